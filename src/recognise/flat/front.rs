//! The front of a document on one line: number, title, recipients and the opening of the body in
//! one run of characters.

use super::super::kind::wenzhong_of;
use super::super::shape;
use crate::diagnostic::watch;
use crate::text::marker::Marker;

/// Longest 题注.
const NOTE: usize = 240;
/// Longest list of recipients.
const RECIPIENTS: usize = 200;
/// Within so many characters of the title somebody is addressed.
const SPEAKER: usize = 60;
/// Longest title of a speech.
const SPEECH: usize = 80;

/// Words at the start that may be elements of the front.
const WORDS: usize = 16;

/// Parts at the start that may hold the front.
const PARTS: usize = 6;

/// Places of the spaces that part the elements of the front, up to the first sentence, and
/// whether that was reached.
pub fn spaces(chars: &[char]) -> (Vec<usize>, bool) {
    let mut cuts = Vec::new();
    let mut at = 0;
    let mut short_before = false;
    let mut post_before = false;
    for _ in 0..WORDS {
        let start = at + chars.iter().skip(at).take_while(|c| shape::is_space(**c)).count();
        let end = start + chars.iter().skip(start).take_while(|c| !shape::is_space(**c)).count();
        let Some(word) = chars.get(start..end).filter(|word| !word.is_empty()) else { break };
        // letters of a word that is set apart belong together
        let short = word.len() <= 2;
        let name = post_before && shape::is_name(word);
        if start > 0 && !(short && short_before) && !name {
            cuts.push(start);
        }
        let closed = matches!(word.last(), Some('：' | ':' | '）' | ')'));
        let listed = closed || shape::is_organ_list(word);
        let text = word.contains(&'。')
            || word.contains(&'，') && !listed
            || word.len() > 60 && !closed
            || Marker::read(word).is_some();
        if text {
            return (cuts, true);
        }
        short_before = short;
        post_before = shape::ends_in_post(word);
        at = end;
    }
    (cuts, false)
}

/// Post and name that a wide gap parted are one again: 市长　张三.
pub fn posts_with_names(parts: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(parts.len());
    for part in parts {
        watch::tick(1);
        let first = shape::trim(&part).split(shape::SPACES).next().map(shape::squeeze);
        let named = first.is_some_and(|word| shape::is_name(&word));
        match out.last_mut() {
            Some(last)
                if named
                    && last.chars().count() <= 24
                    && shape::ends_in_post(&shape::squeeze(last)) =>
            {
                last.push('\u{3000}');
                last.push_str(shape::trim(&part));
            }
            _ => out.push(part),
        }
    }
    out
}

/// Cuts the first parts where number, title and recipients meet.
pub fn cut(parts: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(parts.len() + 4);
    let mut fronted = false;
    for (index, part) in parts.into_iter().enumerate() {
        if fronted || index > PARTS {
            out.push(part);
            continue;
        }
        let chars: Vec<char> = part.chars().collect();
        let mut cuts = places(&chars);
        if cuts.is_empty() {
            cuts.extend(salutation(&chars, 0).into_iter().flatten().filter(|at| *at > 0));
        }
        cuts.sort_unstable();
        fronted = !cuts.is_empty() && chars.iter().any(|c| "：:".contains(*c));
        let mut start = 0;
        for at in cuts {
            out.push(chars.get(start..at).unwrap_or_default().iter().collect());
            start = at;
        }
        out.push(chars.get(start..).unwrap_or_default().iter().collect());
    }
    out.retain(|part| !shape::trim(part).is_empty());
    out
}

/// Around the number, after the title, after the recipients.
fn places(chars: &[char]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let colon = chars.iter().position(|c| "：:".contains(*c)).unwrap_or(chars.len().min(200));
    let mut at = 0;
    if let Some((from, to)) = number(chars, colon) {
        cuts.extend([from, to].into_iter().filter(|at| *at > 0));
        at = if from < 4 { to } else { 0 };
        if from >= 4 {
            // title before the number, perhaps with a note, recipients after it
            cuts.extend(chars.get(..from).and_then(title_end).filter(|end| *end < from));
            cuts.extend((colon < chars.len()).then_some(colon + 1));
            return cuts;
        }
    }
    if let Some(from) = counted(chars) {
        return vec![from];
    }
    let title = chars.get(at..colon).unwrap_or_default();
    if at == 0
        && colon < chars.len()
        && shape::is_organ_list(title)
        && !shape::contains(title, "关于")
    {
        return vec![colon + 1];
    }
    if let Some(end) = title_end(title) {
        cuts.push(at + end);
        let below = note(chars, at + end);
        cuts.extend(below);
        let from = below.unwrap_or(at + end);
        cuts.extend(salutation(chars, from).into_iter().flatten());
        let colon = chars.iter().skip(from).position(|c| "：:".contains(*c)).map(|n| from + n);
        cuts.extend(colon.filter(|colon| colon - from < RECIPIENTS).map(|colon| colon + 1));
    }
    cuts
}

/// Where 2026年第2号 or 第2号 begins that ends the part, behind a title that ends so.
fn counted(chars: &[char]) -> Option<usize> {
    (4..chars.len().min(SPEECH)).find(|at| {
        let (head, number) = chars.split_at(*at);
        let number: Vec<char> = number.iter().filter(|c| !shape::is_space(**c)).copied().collect();
        shape::is_order_number(&number)
            && shape::ends_with_any(head, &["公告", "通告", "令", "决定"])
    })
}

/// The end of a 题注 that begins right below the title: in brackets, or after a dash.
fn note(chars: &[char], from: usize) -> Option<usize> {
    let start = from + chars.iter().skip(from).take_while(|c| shape::is_space(**c)).count();
    let rest = chars.get(start..(start + NOTE).min(chars.len()))?;
    match rest.first()? {
        '（' | '(' => {
            let mut depth = 0;
            let close = rest.iter().position(|c| {
                match c {
                    '（' | '(' => depth += 1,
                    '）' | ')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            })?;
            Some(start + close + 1)
        }
        '—' => {
            let words = ["会议上", "大会上"];
            let ends =
                |at: &usize| shape::ends_with_any(rest.get(..*at).unwrap_or_default(), &words);
            (4..rest.len()).find(ends).map(|at| start + at)
        }
        _ => None,
    }
}

/// Around a 称谓 that stands near: who speaks stands before it, the text after it.
fn salutation(chars: &[char], from: usize) -> Option<[usize; 2]> {
    const WHOM: &[&str] =
        &["同志们：", "同志们:", "各位代表：", "各位代表:", "各位委员：", "各位委员:"];
    let rest = chars.get(from..(from + SPEAKER).min(chars.len()))?;
    (0..rest.len()).find_map(|at| {
        let word = WHOM
            .iter()
            .find(|word| shape::starts_with(rest.get(at..).unwrap_or_default(), word))?;
        Some([from + at, from + at + word.chars().count()])
    })
}

/// From where to where a document number stands, before `limit`.
fn number(chars: &[char], limit: usize) -> Option<(usize, usize)> {
    let open = chars.iter().take(limit).position(|c| "〔[".contains(*c))?;
    let len = shape::doc_number_len(chars.get(open..)?)?;
    // a code of two to eight letters below 的函, 的通知
    let coded = (2..=8).filter_map(|len| open.checked_sub(len)).find(|at| {
        let (head, code) =
            (chars.get(..*at).unwrap_or_default(), chars.get(*at..open).unwrap_or_default());
        head.len() > 6
            && code.iter().all(|c| shape::is_han(*c))
            && (shape::ends_with(head, "的函") || shape::ends_with_any(head, ENDS))
    });
    if let Some(from) = coded {
        return Some((from, open + len));
    }
    let mut from = open;
    while from > 0 && open - from < 8 && chars.get(from - 1).is_some_and(|c| shape::is_han(*c)) {
        // the title before it ends in a kind of document
        let head = chars.get(..from).unwrap_or_default();
        if open - from >= 2 && wenzhong_of(head).is_some_and(|name| name.chars().count() > 1) {
            break;
        }
        from -= 1;
    }
    Some((from, open + len))
}

/// What titles end in.
const ENDS: &[&str] = &[
    "的通知",
    "的批复",
    "的通告",
    "的公告",
    "的决定",
    "的意见",
    "的指导意见",
    "的实施意见",
    "的若干意见",
    "的函",
    "的复函",
    "的报告",
    "的请示",
    "的通报",
    "的决议",
    "的议案",
    "的答复",
];

/// The first kind of document after 关于…的 ends the title; without 关于 that of a speech.
fn title_end(chars: &[char]) -> Option<usize> {
    if !shape::contains(chars, "关于") {
        let head = chars.get(..chars.len().min(SPEECH))?;
        let ends = |at: &usize| {
            let here = shape::ends_with_any(
                head.get(..*at).unwrap_or_default(),
                &["上的讲话", "上的致辞", "上的发言", "政府工作报告"],
            );
            here && head.get(*at).is_some_and(|c| shape::is_space(*c) || "（(—".contains(*c))
        };
        return (4..head.len()).find(ends);
    }
    let about = chars.windows(2).position(|w| w == ['关', '于'])?;
    let mut depth = 0i32;
    for at in about + 2..=chars.len() {
        match chars.get(at - 1) {
            Some('《' | '“' | '（') => depth += 1,
            Some('》' | '”' | '）') => depth -= 1,
            _ => {}
        }
        if depth <= 0 && shape::ends_with_any(chars.get(..at)?, ENDS) {
            // 转发…的通知的通知 goes on
            let doubled = chars.get(at) == Some(&'的');
            if !doubled {
                return Some(at);
            }
        }
    }
    None
}

/// A title stands among the first characters.
pub fn is_titled(text: &str) -> bool {
    let head: Vec<char> = text.chars().take(300).collect();
    shape::contains(&head, "关于") && title_end(&head).is_some()
}

/// The organ that the parts' title names first.
pub fn organ(parts: &[String]) -> Option<Vec<char>> {
    parts.iter().take(PARTS + 3).find_map(|part| {
        let chars = shape::squeeze(part);
        let titled = chars.len() <= 100 && wenzhong_of(&chars).is_some();
        let name = titled.then(|| super::super::kind::organ_in_title(&chars)).flatten()?;
        Some(name.chars().collect())
    })
}
