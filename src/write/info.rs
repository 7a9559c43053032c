//! What a file says about its document: title, office, number, date, 文种.

use crate::document::{Document, Role};
use crate::style::{Moment, Style};

/// Properties of a document, from the model; the moment may be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// Title on one line; where there is none, the masthead or the first words.
    pub title: String,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 发文字号 or 期号.
    pub number: Option<String>,
    /// The given moment, else the document's date.
    pub moment: Option<Moment>,
    /// 文种.
    pub wenzhong: Option<String>,
    /// Language tag.
    pub language: &'static str,
}

impl Info {
    /// Properties of a document.
    pub fn of(document: &Document, style: &Style) -> Self {
        let text = |role| {
            document.find(role).map(|block| block.text.replace('\n', "")).filter(|t| !t.is_empty())
        };
        let first = || {
            let block = document.blocks.first()?;
            Some(block.text.chars().take(30).collect::<String>())
        };
        Self {
            title: text(Role::Title)
                .or_else(|| text(Role::Masthead))
                .or_else(first)
                .unwrap_or_else(|| "公文".to_owned()),
            issuer: document.issuer.as_ref().map(|issuer| issuer.replace('\n', "、")),
            number: text(Role::DocNumber).or_else(|| text(Role::IssueNumber)),
            moment: style.moment.or_else(|| document.date.as_deref().and_then(date)),
            wenzhong: document.wenzhong.clone(),
            language: "zh-CN",
        }
    }
}

/// The day of a date in Arabic or Chinese numerals.
fn date(text: &str) -> Option<Moment> {
    let solid: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (year, rest) = solid.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let valid =
        (1900..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Moment::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// A number in Arabic digits, in Chinese digits one by one (二〇二六), or up to 三十一.
fn number(text: &str) -> Option<u16> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |c: char| match c {
        '〇' | '○' | '零' => Some(0),
        _ => "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u16 + 1),
    };
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones.chars().next()?)? };
            Some(tens * 10 + ones)
        }
        None => text.chars().try_fold(0u16, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_both_numerals() {
        assert_eq!(date("2021年3月8日"), Some(Moment::day(2021, 3, 8)));
        assert_eq!(date("二〇〇五年三月三十一日"), Some(Moment::day(2005, 3, 31)));
        assert_eq!(date("一九九七年十二月十日"), Some(Moment::day(1997, 12, 10)));
        assert_eq!(date("2021年13月8日"), None);
    }
}
