//! A line as its carrier hands it on, and what the carrier told of it.

use std::borrow::Cow;

use ecow::EcoString;

use crate::diagnostic::{small, watch};
use crate::text::placed::Placed;

/// One line, before it is cleaned.
#[derive(Clone, Debug, Default)]
pub struct Line<'a> {
    /// Its characters, with their places in the source.
    pub placed: Placed<'a>,
    /// Source line, from 1; the number of the paragraph in a DOCX.
    pub line: u32,
    /// What the carrier told of it; a plain text tells nothing.
    pub hints: Option<Box<Hints>>,
    /// Empty lines above it.
    pub blank_above: u16,
    /// A form feed or a page break stood above it.
    pub page_break_above: bool,
}

impl<'a> Line<'a> {
    /// A line of the source, without hints.
    pub fn new(line: usize, chars: impl Into<Cow<'a, [char]>>) -> Self {
        Self { placed: Placed::new(line, chars), line: small(line), ..Self::default() }
    }

    /// Its text.
    pub fn text(&self) -> EcoString {
        self.placed.text()
    }

    /// Its hints, to be written.
    pub fn hint(&mut self) -> &mut Hints {
        self.hints.get_or_insert_default()
    }
}

/// Drops lines by number, in order, each shown before it goes; the line behind remembers what stood
/// above.
pub(super) fn drop_lines<'a>(
    lines: &mut Vec<Line<'a>>,
    gone: &[usize],
    mut shown: impl FnMut(&mut Line<'a>),
) {
    let (mut at, mut above) = (0, (0, false));
    lines.retain_mut(|line| {
        watch::tick(1);
        let go = gone.binary_search(&at).is_ok();
        at += 1;
        if go {
            shown(line);
            above = (line.blank_above.max(above.0).max(1), above.1 | line.page_break_above);
        } else {
            line.blank_above = line.blank_above.max(above.0);
            line.page_break_above |= above.1;
            above = (0, false);
        }
        !go
    });
}

/// What a carrier told of a line. It is evidence, not truth: `##` may be any level, bold may be a
/// label, a centred line may be a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Level of a heading, from 1; 0 where the carrier calls it none.
    pub heading: u8,
    /// Which of its characters are bold.
    pub bold: Bold,
    /// How it is aligned, where that is told.
    pub align: Option<Align>,
    /// Indent of its first line, in half-width cells.
    pub indent: u16,
    /// It is an item of a list.
    pub list: Option<Box<Item>>,
    /// It is a row of a table: its text is the cells, with a TAB between two.
    pub row: Option<Box<Row>>,
    /// Name of its style, as the carrier has it.
    pub style: Option<EcoString>,
}

/// Which characters of a line are bold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bold {
    /// None of them, or some in its middle.
    #[default]
    No,
    /// So many at its start.
    LeadIn(u32),
    /// All of them.
    Whole,
}

/// How a line is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left or at both edges.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Depth, from 1.
    pub level: u8,
    /// Its mark as the carrier wrote it; a number that counts stays in the text too.
    pub mark: EcoString,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which table of the carrier it belongs to, from 0.
    pub table: u32,
    /// The carrier calls it a head.
    pub head: bool,
    /// Its cells in order; empty where none spans another.
    pub spans: Vec<Span>,
}

/// How far a cell reaches. The grid's other positions under it are empty cells of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Column of the grid, from 0.
    pub column: u16,
    /// Columns, at least 1.
    pub columns: u16,
    /// Rows, at least 1; 0 where it goes on from the row above.
    pub rows: u16,
}
