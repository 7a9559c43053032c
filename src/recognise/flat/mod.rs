//! Documents that arrived on one line: cut at the shapes that mark elements. Every cut is a guess.

mod closing;
mod elements;
mod front;
mod page;

use super::furniture::{doubt, left_out};
use super::shape;
use crate::clean::{Line, Lines};
use crate::diagnostic::{Diagnostic, LeftOut, watch};
use crate::text::columns;

/// Parts at the start whose spaces may part elements of the front.
const FRONT_PARTS: usize = 4;
/// Parts at the end that may hold 署名 and date.
const CLOSING_PARTS: usize = 4;

/// The text came on one line: one line holds nearly all of it, and elements are inside.
pub fn is_flat(lines: &Lines) -> bool {
    let Some(line) = lines.lines.iter().max_by_key(|line| line.text.len()) else { return false };
    let long = line.text.chars().take(100).count() == 100;
    let others = lines.lines.iter().filter(|other| other.sources != line.sources);
    let alone = lines.lines.len() <= 16 && others.clone().all(|other| is_metadata(&other.text));
    if !long || !alone {
        return false;
    }
    let stops = line.text.chars().take(4000).filter(|c| *c == '。').count();
    stops >= 2 || stops == 1 && front::is_titled(&line.text)
}

/// A line of a page's data about the text: 发布时间：…, a rule of equal signs.
fn is_metadata(text: &str) -> bool {
    let chars = shape::squeeze(text);
    let colon = chars.iter().position(|c| "：:".contains(*c));
    let keyed = colon.is_some_and(|at| (1..=6).contains(&at) && at < chars.len());
    let ruled = chars.starts_with(&['=', '=', '=']) || chars.starts_with(&['-', '-', '-']);
    keyed || ruled || shape::contains(&chars, "链接")
}

/// The same text with one line for each element that can be told, and the words of the page
/// around it left out; with the warnings for pieces that may be such words and stay. Records of
/// cleaning are not copied.
pub fn split(lines: &Lines) -> (Lines, Vec<Diagnostic>) {
    let mut out = lines.emptied();
    let mut doubts = Vec::new();
    let longest = lines.lines.iter().map(|line| line.text.len()).max().unwrap_or(0);
    for line in &lines.lines {
        if line.text.len() < longest {
            out.lines.push(line.clone());
            continue;
        }
        let chars: Vec<char> = line.text.chars().collect();
        let pieces = if lines.keep_furniture { Vec::new() } else { page::pieces(&chars) };
        let text = |from: usize, to: usize| -> String {
            chars.get(from..to).unwrap_or_default().iter().collect()
        };
        let mut push = |text: String| {
            let sources = line.sources.clone();
            out.lines.push(Line { text: text.into(), sources, blank_above: 1, ..Line::default() });
        };
        let mut at = 0;
        for piece in pieces {
            let words = text(piece.range.start, piece.range.end);
            if piece.doubtful {
                doubts.push(doubt(line, piece.range.start + 1, &words));
                continue;
            }
            let before = text(at, piece.range.start);
            // the path may hold the only title there is, which is no place to cut
            if before.contains('。') {
                cut(&before).into_iter().for_each(&mut push);
            } else if !shape::trim(&before).is_empty() {
                push(before);
            }
            at = piece.range.end;
            let column = piece.range.start + 1;
            out.left_out.push(LeftOut { column, text: words, ..left_out(line) });
        }
        cut(&text(at, chars.len())).into_iter().for_each(&mut push);
    }
    (out, doubts)
}

/// Cuts a text at wide gaps, then each part at its elements, then the first and the last parts.
fn cut(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut begun = false;
    for (index, part) in columns::fields(text).into_iter().enumerate() {
        watch::tick(1);
        let chars: Vec<char> = part.text.chars().collect();
        let mut start = 0;
        if index < FRONT_PARTS && !begun {
            let (cuts, text) = front::spaces(&chars);
            begun = text;
            for at in cuts {
                parts.push(chars.get(start..at).unwrap_or_default().iter().collect());
                start = at;
            }
        }
        parts.extend(elements::cut(chars.get(start..).unwrap_or_default()));
    }
    parts.retain(|part| !shape::trim(part).is_empty());
    let parts = front::posts_with_names(front::cut(parts));
    let organ = front::organ(&parts);
    let count = parts.len();
    let mut out = Vec::with_capacity(count + 4);
    for (index, part) in parts.into_iter().enumerate() {
        watch::tick(1 + part.len() / 8);
        let near_end = index + CLOSING_PARTS >= count;
        if let Some(cuts) = organ.as_deref().and_then(|organ| closing::signed_note(&part, organ)) {
            out.extend(cuts);
            continue;
        }
        if near_end { out.extend(closing::cut(&part, organ.as_deref())) } else { out.push(part) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Sources;

    fn flat(text: &str) -> Lines {
        Lines {
            lines: vec![Line {
                text: text.into(),
                sources: Sources::new(1, &[]),
                ..Line::default()
            }],
            ..Lines::default()
        }
    }

    #[test]
    fn one_line_is_cut_at_its_elements() {
        let text = "东政〔2015〕21号东山区管委会关于同意街路命名的批复区社会事业局：你局《关于街路命名的请示》（东社〔2015〕85号）收悉。\
                    经研究，现批复如下：一、甲街：南北走向，南起乙街，北至丙路。二、乙街：东西走向，东起环岛路，西至丙路。此复。\
                    东山区管委会2015年10月29日";
        let lines = flat(text);
        assert!(is_flat(&lines));
        let parts: Vec<String> =
            split(&lines).0.lines.into_iter().map(|line| line.text.into()).collect();
        assert_eq!(parts.first().map(String::as_str), Some("东政〔2015〕21号"));
        assert_eq!(parts.get(1).map(String::as_str), Some("东山区管委会关于同意街路命名的批复"));
        assert_eq!(parts.get(2).map(String::as_str), Some("区社会事业局："));
        assert!(parts.contains(&"此复。".to_owned()), "{parts:?}");
        assert_eq!(parts.last().map(String::as_str), Some("2015年10月29日"));
        assert_eq!(parts.concat(), text);
    }
}
