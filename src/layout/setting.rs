//! Cells → glyph runs on a baseline: squeezed or stretched to the measure, or as they are.

use crate::text::kinsoku::Mark;

use super::cell::Cell;
use super::linebreak::{room, yields};
use super::pages::{Colour, Letters, PlacedGlyph, TextRun};
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
        let shift = if cell.mark == Mark::Open { given } else { 0.0 };
        let left = x + at + cell.inset * stretch - shift;
        let y = size / 2.0 + cell.drop;
        if let Some((face, glyph)) = cell.glyph {
            let run = TextRun {
                face,
                size: Pt(size),
                stretch,
                colour,
                x: Pt(left),
                y: Pt(y),
                glyphs: Vec::new(),
                node: cell.node,
            };
            let (text, other) = (cell.text, cell.other);
            set.put(run, PlacedGlyph { glyph, dx: Pt(0.0), text, other });
        }
        let parts = cell.composed.iter().flat_map(|composed| &composed.parts);
        for (number, part) in parts.enumerate() {
            let run = TextRun {
                face: part.face,
                size: Pt(size * part.scale),
                stretch: stretch * part.stretch,
                colour,
                x: Pt(left + part.x * size * stretch),
                y: Pt(y - part.raise * size),
                glyphs: Vec::new(),
                node: cell.node,
            };
            let text = if number == 0 { cell.text } else { Letters::default() };
            let (glyph, other) = (part.glyph, Some(part.shown));
            set.put(run, PlacedGlyph { glyph, dx: Pt(0.0), text, other });
        }
        at += cell.width * stretch - given + spacing;
    }
    // there are very many of these, and most hold few glyphs
    set.runs.shrink_to_fit();
    set.runs.iter_mut().for_each(|run| run.glyphs.shrink_to_fit());
    set.width = if line.is_empty() { 0.0 } else { at - spacing };
    set
}

impl SetLine {
    /// Adds a glyph at the place of `run`: to the last run where that is set alike, else as a run
    /// of its own.
    fn put(&mut self, run: TextRun, glyph: PlacedGlyph) {
        let alike = self.runs.last().is_some_and(|last| {
            last.face == run.face
                && (last.y.0 - run.y.0).abs() < 1e-9
                && last.node == run.node
                && (last.size.0 - run.size.0).abs() < 1e-9
                && (last.stretch - run.stretch).abs() < 1e-9
        });
        let x = run.x.0;
        if !alike {
            self.runs.push(run);
        }
        if let Some(last) = self.runs.last_mut() {
            let dx = Pt(x - last.x.0);
            last.glyphs.push(PlacedGlyph { dx, ..glyph });
        }
    }
}
