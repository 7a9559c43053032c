//! Tables between pipes. A table has its row of dashes, or two rows at least with a pipe at both
//! ends.

use super::block::{Block, Kind};
use super::inline::Cut;
use crate::carrier::Line;
use crate::diagnostic::watch;
use crate::text::character::is_space;

/// How a line may belong to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Not at all.
    None,
    /// A pipe stands in it.
    Open,
    /// A pipe stands at both ends.
    Outer,
    /// `| --- | :-: |`
    Rule,
}

/// Marks rows and their rows of dashes.
pub(super) fn mark(lines: &[Line], blocks: &mut [Block]) {
    let of = |(line, block): (&Line, &Block)| {
        let plain = block.kind == Kind::Text && block.heading == 0 && block.item.is_none();
        let chars = line.placed.chars();
        if plain {
            shape(chars.get(block.start..block.end).unwrap_or_default())
        } else {
            Shape::None
        }
    };
    let shapes: Vec<Shape> = lines.iter().zip(&*blocks).map(of).collect();
    let shape = |at: usize| shapes.get(at).copied().unwrap_or(Shape::None);
    // rows with pipes at both ends may have empty lines between them
    let below = |at: usize, outer: bool| {
        let blank = lines.get(at).map_or(2, |line| line.blank_above);
        blank == 0 || outer && blank == 1
    };
    let (mut at, mut table) = (0, 0);
    while at < shapes.len() {
        watch::tick(1);
        let outer = shape(at) == Shape::Outer;
        let ruled = shape(at + 1) == Shape::Rule && below(at + 1, outer);
        let headless = shape(at) == Shape::Rule;
        let head = usize::from(!headless);
        let starts = headless
            || matches!(shape(at), Shape::Open | Shape::Outer) && ruled
            || outer && shape(at + 1) == Shape::Outer && below(at + 1, true);
        if !starts {
            at += 1;
            continue;
        }
        let outer = outer || headless && shape(at + 1) == Shape::Outer;
        let mut end = at + head;
        while below(end, outer) || end == at {
            let next = shape(end + 1) == Shape::Rule && end > at + head + usize::from(ruled);
            match shape(end) {
                Shape::Rule => {}
                Shape::Outer if !next => {}
                Shape::Open if !next && !outer => {}
                _ => break,
            }
            end += 1;
        }
        for row in at..end {
            let Some(block) = blocks.get_mut(row) else { continue };
            block.kind = match shape(row) {
                Shape::Rule => Kind::RuleRow,
                _ => Kind::Row(table, ruled && row == at),
            };
        }
        table += 1;
        at = end.max(at + 1);
    }
}

/// How a line may belong to a table.
fn shape(words: &[char]) -> Shape {
    let Some((first, last)) = words.first().zip(words.last()) else { return Shape::None };
    if !words.contains(&'|') {
        return Shape::None;
    }
    let dashes = words.iter().filter(|c| **c == '-').count();
    if dashes > 0 && words.iter().all(|c| matches!(c, '|' | '-' | ':') || is_space(*c)) {
        let cells = words.split(|c| *c == '|').filter(|cell| !cell.iter().all(|c| is_space(*c)));
        let ruled = cells.clone().all(|cell| cell.contains(&'-'));
        // `- | -` may be two empty cells
        if ruled && dashes >= 2.max(cells.count()) {
            return Shape::Rule;
        }
    }
    let outer =
        *first == '|' && *last == '|' && words.len() > 1 && !escaped(words, words.len() - 1);
    if outer { Shape::Outer } else { Shape::Open }
}

/// A backslash stands before a character.
fn escaped(chars: &[char], at: usize) -> bool {
    let before = chars.get(..at).unwrap_or_default();
    before.iter().rev().take_while(|c| **c == '\\').count() % 2 == 1
}

/// It is a row of dashes.
pub(super) fn is_rule_row(words: &[char]) -> bool {
    shape(words) == Shape::Rule
}

/// It has a pipe at both ends.
pub(super) fn is_outer(words: &[char]) -> bool {
    shape(words) == Shape::Outer
}

/// The cells of a row, from `start` to `end`, without white space; what stands between them is cut
/// and a TAB written.
pub(super) fn cells(
    chars: &[char],
    start: usize,
    end: usize,
    cuts: &mut Vec<Cut>,
) -> Vec<(usize, usize)> {
    let mut pipes: Vec<usize> = Vec::new();
    let mut backslash = false;
    for (at, c) in chars.iter().enumerate().take(end).skip(start) {
        if *c == '|' && !backslash {
            pipes.push(at);
        }
        backslash = *c == '\\' && !backslash;
    }
    let first = pipes.first() == Some(&start);
    let last = pipes.len() > usize::from(first) && pipes.last().is_some_and(|at| at + 1 == end);
    let mut bounds: Vec<(usize, usize)> = Vec::with_capacity(pipes.len() + 1);
    let mut from = start;
    for pipe in pipes {
        if pipe > start {
            bounds.push((from, pipe));
        }
        from = pipe + 1;
    }
    if !last {
        bounds.push((from, end));
    }
    let trimmed = |(from, to): (usize, usize)| {
        let cell = chars.get(from..to).unwrap_or_default();
        let lead = cell.iter().take_while(|c| is_space(**c)).count();
        let rest = cell.get(lead..).unwrap_or_default();
        let tail = rest.iter().rev().take_while(|c| is_space(**c)).count();
        (from + lead, to - tail)
    };
    let cells: Vec<(usize, usize)> = bounds.into_iter().map(trimmed).collect();
    let mut from = start;
    for (number, (begin, stop)) in cells.iter().enumerate() {
        let between = if number == 0 { "" } else { "\t" };
        cuts.push(Cut::new(from, begin - from, between));
        let inner = chars.iter().enumerate().take(*stop).skip(*begin);
        // a TAB within a cell would be one between two
        cuts.extend(inner.filter(|(_, c)| **c == '\t').map(|(at, _)| Cut::new(at, 1, " ")));
        from = *stop;
    }
    cuts.push(Cut::new(from, end - from, ""));
    cells
}
