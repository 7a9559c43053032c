//! What cleaning hands on: lines of clean text that know the source lines they came from.

use ecow::{EcoString, EcoVec};

use crate::carrier::Hints;
use crate::diagnostic::{Change, LeftOut, small};

/// The cleaned text, line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Non-empty lines in order. A paragraph that was cut is one line again.
    pub lines: Vec<Line>,
    /// What the carrier told of some of them; see [`Self::hints`].
    pub hints: Vec<Box<Hints>>,
    /// All text that the carrier's reader found; none where that is the decoded text itself.
    pub source: Option<String>,
    /// What was left out, with its place.
    pub left_out: Vec<LeftOut>,
    /// Every change, in order of place.
    pub changes: Vec<Change>,
    /// The user keeps furniture (`clean.furniture=keep`): recognition leaves none out either.
    pub keep_furniture: bool,
}

/// One line of cleaned text. There may be as many as characters, so that it is small: up to
/// fifteen bytes of text and one source line lie within it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The text, without indentation or line end. Breaks inside (a title's space as break hint,
    /// columns) stay as they are.
    pub text: EcoString,
    /// Source lines it came from, from 1: the first, then those joined to it.
    pub sources: Sources,
    /// The first source line was indented.
    pub indented: bool,
    /// Empty source lines above it.
    pub blank_above: u16,
    /// Number of its hints among those of all lines, from 1; 0 where it has none.
    pub hint: u32,
}

impl Lines {
    /// What the carrier told of a line.
    pub fn hints(&self, line: &Line) -> Option<&Hints> {
        self.hints.get((line.hint as usize).checked_sub(1)?).map(Box::as_ref)
    }

    /// The same without its lines and records, for lines that are made of these.
    pub fn emptied(&self) -> Self {
        let (hints, left_out) = (self.hints.clone(), self.left_out.clone());
        Self { hints, left_out, ..Self::default() }
    }

    /// The cleaned text as `gongwen clean` prints it: one line a line, blank lines between
    /// elements as the source had them (at most one), indentation where it had one.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 && line.blank_above > 0 {
                out.push('\n');
            }
            if line.indented {
                out.push_str("\u{3000}\u{3000}");
            }
            out.push_str(&line.text);
            out.push('\n');
        }
        out
    }
}

/// Source lines of a line, from 1, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources(Few);

/// Nearly every line has one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Few {
    One(u32),
    Many(EcoVec<u32>),
}

impl Default for Few {
    fn default() -> Self {
        Self::Many(EcoVec::new())
    }
}

impl Sources {
    /// A source line, and those joined to it.
    pub fn new(first: usize, joined: &[u32]) -> Self {
        let first = small(first);
        if joined.is_empty() {
            return Self(Few::One(first));
        }
        Self(Few::Many(std::iter::once(first).chain(joined.iter().copied()).collect()))
    }

    /// The first; none of a line that was not read.
    pub fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// The last.
    pub fn last(&self) -> Option<usize> {
        self.iter().next_back()
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let lines = match &self.0 {
            Few::One(line) => std::slice::from_ref(line),
            Few::Many(lines) => lines,
        };
        lines.iter().map(|line| *line as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_small() {
        assert!(size_of::<Line>() <= 40 && size_of::<Change>() <= 56);
    }

    #[test]
    fn sources_are_told_in_order() {
        let sources = Sources::new(3, &[5, 6]);
        assert_eq!(sources.iter().collect::<Vec<_>>(), [3, 5, 6]);
        assert_eq!((sources.first(), sources.last()), (Some(3), Some(6)));
        assert_eq!(Sources::new(3, &[]).iter().collect::<Vec<_>>(), [3]);
        assert_eq!(Sources::default().first(), None);
    }
}
