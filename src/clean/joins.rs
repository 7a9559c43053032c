//! Paragraphs that a page's end or hard wrapping cut in two are one line again.
//!
//! A line is joined to the one before only when the one before is body text that ends in the
//! middle of a sentence and this one cannot begin anything.

use crate::diagnostic::{Change, watch};
use crate::text::character::is_han;
use crate::text::date::Date;
use crate::text::marker::Marker;

use super::draft::{Draft, Log};
use super::rows::holds_cells;
use super::wrapping::Wrapping;

/// A line this long may be a full line of a page; a shorter one that stops is an element.
const FULL_LINE: usize = 26;

/// Joins cut paragraphs.
pub(super) fn run(lines: &mut Vec<Draft>, log: &mut Log) {
    if !log.runs("joins") {
        return;
    }
    let wrapped = Wrapping::measure(lines);
    lines.dedup_by(|line, last| {
        watch::tick(1 + line.len());
        let joined = continues(last, line, wrapped);
        if joined {
            log.changes.push(Change::new("joins", (line.line(), 1), "\n", ""));
            last.join(std::mem::take(line));
        }
        joined
    });
}

/// The line ends a sentence, a lead-in or an element.
pub(super) fn terminal(line: &Draft) -> bool {
    match line.ends() {
        None => true,
        Some((_, '”' | '’' | '）' | ')')) => {
            matches!(line.before(line.len() - 1), Some('。' | '！' | '？' | '…' | '；'))
        }
        Some((_, last)) => matches!(last, '。' | '！' | '？' | '；' | '：' | '…' | ':' | ';'),
    }
}

fn continues(last: &Draft, line: &Draft, wrapped: Option<Wrapping>) -> bool {
    let (Some((_, end)), Some((start, _))) = (last.ends(), line.ends()) else { return false };
    // two rows made one are false figures
    if holds_cells(last) || holds_cells(line) {
        return false;
    }
    // a mark that cannot begin a line belongs to the line before, whatever that is
    if matches!(start, '。' | '，' | '、' | '；' | '”' | '）' | '》' | '！' | '？')
        && !terminal(last)
    {
        return true;
    }
    if line.indented || begins_element(line) {
        return false;
    }
    if wrapped.is_some() && (line.has_gap() || last.piece_has_gap()) {
        return false;
    }
    if let Some(wrapping) = wrapped.filter(|wrapping| wrapping.indents) {
        // paragraphs begin indented: a full line goes on whatever it ends in
        return wrapping.full(last) && !wrapping.set_off(last);
    }
    let open = matches!(end, '，' | '、' | '“' | '（' | '《');
    let goes_on = open
        || is_han(end)
        || end.is_ascii_alphanumeric()
        || matches!(end, '》' | '”' | '）' | '％' | '%');
    // a heading seldom fills its line to the last character
    let brimful = wrapped.is_some_and(|wrapping| wrapping.brimful(last) && !wrapping.set_off(last));
    let headed = own_line_heading(last) && !brimful && !tail_of(last, line);
    if terminal(last) || headed || !goes_on || closes_a_note(last) {
        return false;
    }
    let sentence = last.sentence();
    match wrapped {
        Some(wrapping) => wrapping.full(last) && (sentence || open || brimful),
        None => sentence && (open || last.len() >= FULL_LINE) && body_like(line),
    }
}

/// The last word of a sentence, torn off a long line: 路。
fn tail_of(last: &Draft, line: &Draft) -> bool {
    line.len() <= 8 && terminal(line) && last.len() >= FULL_LINE && last.sentence()
}

/// A line that is bracketed as a whole, or the end of one.
fn closes_a_note(line: &Draft) -> bool {
    let count = |mark| (0..line.len()).filter(|&i| line.get(i) == Some(mark)).count();
    line.ends().is_some_and(|(start, end)| {
        end == '）'
            && line.len() <= 200
            && (start == '（' && count('（') == 1 || count('（') < count('）'))
    })
}

/// The rest of a cut paragraph has a sentence of its own or at least ends one.
fn body_like(line: &Draft) -> bool {
    terminal(line)
        || (0..line.len()).any(|i| matches!(line.get(i), Some('。' | '，' | '；' | '、')))
}

/// A heading that stands on its own line: an ordinal and no sentence.
fn own_line_heading(line: &Draft) -> bool {
    begins_ordinal(line)
        && line.len() <= 40
        && !(0..line.len()).any(|i| matches!(line.get(i), Some('。' | '；')))
        && line.ends().is_some_and(|(_, end)| end != '，' && end != '、')
}

/// A number of a list, a chapter or an article stands at its start: 一、 （二） 第三条 4.
fn begins_ordinal(line: &Draft) -> bool {
    const LONGEST: usize = 12;
    Marker::read(line.chars().get(..LONGEST.min(line.len())).unwrap_or_default()).is_some()
}

/// Words at a line's start that begin an element of their own.
fn begins_element(line: &Draft) -> bool {
    const WORDS: &[&str] = &[
        "附件",
        "附：",
        "抄送",
        "抄报",
        "抄发",
        "主送",
        "分送",
        "主题词",
        "特此",
        "此复",
        "签发人",
        "出席",
        "列席",
        "请假",
        "印发",
        "共印",
        "同志们",
        "（此件",
        "（联系",
        "（本文",
    ];
    if begins_ordinal(line) {
        return true;
    }
    let starts = |word: &str| word.chars().zip(0..).all(|(c, at)| line.get(at) == Some(c));
    WORDS.iter().any(|word| starts(word)) || is_date(line)
}

/// A date alone on its line.
fn is_date(line: &Draft) -> bool {
    const LONGEST: usize = 24;
    line.len() <= LONGEST
        && line.before(line.len()) == Some('日')
        && Date::whole(&line.characters().filter(|c| *c != ' ').collect::<Vec<_>>()).is_some()
}
