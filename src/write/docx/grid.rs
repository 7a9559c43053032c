//! Tables and rosters: columns of a text → cells with borders, or real tabs.

use docx_rs::{
    Paragraph, Tab, TabValueType, Table, TableCell, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::flow::Flow;
use super::look::{Look, width_of};
use super::runs::{fields, labelled, paragraph, run};

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
pub fn table<'a>(flow: &mut Flow<'a>, block: &'a Block) {
    let count = block.text.split('\n').map(|row| columns::cells(row).count()).max().unwrap_or(1);
    let even = TableFacts {
        size: gb::SIZE_4,
        widths: vec![Pt(gb::TYPE_AREA_WIDTH.pt().0 / count as f64); count],
        headed: block.text.contains('\n'),
        ..TableFacts::default()
    };
    let facts = flow.next_table();
    if facts.is_some_and(|facts| facts.as_lines) {
        for (label, row) in labelled(block) {
            flow.paragraph(fields(begun("GwRow", label), columns::cells(row)));
        }
        return;
    }
    let facts = facts.filter(|facts| facts.widths.len() == count).unwrap_or(&even);
    let widths: Vec<usize> =
        facts.widths.iter().map(|width| width.twip().0.unsigned_abs() as usize).collect();
    let sized = gb::TABLE_SIZES.iter().position(|size| *size == facts.size).unwrap_or(0);
    let [head, short, long] = STYLES.get(sized).copied().unwrap_or_default();
    let mut label = block.label.as_deref().unwrap_or_default();
    let rows = block.text.split('\n').enumerate().map(|(n, row)| {
        let texts = columns::cells(row).chain(std::iter::repeat(""));
        let cells = facts.widths.iter().zip(&widths).zip(texts).map(|((room, width), text)| {
            let room = room.0 - 2.0 * gb::TABLE_PADDING.0;
            let turns = width_of(text) * facts.size.0 > room;
            let style = match (n == 0 && facts.headed, turns) {
                (true, _) => head,
                (false, true) => long,
                (false, false) => short,
            };
            let label = std::mem::take(&mut label);
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .vertical_align(VAlignType::Center)
                .add_paragraph(begun(style, label).add_run(run(text)))
        });
        let row = TableRow::new(cells.collect());
        if facts.tall.binary_search(&n).is_ok() { row } else { row.cant_split() }
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
pub fn roster<'a>(flow: &mut Flow<'a>, block: &'a Block, look: &Look) {
    let room = look.per_line as f64;
    let stops = stops(&block.text, room);
    for (label, line) in labelled(block) {
        let row = columns::names(line);
        let mut line = begun("GwRoster", label);
        if row.len() > 1 {
            for stop in &stops {
                let pos = usize::try_from(look.characters(*stop)).unwrap_or_default();
                line = line.add_tab(Tab::new().val(TabValueType::Left).pos(pos));
            }
        }
        flow.paragraph(fields(line, row.into_iter().map(|field| field.text)));
    }
}

/// Where the columns after the first begin, in characters, while they are on the line.
fn stops(text: &str, room: f64) -> Vec<f64> {
    // the longest of each column's names, those at the end of a line aside
    let mut longest: Vec<f64> = Vec::new();
    for line in text.lines() {
        let row = columns::names(line);
        let before_others = row.len().saturating_sub(1);
        if longest.len() < before_others {
            longest.resize(before_others, 0.0);
        }
        for (longest, field) in longest.iter_mut().zip(row.iter().take(before_others)) {
            *longest = longest.max(width_of(field.text));
        }
    }
    let begin = |at: &mut f64, longest: f64| {
        *at += longest + 1.0;
        Some(*at)
    };
    longest.into_iter().scan(2.0, begin).take_while(|at| *at < room).collect()
}

/// A paragraph that begins with a label, which tables and rosters hardly have.
fn begun(style: &str, label: &str) -> Paragraph {
    if label.is_empty() { paragraph(style) } else { paragraph(style).add_run(run(label)) }
}
