//! 版头 → paragraphs: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人, 期号, 编发单位.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, Table, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::look::Look;
use super::runs::{lines, paragraph, run, styled};
use super::tree::Flow;
use crate::document::{Block, Kind, Role};
use crate::style::Pt;

/// The header's blocks, in order.
pub fn header(flow: &mut Flow, blocks: &[&Block], look: &Look) {
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        match block.role {
            Role::CopyNumber => simple(flow, block, "GwCopyNumber"),
            Role::Secrecy => simple(flow, block, "GwSecrecy"),
            Role::Urgency => simple(flow, block, "GwUrgency"),
            Role::Masthead => masthead(flow, block, look),
            Role::IssueNumber => simple(flow, block, "GwIssueNumber"),
            Role::MastheadIssuer | Role::MastheadDate => {
                let partner = after.first().filter(|next| {
                    matches!(next.role, Role::MastheadIssuer | Role::MastheadDate)
                        && next.role != block.role
                });
                issue_line(flow, block, partner.copied(), look);
                if partner.is_some() {
                    rest = after.split_first().map_or(after, |(_, rest)| rest);
                }
            }
            Role::DocNumber => {
                let signer = after.first().filter(|next| next.role == Role::Signer);
                match signer {
                    Some(signer) => {
                        number_and_signer(flow, block, signer, look);
                        rest = after.split_first().map_or(after, |(_, rest)| rest);
                    }
                    None => simple(flow, block, "GwDocNumber"),
                }
            }
            Role::Signer => {
                let mut line = paragraph("GwNumberAndSigner").add_run(run("\t\t"));
                line = signer_runs(line, block);
                flow.paragraph(line);
            }
            Role::Title => flow.block(block),
            _ => simple(flow, block, "GwCopyNumber"),
        }
    }
}

fn simple(flow: &mut Flow, block: &Block, style: &str) {
    let text = block.full_text();
    flow.paragraph(lines(paragraph(style), text.lines()));
}

/// One office: a line. Several: their names one a line, set to the same width, and 文件 beside
/// them.
fn masthead(flow: &mut Flow, block: &Block, look: &Look) {
    let text = block.full_text();
    let names: Vec<&str> = text.lines().collect();
    if names.len() < 2 || matches!(look.kind, Kind::Letter | Kind::Order) {
        let mut mark = lines(paragraph("GwMasthead"), text.lines());
        if look.kind == Kind::Letter {
            mark = super::letter::frame_mark(mark, look);
        }
        return flow.paragraph(mark);
    }
    let (last, tail) = match names.last().and_then(|name| name.strip_suffix("文件")) {
        Some(name) => (Some(name), "文件"),
        None => (names.last().copied(), ""),
    };
    let count = names.len();
    let mut cell = TableCell::new().vertical_align(VAlignType::Center);
    for name in names.iter().take(count - 1).copied().chain(last).filter(|name| !name.is_empty()) {
        cell = cell.add_paragraph(paragraph("GwMastheadCell").add_run(run(name)));
    }
    // 文件 takes two characters' room, and a point that keeps it on its line.
    let beside = if tail.is_empty() {
        0
    } else {
        20 + (look.masthead.0.0 * look.masthead.1 * 20.0 * 2.0) as usize
    };
    let width = usize::try_from(look.width()).unwrap_or_default();
    let longest = names.iter().map(|name| name.trim_end_matches("文件").chars().count()).max();
    // A point more, or a name that fills its cell to the last twip is turned over.
    let wanted =
        20 + (longest.unwrap_or(1) as f64 * look.masthead.0.0 * look.masthead.1 * 20.0) as usize;
    let names_width = wanted.min(width.saturating_sub(beside));
    let mut cells = vec![cell.width(names_width, WidthType::Dxa)];
    let mut grid = vec![names_width];
    if !tail.is_empty() {
        let beside_cell = TableCell::new()
            .vertical_align(VAlignType::Center)
            .width(beside, WidthType::Dxa)
            .add_paragraph(
                paragraph("GwMastheadCell").align(AlignmentType::Right).add_run(run(tail)),
            );
        cells.push(beside_cell);
        grid.push(beside);
    }
    let total = grid.iter().sum();
    // A table has no room above: a thin paragraph carries it.
    let lift = look.masthead_half_leading().0 - look.masthead.0.0 * 0.125;
    flow.paragraph(flow.spacer(look.masthead_before.twip().0 + Pt(lift).twip().0 - 20));
    flow.table(
        Table::without_borders(vec![TableRow::new(cells).cant_split()])
            .set_grid(grid)
            .width(total, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(0, 0, 0, 0))
            .align(docx_rs::TableAlignmentType::Center),
    );
}

/// 编发单位 at the left, 日期 at the right, one character from either edge.
fn issue_line(flow: &mut Flow, first: &Block, second: Option<&Block>, look: &Look) {
    let mut line = paragraph("GwIssueLine").add_run(run("\t"));
    if first.role == Role::MastheadDate && second.is_none() {
        line = paragraph("GwIssueLine").add_run(run("\t\t"));
    }
    line = line.add_run(run(&first.full_text()));
    if let Some(second) = second {
        line = line.add_run(run("\t")).add_run(run(&second.full_text()));
    }
    let _ = look;
    flow.paragraph(line);
}

/// 发文字号 at the left and 签发人 at the right, on one line; with more than two signers, two a
/// row, the number on the last row's line.
fn number_and_signer(flow: &mut Flow, number: &Block, signer: &Block, look: &Look) {
    let names: Vec<&str> = signer.text.lines().collect();
    if names.len() < 3 {
        let line = paragraph("GwNumberAndSigner")
            .add_run(run("\t"))
            .add_run(run(&number.full_text()))
            .add_run(run("\t"));
        return flow.paragraph(signer_runs(line, signer));
    }
    let one = look.characters(1.0);
    let width = usize::try_from(look.width()).unwrap_or_default();
    let left = width / 2;
    let mut cell = TableCell::new().width(width - left, WidthType::Dxa);
    for (row, pair) in names.chunks(2).enumerate() {
        let mut line = paragraph("GwSigner");
        if row == 0 {
            line = line.add_run(run(signer.label.as_deref().unwrap_or_default()));
        } else {
            line = line.indent(Some(look.characters(4.0)), None, None, None);
        }
        line = line.add_run(styled(&pair.join("\u{3000}"), "GwSignerName"));
        cell = cell.add_paragraph(line);
    }
    let number_cell = TableCell::new()
        .width(left, WidthType::Dxa)
        .vertical_align(VAlignType::Bottom)
        .add_paragraph(
            paragraph("GwSigner")
                .indent(Some(one), None, None, None)
                .add_run(run(&number.full_text())),
        );
    let before = look.blank_lines(
        2.0,
        look.masthead_half_leading(),
        crate::style::gbt9704::SIZE_3,
        look.pitch,
    );
    flow.paragraph(flow.spacer(before - 20));
    let mut table =
        Table::without_borders(vec![TableRow::new(vec![number_cell, cell]).cant_split()])
            .set_grid(vec![left, width - left])
            .width(width, WidthType::Dxa)
            .margins(TableCellMargins::new().margin(0, 0, 0, 0))
            .layout(TableLayoutType::Fixed);
    let red = look.red_line_under == Some(Role::Signer);
    if red {
        let (gap, thickness) = look.red_line();
        let gap = usize::try_from(gap * 20).unwrap_or_default();
        let thickness = usize::try_from(thickness).unwrap_or_default();
        table = table.margins(TableCellMargins::new().margin(0, 0, gap, 0)).set_borders(
            TableBorders::with_empty().set(
                TableBorder::new(TableBorderPosition::Bottom)
                    .border_type(BorderType::Single)
                    .size(thickness)
                    .color("FF0000"),
            ),
        );
    }
    flow.table(table);
}

fn signer_runs(line: Paragraph, signer: &Block) -> Paragraph {
    let names = signer.text.lines().collect::<Vec<_>>().join("\u{3000}");
    line.add_run(run(signer.label.as_deref().unwrap_or_default()))
        .add_run(styled(&names, "GwSignerName"))
}
