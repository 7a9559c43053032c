//! Tables and rosters: columns of a text → cells with borders, or real tabs.

use docx_rs::{
    Tab, TabValueType, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::look::{Look, width_of};
use super::runs::{paragraph, run};
use super::tree::Flow;
use crate::document::Block;

/// Rows one a line, cells separated by TAB; the first row is repeated on every page.
pub fn table(flow: &mut Flow, block: &Block, look: &Look) {
    let text = block.full_text();
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    if count == 0 {
        return;
    }
    let widths = columns(&rows, count, look);
    let last = rows.len().saturating_sub(1);
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(n, row)| {
            let cells = widths.iter().enumerate().map(|(column, width)| {
                let head = n == 0 && last > 0;
                let line = paragraph(if head { "GwTableHead" } else { "GwTableText" });
                TableCell::new()
                    .width(*width, WidthType::Dxa)
                    .vertical_align(VAlignType::Center)
                    .add_paragraph(line.add_run(run(row.get(column).copied().unwrap_or_default())))
            });
            TableRow::new(cells.collect()).cant_split()
        })
        .collect();
    let total = widths.iter().sum();
    flow.table(
        Table::without_borders(rows)
            .style("GwTable")
            .set_grid(widths)
            .width(total, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .align(docx_rs::TableAlignmentType::Center),
    );
}

/// Widths in proportion to the longest cell of each column, as the layout has them, within the
/// 版心.
fn columns(rows: &[Vec<&str>], count: usize, look: &Look) -> Vec<usize> {
    let longest = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count() as f64)
            .fold(3.0, f64::max)
            .min(24.0)
    };
    let wanted: Vec<f64> = (0..count).map(longest).collect();
    let sum: f64 = wanted.iter().sum();
    let width = f64::from(look.width());
    wanted.iter().map(|w| (w / sum * width).floor() as usize).collect()
}

/// Lines of names: runs of spaces become tabs, with a stop for each column.
pub fn roster(flow: &mut Flow, block: &Block, look: &Look) {
    let text = block.full_text();
    let rows: Vec<Vec<&str>> = text.lines().map(split_columns).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut stops = Vec::new();
    let mut at = 2.0;
    for column in 0..count.saturating_sub(1) {
        let longest = rows
            .iter()
            .filter(|row| row.len() > column + 1)
            .filter_map(|row| row.get(column))
            .map(|cell| width_of(cell))
            .fold(0.0, f64::max);
        at += longest + 1.0;
        stops.push(at);
    }
    let room = look.per_line as f64;
    for row in rows {
        let mut line = paragraph("GwRoster");
        if row.len() > 1 {
            for stop in stops.iter().filter(|stop| **stop < room) {
                let pos = usize::try_from(look.characters(*stop)).unwrap_or_default();
                line = line.add_tab(Tab::new().val(TabValueType::Left).pos(pos));
            }
        }
        flow.paragraph(line.add_run(run(&row.join("\t"))));
    }
}

/// Columns are parted by TAB, by two spaces, or by an ideographic space after more than a
/// single character (张　三 is one name).
fn split_columns(line: &str) -> Vec<&str> {
    let mut columns = Vec::new();
    let mut rest = line.trim_matches([' ', '\u{3000}', '\t']);
    while let Some((at, length)) = gap(rest) {
        let (column, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        columns.push(column);
        rest = after.get(length..).unwrap_or_default();
    }
    columns.push(rest);
    columns
}

/// The first gap between columns: byte offset and length.
fn gap(text: &str) -> Option<(usize, usize)> {
    let mut start = None;
    let mut width = 0;
    for (at, character) in text.char_indices() {
        if matches!(character, ' ' | '\u{3000}' | '\t') {
            start.get_or_insert(at);
            width += match character {
                ' ' => 1,
                '\u{3000}' => 2,
                _ => 4,
            };
        } else if let Some(begin) = start {
            let single = text.get(..begin).is_some_and(|word| word.chars().count() == 1);
            if width >= 2 && !(single && width == 2) {
                return Some((begin, at - begin));
            }
            start = None;
            width = 0;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_padded_name_stays_one_column() {
        assert_eq!(split_columns("张　三　　李四  王五六"), ["张　三", "李四", "王五六"]);
    }
}
