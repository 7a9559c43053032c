//! 版头 (7.2, 10.1, 10.2, 10.3) and the head of a periodical: what stands above the title.

use crate::document::signing::signers;
use crate::document::{Block, Kind, Role, Zone};
use crate::font::FontRole;
use crate::style::gbt9704;

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::line::{FlowLine, clears, rule};
use super::pages::{Colour, NodeId, Tag};
use super::setting::{Spread, set};
use super::{left, masthead, measure};

/// Composes the header; where the text has no mark, only what it has stands above the title.
pub(super) fn compose(composer: &mut Composer) {
    let Some(mark) = composer.in_header(Role::Masthead) else {
        for block in composer.document.zone(Zone::Header) {
            let align = if block.role == Role::DocNumber { Align::Centre } else { Align::Justify };
            element(composer, block, FontRole::Fangsong, align, composer.leading());
        }
        return;
    };
    let kind = composer.kind();
    let marks = if kind == Kind::Letter { 0.0 } else { corner_marks(composer) };
    masthead::compose(composer, mark, kind, marks <= MARK_LINES);
    match kind {
        Kind::Letter => letter_head(composer),
        Kind::Order => {
            if let Some(number) = composer.in_header(Role::DocNumber) {
                let gap = composer.blank(gbt9704::ORDER_BLANK_LINES);
                element(composer, number, FontRole::Fangsong, Align::Centre, gap);
            }
        }
        _ => paper_head(composer),
    }
    others(composer, kind);
}

/// What a format has no place for, or has twice, stands below its head: nothing is lost.
fn others(composer: &mut Composer, kind: Kind) {
    let document = composer.document;
    let mut placed = Vec::new();
    for block in document.zone(Zone::Header) {
        let known = match block.role {
            Role::Masthead | Role::DocNumber => true,
            Role::CopyNumber | Role::Secrecy | Role::Urgency => true,
            Role::IssueNumber | Role::MastheadIssuer | Role::MastheadDate | Role::Signer => {
                !matches!(kind, Kind::Letter | Kind::Order)
            }
            _ => false,
        };
        if known && !placed.contains(&block.role) {
            placed.push(block.role);
        } else {
            element(composer, block, FontRole::Fangsong, Align::Justify, composer.leading());
        }
    }
}

/// 份号, 密级, 紧急程度: flush left, from line 1. Gives the lines they take.
fn corner_marks(composer: &mut Composer) -> f64 {
    let mut line = 0.0;
    for role in [Role::CopyNumber, Role::Secrecy, Role::Urgency] {
        let Some(block) = composer.in_header(role) else { continue };
        // 份号 keeps line 1 and 密级 line 2 whether or not the other is there
        if role == Role::Secrecy {
            line = f64::max(line, (gbt9704::SECRECY_LINE - 1) as f64);
        }
        let font = if role == Role::CopyNumber { FontRole::Fangsong } else { FontRole::Hei };
        let at = composer.lines.len();
        element(composer, block, font, Align::Justify, 0.0);
        let top = gbt9704::TOP_MARGIN.pt().0 + line * composer.style.line_pitch.0;
        line += (composer.lines.len() - at) as f64;
        let here = line <= MARK_LINES;
        if let Some(placed) = composer.lines.from(at).first_mut() {
            placed.fixed = here.then_some(top);
            placed.gap = composer.style.line_pitch.0 - gbt9704::SIZE_3.0;
        }
    }
    line
}

/// Lines above the mark that leave it its place; with more it stands below them.
const MARK_LINES: f64 = 4.0;

/// 期号, 编发单位 and date, 发文字号, 签发人 and the red line.
fn paper_head(composer: &mut Composer) {
    let two = gbt9704::BLANK_LINES_ABOVE_TITLE;
    let one_cell = gbt9704::SIGNER_INDENT * composer.cell_width();
    let mut gap = composer.blank(two);
    if let Some(block) = composer.in_header(Role::IssueNumber) {
        let above = composer.blank(gbt9704::BLANK_LINES_ABOVE_ISSUE);
        element(composer, block, FontRole::Fangsong, Align::Centre, above);
        gap = composer.leading();
    }
    let issuer = composer.in_header(Role::MastheadIssuer);
    let date = composer.in_header(Role::MastheadDate);
    if issuer.is_some() || date.is_some() {
        let shape = Shape { first: one_cell, right: one_cell, ..composer.body_shape() };
        pair(composer, issuer, date, shape, gap);
        gap = composer.leading();
    }
    let number = composer.in_header(Role::DocNumber);
    match (number, composer.in_header(Role::Signer)) {
        (Some(number), Some(signer)) => signed_number(composer, number, signer, gap),
        (Some(number), None) => element(composer, number, FontRole::Fangsong, Align::Centre, gap),
        (None, Some(signer)) => {
            let shape = Shape { right: one_cell, align: Align::Right, ..composer.body_shape() };
            labelled(composer, signer, shape, gap);
        }
        (None, None) => {}
    }
    let thick = gbt9704::RED_LINE_THICKNESS.0;
    composer.lines.push(FlowLine {
        gap: gbt9704::RED_LINE_GAP.pt().0,
        height: thick,
        rules: vec![rule(left(), 0.0, measure(), thick, Colour::Red)],
        ..FlowLine::default()
    });
}

/// 信函: the double lines and the number flush right under the upper one.
fn letter_head(composer: &mut Composer) {
    let length = gbt9704::LETTER_RULE_LENGTH.pt().0;
    let x = left() + (measure() - length) / 2.0;
    let (thick, thin) = (gbt9704::LETTER_RULE_THICK.0, gbt9704::LETTER_RULE_THIN.0);
    let between = thin;
    let height = thick + between + thin;
    let lower = gbt9704::PAPER_HEIGHT.pt().0 - gbt9704::LETTER_LOWER_RULE.pt().0;
    composer.lines.push(FlowLine {
        gap: gbt9704::LETTER_RULE_GAP.pt().0,
        height,
        rules: vec![
            rule(x, 0.0, length, thick, Colour::Red),
            rule(x, thick + between, length, thin, Colour::Red),
        ],
        page_rules: vec![
            rule(x, lower - height, length, thin, Colour::Red),
            rule(x, lower - thick, length, thick, Colour::Red),
        ],
        ..FlowLine::default()
    });
    let seven_eighths = gbt9704::LETTER_NUMBER_GAP.0;
    let first = composer.lines.len();
    for role in [Role::CopyNumber, Role::Secrecy, Role::Urgency] {
        let Some(block) = composer.in_header(role) else { continue };
        let font = if role == Role::CopyNumber { FontRole::Fangsong } else { FontRole::Hei };
        let gap = if composer.lines.len() == first { seven_eighths } else { composer.leading() };
        element(composer, block, font, Align::Justify, gap);
    }
    if let Some(number) = composer.in_header(Role::DocNumber) {
        let at = composer.lines.len();
        element(composer, number, FontRole::Fangsong, Align::Right, seven_eighths);
        // beside the first of the marks on the left
        if at > first {
            let lines = composer.lines.from(first);
            let back: f64 = lines.iter().take(at - first).map(|line| line.gap + line.height).sum();
            if let Some(line) = composer.lines.from(at).first_mut() {
                line.gap = seven_eighths - back;
            }
            let rest = back - seven_eighths - gbt9704::SIZE_3.0;
            composer.lines.push(FlowLine { gap: rest, ..FlowLine::default() });
        }
    }
}

/// 发文字号 one character from the left, 签发人 one from the right on its last line (7.2.6).
fn signed_number(composer: &mut Composer, number: &Block, signer: &Block, gap: f64) {
    let one_cell = gbt9704::SIGNER_INDENT * composer.cell_width();
    let names: Vec<&str> = signers(&signer.text).collect();
    if names.len() <= 1 {
        let shape = Shape { first: one_cell, right: one_cell, ..composer.body_shape() };
        pair(composer, Some(number), Some(signer), shape, gap);
        return;
    }
    // two names a row; the number stands on the last row
    let node = composer.node(Tag::Paragraph, NodeId::ROOT, signer);
    let number_node = composer.node(Tag::Paragraph, NodeId::ROOT, number);
    let shape = composer.body_shape();
    let label = signer.label.as_deref().unwrap_or_default();
    let label_width = composer.width(label, FontRole::Fangsong, shape);
    let widest =
        names.iter().map(|name| composer.width(name, FontRole::Kai, shape)).fold(0.0, f64::max);
    // one character between the names of a row; the rows below begin under the first name
    let slot = widest + one_cell;
    let begins = |per_row: usize| measure() - slot * per_row as f64 - label_width;
    let Some(per_row) = (1..=gbt9704::SIGNERS_PER_ROW).rev().find(|count| begins(*count) >= 0.0)
    else {
        // names longer than a line
        let shape = Shape { first: one_cell, rest: one_cell, right: one_cell, ..shape };
        labelled(composer, signer, shape, gap);
        return labelled(composer, number, shape, composer.leading());
    };
    let start = begins(per_row);
    let number_width = composer.width(&number.text, FontRole::Fangsong, shape);
    let beside = one_cell * 2.0 + number_width <= start;
    let rows: Vec<&[&str]> = names.chunks(per_row).collect();
    let count = rows.len();
    for (index, row) in rows.into_iter().enumerate() {
        let mut runs = Vec::new();
        let mut put = |composer: &mut Composer, text: &str, role, node, x: f64| {
            let cells = composer.cells(&[Span { text, role, node: Some(node) }], shape);
            let line =
                set(&cells, left() + x, shape.size, 1.0, Spread::Natural(f64::MAX), Colour::Black);
            runs.extend(line.runs);
        };
        if index == 0 {
            put(composer, label, FontRole::Fangsong, node, start);
        }
        for (column, name) in row.iter().enumerate() {
            let x = start + label_width + slot * column as f64;
            put(composer, name, FontRole::Kai, node, x);
        }
        if index + 1 == count && beside {
            put(composer, &number.text, FontRole::Fangsong, number_node, one_cell);
        }
        let gap = if index == 0 { gap } else { composer.leading() };
        let line = FlowLine { gap, height: shape.size, runs, ..FlowLine::default() };
        composer.lines.push(line);
    }
    if !beside {
        let shape = Shape { first: one_cell, rest: one_cell, right: one_cell, ..shape };
        let span = Span { text: &number.text, role: FontRole::Fangsong, node: Some(number_node) };
        composer.waiting_paragraph(&[span], shape, composer.leading());
    }
}

/// Two elements on one line: flush left and flush right.
fn pair(
    composer: &mut Composer,
    first: Option<&Block>,
    second: Option<&Block>,
    shape: Shape,
    gap: f64,
) {
    let at = composer.lines.len();
    for (block, align) in [(first, Align::Justify), (second, Align::Right)] {
        let Some(block) = block else { continue };
        let gap = if composer.lines.len() == at { gap } else { composer.leading() };
        labelled(composer, block, Shape { align, ..shape }, gap);
    }
    // what has no room beside the other stands under it
    if let [one, other] = composer.lines.from(at)
        && clears(&one.runs, &other.runs, shape.pitch)
    {
        one.runs.append(&mut other.runs);
        composer.lines.truncate(at + 1);
    }
}

/// A block with its label in 仿宋 and, for 签发人, the name in 楷体.
fn labelled(composer: &mut Composer, block: &Block, shape: Shape, gap: f64) {
    let node = Some(composer.node(Tag::Paragraph, NodeId::ROOT, block));
    let role = if block.role == Role::Signer { FontRole::Kai } else { FontRole::Fangsong };
    let label = block.label.as_deref().unwrap_or_default();
    let text = block.text.replace('\n', "\u{3000}");
    let spans =
        [Span { text: label, role: FontRole::Fangsong, node }, Span { text: &text, role, node }];
    composer.waiting_paragraph(&spans, shape, gap);
}

/// A block alone on its lines.
fn element(composer: &mut Composer, block: &Block, role: FontRole, align: Align, gap: f64) {
    let node = Some(composer.node(Tag::Paragraph, NodeId::ROOT, block));
    let shape = Shape { align, ..composer.body_shape() };
    let label = block.label.as_deref().unwrap_or_default();
    let mut gap = gap;
    for (index, line) in block.text.split('\n').enumerate() {
        let label = if index == 0 { label } else { "" };
        let spans = [Span { text: label, role, node }, Span { text: line, role, node }];
        composer.waiting_paragraph(&spans, shape, gap);
        gap = composer.leading();
    }
}
