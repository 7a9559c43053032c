//! The front of a document on one line: number, title, recipients and the opening of the body in
//! one run of characters.

use super::super::kind::wenzhong_of;
use super::super::shape;

/// Parts at the start that may hold the front.
const PARTS: usize = 6;

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
            // title before the number, recipients after it
            cuts.extend((colon < chars.len()).then_some(colon + 1));
            return cuts;
        }
    }
    let title = chars.get(at..colon).unwrap_or_default();
    if at == 0
        && colon < chars.len()
        && shape::is_organ_list(title)
        && !shape::contains(title, "关于")
    {
        return vec![colon + 1];
    }
    if shape::contains(title, "关于")
        && let Some(end) = title_end(title)
    {
        cuts.push(at + end);
        cuts.extend((colon < chars.len()).then_some(colon + 1));
    }
    cuts
}

/// From where to where a document number stands, before `limit`.
fn number(chars: &[char], limit: usize) -> Option<(usize, usize)> {
    let open = chars.iter().take(limit).position(|c| "〔[".contains(*c))?;
    let len = shape::doc_number_len(chars.get(open..)?)?;
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

/// The first kind of document after 关于…的 ends the title.
fn title_end(chars: &[char]) -> Option<usize> {
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

/// The organ that the parts' title names first.
pub fn organ(parts: &[String]) -> Option<Vec<char>> {
    parts.iter().take(PARTS + 3).find_map(|part| {
        let chars = shape::squeeze(part);
        let titled = chars.len() <= 100 && wenzhong_of(&chars).is_some();
        let name = titled.then(|| super::super::kind::organ_in_title(&chars)).flatten()?;
        Some(name.chars().collect())
    })
}
