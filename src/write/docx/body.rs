//! The body as it grows: each paragraph is printed in its final form as soon as the next one comes,
//! a table row by row, and its tree is dropped; what is printed is packed a piece at a time. Only
//! the last paragraph can still be changed.
//!
//! Law: memory is that of one paragraph or row, of a piece, and of the packed bytes.

use std::sync::OnceLock;

use docx_rs::{BuildXML, Paragraph, SectionProperty, Table};

use super::canon::{canonical, settled};
use super::faces::Faces;
use super::in_faces::Printer;
use super::long::{LongParagraph, LongRow};
use super::zip::{Archive, Part};
use crate::diagnostic::watch;
use crate::font::FontRole;
use crate::write::WriteError;

/// What a paragraph or row costs beside its text, in characters.
const CHILD: usize = 32;

/// The part's name in the package.
const NAME: &str = "word/document.xml";
/// What stands before a body's first paragraph or table.
const START: &str = "<w:body>";
/// What ends a body's last section.
const END: &str = "</w:sectPr>";
/// Bytes of XML that are packed at once, or a little more.
const PIECE: usize = 1 << 16;

/// What stands last in a body.
enum Last<'a> {
    Nothing,
    Paragraph(Box<LongParagraph<'a>>),
    /// A table, which is printed.
    Table,
}

/// A body in the making.
pub struct Body<'a> {
    archive: Archive<'a>,
    part: Part,
    /// What is not packed yet.
    printer: Printer,
    last: Last<'a>,
    /// What went wrong first.
    fault: Option<WriteError>,
}

impl<'a> Body<'a> {
    /// An empty body, the next part of a package.
    ///
    /// # Errors
    /// [`WriteError`] where `docx-rs` wrote what cannot be read.
    pub fn new(mut archive: Archive<'a>, faces: Faces) -> Result<Self, WriteError> {
        let mut printer = Printer::new(faces);
        printer.xml.push_str(&around()?[0]);
        let part = archive.begin(NAME);
        Ok(Self { archive, part, printer, last: Last::Nothing, fault: None })
    }

    /// Adds a paragraph.
    pub fn push(&mut self, paragraph: LongParagraph<'a>) {
        self.print_last();
        self.last = Last::Paragraph(Box::new(paragraph));
    }

    /// Adds a table, and further rows to it as they come.
    pub fn table<'b, R: Into<LongRow<'b>>>(
        &mut self,
        frame: &Table,
        rows: impl Iterator<Item = R>,
    ) {
        self.print_last();
        self.open(&frame.build());
        for row in rows {
            self.row(row.into());
        }
        self.printer.close("w:tbl");
        self.last = Last::Table;
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        matches!(self.last, Last::Nothing)
    }

    /// Whether a table stands last.
    pub fn ends_in_table(&self) -> bool {
        matches!(self.last, Last::Table)
    }

    /// The last paragraph, to be changed; none where a table stands last.
    pub fn last_mut(&mut self) -> Option<&mut Paragraph> {
        match &mut self.last {
            Last::Paragraph(paragraph) => Some(&mut paragraph.own),
            Last::Nothing | Last::Table => None,
        }
    }

    /// Ends it with the last section: the package, and the fonts of rare characters.
    ///
    /// # Errors
    /// [`WriteError`] where `docx-rs` wrote what cannot be read, or the text is too long.
    pub fn finish(
        mut self,
        section: SectionProperty,
    ) -> Result<(Archive<'a>, Vec<&'static str>), WriteError> {
        self.print_last();
        self.print(&section.build(), FontRole::Fangsong);
        self.printer.xml.push_str(&around()?[1]);
        self.pack();
        self.fault.map_or(Ok(()), Err)?;
        self.archive.end(self.part)?;
        Ok((self.archive, self.printer.rare))
    }

    /// Prints the last paragraph.
    fn print_last(&mut self) {
        if let Last::Paragraph(mut paragraph) = std::mem::replace(&mut self.last, Last::Nothing) {
            self.paragraph(&mut paragraph);
        }
    }

    fn paragraph(&mut self, paragraph: &mut LongParagraph<'_>) {
        let built = paragraph.own.build();
        let Some(further) = paragraph.further.take() else {
            return self.print(&built, FontRole::Fangsong);
        };
        let role = self.open(&built);
        drop(built);
        for run in further {
            self.print(&run.build(), role);
        }
        self.printer.close("w:p");
    }

    fn row(&mut self, row: LongRow<'_>) {
        if row.further.is_empty() {
            return self.print(&row.own.build(), FontRole::Fangsong);
        }
        self.open(&row.own.build());
        for cell in row.further {
            // `docx-rs` puts a paragraph into a cell without any
            let is_hollow = cell.own.children.is_empty() && cell.further.is_some();
            self.open_without(&cell.own.build(), is_hollow.then_some("w:p"));
            for mut paragraph in cell.further.into_iter().flatten() {
                self.paragraph(&mut paragraph);
            }
            self.printer.close("w:tc");
        }
        self.printer.close("w:tr");
    }

    /// Prints what was built, in a text of a role.
    fn print(&mut self, built: &[u8], role: FontRole) {
        watch::tick(CHILD + built.len() / CHILD);
        match settled(built) {
            Ok(element) => self.printer.print(element, role),
            Err(fault) => return self.fail(fault),
        }
        if self.printer.xml.len() >= PIECE {
            self.pack();
        }
    }

    /// Prints what was built but for its end; tells the role of the text in it.
    fn open(&mut self, built: &[u8]) -> FontRole {
        self.open_without(built, None)
    }

    /// As [`Body::open`], children of a name left out.
    fn open_without(&mut self, built: &[u8], name: Option<&str>) -> FontRole {
        watch::tick(CHILD + built.len() / CHILD);
        match settled(built) {
            Ok(mut element) => {
                name.into_iter().for_each(|name| element.remove(name));
                self.printer.open(element, FontRole::Fangsong)
            }
            Err(fault) => {
                self.fail(fault);
                FontRole::Fangsong
            }
        }
    }

    /// Packs what is printed.
    fn pack(&mut self) {
        if let Err(fault) = self.archive.piece(&mut self.part, self.printer.xml.as_bytes()) {
            self.fail(fault);
        }
        self.printer.xml.clear();
        self.printer.xml.shrink_to(2 * PIECE);
    }

    fn fail(&mut self, fault: WriteError) {
        self.fault.get_or_insert(fault);
    }
}

/// What stands before a body's first paragraph, and behind its last section: the same for every
/// document.
fn around() -> Result<&'static [String; 2], WriteError> {
    static AROUND: OnceLock<Option<[String; 2]>> = OnceLock::new();
    let cut = || {
        let part = String::from_utf8(canonical(&docx_rs::Document::new().build()).ok()?).ok()?;
        let (head, rest) = part.split_once(START)?;
        let (_, tail) = rest.rsplit_once(END)?;
        Some([[head, START].concat(), tail.to_owned()])
    };
    AROUND.get_or_init(cut).as_ref().ok_or_else(|| WriteError::write("a part has no body"))
}
