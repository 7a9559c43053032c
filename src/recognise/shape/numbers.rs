//! Numbers, dates and the numbers of documents, orders and issues.

use super::{is_digit, is_han, unbracketed};

/// A Chinese numeral as used in numbering.
pub fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '○'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
    )
}

/// The value of a number in digits or Chinese numerals.
pub fn number(chars: &[char]) -> Option<u32> {
    if chars.is_empty() || chars.len() > 6 {
        return None;
    }
    if chars.iter().all(|c| is_digit(*c)) {
        return chars.iter().try_fold(0u32, |sum, c| {
            let value = u32::from(*c);
            let digit = if c.is_ascii() { value - 0x30 } else { value - 0xff10 };
            Some(sum * 10 + digit)
        });
    }
    let (mut total, mut unit) = (0u32, 0u32);
    for c in chars {
        match c {
            '十' => (total, unit) = (total + unit.max(1) * 10, 0),
            '百' => (total, unit) = (total + unit.max(1) * 100, 0),
            '千' => (total, unit) = (total + unit.max(1) * 1000, 0),
            _ => unit = unit * 10 + small(*c)?,
        }
    }
    Some(total + unit)
}

fn small(c: char) -> Option<u32> {
    let place = "〇一二三四五六七八九".chars().position(|d| d == c);
    match (place, c) {
        (Some(n), _) => u32::try_from(n).ok(),
        (None, '零' | '○') => Some(0),
        _ => None,
    }
}

/// Length of a date at the start: 年月日 in digits or numerals, without the day too, or digits
/// with `-`, `.` or `/`.
pub fn date_len(chars: &[char]) -> Option<usize> {
    let run = |from: usize, most: usize| {
        chars
            .iter()
            .skip(from)
            .take(most)
            .take_while(|c| is_digit(**c) || is_numeral(**c) || "Oo○".contains(**c))
            .count()
    };
    let year = run(0, 5);
    if year != 4 {
        return None;
    }
    match chars.get(4)? {
        '年' => {
            let month = run(5, 3);
            (month > 0 && chars.get(5 + month) == Some(&'月')).then_some(())?;
            let day = run(6 + month, 3);
            let end = 6 + month + day;
            let whole = day > 0 && matches!(chars.get(end), Some('日' | '号'));
            Some(if whole { end + 1 } else { 6 + month })
        }
        mark @ ('-' | '.' | '/' | '．') => {
            let month = run(5, 2);
            (month > 0 && chars.get(5 + month) == Some(mark)).then_some(())?;
            let day = run(6 + month, 2);
            (day > 0).then_some(6 + month + day)
        }
        _ => None,
    }
}

/// The whole of it is a date, in brackets or not.
pub fn is_date(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    date_len(inner) == Some(inner.len())
}

/// Where a date begins that runs to the end.
pub fn date_at_end(chars: &[char]) -> Option<usize> {
    let from = chars.len().saturating_sub(14);
    (from..chars.len().saturating_sub(6))
        .find(|at| chars.get(*at..).is_some_and(|tail| date_len(tail) == Some(tail.len())))
}

/// The first date inside.
pub fn first_date(chars: &[char]) -> Option<String> {
    (0..chars.len()).find_map(|at| {
        let tail = chars.get(at..)?;
        let len = date_len(tail)?;
        Some(tail.get(..len)?.iter().collect())
    })
}

/// 发文字号 at the start, its length: 代字 + bracketed year + number + 号; or 2021年第3号; or 第3号.
pub fn doc_number_len(chars: &[char]) -> Option<usize> {
    let open = chars.iter().take(16).position(|c| "〔[［（(【﹝〖".contains(*c))?;
    let named = chars.iter().take(open).all(|c| is_han(*c) || c.is_ascii_alphanumeric());
    let year = chars.get(open + 1..open + 5)?;
    let closed = chars.get(open + 5).is_some_and(|c| "〕]］）)】﹞〗".contains(*c));
    if !named || !closed || !year.iter().all(|c| is_digit(*c)) {
        return None;
    }
    let mut at = open + 6;
    if chars.get(at) == Some(&'第') {
        at += 1;
    }
    let digits = chars.iter().skip(at).take(6).take_while(|c| is_digit(**c)).count();
    (digits > 0 && chars.get(at + digits) == Some(&'号')).then_some(at + digits + 1)
}

/// The whole of it is a 发文字号 with 代字.
pub fn is_doc_number(chars: &[char]) -> bool {
    doc_number_len(chars) == Some(chars.len())
        && chars.first().is_some_and(|c| is_han(*c) || c.is_ascii_alphabetic())
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
