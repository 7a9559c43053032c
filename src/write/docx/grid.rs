//! Tables and rosters: columns of a text → cells with borders, or real tabs.

use docx_rs::{
    Tab, TabValueType, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::look::{Look, width_of};
use super::runs::{paragraph, run};
use super::tree::Flow;
use crate::document::Block;
use crate::layout::TableFacts;
use crate::style::{Pt, gbt9704 as gb};
use crate::text::columns;

/// Styles of a table's heading cells, short cells and cells that turn over, by size of type.
pub const STYLES: [[&str; 3]; 3] = [
    ["GwTableHead", "GwTableText", "GwTableLong"],
    ["GwTableHead2", "GwTableText2", "GwTableLong2"],
    ["GwTableHead3", "GwTableText3", "GwTableLong3"],
];

/// Rows one a line, cells separated by TAB; a row that names the columns is repeated on every page,
/// and one about as tall as a page may be split. A table of too many columns is a paragraph a row.
pub fn table(flow: &mut Flow, block: &Block) {
    let text = block.full_text();
    let rows: Vec<Vec<&str>> =
        text.split('\n').map(|line| columns::cells(line).collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(1);
    let even = TableFacts {
        size: gb::SIZE_4,
        widths: vec![Pt(gb::TYPE_AREA_WIDTH.pt().0 / count as f64); count],
        headed: rows.len() > 1,
        ..TableFacts::default()
    };
    let facts = flow.next_table();
    if facts.is_some_and(|facts| facts.as_lines) {
        let lines = rows.iter().map(|row| paragraph("GwRow").add_run(run(&row.join("\t"))));
        return lines.for_each(|line| flow.paragraph(line));
    }
    let facts = facts.filter(|facts| facts.widths.len() == count).unwrap_or(&even);
    let widths: Vec<usize> =
        facts.widths.iter().map(|width| width.twip().0.unsigned_abs() as usize).collect();
    let sized = gb::TABLE_SIZES.iter().position(|size| *size == facts.size).unwrap_or(0);
    let [head, short, long] = STYLES.get(sized).copied().unwrap_or_default();
    let rows = rows.iter().enumerate().map(|(n, row)| {
        let cells = facts.widths.iter().zip(&widths).enumerate().map(|(column, (room, width))| {
            let text = row.get(column).copied().unwrap_or_default();
            let room = room.0 - 2.0 * gb::TABLE_PADDING.0;
            let turns = width_of(text) * facts.size.0 > room;
            let style = match (n == 0 && facts.headed, turns) {
                (true, _) => head,
                (false, true) => long,
                (false, false) => short,
            };
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .vertical_align(VAlignType::Center)
                .add_paragraph(paragraph(style).add_run(run(text)))
        });
        let row = TableRow::new(cells.collect());
        if facts.tall.contains(&n) { row } else { row.cant_split() }
    });
    let frame = Table::without_borders(Vec::new())
        .style("GwTable")
        .set_grid(widths.clone())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(docx_rs::TableAlignmentType::Center);
    flow.table(&frame, rows, facts.turned);
}

/// Lines of names: runs of spaces become tabs, with a stop for each column.
pub fn roster(flow: &mut Flow, block: &Block, look: &Look) {
    let text = block.full_text();
    let fields = |line| columns::names(line).into_iter().map(|field| field.text).collect();
    let rows: Vec<Vec<&str>> = text.lines().map(fields).collect();
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
