//! The document as it is written: paragraphs and tables one after the other, and what the next one
//! depends on: whether it begins a page, on which sheets it stands, what was written before.

use std::collections::BTreeMap;

use docx_rs::{Paragraph, Table};

use super::body::Body;
use super::long::{LongParagraph, LongRow};
use super::look::Look;
use super::page::{Sections, Sheet};
use super::runs::paragraph;
use super::seal::Picture;
use super::zip::Archive;
use crate::layout::{PageFacts, TableFacts};
use crate::style::SignatureCase;
use crate::write::WriteError;

/// What is being written.
pub struct Flow<'a> {
    body: Body<'a>,
    /// The layout's lines of each title, by its text without white space.
    titles: BTreeMap<String, &'a [String]>,
    pub(super) fresh_page: bool,
    pub(super) marked: bool,
    pub(super) titled: bool,
    pub(super) attendance: bool,
    tables: std::slice::Iter<'a, TableFacts>,
    pub(super) attached: bool,
    /// Seals drawn so far.
    seals: usize,
    /// The sections so far, and the sheets of the one being written.
    sections: Sections<'a>,
    sheet: Sheet,
    pub(super) look: &'a Look,
}

/// What was written.
pub struct Written<'a> {
    /// The package, with the body's part in it.
    pub archive: Archive<'a>,
    /// Fonts of characters that their style's own lacks.
    pub rare: Vec<&'static str>,
    /// The footers it names.
    pub footers: Vec<Vec<u8>>,
    /// Number of seals drawn.
    pub seals: usize,
}

impl<'a> Flow<'a> {
    /// A flow into a package.
    ///
    /// # Errors
    /// [`WriteError`] where `docx-rs` wrote what cannot be read.
    pub fn new(
        archive: Archive<'a>,
        look: &'a Look,
        facts: &'a PageFacts,
    ) -> Result<Self, WriteError> {
        let titles = facts.titles.iter().rev();
        Ok(Self {
            body: Body::new(archive, look.faces)?,
            titles: titles.map(|lines| (bare(&lines.concat()), lines.as_slice())).collect(),
            fresh_page: false,
            marked: false,
            titled: false,
            attendance: false,
            tables: facts.tables.iter(),
            attached: false,
            seals: 0,
            sections: Sections::new(look),
            sheet: Sheet::Numbered,
            look,
        })
    }

    /// Ends it.
    ///
    /// # Errors
    /// [`WriteError`] where `docx-rs` wrote what cannot be read, or the text is too long.
    pub fn finish(mut self) -> Result<Written<'a>, WriteError> {
        if self.body.ends_in_table() {
            self.body.push(paragraph("GwTail").into());
        }
        let (archive, rare) = self.body.finish(self.sections.next(self.sheet))?;
        Ok(Written { archive, rare, footers: self.sections.footers(), seals: self.seals })
    }

    /// The layout's lines of a title, where it tells of this one.
    pub fn title_lines(&self, text: &str) -> Option<&'a [String]> {
        self.titles.get(&bare(text)).copied()
    }

    /// Adds a paragraph; the first of an attached document begins a page.
    pub fn paragraph(&mut self, paragraph: impl Into<LongParagraph<'a>>) {
        let mut paragraph = paragraph.into();
        if self.sheet == Sheet::Turned {
            self.turn_to(Sheet::Numbered);
            self.fresh_page = false;
        }
        if self.fresh_page {
            paragraph.own.property.page_break_before = Some(true);
            self.fresh_page = false;
        }
        self.body.push(paragraph);
    }

    /// Adds a table and its rows as they come, below a thin paragraph where it begins an attached
    /// document (that begins the page) or stands right behind another (of which it would become a
    /// part).
    pub fn table<'b, R: Into<LongRow<'b>>>(
        &mut self,
        frame: &Table,
        rows: impl Iterator<Item = R>,
        turned: bool,
    ) {
        if turned != (self.sheet == Sheet::Turned) {
            self.turn_to(if turned { Sheet::Turned } else { Sheet::Numbered });
            self.fresh_page = false;
        }
        if self.fresh_page || self.body.ends_in_table() {
            let thin = paragraph("GwTail").page_break_before(self.fresh_page);
            self.fresh_page = false;
            self.body.push(thin.into());
        }
        self.body.table(frame, rows);
    }

    /// The last paragraph, to be changed; none where a table stands last.
    pub fn last_mut(&mut self) -> Option<&mut Paragraph> {
        self.body.last_mut()
    }

    /// The last paragraph stays on the page of what follows.
    pub fn keep_last(&mut self) {
        if let Some(last) = self.body.last_mut() {
            last.property.keep_next = Some(true);
        }
    }

    /// What follows stands on sheets of this kind: a section ends where they were others, at its
    /// last paragraph; after a table, at a thin one. Tells whether one ended.
    pub fn turn_to(&mut self, sheet: Sheet) -> bool {
        let before = std::mem::replace(&mut self.sheet, sheet);
        if before == sheet || self.body.is_empty() {
            return false;
        }
        let section = self.sections.next(before);
        if self.body.ends_in_table() {
            self.body.push(paragraph("GwTail").into());
        }
        if let Some(last) = self.body.last_mut() {
            last.property.section_property = Some(section);
        }
        true
    }

    /// Attached documents bear no seal.
    pub fn case(&self) -> SignatureCase {
        if self.attached { SignatureCase::Unsealed } else { self.look.signature }
    }

    /// The next seal to be drawn, while there are images for them.
    pub fn next_seal(&mut self) -> Option<Picture<'a>> {
        let picture = self.look.seals.get(self.seals)?;
        self.seals += 1;
        Some(picture)
    }

    /// How the next table is set; none where the layout does not tell.
    pub fn next_table(&mut self) -> Option<&'a TableFacts> {
        self.tables.next()
    }
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
