//! 版记 → one floating table at the foot of the last page, and the paragraph it hangs on.
//!
//! The table is anchored to the lower margin. The margin gives half a leading more room than the
//! 版心 has, so a borderless row of that height under the last line brings it back to the 版心's
//! edge. One taller than a page begins as a table in the text; the part of its last page floats.

mod entries;

use docx_rs::{
    BorderType, HeightRule, LineSpacing, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType,
    TablePositionProperty, TableRow, WidthType,
};

use entries::{Entry, rows};

use super::flow::Flow;
use super::long::{LongCell, LongRow};
use super::look::Look;
use super::runs::paragraph;
use crate::document::{Block, Kind};
use crate::layout::ColophonTail;
use crate::style::{Mm, gbt9704 as gb};

/// Twips that the upper lines' own thickness pushes the text down.
const FOOT: i32 = 24;

/// Writes the colophon, with the 主送 that was moved into it. Of one taller than a page, all but the
/// last page's part stands in the text, its rows free to run on.
pub fn colophon(
    flow: &mut Flow,
    moved: &[&Block],
    blocks: &[&Block],
    tail: Option<ColophonTail>,
    look: &Look,
) {
    let moved = moved.iter().map(|block| Entry::recipients(block));
    let mut entries: Vec<Entry> =
        moved.chain(blocks.iter().map(|block| Entry::of(block))).collect();
    let Some(tail) = tail else {
        if !entries.is_empty() {
            table(flow, &entries, look, [true, true]);
            flow.paragraph(paragraph("GwTail"));
        }
        return;
    };
    let mut after = entries.split_off(tail.block.min(entries.len()));
    if !after.is_empty() {
        let (head, rest) = after.remove(0).parted(tail.characters);
        entries.extend(head);
        after.insert(0, rest);
    }
    if !entries.is_empty() {
        let apart = LineSpacing::new().before(look.half_leading.twip().0.unsigned_abs() * 2);
        flow.paragraph(paragraph("GwTail").line_spacing(apart));
        table(flow, &entries, look, [true, false]);
        flow.paragraph(paragraph("GwTail").page_break_before(true));
    }
    table(flow, &after, look, [false, true]);
    flow.paragraph(paragraph("GwTail"));
}

/// A table of entries; `ends` tells whether the colophon begins and ends with it. The one with its
/// end floats at the foot of its page.
fn table(flow: &mut Flow, entries: &[Entry], look: &Look, [begins, ends]: [bool; 2]) {
    let width = usize::try_from(look.width()).unwrap_or_default();
    let plain = look.kind == Kind::Letter;
    let weight = |end: bool| if end { gb::COLOPHON_THICK } else { gb::COLOPHON_THIN };
    let (mut rows, mut first, mut is_top) = (rows(entries).peekable(), true, begins);
    let rows = std::iter::from_fn(|| {
        let row = rows.next()?;
        let mut borders = TableCellBorders::with_empty();
        if row.is_ruled(std::mem::take(&mut first)) {
            let top = weight(std::mem::take(&mut is_top));
            if !plain {
                borders = borders.set(border(TableCellBorderPosition::Top, top));
            }
        }
        if !plain && rows.peek().is_none() {
            borders = borders.set(border(TableCellBorderPosition::Bottom, weight(ends)));
        }
        let own = TableCell::new().width(width, WidthType::Dxa).set_borders(borders);
        let cell = LongCell::new(own, row.paragraphs());
        let row = TableRow::new(Vec::new());
        let row = if ends { row.cant_split() } else { row };
        Some(LongRow::new(row, vec![cell]))
    });
    let foot = ends.then(|| {
        let foot = TableCell::new()
            .width(width, WidthType::Dxa)
            .set_borders(TableCellBorders::with_empty())
            .add_paragraph(paragraph("GwTail"));
        let row = TableRow::new(vec![foot])
            .cant_split()
            .row_height((look.half_leading.twip().0 + FOOT) as f32)
            .height_rule(HeightRule::Exact);
        LongRow::from(row)
    });
    let mut frame = Table::without_borders(Vec::new())
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    if ends {
        frame = frame.position(
            TablePositionProperty::new()
                .vertical_anchor("margin")
                .position_y_alignment("bottom")
                .horizontal_anchor("page")
                .position_x(look.side_margins().0),
        );
    }
    flow.table(&frame, rows.chain(foot), false);
}

fn border(position: TableCellBorderPosition, thickness: Mm) -> TableCellBorder {
    let eighths = (thickness.pt().0 * 8.0).round() as usize;
    TableCellBorder::new(position).border_type(BorderType::Single).size(eighths).color("000000")
}
