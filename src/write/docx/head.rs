//! 版头 → paragraphs: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人, 期号, 编发单位.

use docx_rs::{
    AlignmentType, BorderType, BreakType, Paragraph, Run, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::flow::Flow;
use super::long::{LongCell, LongParagraph, LongRow};
use super::look::{Look, width_of};
use super::runs::{block_lines, paragraph, run, styled};
use crate::document::signing::signers;
use crate::document::{Block, Kind, Role};
use crate::style::{Pt, gbt9704 as gb};

/// The header's blocks, in order; a letter's mark goes before all else.
pub fn header<'a>(flow: &mut Flow<'a>, blocks: &[&'a Block], look: &Look) {
    if look.kind == Kind::Letter && look.has_masthead {
        return letter(flow, blocks, look);
    }
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        match block.role {
            Role::Masthead => masthead(flow, block, look),
            Role::MastheadIssuer | Role::MastheadDate => {
                let partner = after.first().filter(|next| {
                    matches!(next.role, Role::MastheadIssuer | Role::MastheadDate)
                        && next.role != block.role
                });
                issue_line(flow, block, partner.copied());
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
                    None => simple(flow, block),
                }
            }
            Role::Signer => {
                let line = paragraph("GwNumberAndSigner").add_run(run("\t\t"));
                flow.paragraph(signer_runs(line, block));
            }
            Role::Title => flow.block(block),
            _ => simple(flow, block),
        }
    }
}

/// 10.1: the mark in its frame, then 份号, 密级 and 紧急程度 under it, 发文字号 at the right of the
/// first of them.
fn letter<'a>(flow: &mut Flow<'a>, blocks: &[&'a Block], look: &Look) {
    let is_mark =
        |block: &&&Block| matches!(block.role, Role::CopyNumber | Role::Secrecy | Role::Urgency);
    for block in blocks.iter().filter(|block| block.role == Role::Masthead) {
        masthead(flow, block, look);
    }
    let number = blocks.iter().find(|block| block.role == Role::DocNumber);
    let marks: Vec<&&Block> = blocks.iter().filter(is_mark).collect();
    match (marks.split_first(), number) {
        (Some((first, rest)), Some(number)) => {
            let mark = first.full_text();
            let mark =
                if first.role == Role::CopyNumber { run(&mark) } else { styled(&mark, "GwLabel") };
            let line = paragraph("GwMarkAndNumber").add_run(mark).add_run(run("\t"));
            flow.paragraph(line.add_run(run(&number.full_text())));
            rest.iter().for_each(|block| simple(flow, block));
        }
        _ => marks.iter().copied().chain(number).for_each(|block| simple(flow, block)),
    }
    let done =
        |block: &&&Block| is_mark(block) || matches!(block.role, Role::Masthead | Role::DocNumber);
    // a second number would be lost beside the first
    let numbers = blocks.iter().filter(|block| block.role == Role::DocNumber).skip(1);
    for block in numbers.chain(blocks.iter().filter(|block| !done(block))) {
        if block.role == Role::Title { flow.block(block) } else { simple(flow, block) }
    }
}

fn simple<'a>(flow: &mut Flow<'a>, block: &'a Block) {
    let style = match block.role {
        Role::Secrecy => "GwSecrecy",
        Role::Urgency => "GwUrgency",
        Role::IssueNumber => "GwIssueNumber",
        Role::DocNumber => "GwDocNumber",
        _ => "GwCopyNumber",
    };
    flow.paragraph(block_lines(paragraph(style), block));
}

/// One office: a line. Several: their names one a line, set to the same width, and 文件 beside
/// them.
fn masthead<'a>(flow: &mut Flow<'a>, block: &'a Block, look: &Look) {
    let text = block.full_text();
    let names: Vec<&str> = text.lines().collect();
    if names.len() < 2 || matches!(look.kind, Kind::Letter | Kind::Order) {
        let mut mark = paragraph("GwMasthead");
        if look.kind == Kind::Letter {
            mark = super::letter::frame_mark(mark, look);
        }
        return flow.paragraph(block_lines(mark, block));
    }
    let (last, tail) = match names.last().and_then(|name| name.strip_suffix("文件")) {
        Some(name) => (Some(name), "文件"),
        None => (names.last().copied(), ""),
    };
    let count = names.len();
    let offices: Vec<&str> =
        names.iter().take(count - 1).copied().chain(last).filter(|name| !name.is_empty()).collect();
    let columns = look.masthead_columns.max(1);
    let paragraphs = offices.chunks(columns).map(|row| {
        LongParagraph::from(paragraph("GwMastheadCell").add_run(run(&row.join("\u{3000}"))))
    });
    // 文件 takes two characters' room, and a point that keeps it on its line.
    let beside = if tail.is_empty() {
        0
    } else {
        20 + (look.masthead.0.0 * look.masthead.1 * 20.0 * 2.0) as usize
    };
    let width = usize::try_from(look.width()).unwrap_or_default();
    let longest = names.iter().map(|name| name.trim_end_matches("文件").chars().count()).max();
    // A point more, or a name that fills its cell to the last twip is turned over.
    let longest = columns * (longest.unwrap_or(1) + 1) - 1;
    let wanted = 20 + (longest as f64 * look.masthead.0.0 * look.masthead.1 * 20.0) as usize;
    let names_width = wanted.min(width.saturating_sub(beside));
    let own =
        TableCell::new().vertical_align(VAlignType::Center).width(names_width, WidthType::Dxa);
    let mut cells = vec![LongCell::new(own, paragraphs)];
    let mut grid = vec![names_width];
    if !tail.is_empty() {
        let own = TableCell::new().vertical_align(VAlignType::Center).width(beside, WidthType::Dxa);
        let tail = paragraph("GwMastheadCell").align(AlignmentType::Right).add_run(run(tail));
        cells.push(LongCell::new(own, std::iter::once(tail.into())));
        grid.push(beside);
    }
    let total = grid.iter().sum();
    let row = TableRow::new(Vec::new());
    let tall = look.joint_line().0 * offices.len().div_ceil(columns) as f64;
    let fits = tall <= gb::MASTHEAD_HEIGHT.pt().0 + look.joint_line().0;
    // A table has no room above, but its cells have.
    let lift = look.masthead_half_leading().0 - look.masthead.0.0 * 0.125;
    let above = Pt(look.masthead_before.0 + lift).twip().0;
    flow.table(
        &Table::without_borders(Vec::new())
            .set_grid(grid)
            .width(total, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(cell_margins(above, 0))
            .align(docx_rs::TableAlignmentType::Center),
        std::iter::once(LongRow::new(if fits { row.cant_split() } else { row }, cells)),
        false,
    );
}

fn cell_margins(top: i32, bottom: i32) -> TableCellMargins {
    let twips = |n: i32| usize::try_from(n).unwrap_or_default();
    TableCellMargins::new().margin(twips(top), 0, twips(bottom), 0)
}

/// 编发单位 at the left, 日期 at the right, one character from either edge.
fn issue_line(flow: &mut Flow, first: &Block, second: Option<&Block>) {
    let alone_at_right = first.role == Role::MastheadDate && second.is_none();
    let mut line =
        paragraph("GwIssueLine").add_run(run(if alone_at_right { "\t\t" } else { "\t" }));
    line = line.add_run(run(&first.full_text()));
    if let Some(second) = second {
        let both = width_of(&first.full_text()) + width_of(&second.full_text());
        let one_line = both + 3.0 <= flow.look.per_line as f64;
        let between =
            if one_line { run("\t") } else { Run::new().add_break(BreakType::TextWrapping) };
        line = line.add_run(between).add_run(run(&second.full_text()));
    }
    flow.paragraph(line);
}

/// 发文字号 at the left and 签发人 at the right, on one line; with more than two signers, two a
/// row, the number on the last row's line.
fn number_and_signer(flow: &mut Flow, number: &Block, signer: &Block, look: &Look) {
    let room = look.per_line as f64 - 3.0 - width_of(&number.full_text());
    let rows = look.signers >= 3 && look.signer_column() - 2.0 >= width_of(&number.full_text());
    if !rows {
        let one_line = width_of(&signer.full_text().replace('\n', "　")) <= room;
        let between =
            if one_line { run("\t") } else { Run::new().add_break(BreakType::TextWrapping) };
        let line = paragraph("GwNumberAndSigner")
            .add_run(run("\t"))
            .add_run(run(&number.full_text()))
            .add_run(between);
        return flow.paragraph(signer_runs(line, signer));
    }
    let names: Vec<&str> = signers(&signer.text).collect();
    let width = usize::try_from(look.width()).unwrap_or_default();
    let left = usize::try_from(look.characters(look.signer_column())).unwrap_or_default();
    let pairs = names.chunks(2).enumerate().map(|(row, pair)| {
        let before = if row == 0 { signer.label.as_deref().unwrap_or_default() } else { "\t" };
        let line = paragraph("GwSigner").add_run(run(before));
        LongParagraph::from(line.add_run(styled(&pair.join("\t"), "GwSignerName")))
    });
    let number = paragraph("GwSigner")
        .indent(Some(look.characters(1.0)), None, None, None)
        .add_run(run(&number.full_text()));
    let cells = vec![
        LongCell::new(
            TableCell::new().width(left, WidthType::Dxa).vertical_align(VAlignType::Bottom),
            std::iter::once(number.into()),
        ),
        LongCell::new(TableCell::new().width(width - left, WidthType::Dxa), pairs),
    ];
    let above = look.blank_lines(2.0, look.masthead_half_leading(), gb::SIZE_3, look.pitch);
    let mut table = Table::without_borders(Vec::new())
        .set_grid(vec![left, width - left])
        .width(width, WidthType::Dxa)
        .margins(cell_margins(above, 0))
        .layout(TableLayoutType::Fixed);
    if look.red_line_under == Some(Role::Signer) {
        let (gap, thickness) = look.red_line();
        let thickness = usize::try_from(thickness).unwrap_or_default();
        table = table.margins(cell_margins(above, gap * 20)).set_borders(
            TableBorders::with_empty().set(
                TableBorder::new(TableBorderPosition::Bottom)
                    .border_type(BorderType::Single)
                    .size(thickness)
                    .color("FF0000"),
            ),
        );
    }
    let row = LongRow::new(TableRow::new(Vec::new()).cant_split(), cells);
    flow.table(&table, std::iter::once(row), false);
}

fn signer_runs(line: Paragraph, signer: &Block) -> Paragraph {
    let names = signers(&signer.text).collect::<Vec<_>>().join("\t");
    line.add_run(run(signer.label.as_deref().unwrap_or_default()))
        .add_run(styled(&names, "GwSignerName"))
}
