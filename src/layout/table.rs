//! Tables: rows of cells with thin borders, columns as wide as their text asks. The heading row
//! stands again at the top of every page the table goes on to. A row that is about as tall as a
//! page is split between pages; rows of more columns than a page can hold are set as lines.

use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::document::Block;
use crate::font::FontRole;
use crate::style::{Pt, gbt9704};
use crate::text::columns;

use super::cell::{Span, cells};
use super::composer::{Composer, Shape};
use super::frame::{Filled, Frame};
use super::line::FlowLine;
use super::pages::{NodeId, TableFacts, Tag};
use super::{left, measure};

/// The rows of a table, parted into cells as often as they are asked for: a text may be one table.
#[derive(Clone, Copy)]
struct Rows<'a>(&'a str);

impl<'a> Rows<'a> {
    fn iter(self) -> impl Iterator<Item = Vec<&'a str>> {
        self.0.split('\n').map(|row| columns::cells(row).collect())
    }

    /// Cells of the row that has most.
    fn columns(self) -> usize {
        self.0.split('\n').map(|row| columns::cells(row).count()).max().unwrap_or_default()
    }
}

/// Composes a table block: rows by line, cells by TAB; `gap` is the space above it.
pub(super) fn compose(composer: &mut Composer, block: &Block, gap: f64, parent: NodeId) {
    let rows = Rows(&block.text);
    if cramped(composer, rows, gbt9704::TABLE_LEAST, gbt9704::TYPE_AREA_HEIGHT.pt().0) {
        return as_lines(composer, block, gap, parent);
    }
    let table = composer.node(Tag::Table, parent, block);
    let turned = cramped(composer, rows, gbt9704::TABLE_COLUMN, measure());
    // a turned table runs along the 版心's height
    let (from, along, page) = if turned {
        (0.0, gbt9704::TYPE_AREA_HEIGHT.pt().0, measure())
    } else {
        (left(), measure(), gbt9704::TYPE_AREA_HEIGHT.pt().0)
    };
    let (size, widths) = fit(composer, rows, along);
    let shape = Shape { size, pitch: size, ..composer.body_shape() };
    let frame = Frame { widths: &widths, size, from };
    let mut headed = headed(rows);
    let mut tall = Vec::new();
    let mut head: Option<Rc<FlowLine>> = None;
    for (index, row) in rows.iter().enumerate() {
        let row_node = composer.node(Tag::Row, table, block);
        if index == 0 && headed {
            // a heading row that would fill the pages is a row like the others
            let span = |text| Span { text, role: FontRole::Hei, node: None };
            let cells = |text| cells(&[span(text)], size, size, composer.fonts, &mut Vec::new());
            let filled: Vec<Filled> = frame.filled(row.iter().map(|text| cells(text)));
            headed = frame.height(&filled) <= page * HEAD;
        }
        let heading = headed && index == 0;
        let tag = if heading { Tag::HeadingCell } else { Tag::Cell };
        let role = if heading { FontRole::Hei } else { FontRole::Fangsong };
        let mut texts = Vec::new();
        for column in 0..widths.len() {
            let text = row.get(column).copied().unwrap_or_default();
            let node = composer.node(tag, row_node, block);
            texts.push(composer.cells(&[Span { text, role, node: Some(node) }], shape));
        }
        let filled = frame.filled(texts.into_iter());
        let room = page - head.as_ref().map_or(0.0, |head| head.height);
        let lines = if frame.height(&filled) > room * TALL {
            tall.push(index);
            frame.split(&filled)
        } else {
            vec![frame.whole(&filled)]
        };
        for (number, mut line) in lines.into_iter().enumerate() {
            let first = index == 0 && number == 0;
            line.turned = turned;
            line.gap = if first { gap } else { 0.0 };
            line.keep |= first && rows.iter().nth(1).is_some();
            if heading {
                head = Some(Rc::new(FlowLine { keep: false, gap: 0.0, ..line.clone() }));
            } else {
                line.head.clone_from(&head);
            }
            line.runs.shrink_to_fit();
            line.rules.shrink_to_fit();
            composer.lines.push(line);
            composer.lines.settle();
        }
    }
    let told = widths.iter().copied().map(Pt).collect();
    let facts = TableFacts { size: Pt(size), widths: told, turned, headed, tall, as_lines: false };
    composer.facts.tables.push(facts);
}

/// A row of more than this part of a page may be split.
const TALL: f64 = 0.8;

/// A heading row of more than this part of a page does not stand again on the next.
const HEAD: f64 = 0.4;

/// A table with more columns than a page has room for: a paragraph a row, cells one after another.
fn as_lines(composer: &mut Composer, block: &Block, gap: f64, parent: NodeId) {
    let rows = Rows(&block.text);
    let columns = rows.columns();
    let told = Diagnostic::new("W-TABLE-AS-LINES").at(block.lines.0.max(1), 1);
    composer.told.push(told.with(columns));
    composer.facts.tables.push(TableFacts { as_lines: true, ..TableFacts::default() });
    let body = composer.body_shape();
    let shape = Shape { rest: gbt9704::PARAGRAPH_INDENT * body.pitch, ..body };
    let mut gap = gap;
    for row in rows.iter() {
        let node = Some(composer.node(Tag::Paragraph, parent, block));
        let text = row.join("\u{3000}");
        composer.paragraph(&[Span { text: &text, role: FontRole::Fangsong, node }], shape, gap);
        gap = composer.leading();
    }
}

/// Whether the first row names the columns: few of its cells are figures.
fn headed(rows: Rows) -> bool {
    let first = rows.iter().next().unwrap_or_default();
    let figure = |cell: &&str| {
        cell.chars().any(|c| c.is_ascii_digit())
            && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | '—'))
    };
    first.iter().copied().filter(figure).count() * 2 < first.len().max(1)
}

/// Type size and widths of the columns: the largest type in which all cells fit on one line, and
/// what is left shared out; where none does, the widest columns give.
fn fit(composer: &mut Composer, rows: Rows, along: f64) -> (f64, Vec<f64>) {
    let mut chosen = (0.0, Vec::new());
    for Pt(size) in gbt9704::TABLE_SIZES {
        let wants = wants(composer, rows, size);
        let fits = wants.iter().sum::<f64>() <= along;
        chosen = (size, share(&wants, along));
        if fits {
            break;
        }
    }
    chosen
}

/// Whether a table is too wide for `room`: columns of so many characters each do not fit in it.
fn cramped(composer: &mut Composer, rows: Rows, characters: f64, room: f64) -> bool {
    let [.., Pt(size)] = gbt9704::TABLE_SIZES;
    let least = characters * size + 2.0 * gbt9704::TABLE_PADDING.0;
    wants(composer, rows, size).iter().map(|want| want.min(least)).sum::<f64>() > room
}

/// The widths at which no cell turns over.
fn wants(composer: &mut Composer, rows: Rows, size: f64) -> Vec<f64> {
    let shape = Shape { size, pitch: size, ..composer.body_shape() };
    let mut wants = vec![size; rows.columns().max(1)];
    for row in rows.iter() {
        for (want, text) in wants.iter_mut().zip(row) {
            *want = want.max(composer.width(text, FontRole::Fangsong, shape));
        }
    }
    let padding = 2.0 * gbt9704::TABLE_PADDING.0;
    wants.into_iter().map(|want| want + padding + ROUNDING).collect()
}

/// Widths are sums of many; a hair more than asked keeps a cell on its line.
const ROUNDING: f64 = 0.1;

/// Shares `room` among columns that want so much each.
fn share(wants: &[f64], room: f64) -> Vec<f64> {
    let total: f64 = wants.iter().sum();
    if total <= room {
        let spare = (room - total) / wants.len() as f64;
        return wants.iter().map(|want| want + spare).collect();
    }
    // the level to which the widest are cut: narrower columns keep what they want
    let mut sorted = wants.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (mut left, mut count) = (room, sorted.len() as f64);
    for want in sorted {
        if want * count > left {
            break;
        }
        left -= want;
        count -= 1.0;
    }
    let level = left / count.max(1.0);
    wants.iter().map(|want| want.min(level)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_figures_names_no_columns() {
        assert!(headed(Rows("序号\t名称\t2025年\n1\t甲\t3")));
        assert!(!headed(Rows("福田区\t124.88\t60.48\n罗湖区\t1\t2")));
    }

    #[test]
    fn narrow_columns_keep_what_they_want_and_the_widest_give() {
        assert_eq!(share(&[10.0, 20.0, 100.0], 90.0), [10.0, 20.0, 60.0]);
        assert_eq!(share(&[10.0, 20.0], 40.0), [15.0, 25.0]);
    }
}
