//! Documents that arrived on one line: cut at the shapes that mark elements. Every cut is a guess.

use super::kind::wenzhong_of;
use super::marker::{Form, Marker};
use super::shape;
use crate::clean::{Line, Lines};

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
    stops >= 2
}

/// A line of a page's data about the text: 发布时间：…, a rule of equal signs.
fn is_metadata(text: &str) -> bool {
    let chars = shape::squeeze(text);
    let colon = chars.iter().position(|c| "：:".contains(*c));
    let keyed = colon.is_some_and(|at| (1..=6).contains(&at) && at < chars.len());
    let ruled = chars.starts_with(&['=', '=', '=']) || chars.starts_with(&['-', '-', '-']);
    keyed || ruled || shape::contains(&chars, "链接")
}

/// Where the words of a page begin to be those of the document, and where they end.
fn furniture(chars: &[char]) -> (usize, usize) {
    let led = ["当前位置", "您的位置", "您现在的位置", "所在位置", "首页"];
    let led = (0..12).any(|at| {
        led.iter().any(|word| shape::starts_with(chars.get(at..).unwrap_or_default(), word))
    });
    let start = if led { clock(chars).map_or(0, |at| past_buttons(chars, at)) } else { 0 };
    let tails = [
        "来源：",
        "来源:",
        "附件下载",
        "扫一扫",
        "版权所有",
        "网站地图",
        "打印本页",
        "关闭窗口",
        "责任编辑",
        "上一篇",
        "下一篇",
    ];
    let window = chars.len().saturating_sub(3000).max(chars.len() / 3).max(start);
    let end = (window..chars.len())
        .find(|at| {
            let rest = chars.get(*at..).unwrap_or_default();
            tails.iter().any(|word| shape::starts_with(rest, word))
        })
        .unwrap_or(chars.len());
    (start, end)
}

/// Past the words of buttons that follow the time of a page.
fn past_buttons(chars: &[char], from: usize) -> usize {
    const BUTTONS: &[&str] = &[
        "微信",
        "微博",
        "QQ空间",
        "分享到",
        "分享",
        "收藏",
        "打印",
        "关闭",
        "字体",
        "字号",
        "大中小",
        "浏览次数",
        "点击数",
        "来源",
        "：",
        ":",
        "【",
        "】",
        "[",
        "]",
        "|",
        "大",
        "中",
        "小",
    ];
    let mut at = from;
    loop {
        let rest = chars.get(at..).unwrap_or_default();
        let space = rest.first().is_some_and(|c| shape::is_space(*c));
        let word = BUTTONS.iter().find(|word| shape::starts_with(rest, word));
        match (space, word) {
            (true, _) => at += 1,
            (_, Some(word)) => at += word.chars().count(),
            _ => return at,
        }
    }
}

/// Where a title stands in the furniture above a text that has none of its own.
fn title_in_path(chars: &[char], start: usize) -> Option<(usize, usize)> {
    let head = chars.get(..start)?;
    let end = (0..start).rfind(|at| {
        let rest = head.get(*at..).unwrap_or_default();
        ["时间：", "时间:", "发布时间"].iter().any(|word| shape::starts_with(rest, word))
    })?;
    let end = head.get(..end)?.iter().rposition(|c| !shape::is_space(*c))? + 1;
    let word = head.get(..end)?.iter().rposition(|c| shape::is_space(*c)).map_or(0, |at| at + 1);
    let about = head.get(word..end)?.windows(2).rposition(|w| w == ['关', '于']);
    let path = shape::contains(head.get(word..end)?, "位置");
    let from = if path { word + about? } else { word };
    let title = head.get(from..end)?;
    let body = chars.get(start..(start + 160).min(chars.len()))?;
    let sentence = body.iter().position(|c| *c == '。').unwrap_or(body.len());
    let own: String = title.get(title.len().saturating_sub(8)..)?.iter().collect();
    let repeated = shape::contains(body.get(..sentence)?, &own);
    (wenzhong_of(title).is_some() && !repeated).then_some((from, end))
}

/// Where the first time of day (10:49) ends, in the furniture above a text.
fn clock(chars: &[char]) -> Option<usize> {
    let at = chars.iter().take(400).collect::<Vec<_>>().windows(5).position(|w| {
        w[0].is_ascii_digit()
            && w[1].is_ascii_digit()
            && (*w[2] == ':' || *w[2] == '：')
            && w[3].is_ascii_digit()
            && w[4].is_ascii_digit()
    })?;
    Some(at + 5)
}

/// Length of a document number that begins here and names its year in brackets.
fn number_at(chars: &[char]) -> Option<usize> {
    let first = chars.first()?;
    if "〔[（(".contains(*first) { shape::doc_number_len(chars) } else { None }
}

/// The same text with one line for each element that can be told, and the words of the page
/// around it.
pub fn split(lines: &Lines) -> (Lines, Vec<String>) {
    let mut out = Lines { dropped: lines.dropped.clone(), ..Lines::default() };
    let mut dropped = Vec::new();
    let longest = lines.lines.iter().map(|line| line.text.len()).max().unwrap_or(0);
    for line in &lines.lines {
        if line.text.len() < longest {
            dropped.push(line.text.clone());
            continue;
        }
        let chars: Vec<char> = line.text.chars().collect();
        let (start, end) = furniture(&chars);
        let text = |from: usize, to: usize| -> String {
            chars.get(from..to).unwrap_or_default().iter().collect()
        };
        // the path may hold the only title there is
        let (from, to) = title_in_path(&chars, start).unwrap_or((start, start));
        dropped.push(text(0, from));
        if to > from {
            let sources = line.sources.clone();
            out.lines.push(Line { text: text(from, to), sources, blank_above: 1, indented: false });
        }
        dropped.push(text(to, start));
        for text in cut(&text(start, end)) {
            let sources = line.sources.clone();
            out.lines.push(Line { text, sources, blank_above: 1, indented: false });
        }
        dropped.push(text(end, chars.len()));
    }
    dropped.retain(|text| !shape::trim(text).is_empty());
    (out, dropped)
}

/// Cuts a text at wide gaps, then each part at its elements.
fn cut(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in shape::columns(text) {
        let chars: Vec<char> = shape::trim(part).chars().collect();
        parts.extend(cut_elements(&chars));
    }
    parts.retain(|part| !shape::trim(part).is_empty());
    let mut out = Vec::with_capacity(parts.len());
    let count = parts.len();
    for (index, part) in parts.into_iter().enumerate() {
        if index + 1 + 3 >= count { out.extend(cut_closing(&part)) } else { out.push(part) }
    }
    cut_front(out)
}

/// Breaks before numbers of lists that count on after a sentence or lead-in, and before closing
/// words.
fn cut_elements(chars: &[char]) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    // last number seen, per form
    let mut last: Vec<(Form, u32)> = Vec::new();
    for at in 1..chars.len() {
        let before =
            chars.get(..at).and_then(|head| head.iter().rev().find(|c| !shape::is_space(**c)));
        let spaced = chars.get(at - 1).is_some_and(|c| shape::is_space(*c));
        let after_stop = before.is_some_and(|c| "。：；:;！？”）".contains(*c));
        let rest = chars.get(at..(at + 12).min(chars.len())).unwrap_or_default();
        // a space after a short number-led run ends a heading; after a sentence, a paragraph
        let segment = chars.get(start..at).unwrap_or_default();
        let headed = spaced
            && segment.len() <= 40
            && Marker::read(segment).is_some_and(|marker| segment.len() > marker.chars + 2)
            && !segment.iter().any(|c| "。；，：".contains(*c));
        let full_stop = before.is_some_and(|c| "。！？”".contains(*c));
        let dated = shape::date_len(rest).is_some() && rest.get(4) == Some(&'年');
        let ended = spaced && (full_stop || dated && at + 24 > chars.len());
        let breaks = if (after_stop || spaced) && closing_word(rest) || headed || ended {
            if let Some(marker) = Marker::read(rest) {
                last.retain(|(form, _)| *form < marker.form);
                last.push((marker.form, marker.number));
            }
            true
        } else if let Some(marker) = Marker::read(rest).filter(|_| after_stop || spaced) {
            let known = last.iter().position(|(form, _)| *form == marker.form);
            let expected = known.and_then(|i| last.get(i)).map_or(1, |(_, n)| n + 1);
            let fits = marker.number == expected || marker.number == 1;
            if fits {
                last.retain(|(form, _)| *form < marker.form);
                last.push((marker.form, marker.number));
            }
            fits
        } else {
            false
        };
        if breaks {
            out.push(chars.get(start..at).unwrap_or_default().iter().collect());
            start = at;
        }
    }
    out.push(chars.get(start..).unwrap_or_default().iter().collect());
    out
}

fn closing_word(rest: &[char]) -> bool {
    [
        "特此通知",
        "特此通告",
        "特此公告",
        "特此批复",
        "特此复函",
        "特此函复",
        "特此报告",
        "此复",
        "此令",
        "附件：",
    ]
    .iter()
    .any(|word| shape::starts_with(rest, word))
}

/// 此复。某某局2015年9月15日（此件公开发布）: organ, date and note at the end.
fn cut_closing(part: &str) -> Vec<String> {
    let chars: Vec<char> = shape::trim(part).chars().collect();
    let noted = match chars.last() {
        Some('）' | ')') => chars.iter().rposition(|c| "（(".contains(*c)),
        _ => None,
    };
    let end = noted.unwrap_or(chars.len());
    let head = shape::squeeze(&chars.get(..end).unwrap_or_default().iter().collect::<String>());
    let Some(start) = shape::date_at_end(&head) else { return vec![part.to_owned()] };
    // positions without white space → with it
    let place = |n: usize| {
        chars
            .iter()
            .enumerate()
            .filter(|(_, c)| !shape::is_space(**c))
            .nth(n)
            .map_or(end, |(i, _)| i)
    };
    let date = place(start);
    let before = chars.get(..date).unwrap_or_default();
    let organ = before.iter().rposition(|c| "。！？；".contains(*c)).map_or(0, |at| at + 1);
    let organ = ["特此通知", "特此通告", "特此公告", "此复", "特此批复", "特此函复"]
        .iter()
        .filter(|word| shape::starts_with(before.get(organ..).unwrap_or_default(), word))
        .map(|word| organ + word.chars().count())
        .max()
        .unwrap_or(organ);
    let text = |from: usize, to: usize| -> String {
        chars.get(from..to).unwrap_or_default().iter().collect()
    };
    if date - organ > 60 {
        return vec![part.to_owned()];
    }
    vec![text(0, organ), text(organ, date), text(date, end), text(end, chars.len())]
        .into_iter()
        .filter(|text| !shape::trim(text).is_empty())
        .collect()
}

/// The first parts hold number, title, recipients and the opening of the body in one.
fn cut_front(parts: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(parts.len() + 4);
    let mut fronted = false;
    for (index, part) in parts.into_iter().enumerate() {
        if fronted || index > 6 {
            out.push(part);
            continue;
        }
        let chars: Vec<char> = part.chars().collect();
        let cut = front_cuts(&chars);
        fronted = !cut.is_empty() && chars.iter().any(|c| "：:".contains(*c));
        let mut start = 0;
        for at in cut {
            out.push(chars.get(start..at).unwrap_or_default().iter().collect());
            start = at;
        }
        out.push(chars.get(start..).unwrap_or_default().iter().collect());
    }
    out.retain(|part| !shape::trim(part).is_empty());
    out
}

/// Where the front of a document is cut: around its number, after the title, after the recipients.
fn front_cuts(chars: &[char]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let colon = chars.iter().position(|c| "：:".contains(*c)).unwrap_or(chars.len().min(200));
    let mut at = 0;
    if let Some((from, to)) = number_span(chars, colon) {
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
fn number_span(chars: &[char], limit: usize) -> Option<(usize, usize)> {
    let open = chars.iter().take(limit).position(|c| "〔[".contains(*c))?;
    let len = number_at(chars.get(open..)?)?;
    let mut from = open;
    while from > 0 && open - from < 8 && chars.get(from - 1).is_some_and(|c| shape::is_han(*c)) {
        // the title before it ends in a kind of document
        let head: Vec<char> = chars.get(..from).unwrap_or_default().to_vec();
        if open - from >= 2 && wenzhong_of(&head).is_some_and(|name| name.chars().count() > 1) {
            break;
        }
        from -= 1;
    }
    Some((from, open + len))
}

/// The first kind of document after 关于…的 ends the title.
fn title_end(chars: &[char]) -> Option<usize> {
    let about = chars.windows(2).position(|w| w == ['关', '于'])?;
    let mut depth = 0i32;
    for at in about + 2..=chars.len() {
        match chars.get(at - 1) {
            Some('《' | '“' | '（') => depth += 1,
            Some('》' | '”' | '）') => depth -= 1,
            _ => {}
        }
        let head = chars.get(..at)?;
        let legal = [
            "的通知",
            "的批复",
            "的通告",
            "的公告",
            "的决定",
            "的意见",
            "的指导意见",
            "的实施意见",
            "的函",
            "的复函",
            "的报告",
            "的请示",
            "的通报",
            "的决议",
            "的议案",
        ];
        if depth <= 0 && shape::ends_with_any(head, &legal) {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Lines {
        Lines {
            lines: vec![Line { text: text.into(), sources: vec![1], ..Line::default() }],
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
        let parts: Vec<String> = split(&lines).0.lines.into_iter().map(|line| line.text).collect();
        assert_eq!(parts.first().map(String::as_str), Some("东政〔2015〕21号"));
        assert_eq!(parts.get(1).map(String::as_str), Some("东山区管委会关于同意街路命名的批复"));
        assert_eq!(parts.get(2).map(String::as_str), Some("区社会事业局："));
        assert!(parts.contains(&"此复。".to_owned()), "{parts:?}");
        assert_eq!(parts.last().map(String::as_str), Some("2015年10月29日"));
        assert_eq!(parts.concat(), text);
    }
}
