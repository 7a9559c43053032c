//! A table's row with its borders, whole or a line of text at a time.

use crate::style::gbt9704;

use super::cell::Cell;
use super::line::{FlowLine, rule};
use super::linebreak::{Break, break_lines};
use super::pages::{Colour, Rule};
use super::setting::{Spread, set};

/// A cell's text and the lines it takes.
pub(super) type Filled = (Vec<Cell>, Vec<Break>);

/// Columns and type of a table, its left edge at `from`.
pub(super) struct Frame<'a> {
    pub widths: &'a [f64],
    pub size: f64,
    pub from: f64,
}

impl Frame<'_> {
    /// Texts of a row, broken to the widths of their columns.
    pub fn filled(&self, texts: impl Iterator<Item = Vec<Cell>>) -> Vec<Filled> {
        let broken = |(cells, width): (Vec<Cell>, &f64)| {
            let room = width - 2.0 * gbt9704::TABLE_PADDING.0;
            let breaks = break_lines(&cells, room, room, self.size);
            (cells, breaks)
        };
        texts.zip(self.widths).map(broken).collect()
    }

    /// Height of so many lines of text.
    fn deep(&self, lines: usize) -> f64 {
        lines as f64 * self.size * gbt9704::TABLE_PITCH
    }

    /// Height of a row that is not split.
    pub fn height(&self, filled: &[Filled]) -> f64 {
        self.deep(deepest(filled)) + 2.0 * gbt9704::TABLE_PADDING.0
    }

    /// A row with its borders; neighbours share the line between them.
    pub fn whole(&self, filled: &[Filled]) -> FlowLine {
        let height = self.height(filled);
        let mut line = self.bordered(height);
        let mut x = self.from;
        for ((cells, breaks), width) in filled.iter().zip(self.widths) {
            let above = (height - self.deep(breaks.len())) / 2.0;
            for (number, span) in breaks.iter().enumerate() {
                let part = cells.get(span.from..span.to).unwrap_or_default();
                let down = above + self.deep(number);
                self.put(&mut line, part, (x, *width), down, breaks.len() == 1);
            }
            x += width;
        }
        line.rules.extend([0.0, height].map(|y| self.across(y)));
        line
    }

    /// A row as tall as a page, a line of text each: pages may end between them.
    pub fn split(&self, filled: &[Filled]) -> Vec<FlowLine> {
        let count = deepest(filled);
        let padding = gbt9704::TABLE_PADDING.0;
        let mut lines = Vec::new();
        for number in 0..count {
            let (first, last) = (number == 0, number + 1 == count);
            let above = if first { padding } else { 0.0 };
            let height = self.deep(1) + above + if last { padding } else { 0.0 };
            let mut line = self.bordered(height);
            let mut x = self.from;
            for ((cells, breaks), width) in filled.iter().zip(self.widths) {
                if let Some(span) = breaks.get(number) {
                    let part = cells.get(span.from..span.to).unwrap_or_default();
                    self.put(&mut line, part, (x, *width), above, breaks.len() == 1);
                }
                x += width;
            }
            if first {
                line.rules.push(self.across(0.0));
            } else {
                line.seam = Some(self.across(0.0));
            }
            if last {
                line.rules.push(self.across(height));
            }
            // neither the first nor the last line stands alone
            line.keep = first || number + 2 == count;
            lines.push(line);
        }
        lines
    }

    /// The lines between columns.
    fn bordered(&self, height: f64) -> FlowLine {
        let thin = gbt9704::TABLE_RULE.pt().0;
        let mut x = self.from;
        let mut rules = vec![rule(x - thin / 2.0, 0.0, thin, height, Colour::Black)];
        for width in self.widths {
            x += width;
            rules.push(rule(x - thin / 2.0, 0.0, thin, height, Colour::Black));
        }
        FlowLine { height, rules, ..FlowLine::default() }
    }

    /// A line from side to side.
    fn across(&self, y: f64) -> Rule {
        let thin = gbt9704::TABLE_RULE.pt().0;
        let width: f64 = self.widths.iter().sum();
        rule(self.from - thin / 2.0, y - thin / 2.0, width + thin, thin, Colour::Black)
    }

    /// A line of a cell's text, `down` from the top: short cells centred, long ones flush left.
    fn put(
        &self,
        line: &mut FlowLine,
        part: &[Cell],
        (x, width): (f64, f64),
        down: f64,
        alone: bool,
    ) {
        let padding = gbt9704::TABLE_PADDING.0;
        let room = width - 2.0 * padding;
        let natural: f64 = part.iter().map(|cell| cell.width).sum();
        let inset = if alone { ((room - natural) / 2.0).max(0.0) } else { 0.0 };
        let at = x + padding + inset;
        let mut done = set(part, at, self.size, 1.0, Spread::Natural(room), Colour::Black);
        let down = down + (gbt9704::TABLE_PITCH - 1.0) / 2.0 * self.size;
        done.runs.iter_mut().for_each(|run| run.y.0 += down);
        line.runs.extend(done.runs);
    }
}

/// Lines of the cell that has most.
fn deepest(filled: &[Filled]) -> usize {
    filled.iter().map(|(_, breaks)| breaks.len()).max().unwrap_or(1)
}
