//! Document → the tree of `docx-rs`, block by block, in document order.
//!
//! Law: every character of every block, label before text, comes once, in order (white space
//! aside).

use std::collections::BTreeMap;

use docx_rs::{Paragraph, Table, TableRow};

use super::body::Body;
use super::look::Look;
use super::page::{Sections, Sheet};
use super::runs::{lines, paragraph, run, split_chars, styled};
use super::seal::Picture;
use super::{closing, colophon, grid, head};
use crate::document::{Block, Document, Role, Zone, signing};
use crate::layout::{PageFacts, TableFacts};
use crate::style::SignatureCase;
use crate::write::WriteError;

/// What is being written.
pub struct Flow<'a> {
    body: Body,
    /// The layout's lines of each title, by its text without white space.
    titles: BTreeMap<String, &'a [String]>,
    fresh_page: bool,
    marked: bool,
    titled: bool,
    attendance: bool,
    tables: std::slice::Iter<'a, TableFacts>,
    attached: bool,
    /// Seals drawn so far.
    seals: usize,
    /// The sections so far, and the sheets of the one being written.
    sections: Sections<'a>,
    sheet: Sheet,
    pub(super) look: &'a Look,
}

/// What was built.
pub struct Tree {
    /// The body's part, in canonical form.
    pub body: Vec<u8>,
    /// Fonts of characters that their style's own lacks.
    pub rare: Vec<&'static str>,
    /// The footers it names.
    pub footers: Vec<Vec<u8>>,
    /// Number of seals drawn.
    pub seals: usize,
}

/// Builds the tree.
///
/// # Errors
/// [`WriteError`] where `docx-rs` wrote what cannot be read.
pub fn tree<'a>(
    document: &Document,
    look: &'a Look,
    facts: &'a PageFacts,
) -> Result<Tree, WriteError> {
    let mut flow = Flow {
        body: Body::new(look.faces),
        titles: facts.titles.iter().rev().map(|t| (bare(&t.concat()), t.as_slice())).collect(),
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
    };
    let head_blocks: Vec<&Block> = document.zone(Zone::Header).collect();
    head::header(&mut flow, &head_blocks, look);
    let main: Vec<&Block> = document.zone(Zone::Main).collect();
    flow.zone(&main, facts.recipients_in_colophon);
    for blocks in document.attached() {
        flow.attached = true;
        flow.fresh_page = true;
        flow.zone(&blocks, false);
    }
    flow.fresh_page = false;
    let lists = document.zone(Zone::Main).filter(|block| block.role == Role::MainRecipients);
    let moved: Vec<&Block> = lists.filter(|_| facts.recipients_in_colophon).collect();
    let last: Vec<&Block> = document.zone(Zone::Colophon).collect();
    if (!moved.is_empty() || !last.is_empty()) && flow.turn_to(colophon_sheet(facts)) {
        // a floating table alone would hang on the page before
        flow.paragraph(paragraph("GwTail"));
    }
    colophon::colophon(&mut flow, &moved, &last, facts.colophon_tail, look);
    if flow.body.ends_in_table() {
        flow.body.push(paragraph("GwTail"));
    }
    let (body, rare) = flow.body.finish(flow.sections.next(flow.sheet))?;
    Ok(Tree { body, rare, footers: flow.sections.footers(), seals: flow.seals })
}

/// The sheet that bears the colophon: the text's last, or one of its own.
fn colophon_sheet(facts: &PageFacts) -> Sheet {
    if facts.blank_pages_before_colophon > 0 { Sheet::EvenUnnumbered } else { Sheet::Numbered }
}

impl<'a> Flow<'a> {
    /// Adds a paragraph; the first of an attached document begins a page.
    pub fn paragraph(&mut self, mut paragraph: Paragraph) {
        if self.sheet == Sheet::Turned {
            self.turn_to(Sheet::Numbered);
            self.fresh_page = false;
        }
        if self.fresh_page {
            paragraph = paragraph.page_break_before(true);
            self.fresh_page = false;
        }
        self.body.push(paragraph);
    }

    /// Adds a table, and further rows to it as they come, below a thin paragraph where it begins an attached document (that begins the
    /// page) or stands right behind another (of which it would become a part).
    pub fn table(&mut self, frame: &Table, rows: impl Iterator<Item = TableRow>, turned: bool) {
        if turned != (self.sheet == Sheet::Turned) {
            self.turn_to(if turned { Sheet::Turned } else { Sheet::Numbered });
            self.fresh_page = false;
        }
        if self.fresh_page || self.body.ends_in_table() {
            let thin = paragraph("GwTail").page_break_before(self.fresh_page);
            self.fresh_page = false;
            self.body.push(thin);
        }
        self.body.table(frame, rows);
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
            self.body.push(paragraph("GwTail"));
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

    /// The blocks of the main text or an attached document; 主送 left out where they `moved`.
    fn zone(&mut self, blocks: &[&Block], moved: bool) {
        let (mut rest, mut before) = (blocks, None);
        while let Some((block, after)) = rest.split_first() {
            if signing::signs(block.role) && !signing::heads(before, rest) {
                let (signed, after) = rest.split_at(signing::signing_run(rest).min(rest.len()));
                closing::sign(self, signed);
                rest = after;
            } else {
                if !(moved && block.role == Role::MainRecipients) {
                    self.block(block);
                }
                rest = after;
            }
            before = Some(block.role);
        }
    }

    /// A block of 主体 or of an attached document.
    pub fn block(&mut self, block: &Block) {
        // names and a date that are signed together come by another way
        match closing::title_role(block.role) {
            Role::Title => self.title(block),
            Role::TitleNote => self.lines(block, "GwTitleNote"),
            Role::Author => self.lines(block, "GwAuthor"),
            Role::MainRecipients => self.lines(block, "GwMainRecipients"),
            Role::Salutation => self.lines(block, "GwSalutation"),
            Role::DocNumber | Role::IssueNumber => {
                self.lines(block, if self.titled { "GwNumberBelowTitle" } else { "GwDocNumber" });
            }
            Role::Heading(level) if level <= 2 && block.text.starts_with('第') => {
                self.lines(block, if level < 2 { "GwChapter1" } else { "GwChapter2" });
            }
            Role::Heading(level) => self.lines(block, heading_style(level)),
            Role::Para => self.body(block),
            Role::AttachmentNote => self.attachment_note(block),
            Role::AttachmentMarker => {
                self.fresh_page = false;
                self.lines(block, "GwAttachmentMarker");
                self.marked = true;
            }
            Role::Note => self.each_line(block, "GwNote"),
            Role::Attendance => self.attendance(block),
            Role::Table if block.is_grid() => grid::table(self, block),
            Role::Roster | Role::Table => grid::roster(self, block, self.look),
            Role::TableUnit => self.lines(block, "GwTableUnit"),
            Role::Caption => self.lines(block, "GwCaption"),
            Role::Masthead => self.lines(block, "GwMasthead"),
            Role::CopyNumber => self.lines(block, "GwCopyNumber"),
            Role::Secrecy | Role::Urgency => self.lines(block, "GwUrgency"),
            _ => self.each_line(block, "GwBody"),
        }
    }

    /// The lines of a block in one paragraph.
    fn lines(&mut self, block: &Block, style: &str) {
        let text = block.full_text();
        self.paragraph(lines(paragraph(style), text.lines()));
    }

    /// The lines of a block, a paragraph each.
    fn each_line(&mut self, block: &Block, style: &str) {
        let text = block.full_text();
        for line in text.lines() {
            self.paragraph(paragraph(style).add_run(run(line)));
        }
    }

    /// The layout's lines where they are this title's, else the source's.
    fn title(&mut self, block: &Block) {
        self.titled = true;
        let style = if std::mem::take(&mut self.marked) {
            "GwAttachedTitle"
        } else if std::mem::take(&mut self.fresh_page) {
            "GwForwardedTitle"
        } else if self.attached {
            "GwAttachedTitle"
        } else {
            "GwTitle"
        };
        let text = block.full_text();
        match self.titles.get(&bare(&text)) {
            Some(broken) => {
                self.paragraph(lines(paragraph(style), broken.iter().map(String::as_str)));
            }
            None => self.paragraph(lines(paragraph(style), text.lines())),
        }
    }

    fn body(&mut self, block: &Block) {
        let mut line = paragraph("GwBody");
        if let Some(label) = &block.label {
            line = line.add_run(run(label));
        }
        let rest = match block.run_in {
            Some(run_in) => {
                let (heading, rest) = split_chars(&block.text, run_in.chars);
                line = line.add_run(styled(heading, run_in_style(run_in.level)));
                rest
            }
            None => &block.text,
        };
        self.paragraph(lines(line, rest.lines()));
    }

    /// `附件：` and names: one plain, or several numbered under one another.
    fn attachment_note(&mut self, block: &Block) {
        let numbered = block.text.chars().next().is_some_and(|c| c.is_ascii_digit());
        let text = block.full_text();
        let first = if numbered { "GwAttachmentFirst" } else { "GwAttachment" };
        for (n, line) in text.lines().enumerate() {
            let style = if n == 0 { first } else { "GwAttachmentNext" };
            self.paragraph(paragraph(style).add_run(run(line)));
        }
    }

    fn attendance(&mut self, block: &Block) {
        let first = !std::mem::replace(&mut self.attendance, true);
        let mut line = paragraph(if first { "GwAttendanceFirst" } else { "GwAttendance" });
        if let Some(label) = &block.label {
            line = line.add_run(styled(label, "GwLabel"));
        }
        self.paragraph(lines(line, block.text.lines()));
    }
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn heading_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "GwHeading1",
        2 => "GwHeading2",
        3 => "GwHeading3",
        _ => "GwHeading4",
    }
}

fn run_in_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "GwRunIn1",
        2 => "GwRunIn2",
        3 => "GwRunIn3",
        _ => "GwRunIn4",
    }
}
