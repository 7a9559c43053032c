//! The body of a document on one line: breaks before numbers of lists that count on, closing
//! words, dates that stand alone, and around lists of names.

use super::super::shape;
use crate::diagnostic::watch;
use crate::text::date::Date;
use crate::text::marker::{Form, Marker};

/// Words that close a body, and the label of a 附件说明.
pub const CLOSING: &[&str] = &[
    "特此通知",
    "特此通告",
    "特此公告",
    "特此批复",
    "特此复函",
    "特此函复",
    "特此函告",
    "特此报告",
    "专此报告",
    "专此函达",
    "此复",
    "此令",
    "附件：",
];

/// Characters of a word that is a sentence, after a list of names.
const SENTENCE: usize = 12;

/// Cuts a run of characters at its elements.
pub fn cut(chars: &[char]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut start = 0;
    let mut numbers = Numbers::default();
    let mut naming = false;
    for at in 1..chars.len() {
        watch::tick(1);
        let spaced = chars.get(at - 1).is_some_and(|c| shape::is_space(*c));
        let before =
            chars.get(..at).and_then(|head| head.iter().rev().find(|c| !shape::is_space(**c)));
        let after_stop = before.is_some_and(|c| "。：；:;！？”）".contains(*c));
        if !spaced && !after_stop {
            continue;
        }
        let here = Here { chars, start, at, spaced, stopped: before.copied() };
        let named = spaced && names_follow(here.rest());
        let breaks = if here.labels() {
            // the first item stays with 附件：, and those after it count on
            numbers.counts_on(here.rest());
            false
        } else if named {
            true
        } else if naming && spaced && here.sentence_follows() {
            naming = false;
            true
        } else if closing_word(here.rest()) || here.ends_heading() || here.ends_element() {
            numbers.see(here.rest());
            true
        } else {
            numbers.counts_on(here.rest())
        };
        naming |= named;
        if breaks {
            out.push(chars.get(start..at).unwrap_or_default().iter().collect());
            start = at;
        }
    }
    out.push(chars.get(start..).unwrap_or_default().iter().collect());
    out
}

/// A place where a break may stand.
struct Here<'a> {
    chars: &'a [char],
    start: usize,
    at: usize,
    spaced: bool,
    stopped: Option<char>,
}

impl<'a> Here<'a> {
    /// The characters after it.
    fn rest(&self) -> &'a [char] {
        self.chars.get(self.at..(self.at + 14).min(self.chars.len())).unwrap_or_default()
    }

    /// What stands before it is 附件： alone.
    fn labels(&self) -> bool {
        let segment = self.chars.get(self.start..self.at).unwrap_or_default();
        segment.len() <= 8 && {
            let label = solid(segment);
            shape::attachment_label_len(&label) == Some(label.len())
        }
    }

    /// A space after a short run that a number opens ends a heading.
    fn ends_heading(&self) -> bool {
        let segment = self.chars.get(self.start..self.at).unwrap_or_default();
        self.spaced
            && segment.len() <= 40
            && Marker::read(segment).is_some_and(|marker| segment.len() > marker.chars + 2)
            && !segment.iter().any(|c| "。；：".contains(*c))
            && self.stopped != Some('，')
    }

    /// A space after a sentence ends a paragraph; one on either side of a date parts it.
    fn ends_element(&self) -> bool {
        let full_stop = self.stopped.is_some_and(|c| "。！？”".contains(c));
        let ends_word = |len: usize| {
            self.chars.get(self.at + len).is_none_or(|c| shape::is_space(*c) || "（(".contains(*c))
        };
        let rest = self.rest();
        let dated = rest.get(4) == Some(&'年')
            && Date::read(rest).is_some_and(|date| {
                matches!(rest.get(date.length - 1), Some('日')) && ends_word(date.length)
            });
        let segment = self.chars.get(self.start..self.at).unwrap_or_default();
        let after_date = segment.len() <= 14 && shape::is_date(&solid(segment));
        self.spaced && (full_stop || dated || after_date)
    }

    /// The next word is a sentence or the start of one.
    fn sentence_follows(&self) -> bool {
        let mut depth = 0;
        let mut length = 0;
        let mut marked = false;
        for c in self.chars.iter().skip(self.at).take(200).take_while(|c| !shape::is_space(**c)) {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => depth -= 1,
                '，' | '。' if depth <= 0 => marked = true,
                _ => {}
            }
            length += 1;
        }
        marked && length >= SENTENCE
    }
}

/// Characters without white space.
pub fn solid(chars: &[char]) -> Vec<char> {
    chars.iter().filter(|c| !shape::is_space(**c)).copied().collect()
}

/// Numbers of lists seen so far, the last of each form.
#[derive(Default)]
struct Numbers(Vec<(Form, u32)>);

impl Numbers {
    /// Takes note of a number that stands at a break.
    fn see(&mut self, rest: &[char]) {
        if let Some(marker) = Marker::read(rest) {
            self.0.retain(|(form, _)| *form < marker.form);
            self.0.push((marker.form, marker.number));
        }
    }

    /// A number here begins its list or counts on.
    fn counts_on(&mut self, rest: &[char]) -> bool {
        let Some(marker) = Marker::read(rest) else { return false };
        let last = self.0.iter().find(|(form, _)| *form == marker.form).map(|(_, n)| *n);
        let fits = marker.number == last.map_or(1, |n| n + 1) || marker.number == 1;
        if fits {
            self.see(rest);
        }
        fits
    }
}

fn closing_word(rest: &[char]) -> bool {
    CLOSING.iter().any(|word| shape::starts_with(rest, word))
        || shape::attachment_label_len(rest).is_some()
}

/// 组 长：, 副组长：, 成 员：
fn names_follow(rest: &[char]) -> bool {
    shape::names_label_len(&solid(rest)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        cut(&text.chars().collect::<Vec<_>>())
            .iter()
            .map(|part| shape::trim(part).to_owned())
            .collect()
    }

    #[test]
    fn names_stand_apart_from_the_sentence_after_them() {
        let text = "名单如下： 组 长：甲一（局长） 副组长：乙二（副局长，主任） 丙 三（科长） 领导小组下设办公室，负责日常工作。";
        assert_eq!(
            parts(text),
            [
                "名单如下：",
                "组 长：甲一（局长）",
                "副组长：乙二（副局长，主任） 丙 三（科长）",
                "领导小组下设办公室，负责日常工作。"
            ]
        );
    }

    #[test]
    fn a_date_between_spaces_stands_alone() {
        let text = "请落实。 附：甲企业名单 二〇一二年九月十三日 附：甲企业名单 1、乙厂 2、丙厂";
        assert_eq!(
            parts(text),
            [
                "请落实。",
                "附：甲企业名单",
                "二〇一二年九月十三日",
                "附：甲企业名单",
                "1、乙厂",
                "2、丙厂"
            ]
        );
    }
}
