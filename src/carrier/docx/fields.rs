//! Fields: of what a program computes, its result is text; the number of a page is not.

use super::xml::Xml;

/// A field that has begun.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// What it computes.
    instruction: String,
    /// Its result has begun.
    result: bool,
}

/// Longest instruction that is looked at.
const LONGEST: usize = 64;

impl Field {
    /// A field whose instruction is known.
    pub(super) fn of(instruction: &str) -> Self {
        let mut field = Self { result: true, ..Self::default() };
        field.instruct(instruction);
        field
    }

    /// Adds to its instruction.
    pub(super) fn instruct(&mut self, piece: &str) {
        let room = LONGEST.saturating_sub(self.instruction.len());
        self.instruction.extend(piece.chars().take(room));
    }

    /// It counts pages.
    pub(super) fn counts_pages(&self) -> bool {
        let name = self.instruction.split_ascii_whitespace().next().unwrap_or_default();
        ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|own| name.eq_ignore_ascii_case(own))
    }

    /// What stands in it now is no text.
    pub(super) fn is_mute(&self) -> bool {
        !self.result || self.counts_pages()
    }
}

/// `w:fldChar`, which began last.
pub(super) fn mark<R: std::io::BufRead>(fields: &mut Vec<Field>, xml: &Xml<R>) {
    match xml.attribute("fldCharType").as_deref() {
        // no text nests fields as deep; what does is damaged
        Some("begin") if fields.len() < 64 => fields.push(Field::default()),
        Some("separate") => fields.iter_mut().last().into_iter().for_each(|own| own.result = true),
        Some("end") => drop(fields.pop()),
        _ => {}
    }
}
