//! A line being cleaned: its characters, where they stood in the source, and the log of changes.
//!
//! There may be as many lines as characters, so that a line is small: one that nothing changes
//! is a slice of the decoded characters, and what few lines have lies in boxes of its own.

#[cfg(test)]
use std::borrow::Cow;

use ecow::EcoString;

use crate::carrier::{self, Hints};
use crate::diagnostic::{Change, LeftOut};
use crate::text::character::is_space;
use crate::text::columns;
use crate::text::edit::Editor;
use crate::text::placed::Placed;

use super::CleanRules;
use super::holds::{self, Holds};

/// One physical line of the source.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft<'a> {
    /// Source line, from 1.
    line: u32,
    /// Its characters, and where they stood in the source.
    placed: Placed<'a>,
    /// Kinds of characters that stand in it, or stood in it once.
    holds: Holds,
    /// The source line began with white space.
    pub indented: bool,
    /// How wide that white space was, in half-width cells; more than fit are no matter.
    lead: u16,
    /// Empty lines above it, likewise.
    pub blank_above: u16,
    /// A form feed stood before it.
    pub page_break_above: bool,
    /// It holds nearly the whole text.
    whole: bool,
    /// Its fields stand between commas.
    csv: bool,
    /// The rules that look at one line have run on it as it stands.
    pub done: bool,
    /// What few lines have, and there may be very many lines.
    more: Option<Box<More>>,
}

/// What is known of a line that its carrier told of, or that others were joined to.
#[derive(Clone, Debug, Default)]
struct More {
    /// What its carrier told of it.
    hints: Option<Box<Hints>>,
    /// Source lines joined to it.
    lines: Vec<u32>,
    /// How its last source line stood on the page, until the line is settled.
    last: Option<Last>,
}

/// The last source line of a line.
#[derive(Clone, Copy, Debug)]
struct Last {
    /// Its cells.
    cells: usize,
    /// Its characters.
    length: usize,
    /// Where it begins among the characters.
    from: usize,
    /// Whether the whole holds a mark of a sentence.
    marked: bool,
    /// Whether the whole holds a TAB.
    tab: bool,
}

impl<'a> Draft<'a> {
    /// A line of the source, for tests.
    #[cfg(test)]
    pub fn new(line: usize, chars: impl Into<Cow<'a, [char]>>) -> Self {
        Self::of(carrier::Line::new(line, chars))
    }

    /// A line that its carrier hands on.
    pub fn of(line: carrier::Line<'a>) -> Self {
        let carrier::Line { placed, line, hints, blank_above, page_break_above } = line;
        let holds = holds::of(placed.chars().iter().copied());
        let more = hints.map(|hints| Box::new(More { hints: Some(hints), ..More::default() }));
        Self { line, placed, holds, blank_above, page_break_above, more, ..Self::default() }
    }

    /// What its carrier told of it.
    pub fn hints(&self) -> Option<&Hints> {
        self.more.as_ref()?.hints.as_deref()
    }

    /// The same, taken out of it.
    pub fn take_hints(&mut self) -> Option<Box<Hints>> {
        self.more.as_mut()?.hints.take()
    }

    /// Source line, from 1.
    pub fn line(&self) -> usize {
        self.line as usize
    }

    /// How wide the white space before it was, in half-width cells.
    pub fn lead(&self) -> usize {
        usize::from(self.lead)
    }

    /// Counts its indentation from an edge so many cells to the right.
    pub fn outdent(&mut self, cells: usize) {
        self.lead = narrow(self.lead().saturating_sub(cells));
        self.indented = self.lead > 0;
    }

    /// Whether it may hold a character of these kinds: a rule whose characters never stood in the
    /// line need not look at it.
    pub fn may_hold(&self, kinds: Holds) -> bool {
        self.holds & kinds != 0
    }

    /// Its characters in order.
    pub fn chars(&self) -> &[char] {
        self.placed.chars()
    }

    /// Its characters in order, one by one.
    pub fn characters(&self) -> impl Iterator<Item = char> + '_ {
        self.chars().iter().copied()
    }

    /// Its text as it stands now.
    pub fn text(&self) -> EcoString {
        self.placed.text()
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars().len()
    }

    /// A character by its index.
    pub fn get(&self, index: usize) -> Option<char> {
        self.chars().get(index).copied()
    }

    /// The character before an index.
    pub fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.get(index))
    }

    /// First and last character.
    pub fn ends(&self) -> Option<(char, char)> {
        Some((self.get(0)?, self.before(self.len())?))
    }

    /// Walks over the line once and logs what the walk changed. All edits of a rule in a line
    /// belong into one walk: each walk that changes anything writes the line anew.
    pub fn edit(&mut self, log: &mut Log, rule: &'static str, walk: impl FnOnce(&mut Editor)) {
        let holds = &mut self.holds;
        let changed = self.placed.edit(rule, walk, &mut log.changes, |chars, edit| {
            // what was written, between its neighbours of now
            let around = chars.iter().skip(edit.to.saturating_sub(1) as usize);
            *holds |= holds::of(around.take(edit.written as usize + 2).copied());
        });
        self.done &= !changed;
    }

    /// Replaces `length` characters at `at` by `new`. Not for a loop: see [`Self::edit`].
    pub fn replace(
        &mut self,
        log: &mut Log,
        rule: &'static str,
        at: usize,
        length: usize,
        new: &str,
    ) {
        self.edit(log, rule, |walk| {
            walk.keep_to(at);
            walk.replace(length, new);
        });
    }

    /// Replaces single characters: `map` gives the new text of the character the walk stands at.
    pub fn replace_each(
        &mut self,
        log: &mut Log,
        rule: &'static str,
        map: impl Fn(&Editor, char) -> Option<String>,
    ) {
        self.edit(log, rule, |walk| {
            while let Some(c) = walk.here() {
                match map(walk, c) {
                    Some(new) => walk.replace(1, &new),
                    None => walk.keep(1),
                }
            }
        });
    }

    /// Takes white space off both ends; indentation is remembered, not logged. The TABs of a row
    /// stay, since they stand between cells.
    pub fn strip(&mut self, row: bool) {
        let blank = |c: &char| is_space(*c) && !(row && *c == '\t');
        let chars = self.chars();
        let length = chars.len();
        let end = length - chars.iter().rev().take_while(|c| blank(c)).count();
        let lead = chars.iter().take(end).take_while(|c| blank(c)).count();
        if lead > 0 {
            let wide = cells(chars.iter().take(lead).copied());
            (self.indented, self.lead) = (true, narrow(self.lead() + wide));
        }
        self.placed.keep(lead..end);
        if self.get(0) == Some('\t') {
            // white space before the first TAB of a row is an empty cell
            (self.indented, self.lead) = (false, 0);
        }
        self.done &= self.len() == length;
    }

    /// It holds a TAB.
    pub fn has_tab(&self) -> bool {
        // asked of a growing line with each line that may be joined to it
        let tab = || self.may_hold(holds::GAP) && self.chars().contains(&'\t');
        self.last().map_or_else(tab, |last| last.tab)
    }

    /// Its fields stand between commas.
    pub fn is_csv(&self) -> bool {
        self.csv
    }

    /// Says whether its fields stand between commas.
    pub fn set_csv(&mut self, csv: bool) {
        self.done &= self.csv == csv;
        self.csv = csv;
    }

    /// Says whether it holds nearly the whole text.
    pub fn set_whole(&mut self, whole: bool) {
        self.done &= self.whole == whole;
        self.whole = whole;
    }

    /// Half-width cells of its text.
    pub fn width(&self) -> usize {
        cells(self.characters())
    }

    /// Source lines joined to this one.
    pub fn joined(&self) -> &[u32] {
        self.more.as_ref().map_or(&[], |more| &more.lines)
    }

    /// How the last of the lines joined to this one stood on its page.
    fn last(&self) -> Option<Last> {
        self.more.as_ref()?.last
    }

    /// Cells of the source line that ends this one, its indentation included.
    pub fn last_piece(&self) -> usize {
        self.last().map_or_else(|| self.lead() + self.width(), |last| last.cells)
    }

    /// Characters of the source line that ends this one, its indentation included.
    pub fn last_length(&self) -> usize {
        self.last().map_or_else(|| self.len() + self.lead() / 2, |last| last.length)
    }

    /// It holds nearly the whole text.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// It holds a gap or leaders of three cells or more: columns.
    pub fn has_gap(&self) -> bool {
        self.gap_from(0)
    }

    /// It holds a mark that sentences have.
    pub fn sentence(&self) -> bool {
        let mark = |c| matches!(c, '。' | '，' | '；');
        self.last().map_or_else(|| self.characters().any(mark), |last| last.marked)
    }

    /// Forgets how it stood on its page: from now on it is one line, as it will be written.
    pub fn settle(&mut self) {
        self.lead = if self.indented { 4 } else { 0 };
        self.page_break_above = false;
        self.blank_above = self.blank_above.min(1);
        self.more.iter_mut().for_each(|more| more.last = None);
    }

    /// The last source line of it does.
    pub fn piece_has_gap(&self) -> bool {
        self.gap_from(self.last().map_or(0, |last| last.from))
    }

    fn gap_from(&self, from: usize) -> bool {
        self.may_hold(holds::GAP) && self.chars().get(from..).is_some_and(columns::has_gap)
    }

    /// Appends a line that was cut off from this one.
    pub fn join(&mut self, other: Self) {
        let last = Last {
            cells: other.last_piece(),
            length: other.last_length(),
            from: self.len() + other.last().map_or(0, |last| last.from),
            marked: self.sentence() || other.sentence(),
            tab: self.has_tab() || other.has_tab(),
        };
        let more = self.more.get_or_insert_default();
        more.last = Some(last);
        more.lines.push(other.line);
        more.lines.extend(other.joined());
        let seam = self.before(self.len()).into_iter().chain(other.get(0));
        self.holds |= other.holds | holds::of(seam);
        self.placed.join(&other.placed);
        self.done = false;
    }
}

/// A number of cells or lines in two bytes, or the most that fits.
fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Half-width cells: ASCII takes one, what is set full-width two.
fn cells(chars: impl Iterator<Item = char>) -> usize {
    chars.map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The changes so far, what was left out, and which rules run.
pub(super) struct Log<'a> {
    rules: &'a CleanRules,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_small() {
        assert!(size_of::<Draft>() <= 64);
    }

    #[test]
    fn a_line_that_nothing_changes_is_a_slice_of_the_text() {
        let text: Vec<char> = " 甲乙 ".chars().collect();
        let mut line = Draft::new(1, &text[..]);
        line.strip(false);
        assert!(line.placed.is_slice() && line.chars() == ['甲', '乙']);
        assert_eq!((line.lead(), line.placed.place(0)), (1, (1, 2)));
        let rules = CleanRules::default();
        let mut log = Log::new(&rules);
        line.replace(&mut log, "marks", 1, 1, "丙");
        line.strip(false);
        assert_eq!((line.text().as_str(), log.changes[0].column), ("甲丙", 3));
    }
}
