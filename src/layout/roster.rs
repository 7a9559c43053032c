//! Rosters: names and posts in columns, one row a line, as the source aligned them with spaces.

use crate::document::Block;
use crate::font::FontRole;
use crate::style::gbt9704;
use crate::text::character::is_space;
use crate::text::columns::{Field, names};

use super::cell::Span;
use super::composer::{Composer, Shape};
use super::line::FlowLine;
use super::linebreak::break_lines;
use super::pages::{Colour, NodeId, Tag};
use super::setting::{Spread, set};
use super::{left, measure};

/// A row: a label with its colon (`副组长：`), and what stands beside it.
struct Row<'a> {
    label: &'a str,
    fields: Vec<Field<'a>>,
}

/// Composes a roster; `gap` is the space above it.
pub(super) fn compose(composer: &mut Composer, block: &Block, gap: f64, parent: NodeId) {
    let node = composer.node(Tag::Paragraph, parent, block);
    let text = block.full_text();
    let cell = composer.cell_width();
    let starts = starts(composer, &text);
    let shape = composer.body_shape();
    let mut gap = gap;
    for line in text.split('\n') {
        match &starts {
            Some(starts) => columns(composer, &row(line), starts, gap, node),
            None => {
                let span = Span { text: line, role: FontRole::Fangsong, node: Some(node) };
                let shape = Shape { first: gbt9704::PARAGRAPH_INDENT * cell, ..shape };
                composer.paragraph(&[span], shape, gap);
            }
        }
        gap = composer.leading();
    }
}

/// A column: the widest gap before it, in characters, and its widest text.
#[derive(Clone, Copy, Default)]
struct Column {
    gap: f64,
    width: f64,
}

/// Where label and fields begin, from the 版心's left; none where the lines make no columns, or
/// columns wider than the page.
fn starts(composer: &mut Composer, text: &str) -> Option<Vec<f64>> {
    let cell = composer.cell_width();
    let shape = composer.body_shape();
    let mut width = |text: &str| composer.width(text, FontRole::Fangsong, shape);
    let (mut lines, mut label) = (0, 0.0_f64);
    let mut columns: Vec<Column> = Vec::new();
    for row in text.split('\n').map(row) {
        lines += 1;
        label = label.max(width(row.label));
        columns.resize(columns.len().max(row.fields.len()), Column::default());
        for (column, field) in columns.iter_mut().zip(&row.fields) {
            column.gap = column.gap.max(gap_before(field));
            column.width = column.width.max(width(field.text));
        }
    }
    if lines < 2 || (columns.len() < 2 && label == 0.0) {
        return None;
    }
    let indent = gbt9704::PARAGRAPH_INDENT * cell;
    let mut at = indent + label;
    let mut starts = vec![indent];
    for (number, column) in columns.iter().enumerate() {
        at += if number == 0 { 0.0 } else { column.gap * cell };
        starts.push(at);
        at += column.width;
    }
    // the last column may turn over, if it has room to
    let last = starts.last().copied().unwrap_or(indent);
    (at <= measure() + 0.1 || last <= measure() * 0.6).then_some(starts)
}

/// A row in its columns; its last field turns over under itself.
fn columns(composer: &mut Composer, row: &Row, starts: &[f64], gap: f64, node: NodeId) {
    let shape = composer.body_shape();
    let mut lines = vec![FlowLine { gap, height: shape.size, ..FlowLine::default() }];
    let label = std::iter::once(row.label).chain(row.fields.iter().map(|field| field.text));
    for (text, start) in label.zip(starts) {
        let span = Span { text, role: FontRole::Fangsong, node: Some(node) };
        let cells = composer.cells(&[span], shape);
        let room = measure() - start;
        for (number, part) in break_lines(&cells, room, room, shape.size).iter().enumerate() {
            let part = cells.get(part.from..part.to).unwrap_or_default();
            let spread = Spread::Natural(room);
            let done = set(part, left() + start, shape.size, 1.0, spread, Colour::Black);
            if number == lines.len() {
                let gap = composer.leading();
                lines.push(FlowLine { gap, height: shape.size, ..FlowLine::default() });
            }
            if let Some(line) = lines.get_mut(number) {
                line.runs.extend(done.runs);
            }
        }
    }
    for line in lines {
        composer.lines.push(line);
        composer.lines.settle();
    }
}

/// Longest label, in characters without spaces.
const LABEL: usize = 5;

/// The gap before a field as it is set, in characters: one or two.
fn gap_before(field: &Field) -> f64 {
    (field.gap as f64 / 2.0).clamp(1.0, 2.0)
}

fn row(line: &str) -> Row<'_> {
    let label = match line.split_once('：') {
        Some((head, _)) if head.chars().filter(|c| !is_space(*c)).count() <= LABEL => {
            line.split_at(head.len() + '：'.len_utf8()).0
        }
        _ => "",
    };
    Row { label, fields: names(line.split_at(label.len()).1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_ends_with_its_colon() {
        let row = row("副主任：杨元元　　民航总局局长");
        assert_eq!(row.label, "副主任：");
        assert_eq!(row.fields.len(), 2);
    }
}
