//! 发文机关标志 (7.2.4, 10.1, 10.2): red 小标宋, as large as its width and height allow; joint organs
//! one a line, side by side where they are many, 文件 beside them.

use crate::document::{Block, Kind};
use crate::font::FontRole;
use crate::style::{Pt, gbt9704};

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::line::FlowLine;
use super::pages::{Colour, NodeId, Tag};
use super::setting::{Spread, set};
use super::{left, measure};

/// Composes the mark, its ink's upper edge at its distance from the page's; in the flow where that
/// place is not `free`.
pub(super) fn compose(composer: &mut Composer, block: &Block, kind: Kind, free: bool) {
    let page_top = gbt9704::TOP_MARGIN.pt().0;
    let ink_top = match kind {
        Kind::Letter => gbt9704::LETTER_MASTHEAD_TOP.pt().0,
        Kind::Order => page_top + gbt9704::ORDER_MASTHEAD_DROP.pt().0,
        _ => page_top + gbt9704::MASTHEAD_DROP.pt().0,
    };
    let node = composer.node(Tag::Paragraph, NodeId::ROOT, block);
    let names: Vec<&str> = block.text.split('\n').collect();
    let joint = names.len() > 1;
    let (names, suffix) = joint_parts(&names);
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(1) as f64;
    let suffix_width = suffix.chars().count() as f64;
    let largest = if joint {
        gbt9704::MASTHEAD_JOINT_SIZE.0 * composer.mark_scale
    } else {
        gbt9704::MASTHEAD_SIZE.0
    };
    let Fit { size, columns, room } =
        fit(names.len(), [widest, suffix_width], largest, composer.mark_scale);
    let stretch = (room / size).min(1.0);
    composer.facts.masthead = Some((Pt(size), stretch));
    composer.facts.masthead_columns = columns;
    let shape = Shape { size, pitch: size, colour: Colour::Red, ..composer.body_shape() };
    if size < SMALLEST {
        // more organs than a page can hold as one mark: a line each
        let size = gbt9704::SIZE_3.0;
        composer.facts.masthead = Some((gbt9704::SIZE_3, 1.0));
        composer.facts.masthead_columns = 1;
        let shape = Shape { size, pitch: size, align: Align::Centre, ..shape };
        for name in names.iter().copied().chain([suffix.as_str()]).filter(|name| !name.is_empty()) {
            let span = Span { text: name, role: FontRole::Biaosong, node: Some(node) };
            composer.paragraph(&[span], shape, composer.leading() / 2.0);
        }
        return;
    }
    let unit = size * stretch;
    let total = (across(columns, widest) + suffix_width) * unit;
    let x0 = left() + (measure() - total) / 2.0;
    let step = size * gbt9704::MASTHEAD_JOINT_PITCH;
    let rows = names.len().div_ceil(columns);
    let mut runs = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let span = Span { text: name, role: FontRole::Biaosong, node: Some(node) };
        let cells = composer.cells(&[span], shape);
        let spread = if joint && cells.len() > 1 {
            Spread::Justify(widest * unit)
        } else {
            Spread::Natural(widest * unit)
        };
        let x = x0 + (index % columns) as f64 * (widest + 1.0) * unit;
        let set = set(&cells, x, size, stretch, spread, Colour::Red);
        runs.extend(set.runs.into_iter().map(|mut run| {
            run.y.0 += step * (index / columns) as f64;
            run
        }));
    }
    if !suffix.is_empty() {
        let span = Span { text: &suffix, role: FontRole::Biaosong, node: Some(node) };
        let cells = composer.cells(&[span], shape);
        let x = x0 + across(columns, widest) * unit;
        let set = set(&cells, x, size, stretch, Spread::Natural(f64::MAX), Colour::Red);
        runs.extend(set.runs.into_iter().map(|mut run| {
            run.y.0 += step * (rows - 1) as f64 / 2.0;
            run
        }));
    }
    let height = size + step * (rows - 1) as f64;
    // the standard measures to the ink
    let ink = runs
        .iter()
        .flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph.glyph)))
        .filter_map(|(run, glyph)| {
            let [_, _, _, y1] = composer.fonts.ink(run.face, glyph)?;
            Some(run.y.0 - y1 * run.size.0)
        })
        .fold(f64::MAX, f64::min);
    let ink = if ink < f64::MAX { ink } else { 0.0 };
    composer.lines.push(FlowLine {
        gap: composer.leading(),
        height,
        runs,
        fixed: free.then_some(ink_top - ink),
        ..FlowLine::default()
    });
}

/// How a mark is set.
struct Fit {
    size: f64,
    /// Names side by side.
    columns: usize,
    /// Width of a character's place.
    room: f64,
}

/// The largest type in which a mark's names keep to its width — first narrower, then smaller — and
/// to so much of its height; where that is small, the names stand side by side.
fn fit(names: usize, [widest, suffix]: [f64; 2], largest: f64, scale: f64) -> Fit {
    let fit = |columns: usize| {
        let room = gbt9704::MASTHEAD_WIDTH.pt().0 / (across(columns, widest) + suffix);
        let steps = (names.div_ceil(columns) - 1) as f64 * gbt9704::MASTHEAD_JOINT_PITCH;
        let deep = gbt9704::MASTHEAD_HEIGHT.pt().0 * scale / (1.0 + steps);
        let size = largest.min(room / gbt9704::MASTHEAD_MIN_STRETCH).min(deep);
        Fit { size, columns, room }
    };
    let one = fit(1);
    if names < 2 || one.size >= gbt9704::SIZE_2.0.min(largest) {
        return one;
    }
    (2..=4).map(fit).fold(one, |best, next| if next.size > best.size { next } else { best })
}

/// Width of names side by side, a character between them.
fn across(columns: usize, widest: f64) -> f64 {
    columns as f64 * (widest + 1.0) - 1.0
}

/// Smallest type of a mark, in points.
const SMALLEST: f64 = 9.0;

/// Names of the organs, and 文件 that stands beside all of them.
fn joint_parts<'a>(names: &[&'a str]) -> (Vec<&'a str>, String) {
    if names.len() < 2 {
        return (names.to_vec(), String::new());
    }
    let mut names = names.to_vec();
    match names.last().copied() {
        Some("文件") => {
            names.pop();
            (names, "文件".into())
        }
        Some(last) => match last.strip_suffix("文件") {
            Some(name) if !name.is_empty() => {
                names.pop();
                names.push(name);
                (names, "文件".into())
            }
            _ => (names, String::new()),
        },
        None => (names, String::new()),
    }
}
