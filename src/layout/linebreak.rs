//! Cells → lines: where a paragraph may break (GB/T 15834), and how marks yield room.
//!
//! Marks are squeezed only when a line needs the room; what cannot be pulled in goes to the next
//! line. A last line of one or two characters is pulled in when the paragraph's marks allow it.

use crate::diagnostic::watch;
use crate::text::kinsoku::Mark;

use super::cell::Cell;

/// A line: cells from `from` to before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    pub from: usize,
    pub to: usize,
}

/// Cells of a last line that is worth pulling in.
const WIDOW: usize = 3;
const SLACK: f64 = 0.01;

/// Breaks a paragraph: `first` is the first line's measure, `rest` the others'.
pub(super) fn break_lines(cells: &[Cell], first: f64, rest: f64, size: f64) -> Vec<Break> {
    let plain = lines(cells, first, rest, size, false);
    let widow = plain.len() > 1 && plain.last().is_some_and(|last| last.to - last.from <= WIDOW);
    if widow {
        let tight = lines(cells, first, rest, size, true);
        if tight.len() < plain.len() {
            return tight;
        }
    }
    plain
}

/// The lines of a paragraph that goes on behind these cells: all but the last two, which what follows
/// may change. Tells where the next begins, too.
pub(super) fn sure_lines(cells: &[Cell], first: f64, rest: f64, size: f64) -> (Vec<Break>, usize) {
    let mut sure = lines(cells, first, rest, size, false);
    let next = sure.split_off(sure.len().saturating_sub(2)).first().map_or(0, |next| next.from);
    (sure, next)
}

fn lines(cells: &[Cell], first: f64, rest: f64, size: f64, eager: bool) -> Vec<Break> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < cells.len() {
        let measure = if out.is_empty() { first } else { rest };
        let end = line_end(cells, from, measure, size, eager).max(from + 1);
        watch::tick(end - from);
        // a space at which a line ends takes no room, and the next line does not begin with one
        let last = cells.get(from..end).unwrap_or_default().iter().rposition(|cell| !blank(cell));
        let to = if end < cells.len() { last.map_or(end, |last| from + last + 1) } else { end };
        out.push(Break { from, to });
        from = end + cells.iter().skip(end).take_while(|cell| blank(cell)).count();
    }
    if out.is_empty() {
        out.push(Break { from: 0, to: 0 });
    }
    out
}

fn blank(cell: &Cell) -> bool {
    cell.glyph.is_none() && cell.text.chars().all(char::is_whitespace)
}

/// The end of the line that begins at `from`.
fn line_end(cells: &[Cell], from: usize, measure: f64, size: f64, eager: bool) -> usize {
    let mut width = 0.0;
    let mut fits = from;
    let mut squeezed = None;
    for index in from..cells.len() {
        width += cells.get(index).map_or(0.0, |cell| cell.width);
        if width <= measure + SLACK {
            fits = index + 1;
            continue;
        }
        // beyond the natural measure: room must come from marks
        if width > measure + size * 3.0 {
            break;
        }
        let to = index + 1;
        let line = cells.get(from..to).unwrap_or_default();
        if width - room(line, size, eager) <= measure + SLACK && may_break(cells, to) {
            squeezed = Some(to);
            if !eager {
                break;
            }
        }
    }
    if fits == cells.len() {
        return fits;
    }
    let natural = (from + 1..=fits).rev().find(|&to| may_break(cells, to));
    match (natural, squeezed) {
        // 先挤进: the next mark may not begin a line, or everything is to be drawn in
        (Some(to), Some(wide)) if eager || to < fits => wide,
        (None, Some(wide)) => wide,
        // a word longer than a line is broken where this one is full, not begun on the next
        (Some(to), _) if to < fits && endless(cells, to, measure) => fits,
        (Some(to), _) => to,
        (None, None) => fits,
    }
}

/// Whether a word begins at a cell that no line can hold.
fn endless(cells: &[Cell], at: usize, measure: f64) -> bool {
    let mut width = 0.0;
    cells.iter().skip(at).take_while(|cell| cell.word).any(|cell| {
        width += cell.width;
        width > measure
    })
}

/// Whether a line may end before cell `at`.
pub(super) fn may_break(cells: &[Cell], at: usize) -> bool {
    let (Some(last), Some(next)) = (at.checked_sub(1).and_then(|at| cells.get(at)), cells.get(at))
    else {
        return true;
    };
    let kept = last.mark == Mark::Open
        || matches!(next.mark, Mark::Close | Mark::NoStart)
        || (last.word && next.word)
        || (last.mark == Mark::Pair
            && next.mark == Mark::Pair
            && last.text == next.text
            && last.text.chars().nth(1).is_none()
            && pair_open(cells, at));
    !kept
}

/// An odd number of the pair's halves stands before `at`.
fn pair_open(cells: &[Cell], at: usize) -> bool {
    let same = cells.get(at).map(|cell| cell.text);
    let run = (0..at).rev().take_while(|&i| cells.get(i).map(|cell| cell.text) == same).count();
    run % 2 == 1
}

/// What the marks of a line can yield.
pub(super) fn room(line: &[Cell], size: f64, eager: bool) -> f64 {
    (0..line.len()).map(|index| yields(line, index, size, eager)).sum()
}

/// What one cell can yield: half an em where marks meet and at the line's end; a quarter of one
/// anywhere, where a paragraph's short last line is drawn in.
pub(super) fn yields(line: &[Cell], index: usize, size: f64, eager: bool) -> f64 {
    let mark = |at: Option<usize>| at.and_then(|at| line.get(at)).map(|cell| cell.mark);
    let own = line.get(index).map(|cell| cell.mark);
    let full = line.get(index).is_some_and(|cell| cell.width > size * 0.9);
    if !full {
        return 0.0;
    }
    let next = mark(Some(index + 1));
    let before = mark(index.checked_sub(1));
    match own {
        Some(Mark::Close) if next.is_none() => size / 2.0,
        Some(Mark::Close) if matches!(next, Some(Mark::Close | Mark::Open)) => size / 2.0,
        Some(Mark::Open) if before == Some(Mark::Open) => size / 2.0,
        Some(Mark::Open | Mark::Close) if eager => size / 4.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::cell::{Span, cells};
    use super::*;
    use crate::font::{FontRole, Fonts};

    fn broken(text: &str, chars: f64) -> Vec<String> {
        let fonts = Fonts::embedded();
        let span = Span { text, role: FontRole::Fangsong, node: None };
        let cells = cells(&[span], 16.0, 16.0, &fonts, &mut Vec::new());
        break_lines(&cells, 16.0 * chars, 16.0 * chars, 16.0)
            .into_iter()
            .map(|line| {
                cells[line.from..line.to].iter().flat_map(|cell| cell.text.chars()).collect()
            })
            .collect()
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        assert_eq!(broken("一二三四五，六七八九十", 5.5), ["一二三四五，", "六七八九十"]);
        assert_eq!(broken("一二三四五，六七八九十", 5.0), ["一二三四", "五，六七八", "九十"]);
        assert_eq!(broken("一二三四”，六七八九十", 5.0), ["一二三四”，", "六七八九十"]);
    }

    #[test]
    fn no_line_ends_with_an_opening_mark() {
        assert_eq!(broken("一二三四《五六》七八", 5.0), ["一二三四", "《五六》七", "八"]);
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(broken("一二三四2026年和", 5.0), ["一二三四", "2026年和"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_anywhere() {
        assert_eq!(broken("见123456789012", 5.0), ["见12345678", "9012"]);
        assert_eq!(broken("123456789012", 5.0), ["1234567890", "12"]);
        assert_eq!(broken("一二三12345678四", 5.0), ["一二三", "12345678四"]);
    }

    #[test]
    fn a_line_neither_ends_nor_begins_with_a_space() {
        assert_eq!(broken("一二三 四五六七", 3.4), ["一二三", "四五六", "七"]);
    }

    #[test]
    fn a_dash_pair_stays_whole() {
        assert_eq!(broken("一二三四——五六七", 5.0), ["一二三四", "——五六七"]);
    }
}
