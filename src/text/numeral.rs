//! Numbers in Arabic digits and in Chinese numerals.

use super::character::is_digit;

/// Longest number that is read.
const LONGEST: usize = 6;

/// A Chinese numeral as used in numbering and dates.
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() && !is_digit(c) || matches!(c, '十' | '百' | '千')
}

/// The value of a digit, Arabic or Chinese.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of a number that the characters are from the first to the last: 23, 二十三, 二三.
pub fn number(chars: &[char]) -> Option<u32> {
    if chars.is_empty() || chars.len() > LONGEST {
        return None;
    }
    let arabic = chars.iter().any(|c| is_digit(*c));
    let (mut total, mut unit) = (0u32, 0u32);
    for c in chars {
        match c {
            // no number is written in both ways
            c if arabic != is_digit(*c) => return None,
            '十' => (total, unit) = (total + unit.max(1) * 10, 0),
            '百' => (total, unit) = (total + unit.max(1) * 100, 0),
            '千' => (total, unit) = (total + unit.max(1) * 1000, 0),
            _ => unit = unit * 10 + digit(*c)?,
        }
    }
    Some(total + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u32> {
        number(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn numerals_have_values() {
        assert_eq!(value("二十三"), Some(23));
        assert_eq!(value("十"), Some(10));
        assert_eq!(value("一百零五"), Some(105));
        assert_eq!(value("〇三"), Some(3));
        assert_eq!(value("二〇二六"), Some(2026));
        assert_eq!(value("１２0"), Some(120));
    }

    #[test]
    fn what_is_no_number_has_none() {
        for text in ["", "季", "3十", "十3", "1000000", "A"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn numerals_are_not_digits() {
        for c in "〇零○一二三四五六七八九十百千".chars() {
            assert!(is_numeral(c), "{c}");
        }
        assert!(!is_numeral('3') && !is_numeral('万'));
    }
}
