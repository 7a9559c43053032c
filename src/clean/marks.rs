//! Families of rules for punctuation: brackets in pairs, half-width marks in Chinese text, ordinal
//! forms, the brackets of a 发文字号, straight quotes, dashes and ellipses.

use std::collections::BTreeMap;

use crate::diagnostic::watch;
use crate::text::character::{is_chinese_mark, is_han};
use crate::text::edit::Editor;
use crate::text::marker::{Form, Marker};
use crate::text::numeral::{digit, is_numeral};

use super::draft::{Draft, Log};
use super::holds::{self, Holds};

/// A rule: it edits the line and logs each change under the name it is given.
type Rule = fn(&mut Draft, &mut Log, &'static str);

/// Rules that would change the commas and empty fields of comma-separated lines.
const OF_PROSE: &[&str] = &["marks", "quotes", "inner-spaces", "doubled"];
/// Most characters of a number at a line's start, and what is asked behind it.
const MARKER: usize = 12;

/// Most rounds over a line.
const ROUNDS: usize = 4;

/// Runs the rules on a line.
pub(super) fn run(line: &mut Draft, log: &mut Log) {
    const RULES: [(&str, Holds, Rule); 8] = [
        ("number-brackets", holds::YEAR_BRACKET, number_brackets),
        ("brackets", holds::HALF_BRACKET, brackets),
        ("marks", holds::HALF_MARK, marks),
        ("quotes", holds::QUOTE, quotes),
        ("dashes", holds::DASH | holds::TWICE, dashes),
        // asks for the first characters only
        ("ordinals", Holds::MAX, ordinals),
        ("inner-spaces", holds::SPACE, inner_spaces),
        ("doubled", holds::TWICE, doubled),
    ];
    // what one rule writes is a neighbour to the others: once more where anything changed
    for _ in 0..ROUNDS {
        let before = log.changes.len();
        for (name, kinds, rule) in RULES {
            let asked = kinds == Holds::MAX || line.may_hold(kinds);
            let asked = asked && !(line.is_csv() && OF_PROSE.contains(&name));
            if asked && log.runs(name) {
                rule(line, log, name);
            }
        }
        if log.changes.len() == before {
            break;
        }
    }
}

fn chinese(c: Option<char>) -> bool {
    c.is_some_and(|c| is_han(c) || is_chinese_mark(c))
}

/// Half-width and mixed round brackets become full-width together, where the text is Chinese.
fn brackets(line: &mut Draft, log: &mut Log, rule: &'static str) {
    let mut open: Vec<usize> = Vec::new();
    // where the other bracket of a pair stands, and the pair round it begins
    let mut pairs: BTreeMap<usize, (usize, Option<usize>)> = BTreeMap::new();
    // Chinese characters before each place
    let mut counts = Vec::with_capacity(line.len() + 1);
    let mut count = 0;
    for (index, c) in line.characters().enumerate() {
        counts.push(count);
        count += usize::from(chinese(Some(c)));
        match c {
            '(' | '（' => {
                watch::tick(1);
                open.push(index);
            }
            ')' | '）' => {
                if let Some(start) = open.pop() {
                    pairs.insert(start, (index, open.last().copied()));
                }
            }
            _ => {}
        }
    }
    let of_chinese = |start: usize, end: usize| {
        let mixed = line.get(start) == Some('（') || line.get(end) == Some('）');
        let inside = counts.get(start + 1) < counts.get(end);
        let beside = chinese(line.before(start)) || chinese(line.get(end + 1));
        let ordinal = start == 0
            && end <= 3
            && (1..end).all(|index| line.get(index).is_some_and(|c| c.is_ascii_digit()));
        mixed || inside || beside || ordinal
    };
    let each = || pairs.iter().inspect(|_| watch::tick(1));
    let starts: BTreeMap<usize, usize> = each().map(|(start, (end, _))| (*end, *start)).collect();
    let first = each().filter(|(start, (end, _))| of_chinese(**start, *end));
    let mut next: Vec<usize> = first.map(|(start, _)| *start).collect();
    let mut places = Vec::new();
    // a bracket that changes stands beside its neighbours, and within those round it
    while let Some(start) = next.pop() {
        watch::tick(1);
        let Some((end, round)) = pairs.remove(&start) else { continue };
        places.extend([(start, "（"), (end, "）")]);
        next.extend(round);
        next.extend([start + 1, end + 1]);
        next.extend(start.checked_sub(1).and_then(|before| starts.get(&before)));
        next.extend(end.checked_sub(1).and_then(|before| starts.get(&before)));
    }
    places.sort_unstable();
    replace_at(line, log, rule, &places);
}

/// Replaces single characters at places in order.
fn replace_at(line: &mut Draft, log: &mut Log, rule: &'static str, places: &[(usize, &str)]) {
    line.edit(log, rule, |walk| {
        for (at, new) in places {
            walk.keep_to(*at);
            walk.replace(1, new);
        }
    });
}

/// `,;:?!` between Chinese characters, and a full stop at the end of a Chinese sentence. A run of
/// marks has one width.
fn marks(line: &mut Draft, log: &mut Log, rule: &'static str) {
    let half = |c| matches!(c, ',' | ';' | ':' | '?' | '!');
    line.edit(log, rule, |walk| {
        while let Some(c) = walk.here() {
            let run = walk.run(half);
            let (before, after) = (walk.before(), walk.ahead(run.max(1)));
            if run > 0 && beside_chinese(before, after) {
                for _ in 0..run {
                    walk.replace(1, walk.here().map_or("", full));
                }
            } else if c == '.'
                && before.is_some_and(is_han)
                && walk.place() > 2
                && after.is_none_or(|c| is_han(c) || is_chinese_mark(c))
            {
                walk.replace(1, "。");
            } else {
                walk.keep(run.max(1));
            }
        }
    });
}

/// Marks between these two belong to Chinese text.
fn beside_chinese(before: Option<char>, after: Option<char>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/');
    let one_side = chinese(before) || (before.is_some() && !latin(before) && chinese(after));
    one_side && !(digit(before) && digit(after))
}

fn full(half: char) -> &'static str {
    match half {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        _ => "！",
    }
}

/// Straight quotes, in pairs, in a line with Chinese text.
fn quotes(line: &mut Draft, log: &mut Log, rule: &'static str) {
    let places: Vec<usize> =
        (0..line.len()).filter(|&index| matches!(line.get(index), Some('"' | '＂'))).collect();
    let any_chinese = (0..line.len()).any(|index| line.get(index).is_some_and(is_han));
    if places.len().is_multiple_of(2) && any_chinese {
        let new = ["“", "”"].into_iter().cycle();
        let places: Vec<(usize, &str)> = places.into_iter().zip(new).collect();
        replace_at(line, log, rule, &places);
    }
}

/// Dashes and ellipses of two characters.
fn dashes(line: &mut Draft, log: &mut Log, rule: &'static str) {
    line.edit(log, rule, |walk| {
        while let Some(c) = walk.here() {
            let run = walk.run(|next| next == c);
            let beside = chinese(walk.before()) || chinese(walk.ahead(run));
            let new = match c {
                '-' | '－' | '―' | '─' | '━' | '–' if (2..=4).contains(&run) && beside => {
                    "——"
                }
                '.' | '。' if run >= 3 && beside => "……",
                '⋯' if beside => "……",
                '…' if run == 1 && beside => "……",
                _ => {
                    walk.keep(run);
                    continue;
                }
            };
            walk.replace(run, new);
        }
    });
}

/// `一.` → `一、`, `（一）、` → `（一）`, `1、` → `1.`, and no space after any of them.
fn ordinals(line: &mut Draft, log: &mut Log, rule: &'static str) {
    if !line.get(0).is_some_and(|c| is_numeral(c) || c.is_ascii_digit() || c == '（') {
        return;
    }
    // a space before the mark is none of it: 一 、
    let number = line.characters().take_while(|c| is_numeral(*c)).count();
    let gap = line.characters().skip(number).take_while(|c| *c == ' ').count();
    let gap = if number > 0 && line.get(number + gap) == Some('、') { gap } else { 0 };
    let head = line.characters().take(number).chain(line.characters().skip(number + gap));
    let head: Vec<char> = head.take(MARKER).collect();
    let Some(marker) = Marker::read(&head) else { return };
    let after = head.get(marker.chars).copied();
    let mark = match (marker.form, head.get(marker.chars - 1)) {
        (Form::Han, Some('、')) => "、",
        (Form::Han, Some('.')) if after.is_some_and(is_han) => "、",
        (Form::Digit, Some('、' | '.')) if after.is_some_and(|c| !c.is_ascii_digit()) => ".",
        (Form::HanBracket | Form::DigitBracket, _) if line.get(0) == Some('（') => "）",
        _ => return,
    };
    line.edit(log, rule, |walk| {
        // the mark, with the gap before it
        walk.keep(marker.chars - 1);
        walk.replace(gap + 1, mark);
        if mark == "）" && matches!(walk.here(), Some('、' | '.' | '．')) {
            walk.cut(1);
        }
        let gap = walk.run(|c| c == ' ' || c == '\u{3000}');
        if walk.ahead(gap).is_some() {
            walk.cut(gap);
        }
    });
}

/// `[2020]5号`, `(2020)5号` and their kin in a 发文字号 become `〔2020〕5号`.
fn number_brackets(line: &mut Draft, log: &mut Log, rule: &'static str) {
    line.edit(log, rule, |walk| {
        while let Some(c) = walk.here() {
            if "[［【(（﹝〖「".contains(c) && walk.before().is_some_and(is_han) && is_year(walk)
            {
                walk.replace(1, "〔");
                walk.keep(4);
                walk.replace(1, "〕");
            } else {
                walk.keep(1);
            }
        }
    });
}

/// At a bracket begin a year, its closing bracket and the number that ends in 号.
fn is_year(walk: &Editor) -> bool {
    let [_, a, b, c, d, close, number @ ..] = walk.rest() else { return false };
    let year =
        matches!((a, b), ('1', '9') | ('2', '0')) && [c, d].iter().all(|c| c.is_ascii_digit());
    let digits = number.iter().take_while(|c| c.is_ascii_digit() || **c == '第').count();
    year && "]］】)）﹞〗」".contains(*close) && digits > 0 && number.get(digits) == Some(&'号')
}

/// A single space inside a sentence: between Chinese characters, or between them and a mark.
/// Lines without a sentence (titles, names, columns) keep theirs.
fn inner_spaces(line: &mut Draft, log: &mut Log, rule: &'static str) {
    let sentence = (0..line.len()).any(|i| matches!(line.get(i), Some('。' | '；')));
    if !sentence || line.len() < 20 || holds_a_document(line) {
        return;
    }
    let from = after_article(line).max(1);
    line.edit(log, rule, |walk| {
        walk.keep(from);
        while let (Some(c), Some(after)) = (walk.here(), walk.ahead(1)) {
            let before = walk.before();
            let one = c == ' ' && after != ' ' && before != Some(' ');
            if one && (chinese(before) || chinese(Some(after))) {
                walk.cut(1);
            } else {
                walk.keep(1);
            }
        }
    });
}

/// Past the space that belongs to 第一条.
fn after_article(line: &Draft) -> usize {
    let number = Marker::read(line.chars().get(..MARKER.min(line.len())).unwrap_or_default());
    let article = number.filter(|number| {
        matches!(number.form, Form::Article | Form::Chapter | Form::Section)
            && line.get(number.chars) == Some(' ')
    });
    article.map_or(0, |number| number.chars + 1)
}

/// Numbers of a list stand behind spaces: a document that came on one line, whose spaces part
/// its elements.
fn holds_a_document(line: &Draft) -> bool {
    let numbered = |index: usize| {
        line.get(index) == Some(' ')
            && line.get(index + 1).and_then(digit).is_some_and(|value| value > 0)
            && line.get(index + 2) == Some('、')
    };
    let path = "当前位置".chars().enumerate().all(|(index, c)| line.get(index) == Some(c));
    let parting = |index: usize| {
        line.get(index) == Some(' ')
            && line.before(index).is_some_and(|c| "。：；".contains(c))
            && line.get(index + 1).is_some_and(is_han)
    };
    let parted =
        line.is_whole() && (1..line.len()).filter(|&index| parting(index)).take(2).count() == 2;
    path || parted || (1..line.len()).filter(|&index| numbered(index)).take(2).count() == 2
}

/// The same mark twice.
fn doubled(line: &mut Draft, log: &mut Log, rule: &'static str) {
    line.edit(log, rule, |walk| {
        while let Some(c) = walk.here() {
            let run = walk.run(|next| next == c);
            match c {
                '，' | '、' | '；' | '：' if run > 1 => walk.replace(run, &String::from(c)),
                // more of them are dots of an ellipsis
                '。' if run == 2 => walk.replace(run, "。"),
                _ => walk.keep(run),
            }
        }
    });
}
