//! The body as it grows: each paragraph or table is printed in its final form as soon as the next
//! one comes, and its tree is dropped. Only the last can still be changed.
//!
//! Law: memory is that of the finished XML.

use docx_rs::{BuildXML, DocumentChild, SectionProperty};

use super::canon::{canonical, print_canonical};
use super::faces::{Faces, give_rare_faces};
use crate::diagnostic::watch;
use crate::write::WriteError;

/// What a paragraph or table costs beside its text, in characters.
const CHILD: usize = 32;

/// A body in the making.
pub struct Body {
    /// The finished ones.
    xml: String,
    last: Option<DocumentChild>,
    faces: Faces,
    /// Fonts of characters that their style's own lacks, in order of first use.
    rare: Vec<&'static str>,
    /// What went wrong first.
    fault: Option<WriteError>,
}

impl Body {
    /// An empty body.
    pub fn new(faces: Faces) -> Self {
        Self { xml: String::new(), last: None, faces, rare: Vec::new(), fault: None }
    }

    /// Adds a paragraph or table.
    pub fn push(&mut self, child: DocumentChild) {
        self.print_last();
        self.last = Some(child);
    }

    /// The last one.
    pub fn last(&self) -> Option<&DocumentChild> {
        self.last.as_ref()
    }

    /// The last one, to be changed.
    pub fn last_mut(&mut self) -> Option<&mut DocumentChild> {
        self.last.as_mut()
    }

    /// Prints the last one.
    fn print_last(&mut self) {
        let Some(child) = self.last.take() else { return };
        let built = child.build();
        watch::tick(CHILD + built.len() / CHILD);
        let (faces, rare) = (self.faces, &mut self.rare);
        let printed = print_canonical(&built, &mut self.xml, |part| {
            give_rare_faces(part, faces, rare);
        });
        if let Err(fault) = printed {
            self.fault.get_or_insert(fault);
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
        let mut part = String::from_utf8(canonical(&empty.build())?)
            .map_err(|_| WriteError::write("a part is not UTF-8"))?;
        let start = "<w:body>";
        let at = part.find(start).ok_or_else(|| WriteError::write("a part has no body"))?;
        part.insert_str(at + start.len(), &self.xml);
        Ok((part.into_bytes(), self.rare))
    }
}
