//! Numbers of ordered lists, which no text holds: they are frozen into it.

use html5ever::tokenizer::Tag;

use super::look::attribute;
use crate::text::marker::Marker;

/// A list that is open.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// How its items are numbered.
    sort: Sort,
    /// Number of the item to come.
    next: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Bullet,
    Digit,
    Letter(char),
    Roman(bool),
    Han,
}

/// An item: its mark, and its number where that belongs into the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark {
    pub text: String,
    pub number: Option<u32>,
}

impl List {
    /// The list that a tag opens.
    pub fn open(tag: &Tag, styles: &[(String, String)], unnumbered: bool) -> Self {
        let style = styles.iter().rev().find(|(name, _)| name.starts_with("list-style"));
        let style = style.map_or("", |(_, value)| value.as_str());
        let sort = match attribute(tag, "type").unwrap_or_default() {
            _ if &*tag.name != "ol" || unnumbered => Sort::Bullet,
            "a" => Sort::Letter('a'),
            "A" => Sort::Letter('A'),
            "i" => Sort::Roman(false),
            "I" => Sort::Roman(true),
            _ => Sort::of(style),
        };
        let start = attribute(tag, "start").and_then(|start| start.trim_ascii().parse().ok());
        Self { sort, next: start.unwrap_or(1) }
    }

    /// The mark of the next item.
    pub fn item(&mut self, tag: &Tag) -> Mark {
        let value = attribute(tag, "value").and_then(|value| value.trim_ascii().parse().ok());
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        let Ok(number) = u32::try_from(number) else {
            return Mark { text: format!("{number}."), number: Some(0) };
        };
        let text = match self.sort {
            Sort::Bullet => return Mark { text: "•".to_owned(), number: None },
            Sort::Letter(first) => letters(number, first),
            Sort::Roman(upper) => roman(number, upper),
            Sort::Han => han(number).map(|number| format!("{number}、")),
            Sort::Digit => None,
        };
        let text = text.unwrap_or_else(|| format!("{number}."));
        Mark { text, number: Some(number) }
    }
}

impl Sort {
    /// That of a `list-style-type`.
    fn of(style: &str) -> Self {
        let is = |names: &[&str]| style.split_ascii_whitespace().any(|word| names.contains(&word));
        if is(&["disc", "circle", "square"]) {
            Self::Bullet
        } else if is(&["lower-alpha", "lower-latin"]) {
            Self::Letter('a')
        } else if is(&["upper-alpha", "upper-latin"]) {
            Self::Letter('A')
        } else if is(&["lower-roman"]) {
            Self::Roman(false)
        } else if is(&["upper-roman"]) {
            Self::Roman(true)
        } else if is(&["cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"]) {
            Self::Han
        } else {
            Self::Digit
        }
    }
}

/// Whether the text of an item bears its number already.
pub(super) fn bears(text: &[char], number: u32) -> bool {
    let head: Vec<char> = text.iter().copied().filter(|c| !c.is_whitespace()).take(12).collect();
    Marker::read(&head).is_some_and(|marker| marker.number == number)
}

fn letters(mut number: u32, first: char) -> Option<String> {
    let mut letters = Vec::new();
    while number > 0 {
        let letter = u32::from(first) + (number - 1) % 26;
        letters.push(char::from_u32(letter)?);
        number = (number - 1) / 26;
    }
    letters.reverse();
    (!letters.is_empty()).then(|| letters.into_iter().chain(['.']).collect())
}

fn roman(mut number: u32, upper: bool) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut text = String::new();
    for (value, sign) in PARTS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text.push('.');
    Some(if upper { text.to_ascii_uppercase() } else { text })
}

fn han(number: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS.get(n as usize).copied();
    let (tens, ones) = (number / 10, digit(number % 10)?);
    match tens {
        0 => (number > 0).then(|| ones.to_owned()),
        1 => Some(format!("十{ones}")),
        2..=9 => Some(format!("{}十{ones}", digit(tens)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_list_says() {
        assert_eq!([1, 26, 28].map(|n| letters(n, 'a').unwrap()), ["a.", "z.", "ab."]);
        assert_eq!([4, 19].map(|n| roman(n, true).unwrap()), ["IV.", "XIX."]);
        assert_eq!(
            [3, 10, 12, 20, 45].map(|n| han(n).unwrap()),
            ["三", "十", "十二", "二十", "四十五"]
        );
        assert_eq!((letters(0, 'a'), roman(0, true), han(100)), (None, None, None));
    }

    #[test]
    fn an_item_that_bears_its_number_is_known() {
        let bears = |text: &str, number| bears(&text.chars().collect::<Vec<_>>(), number);
        assert!(bears("2. 甲", 2) && bears("二、甲", 2) && bears("（二）甲", 2));
        assert!(!bears("2026年甲", 2) && !bears("甲", 1) && !bears("3.甲", 2));
    }
}
