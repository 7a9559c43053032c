//! Tables: rows of cells with thin borders, columns as wide as their text asks.

use crate::document::Block;
use crate::font::FontRole;
use crate::style::gbt9704;

use super::cell::Span;
use super::composer::{Composer, Shape};
use super::flow::{FlowLine, rule};
use super::linebreak::break_lines;
use super::pages::{Colour, Tag};
use super::setting::{Spread, set};
use super::{left, measure};

/// Space between a cell's border and its text.
const PADDING: f64 = 4.0;
/// Pitch of lines within a cell, in sizes.
const PITCH: f64 = 1.5;

/// Composes a table block: rows by line, cells by TAB.
pub(super) fn compose(composer: &mut Composer, block: &Block, parent: usize) {
    let table = composer.node(Tag::Table, parent, block);
    let rows: Vec<Vec<&str>> =
        block.text.split('\n').map(|row| row.split('\t').collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
    let size = gbt9704::SIZE_4.0;
    let shape = Shape { size, pitch: size, ..composer.body_shape() };
    let widths = column_widths(&rows, columns);
    for (index, row) in rows.iter().enumerate() {
        let row_node = composer.node(Tag::Row, table, block);
        let tag = if index == 0 { Tag::HeadingCell } else { Tag::Cell };
        let role = if index == 0 { FontRole::Hei } else { FontRole::Fangsong };
        let mut line = FlowLine {
            gap: if index == 0 { composer.leading() / 2.0 } else { 0.0 },
            ..FlowLine::default()
        };
        let mut deepest = 1;
        let mut set_cells = Vec::new();
        for (column, width) in widths.iter().enumerate() {
            let text = row.get(column).copied().unwrap_or_default();
            let text = text.trim_matches(|c| matches!(c, ' ' | '\u{3000}'));
            let node = composer.node(tag, row_node, block);
            let cells = composer.cells(&[Span { text, role, node: Some(node) }], shape);
            let room = width - 2.0 * PADDING;
            let breaks = break_lines(&cells, room, room, size);
            deepest = deepest.max(breaks.len());
            set_cells.push((cells, breaks));
        }
        line.height = deepest as f64 * size * PITCH + 2.0 * PADDING;
        let mut x = left();
        for ((cells, breaks), width) in set_cells.iter().zip(&widths) {
            let above = (line.height - breaks.len() as f64 * size * PITCH) / 2.0;
            for (number, span) in breaks.iter().enumerate() {
                let part = cells.get(span.from..span.to).unwrap_or_default();
                let room = width - 2.0 * PADDING;
                let natural: f64 = part.iter().map(|cell| cell.width).sum();
                // short cells centred, long ones flush left
                let inset = if breaks.len() == 1 { ((room - natural) / 2.0).max(0.0) } else { 0.0 };
                let mut done =
                    set(part, x + PADDING + inset, size, 1.0, Spread::Natural(room), Colour::Black);
                let down = above + (number as f64 * PITCH + (PITCH - 1.0) / 2.0) * size;
                done.runs.iter_mut().for_each(|run| run.y.0 += down);
                line.runs.extend(done.runs);
            }
            line.rules.push(rule(x, 0.0, THIN, line.height, Colour::Black));
            x += width;
        }
        line.rules.push(rule(x - THIN, 0.0, THIN, line.height, Colour::Black));
        line.rules.push(rule(left(), 0.0, measure(), THIN, Colour::Black));
        line.rules.push(rule(left(), line.height - THIN, measure(), THIN, Colour::Black));
        line.keep = index == 0 && rows.len() > 1;
        composer.lines.push(line);
    }
}

/// Thickness of borders.
const THIN: f64 = 0.5;

/// Widths in proportion to the longest text of each column, none narrower than a few characters.
fn column_widths(rows: &[Vec<&str>], columns: usize) -> Vec<f64> {
    let longest: Vec<f64> = (0..columns)
        .map(|column| {
            let widths =
                rows.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count());
            (widths.max().unwrap_or(1) as f64).clamp(3.0, 24.0)
        })
        .collect();
    let total: f64 = longest.iter().sum();
    longest.into_iter().map(|width| width / total * measure()).collect()
}
