//! The body as it grows: each paragraph is printed in its final form as soon as the next one comes,
//! a table row by row, and its tree is dropped. Only the last paragraph can still be changed.
//!
//! Law: memory is that of the finished XML.

use docx_rs::{BuildXML, Paragraph, SectionProperty, Table, TableRow};

use super::canon::{canonical, settled};
use super::faces::{Faces, print_in_faces};
use crate::diagnostic::watch;
use crate::write::WriteError;

/// What a paragraph or row costs beside its text, in characters.
const CHILD: usize = 32;

/// What stands before a body's first paragraph or table.
const BODY_START: &str = "<w:body>";
/// What stands after a table's last row.
const TABLE_END: &str = "</w:tbl>";

/// What stands last in a body.
enum Last {
    Nothing,
    Paragraph(Box<Paragraph>),
    /// A table, which is printed.
    Table,
}

/// A body in the making.
pub struct Body {
    /// The finished ones.
    xml: String,
    last: Last,
    faces: Faces,
    /// Fonts of characters that their style's own lacks, in order of first use.
    rare: Vec<&'static str>,
    /// What went wrong first.
    fault: Option<WriteError>,
}

impl Body {
    /// An empty body.
    pub fn new(faces: Faces) -> Self {
        Self { xml: String::new(), last: Last::Nothing, faces, rare: Vec::new(), fault: None }
    }

    /// Adds a paragraph.
    pub fn push(&mut self, paragraph: Paragraph) {
        self.print_last();
        self.last = Last::Paragraph(Box::new(paragraph));
    }

    /// Adds a table, and further rows to it as they come.
    pub fn table(&mut self, frame: &Table, rows: impl Iterator<Item = TableRow>) {
        self.print_last();
        self.print(&frame.build());
        if !self.xml.ends_with(TABLE_END) {
            self.fault.get_or_insert(WriteError::write("a table has no end"));
            return;
        }
        self.xml.truncate(self.xml.len() - TABLE_END.len());
        for row in rows {
            self.print(&row.build());
        }
        self.xml.push_str(TABLE_END);
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
            Last::Paragraph(paragraph) => Some(paragraph),
            Last::Nothing | Last::Table => None,
        }
    }

    /// Prints the last paragraph.
    fn print_last(&mut self) {
        if let Last::Paragraph(paragraph) = std::mem::replace(&mut self.last, Last::Nothing) {
            self.print(&paragraph.build());
        }
    }

    /// Prints what was built.
    fn print(&mut self, built: &[u8]) {
        watch::tick(CHILD + built.len() / CHILD);
        match settled(built) {
            Ok(part) => print_in_faces(part, self.faces, &mut self.rare, &mut self.xml),
            Err(fault) => {
                self.fault.get_or_insert(fault);
            }
        }
    }

    /// Ends it with the last section: the part, and the fonts of rare characters.
    ///
    /// # Errors
    /// [`WriteError`] where `docx-rs` wrote what cannot be read.
    pub fn finish(
        mut self,
        section: SectionProperty,
    ) -> Result<(Vec<u8>, Vec<&'static str>), WriteError> {
        self.print_last();
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut empty = docx_rs::Document::new();
        empty.section_property = section;
        let part = String::from_utf8(canonical(&empty.build())?)
            .map_err(|_| WriteError::write("a part is not UTF-8"))?;
        let (head, tail) =
            part.split_once(BODY_START).ok_or_else(|| WriteError::write("a part has no body"))?;
        // in place: a copy of a long body would be one too many
        self.xml.insert_str(0, &[head, BODY_START].concat());
        self.xml.push_str(tail);
        Ok((self.xml.into_bytes(), self.rare))
    }
}
