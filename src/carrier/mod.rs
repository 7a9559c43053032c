//! Whatever carries the text: decoded text, or the bytes of a DOCX, come in; lines go out, with
//! hints of what the mark-up told. Mark-up goes, its words stay, and nothing else changes.
//!
//! The carrier is judged by the content, never by the name alone; `--from` overrides.
//!
//! Law: what the carrier holds as text stands in the lines, or a record says what became of it.

pub mod docx;
mod error;
mod line;
mod plain;

pub use error::CarrierError;
pub use line::{Align, Bold, Hints, Item, Line, Row, Span};

use crate::diagnostic::{Change, LeftOut, Warned};

/// What carries a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// Plain text.
    #[default]
    Text,
    /// Markdown, as people and language models write it.
    Markdown,
    /// HTML.
    Html,
    /// Plain text whose lines name their elements: `标题：…`.
    Labels,
    /// DOCX.
    Docx,
}

impl Carrier {
    /// Its name, as `--from` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Labels => "labels",
            Self::Docx => "docx",
        }
    }
}

/// How the carrier is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CarrierOptions {
    /// The carrier, where it is given (`--from`); without it, judged.
    pub from: Option<Carrier>,
}

/// What a carrier held.
#[derive(Clone, Debug, Default)]
pub struct Carried<'a> {
    /// What it was.
    pub carrier: Carrier,
    /// Its lines in order; none is empty at first.
    pub lines: Vec<Line<'a>>,
    /// All text that the reader found, what it left out included; none where that is the decoded
    /// text itself, mark-up and all.
    pub source: Option<String>,
    /// What its fields name: elements given.
    pub labels: Vec<Label>,
    /// What was left out, with its place. Each has a record among the changes too.
    pub left_out: Vec<LeftOut>,
    /// Every change, in order of place.
    pub changes: Vec<Change>,
}

impl<'a> Carried<'a> {
    /// Plain text: its lines as they are.
    pub fn plain(chars: &'a [char]) -> Self {
        Self { lines: plain::lines(chars), ..Self::default() }
    }
}

/// An element that a field of the carrier names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Name of the element, as in `meta.…`.
    pub element: &'static str,
    /// Its value; lines separated by `\n`.
    pub value: String,
    /// Source line, from 1.
    pub line: usize,
}

/// Opens a text: its carrier is judged, its mark-up taken off.
pub fn open<'a>(chars: &'a [char], _options: &CarrierOptions) -> Warned<Carried<'a>> {
    Warned::silent(Carried::plain(chars))
}
