//! A line as fields: `名：值`, `【名】值`, or cells between TABs that are names and values by turns.

use super::super::{Label, Line};
use super::names::{Field, field};
use crate::text::character::{is_space, trim};
use crate::text::date::Date;
use crate::text::names;

/// Longest name of a field.
const NAME: usize = 8;
/// Longest value of one.
const VALUE: usize = 400;

/// One field of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub field: Field,
    /// The value, without white space at its ends.
    pub value: String,
    /// Characters of the line before the value.
    pub before_value: usize,
}

/// A line of an archive's data about the text: 发布时间：…, 原文链接：…
pub(super) fn is_archive(line: &Line) -> bool {
    let chars = line.placed.chars();
    let end = chars.iter().take(NAME + 2).position(|c| "：:".contains(*c));
    end.and_then(|end| chars.get(..end)).is_some_and(|name| names::is_archive(&text(name)))
}

/// The fields of a line, where it holds nothing else.
pub(super) fn entries(line: &Line) -> Option<Vec<Entry>> {
    let chars = line.placed.chars();
    if chars.contains(&'\t') {
        return cells(chars);
    }
    one(chars).map(|entry| vec![entry])
}

/// `名：值` or `【名】值`.
fn one(chars: &[char]) -> Option<Entry> {
    let blank = chars.iter().take_while(|c| is_space(**c)).count();
    let rest = chars.get(blank..)?;
    let (name, length) = match rest {
        ['【' | '〖' | '[' | '［', inner @ ..] => {
            let end = inner.iter().take(NAME + 2).position(|c| "】〗]］".contains(*c))?;
            let colon = usize::from(inner.get(end + 1).is_some_and(|c| "：:".contains(*c)));
            (inner.get(..end)?, end + 2 + colon)
        }
        _ => {
            let end = rest.iter().take(2 * NAME).position(|c| "：:".contains(*c))?;
            (rest.get(..end)?, end + 1)
        }
    };
    let field = named(name)?;
    let gap = rest.iter().skip(length).take_while(|c| is_space(**c)).count();
    let before_value = blank + length + gap;
    let value = text(chars.get(before_value..)?);
    let fits = matches!(field, Field::Body) || value.chars().count() <= VALUE;
    // a sentence is no value
    let said =
        matches!(field, Field::Element { name, .. } if name != "copy_to" && value.contains('。'));
    (fits && !said).then_some(Entry { field, value, before_value })
}

/// Cells that are names and values by turns.
fn cells(chars: &[char]) -> Option<Vec<Entry>> {
    let cells: Vec<&[char]> = chars.split(|c| *c == '\t').collect();
    let mut entries = Vec::new();
    for pair in cells.chunks(2) {
        let (name, value) = match pair {
            [name, value] => (*name, *value),
            [name] => (*name, [].as_slice()),
            _ => continue,
        };
        let bare = match name {
            [bare @ .., '：' | ':'] => bare,
            _ => name,
        };
        if bare.iter().all(|c| is_space(*c)) && value.iter().all(|c| is_space(*c)) {
            continue;
        }
        entries.push(Entry { field: named(bare)?, value: text(value), before_value: 0 });
    }
    let body = entries.iter().any(|entry| matches!(entry.field, Field::Body));
    (!entries.is_empty() && !body).then_some(entries)
}

/// The field of a name whose letters may be set apart.
fn named(name: &[char]) -> Option<Field> {
    let solid: String = name.iter().filter(|c| !is_space(**c)).collect();
    field(&solid)
}

fn text(chars: &[char]) -> String {
    trim(&chars.iter().collect::<String>()).to_owned()
}

/// Length of a mark in brackets that is the whole line: （正文）.
pub(super) fn whole_mark(line: &Line) -> Option<usize> {
    let chars = line.placed.chars();
    let bracket = |c: &char| matches!(c, '（' | '(' | '【' | '[' | '［' | '〖');
    if chars.len() > 2 * NAME || !chars.iter().any(bracket) {
        return None;
    }
    let solid: Vec<char> = chars.iter().copied().filter(|c| !is_space(*c)).collect();
    let inner = match solid.as_slice() {
        [
            '（' | '(' | '【' | '[' | '［' | '〖',
            inner @ ..,
            '）' | ')' | '】' | ']' | '］' | '〗',
        ] => inner,
        _ => return None,
    };
    (inner.len() <= NAME && named(inner).is_some_and(|field| field != Field::Data))
        .then_some(chars.len())
}

/// The elements of one field: 落款 may hold organ and date, and the time behind a date is none.
pub(super) fn labels(element: &'static str, value: &str, line: usize) -> Vec<Label> {
    let label = |element, value: String| Label { element, value, line };
    let solid: Vec<char> = value.chars().filter(|c| !is_space(*c)).collect();
    match element {
        "signature" if let Some((at, _)) = Date::at_end(&solid).filter(|(at, _)| *at > 0) => {
            let organ: String = solid.iter().take(at).collect();
            let date: String = solid.iter().skip(at).collect();
            vec![label("signature", organ), label("signature_date", date)]
        }
        _ if element.ends_with("date") => {
            let date = value.split([' ', '\u{3000}']).next().unwrap_or(value);
            let dated = Date::whole(&date.chars().collect::<Vec<_>>()).is_some();
            vec![label(element, if dated { date } else { value }.to_owned())]
        }
        _ => vec![label(element, value.to_owned())],
    }
}
