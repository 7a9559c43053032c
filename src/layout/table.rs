//! Tables: rows of cells with thin borders, columns as wide as their text asks. The heading row
//! stands again at the top of every page the table goes on to.

use std::rc::Rc;

use crate::document::Block;
use crate::font::FontRole;
use crate::style::{Pt, gbt9704};
use crate::text::columns;

use super::cell::{Cell, Span};
use super::composer::{Composer, Shape};
use super::flow::{FlowLine, rule};
use super::linebreak::{Break, break_lines};
use super::pages::{Colour, TableFacts, Tag};
use super::setting::{Spread, set};
use super::{left, measure};

/// A cell's text and the lines it takes.
type Filled = (Vec<Cell>, Vec<Break>);

/// Composes a table block: rows by line, cells by TAB; `gap` is the space above it.
pub(super) fn compose(composer: &mut Composer, block: &Block, gap: f64, parent: usize) {
    let table = composer.node(Tag::Table, parent, block);
    let rows: Vec<Vec<&str>> =
        block.text.split('\n').map(|row| columns::cells(row).collect()).collect();
    let turned = wide(composer, &rows);
    // a turned table runs along the 版心's height
    let (from, along) =
        if turned { (0.0, gbt9704::TYPE_AREA_HEIGHT.pt().0) } else { (left(), measure()) };
    let (size, widths) = fit(composer, &rows, along);
    let shape = Shape { size, pitch: size, ..composer.body_shape() };
    let told = widths.iter().copied().map(Pt).collect();
    let headed = headed(&rows);
    composer.facts.tables.push(TableFacts { size: Pt(size), widths: told, turned, headed });
    let mut head = None;
    for (index, row) in rows.iter().enumerate() {
        let row_node = composer.node(Tag::Row, table, block);
        let heading = headed && index == 0;
        let tag = if heading { Tag::HeadingCell } else { Tag::Cell };
        let role = if heading { FontRole::Hei } else { FontRole::Fangsong };
        let mut filled: Vec<Filled> = Vec::new();
        for (column, width) in widths.iter().enumerate() {
            let text = row.get(column).copied().unwrap_or_default();
            let node = composer.node(tag, row_node, block);
            let cells = composer.cells(&[Span { text, role, node: Some(node) }], shape);
            let room = width - 2.0 * gbt9704::TABLE_PADDING.0;
            let breaks = break_lines(&cells, room, room, size);
            filled.push((cells, breaks));
        }
        let mut line = framed(&filled, &widths, size, from);
        line.turned = turned;
        line.gap = if index == 0 { gap } else { 0.0 };
        line.keep = index == 0 && rows.len() > 1;
        if heading {
            head = Some(Rc::new(FlowLine { keep: false, gap: 0.0, ..line.clone() }));
        } else {
            line.head.clone_from(&head);
        }
        composer.lines.push(line);
    }
}

/// Whether the first row names the columns: few of its cells are figures.
fn headed(rows: &[Vec<&str>]) -> bool {
    let first = rows.first().map(Vec::as_slice).unwrap_or_default();
    let figure = |cell: &&&str| {
        cell.chars().any(|c| c.is_ascii_digit())
            && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | '—'))
    };
    first.iter().filter(figure).count() * 2 < first.len().max(1)
}

/// A row with its borders; neighbours share the line between them.
fn framed(filled: &[Filled], widths: &[f64], size: f64, from: f64) -> FlowLine {
    let (padding, pitch) = (gbt9704::TABLE_PADDING.0, gbt9704::TABLE_PITCH);
    let thin = gbt9704::TABLE_RULE.pt().0;
    let deepest = filled.iter().map(|(_, breaks)| breaks.len()).max().unwrap_or(1);
    let height = deepest as f64 * size * pitch + 2.0 * padding;
    let mut line = FlowLine { height, ..FlowLine::default() };
    let mut x = from;
    for ((cells, breaks), width) in filled.iter().zip(widths) {
        let above = (height - breaks.len() as f64 * size * pitch) / 2.0;
        let room = width - 2.0 * padding;
        for (number, span) in breaks.iter().enumerate() {
            let part = cells.get(span.from..span.to).unwrap_or_default();
            let natural: f64 = part.iter().map(|cell| cell.width).sum();
            // short cells centred, long ones flush left
            let inset = if breaks.len() == 1 { ((room - natural) / 2.0).max(0.0) } else { 0.0 };
            let at = x + padding + inset;
            let mut done = set(part, at, size, 1.0, Spread::Natural(room), Colour::Black);
            let down = above + (number as f64 * pitch + (pitch - 1.0) / 2.0) * size;
            done.runs.iter_mut().for_each(|run| run.y.0 += down);
            line.runs.extend(done.runs);
        }
        line.rules.push(rule(x - thin / 2.0, 0.0, thin, height, Colour::Black));
        x += width;
    }
    line.rules.push(rule(x - thin / 2.0, 0.0, thin, height, Colour::Black));
    for y in [0.0, height] {
        let y = y - thin / 2.0;
        line.rules.push(rule(from - thin / 2.0, y, x - from + thin, thin, Colour::Black));
    }
    line
}

/// Type size and widths of the columns: the largest type in which all cells fit on one line, and
/// what is left shared out; where none does, the widest columns give.
fn fit(composer: &mut Composer, rows: &[Vec<&str>], along: f64) -> (f64, Vec<f64>) {
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

/// Whether a table is too wide for the 版心: columns of a few characters each do not fit in it.
fn wide(composer: &mut Composer, rows: &[Vec<&str>]) -> bool {
    let [.., Pt(size)] = gbt9704::TABLE_SIZES;
    let least = gbt9704::TABLE_COLUMN * size + 2.0 * gbt9704::TABLE_PADDING.0;
    wants(composer, rows, size).iter().map(|want| want.min(least)).sum::<f64>() > measure()
}

/// The widths at which no cell turns over.
fn wants(composer: &mut Composer, rows: &[Vec<&str>], size: f64) -> Vec<f64> {
    let shape = Shape { size, pitch: size, ..composer.body_shape() };
    let count = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let mut wants = vec![size; count];
    for row in rows {
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
        assert!(headed(&[vec!["序号", "名称", "2025年"], vec!["1", "甲", "3"]]));
        assert!(!headed(&[vec!["福田区", "124.88", "60.48"], vec!["罗湖区", "1", "2"]]));
    }

    #[test]
    fn narrow_columns_keep_what_they_want_and_the_widest_give() {
        assert_eq!(share(&[10.0, 20.0, 100.0], 90.0), [10.0, 20.0, 60.0]);
        assert_eq!(share(&[10.0, 20.0], 40.0), [15.0, 25.0]);
    }
}
