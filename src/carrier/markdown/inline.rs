//! Marks inside the words of a paragraph, read once from front to back. What comes first wins:
//! escapes, code, tags and entities, links; then pairs of `*`, `_`, `~~`, `==`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::block::{self, Block, Kind};
use super::emphasis::{Pairs, Run};
use super::tag::Tag;
use super::{entity, link, tag};
use crate::carrier::Line;
use crate::diagnostic::watch;

/// Longest run of backticks that opens code; longer ones are ornament.
const TICKS: usize = 8;

/// Characters that go, and what comes for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub at: usize,
    pub length: usize,
    pub new: Cow<'static, str>,
    /// The line ends here.
    pub breaks: bool,
}

impl Cut {
    /// Characters that go for some that come.
    pub fn new(at: usize, length: usize, new: impl Into<Cow<'static, str>>) -> Self {
        Self { at, length, new: new.into(), breaks: false }
    }
}

/// What the definitions of a document name.
#[derive(Debug, Default)]
pub(super) struct Known {
    addresses: BTreeMap<String, Vec<char>>,
    /// Names of the notes, and the line of each.
    notes: BTreeMap<String, u32>,
}

impl Known {
    /// Gathers the definitions.
    pub fn of(lines: &[Line], blocks: &[Block]) -> Self {
        let mut known = Self::default();
        for (line, block) in lines.iter().zip(blocks) {
            let words = line.placed.chars().get(block.start..block.end).unwrap_or_default();
            match block.kind {
                Kind::Definition => {
                    if let Some((name, address)) = block::definition(words) {
                        known.addresses.entry(key(name)).or_insert_with(|| address.to_vec());
                    }
                }
                Kind::Note => {
                    if let Some((_, name)) = block::note(words) {
                        known.notes.entry(key(name)).or_insert(line.line);
                    }
                }
                _ => {}
            }
        }
        known
    }

    /// Line of the first note, and how many there are.
    pub fn notes(&self) -> Option<(usize, usize)> {
        Some((*self.notes.values().min()? as usize, self.notes.len()))
    }

    /// The address that a name is defined as.
    pub fn address(&self, name: &[char]) -> Option<&[char]> {
        if self.addresses.is_empty() || name.len() > 200 {
            return None;
        }
        self.addresses.get(&key(name)).map(Vec::as_slice)
    }

    fn has_note(&self, name: &[char]) -> bool {
        !self.notes.is_empty() && self.notes.contains_key(&key(name))
    }
}

/// Names agree without case.
fn key(name: &[char]) -> String {
    name.iter().collect::<String>().to_lowercase()
}

/// What the marks of some words are.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What goes, by place; none overlaps another.
    pub cuts: Vec<Cut>,
    /// What is bold, its marks included.
    pub bold: Vec<Range<usize>>,
    /// Pictures; each is one cut.
    pub pictures: Vec<Range<usize>>,
    /// Tags that align, and where they stand.
    pub tags: Vec<(usize, Tag)>,
    /// A link that is all there is: where its words stand.
    pub link: Option<Range<usize>>,
}

/// Reads the marks of `chars` from `from` to `to`.
pub(super) fn read(chars: &[char], Range { start, end }: Range<usize>, known: &Known) -> Found {
    let chars = chars.get(..end).unwrap_or(chars);
    let mut found = Found::default();
    let mut pairs = Pairs::default();
    let mut brackets: Vec<usize> = Vec::new();
    // from where on no run of so many backticks follows
    let mut unclosed = [false; TICKS + 1];
    let mut at = start;
    while let Some(c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        match c {
            '\\' if rest.get(1).is_some_and(char::is_ascii_punctuation) => {
                found.cuts.push(Cut::new(at, 1, ""));
                at += 2;
            }
            '`' => {
                let ticks = rest.iter().take_while(|c| **c == '`').count();
                let known = unclosed.get(ticks).copied().unwrap_or(true);
                let close = if known { None } else { code_end(rest, ticks) };
                if let Some(close) = close {
                    found.cuts.push(Cut::new(at, ticks, ""));
                    found.cuts.push(Cut::new(at + close, ticks, ""));
                    at += close;
                } else {
                    unclosed.iter_mut().skip(ticks).take(1).for_each(|none| *none = true);
                }
                at += ticks;
            }
            '<' => {
                let length = tag::read(rest).map(|(length, tag)| {
                    tag.put(at, length, &mut found);
                    length
                });
                at += length.unwrap_or(1);
            }
            '&' => {
                let read = entity::read(rest);
                if let Some((length, c)) = read {
                    found.cuts.push(Cut::new(at, length, String::from(c)));
                }
                at += read.map_or(1, |(length, _)| length);
            }
            '[' => {
                if let Some(length) = note_mark(rest, known) {
                    // the mark of a footnote stays as [1], as its note does
                    found.cuts.push(Cut::new(at + 1, 1, ""));
                    at += length;
                } else {
                    brackets.push(at);
                    at += 1;
                }
            }
            ']' => {
                let open = brackets.pop();
                let link = open.and_then(|open| link::read(chars, open, at, known));
                at = link.map_or(at + 1, |link| link.put(chars, start, &mut found, &mut pairs));
            }
            '*' | '_' | '~' | '=' => {
                let run = Run::read(chars, start, at);
                at += run.length;
                pairs.meet(chars, run, &mut found);
            }
            'h' | 'w' => at += bare_address(rest).unwrap_or(1),
            _ => at += 1,
        }
    }
    watch::tick(2 * (end - start));
    pairs.finish(chars, start, &mut found);
    found.cuts.retain(|cut| cut.length > 0);
    found.cuts.sort_unstable_by_key(|cut| cut.at);
    found
}

/// Where the run of backticks begins that closes the one at the front.
fn code_end(rest: &[char], ticks: usize) -> Option<usize> {
    let mut at = ticks;
    while let Some(next) = rest.get(at..)?.iter().position(|c| *c == '`') {
        at += next;
        let run = rest.get(at..)?.iter().take_while(|c| **c == '`').count();
        if run == ticks {
            return Some(at);
        }
        at += run;
    }
    None
}

/// Length of `[^name]` whose note stands in the document.
fn note_mark(rest: &[char], known: &Known) -> Option<usize> {
    let name = rest.strip_prefix(&['[', '^'])?;
    let length = name.iter().take(32).position(|c| *c == ']')?;
    known.has_note(name.get(..length)?).then_some(length + 3)
}

/// Length of an address that stands in the words: no sign in it is a mark.
fn bare_address(rest: &[char]) -> Option<usize> {
    let begins = |begin: &&str| begin.chars().eq(rest.iter().take(begin.len()).copied());
    ["http://", "https://", "www."].iter().find(|begin| begins(begin))?;
    let of = |c: &char| {
        c.is_ascii_graphic()
            && !matches!(c, '<' | '>' | '[' | ']' | '(' | ')' | '|' | '"' | '`' | '\\')
    };
    let length = rest.iter().take_while(|c| of(c)).count();
    let address = rest.get(..length)?;
    let behind =
        address.iter().rev().take_while(|c| matches!(c, '*' | '_' | '~' | '=' | '.' | ',')).count();
    // what closes bold may stand right behind it, and words behind that
    let bold = address.windows(2).position(|pair| pair == ['*', '*']).unwrap_or(length - behind);
    Some(bold.min(length - behind))
}
