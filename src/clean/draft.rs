//! A line being cleaned: its characters with the columns they came from, and the log of changes.

use crate::diagnostic::{Change, LeftOut};

use super::CleanRules;
use super::holds::{self, Holds};

/// One physical line of the source.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Source line, from 1.
    pub line: usize,
    /// Characters with their source columns, from 1.
    chars: Vec<(char, usize)>,
    /// Kinds of characters that stand in it, or stood in it once.
    holds: Holds,
    /// The source line began with white space.
    pub indented: bool,
    /// How wide that white space was, in half-width cells.
    pub lead: usize,
    /// Empty lines above it.
    pub blank_above: usize,
    /// A form feed stood before it.
    pub page_break_above: bool,
    /// It holds nearly the whole text.
    pub whole: bool,
    /// Source lines joined to this one.
    pub joined: Vec<usize>,
    /// Cells of the last source line, once lines were joined.
    piece: Option<usize>,
    /// Characters of the last source line, once lines were joined.
    piece_length: Option<usize>,
    /// Where the last source line begins among the characters.
    piece_from: usize,
    /// Whether it holds a mark of a sentence, once lines were joined.
    marked: Option<bool>,
}

impl Draft {
    /// A line of the source.
    pub fn new(line: usize, text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len());
        chars.extend(text.chars().zip(1..));
        let holds = holds::of(chars.iter().map(|(c, _)| *c));
        Self { line, chars, holds, ..Self::default() }
    }

    /// Whether it may hold a character of these kinds: a rule whose characters never stood in the
    /// line need not look at it.
    pub fn may_hold(&self, kinds: Holds) -> bool {
        self.holds & kinds != 0
    }

    /// Its characters in order.
    pub fn characters(&self) -> impl Iterator<Item = char> + '_ {
        self.chars.iter().map(|(c, _)| *c)
    }

    /// Its text as it stands now.
    pub fn text(&self) -> String {
        // three bytes a character, so that it need not grow
        let mut text = String::with_capacity(self.chars.len() * 3);
        text.extend(self.characters());
        text
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// A character by its index.
    pub fn get(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(c, _)| *c)
    }

    /// The character before an index.
    pub fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.get(index))
    }

    /// First and last character.
    pub fn ends(&self) -> Option<(char, char)> {
        Some((self.get(0)?, self.before(self.len())?))
    }

    /// Replaces `length` characters at `index` by `new` and logs it.
    pub fn replace(
        &mut self,
        log: &mut Log,
        rule: &'static str,
        at: usize,
        length: usize,
        new: &str,
    ) {
        let end = (at + length).min(self.chars.len());
        let Some(old) = self.chars.get(at..end) else { return };
        let before: String = old.iter().map(|(c, _)| c).collect();
        if before == new {
            return;
        }
        let column = old.first().or(self.chars.last()).map_or(1, |(_, column)| *column);
        log.changes.push(Change { rule, line: self.line, column, before, after: new.to_owned() });
        self.chars.splice(at..end, new.chars().map(|c| (c, column)));
        // what was written, between its neighbours of now
        let written = at.saturating_sub(1);
        let length = new.chars().count() + 2;
        let around = self.chars.iter().skip(written).take(length);
        self.holds |= holds::of(around.map(|(c, _)| *c));
    }

    /// Replaces single characters: `map` gives the new text of the character at an index.
    pub fn replace_each(
        &mut self,
        log: &mut Log,
        rule: &'static str,
        map: impl Fn(&Self, usize, char) -> Option<String>,
    ) {
        let mut index = 0;
        while let Some(character) = self.get(index) {
            match map(self, index, character) {
                Some(new) => {
                    self.replace(log, rule, index, 1, &new);
                    index += new.chars().count();
                }
                None => index += 1,
            }
        }
    }

    /// Takes white space off both ends; indentation is remembered, not logged.
    pub fn strip(&mut self) {
        let blank = |c: &(char, usize)| matches!(c.0, ' ' | '\u{3000}' | '\t' | '\u{A0}');
        while self.chars.last().is_some_and(blank) {
            self.chars.pop();
        }
        let lead = self.chars.iter().take_while(|c| blank(c)).count();
        self.indented |= lead > 0;
        self.lead += cells(self.chars.iter().take(lead).map(|(c, _)| *c));
        self.chars.drain(..lead);
    }

    /// Half-width cells of its text.
    pub fn width(&self) -> usize {
        cells(self.characters())
    }

    /// Cells of the source line that ends this one, its indentation included.
    pub fn last_piece(&self) -> usize {
        self.piece.unwrap_or_else(|| self.lead + self.width())
    }

    /// Characters of the source line that ends this one, its indentation included.
    pub fn last_length(&self) -> usize {
        self.piece_length.unwrap_or_else(|| self.len() + self.lead / 2)
    }

    /// It holds a gap or leaders of three cells or more: columns.
    pub fn has_gap(&self) -> bool {
        self.gap_from(0)
    }

    /// It holds a mark that sentences have.
    pub fn sentence(&self) -> bool {
        self.marked.unwrap_or_else(|| self.characters().any(|c| matches!(c, '。' | '，' | '；')))
    }

    /// Forgets how it stood on its page: from now on it is one line, as it will be written.
    pub fn settle(&mut self) {
        self.lead = if self.indented { 4 } else { 0 };
        self.page_break_above = false;
        self.piece = None;
        self.piece_length = None;
        self.piece_from = 0;
    }

    /// The last source line of it does.
    pub fn piece_has_gap(&self) -> bool {
        self.gap_from(self.piece_from)
    }

    fn gap_from(&self, from: usize) -> bool {
        if !self.may_hold(holds::GAP) {
            return false;
        }
        let mut run = 0;
        self.chars.iter().skip(from).any(|(c, _)| {
            run = match c {
                ' ' => run + 1,
                '\u{3000}' => run + 2,
                '\t' => 3,
                // leaders of a table of contents
                '.' | '…' | '·' => run + 1,
                _ => 0,
            };
            run >= 3
        })
    }

    /// Appends a line that was cut off from this one.
    pub fn join(&mut self, other: Self) {
        self.marked = Some(self.sentence() || other.sentence());
        self.piece = Some(other.last_piece());
        self.piece_length = Some(other.last_length());
        self.piece_from = self.chars.len() + other.piece_from;
        let seam = self.before(self.len()).into_iter().chain(other.get(0));
        self.holds |= other.holds | holds::of(seam);
        self.joined.push(other.line);
        self.joined.extend(other.joined);
        self.chars.extend(other.chars);
    }
}

/// Half-width cells: ASCII takes one, what is set full-width two.
fn cells(chars: impl Iterator<Item = char>) -> usize {
    chars.map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The changes so far, what was left out, and which rules run.
pub(super) struct Log<'a> {
    pub rules: &'a CleanRules,
    pub changes: Vec<Change>,
    pub left_out: Vec<LeftOut>,
}

impl<'a> Log<'a> {
    /// Nothing changed yet.
    pub fn new(rules: &'a CleanRules) -> Self {
        Self { rules, changes: Vec::new(), left_out: Vec::new() }
    }

    /// Whether a rule runs.
    pub fn runs(&self, rule: &str) -> bool {
        self.rules.runs(rule)
    }
}
