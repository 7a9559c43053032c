//! What all elements are composed with: the lines so far, the structure tree, the face set.

use std::cell::OnceCell;

use crate::diagnostic::{Diagnostic, watch};
use crate::document::{Block, Document, Kind, Role, Zone};
use crate::font::{FontRole, Fonts};
use crate::style::{Pt, Seal, Style, gbt9704};

use super::cell::{self, Cell, Lacking, Span};
use super::flow::{Area, Flow, Flowed};
use super::line::FlowLine;
use super::linebreak::{break_lines, sure_lines};
use super::pages::{Colour, Node, NodeId, OutlineEntry, PageFacts, Pages, Tag, TextRun};
use super::setting::{Spread, set};
use super::title::Together;
use super::{colophon, left, measure, missing, page_numbers, paper};

/// A document being laid out.
pub(super) struct Composer<'a> {
    pub document: &'a Document,
    pub style: &'a Style,
    pub fonts: &'a Fonts,
    pub lines: Flow,
    pub facts: PageFacts,
    pub recipients_in_colophon: bool,
    /// Seals drawn so far.
    seals: usize,
    /// How much smaller than its largest a joint mark is.
    pub mark_scale: f64,
    nodes: Vec<Node>,
    /// Source line of each node.
    origins: Vec<u32>,
    missing: Vec<Lacking>,
    /// What there is to say.
    pub told: Vec<Diagnostic>,
    /// Counted when a title is first broken.
    together: OnceCell<Together>,
}

/// Characters that a line has room for, whatever its indents are.
const LEAST: f64 = 6.0;

/// A finished layout.
pub(super) struct Laid {
    pub pages: Pages,
    /// What there is to say about it.
    pub told: Vec<Diagnostic>,
    /// Page of the first line of body text, from 0.
    pub text: Option<usize>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub size: f64,
    pub pitch: f64,
    /// Left edge from the 版心's, of the first line and of the others.
    pub first: f64,
    pub rest: f64,
    /// Right edge inward from the 版心's.
    pub right: f64,
    pub align: Align,
    pub colour: Colour,
    /// Its lines stay on the page of what follows.
    pub keep: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Justify,
    Centre,
    Right,
}

impl<'a> Composer<'a> {
    pub fn new(document: &'a Document, style: &'a Style, fonts: &'a Fonts) -> Self {
        Self {
            document,
            style,
            fonts,
            lines: Flow::new(type_area(), paper()),
            facts: PageFacts::default(),
            recipients_in_colophon: false,
            seals: 0,
            mark_scale: 1.0,
            nodes: vec![Node { tag: Tag::Document, parent: NodeId::ROOT }],
            origins: vec![0],
            missing: Vec::new(),
            together: OnceCell::new(),
            told: Vec::new(),
        }
    }

    /// What stands together in this document, for the breaks of its titles.
    pub fn together(&self) -> &Together {
        self.together.get_or_init(|| {
            let blocks = &self.document.blocks;
            let broken = |block: &&Block| matches!(block.role, Role::Title | Role::TitleNote);
            let titles = blocks.iter().filter(broken);
            let text = |block: &'a Block| block.text.as_str();
            Together::of(titles.map(text), blocks.iter().map(text))
        })
    }

    /// Space between the em boxes of two lines that follow each other.
    pub fn leading(&self) -> f64 {
        self.style.line_pitch.0 - gbt9704::SIZE_3.0
    }

    /// Space above a line that stands `lines` empty lines below the one before.
    pub fn blank(&self, lines: f64) -> f64 {
        self.leading() + lines * self.style.line_pitch.0
    }

    /// Width of a body character's cell.
    pub fn cell_width(&self) -> f64 {
        measure() / self.style.characters as f64
    }

    /// 3号 body text, flush left.
    pub fn body_shape(&self) -> Shape {
        Shape {
            size: gbt9704::SIZE_3.0,
            pitch: self.cell_width(),
            first: 0.0,
            rest: 0.0,
            right: 0.0,
            align: Align::Justify,
            colour: Colour::Black,
            keep: false,
        }
    }

    pub fn node(&mut self, tag: Tag, parent: NodeId, block: &Block) -> NodeId {
        self.nodes.push(Node { tag, parent });
        self.origins.push(u32::try_from(block.lines.0).unwrap_or(u32::MAX));
        NodeId::new(self.nodes.len() - 1)
    }

    /// The next seal to be drawn, where there is one.
    pub fn next_seal(&mut self) -> Option<&'a Seal> {
        let seal = self.style.seals.get(self.seals)?;
        self.seals += 1;
        Some(seal)
    }

    /// A node for a picture.
    pub fn figure(&mut self) -> NodeId {
        self.nodes.push(Node { tag: Tag::Figure, parent: NodeId::ROOT });
        self.origins.push(0);
        NodeId::new(self.nodes.len() - 1)
    }

    pub fn cells(&mut self, spans: &[Span], shape: Shape) -> Vec<Cell> {
        cell::cells(spans, shape.size, shape.pitch, self.fonts, &mut self.missing)
    }

    /// Sets a paragraph; `gap` is the space above its first line.
    pub fn paragraph(&mut self, spans: &[Span], shape: Shape, gap: f64) {
        self.set(spans, shape, gap, |composer, line| {
            composer.lines.push(line);
            composer.lines.settle();
        });
    }

    /// As [`Self::paragraph`], but its lines wait, to be changed.
    pub fn waiting_paragraph(&mut self, spans: &[Span], shape: Shape, gap: f64) {
        self.set(spans, shape, gap, |composer, line| composer.lines.push(line));
    }

    /// Sets a paragraph's lines and hands on each.
    pub fn set(
        &mut self,
        spans: &[Span],
        shape: Shape,
        gap: f64,
        mut put: impl FnMut(&mut Self, FlowLine),
    ) {
        // long labels and names leave their lines room for a few characters
        let least = LEAST * shape.pitch;
        let full = measure() - shape.right.min(measure() - 2.0 * least);
        let [first, rest] = [shape.first, shape.rest].map(|indent| indent.min(full - least));
        let mut begun = false;
        let mut cells = Vec::new();
        let mut portions = cell::portions(spans).peekable();
        while let Some(portion) = portions.next() {
            let type_size = (shape.size, shape.pitch);
            cell::add_cells(&mut cells, &portion, type_size, self.fonts, &mut self.missing);
            let ends = portions.peek().is_none();
            let above = full - if begun { rest } else { first };
            let (breaks, set) = if ends {
                (break_lines(&cells, above, full - rest, shape.size), cells.len())
            } else {
                sure_lines(&cells, above, full - rest, shape.size)
            };
            let count = breaks.len();
            for (index, span) in breaks.into_iter().enumerate() {
                let line = cells.get(span.from..span.to).unwrap_or_default();
                let indent = if begun { rest } else { first };
                let room = full - indent;
                let last = ends && index + 1 == count;
                let spread = match shape.align {
                    Align::Justify if !last => Spread::Justify(room),
                    _ => Spread::Natural(room),
                };
                let runs = self.line(line, indent, spread, shape);
                let gap = if begun { self.leading() } else { gap };
                begun = true;
                let (height, keep) = (shape.size, shape.keep);
                put(self, FlowLine { gap, height, runs, keep, ..FlowLine::default() });
            }
            cells.drain(..set);
        }
    }

    /// A line's cells as runs, where the paragraph's alignment puts them.
    fn line(&self, cells: &[Cell], indent: f64, spread: Spread, shape: Shape) -> Vec<TextRun> {
        watch::tick(cells.len());
        let mut set = set(cells, left() + indent, shape.size, 1.0, spread, shape.colour);
        let (Spread::Justify(room) | Spread::Natural(room)) = spread;
        let aside = match shape.align {
            Align::Justify => 0.0,
            Align::Centre => (room - set.width) / 2.0,
            Align::Right => room - set.width,
        };
        set.runs.iter_mut().for_each(|run| run.x.0 += aside);
        set.runs
    }

    /// Natural width of text.
    pub fn width(&mut self, text: &str, role: FontRole, shape: Shape) -> f64 {
        let span = Span { text, role, node: None };
        let cells = cell::cells(&[span], shape.size, shape.pitch, self.fonts, &mut Vec::new());
        cells.iter().map(|cell| cell.width).sum()
    }

    /// Ends the flow: pages, colophon, page numbers.
    pub fn finish(mut self) -> Laid {
        let area = type_area();
        let lines = std::mem::replace(&mut self.lines, Flow::new(area, paper()));
        let mut flowed = lines.finish();
        let colophon_page = colophon::place(&mut self, &mut flowed, area);
        page_numbers::place(&self, &mut flowed, colophon_page);
        self.facts.pages = flowed.pages.len();
        self.facts.recipients_in_colophon = self.recipients_in_colophon;
        let Flowed { pages, outline, text, .. } = flowed;
        let outline = outline
            .into_iter()
            .map(|(level, text, page, y)| OutlineEntry { level, text, page, y: Pt(y) })
            .collect();
        let origin =
            |node: Option<NodeId>| node.and_then(|node| self.origins.get(node.number())).copied();
        let places =
            self.missing.iter().map(|one| (one.character, origin(one.node).unwrap_or(0) as usize));
        let missing = missing::gathered(places);
        let pages = Pages { pages, nodes: self.nodes, outline, facts: self.facts, missing };
        Laid { pages, told: self.told, text }
    }

    /// The block of a role in the header.
    pub fn in_header(&self, role: Role) -> Option<&'a Block> {
        self.document.zone(Zone::Header).find(|block| block.role == role)
    }

    pub fn kind(&self) -> Kind {
        self.document.kind
    }
}

/// The 版心.
fn type_area() -> Area {
    let top = gbt9704::TOP_MARGIN.pt().0;
    Area { top, bottom: top + gbt9704::TYPE_AREA_HEIGHT.pt().0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Set in portions, a paragraph breaks where it breaks as a whole.
    #[test]
    fn a_paragraph_of_many_pages_is_broken_as_a_short_one_is() {
        let text: String = (0..9000_u32)
            .flat_map(|n| match n * n % 29 {
                0 => vec!['，'],
                1 => vec!['—', '—'],
                2 => vec!['《'],
                3 => vec!['》', '。'],
                4 => vec!['2', '0', '2', '6'],
                rest => vec![char::from_u32(0x4E00 + rest).unwrap_or('甲')],
            })
            .collect();
        let (document, style, fonts) = (Document::default(), Style::default(), Fonts::embedded());
        let mut composer = Composer::new(&document, &style, &fonts);
        let spans = [Span { text: &text, role: FontRole::Fangsong, node: None }];
        assert!(cell::portions(&spans).count() > 2);
        let shape = Shape { first: 32.0, ..composer.body_shape() };
        let cells = composer.cells(&spans, shape);
        let whole = break_lines(&cells, measure() - 32.0, measure(), shape.size);
        let want: Vec<String> = whole
            .iter()
            .map(|line| {
                cells[line.from..line.to].iter().flat_map(|cell| cell.text.chars()).collect()
            })
            .collect();
        let mut lines: Vec<String> = Vec::new();
        composer.set(&spans, shape, 0.0, |_, line| {
            let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
            lines.push(glyphs.flat_map(|glyph| glyph.text.chars()).collect());
        });
        assert_eq!(lines, want);
    }
}
