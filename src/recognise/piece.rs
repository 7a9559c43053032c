//! Cleaned lines → pieces: a line that holds several elements (organ and date, number and 签发人,
//! organ and 印发 date) is cut where their shapes meet. Pieces put together give the lines back.
//!
//! There may be as many as characters, so that a piece is small and borrows what it can.

use super::shape::{self, squeeze, trim};
use super::squeezed::{Squeezed, part_at};
use crate::clean::{Line, Lines};
use crate::diagnostic::{small, watch};
use crate::text::columns;
use crate::text::date::Date;
use crate::text::marker::{Form, Marker};

/// A line, or a part of one, with what is asked of it again and again.
#[derive(Clone, Debug, Default)]
pub struct Piece<'a> {
    /// The text, without white space at its ends.
    pub text: &'a str,
    /// The text without any white space.
    pub chars: &'a [char],
    /// Number at its start.
    pub marker: Option<Marker>,
    /// Place of its line among the lines; none for a piece that is not the first of its line.
    pub opens: Option<u32>,
    /// First and last source line.
    span: (u32, u32),
    /// Empty lines stood above it.
    pub blank_above: bool,
}

impl<'a> Piece<'a> {
    /// A piece of a line with its characters; `opens` is the place of the line where the piece
    /// opens it.
    pub fn new(text: &'a str, chars: &'a [char], line: &Line, opens: Option<usize>) -> Self {
        watch::tick(text.len());
        // the TABs at the ends of a row stand beside empty cells
        let text = if text.contains('\t') { text } else { trim(text) };
        let start = line.sources.first().unwrap_or(0);
        let end = line.sources.last().unwrap_or(start);
        Self {
            marker: Marker::read(chars),
            text,
            chars,
            opens: opens.map(small),
            span: (small(start), small(end)),
            blank_above: line.blank_above > 0 && opens.is_some(),
        }
    }

    /// First and last source line.
    pub fn lines(&self) -> (usize, usize) {
        (self.span.0 as usize, self.span.1 as usize)
    }

    /// A part of this piece with its characters; `first` tells whether it opens it.
    pub fn part(&self, text: &'a str, chars: &'a [char], first: bool) -> Self {
        Self {
            marker: Marker::read(chars),
            text: trim(text),
            chars,
            opens: self.opens.filter(|_| first),
            span: self.span,
            blank_above: self.blank_above && first,
        }
    }

    /// Number of characters, white space not counted.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Last character.
    pub fn last(&self) -> char {
        self.chars.last().copied().unwrap_or(' ')
    }

    /// It ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        match self.chars {
            [.., c, '”' | '’' | '）' | ')' | '"' | '》'] => {
                shape::STOPS.contains(c) || "…".contains(*c)
            }
            [.., c] => shape::STOPS.contains(c) || "：:…，、".contains(*c),
            [] => false,
        }
    }

    /// It holds the word, white space aside.
    pub fn has(&self, word: &str) -> bool {
        shape::contains(self.chars, word)
    }

    /// It starts with the word, white space aside.
    pub fn starts(&self, word: &str) -> bool {
        shape::starts_with(self.chars, word)
    }

    /// It ends with the word, white space aside.
    pub fn ends(&self, word: &str) -> bool {
        shape::ends_with(self.chars, word)
    }

    /// It holds a mark that ends sentences.
    pub fn has_stop(&self) -> bool {
        self.chars.iter().any(|c| shape::is_stop(*c))
    }
}

/// All pieces of the lines, whose characters are given.
pub fn pieces<'a>(lines: &'a Lines, squeezed: &'a Squeezed) -> Vec<Piece<'a>> {
    let count = lines.lines.len();
    let mut out = Vec::with_capacity(count + count / 8 + 8);
    for (index, line) in lines.lines.iter().enumerate() {
        push(&mut out, line, (&line.text, squeezed.line(index)), index, true);
    }
    out
}

/// Cuts a text at the first shape that asks for it, and again what is left.
fn push<'a>(
    out: &mut Vec<Piece<'a>>,
    line: &Line,
    (text, mut chars): (&'a str, &'a [char]),
    index: usize,
    first: bool,
) {
    // the TABs at the ends of a row stand beside empty cells
    let text = if text.contains('\t') { text } else { trim(text) };
    if trim(text).is_empty() {
        return;
    }
    if first && text.len() <= 1200 {
        let listed = attachments(text, chars);
        if !listed.is_empty() {
            let mut start = 0;
            for end in listed.into_iter().chain([text.len()]) {
                let Some(part) = text.get(start..end) else { continue };
                let (own, rest) = part_at(part, chars, part.len());
                if !own.is_empty() {
                    out.push(Piece::new(part, own, line, (start == 0).then_some(index)));
                }
                (start, chars) = (end, rest);
            }
            return;
        }
    }
    let cut = || CUTS.iter().find_map(|cut| cut(text, chars, index));
    let cut = if text.len() > 400 { None } else { cut() };
    match cut.and_then(|at| Some((text.split_at_checked(at)?, part_at(text, chars, at)))) {
        Some(((left, right), (before, after))) if !before.is_empty() && !after.is_empty() => {
            push(out, line, (left, before), index, first);
            push(out, line, (right, after), index, false);
        }
        _ => out.push(Piece::new(text, chars, line, first.then_some(index))),
    }
}

/// 附件：1.甲　2.乙　　某某办公室: where the items of a 附件说明 on one line begin, and the 署名 that
/// was torn up to it.
fn attachments(text: &str, chars: &[char]) -> Vec<usize> {
    if chars.first() != Some(&'附') {
        return Vec::new();
    }
    let Some(label) = shape::attachment_label_len(chars) else { return Vec::new() };
    let mut cuts = Vec::new();
    let first = Marker::read(chars.get(label..).unwrap_or_default());
    let mut expected = first.map_or(0, |marker| marker.number + 1);
    let mut last = label;
    while expected > 1 {
        let next = (last + 3..chars.len()).find(|at| {
            chars.get(at - 1).is_some_and(|c| !shape::is_digit(*c))
                && chars
                    .get(*at..)
                    .and_then(Marker::read)
                    .is_some_and(|marker| marker.form == Form::Digit && marker.number == expected)
        });
        let Some(next) = next else { break };
        cuts.extend(offset(text, next));
        last = next;
        expected += 1;
    }
    let parts = columns::fields(text);
    if let [_, .., organ] = parts.as_slice()
        && shape::is_organ(&squeeze(organ.text))
        && squeeze(organ.text).len() >= 4
    {
        cuts.extend((organ.at > cuts.last().copied().unwrap_or(0)).then_some(organ.at));
    }
    cuts
}

/// A character that the date of a line may begin or end with.
fn of_date(c: Option<&char>) -> bool {
    c.is_some_and(|c| {
        matches!(c, '日' | '号' | '月' | 'O' | 'o') || shape::is_digit(*c) || shape::is_numeral(*c)
    })
}

/// Where a short line is cut, in bytes: by its text, its characters and its number.
type Cut = fn(&str, &[char], usize) -> Option<usize>;

const CUTS: &[Cut] = &[signer, copies, printed, issue, order, titled, note, dated];

/// 云政〔2026〕9号　签发人：张三
fn signer(text: &str, _: &[char], _: usize) -> Option<usize> {
    let at = text.find("签发人")?;
    let before = squeeze(text.get(..at)?);
    shape::is_doc_number(&before).then_some(at)
}

/// … 2026年3月9日印发　（共印60份）
fn copies(text: &str, _: &[char], _: usize) -> Option<usize> {
    let at = text.rfind("共印")?;
    let before = text.get(..at)?;
    let open = before.char_indices().next_back().filter(|(_, c)| matches!(c, '（' | '('));
    let at = open.map_or(at, |(at, _)| at);
    squeeze(text.get(..at)?).ends_with(&['印', '发']).then_some(at)
}

/// 某某办公室　2026年3月9日印发
fn printed(text: &str, chars: &[char], _: usize) -> Option<usize> {
    let body = text.strip_suffix("印发")?;
    date_from(body, chars.strip_suffix(&['印', '发'])?)
}

/// Byte offset of the date that ends a text.
fn date_from(text: &str, chars: &[char]) -> Option<usize> {
    if !of_date(chars.last()) {
        return None;
    }
    let (start, _) = Date::at_end(chars)?;
    if start == 0 {
        return None;
    }
    offset(text, start)
}

/// Byte offset of the n-th character that is no white space.
fn offset(text: &str, n: usize) -> Option<usize> {
    text.char_indices().filter(|(_, c)| !shape::is_space(*c)).nth(n).map(|(at, _)| at)
}

/// 某某简报　第3期
fn issue(text: &str, _: &[char], index: usize) -> Option<usize> {
    if index > 5 || text.chars().count() > 60 {
        return None;
    }
    let parts = columns::fields(text);
    let last = parts.last()?;
    let fits = parts.len() > 1 && shape::is_issue_number(&squeeze(last.text));
    fits.then_some(last.at)
}

/// 某某人民政府令第3号, on one line
fn order(text: &str, _: &[char], index: usize) -> Option<usize> {
    if index > 5 || text.chars().count() > 40 {
        return None;
    }
    let at = text.rfind('第')?;
    let (before, after) = text.split_at_checked(at)?;
    let marked = squeeze(before).ends_with(&['令']);
    (marked && shape::is_order_number(&squeeze(after))).then_some(at)
}

/// 某局关于某事的函某函〔2026〕9号: a number torn up to the title.
fn titled(text: &str, chars: &[char], index: usize) -> Option<usize> {
    if index > 5 || chars.last() != Some(&'号') || chars.len() > 120 {
        return None;
    }
    let open = chars.iter().rposition(|c| "〔[".contains(*c))?;
    let at = (2..=10).rev().filter_map(|len| open.checked_sub(len)).find(|at| {
        let (title, number) = chars.split_at(*at);
        title.len() > 8
            && title.contains(&'的')
            && super::kind::wenzhong_of(title).is_some()
            && shape::is_doc_number(number)
    })?;
    offset(text, at)
}

/// 2026年3月9日（此件公开发布）
fn note(text: &str, chars: &[char], _: usize) -> Option<usize> {
    if !of_date(chars.first()) {
        return None;
    }
    let len = Date::read(chars)?.length;
    let rest = chars.get(len..)?;
    let bracketed = shape::unbracketed(rest).is_some_and(|inner| inner.len() >= 3);
    if bracketed { offset(text, len) } else { None }
}

/// 某某办公室　2026年3月9日
fn dated(text: &str, chars: &[char], _: usize) -> Option<usize> {
    let at = date_from(text, chars)?;
    if text.contains('\t') || text.chars().count() > 90 {
        return None;
    }
    let before = text.get(..at)?;
    // an organ may come in columns: two offices that sign together
    let organs = columns::fields(before).iter().all(|part| {
        let part = squeeze(part.text);
        shape::is_organ(
            ["编印", "主办", "编"].iter().fold(&part, |name, word| shape::without(name, word)),
        )
    });
    organs.then_some(at)
}

/// A piece that is a line of its own, for tests.
#[cfg(test)]
pub fn alone(text: &str) -> Piece<'_> {
    Piece::new(text, Box::leak(squeeze(text).into_boxed_slice()), &Line::default(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_small() {
        assert!(size_of::<Piece>() <= 72);
    }

    fn cut(text: &str) -> Vec<String> {
        let line = Line {
            text: text.into(),
            sources: crate::clean::Sources::new(1, &[]),
            ..Line::default()
        };
        let lines = Lines { lines: vec![line], ..Lines::default() };
        let squeezed = Squeezed::of_lines(&lines);
        let pieces = pieces(&lines, &squeezed);
        for piece in &pieces {
            assert_eq!(piece.chars, squeeze(piece.text));
        }
        pieces.into_iter().map(|piece| piece.text.to_owned()).collect()
    }

    #[test]
    fn a_line_is_cut_where_elements_meet() {
        assert_eq!(
            cut("临政〔2026〕9号　　　签发人：沈国平"),
            ["临政〔2026〕9号", "签发人：沈国平"]
        );
        assert_eq!(cut("某市办公室　　2026年3月9日印发"), ["某市办公室", "2026年3月9日印发"]);
        assert_eq!(
            cut("某市办公室 2026年3月9日印发 （共印60份）"),
            ["某市办公室", "2026年3月9日印发", "（共印60份）"]
        );
        assert_eq!(cut("2026年3月9日（此件公开发布）"), ["2026年3月9日", "（此件公开发布）"]);
        assert_eq!(cut("某某省人民政府令第12号"), ["某某省人民政府令", "第12号"]);
        assert_eq!(cut("某某管委会2015年4月17日"), ["某某管委会", "2015年4月17日"]);
        assert_eq!(cut("附件：1. 甲 表　2. 乙表"), ["附件：1. 甲 表", "2. 乙表"]);
    }

    #[test]
    fn body_text_is_not_cut() {
        for text in ["会议定于2026年3月9日", "自2021年1月1日起施行。", "张三　2021年3月1日"]
        {
            assert_eq!(cut(text).len(), 1, "{text}");
        }
    }
}
