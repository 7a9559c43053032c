//! The words of a web page around a document that came on one line: the page's path and data
//! before it, its buttons and foot behind.

use super::super::furniture::words::{BUTTONS, DATA, FOOT};
use super::super::kind::wenzhong_of;
use super::super::shape;

/// Words of a page's path.
const PATH: &[&str] = &["当前位置", "您的位置", "您现在的位置", "所在位置", "首页"];
/// Longest value of a datum.
const VALUE: usize = 120;
/// Characters of the text's end among which the foot begins.
const END: usize = 3000;

/// Where the words of a page begin to be those of the document, and where they end.
pub fn bounds(chars: &[char]) -> (usize, usize) {
    let led = (0..12).any(|at| {
        let rest = chars.get(at..).unwrap_or_default();
        PATH.iter().any(|word| shape::starts_with(rest, word))
    });
    let start =
        if led { clock(chars).map_or(0, |at| past_buttons(chars, at)) } else { past_data(chars) };
    let window = chars.len().saturating_sub(END).max(chars.len() / 3).max(start);
    let end = (window..chars.len()).find(|at| begins_foot(chars, *at)).unwrap_or(chars.len());
    (start, end)
}

/// A word of the foot begins here, after a space or a sentence.
fn begins_foot(chars: &[char], at: usize) -> bool {
    let apart = at
        .checked_sub(1)
        .and_then(|before| chars.get(before))
        .is_none_or(|c| shape::is_space(*c) || "。）)日】".contains(*c));
    let rest = chars.get(at..(at + 12).min(chars.len())).unwrap_or_default();
    apart
        && (FOOT.iter().any(|word| shape::starts_with(rest, word))
            || ["打印 关闭", "微信 微博"].iter().any(|word| shape::starts_with(rest, word)))
}

/// Past the data of a page, 发布机构：某局 发文日期：…, where two or more stand at the start.
fn past_data(chars: &[char]) -> usize {
    let mut at = skip_spaces(chars, 0);
    let mut count = 0;
    let mut last = 0;
    while let Some(end) = key(chars, at) {
        count += 1;
        let next = (end..(end + VALUE).min(chars.len())).find(|at| {
            chars.get(at.saturating_sub(1)).is_some_and(|c| shape::is_space(*c))
                && key(chars, *at).is_some()
        });
        match next {
            Some(next) => at = next,
            None => {
                last = past_value(chars, end);
                break;
            }
        }
    }
    if count >= 2 { past_buttons(chars, last) } else { 0 }
}

/// Past the value of the last datum: one word, and the time of day after a date.
fn past_value(chars: &[char], from: usize) -> usize {
    let word = |from: usize| {
        let start = skip_spaces(chars, from);
        let end = (start..chars.len())
            .find(|at| chars.get(*at).is_some_and(|c| shape::is_space(*c)))
            .unwrap_or(chars.len());
        (start, end)
    };
    let (start, end) = word(from);
    let value = chars.get(start..end).unwrap_or_default();
    // an empty value, and the title right after it
    if start > from && (shape::contains(value, "关于") || value.len() > 40) {
        return start;
    }
    let (next, after) = word(end);
    let time = chars.get(next..after).is_some_and(|time| {
        time.contains(&':') && time.iter().all(|c| c.is_ascii_digit() || *c == ':')
    });
    skip_spaces(chars, if time { after } else { end })
}

/// Characters of the name of a datum here, with its colon; letters may stand apart.
fn key(chars: &[char], at: usize) -> Option<usize> {
    DATA.iter().filter_map(|name| spaced(chars, at, name)).max()
}

fn spaced(chars: &[char], from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    for (place, letter) in name.chars().enumerate() {
        if place > 0 {
            at = skip_spaces(chars, at).min(at + 2);
        }
        (chars.get(at) == Some(&letter)).then_some(())?;
        at += 1;
    }
    let at = skip_spaces(chars, at).min(at + 2);
    chars.get(at).is_some_and(|c| "：:".contains(*c)).then_some(at + 1)
}

fn skip_spaces(chars: &[char], from: usize) -> usize {
    let spaces = chars.iter().skip(from).take_while(|c| shape::is_space(**c)).count();
    (from + spaces).min(chars.len())
}

/// Past the words of buttons that follow the time or the data of a page.
fn past_buttons(chars: &[char], from: usize) -> usize {
    const MORE: &[&str] = &["分享到", "浏览次数", "点击数", "来源", "：", ":", "[", "]", "|"];
    let mut at = from;
    loop {
        let rest = chars.get(at..(at + 12).min(chars.len())).unwrap_or_default();
        let space = rest.first().is_some_and(|c| shape::is_space(*c));
        let word = BUTTONS
            .iter()
            .chain(MORE)
            .filter(|word| shape::starts_with(rest, word))
            .map(|word| word.chars().count())
            .filter(|len| {
                // 大 of 大力: one letter is a button only where it stands alone
                *len > 1
                    || !rest.first().is_some_and(|c| shape::is_han(*c))
                    || rest.get(1).is_none_or(|c| shape::is_space(*c) || "】]中小".contains(*c))
            })
            .max();
        match (space, word) {
            (true, _) => at += 1,
            (_, Some(len)) => at += len,
            _ => return at,
        }
    }
}

/// Where a title stands in the path above a text that has none of its own.
pub fn title_in_path(chars: &[char], start: usize) -> Option<(usize, usize)> {
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

/// Where the first time of day (10:49) ends, in the path above a text.
fn clock(chars: &[char]) -> Option<usize> {
    let head = chars.get(..chars.len().min(400))?;
    let at = head.windows(5).position(|w| match w {
        [a, b, colon, c, d] => {
            [a, b, c, d].iter().all(|c| c.is_ascii_digit()) && matches!(colon, ':' | '：')
        }
        _ => false,
    })?;
    let seconds = match head.get(at + 5..at + 8) {
        Some([':', a, b]) if a.is_ascii_digit() && b.is_ascii_digit() => 3,
        _ => 0,
    };
    Some(at + 5 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let (start, end) = bounds(&chars);
        chars.get(start..end).unwrap_or_default().iter().collect()
    }

    #[test]
    fn path_data_and_foot_stand_outside() {
        let document = "甲局关于乙事的通知 各科室： 请做好工作。 甲局 2021年3月1日";
        for (head, foot) in [
            ("当前位置： 首页 文件 时间：2021-03-02 10:49 微信 微博 ", " 来源：甲网 附件下载"),
            ("索 引 号：1-2 发布机构：甲局 有效性：有效 ", " 扫一扫在手机打开 版权所有：甲局"),
            ("文号： 发布时间：2021-03-02 10:49:11 ", " 分享到：微信 微博"),
            ("", ""),
        ] {
            assert_eq!(shape::trim(&inside(&format!("{head}{document}{foot}"))), document);
        }
    }
}
