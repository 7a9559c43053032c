//! Numbers at the start of a paragraph: 一、（一）1.（1）第一章 and their levels.

use super::character::is_digit;
use super::numeral::{is_numeral, number};

/// A number at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// How it is written.
    pub form: Form,
    /// Its value.
    pub number: u32,
    /// Characters it takes, white space not counted, its mark included.
    pub chars: usize,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 第一章, 第一编, 第一部分.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条: a paragraph, never a heading.
    Article,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// 1.1, by the level of its headings.
    Outline(u8),
}

impl Marker {
    /// Level of a heading with this number; none for 第X条.
    pub fn level(self) -> Option<u8> {
        match self.form {
            Form::Chapter | Form::Han => Some(1),
            Form::Section | Form::HanBracket => Some(2),
            Form::Digit => Some(3),
            Form::DigitBracket => Some(4),
            Form::Outline(level) => Some(level),
            Form::Article => None,
        }
    }

    /// The number at the start of a run of characters without white space.
    pub fn read(chars: &[char]) -> Option<Self> {
        match chars.first()? {
            '第' => ordinal(chars),
            '（' | '(' => bracketed(chars),
            c if is_numeral(*c) => counted(chars),
            c if is_digit(*c) => dotted(chars),
            _ => None,
        }
    }
}

fn ordinal(chars: &[char]) -> Option<Marker> {
    let count =
        chars.iter().skip(1).take(6).take_while(|c| is_numeral(**c) || is_digit(**c)).count();
    let number = number(chars.get(1..=count)?)?;
    let (form, word) = match (chars.get(count + 1)?, chars.get(count + 2)) {
        ('章' | '编', _) => (Form::Chapter, 1),
        ('节', _) => (Form::Section, 1),
        ('条', _) => (Form::Article, 1),
        ('部', Some('分')) => (Form::Chapter, 2),
        _ => return None,
    };
    Some(Marker { form, number, chars: count + 1 + word })
}

fn bracketed(chars: &[char]) -> Option<Marker> {
    let close = chars.iter().take(6).position(|c| matches!(c, '）' | ')'))?;
    let inner = chars.get(1..close)?;
    let number = number(inner)?;
    let form =
        if inner.iter().all(|c| is_digit(*c)) { Form::DigitBracket } else { Form::HanBracket };
    // （2021）… is a year, not a number of a list
    (number < 200).then_some(Marker { form, number, chars: close + 1 })
}

fn counted(chars: &[char]) -> Option<Marker> {
    let count = chars.iter().take(4).take_while(|c| is_numeral(**c)).count();
    let number = number(chars.get(..count)?)?;
    let mark = matches!(chars.get(count)?, '、' | '.' | '．');
    // 一、二季度 counts quarters; it does not open a list
    let span = chars.get(count + 1).is_some_and(|c| is_numeral(*c))
        && chars
            .iter()
            .skip(count + 1)
            .find(|c| !is_numeral(**c))
            .is_some_and(|c| "季月级线类楼层期、中号次产等个年".contains(*c));
    (mark && !span && number > 0).then_some(Marker { form: Form::Han, number, chars: count + 1 })
}

fn dotted(chars: &[char]) -> Option<Marker> {
    let count = chars.iter().take(3).take_while(|c| is_digit(**c)).count();
    let number = number(chars.get(..count)?)?;
    let mark = matches!(chars.get(count)?, '.' | '．' | '、');
    // 3.5亿元 is a quantity
    let after = chars.iter().skip(count + 1).take_while(|c| is_digit(**c)).count();
    let year = after == 4 && chars.get(count + 5) == Some(&'年');
    let quantity = after > 0 && !year && chars.get(count) != Some(&'、');
    let fits = count <= 2 && number > 0;
    (mark && !quantity && fits).then_some(Marker { form: Form::Digit, number, chars: count + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str) -> Option<(u8, u32)> {
        let marker = Marker::read(&text.chars().collect::<Vec<_>>())?;
        Some((marker.level()?, marker.number))
    }

    #[test]
    fn four_levels_and_chapters() {
        assert_eq!(level("一、总体要求"), Some((1, 1)));
        assert_eq!(level("（十二）机制"), Some((2, 12)));
        assert_eq!(level("3．检查"), Some((3, 3)));
        assert_eq!(level("（4）资料"), Some((4, 4)));
        assert_eq!(level("第三章总则"), Some((1, 3)));
    }

    #[test]
    fn quantities_quarters_and_years_are_no_numbers_of_a_list() {
        for text in ["3.5亿元投资", "一、二季度", "（2021）报告", "第一产业", "2021年"]
        {
            assert_eq!(level(text), None, "{text}");
        }
    }
}
