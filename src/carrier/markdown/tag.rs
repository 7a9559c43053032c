//! Tags of HTML inside Markdown, by a closed list of names, and addresses in angle brackets. Any
//! other `<…>` is text.

use super::address;
use super::inline::{Cut, Found};
use crate::carrier::Align;
use crate::text::character::is_space;

/// Names of tags that only dress the text.
const NAMES: &[&str] = &[
    "a",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "details",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
];
/// Longest tag that is one.
const LONGEST: usize = 400;

/// What stands between `<` and `>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// The line ends.
    Break,
    /// A picture.
    Picture,
    /// An address: its brackets go.
    Address,
    /// A tag begins, and how it aligns what follows.
    Begin(&'static str, Option<Align>),
    /// A tag ends.
    End(&'static str),
}

/// Length of the tag at the front, and what it is.
pub(super) fn read(rest: &[char]) -> Option<(usize, Tag)> {
    let inner = rest.get(1..)?;
    let length = inner.iter().take(LONGEST).position(|c| matches!(c, '>' | '<' | '\n'))?;
    let words = inner.get(..length).filter(|_| inner.get(length) == Some(&'>'))?;
    if is_address(words) {
        return Some((length + 2, Tag::Address));
    }
    let (end, words) = match words {
        ['/', words @ ..] => (true, words),
        words => (false, words),
    };
    let count = words.iter().take(11).take_while(|c| c.is_ascii_alphanumeric()).count();
    let name: String = words.get(..count)?.iter().map(char::to_ascii_lowercase).collect();
    let name = NAMES.iter().find(|known| **known == name)?;
    let rest = words.get(count..)?;
    if !rest.first().is_none_or(|c| is_space(*c) || *c == '/')
        || end && !rest.iter().all(|c| is_space(*c))
    {
        return None;
    }
    let tag = match *name {
        "br" => Tag::Break,
        "img" => Tag::Picture,
        name if end => Tag::End(name),
        name => Tag::Begin(name, align(name, rest)),
    };
    Some((length + 2, tag))
}

/// `https://…` or `name@host`.
fn is_address(words: &[char]) -> bool {
    let plain = words.iter().all(char::is_ascii_graphic);
    let mail = words.iter().filter(|c| **c == '@').count() == 1
        && words.iter().all(|c| c.is_ascii_alphanumeric() || ".@_-+".contains(*c))
        && words.first() != Some(&'@');
    plain && (address::is_web(words) && words.first() != Some(&'w') || mail)
}

/// How a tag aligns: `<center>`, `align="right"`, `text-align: right`.
fn align(name: &str, rest: &[char]) -> Option<Align> {
    if name == "center" {
        return Some(Align::Centre);
    }
    let text: String =
        rest.iter().filter(|c| !is_space(**c)).collect::<String>().to_ascii_lowercase();
    let (_, value) = text.split_once("align").filter(|_| !text.contains("valign"))?;
    let value = value.trim_start_matches(['=', ':', '"', '\'']);
    [("right", Align::Right), ("center", Align::Centre), ("left", Align::Left)]
        .into_iter()
        .find_map(|(word, align)| value.starts_with(word).then_some(align))
}

impl Tag {
    /// Adds it to what goes.
    pub fn put(self, at: usize, length: usize, found: &mut Found) {
        match self {
            Self::Address => {
                found.cuts.push(Cut::new(at, 1, ""));
                found.cuts.push(Cut::new(at + length - 1, 1, ""));
            }
            Self::Picture => {
                found.cuts.push(Cut::new(at, length, ""));
                found.pictures.push(at..at + length);
            }
            Self::Break => {
                found.cuts.push(Cut { breaks: true, ..Cut::new(at, length, "") });
            }
            tag => {
                found.cuts.push(Cut::new(at, length, ""));
                found.tags.push((at, tag));
            }
        }
    }
}
