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
    let mut runs = Runs::default();
    let mut at = 0.0;
    for (index, cell) in line.iter().enumerate() {
        let given = yields(line, index, size, eager) * squeeze;
        let shift = if cell.mark == Mark::Open { given } else { 0.0 };
        let left = x + at + f64::from(cell.inset) * stretch - shift;
        let y = size / 2.0 + f64::from(cell.drop);
        let run = |face, scale: f64, stretch: f64, (x, y): (f64, f64)| TextRun {
            face,
            size: Pt(size * scale),
            stretch,
            colour,
            x: Pt(x),
            y: Pt(y),
            glyphs: Box::default(),
            node: cell.node,
        };
        if let Some((face, glyph)) = cell.glyph {
            let (text, other) = (cell.text, cell.other);
            runs.put(run(face, 1.0, stretch, (left, y)), (glyph, text, other));
        }
        let parts = cell.composed.iter().flat_map(|composed| &composed.parts);
        for (number, part) in parts.enumerate() {
            let place = (left + part.x * size * stretch, y - part.raise * size);
            let text = if number == 0 { cell.text } else { Letters::default() };
            let run = run(part.face, part.scale, stretch * part.stretch, place);
            runs.put(run, (part.glyph, text, Some(part.shown)));
        }
        at += cell.width * stretch - given + spacing;
    }
    let width = if line.is_empty() { 0.0 } else { at - spacing };
    SetLine { runs: runs.finish(), width }
}

/// Runs in the making.
#[derive(Default)]
struct Runs {
    done: Vec<TextRun>,
    /// The last run, whose glyphs are still to come.
    last: Option<TextRun>,
    glyphs: Vec<PlacedGlyph>,
}

impl Runs {
    /// Adds a glyph with its text at the place of `run`: to the last run where that is set alike,
    /// else as a run of its own.
    fn put(&mut self, run: TextRun, (glyph, text, other): (u16, Letters, Option<char>)) {
        let alike = self.last.as_ref().is_some_and(|last| {
            last.face == run.face
                && (last.y.0 - run.y.0).abs() < 1e-9
                && last.node == run.node
                && (last.size.0 - run.size.0).abs() < 1e-9
                && (last.stretch - run.stretch).abs() < 1e-9
        });
        let x = run.x.0;
        if !alike {
            self.close();
            self.last = Some(run);
        }
        let dx = self.last.as_ref().map_or(0.0, |last| x - last.x.0);
        self.glyphs.push(PlacedGlyph { glyph, dx: Pt(dx).into(), text, other });
    }

    /// Ends the last run. There are very many, and most hold few glyphs: they get just their room.
    fn close(&mut self) {
        let glyphs = self.glyphs.drain(..).collect();
        self.done.extend(self.last.take().map(|last| TextRun { glyphs, ..last }));
    }

    fn finish(mut self) -> Vec<TextRun> {
        self.close();
        self.done.shrink_to_fit();
        self.done
    }
}
