//! Rows of tables among the lines: cells between TABs, pipes, commas. A row is a line of its own
//! whatever its neighbours are, and its empty cells are cells.

use crate::diagnostic::watch;
use crate::text::character::is_space;
use crate::text::marker::Marker;
use crate::text::numeral::is_numeral;

use super::draft::{Draft, Log};
use super::holds;

/// Name of the rule that a mark of a list is parted from its text by no gap.
const ORDINALS: &str = "ordinals";
/// Longest mark of a list, with its TAB.
const LONGEST_MARK: usize = 16;
/// Longest line that is a row for its neighbours' sake.
const SHORT: usize = 20;
/// Longest field of comma-separated lines that hold no figure.
const FIELD: usize = 12;

/// Takes white space off the ends of each line; the TABs of a row stay.
pub(super) fn strip(lines: &mut [Draft]) {
    let mut row = false;
    let mut rows: Vec<bool> = Vec::with_capacity(lines.len());
    for line in lines.iter() {
        watch::tick(1);
        row = is_row(line) || row && line.blank_above == 0 && may_be_row(line);
        rows.push(row);
    }
    let mut below = false;
    let mut blank = 0;
    for (line, is) in lines.iter().zip(&mut rows).rev() {
        *is |= below && blank == 0 && may_be_row(line);
        (below, blank) = (*is, line.blank_above);
    }
    for (line, row) in lines.iter_mut().zip(rows) {
        watch::tick(1);
        line.strip(row);
    }
}

/// A TAB behind the mark of a list parts no cells: 一、→甲. It goes where no row stands beside it.
pub(super) fn join_marks(lines: &mut [Draft], log: &mut Log) {
    if !log.runs(ORDINALS) {
        return;
    }
    let mut at = 0;
    while at < lines.len() {
        watch::tick(1);
        let beside =
            |(n, line): &(usize, &Draft)| line.has_tab() && (*n == 0 || line.blank_above == 0);
        let run = lines.get(at..).unwrap_or_default();
        let length = run.iter().enumerate().take_while(beside).count();
        let run = lines.get_mut(at..at + length).unwrap_or_default();
        if run.iter().all(|line| mark_before_tab(line).is_some()) {
            for line in run {
                let Some((from, to)) = mark_before_tab(line) else { continue };
                // 第一条 stands apart from its text
                let gap = if line.get(0) == Some('第') { "\u{3000}" } else { "" };
                line.replace(log, ORDINALS, from, to - from, gap);
            }
        }
        at += length.max(1);
    }
}

/// Where the white space with the only TAB of a line stands, behind the mark of a list.
fn mark_before_tab(line: &Draft) -> Option<(usize, usize)> {
    let chars = line.chars();
    let tab = chars.iter().take(LONGEST_MARK).position(|c| *c == '\t')?;
    let (mark, rest) = (chars.get(..tab)?, chars.get(tab..)?);
    let gap = rest.iter().take_while(|c| is_space(**c)).count();
    let before = mark.iter().rev().take_while(|c| is_space(**c)).count();
    let text = rest.get(gap..).filter(|text| !text.is_empty() && !text.contains(&'\t'))?;
    (is_list_mark(mark) && !text.is_empty()).then_some((tab - before, tab + gap))
}

/// The characters without white space at both ends.
fn inside(chars: &[char]) -> &[char] {
    let from = chars.iter().take_while(|c| is_space(**c)).count();
    let chars = chars.get(from..).unwrap_or_default();
    let behind = chars.iter().rev().take_while(|c| is_space(**c)).count();
    chars.get(..chars.len() - behind).unwrap_or_default()
}

/// Cells stand between TABs; a number of a list before the only one is none.
fn is_row(line: &Draft) -> bool {
    if !line.has_tab() {
        return false;
    }
    let cells = inside(line.chars());
    let mut parts = cells.splitn(3, |c| *c == '\t');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(_), None) => !is_list_mark(first),
        (_, _, Some(_)) => true,
        _ => false,
    }
}

/// A number or sign of a list: （1） 一、 1. -
fn is_list_mark(cell: &[char]) -> bool {
    let bullet = |c: &char| "-*+•·●○◆◇■□▪".contains(*c);
    let number = |c: &char| c.is_ascii_digit() || is_numeral(*c);
    match inside(cell) {
        [one] => bullet(one),
        ['（' | '(', inner @ .., '）' | ')'] | [inner @ .., '、' | '.' | '．' | '）' | ')']
            if inner.iter().all(number) =>
        {
            (1..=3).contains(&inner.len())
        }
        mark => Marker::read(mark).is_some_and(|marker| marker.chars == mark.len()),
    }
}

/// Short, no sentence, a TAB at an end: a row if it stands beside one.
fn may_be_row(line: &Draft) -> bool {
    let cells = inside(line.chars());
    line.has_tab()
        && (1..=SHORT).contains(&cells.len())
        && !cells.iter().any(|c| matches!(c, '。' | '；' | '：'))
}

/// Marks runs of comma-separated lines: as many commas in each, and figures among the fields.
pub(super) fn mark_csv(lines: &mut [Draft]) {
    let each = lines.iter().inspect(|line| watch::tick(line.len()));
    let commas: Vec<usize> = each.map(commas).collect();
    let mut at = 0;
    while let Some(count) = commas.get(at) {
        watch::tick(1);
        let same = |place: &usize| {
            commas.get(*place) == Some(count)
                && lines.get(*place).is_some_and(|line| *place == at || line.blank_above == 0)
        };
        let end = (at..lines.len()).take_while(same).count() + at;
        let run = lines.get_mut(at..end).unwrap_or_default();
        let csv = *count > 0 && run.len() >= 2 && is_csv(run, *count);
        for line in run {
            line.set_csv(csv);
        }
        at = end.max(at + 1);
    }
}

fn comma(c: char) -> bool {
    matches!(c, ',' | '，')
}

/// Commas outside quotes; none where a sentence stands.
fn commas(line: &Draft) -> usize {
    if !line.characters().any(comma) {
        return 0;
    }
    let mut quoted = false;
    let mut count = 0;
    for c in line.characters() {
        match c {
            '。' | '；' | ';' | '！' | '？' => return 0,
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            c if comma(c) && !quoted => count += 1,
            _ => {}
        }
    }
    let ended = line.before(line.len()).is_some_and(|c| matches!(c, '：' | ':' | '、'));
    if ended { 0 } else { count }
}

/// One column below the first line is of figures; or all fields are short.
fn is_csv(run: &[Draft], count: usize) -> bool {
    let figure = |field: &[char]| {
        field.iter().any(char::is_ascii_digit)
            && field.iter().all(|c| c.is_ascii_digit() || " .%-—+/\"“”".contains(*c))
    };
    let below = run.len() - 1;
    let figured = (0..=count).any(|column| {
        let figured = |line: &&Draft| fields(line).nth(column).is_some_and(figure);
        run.iter().skip(1).filter(figured).count() * 3 >= below * 2
    });
    let short = run.iter().all(|line| fields(line).all(|field| field.len() <= FIELD));
    // prose that is cut at one width has full-width commas, and no column of figures
    let half = || run.iter().all(|line| !line.characters().any(|c| c == '，'));
    figured && (short || count > 1 && below > 1) || count > 1 && below > 1 && short && half()
}

fn fields<'a>(line: &'a Draft) -> impl Iterator<Item = &'a [char]> {
    line.chars().split(|c| comma(*c))
}

/// It holds cells: never one paragraph with another line.
pub(super) fn holds_cells(line: &Draft) -> bool {
    line.is_csv() || line.has_tab() || line.may_hold(holds::PIPE) && pipes(line) > 1
}

/// Number of pipes.
fn pipes(line: &Draft) -> usize {
    line.characters().filter(|c| *c == '|').count()
}
