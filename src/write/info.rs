//! What a file says about its document: title, office, number, date, 文种.

use crate::document::{Document, Role};
use crate::style::{Moment, Style};
use crate::text::character::squeeze;
use crate::text::date::Date;

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

/// The day of a date.
fn date(text: &str) -> Option<Moment> {
    let (year, month, day) = Date::read(&squeeze(text))?.day()?;
    Some(Moment::day(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_any_writing_is_a_moment() {
        assert_eq!(date("2021年3月8日"), Some(Moment::day(2021, 3, 8)));
        assert_eq!(date("二〇〇五年三月三十一日"), Some(Moment::day(2005, 3, 31)));
        assert_eq!(date("1997-12-10"), Some(Moment::day(1997, 12, 10)));
        assert_eq!(date("2021年13月8日"), None);
    }
}
