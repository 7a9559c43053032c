//! 版记 (7.4): at the bottom of the last page, its last line on the 版心's lower edge. One that is
//! taller than a page begins under the text and runs on; a thin line closes it at the foot of each
//! page and opens it on the next, and its end stands where every colophon's does.

use crate::document::{Block, Kind, Role, Zone};
use crate::font::FontRole;
use crate::style::{ColophonPage, Pt, gbt9704};

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::flow::{Area, Flowed, blank};
use super::line::{clears, rule};
use super::pages::{ColophonTail, Colour, Item, NodeId, Page, Tag, TextRun};
use super::{left, measure, paper};

/// A line of the colophon.
struct Row {
    runs: Vec<TextRun>,
    /// A line is drawn above it: it is the first of its group.
    opens: bool,
    /// Its block, counted among the 主送 lists that were moved here and the colophon's own.
    block: usize,
}

/// Fewest lines of a split colophon on a page.
const FEWEST: usize = 3;

/// Puts the colophon on the last page, or on pages of its own. Gives its first page, from 0.
pub(super) fn place(composer: &mut Composer, flowed: &mut Flowed, area: Area) -> Option<usize> {
    let mut rows = rows(composer);
    if rows.is_empty() {
        return None;
    }
    let lined = composer.kind() != Kind::Letter;
    let room = area.bottom - flowed.bottom - composer.leading();
    let page = area.bottom - area.top;
    let even = composer.style.colophon == ColophonPage::Even;
    let below_text = split(&rows, room, page, lined);
    let alone = split(&rows, page, page, lined);
    // the page that ends it is an even one where that is asked for
    let fits = |parts: &[usize], before: usize| !even || (before + parts.len()) % 2 != 1;
    let text_pages = flowed.pages.len();
    let parts = match below_text {
        Some(parts) if fits(&parts, text_pages - 1) => parts,
        _ => {
            let parts = alone.unwrap_or_else(|| vec![rows.len()]);
            if !fits(&parts, text_pages) {
                flowed.pages.push(blank(text_pages + 1, paper()));
            }
            flowed.pages.push(blank(flowed.pages.len() + 1, paper()));
            parts
        }
    };
    let empty = |page: &&Page| page.is_blank();
    composer.facts.blank_pages_before_colophon =
        flowed.pages.iter().rev().skip(1).take_while(empty).count();
    let first_page = flowed.pages.len() - 1;
    if let [before @ .., _] = parts.as_slice()
        && !before.is_empty()
    {
        composer.facts.colophon_tail = Some(tail(&rows, before.iter().sum()));
    }
    let mut from = 0;
    for (number, count) in parts.iter().enumerate() {
        let part = rows.get_mut(from..from + count).unwrap_or_default();
        let edges = [number == 0, number + 1 == parts.len()];
        let items = drawn(part, edges, lined, area);
        if number > 0 {
            flowed.pages.push(blank(flowed.pages.len() + 1, paper()));
        }
        if let Some(page) = flowed.pages.last_mut() {
            page.items.extend(items);
        }
        from += count;
    }
    Some(first_page)
}

/// How many lines stand on each page: the first has so much room, the others a whole page. None
/// where the first has no room to begin.
fn split(rows: &[Row], room: f64, page: f64, lined: bool) -> Option<Vec<usize>> {
    let whole = height(rows, [true, true], lined);
    if whole <= room {
        return Some(vec![rows.len()]);
    }
    if whole <= page {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = rows;
    let mut room = room;
    while !rest.is_empty() {
        let edges = |count: usize| [parts.is_empty(), count == rest.len()];
        let fits = |count: &usize| {
            height(rest.get(..*count).unwrap_or_default(), edges(*count), lined) <= room
        };
        let most = (room / gbt9704::COLOPHON_PITCH.0).max(0.0) as usize + 1;
        let count = (1..=most.min(rest.len())).rev().find(fits).unwrap_or(0);
        if parts.is_empty() && count < FEWEST {
            return None;
        }
        let count = count.max(1);
        parts.push(count);
        rest = rest.get(count..).unwrap_or_default();
        room = page;
    }
    // the last page bears more than a line or two
    if let [.., before, last] = parts.as_mut_slice()
        && *last < FEWEST
        && *before > 2 * FEWEST
    {
        *before -= FEWEST - *last;
        *last = FEWEST;
    }
    Some(parts)
}

/// Height of lines that stand on one page, with the rules above, between and below them.
fn height(part: &[Row], edges: [bool; 2], lined: bool) -> f64 {
    let rows = part.len() as f64 * gbt9704::COLOPHON_PITCH.0;
    if !lined {
        return rows;
    }
    let inner = part.iter().skip(1).filter(|row| row.opens).count() as f64;
    let thin = gbt9704::COLOPHON_THIN.pt().0;
    rows + inner * thin + edges.into_iter().map(edge).sum::<f64>()
}

/// Thickness of the line at an end of the colophon, or at an end of its part on a page.
fn edge(end: bool) -> f64 {
    if end { gbt9704::COLOPHON_THICK.pt().0 } else { gbt9704::COLOPHON_THIN.pt().0 }
}

/// Draws lines so that the last ends on the lower edge; their text goes onto the page.
fn drawn(part: &mut [Row], edges: [bool; 2], lined: bool, area: Area) -> Vec<Item> {
    let (pitch, size) = (gbt9704::COLOPHON_PITCH.0, gbt9704::SIZE_4.0);
    let mut y = area.bottom - height(part, edges, lined);
    let mut items = Vec::new();
    let line = |y: f64, weight: f64| Item::Rule(rule(left(), y, measure(), weight, Colour::Black));
    let [upper, lower] = edges.map(edge);
    for (index, row) in part.iter_mut().enumerate() {
        let weight = if index == 0 { upper } else { gbt9704::COLOPHON_THIN.pt().0 };
        if lined && (index == 0 || row.opens) {
            items.push(line(y, weight));
            y += weight;
        }
        let down = y + (pitch - size) / 2.0;
        let runs = std::mem::take(&mut row.runs).into_iter();
        items.extend(runs.map(|run| Item::Text(TextRun { y: Pt(run.y.0 + down), ..run })));
        y += pitch;
    }
    if lined {
        items.push(line(y, lower));
    }
    items
}

/// Where the part from a line on begins: the line's block, and how many of its characters stand
/// before it.
fn tail(rows: &[Row], from: usize) -> ColophonTail {
    let block = rows.get(from).map_or(0, |row| row.block);
    let before = rows.get(..from).unwrap_or_default().iter().filter(|row| row.block == block);
    let glyphs = before.flat_map(|row| &row.runs).flat_map(|run| &run.glyphs);
    let solid = glyphs.flat_map(|glyph| glyph.text.chars()).filter(|c| !c.is_whitespace());
    ColophonTail { block, characters: solid.count() }
}

/// The lines of all groups: 主题词, 主送 with 抄送, 印发机关 with date, 份数.
fn rows(composer: &mut Composer) -> Vec<Row> {
    let document = composer.document;
    let blocks: Vec<&Block> = document.zone(Zone::Colophon).collect();
    let Some(first) = blocks.first().copied().or(document.blocks.first()) else {
        return Vec::new();
    };
    let lists_above = document.zone(Zone::Main).filter(|block| block.role == Role::MainRecipients);
    let moved: Vec<&Block> = lists_above.filter(|_| composer.recipients_in_colophon).collect();
    let part = composer.node(Tag::Part, NodeId::ROOT, first);
    let mut groups: [Vec<Row>; 4] = Default::default();
    let [subjects, lists, prints, copies] = &mut groups;
    let numbered = |block: usize| move |runs| Row { runs, opens: false, block };
    for (index, block) in moved.iter().enumerate() {
        let text = format!("{}。", block.text.trim_end_matches(['：', ':']));
        let lines = list(composer, block, "主送：", &text, part);
        lists.extend(lines.into_iter().map(numbered(index)));
    }
    for (index, block) in blocks.iter().enumerate() {
        let label = block.label.as_deref().unwrap_or_default();
        let row = numbered(moved.len() + index);
        match block.role {
            Role::SubjectWords => {
                subjects
                    .extend(list(composer, block, label, &block.text, part).into_iter().map(row));
            }
            Role::MainRecipients | Role::CopyTo => {
                lists.extend(list(composer, block, label, &block.text, part).into_iter().map(row));
            }
            Role::PrintOffice => {
                prints.extend(end(composer, block, Align::Justify, part).into_iter().map(row));
            }
            Role::PrintDate => {
                let mut date = end(composer, block, Align::Right, part);
                // organ and date share a line where it has room for both
                match (prints.last_mut(), date.as_mut_slice()) {
                    (Some(last), [date]) if clears(&last.runs, date, gbt9704::SIZE_4.0) => {
                        last.runs.append(date);
                    }
                    _ => prints.extend(date.into_iter().map(row)),
                }
            }
            Role::Copies => {
                copies.extend(end(composer, block, Align::Right, part).into_iter().map(row));
            }
            _ => {
                let text = block.full_text();
                lists.extend(list(composer, block, label, &text, part).into_iter().map(row));
            }
        }
    }
    for group in &mut groups {
        if let Some(first) = group.first_mut() {
            first.opens = true;
        }
    }
    groups.into_iter().flatten().collect()
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
    part: NodeId,
) -> Vec<Vec<TextRun>> {
    let node = Some(composer.node(Tag::Paragraph, part, block));
    let shape = shape(composer);
    let hang = composer.width(label, FontRole::Fangsong, shape);
    let mut rows = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let label = if index == 0 { label } else { "" };
        let spans = [
            Span { text: label, role: FontRole::Fangsong, node },
            Span { text: line, role: FontRole::Fangsong, node },
        ];
        let first = if index == 0 { shape.first } else { shape.first + hang };
        let shape = Shape { first, rest: shape.rest + hang, ..shape };
        composer.set(&spans, shape, 0.0, |_, line| rows.push(line.runs));
    }
    rows
}

/// An element flush to one side of its line.
fn end(composer: &mut Composer, block: &Block, align: Align, part: NodeId) -> Vec<Vec<TextRun>> {
    let node = Some(composer.node(Tag::Paragraph, part, block));
    let shape = Shape { align, ..shape(composer) };
    let text = block.full_text();
    let span = Span { text: &text, role: FontRole::Fangsong, node };
    let mut lines = Vec::new();
    composer.set(&[span], shape, 0.0, |_, line| lines.push(line.runs));
    lines
}
