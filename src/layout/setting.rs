//! Cells → glyph runs on a baseline: squeezed or stretched to the measure, or as they are.

use super::cell::Cell;
use super::linebreak::{room, yields};
use super::pages::{Colour, PlacedGlyph, TextRun};
use crate::style::Pt;

/// A line set: its runs with `y` counted from the top of its em box.
#[derive(Clone, Debug, Default)]
pub(super) struct SetLine {
    pub runs: Vec<TextRun>,
    pub width: f64,
}

/// How a line's cells are spread.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spread {
    /// At their widths; squeezed only if wider than the measure.
    Natural(f64),
    /// To fill the measure.
    Justify(f64),
}

/// Sets cells from `x`.
pub(super) fn set(
    line: &[Cell],
    x: f64,
    size: f64,
    stretch: f64,
    spread: Spread,
    colour: Colour,
) -> SetLine {
    let natural: f64 = line.iter().map(|cell| cell.width * stretch).sum();
    let (measure, fill) = match spread {
        Spread::Natural(measure) => (measure, false),
        Spread::Justify(measure) => (measure, true),
    };
    let over = natural - measure;
    // single marks yield only in a line that was drawn in
    let eager = over > room(line, size, false) + 0.02;
    let room = room(line, size, eager);
    let squeeze = if over > 0.0 && room > 0.0 { (over / room).min(1.0) } else { 0.0 };
    let left = measure - (natural - room * squeeze);
    let gaps = line.len().saturating_sub(1) as f64;
    let spacing = if gaps > 0.0 && (fill || left < 0.0) { left / gaps } else { 0.0 };
    let mut set = SetLine::default();
    let mut at = 0.0;
    for (index, cell) in line.iter().enumerate() {
        let given = yields(line, index, size, eager) * squeeze;
        let shift = if cell.mark == crate::text::kinsoku::Mark::Open { given } else { 0.0 };
        if let Some((face, glyph)) = cell.glyph {
            let glyph_x = at + cell.inset * stretch - shift;
            let y = size / 2.0 + cell.drop;
            let fits = set.runs.last().is_some_and(|run: &TextRun| {
                run.face == face && (run.y.0 - y).abs() < 1e-9 && run.node == cell.node
            });
            if !fits {
                set.runs.push(TextRun {
                    face,
                    size: Pt(size),
                    stretch,
                    colour,
                    x: Pt(x + glyph_x),
                    y: Pt(y),
                    glyphs: Vec::new(),
                    node: cell.node,
                });
            }
            if let Some(run) = set.runs.last_mut() {
                let dx = Pt(x + glyph_x - run.x.0);
                run.glyphs.push(PlacedGlyph { glyph, dx, text: cell.text });
            }
        }
        at += cell.width * stretch - given + spacing;
    }
    set.width = if line.is_empty() { 0.0 } else { at - spacing };
    set
}
