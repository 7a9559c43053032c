//! The characters of a line together with where they stood in the source: an untouched line is a
//! slice of the source, and edits keep the places.

use std::borrow::Cow;
use std::ops::Range;

use ecow::EcoString;

use super::edit::{Edit, Edited, Editor};
use super::places::Places;
use crate::diagnostic::{Change, small, watch};

/// Characters with their places.
#[derive(Clone, Debug, Default)]
pub struct Placed<'a> {
    chars: Cow<'a, [char]>,
    places: Places,
}

impl<'a> Placed<'a> {
    /// Those of a source line, from 1, that begins at its first column.
    pub fn new(line: usize, chars: impl Into<Cow<'a, [char]>>) -> Self {
        Self { chars: chars.into(), places: Places::new(line) }
    }

    /// Those of a source line that begin at a column, both from 1.
    pub fn at(line: usize, column: usize, chars: impl Into<Cow<'a, [char]>>) -> Self {
        Self { chars: chars.into(), places: Places::at(line, column) }
    }

    /// The characters in order.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Source line and column of a character by its index.
    pub fn place(&self, index: usize) -> (usize, usize) {
        self.places.place(index)
    }

    /// The characters as text.
    pub fn text(&self) -> EcoString {
        watch::tick(self.chars.len());
        text_of(&self.chars)
    }

    /// Walks over the line once and records what the walk changed. All edits of a rule in a line
    /// belong into one walk: each walk that changes anything writes the line anew. `written` is
    /// shown the new characters and each edit.
    pub fn edit(
        &mut self,
        rule: &'static str,
        walk: impl FnOnce(&mut Editor),
        changes: &mut Vec<Change>,
        mut written: impl FnMut(&[char], Edit),
    ) -> bool {
        watch::tick(self.chars.len());
        let mut editor = Editor::new(&self.chars);
        walk(&mut editor);
        watch::tick(self.chars.len());
        let Some(Edited { chars, edits }) = editor.finish() else { return false };
        for edit in &edits {
            watch::tick(1);
            let place = self.places.place(edit.at as usize);
            let (before, after) = (text_of(edit.before(&self.chars)), text_of(edit.after(&chars)));
            changes.push(Change::new(rule, place, before, after));
            written(&chars, *edit);
        }
        self.places = self.places.after(&edits);
        self.chars = Cow::Owned(chars);
        true
    }

    /// Keeps a range of its characters.
    pub fn keep(&mut self, range: Range<usize>) {
        if range.start > 0 {
            let cut = Edit { at: 0, length: small(range.start), to: 0, written: 0 };
            self.places = self.places.after(&[cut]);
        }
        match &mut self.chars {
            Cow::Borrowed(chars) => *chars = chars.get(range).unwrap_or_default(),
            Cow::Owned(chars) => {
                chars.truncate(range.end);
                chars.drain(..range.start);
            }
        }
    }

    /// Cuts it at an index: it keeps the front, the rest is given. What that costs is what the line
    /// holds, not what it once held.
    #[must_use]
    pub fn split_off(&mut self, at: usize) -> Self {
        let cut = Edit { at: 0, length: small(at), to: 0, written: 0 };
        let places = self.places.after(&[cut]);
        self.places.truncate(at);
        let chars = match &mut self.chars {
            Cow::Borrowed(chars) => {
                let (front, rest) = chars.split_at_checked(at).unwrap_or((chars, &[]));
                *chars = front;
                Cow::Borrowed(rest)
            }
            Cow::Owned(chars) => {
                let rest = chars.split_off(at.min(chars.len()));
                chars.shrink_to_fit();
                Cow::Owned(rest)
            }
        };
        Self { chars, places }
    }

    /// Appends another.
    pub fn join(&mut self, other: &Self) {
        self.places.join(self.chars.len(), &other.places);
        self.chars.to_mut().extend(other.chars.iter());
    }

    /// It is a slice of the source still.
    pub fn is_slice(&self) -> bool {
        matches!(self.chars, Cow::Borrowed(_))
    }
}

/// Characters as text. Character by character it would grow too slowly.
pub fn text_of(chars: &[char]) -> EcoString {
    const PIECE: usize = 256;
    if let [c] = chars {
        return EcoString::from(&*c.encode_utf8(&mut [0; 4]));
    }
    let mut text = EcoString::with_capacity(chars.iter().map(|c| c.len_utf8()).sum());
    let mut piece = String::with_capacity(4 * chars.len().min(PIECE));
    for some in chars.chunks(PIECE) {
        piece.clear();
        piece.extend(some);
        text.push_str(&piece);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_cut_in_two_keeps_its_places() {
        let text: Vec<char> = "甲**乙丙**丁".chars().collect();
        let mut line = Placed::new(4, &text[..]);
        let mut changes = Vec::new();
        line.edit(
            "markdown",
            |walk| {
                walk.keep_to(1);
                walk.cut(2);
                walk.keep_to(5);
                walk.cut(2);
            },
            &mut changes,
            |_, _| {},
        );
        let rest = line.split_off(2);
        assert_eq!((line.text().as_str(), rest.text().as_str()), ("甲乙", "丙丁"));
        assert_eq!([rest.place(0), rest.place(1)], [(4, 5), (4, 8)]);
        assert_eq!(changes.len(), 2);
    }
}
