//! One-pass edits: a run of characters is walked once, from front to back, and written anew.
//! Each edit is a constant amount of work beside the characters it replaces, however many there
//! are; a run that nothing changed in is not even copied.

use crate::diagnostic::{small, watch};

/// A walk over characters that writes new ones.
#[derive(Debug)]
pub struct Editor<'a> {
    old: &'a [char],
    /// Characters of `old` walked past.
    at: usize,
    /// How many of these stand in `new`; those from here to `at` were kept and follow it.
    copied: usize,
    new: Vec<char>,
    edits: Vec<Edit>,
}

/// One place where the new characters differ from the old. A walk may make as many as there are
/// characters, so that they are small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where it begins among the old characters.
    pub at: u32,
    /// How many old characters went.
    pub length: u32,
    /// Where it begins among the new characters.
    pub to: u32,
    /// How many new characters came for them.
    pub written: u32,
}

impl Edit {
    /// The old characters that went.
    pub fn before(self, old: &[char]) -> &[char] {
        part(old, self.at, self.length)
    }

    /// The new characters that came for them.
    pub fn after(self, new: &[char]) -> &[char] {
        part(new, self.to, self.written)
    }
}

fn part(chars: &[char], from: u32, length: u32) -> &[char] {
    let rest = chars.get(from as usize..).unwrap_or_default();
    rest.get(..length as usize).unwrap_or(rest)
}

/// What a walk wrote.
#[derive(Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new characters.
    pub chars: Vec<char>,
    /// Where they differ from the old, in order.
    pub edits: Vec<Edit>,
}

impl<'a> Editor<'a> {
    /// A walk that begins at the front.
    pub fn new(old: &'a [char]) -> Self {
        Self { old, at: 0, copied: 0, new: Vec::new(), edits: Vec::new() }
    }

    /// Where it stands among the old characters.
    pub fn place(&self) -> usize {
        self.at
    }

    /// The character it stands at.
    pub fn here(&self) -> Option<char> {
        self.ahead(0)
    }

    /// The old character so many behind the one it stands at.
    pub fn ahead(&self, count: usize) -> Option<char> {
        self.old.get(self.at + count).copied()
    }

    /// The old characters from here on.
    pub fn rest(&self) -> &'a [char] {
        self.old.get(self.at..).unwrap_or_default()
    }

    /// The last character written: what stands before this place from now on.
    pub fn before(&self) -> Option<char> {
        if self.at > self.copied {
            self.old.get(self.at - 1).copied()
        } else {
            self.new.last().copied()
        }
    }

    /// Number of characters written.
    pub fn written(&self) -> usize {
        self.new.len() + self.at - self.copied
    }

    /// How many characters from here on are of a kind.
    pub fn run(&self, is: impl Fn(char) -> bool) -> usize {
        self.rest().iter().take_while(|c| is(**c)).count()
    }

    /// Keeps so many characters.
    pub fn keep(&mut self, count: usize) {
        self.at = (self.at + count).min(self.old.len());
    }

    /// Keeps the characters before a place; a place already passed is passed.
    pub fn keep_to(&mut self, place: usize) {
        self.keep(place.saturating_sub(self.at));
    }

    /// Writes `new` for so many characters, and passes both.
    pub fn replace(&mut self, length: usize, new: &str) {
        watch::tick(1);
        let from = self.at;
        self.keep(length);
        let length = self.at - from;
        let old = self.old.get(from..self.at).unwrap_or_default();
        if new.chars().eq(old.iter().copied()) {
            return;
        }
        if self.edits.is_empty() {
            self.new.reserve_exact(self.old.len() + 1);
        }
        self.new.extend(self.old.get(self.copied..from).unwrap_or_default());
        self.copied = self.at;
        let to = self.new.len();
        self.new.extend(new.chars());
        let written = small(self.new.len() - to);
        self.edits.push(Edit { at: small(from), length: small(length), to: small(to), written });
    }

    /// Leaves so many characters out.
    pub fn cut(&mut self, length: usize) {
        self.replace(length, "");
    }

    /// What was written, the rest kept; none where nothing was changed.
    pub fn finish(mut self) -> Option<Edited> {
        if self.edits.is_empty() {
            return None;
        }
        self.new.extend(self.old.get(self.copied..).unwrap_or_default());
        Some(Edited { chars: self.new, edits: self.edits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_walk_writes_what_it_keeps_and_what_it_replaces() {
        let old = chars("甲,乙..丙");
        let mut walk = Editor::new(&old);
        walk.keep(1);
        walk.replace(1, "，");
        assert_eq!((walk.before(), walk.here()), (Some('，'), Some('乙')));
        walk.keep(1);
        assert_eq!(walk.run(|c| c == '.'), 2);
        walk.replace(2, "……。");
        assert_eq!((walk.before(), walk.place(), walk.written()), (Some('。'), 5, 6));
        let edited = walk.finish().unwrap();
        assert_eq!(edited.chars, chars("甲，乙……。丙"));
        let edits = [
            Edit { at: 1, length: 1, to: 1, written: 1 },
            Edit { at: 3, length: 2, to: 3, written: 3 },
        ];
        assert_eq!(edited.edits, edits);
    }

    #[test]
    fn the_same_in_its_place_is_no_edit() {
        let old = chars("甲乙");
        let mut walk = Editor::new(&old);
        walk.replace(2, "甲乙");
        walk.keep(9);
        assert!(walk.finish().is_none());
    }

    #[test]
    fn no_edit_goes_past_the_end() {
        let old = chars("甲乙");
        let mut walk = Editor::new(&old);
        walk.keep_to(1);
        walk.cut(5);
        walk.keep_to(0);
        assert_eq!(walk.finish().unwrap().chars, chars("甲"));
    }
}
