//! Lines → pages: what follows what, what stays together, and where a page ends.
//!
//! A line waits until it is known what it stays together with, then it goes to its page: what waits
//! is a page's worth of lines, however long the text is.

use crate::diagnostic::watch;

use super::line::FlowLine;
use super::pages::{Image, Item, Letters, Page, Rule, TextRun};
use super::strokes::Strokes;
use crate::style::{Pt, gbt9704};

/// The upper and lower edge of the 版心.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub top: f64,
    pub bottom: f64,
}

impl Area {
    /// Whether so much fits between its edges.
    fn holds(self, height: f64) -> bool {
        height <= self.bottom - self.top + SLACK
    }
}

/// Where the flow stopped.
#[derive(Debug, Default)]
pub(super) struct Flowed {
    pub pages: Vec<Page>,
    /// Bottom of what stands last on the last page.
    pub bottom: f64,
    /// Page of the first line of body text, from 0.
    pub text: Option<usize>,
    /// Level, text, page and top of each heading.
    pub outline: Vec<(u8, String, usize, f64)>,
}

const SLACK: f64 = 0.3;

/// The flow of a document's lines.
#[derive(Debug)]
pub(super) struct Flow {
    area: Area,
    size: (Pt, Pt),
    waiting: Vec<FlowLine>,
    /// Number of lines on the pages.
    placed: usize,
    /// The last of them stays with the next line.
    held: bool,
    /// It stands on a turned page.
    turned: bool,
    /// What the next line opens.
    opening: Opening,
    strokes: Strokes,
    flowed: Flowed,
}

/// What begins with a line.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// A page.
    pub page: bool,
    /// A heading for the outline: level and text.
    pub outline: Option<(u8, String)>,
    /// Body text.
    pub text: bool,
}

impl Flow {
    /// A flow down pages of a size, between the edges of their 版心.
    pub fn new(area: Area, size: (Pt, Pt)) -> Self {
        Self {
            area,
            size,
            waiting: Vec::new(),
            placed: 0,
            held: false,
            turned: false,
            opening: Opening::default(),
            strokes: Strokes::default(),
            flowed: Flowed { pages: vec![blank(1, size)], ..Flowed::default() },
        }
    }

    /// What the next line opens.
    pub fn opening(&mut self) -> &mut Opening {
        &mut self.opening
    }

    /// Adds a line.
    pub fn push(&mut self, mut line: FlowLine) {
        let Opening { page, outline, text } = std::mem::take(&mut self.opening);
        line.new_page |= page;
        line.text |= text;
        line.outline = outline.or(line.outline);
        self.waiting.push(line);
    }

    /// Number of lines so far.
    pub fn len(&self) -> usize {
        self.placed + self.waiting.len()
    }

    /// The lines from one on, by its number; those that wait no longer are not among them.
    pub fn from(&mut self, at: usize) -> &mut [FlowLine] {
        self.waiting.get_mut(at.saturating_sub(self.placed)..).unwrap_or_default()
    }

    /// Takes the last line back.
    pub fn pop(&mut self) -> Option<FlowLine> {
        self.waiting.pop()
    }

    /// Takes back the lines behind the first so many.
    pub fn truncate(&mut self, length: usize) {
        self.waiting.truncate(length.saturating_sub(self.placed));
    }

    /// Places the lines of which it is known what they stay with. The last line always waits: it
    /// may yet be asked to stay with the next.
    pub fn settle(&mut self) {
        self.place(false);
    }

    /// Places all lines.
    pub fn finish(mut self) -> Flowed {
        self.place(true);
        if self.turned {
            // nothing upright stands on a turned page
            self.flowed.bottom = self.area.bottom;
        }
        self.flowed
    }

    fn place(&mut self, all: bool) {
        let mut done = 0;
        while let Some(together) = self.together(done, all) {
            let keeps = self.keeps(done);
            let Some(line) = self.waiting.get_mut(done).map(std::mem::take) else { break };
            self.put(line, together);
            self.held = keeps;
            self.placed += 1;
            done += 1;
        }
        self.waiting.drain(..done);
    }

    /// Whether a waiting line stays on the page of the next.
    fn keeps(&self, at: usize) -> bool {
        let next = self.waiting.get(at + 1);
        self.waiting.get(at).is_some_and(|line| {
            let alike = next.is_none_or(|next| next.turned == line.turned);
            line.keep && line.fixed.is_none() && alike
        })
    }

    /// Height of a waiting line with all that it must stay with; none where there is no such line,
    /// or what follows is still to come. What is taller than a page does not stay together, however
    /// long it is.
    fn together(&self, at: usize, all: bool) -> Option<f64> {
        let first = self.waiting.get(at)?;
        if !all && at + 1 == self.waiting.len() {
            return None;
        }
        let area = self.area(first);
        let (mut next, mut height) = (at, first.height);
        while area.holds(height) {
            let Some(follower) = self.waiting.get(next + 1) else {
                return all.then_some(height);
            };
            if !self.keeps(next) {
                break;
            }
            height += follower.gap + follower.height;
            next += 1;
        }
        Some(height)
    }

    /// Where lines like this one stand.
    fn area(&self, line: &FlowLine) -> Area {
        if line.turned { TURNED } else { self.area }
    }

    /// Puts a line on its page: a new one where it has no room, or what it stays with has none.
    fn put(&mut self, line: FlowLine, together: f64) {
        watch::tick(1 + line.runs.len());
        let area = self.area(&line);
        let turns = line.turned != self.turned;
        self.turned = line.turned;
        let first = self.placed == 0;
        let mut top = if first { area.top } else { self.flowed.bottom + line.gap };
        if line.gap < 0.0 {
            top = top.max(area.top);
        }
        if let Some(fixed) = line.fixed {
            top = fixed;
        } else if !first {
            let alone = top + line.height > area.bottom + SLACK;
            let parted = !self.held && top + together > area.bottom + SLACK && area.holds(together);
            if line.new_page || turns || alone || parted {
                top = self.turn_over(&line, area.top);
            }
        }
        self.flowed.bottom = top + line.height;
        self.draw(line, top);
    }

    /// Ends the page and begins the next; gives where the line stands on it.
    fn turn_over(&mut self, line: &FlowLine, top: f64) -> f64 {
        let mut top = top;
        let bottom = self.flowed.bottom;
        if let Some(full) = self.flowed.pages.last_mut() {
            if let Some(seam) = line.seam {
                stroke(seam, bottom, line.turned, full);
            }
            full.items.shrink_to_fit();
            full.turned.shrink_to_fit();
        }
        let mut page = blank(self.flowed.pages.len() + 1, self.size);
        if let Some(head) = &line.head {
            again(head, &mut page, top);
            top += head.height;
        }
        if let Some(seam) = line.seam {
            stroke(seam, top, line.turned, &mut page);
        }
        self.flowed.pages.push(page);
        self.strokes.end();
        top
    }

    /// Draws a line on the last page.
    fn draw(&mut self, line: FlowLine, top: f64) {
        let number = self.flowed.pages.len() - 1;
        if line.text {
            self.flowed.text.get_or_insert(number);
        }
        if let Some((level, text)) = line.outline {
            self.flowed.outline.push((level, text, number, top));
        }
        let Some(page) = self.flowed.pages.last_mut() else { return };
        page.items.extend(line.page_rules.into_iter().map(Item::Rule));
        let items = if line.turned { &mut page.turned } else { &mut page.items };
        let below = |y: Pt| Pt(y.0 + top);
        let rules = line.rules.into_iter();
        self.strokes.draw(items, rules.map(|rule| Rule { y: below(rule.y), ..rule }));
        let runs = line.runs.into_iter();
        items.extend(runs.map(|run| Item::Text(TextRun { y: below(run.y), ..run })));
        let images = line.images.into_iter();
        items.extend(
            images.map(|image| Item::Image(Box::new(Image { y: below(image.y), ..image }))),
        );
    }
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
fn stroke(rule: Rule, top: f64, turned: bool, page: &mut Page) {
    let items = if turned { &mut page.turned } else { &mut page.items };
    items.push(Item::Rule(Rule { y: Pt(rule.y.0 + top), ..rule }));
}

/// An empty page.
pub(super) fn blank(number: usize, (width, height): (Pt, Pt)) -> Page {
    Page { width, height, number, items: Vec::new(), turned: Vec::new() }
}
