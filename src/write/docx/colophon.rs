//! 版记 → one floating table at the foot of the last page, and the paragraph it hangs on.
//!
//! The table is anchored to the lower margin. The margin gives half a leading more room than the
//! 版心 has, so a borderless row of that height under the last line brings it back to the 版心's
//! edge.

use docx_rs::{
    BorderType, HeightRule, Paragraph, Table, TableCell, TableCellBorder, TableCellBorderPosition,
    TableCellBorders, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow,
    WidthType,
};

use super::look::{Look, width_of};
use super::runs::{lines, paragraph, run};
use super::tree::Flow;
use crate::document::{Block, Kind, Role};
use crate::style::{Mm, gbt9704 as gb};

/// Twips that the upper lines' own thickness pushes the text down.
const FOOT: i32 = 24;

/// A row of the table.
struct Row {
    paragraphs: Vec<Paragraph>,
    ruled: bool,
}

/// Writes the colophon, with the 主送 that was moved into it.
pub fn colophon(flow: &mut Flow, moved: Option<&Block>, blocks: &[&Block], look: &Look) {
    let mut rows = Vec::new();
    let mut recipients = Vec::new();
    if let Some(block) = moved {
        let names = block.text.trim_end_matches(['：', ':']);
        recipients.push(list("GwColophonTo", "主送：", &format!("{names}。")));
    }
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
                    line = line.add_run(run("\t")).add_run(run(&next.full_text()));
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
    if rows.is_empty() {
        return;
    }
    flow.table(table(rows, look), false);
    flow.paragraph(paragraph("GwTail"));
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

fn table(rows: Vec<Row>, look: &Look) -> Table {
    let width = usize::try_from(look.width()).unwrap_or_default();
    let plain = look.kind == Kind::Letter;
    let first_ruled = rows.iter().position(|row| row.ruled);
    let count = rows.len();
    let mut all: Vec<TableRow> = rows
        .into_iter()
        .enumerate()
        .map(|(n, row)| {
            let mut borders = TableCellBorders::with_empty();
            if !plain && row.ruled {
                let top =
                    if Some(n) == first_ruled { gb::COLOPHON_THICK } else { gb::COLOPHON_THIN };
                borders = borders.set(border(TableCellBorderPosition::Top, top));
            }
            if !plain && n + 1 == count {
                borders = borders.set(border(TableCellBorderPosition::Bottom, gb::COLOPHON_THICK));
            }
            let mut cell = TableCell::new().width(width, WidthType::Dxa).set_borders(borders);
            for paragraph in row.paragraphs {
                cell = cell.add_paragraph(paragraph);
            }
            TableRow::new(vec![cell]).cant_split()
        })
        .collect();
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
    Table::without_borders(all)
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .position(
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
