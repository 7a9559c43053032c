//! What is drawn on a page, as operators, each piece marked with its place in the structure.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op};

use crate::font::FaceId;
use crate::layout::{Colour, Image, Item, Page, Rule, Tag, TextRun};

use super::subset::Subset;

/// A page's operators and, by marked-content id, the structure nodes they belong to.
#[derive(Default)]
pub(super) struct Content {
    pub ops: Vec<Op>,
    pub marked: Vec<usize>,
    state: State,
}

/// What the operators so far have set: nothing is set twice.
#[derive(Default)]
struct State {
    in_text: bool,
    colour: Option<Colour>,
    font: Option<(FaceId, f64)>,
    spacing: f64,
}

/// Draws a page. `images` gives the resource name of each picture in order of use.
pub(super) fn draw(
    page: &Page,
    tags: &dyn Fn(usize) -> Tag,
    subsets: &BTreeMap<FaceId, Subset>,
    images: &mut dyn FnMut(&Image) -> String,
) -> Content {
    let mut content = Content::default();
    let mut open: Option<Option<usize>> = None;
    let height = page.height.0;
    for item in &page.items {
        let node = match item {
            Item::Text(run) => run.node,
            Item::Rule(_) | Item::Image(_) => None,
        };
        if open != Some(node) {
            if open.is_some() {
                content.end();
            }
            content.begin(node, tags);
            open = Some(node);
        }
        match item {
            Item::Text(run) => content.text(run, height, subsets),
            Item::Rule(rule) => content.rule(rule, height),
            Item::Image(image) => {
                let name = images(image);
                content.image(image, &name, height);
            }
        }
    }
    if open.is_some() {
        content.end();
    }
    content
}

impl Content {
    fn begin(&mut self, node: Option<usize>, tags: &dyn Fn(usize) -> Tag) {
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

    fn end(&mut self) {
        self.text_object(false);
        self.ops.push(Op::EndMarkedContent);
    }

    /// Opens or closes a text object where it is not so yet.
    fn text_object(&mut self, open: bool) {
        if self.state.in_text != open {
            self.state.in_text = open;
            self.raw(if open { "BT" } else { "ET" }, Vec::new());
        }
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
        self.text_object(true);
        self.colour(run.colour);
        let font = (run.face, run.size.0);
        if self.state.font.replace(font) != Some(font) {
            let name = format!("F{}", run.face.0).into_bytes();
            self.raw("Tf", vec![DictItem::Name(name), real(run.size.0)]);
        }
        let y = height - run.y.0;
        let matrix = [run.stretch, 0.0, 0.0, 1.0, run.x.0, y].map(real);
        self.raw("Tm", matrix.to_vec());
        let unit = run.size.0 * run.stretch / 1000.0;
        let spacing = spacing(run, subset);
        if (self.state.spacing - spacing).abs() > f64::EPSILON {
            self.state.spacing = spacing;
            self.raw("Tc", vec![real(spacing)]);
        }
        let mut items = Vec::new();
        let mut shown: Vec<u8> = Vec::new();
        // where the pen stands, in points from the run's start
        let mut pen = 0.0;
        for placed in &run.glyphs {
            let Some(used) = subset.glyphs.get(&placed.glyph) else { continue };
            let shift = placed.dx.0 - pen;
            if shift.abs() > 0.0005 {
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
                placed.text.encode_utf16().for_each(|unit| text.extend(unit.to_be_bytes()));
                let map = BTreeMap::from([(
                    "ActualText".to_owned(),
                    DictItem::String { data: text, literal: false },
                )]);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".into(),
                    properties: DictItem::Dict { map },
                });
            }
            shown.extend(used.new.to_be_bytes());
            pen += used.width * unit + spacing * run.stretch;
            if other {
                flush(&mut items, &mut shown);
                self.raw("TJ", vec![DictItem::Array(std::mem::take(&mut items))]);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        flush(&mut items, &mut shown);
        self.raw("TJ", vec![DictItem::Array(items)]);
    }

    fn rule(&mut self, rule: &Rule, height: f64) {
        self.text_object(false);
        self.colour(rule.colour);
        let y = height - rule.y.0 - rule.height.0;
        let rectangle = [rule.x.0, y, rule.width.0, rule.height.0].map(real);
        self.raw("re", rectangle.to_vec());
        self.raw("f", Vec::new());
    }

    fn image(&mut self, image: &Image, name: &str, height: f64) {
        self.text_object(false);
        let y = height - image.y.0 - image.height.0;
        self.raw("q", Vec::new());
        let matrix = [image.width.0, 0.0, 0.0, image.height.0, image.x.0, y].map(real);
        self.raw("cm", matrix.to_vec());
        self.raw("Do", vec![DictItem::Name(name.as_bytes().to_vec())]);
        self.raw("Q", Vec::new());
    }
}

/// The room between glyphs that most glyphs of a run ask for, unstretched, in points; none where
/// it is met once only.
fn spacing(run: &TextRun, subset: &Subset) -> f64 {
    let unit = run.size.0 / 1000.0;
    let mut counts: Vec<(i64, usize)> = Vec::new();
    for pair in run.glyphs.windows(2) {
        let [one, other] = pair else { continue };
        let Some(used) = subset.glyphs.get(&one.glyph) else { continue };
        let room = (other.dx.0 - one.dx.0) / run.stretch - used.width * unit;
        let room = (room * 10_000.0).round() as i64;
        match counts.iter_mut().find(|(own, _)| *own == room) {
            Some((_, count)) => *count += 1,
            None => counts.push((room, 1)),
        }
    }
    let most = counts.into_iter().filter(|(_, count)| *count > 1).max_by_key(|entry| entry.1);
    most.map_or(0.0, |(room, _)| room as f64 / 10_000.0)
}

fn flush(items: &mut Vec<DictItem>, shown: &mut Vec<u8>) {
    if !shown.is_empty() {
        items.push(DictItem::String { data: std::mem::take(shown), literal: false });
    }
}

fn real(value: f64) -> DictItem {
    DictItem::Real(((value * 10_000.0).round() / 10_000.0) as f32)
}
