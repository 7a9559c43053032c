//! Rules of lines that follow each other, joined: a border that goes on from row to row is one rule,
//! and one between two rows is drawn once.

use super::pages::{Item, Rule};

/// How far two ends may lie apart, in points.
const NEAR: f64 = 1e-3;

/// The rules of the line drawn last, which those of the next may lengthen.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    /// Where they stand among their page's items.
    open: Vec<usize>,
}

impl Strokes {
    /// Adds a line's rules to the items of its page.
    pub fn draw(&mut self, items: &mut Vec<Item>, rules: impl Iterator<Item = Rule>) {
        let above = std::mem::take(&mut self.open);
        for (number, rule) in rules.enumerate() {
            // rows alike have their rules in the same order
            let likely = above.get(number).into_iter();
            let joined = likely.chain(&above).copied().find(|&at| join(items.get_mut(at), rule));
            self.open.push(joined.unwrap_or(items.len()));
            if joined.is_none() {
                items.push(Item::Rule(rule));
            }
        }
    }

    /// What follows stands on another page.
    pub fn end(&mut self) {
        self.open.clear();
    }
}

/// Makes one rule of two, where they are the same or one goes on below the other.
fn join(above: Option<&mut Item>, rule: Rule) -> bool {
    let Some(Item::Rule(above)) = above else { return false };
    let near = |one: f64, other: f64| (one - other).abs() < NEAR;
    let bottom = above.y.0 + above.height.0;
    let alike = above.colour == rule.colour
        && near(above.x.0, rule.x.0)
        && near(above.width.0, rule.width.0);
    if alike && near(bottom, rule.y.0) {
        above.height.0 = rule.y.0 + rule.height.0 - above.y.0;
        return true;
    }
    alike && near(above.y.0, rule.y.0) && near(above.height.0, rule.height.0)
}

#[cfg(test)]
mod tests {
    use super::super::line::rule;
    use super::super::pages::Colour;
    use super::*;

    fn drawn(rows: &[&[[f64; 4]]]) -> Vec<[f64; 4]> {
        let (mut strokes, mut items) = (Strokes::default(), Vec::new());
        for row in rows {
            let rules = row.iter().map(|[x, y, w, h]| rule(*x, *y, *w, *h, Colour::Black));
            strokes.draw(&mut items, rules);
        }
        let places = items.iter().filter_map(|item| match item {
            Item::Rule(rule) => Some([rule.x.0, rule.y.0, rule.width.0, rule.height.0]),
            _ => None,
        });
        places.collect()
    }

    #[test]
    fn borders_that_go_on_are_one_and_those_between_rows_are_drawn_once() {
        let row = |y: f64, height: f64| {
            [
                [0.0, y, 1.0, height],
                [9.0, y, 1.0, height],
                [0.0, y, 9.0, 0.5],
                [0.0, y + height, 9.0, 0.5],
            ]
        };
        let table = drawn(&[&row(0.0, 20.0), &row(20.0, 30.0)]);
        let want = [
            [0.0, 0.0, 1.0, 50.0],
            [9.0, 0.0, 1.0, 50.0],
            [0.0, 0.0, 9.0, 0.5],
            [0.0, 20.0, 9.0, 0.5],
            [0.0, 50.0, 9.0, 0.5],
        ];
        assert_eq!(table, want);
    }

    #[test]
    fn rules_apart_or_of_other_lines_stay_themselves() {
        let apart: [&[[f64; 4]]; 3] =
            [&[[0.0, 0.0, 1.0, 20.0]], &[[0.0, 21.0, 1.0, 20.0]], &[[3.0, 41.0, 1.0, 20.0]]];
        assert_eq!(drawn(&apart).len(), 3);
        // a line without rules lies between
        assert_eq!(drawn(&[&[[0.0, 0.0, 1.0, 20.0]], &[], &[[0.0, 20.0, 1.0, 20.0]]]).len(), 2);
    }
}
