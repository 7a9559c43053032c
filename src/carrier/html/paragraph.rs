//! The text of one line on its way: white space becomes what a browser shows, and it is kept where
//! each character stood and which are bold.

use super::super::{Bold, Line};
use super::look::Look;
use super::reader::Place;
use crate::diagnostic::small;
use crate::text::character::{is_chinese_mark, is_han, is_space};
use crate::text::placed::Placed;

/// The line being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    chars: Vec<char>,
    /// Runs of characters that stood side by side: index of the first, its place.
    runs: Vec<(usize, Place)>,
    /// Where white space stands before the next character, and whether a line ended in it.
    gap: Option<(Place, bool)>,
    /// How the line looks, from its first character.
    look: Look,
    /// Characters at the start that are bold.
    lead: usize,
    /// One of them was not.
    plain: bool,
}

impl Paragraph {
    /// Nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Number of its characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Its characters from an index on, and the place of the first.
    pub fn from(&self, index: usize) -> (&[char], Option<Place>) {
        (self.chars.get(index..).unwrap_or_default(), self.place(index))
    }

    /// Writes over its characters from an index on; there must be as many.
    pub fn overwrite(&mut self, index: usize, chars: &[char]) {
        let own = self.chars.get_mut(index..).unwrap_or_default();
        own.iter_mut().zip(chars).for_each(|(own, new)| *own = *new);
    }

    /// Adds a character. White space is put off until something follows it.
    pub fn add(&mut self, c: char, place: Place, look: Look) {
        if !look.pre && matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
            let ended = self.gap.is_some_and(|(_, ended)| ended) || matches!(c, '\n' | '\r');
            let first = self.gap.map_or(place, |(place, _)| place);
            self.gap = Some((first, ended));
            return;
        }
        if let Some((place, ended)) = self.gap.take()
            && let Some(last) = self.chars.last().copied()
            && !(ended && wide(last) && wide(c))
            && last != ' '
        {
            self.push(' ', place, look.bold);
        }
        if self.chars.is_empty() {
            self.look = look;
        }
        self.push(c, place, look.bold);
    }

    fn push(&mut self, c: char, place: Place, bold: bool) {
        let index = self.chars.len();
        let follows = self.runs.last().is_some_and(|(from, first)| {
            first.line == place.line && first.column + (index - from) == place.column
        });
        if !follows {
            self.runs.push((index, place));
        }
        self.chars.push(c);
        if !bold && !is_space(c) {
            self.plain = true;
        } else if bold && !self.plain {
            self.lead = index + 1;
        }
    }

    fn place(&self, index: usize) -> Option<Place> {
        let run = self.runs.partition_point(|(from, _)| *from <= index).checked_sub(1)?;
        let (from, place) = self.runs.get(run)?;
        Some(Place { column: place.column + index - from, ..*place })
    }

    /// The line; none where only white space stands in it. It is empty again in any case.
    pub fn take(&mut self) -> Option<Line<'static>> {
        let Self { chars, runs, look, lead, plain, .. } = std::mem::take(self);
        if chars.iter().all(|c| c.is_whitespace()) {
            return None;
        }
        let (_, first) = runs.first().copied()?;
        let mut line =
            Line { placed: placed(&chars, &runs), line: small(first.line), ..Line::default() };
        let bold = match (lead, plain) {
            (0, _) => Bold::No,
            (_, false) => Bold::Whole,
            (lead, true) => Bold::LeadIn(small(lead)),
        };
        if bold != Bold::No || look.align.is_some() || look.heading > 0 || look.indent > 0 {
            let hint = line.hint();
            hint.bold = bold;
            (hint.align, hint.heading, hint.indent) = (look.align, look.heading, look.indent);
        }
        Some(line)
    }
}

/// Characters with the places of their runs.
fn placed(chars: &[char], runs: &[(usize, Place)]) -> Placed<'static> {
    let mut whole: Option<Placed> = None;
    let ends = runs.iter().skip(1).map(|(from, _)| *from).chain([chars.len()]);
    for ((from, place), end) in runs.iter().zip(ends) {
        let part = chars.get(*from..end).unwrap_or_default().to_vec();
        let part = Placed::at(place.line, place.column, part);
        match &mut whole {
            Some(whole) => whole.join(&part),
            None => whole = Some(part),
        }
    }
    whole.unwrap_or_default()
}

/// As wide as a Chinese character: no space stands where a line ended between two of them.
fn wide(c: char) -> bool {
    is_han(c)
        || is_chinese_mark(c)
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '\u{2014}' | '\u{2026}')
}

/// Whether a space parts two texts that are set behind each other.
pub(super) fn parted(last: Option<char>, next: Option<char>) -> bool {
    matches!((last, next), (Some(last), Some(next)) if last.is_ascii() && next.is_ascii())
}
