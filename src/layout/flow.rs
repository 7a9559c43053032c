//! Lines → pages: what follows what, what stays together, and where a page ends.

use std::rc::Rc;

use crate::diagnostic::watch;

use super::pages::{Colour, Image, Item, Letters, Page, Rule, TextRun};
use crate::style::{Pt, gbt9704};

/// Something of a height that flows down the pages.
#[derive(Clone, Debug, Default)]
pub(super) struct FlowLine {
    /// Space above it, from the bottom of what stands before; none at a page's top.
    pub gap: f64,
    /// Its own height: an em box, or a table row.
    pub height: f64,
    /// Text, with `y` from its top.
    pub runs: Vec<TextRun>,
    /// Rules, with `y` from its top.
    pub rules: Vec<Rule>,
    /// Rules of its page, with `y` from the page's top.
    pub page_rules: Vec<Rule>,
    /// Pictures, with `y` from its top.
    pub images: Vec<Image>,
    /// It stays on the page of the next line.
    pub keep: bool,
    /// It begins a page.
    pub new_page: bool,
    /// It stands on a turned page, with others of its kind only.
    pub turned: bool,
    /// A fixed place on the page instead of the flow: its top.
    pub fixed: Option<f64>,
    /// A table's heading row, which stands again above this line where it begins a page.
    pub head: Option<Rc<FlowLine>>,
    /// It goes on with what stands above, a part of one table row: where a page ends between them,
    /// this line closes the one and opens the other.
    pub seam: Option<Rule>,
    /// A heading for the outline: level and text.
    pub outline: Option<(u8, String)>,
}

impl FlowLine {
    /// Whether its text ends before that of another line begins, with so much space between.
    pub fn clears(&self, other: &FlowLine, space: f64) -> bool {
        let end = |run: &TextRun| {
            let last = run.glyphs.last().map_or(0.0, |glyph| glyph.dx.0);
            run.x.0 + last + run.size.0 * run.stretch
        };
        let end = self.runs.iter().map(end).fold(0.0, f64::max);
        let begin = other.runs.iter().map(|run| run.x.0).fold(f64::MAX, f64::min);
        end + space <= begin
    }
}

/// The upper and lower edge of the 版心.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub top: f64,
    pub bottom: f64,
}

/// Where the flow stopped.
#[derive(Debug, Default)]
pub(super) struct Flowed {
    pub pages: Vec<Page>,
    /// Bottom of what stands last on the last page.
    pub bottom: f64,
    /// Page of each line, from 0.
    pub starts: Vec<usize>,
    /// Level, text, page and top of each heading.
    pub outline: Vec<(u8, String, usize, f64)>,
}

const SLACK: f64 = 0.3;

/// Places lines on pages.
pub(super) fn paginate(lines: Vec<FlowLine>, area: Area, size: (Pt, Pt)) -> Flowed {
    let mut flowed = Flowed { pages: vec![blank(1, size)], ..Flowed::default() };
    let mut at_top = true;
    let count = lines.len();
    let upright = area;
    let heights: Vec<(f64, f64, bool)> = lines
        .iter()
        .zip(lines.iter().skip(1).map(Some).chain([None]))
        .map(|(line, next)| {
            let together = next.is_none_or(|next| next.turned == line.turned);
            (line.gap, line.height, line.keep && line.fixed.is_none() && together)
        })
        .collect();
    let mut turned = false;
    for (index, line) in lines.into_iter().enumerate() {
        watch::tick(1 + line.runs.len());
        let area = if line.turned { TURNED } else { upright };
        let turns = line.turned != turned;
        turned = line.turned;
        let mut top = if at_top { area.top } else { flowed.bottom + line.gap };
        if line.gap < 0.0 {
            top = top.max(area.top);
        }
        if let Some(fixed) = line.fixed {
            top = fixed;
        } else {
            // a line and all that it must stay with
            let mut bottom = top + line.height;
            let mut next = index;
            // what is taller than a page does not stay together, however long it is
            while heights.get(next).is_some_and(|entry| entry.2)
                && next + 1 < count
                && bottom - top <= area.bottom - area.top + SLACK
            {
                next += 1;
                bottom += heights.get(next).map_or(0.0, |entry| entry.0 + entry.1);
            }
            let held = index > 0 && heights.get(index - 1).is_some_and(|entry| entry.2);
            let alone = top + line.height > area.bottom + SLACK;
            let together = bottom > area.bottom + SLACK
                && !held
                && bottom - top <= area.bottom - area.top + SLACK;
            if !at_top && (line.new_page || turns || alone || together) {
                if let (Some(seam), Some(page)) = (line.seam, flowed.pages.last_mut()) {
                    draw(seam, flowed.bottom, line.turned, page);
                }
                let number = flowed.pages.len() + 1;
                if let Some(full) = flowed.pages.last_mut() {
                    full.items.shrink_to_fit();
                    full.turned.shrink_to_fit();
                }
                flowed.pages.push(blank(number, size));
                top = area.top;
                if let (Some(head), Some(page)) = (&line.head, flowed.pages.last_mut()) {
                    again(head, page, top);
                    top += head.height;
                }
                if let (Some(seam), Some(page)) = (line.seam, flowed.pages.last_mut()) {
                    draw(seam, top, line.turned, page);
                }
            }
        }
        at_top = false;
        let page = flowed.pages.len() - 1;
        flowed.starts.push(page);
        flowed.bottom = top + line.height;
        if let Some((level, text)) = line.outline {
            flowed.outline.push((level, text, page, top));
        }
        let Some(page) = flowed.pages.last_mut() else { continue };
        page.items.extend(line.page_rules.into_iter().map(Item::Rule));
        let items = if turned { &mut page.turned } else { &mut page.items };
        let below = |y: Pt| Pt(y.0 + top);
        let rules = line.rules.into_iter();
        items.extend(rules.map(|rule| Item::Rule(Rule { y: below(rule.y), ..rule })));
        let runs = line.runs.into_iter();
        items.extend(runs.map(|run| Item::Text(TextRun { y: below(run.y), ..run })));
        let images = line.images.into_iter();
        items.extend(
            images.map(|image| Item::Image(Box::new(Image { y: below(image.y), ..image }))),
        );
    }
    if turned {
        // nothing upright stands on a turned page
        flowed.bottom = upright.bottom;
    }
    flowed
}

/// A turned page: lines go down from the 版心's left edge to its right.
const TURNED: Area = Area { top: 0.0, bottom: gbt9704::TYPE_AREA_WIDTH.pt().0 };

/// Draws a heading row once more, as an artifact: its text was said on the page before.
fn again(head: &FlowLine, page: &mut Page, top: f64) {
    let rules = head.rules.iter().map(|rule| Item::Rule(Rule { y: Pt(rule.y.0 + top), ..*rule }));
    let items = if head.turned { &mut page.turned } else { &mut page.items };
    items.extend(rules);
    items.extend(head.runs.iter().cloned().map(|mut run| {
        // copying gives the words once
        run.glyphs.iter_mut().for_each(|glyph| glyph.text = Letters::default());
        Item::Text(TextRun { y: Pt(run.y.0 + top), node: None, ..run })
    }));
}

/// Draws a rule below `top`.
fn draw(rule: Rule, top: f64, turned: bool, page: &mut Page) {
    let items = if turned { &mut page.turned } else { &mut page.items };
    items.push(Item::Rule(Rule { y: Pt(rule.y.0 + top), ..rule }));
}

/// An empty page.
pub(super) fn blank(number: usize, (width, height): (Pt, Pt)) -> Page {
    Page { width, height, number, items: Vec::new(), turned: Vec::new() }
}

/// A rule.
pub(super) fn rule(x: f64, y: f64, width: f64, height: f64, colour: Colour) -> Rule {
    Rule { x: Pt(x), y: Pt(y), width: Pt(width), height: Pt(height), colour }
}
