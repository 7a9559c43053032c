//! What is drawn on a page, as operators, each piece marked with its place in the structure.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op};

use crate::diagnostic::watch;
use crate::font::FaceId;
use crate::layout::{Colour, Image, Item, NodeId, Page, Rule, Tag, TextRun};
use crate::style::gbt9704;

use super::subset::Subset;

/// A page's operators and, by marked-content id, the structure nodes they belong to.
pub(super) struct Content {
    pub ops: Vec<Op>,
    pub marked: Vec<NodeId>,
    state: State,
}

/// What is in force on the page, so that it is said again only where it changes.
#[derive(Clone, Copy, Default)]
struct State {
    colour: Option<Colour>,
    font: Option<(FaceId, f64)>,
    spacing: f64,
}

/// Draws a page. `images` gives the resource name of each picture in order of use.
pub(super) fn draw(
    page: &Page,
    tags: &dyn Fn(NodeId) -> Tag,
    subsets: &BTreeMap<FaceId, Subset>,
    images: &mut dyn FnMut(&Image) -> String,
) -> Content {
    let mut content = Content { ops: Vec::new(), marked: Vec::new(), state: State::default() };
    content.items(&page.items, page.height.0, tags, subsets, images);
    if !page.turned.is_empty() {
        // along the 版心's height from its lower left corner, and down from its left edge
        let lower = (gbt9704::TOP_MARGIN + gbt9704::TYPE_AREA_HEIGHT).pt().0;
        let turn = [0.0, 1.0, -1.0, 0.0, gbt9704::BINDING_MARGIN.pt().0, page.height.0 - lower];
        content.raw("q", Vec::new());
        content.raw("cm", turn.map(real).to_vec());
        let kept = content.state;
        content.items(&page.turned, 0.0, tags, subsets, images);
        content.state = kept;
        content.raw("Q", Vec::new());
    }
    content
}

impl Content {
    /// Draws items whose `y` counts down from `height`.
    fn items(
        &mut self,
        items: &[Item],
        height: f64,
        tags: &dyn Fn(NodeId) -> Tag,
        subsets: &BTreeMap<FaceId, Subset>,
        images: &mut dyn FnMut(&Image) -> String,
    ) {
        let mut open: Option<Option<NodeId>> = None;
        for item in items {
            let node = match item {
                Item::Text(run) => run.node,
                Item::Image(image) => Some(image.node),
                Item::Rule(_) => None,
            };
            if open != Some(node) {
                if open.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                self.begin(node, tags);
                open = Some(node);
            }
            match item {
                Item::Text(run) => self.text(run, height, subsets),
                Item::Rule(rule) => self.rule(rule, height),
                Item::Image(image) => {
                    let name = images(image);
                    self.image(image, &name, height);
                }
            }
        }
        if open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin(&mut self, node: Option<NodeId>, tags: &dyn Fn(NodeId) -> Tag) {
        let mut map = BTreeMap::new();
        let tag = match node {
            Some(node) => {
                map.insert("MCID".to_owned(), DictItem::Int(self.marked.len() as i64));
                self.marked.push(node);
                super::structure::name(tags(node))
            }
            None => {
                map.insert("Type".to_owned(), DictItem::Name(b"Layout".to_vec()));
                "Artifact".to_owned()
            }
        };
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
    }

    fn raw(&mut self, key: &str, value: Vec<DictItem>) {
        self.ops.push(Op::Unknown { key: key.to_owned(), value });
    }

    fn colour(&mut self, colour: Colour) {
        if self.state.colour.replace(colour) == Some(colour) {
            return;
        }
        let red = if colour == Colour::Red { 1.0 } else { 0.0 };
        self.raw("rg", vec![real(red), real(0.0), real(0.0)]);
    }

    fn text(&mut self, run: &TextRun, height: f64, subsets: &BTreeMap<FaceId, Subset>) {
        let Some(subset) = subsets.get(&run.face) else { return };
        watch::tick(16 + run.glyphs.len());
        self.raw("BT", Vec::new());
        self.colour(run.colour);
        if self.state.font != Some((run.face, run.size.0)) {
            self.state.font = Some((run.face, run.size.0));
            let font = format!("F{}", run.face.0).into_bytes();
            self.raw("Tf", vec![DictItem::Name(font), real(run.size.0)]);
        }
        let unit = run.size.0 * run.stretch / 1000.0;
        let spacing = spacing(run, subset);
        if (self.state.spacing - spacing).abs() > 1e-9 {
            self.state.spacing = spacing;
            self.raw("Tc", vec![real(spacing)]);
        }
        let y = height - run.y.0;
        let matrix = [run.stretch, 0.0, 0.0, 1.0, run.x.0, y].map(real);
        self.raw("Tm", matrix.to_vec());
        let mut items = Vec::new();
        let mut shown: Vec<u8> = Vec::new();
        // where the pen stands, in points from the run's start
        let mut pen = 0.0;
        for placed in &run.glyphs {
            let Some((new, used)) = subset.glyph(placed.glyph) else { continue };
            let shift = placed.dx.pt().0 - pen;
            if shift.abs() > EXACT {
                flush(&mut items, &mut shown);
                let back = (-shift / unit * 1000.0).round() / 1000.0;
                items.push(real(back));
                pen -= back * unit;
            }
            let other = used.text != placed.text;
            if other {
                // the glyph stands for another character elsewhere: say which one here
                flush(&mut items, &mut shown);
                self.raw("TJ", vec![DictItem::Array(std::mem::take(&mut items))]);
                let mut text = vec![0xFE, 0xFF];
                for character in placed.text.chars() {
                    let units = character.encode_utf16(&mut [0; 2]).to_vec();
                    text.extend(units.into_iter().flat_map(u16::to_be_bytes));
                }
                let map = BTreeMap::from([(
                    "ActualText".to_owned(),
                    DictItem::String { data: text, literal: false },
                )]);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".into(),
                    properties: DictItem::Dict { map },
                });
            }
            shown.extend(new.to_be_bytes());
            pen += used.advance * 1000.0 * unit + spacing * run.stretch;
            if other {
                flush(&mut items, &mut shown);
                self.raw("TJ", vec![DictItem::Array(std::mem::take(&mut items))]);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        flush(&mut items, &mut shown);
        self.raw("TJ", vec![DictItem::Array(items)]);
        self.raw("ET", Vec::new());
    }

    fn rule(&mut self, rule: &Rule, height: f64) {
        self.colour(rule.colour);
        let y = height - rule.y.0 - rule.height.0;
        let rectangle = [rule.x.0, y, rule.width.0, rule.height.0].map(real);
        self.raw("re", rectangle.to_vec());
        self.raw("f", Vec::new());
    }

    fn image(&mut self, image: &Image, name: &str, height: f64) {
        let y = height - image.y.0 - image.height.0;
        self.raw("q", Vec::new());
        let matrix = [image.width.0, 0.0, 0.0, image.height.0, image.x.0, y].map(real);
        self.raw("cm", matrix.to_vec());
        self.raw("Do", vec![DictItem::Name(name.as_bytes().to_vec())]);
        self.raw("Q", Vec::new());
    }
}

/// How far a glyph may stand from its place, in points: a thousandth of a millimetre or three.
const EXACT: f64 = 0.01;

/// The space that follows most of a run's glyphs, before it is stretched.
fn spacing(run: &TextRun, subset: &Subset) -> f64 {
    let mut found: Vec<(i64, usize)> = Vec::new();
    for pair in run.glyphs.windows(2) {
        let [one, next] = pair else { continue };
        let Some((_, used)) = subset.glyph(one.glyph) else { continue };
        let free = (next.dx.pt().0 - one.dx.pt().0) / run.stretch - used.advance * run.size.0;
        let rounded = (free * 10_000.0).round() as i64;
        match found.iter_mut().find(|(value, _)| *value == rounded) {
            Some((_, count)) => *count += 1,
            None => found.push((rounded, 1)),
        }
    }
    let most = found.into_iter().max_by_key(|(value, count)| (*count, *value));
    most.map_or(0.0, |(value, _)| value as f64 / 10_000.0)
}

fn flush(items: &mut Vec<DictItem>, shown: &mut Vec<u8>) {
    if !shown.is_empty() {
        items.push(DictItem::String { data: std::mem::take(shown), literal: true });
    }
}

fn real(value: f64) -> DictItem {
    DictItem::Real(((value * 10_000.0).round() / 10_000.0) as f32)
}
