//! Whatever carries the text: decoded text, or the bytes of a DOCX, come in; lines go out, with
//! hints of what the mark-up told. Mark-up goes, its words stay, and nothing else changes.
//!
//! The carrier is judged by the content, never by the name alone; `--from` overrides.
//!
//! Law: what the carrier holds as text stands in the lines, or a record says what became of it.

mod chat;
mod docx;
mod error;
mod html;
mod labels;
mod line;
mod markdown;
mod plain;

pub use error::CarrierError;
pub use line::{Align, Bold, Hints, Item, Line, Row, Span};

use crate::diagnostic::{Change, LeftOut, Warned, left_out};

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
    /// Words of web pages, pictures and chat stay in the text.
    pub keep_furniture: bool,
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

/// Opens a DOCX; none where the bytes are none and nobody says that they are. Its `source` has a line
/// for each paragraph and row, so that places are places in it.
///
/// # Errors
/// [`CarrierError`] for a package that cannot be read, and for `--from docx` of something else.
pub fn open_package(
    bytes: &[u8],
    options: &CarrierOptions,
) -> Result<Option<Warned<Carried<'static>>>, CarrierError> {
    match options.from {
        None | Some(Carrier::Docx) if docx::is_docx(bytes) => {}
        Some(Carrier::Docx) => return Err(CarrierError::NotDocx),
        _ => return Ok(None),
    }
    let mut opened = docx::read(bytes)?;
    opened.diagnostics.extend(labels::take(&mut opened.value, false));
    Ok(Some(opened))
}

/// Opens a text: its carrier is judged, its mark-up taken off. Fields that name elements may stand
/// in any of them; what is said to be plain text is left as it is.
pub fn open<'a>(chars: &'a [char], options: &CarrierOptions) -> Warned<Carried<'a>> {
    let mut opened = match options.from {
        Some(Carrier::Text) => return Warned::silent(Carried::plain(chars)),
        Some(Carrier::Html) => html::read(chars),
        None if html::is_html(chars) => html::read(chars),
        _ => text(chars, options),
    };
    let told = labels::take(&mut opened.value, options.from == Some(Carrier::Labels));
    opened.diagnostics.extend(told);
    opened
}

/// Plain text or Markdown, without what a model said round it.
fn text<'a>(chars: &'a [char], options: &CarrierOptions) -> Warned<Carried<'a>> {
    let mut carried = Carried::plain(chars);
    let keep = options.keep_furniture;
    let mut left = chat::Left::default();
    if !keep {
        // what a model thought is no Markdown to be judged by
        chat::take_thinking(&mut carried.lines, &mut left);
    }
    let mut diagnostics = Vec::new();
    let mut wrapper = None;
    if options.from == Some(Carrier::Markdown)
        || options.from.is_none() && markdown::is_markdown(&carried.lines)
    {
        let opened = markdown::open(carried.lines, keep);
        carried = Carried { carrier: Carrier::Markdown, lines: opened.lines, ..Carried::default() };
        (carried.changes, carried.left_out) = (opened.changes, opened.left_out);
        (diagnostics, wrapper) = (opened.diagnostics, opened.wrapper);
    }
    if !keep {
        diagnostics.extend(chat::take(&mut carried.lines, wrapper, &mut left));
    }
    if !left.left_out.is_empty() {
        diagnostics.extend(left_out::tell(&left.left_out));
        carried.changes.extend(left.changes);
        carried.left_out.extend(left.left_out);
    }
    diagnostics.sort_by_key(|one| one.place);
    // sorting takes as much room again
    if !carried.changes.is_sorted_by_key(Change::place) {
        carried.changes.sort_by_key(Change::place);
    }
    carried.left_out.sort_by_key(|one| (one.line, one.column));
    Warned { value: carried, diagnostics }
}
