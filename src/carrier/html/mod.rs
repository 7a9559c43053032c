//! HTML → lines: paragraphs, items and rows as a browser would show them, with what the mark-up
//! told as hints. Pages of web sites come in, and what Word, WPS and LibreOffice save.
//!
//! `feed` hands the text to the tokenizer of `html5ever`, piece by piece with its places; `reader`
//! takes the tokens and keeps the elements that are open (`stack`), `paragraph` makes a line of
//! their text, `table` rows of cells. The tree builder of that crate is not used: it takes more
//! than linear time on mark-up that nobody would write.
//!
//! Law: the text that the reader found (`Carried::source`) stands in the lines, or a record says
//! what became of it. Tags, attributes, comments, scripts, styles and the head are mark-up.

mod feed;
mod judge;
mod lists;
mod look;
mod paragraph;
mod reader;
mod stack;
mod table;
mod tags;

pub(super) use judge::is_html;

use super::{Carried, Carrier};
use crate::diagnostic::{Warned, left_out};

/// Name of the rule in records of what this reader changes.
const RULE: &str = "html";

/// Reads a text as HTML.
pub(super) fn read(chars: &[char]) -> Warned<Carried<'static>> {
    let found = feed::feed(chars, reader::Reader::default()).finish();
    let diagnostics = left_out::tell(&found.left_out);
    let carried = Carried {
        carrier: Carrier::Html,
        lines: found.lines,
        source: Some(found.source),
        labels: Vec::new(),
        left_out: found.left_out,
        changes: found.changes,
    };
    Warned { value: carried, diagnostics }
}

#[cfg(test)]
mod tests;
