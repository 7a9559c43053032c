//! Dates: 2026年3月1日, 二〇二六年三月一日, 2026-03-01, 2026/3/1, 2026.3.1, and those of a draft,
//! 2026年×月×日. The one parser of them, over characters without white space. Months and days that no calendar has are dates by their
//! shape, since the text says so; they have no value.

use super::character::is_digit;
use super::numeral::{is_numeral, number};

/// Most characters of a date: 一九九七年十二月三十一日.
const LONGEST: usize = 14;
/// Fewest characters of one that is looked for from behind.
const SHORTEST: usize = 7;

/// A date at the start of a run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Characters it takes.
    pub length: usize,
    /// How it is written.
    pub form: Form,
    /// Year, month and day where a calendar has them; no day where none is written.
    value: Option<(u32, u32, Option<u32>)>,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 2026年3月1日
    Arabic,
    /// 二〇二六年三月一日
    Chinese,
    /// With signs between its numbers: 2026-03-01
    Signs,
    /// With numbers that are still to be filled in: 2026年×月×日, 2026年__月__日
    Draft,
}

impl Date {
    /// The date at the start, without the day too.
    pub fn read(chars: &[char]) -> Option<Self> {
        let full = Self::full(chars);
        // a month alone may go on as a day that is still to be filled in
        let month = full.as_ref().is_none_or(|date| chars.get(date.length - 1) == Some(&'月'));
        if month { Self::draft(chars).or(full) } else { full }
    }

    /// The date of a draft at the start, to its 日: digits, and something to be filled in.
    fn draft(chars: &[char]) -> Option<Self> {
        let mut length = 0;
        let mut blank = false;
        for (most, least, closing) in [(4, 2, '年'), (4, 0, '月'), (4, 0, '日')] {
            let rest = chars.get(length..)?;
            let run =
                rest.iter().take(most).take_while(|c| of_number(**c) || is_blank(**c)).count();
            let number = rest.get(..run)?;
            blank |= run == 0 || number.iter().any(|c| is_blank(*c));
            // a year of two figures is none, a year of two crosses is one to be filled in
            let short = closing == '年' && run < 4 && !number.iter().all(|c| is_blank(*c));
            (run >= least && !short && rest.get(run) == Some(&closing)).then_some(())?;
            length += run + 1;
        }
        blank.then_some(Self { length, form: Form::Draft, value: None })
    }

    /// The date at the start whose numbers all stand there.
    fn full(chars: &[char]) -> Option<Self> {
        let run = |from: usize, most: usize| {
            chars.iter().skip(from).take(most).take_while(|c| of_number(**c)).count()
        };
        if run(0, 5) != 4 {
            return None;
        }
        let part = |from: usize, length: usize| part(chars.get(from..from + length)?);
        let sign = chars.get(4)?;
        let (month_length, closing) = match sign {
            '年' => (3, '月'),
            '-' | '.' | '/' | '．' => (2, *sign),
            _ => return None,
        };
        let month = run(5, month_length);
        (month > 0 && chars.get(5 + month) == Some(&closing)).then_some(())?;
        let from = 6 + month;
        let day = run(from, month_length);
        let (length, day) = if closing != '月' {
            (day > 0).then_some((from + day, Some(part(from, day))))?
        } else if day > 0 && matches!(chars.get(from + day), Some('日' | '号')) {
            (from + day + 1, Some(part(from, day)))
        } else {
            (from, None)
        };
        let form = match chars.get(..length)?.iter().any(|c| is_digit(*c)) {
            _ if closing != '月' => Form::Signs,
            true => Form::Arabic,
            false => Form::Chinese,
        };
        Some(Self { length, form, value: value(part(0, 4), part(5, month), day) })
    }

    /// The date that the characters are from the first to the last.
    pub fn whole(chars: &[char]) -> Option<Self> {
        Self::read(chars).filter(|date| date.length == chars.len())
    }

    /// The first one that runs to the end, and where it begins.
    pub fn at_end(chars: &[char]) -> Option<(usize, Self)> {
        let from = chars.len().saturating_sub(LONGEST);
        (from..(chars.len() + 1).saturating_sub(SHORTEST))
            .find_map(|at| Some((at, Self::whole(chars.get(at..)?)?)))
    }

    /// The first one inside, and where it begins.
    pub fn first(chars: &[char]) -> Option<(usize, Self)> {
        (0..chars.len()).find_map(|at| Some((at, Self::read(chars.get(at..)?)?)))
    }

    /// Year, month and day, where all are written and a calendar has them.
    pub fn day(&self) -> Option<(u16, u8, u8)> {
        let (year, month, day) = self.value?;
        let small = |n: u32| u8::try_from(n).ok();
        Some((u16::try_from(year).ok()?, small(month)?, small(day?)?))
    }

    /// A calendar has its year, month and day, where they are written.
    pub fn is_possible(&self) -> bool {
        self.value.is_some()
    }

    /// As 公文 write it: 2026年3月1日. None where the day is missing or no calendar has it.
    pub fn standard(&self) -> Option<String> {
        let (year, month, day) = self.day()?;
        Some(format!("{year}年{month}月{day}日"))
    }
}

/// A sign that holds the place of something to be filled in.
pub fn is_blank(c: char) -> bool {
    matches!(
        c,
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '╳' | '*' | '＊' | '_' | '＿' | '□' | '○' | '◯' | '△'
    )
}

/// A character of a number in a date; O stands for 〇 in many.
fn of_number(c: char) -> bool {
    is_digit(c) || is_numeral(c) || matches!(c, 'O' | 'o')
}

/// The value of a part.
fn part(chars: &[char]) -> Option<u32> {
    let zero = |c: &char| if matches!(c, 'O' | 'o') { '〇' } else { *c };
    let digits = chars.iter().any(|c| is_digit(*c));
    if digits {
        return number(chars);
    }
    number(&chars.iter().map(zero).collect::<Vec<_>>())
}

fn value(
    year: Option<u32>,
    month: Option<u32>,
    day: Option<Option<u32>>,
) -> Option<(u32, u32, Option<u32>)> {
    let year = year.filter(|year| (1000..=9999).contains(year))?;
    let month = month.filter(|month| (1..=12).contains(month))?;
    let day = match day {
        Some(day) => Some(day.filter(|day| (1..=days(year, month)).contains(day))?),
        None => None,
    };
    Some((year, month, day))
}

/// Days of a month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn day(text: &str) -> Option<(u16, u8, u8)> {
        Date::whole(&chars(text))?.day()
    }

    #[test]
    fn dates_in_all_writings() {
        assert_eq!(day("2021年3月8日"), Some((2021, 3, 8)));
        assert_eq!(day("2021年03月08号"), Some((2021, 3, 8)));
        assert_eq!(day("二〇〇五年三月三十一日"), Some((2005, 3, 31)));
        assert_eq!(day("一九九七年十二月十日"), Some((1997, 12, 10)));
        assert_eq!(day("二OO六年二月二十日"), Some((2006, 2, 20)));
        for text in ["2021-03-10", "2021/3/10", "2021.3.10", "２０２１．０３．１０"] {
            assert_eq!(day(text), Some((2021, 3, 10)), "{text}");
        }
    }

    #[test]
    fn a_month_is_a_date_without_a_day() {
        let date = Date::read(&chars("2021年3月起")).unwrap();
        assert_eq!((date.length, date.form, date.day()), (7, Form::Arabic, None));
    }

    #[test]
    fn what_no_calendar_has_is_a_date_by_its_shape() {
        for text in [
            "2021年13月8日",
            "2021年3月45日",
            "2021年2月29日",
            "2021年4月31日",
            "二〇二一年三月百日",
        ] {
            let date = Date::whole(&chars(text)).unwrap();
            assert_eq!((date.day(), date.standard()), (None, None), "{text}");
        }
    }

    #[test]
    fn a_draft_has_a_date_to_be_filled_in() {
        for text in [
            "2026年×月×日",
            "20XX年X月X日",
            "2026年__月__日",
            "2026年月日",
            "XX年XX月XX日",
            "2026年3月X日",
        ] {
            let date = Date::whole(&chars(text)).unwrap();
            assert_eq!((date.form, date.standard()), (Form::Draft, None), "{text}");
        }
        for text in ["年月日", "20年3月X日", "2026年X月", "X年3月1日起"] {
            assert_eq!(Date::whole(&chars(text)), None, "{text}");
        }
        assert_eq!(day("2024年2月29日"), Some((2024, 2, 29)));
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in ["2021年度", "12021年3月8日", "第3期", "2021-03", "021年3月8日", "2021年3月8"]
        {
            assert_eq!(Date::whole(&chars(text)), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_found_at_the_end_and_inside() {
        let text = chars("某某管委会2015年4月17日");
        assert_eq!(Date::at_end(&text).map(|(at, _)| at), Some(5));
        assert_eq!(Date::at_end(&chars("2015年4月")).map(|(at, _)| at), Some(0));
        assert_eq!(Date::at_end(&chars("2015年4月17日起")), None);
        let (at, date) = Date::first(&chars("某会议于二〇一五年四月一日通过")).unwrap();
        assert_eq!((at, date.standard().unwrap().as_str()), (4, "2015年4月1日"));
    }
}
