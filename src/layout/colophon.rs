//! 版记 (7.4): at the bottom of the last page, its last line on the 版心's lower edge.

use crate::document::{Block, Role, Zone};
use crate::font::FontRole;
use crate::style::{ColophonPage, gbt9704};

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::flow::{Area, FlowLine, Flowed, blank, rule};
use super::pages::{Colour, Item, Page, Tag, TextRun};
use super::{left, measure, paper};
use crate::document::Kind;
use crate::style::Pt;

/// Puts the colophon on the last page, or on a page of its own. Gives its page, from 0.
pub(super) fn place(composer: &mut Composer, flowed: &mut Flowed, area: Area) -> Option<usize> {
    let groups = groups(composer);
    if groups.iter().all(Vec::is_empty) {
        return None;
    }
    let lined = composer.kind() != Kind::Letter;
    let pitch = gbt9704::COLOPHON_PITCH.0;
    let size = gbt9704::SIZE_4.0;
    let (thick, thin) = (gbt9704::COLOPHON_THICK.pt().0, gbt9704::COLOPHON_THIN.pt().0);
    let rows: usize = groups.iter().map(Vec::len).sum();
    let used: Vec<&Vec<FlowLine>> = groups.iter().filter(|group| !group.is_empty()).collect();
    let rules = if lined { 2.0 * thick + (used.len() - 1) as f64 * thin } else { 0.0 };
    let height = rows as f64 * pitch + rules;
    if flowed.bottom + composer.leading() > area.bottom - height {
        flowed.pages.push(blank(flowed.pages.len() + 1, paper()));
    }
    if composer.style.colophon == ColophonPage::Even && flowed.pages.len() % 2 == 1 {
        flowed.pages.push(blank(flowed.pages.len() + 1, paper()));
    }
    let empty = |page: &&Page| page.is_blank();
    composer.facts.blank_pages_before_colophon =
        flowed.pages.iter().rev().skip(1).take_while(empty).count();
    let mut y = area.bottom - height;
    let mut items = Vec::new();
    let line = |y: f64, weight: f64| Item::Rule(rule(left(), y, measure(), weight, Colour::Black));
    for (index, group) in used.iter().enumerate() {
        if lined {
            let weight = if index == 0 { thick } else { thin };
            items.push(line(y, weight));
            y += weight;
        }
        for row in group.iter() {
            let down = y + (pitch - size) / 2.0;
            items.extend(
                row.runs
                    .iter()
                    .map(|run| Item::Text(TextRun { y: Pt(run.y.0 + down), ..run.clone() })),
            );
            y += pitch;
        }
    }
    if lined {
        items.push(line(y, thick));
    }
    let page = flowed.pages.len() - 1;
    if let Some(last) = flowed.pages.last_mut() {
        last.items.extend(items);
    }
    Some(page)
}

/// The rows of each group: 主题词, 主送 with 抄送, 印发机关 with date, 份数.
fn groups(composer: &mut Composer) -> [Vec<FlowLine>; 4] {
    let document = composer.document;
    let blocks: Vec<&Block> = document.zone(Zone::Colophon).collect();
    let Some(first) = blocks.first().copied().or(document.blocks.first()) else {
        return Default::default();
    };
    let moved = composer
        .recipients_in_colophon
        .then(|| document.zone(Zone::Main).find(|block| block.role == Role::MainRecipients))
        .flatten();
    let part = composer.node(Tag::Part, 0, first);
    let mut out: [Vec<FlowLine>; 4] = Default::default();
    let [subjects, lists, prints, copies] = &mut out;
    if let Some(block) = moved {
        let text = format!("{}。", block.text.trim_end_matches(['：', ':']));
        list(composer, block, "主送：", &text, part, lists);
    }
    for block in &blocks {
        let label = block.label.as_deref().unwrap_or_default();
        match block.role {
            Role::SubjectWords => list(composer, block, label, &block.text, part, subjects),
            Role::MainRecipients | Role::CopyTo => {
                list(composer, block, label, &block.text, part, lists);
            }
            Role::PrintOffice => end(composer, block, Align::Justify, part, prints),
            Role::PrintDate => {
                let mut row = Vec::new();
                end(composer, block, Align::Right, part, &mut row);
                // organ and date share a line
                match (prints.last_mut(), row.pop()) {
                    (Some(line), Some(date)) => line.runs.extend(date.runs),
                    (None, Some(date)) => prints.push(date),
                    _ => {}
                }
            }
            Role::Copies => end(composer, block, Align::Right, part, copies),
            _ => list(composer, block, label, &block.full_text(), part, lists),
        }
    }
    out
}

fn shape(composer: &Composer) -> Shape {
    let size = gbt9704::SIZE_4.0;
    let one = gbt9704::COLOPHON_INDENT * size;
    Shape { size, pitch: size, first: one, rest: one, right: one, ..composer.body_shape() }
}

/// A labelled list: lines after the first stand after the colon.
fn list(
    composer: &mut Composer,
    block: &Block,
    label: &str,
    text: &str,
    part: usize,
    rows: &mut Vec<FlowLine>,
) {
    let node = Some(composer.node(Tag::Paragraph, part, block));
    let shape = shape(composer);
    let hang = composer.width(label, FontRole::Fangsong, shape);
    for (index, line) in text.split('\n').enumerate() {
        let label = if index == 0 { label } else { "" };
        let spans = [
            Span { text: label, role: FontRole::Fangsong, node },
            Span { text: line, role: FontRole::Fangsong, node },
        ];
        let first = if index == 0 { shape.first } else { shape.first + hang };
        let shape = Shape { first, rest: shape.rest + hang, ..shape };
        let cells = composer.cells(&spans, shape);
        rows.extend(composer.set_paragraph(&cells, shape, 0.0));
    }
}

/// An element flush to one side of its line.
fn end(
    composer: &mut Composer,
    block: &Block,
    align: Align,
    part: usize,
    rows: &mut Vec<FlowLine>,
) {
    let node = Some(composer.node(Tag::Paragraph, part, block));
    let shape = Shape { align, ..shape(composer) };
    let text = block.full_text();
    let cells = composer.cells(&[Span { text: &text, role: FontRole::Fangsong, node }], shape);
    rows.extend(composer.set_paragraph(&cells, shape, 0.0));
}
