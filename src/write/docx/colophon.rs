//! 版记 → one floating table at the foot of the last page, and the paragraph it hangs on.
//!
//! The table is anchored to the lower margin. The margin gives half a leading more room than the
//! 版心 has, so a borderless row of that height under the last line brings it back to the 版心's
//! edge. One taller than a page begins as a table in the text; the part of its last page floats.

use std::cmp::Ordering;

use docx_rs::{
    BorderType, HeightRule, LineSpacing, Paragraph, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType,
    TablePositionProperty, TableRow, WidthType,
};

use super::look::{Look, width_of};
use super::runs::{lines, paragraph, run};
use super::tree::Flow;
use crate::document::{Block, Kind, Role};
use crate::layout::ColophonTail;
use crate::style::{Mm, gbt9704 as gb};

/// Twips that the upper lines' own thickness pushes the text down.
const FOOT: i32 = 24;

/// A row of the table.
struct Row {
    paragraphs: Vec<Paragraph>,
    ruled: bool,
}

/// Writes the colophon, with the 主送 that was moved into it. Of one taller than a page, all but the
/// last page's part stands in the text, its rows free to run on.
pub fn colophon(
    flow: &mut Flow,
    moved: &[&Block],
    blocks: &[&Block],
    tail: Option<ColophonTail>,
    look: &Look,
) {
    let moved: Vec<Block> = moved.iter().map(|block| recipients(block)).collect();
    let Some(tail) = tail else {
        let all: Vec<&Block> = moved.iter().chain(blocks.iter().copied()).collect();
        let rows = rows(&all);
        if !rows.is_empty() {
            flow.table(&table(rows, look, [true, true]), std::iter::empty(), false);
            flow.paragraph(paragraph("GwTail"));
        }
        return;
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (index, block) in moved.iter().chain(blocks.iter().copied()).enumerate() {
        match index.cmp(&tail.block) {
            Ordering::Less => before.push(block.clone()),
            Ordering::Equal => {
                let (head, rest) = parted(block, tail.characters);
                before.extend(head);
                after.push(rest);
            }
            Ordering::Greater => after.push(block.clone()),
        }
    }
    let [before, after] = [&before, &after].map(|blocks| rows(&blocks.iter().collect::<Vec<_>>()));
    if !before.is_empty() {
        let apart = LineSpacing::new().before(look.half_leading.twip().0.unsigned_abs() * 2);
        flow.paragraph(paragraph("GwTail").line_spacing(apart));
        flow.table(&table(before, look, [true, false]), std::iter::empty(), false);
        flow.paragraph(paragraph("GwTail").page_break_before(true));
    }
    flow.table(&table(after, look, [false, true]), std::iter::empty(), false);
    flow.paragraph(paragraph("GwTail"));
}

/// The 主送 above the text as an element of the colophon.
fn recipients(block: &Block) -> Block {
    let names = block.text.trim_end_matches(['：', ':']);
    Block { label: Some("主送：".into()), text: format!("{names}。"), ..block.clone() }
}

/// A block before and from a place within it, counted in characters without white space.
fn parted(block: &Block, characters: usize) -> (Option<Block>, Block) {
    let label = block.label.as_deref().unwrap_or_default();
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let Some(left) = characters.checked_sub(solid(label)).filter(|left| *left > 0) else {
        return (None, block.clone());
    };
    let solids = block.text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let at = solids.map(|(at, _)| at).nth(left).unwrap_or(block.text.len());
    let (head, rest) = block.text.split_at_checked(at).unwrap_or((&block.text, ""));
    let head = Block { text: head.into(), ..block.clone() };
    // lines of the rest stand under those of the head, as if behind its label
    let blank = "\u{3000}".repeat(width_of(label).ceil() as usize);
    let rest = Block { text: rest.into(), label: Some(blank), ..block.clone() };
    (Some(head), rest)
}

/// The rows of blocks in their order.
fn rows(blocks: &[&Block]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut recipients = Vec::new();
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        let label = block.label.as_deref().unwrap_or_default();
        match block.role {
            Role::MainRecipients => recipients.push(list("GwColophonTo", label, &block.text)),
            Role::CopyTo => recipients.push(list("GwColophonCopy", label, &block.text)),
            Role::PrintOffice | Role::PrintDate => {
                close(&mut rows, &mut recipients);
                let mut line = paragraph("GwColophonPrint");
                if block.role == Role::PrintDate {
                    line = line.add_run(run("\t"));
                }
                line = line.add_run(run(&block.full_text()));
                if let Some(next) = after.first()
                    && block.role == Role::PrintOffice
                    && next.role == Role::PrintDate
                {
                    let both = width_of(&block.full_text()) + width_of(&next.full_text());
                    let one_line = both + 3.0 <= gb::TYPE_AREA_WIDTH.pt().0 / gb::SIZE_4.0;
                    if one_line {
                        line = line.add_run(run("\t")).add_run(run(&next.full_text()));
                    } else {
                        rows.push(Row { paragraphs: vec![line], ruled: true });
                        line = paragraph("GwColophonPrint").add_run(run(&next.full_text()));
                    }
                    rest = after.split_first().map_or(after, |(_, rest)| rest);
                }
                rows.push(Row { paragraphs: vec![line], ruled: true });
            }
            Role::SubjectWords => {
                close(&mut rows, &mut recipients);
                let line = paragraph("GwSubjectWords")
                    .add_run(super::runs::styled(label, "GwLabel"))
                    .add_run(run(&block.text));
                rows.push(Row { paragraphs: vec![line], ruled: !rows.is_empty() });
            }
            Role::Copies => {
                close(&mut rows, &mut recipients);
                let line = paragraph("GwColophonCopies").add_run(run(&block.full_text()));
                rows.push(Row { paragraphs: vec![line], ruled: true });
            }
            _ => {
                close(&mut rows, &mut recipients);
                let text = block.full_text();
                let line = lines(paragraph("GwColophonPrint"), text.lines());
                rows.push(Row { paragraphs: vec![line], ruled: true });
            }
        }
    }
    close(&mut rows, &mut recipients);
    rows
}

/// 主送 over 抄送 share a row: there is no line between them.
fn close(rows: &mut Vec<Row>, recipients: &mut Vec<Paragraph>) {
    if !recipients.is_empty() {
        rows.push(Row { paragraphs: std::mem::take(recipients), ruled: true });
    }
}

/// Groups one a line, aligned after the label.
fn list(style: &str, label: &str, text: &str) -> Paragraph {
    let mut line = paragraph(style);
    let width = width_of(label);
    if (width - 3.0).abs() > 0.01 && width > 0.0 {
        let em = gb::SIZE_4.0 * 20.0;
        let left = ((1.0 + width) * em).round() as i32;
        let by = (width * em).round() as i32;
        line = line.indent(
            Some(left),
            Some(docx_rs::SpecialIndentType::Hanging(by)),
            Some(em as i32),
            None,
        );
    }
    let full = format!("{label}{text}");
    lines(line, full.lines())
}

/// A table of rows; `ends` tells whether the colophon begins and ends with it. The one with its end
/// floats at the foot of its page.
fn table(rows: Vec<Row>, look: &Look, [begins, ends]: [bool; 2]) -> Table {
    let width = usize::try_from(look.width()).unwrap_or_default();
    let plain = look.kind == Kind::Letter;
    let first_ruled = rows.iter().position(|row| row.ruled);
    let count = rows.len();
    let weight = |end: bool| if end { gb::COLOPHON_THICK } else { gb::COLOPHON_THIN };
    let mut all: Vec<TableRow> = rows
        .into_iter()
        .enumerate()
        .map(|(n, row)| {
            let mut borders = TableCellBorders::with_empty();
            if !plain && row.ruled {
                let top = weight(begins && Some(n) == first_ruled);
                borders = borders.set(border(TableCellBorderPosition::Top, top));
            }
            if !plain && n + 1 == count {
                borders = borders.set(border(TableCellBorderPosition::Bottom, weight(ends)));
            }
            let mut cell = TableCell::new().width(width, WidthType::Dxa).set_borders(borders);
            for paragraph in row.paragraphs {
                cell = cell.add_paragraph(paragraph);
            }
            let row = TableRow::new(vec![cell]);
            if ends { row.cant_split() } else { row }
        })
        .collect();
    if ends {
        let foot = TableCell::new()
            .width(width, WidthType::Dxa)
            .set_borders(TableCellBorders::with_empty())
            .add_paragraph(paragraph("GwTail"));
        all.push(
            TableRow::new(vec![foot])
                .cant_split()
                .row_height((look.half_leading.twip().0 + FOOT) as f32)
                .height_rule(HeightRule::Exact),
        );
    }
    let table = Table::without_borders(all)
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    if !ends {
        return table;
    }
    table.position(
        TablePositionProperty::new()
            .vertical_anchor("margin")
            .position_y_alignment("bottom")
            .horizontal_anchor("page")
            .position_x(look.side_margins().0),
    )
}

fn border(position: TableCellBorderPosition, thickness: Mm) -> TableCellBorder {
    let eighths = (thickness.pt().0 * 8.0).round() as usize;
    TableCellBorder::new(position).border_type(BorderType::Single).size(eighths).color("000000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_parted_where_the_layout_says() {
        let block = Block {
            label: Some("抄送：".into()),
            ..Block::new(Role::CopyTo, "甲局， 乙局。")
        };
        let (head, rest) = parted(&block, 3 + 3);
        assert_eq!(head.map(|head| head.full_text()).as_deref(), Some("抄送：甲局， "));
        assert_eq!(rest.full_text(), "\u{3000}\u{3000}\u{3000}乙局。");
        assert_eq!(parted(&block, 0), (None, block.clone()));
    }
}
