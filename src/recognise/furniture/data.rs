//! A line that is nothing but data of a page: names with colons and their values, one behind
//! the other, 来源：某报 发布时间：2026-03-01 10:49 浏览次数：28, or in brackets, 【时效性】有效.

use super::super::shape;
use super::words::{BUTTONS, Kind, NAMES, SURE, Value};
use crate::text::date::Date;

/// Longest value of a few words, and of an address.
const WORDS: usize = 40;
const CODE: usize = 200;

/// One name with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What the name tells.
    pub kind: Kind,
    /// What its value should be.
    pub value: Value,
    /// Its value: characters of the line.
    pub range: std::ops::Range<usize>,
    /// A document would not say it: time of day, a count, an address, buttons.
    pub proof: bool,
}

impl Item {
    /// A page gives it.
    pub fn is_page(&self) -> bool {
        matches!(self.kind, Kind::Page | Kind::Source)
    }
}

/// The data of a line without white space; none where anything else stands on it.
pub fn read(chars: &[char]) -> Option<Vec<Item>> {
    let lead = chars.iter().take_while(|c| "【[".contains(**c)).count();
    let mut starts: Vec<(usize, usize, Kind, Value)> = Vec::new();
    for (colon, _) in chars.iter().enumerate().filter(|(_, c)| "：:】".contains(**c)) {
        let from = starts.last().map_or(lead, |(_, end, ..)| *end);
        let Some(head) = chars.get(from..colon) else { continue };
        let first = starts.is_empty();
        let named = NAMES
            .iter()
            .map(|(name, kind, value)| (name.chars().count(), name, kind, value))
            .filter(|(len, name, ..)| {
                shape::ends_with(head, name) && (!first || *len == head.len())
            })
            .max_by_key(|(len, ..)| *len)
            // 】 ends a name that 【 began
            .filter(|(len, ..)| {
                let before = (colon - len).checked_sub(1).and_then(|at| chars.get(at));
                chars.get(colon) != Some(&'】') || before == Some(&'【')
            });
        match named {
            Some((len, _, kind, value)) => starts.push((colon - len, colon + 1, *kind, *value)),
            None if first => return None,
            None => {}
        }
    }
    let mut items = Vec::with_capacity(starts.len());
    for (at, (_, begin, kind, value)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(chars.len(), |(next, ..)| *next);
        let whole = chars.get(*begin..end)?;
        let bare = without_buttons(whole);
        let proof = fits(bare, *value)?;
        let buttons = bare.len() < whole.len() && whole.len() - bare.len() > 1;
        items.push(Item {
            kind: *kind,
            value: *value,
            range: *begin..*begin + bare.len(),
            proof: proof || buttons,
        });
    }
    (!items.is_empty()).then_some(items)
}

/// Whether the value is of its sort, and then whether it proves the page.
pub fn fits(value: &[char], sort: Value) -> Option<bool> {
    if value.is_empty() {
        return Some(false);
    }
    let plain = !value.iter().any(|c| shape::is_stop(*c) || "：:".contains(*c));
    match sort {
        Value::Stamp => stamp(value),
        Value::Count => {
            let digits = value.iter().take_while(|c| c.is_ascii_digit()).count();
            let rest = value.get(digits..)?;
            (digits > 0 && matches!(rest, [] | ['次'] | ['人', ..])).then_some(true)
        }
        Value::Code => {
            let known =
                |c: &char| c.is_ascii_graphic() || shape::is_han(*c) || "（）—_".contains(*c);
            let code = value.iter().any(char::is_ascii_alphanumeric) && value.iter().all(known);
            let ends = !value.iter().any(|c| "。；！？，".contains(*c));
            (code && ends && value.len() <= CODE).then_some(true)
        }
        Value::Words => {
            let address = shape::starts_with(value, "http") && value.iter().all(char::is_ascii);
            let words = value.len() <= WORDS && plain && !is_clause(value);
            (address || words).then_some(address)
        }
        Value::Buttons => None,
    }
}

/// What somebody does or shall do, not a name.
fn is_clause(value: &[char]) -> bool {
    let starts = ["由", "应", "要", "须", "不", "请", "可", "以", "按", "自"];
    let holds = ["须", "应当", "不得", "负责", "要落实", "指定"];
    starts.iter().any(|word| shape::starts_with(value, word))
        || holds.iter().any(|word| shape::contains(value, word))
        || value.contains(&'，') && !value.split(|c| *c == '，').all(shape::is_organ)
}

/// A date, with the time of day behind it or not; only that proves the page.
fn stamp(value: &[char]) -> Option<bool> {
    let clock = value.iter().position(|c| "：:".contains(*c));
    let (date, timed) = match clock {
        None => (value, false),
        Some(colon) => {
            let hours = colon.checked_sub(2)?;
            let tail = value.get(hours..)?;
            let fits = (5..=8).contains(&tail.len())
                && tail.iter().all(|c| c.is_ascii_digit() || "：:".contains(*c));
            (fits.then(|| value.get(..hours))??, true)
        }
    };
    Date::whole(date).map(|_| timed)
}

/// Without the words of buttons at its end.
fn without_buttons(value: &[char]) -> &[char] {
    let mut rest = value;
    loop {
        let solo = |word: &&&str| rest.len() == 1 || word.chars().count() > 1;
        let word = SURE
            .iter()
            .chain(BUTTONS)
            .filter(|word| shape::ends_with(rest, word))
            .filter(solo)
            .map(|word| word.chars().count())
            .max();
        let mark = matches!(rest.last(), Some('】' | ']' | '【' | '[' | '|'));
        let len = match (word, mark) {
            (Some(len), _) => len,
            (None, true) => 1,
            (None, false) => return rest,
        };
        let Some(shorter) = rest.get(..rest.len().saturating_sub(len)) else { return rest };
        rest = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proofs(text: &str) -> Option<Vec<bool>> {
        let items = read(&shape::squeeze(text))?;
        Some(items.into_iter().map(|item| item.proof).collect())
    }

    #[test]
    fn names_and_values_fill_the_line() {
        assert_eq!(proofs("来源：某报"), Some(vec![false]));
        assert_eq!(proofs("发布日期：2023-04-28 18:37:35来源：本网"), Some(vec![true, false]));
        assert_eq!(proofs("发布时间：2023-03-2816:12"), Some(vec![true]));
        assert_eq!(proofs("浏览次数：28分享："), Some(vec![true, false]));
        assert_eq!(proofs("索 引 号："), Some(vec![false]));
        assert_eq!(proofs("来源：本网 字体：[ 大 中 小 ]"), Some(vec![false, true]));
        assert_eq!(proofs("来源：甲局 【关闭窗口】"), Some(vec![true]));
        assert_eq!(proofs("【时效性】有效【发布日期】2021.03.05"), Some(vec![false, false]));
    }

    #[test]
    fn anything_else_on_the_line_is_text() {
        for text in [
            "来源：由省厅统一提供，市局不另行收集。",
            "时间：3月1日上午9时",
            "发布时间：每月10日前",
            "浏览次数：以平台统计为准",
            "数据来源：市统计局",
            "责任编辑：各科室须指定一名",
            "技术支持电话：0000-1234567",
            "来源：2023-05-11各有关单位：",
            "各乡镇人民政府：",
        ] {
            assert_eq!(proofs(text), None, "{text}");
        }
    }
}
