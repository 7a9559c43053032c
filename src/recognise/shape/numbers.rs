//! Dates alone, and the numbers of documents, orders and issues.

use super::{is_digit, is_han, is_numeral, number, unbracketed};
use crate::text::date::{Date, is_blank};

/// The whole of it is a date, in brackets or not, or the place of one: [日期].
pub fn is_date(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    Date::whole(inner).is_some() || is_date_place(chars)
}

/// The place of a date that a draft names: [日期], 【成文日期】, （年月日）.
fn is_date_place(chars: &[char]) -> bool {
    let Some(inner) = super::placeholder(chars) else { return false };
    let named = super::ends_with_any(inner, &["日期", "年月日"]);
    let bare = matches!(inner, ['年', '月', '日']) || Date::whole(inner).is_some();
    inner.len() <= 8 && (named || bare)
}

/// 发文字号 at the start, its length: 代字 + bracketed year + number + 号; or 2021年第3号; or 第3号.
pub fn doc_number_len(chars: &[char]) -> Option<usize> {
    let open = chars.iter().take(16).position(|c| "〔[［（(【﹝〖".contains(*c))?;
    let named = |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || is_blank(*c);
    let named = chars.iter().take(open).all(named);
    let year = chars.get(open + 1..open + 5)?;
    let closed = chars.get(open + 5).is_some_and(|c| "〕]］）)】﹞〗".contains(*c));
    if !named || !closed || !year.iter().all(|c| is_digit(*c) || is_blank(*c)) {
        return None;
    }
    let mut at = open + 6;
    if chars.get(at) == Some(&'第') {
        at += 1;
    }
    // the number of a draft is still to come: 〔2026〕×号, 〔2026〕　号
    let figure = |c: &&char| is_digit(**c) || is_blank(**c);
    let figures = chars.iter().skip(at).take(6).take_while(figure).count();
    let lacks = figures == 0 && open > 0;
    ((figures > 0 || lacks) && chars.get(at + figures) == Some(&'号')).then_some(at + figures + 1)
}

/// The whole of it is a 发文字号 with 代字.
pub fn is_doc_number(chars: &[char]) -> bool {
    doc_number_len(chars) == Some(chars.len())
        && chars.first().is_some_and(|c| is_han(*c) || c.is_ascii_alphabetic() || is_blank(*c))
}

/// 令号 and the like: 第3号, 2021年第3号, 〔2021〕3号 without 代字 is not one.
pub fn is_order_number(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    let after_year = match inner {
        [a, b, c, d, '年', rest @ ..] if [a, b, c, d].iter().all(|c| is_digit(**c)) => rest,
        _ => inner,
    };
    match after_year {
        ['第', middle @ .., '号'] => number(middle).is_some(),
        _ => false,
    }
}

/// 期号: 第3期, （总第12期）, 2021年第3期, 增刊; a 纪要's 〔2021〕3号.
pub fn is_issue_number(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    if inner.len() > 24 {
        return false;
    }
    let text: String = inner.iter().collect();
    let numbered = text.contains('第')
        && (text.ends_with('期') || text.ends_with("期）") || text.ends_with("期)"));
    let bare = inner.first().is_some_and(|c| "〔[（(".contains(*c))
        && doc_number_len(inner) == Some(inner.len());
    let meeting = matches!(inner, ['第', .., '次']) && inner.len() <= 8;
    let only = inner
        .iter()
        .all(|c| is_digit(*c) || is_numeral(*c) || "第期总年（）()〔〕[]号次增刊特".contains(*c));
    only && (numbered || bare || meeting)
}
