//! Page numbers and running heads, dropped where the evidence is there: numbers that ascend,
//! heads that repeat.

use std::collections::BTreeMap;

use ecow::EcoString;

use crate::diagnostic::{LeftOut, LeftOutKind, watch};
use crate::text::character::is_space;

use super::draft::{Draft, Log};
use super::holds;
use super::joins::terminal;

/// Characters of text that a page holds at least, between two bare page numbers.
const PAGE_TEXT: usize = 80;
/// A row that begins later is one of footnotes or of a list.
const FIRST: u32 = 3;
/// Cells of white space before a number in the middle of a line.
const CENTRED: usize = 16;
/// Longest line that may be a page number.
const NUMBER: usize = 24;
/// Longest running head.
const HEAD: usize = 40;

/// Drops page-number lines whose numbers ascend, and the heads that repeat beside them.
pub(super) fn page_numbers(lines: &mut Vec<Draft>, log: &mut Log) {
    let found: Vec<(usize, Shape, u32)> = lines
        .iter()
        .enumerate()
        .inspect(|_| watch::tick(1))
        .filter(|(_, line)| line.len() <= NUMBER && line.may_hold(holds::DIGIT))
        .filter_map(|(index, line)| page_number(&line.text()).map(|(s, n)| (index, s, n)))
        .collect();
    let of = |shape: Shape| -> Vec<(usize, u32)> {
        found.iter().filter(|(_, s, _)| *s == shape).map(|(at, _, n)| (*at, *n)).collect()
    };
    let mut numbers = if ascending(&of(Shape::Dashed)) { of(Shape::Dashed) } else { Vec::new() };
    numbers.extend(of_total(&found));
    numbers.extend(bare_pages(lines, &of(Shape::Bare)));
    let mut drop: Vec<usize> = numbers.into_iter().map(|(at, _)| at).collect();
    drop.sort_unstable();
    if log.runs("running-heads") {
        let heads = running_heads(lines, &drop);
        drop_lines(lines, log, "running-heads", LeftOutKind::PageArtifact, &heads);
        // places moved: what stands before a number went with its head
        drop = drop.into_iter().map(|at| at - heads.partition_point(|head| *head < at)).collect();
    }
    if log.runs("page-numbers") {
        drop_lines(lines, log, "page-numbers", LeftOutKind::PageArtifact, &drop);
    }
}

/// The numbers ascend; an attached document may count from one again.
fn ascending(list: &[(usize, u32)]) -> bool {
    list.windows(2).all(|pair| matches!(pair, [a, b] if a.1 < b.1 || b.1 == 1))
}

/// Numbers such as 3/8 that ascend, two or more of one total: one alone may be a figure.
fn of_total(found: &[(usize, Shape, u32)]) -> Vec<(usize, u32)> {
    let totals: Vec<Shape> =
        found.iter().map(|(_, shape, _)| *shape).filter(|s| matches!(s, Shape::Of(_))).collect();
    let one = totals.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let numbers = || found.iter().filter(|(_, shape, _)| matches!(shape, Shape::Of(_)));
    let numbers: Vec<(usize, u32)> = numbers().map(|(at, _, number)| (*at, *number)).collect();
    if one && numbers.len() >= 2 && ascending(&numbers) { numbers } else { Vec::new() }
}

/// Bare numbers that are page numbers: those at form feeds that ascend; without form feeds, the
/// longest row that counts through the file with a page's text between its numbers, or those
/// that all stand in the middle of a sentence.
fn bare_pages(lines: &[Draft], bare: &[(usize, u32)]) -> Vec<(usize, u32)> {
    if bare.is_empty() {
        return Vec::new();
    }
    let breaks = |at: usize| lines.get(at).is_some_and(|line| line.page_break_above);
    let at_break: Vec<(usize, u32)> = bare
        .iter()
        .filter(|(at, _)| breaks(*at) || breaks(at + 1) || at + 1 == lines.len())
        .copied()
        .collect();
    if lines.iter().any(|line| line.page_break_above) && at_break.len() >= 2 {
        return if ascending(&at_break) { at_break } else { Vec::new() };
    }
    let row = longest_row(lines, bare);
    // where most bare numbers belong to no row, they are cells of a table
    let rare = row.len() * 2 >= bare.len();
    if rare && row.len() >= 3 && row.first().is_some_and(|(_, number)| *number <= FIRST) {
        return row;
    }
    // in the middle of an empty line, counted from one
    let alone = |at: usize| {
        let below = lines.get(at + 1).is_none_or(|line| line.blank_above > 0);
        below && lines.get(at).is_some_and(|line| line.lead() >= CENTRED && line.blank_above > 0)
    };
    let centred: Vec<(usize, u32)> = bare.iter().filter(|(at, _)| alone(*at)).copied().collect();
    if !centred.is_empty() && centred.iter().zip(1u32..).all(|((_, number), n)| *number == n) {
        return centred;
    }
    let inside = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        before.is_some_and(|line| line.len() >= 20 && !terminal(line) && !line.has_gap())
            && lines.get(at + 1).is_some_and(|line| !line.has_gap() && line.len() >= 6)
    };
    let between = bare.len() >= 2 && bare.iter().all(|(at, _)| inside(*at)) && ascending(bare);
    if between { bare.to_vec() } else { Vec::new() }
}

/// The longest row n, n + 1, n + 2 … of bare numbers with a page's text between each two.
fn longest_row(lines: &[Draft], bare: &[(usize, u32)]) -> Vec<(usize, u32)> {
    let mut before = Vec::with_capacity(lines.len());
    let mut sum = 0;
    for line in lines {
        before.push(sum);
        sum += line.len();
    }
    let text_before = |at: usize| before.get(at).copied().unwrap_or(sum);
    // number → the entry that ends the longest row so far: length, place among `bare`
    let mut ends: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut links: Vec<(usize, Option<usize>)> = Vec::with_capacity(bare.len());
    for (index, (at, number)) in bare.iter().enumerate() {
        watch::tick(1);
        let last = number.checked_sub(1).and_then(|last| ends.get(&last)).copied();
        let link = last.filter(|(_, place)| {
            bare.get(*place).is_some_and(|(from, _)| {
                text_before(*at).saturating_sub(text_before(*from)) >= PAGE_TEXT
            })
        });
        let length = link.map_or(1, |(length, _)| length + 1);
        links.push((length, link.map(|(_, place)| place)));
        if ends.get(number).is_none_or(|(longest, _)| length >= *longest) {
            ends.insert(*number, (length, index));
        }
    }
    let mut at = (0..links.len()).max_by_key(|at| links.get(*at).map_or(0, |link| link.0));
    let mut row = Vec::new();
    while let Some(place) = at {
        row.extend(bare.get(place));
        at = links.get(place).and_then(|link| link.1);
    }
    row.reverse();
    row
}

/// Short lines that stand again and again beside page numbers or page breaks.
fn running_heads(lines: &[Draft], numbers: &[usize]) -> Vec<usize> {
    let near = |at: usize| {
        let number = |at: usize| numbers.binary_search(&at).is_ok();
        at > 0
            && (number(at - 1)
                || number(at + 1)
                || lines.get(at).is_some_and(|line| line.page_break_above)
                || lines.get(at + 1).is_some_and(|line| line.page_break_above))
    };
    let mut places: BTreeMap<EcoString, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        watch::tick(1);
        let short = (2..=HEAD).contains(&line.len());
        if short && near(at) && !line.has_gap() && numbers.binary_search(&at).is_err() {
            places.entry(line.text()).or_default().push(at);
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    let is_blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let solid = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
    let opening = lines.iter().take(4).flat_map(Draft::characters);
    let opening: String = opening.filter(|c| !is_blank(*c)).collect();
    // two are enough where they repeat the words that open the text
    let titled = |text: &str| text.chars().count() > 5 && opening.contains(&solid(text));
    let mut heads: Vec<usize> = places
        .into_iter()
        .filter(|(text, places)| places.len() >= 3 || places.len() == 2 && titled(text))
        .flat_map(|(_, places)| places)
        .collect();
    heads.sort_unstable();
    heads
}

/// Drops lines by index (in order), each with its record.
pub(super) fn drop_lines(
    lines: &mut Vec<Draft>,
    log: &mut Log,
    rule: &'static str,
    kind: LeftOutKind,
    indices: &[usize],
) {
    let mut index = 0;
    let mut carried = (0, false);
    lines.retain_mut(|line| {
        watch::tick(1);
        let go = indices.binary_search(&index).is_ok();
        index += 1;
        if go {
            let left = LeftOut {
                line: line.line(),
                joined: line.joined().iter().map(|line| *line as usize).collect(),
                column: 1,
                kind,
                text: line.text().into(),
            };
            log.changes.push(left.record(rule));
            log.left_out.push(left);
            carried.0 += line.blank_above.max(1);
            carried.1 |= line.page_break_above || kind == LeftOutKind::PageArtifact;
        } else if carried.0 > 0 {
            line.blank_above = line.blank_above.max(carried.0);
            line.page_break_above |= carried.1;
            carried = (0, false);
        }
        !go
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Dashed,
    /// With the number of all pages.
    Of(u32),
    Bare,
}

/// `— 3 —`, `第3页` (dashed), `3/8` or a bare number.
fn page_number(text: &str) -> Option<(Shape, u32)> {
    let solid: String = text.chars().filter(|c| !is_space(*c)).collect();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '－' | '一' | '·' | '•');
    let inner = solid.trim_matches(dash);
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 3);
    if inner.len() < solid.len() && solid.starts_with(dash) && solid.ends_with(dash) {
        return Some((Shape::Dashed, number(inner)?));
    }
    if let Some(rest) = solid.strip_prefix('第')
        && let Some((first, tail)) = rest.split_once('页')
        && tail.chars().all(|c| c.is_ascii_digit() || "共页/，,".contains(c))
    {
        return Some((Shape::Dashed, number(first)?));
    }
    if let Some((first, last)) = solid.split_once('/') {
        let (first, last) = (number(first)?, number(last)?);
        return (first <= last).then_some((Shape::Of(last), first));
    }
    Some((Shape::Bare, number(&solid)?))
}

#[cfg(test)]
mod tests {
    use super::super::tests::cleaned;
    use super::*;

    #[test]
    fn the_shapes_of_page_numbers() {
        for text in ["— 3 —", "-3-", "一 3 一", "第3页", "第3页/共8页"] {
            assert!(matches!(page_number(text), Some((Shape::Dashed, 3))), "{text}");
        }
        assert!(matches!(page_number("3/8"), Some((Shape::Of(8), 3))));
        assert!(matches!(page_number("12"), Some((Shape::Bare, 12))));
        for text in ["第三条", "3.5亿元", "—", "2021/3/8", "000001"] {
            assert!(page_number(text).is_none(), "{text}");
        }
    }

    #[test]
    fn figures_of_a_table_with_one_cell_a_line_are_no_page_numbers() {
        let text = "会议要求各级各部门认真落实";
        let long = format!("{text}{text}{text}{text}{text}{text}{text}。");
        let pages = format!("{long}\n\n1\n\n{long}\n\n2\n\n{long}\n\n3\n\n{long}");
        assert!(!cleaned(&pages).contains(&"1".to_owned()));
        let cells = format!("{pages}\n0\n0\n7\n0\n");
        for number in ["1", "2", "3", "7"] {
            assert!(cleaned(&cells).contains(&number.to_owned()), "{number}");
        }
    }

    #[test]
    fn a_fraction_alone_is_a_figure() {
        assert_eq!(cleaned("占比\n\n3/8\n\n一、总体要求"), ["占比", "3/8", "一、总体要求"]);
        assert_eq!(cleaned("甲。\n\n1/2\n\n乙。\n\n2/2"), ["甲。", "乙。"]);
    }
}
