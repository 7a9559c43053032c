//! A paragraph as it is read: its characters, which of them are bold and which are left out, and
//! what it told of itself.

use crate::carrier::{Bold, Hints};

/// A soft break: a line of its own, of the same paragraph.
pub(super) const SOFT: char = '\u{2028}';
/// A page break.
pub(super) const PAGE: char = '\u{C}';

/// So many characters at its start tell whether they are a mark of a list.
pub(super) const FIRST: usize = 10;

/// What is known of a character: bits.
pub(super) mod kind {
    /// Bold.
    pub const BOLD: u8 = 1;
    /// Deleted by a tracked change.
    pub const DELETED: u8 = 2;
    /// Hidden.
    pub const HIDDEN: u8 = 4;
    /// A reading beside a character.
    pub const READING: u8 = 8;
    /// All that does not belong to the text.
    pub const LEFT: u8 = DELETED | HIDDEN | READING;
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Its characters, those that are left out among them.
    pub chars: Vec<char>,
    /// As many bits of [`kind`].
    pub kinds: Vec<u8>,
    /// What it told of itself, bold aside.
    pub hints: Hints,
    /// Id of its style.
    pub style: Option<String>,
    /// A page begins with it.
    pub page_above: bool,
    /// A section ends with it, and with that its page.
    pub page_below: bool,
    /// A field in it counts pages.
    pub counts_pages: bool,
    /// Pictures in it, by name.
    pub pictures: Vec<String>,
    /// Text boxes that stand above it and below it.
    pub boxes: [Vec<Paragraph>; 2],
}

impl Paragraph {
    /// A line of plain text, for tests.
    #[cfg(test)]
    pub(super) fn of(text: &str) -> Self {
        let mut own = Self::default();
        own.extend(text, 0);
        own
    }

    /// Appends characters of a kind.
    pub(super) fn extend(&mut self, text: &str, kind: u8) {
        text.chars().for_each(|c| self.push(c, kind));
    }

    /// Appends a character of a kind. What ends a line in XML is a space in Word.
    pub(super) fn push(&mut self, c: char, kind: u8) {
        self.chars.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        self.kinds.push(kind);
    }

    /// Appends another; what stood on lines of its own stands on one.
    pub(super) fn append(&mut self, other: Self) {
        self.chars.extend(other.chars);
        self.kinds.extend(other.kinds);
        self.pictures.extend(other.pictures);
        self.counts_pages |= other.counts_pages;
    }

    /// Puts another before it, whose end is no end of a paragraph.
    pub(super) fn behind(&mut self, mut before: Self) {
        let [above, below] = std::mem::take(&mut self.boxes);
        let pages = (before.page_above, self.page_below);
        let hints = std::mem::take(&mut self.hints);
        before.append(std::mem::take(self));
        let [own_above, own_below] = &mut before.boxes;
        own_above.extend(above);
        own_below.extend(below);
        *self = Self { page_above: pages.0, page_below: pages.1, hints, ..before };
    }

    /// Puts text before it.
    pub(super) fn prefix(&mut self, text: &str) {
        let bold = self.solid().next().map_or(0, |(_, kind)| kind & kind::BOLD);
        self.chars.splice(..0, text.chars());
        self.kinds.splice(..0, text.chars().map(|_| bold));
    }

    /// Marks all of it.
    pub(super) fn mark(&mut self, kind: u8) {
        self.kinds.iter_mut().for_each(|own| *own |= kind);
    }

    /// Its characters that stay, white space aside, with their kinds.
    pub(super) fn solid(&self) -> impl Iterator<Item = (char, u8)> + '_ {
        let all = self.chars.iter().copied().zip(self.kinds.iter().copied());
        all.filter(|(c, kind)| kind & kind::LEFT == 0 && !c.is_whitespace())
    }

    /// Nothing of it stays.
    pub(super) fn is_empty(&self) -> bool {
        self.solid().next().is_none()
    }

    /// The characters that stay.
    pub(super) fn kept(&self) -> String {
        let all = self.chars.iter().zip(&self.kinds);
        all.filter(|(_, kind)| *kind & kind::LEFT == 0).map(|(c, _)| *c).collect()
    }

    /// Each TAB becomes what a function says of the first characters that stand before it and
    /// stay, white space aside.
    pub(super) fn respace(&mut self, mut with: impl FnMut(&[char]) -> &'static str) {
        if !self.chars.contains(&'\t') {
            return;
        }
        let chars = std::mem::take(&mut self.chars);
        let kinds = std::mem::take(&mut self.kinds);
        let mut before: Vec<char> = Vec::with_capacity(FIRST);
        for (c, kind) in chars.into_iter().zip(kinds) {
            let stays = kind & kind::LEFT == 0;
            match c {
                '\t' if stays => with(&before).chars().for_each(|c| self.push(c, kind)),
                '\t' => self.push(' ', kind),
                c => self.push(c, kind),
            }
            if stays && !c.is_whitespace() && before.len() < FIRST {
                before.push(c);
            }
        }
    }
}

/// Which of some characters are bold, as they stand when those that are left out are gone.
pub(super) fn bold(chars: &[char], kinds: &[u8]) -> Bold {
    let (mut at, mut lead, mut plain) = (0, 0, false);
    for (c, kind) in chars.iter().zip(kinds) {
        if kind & kind::LEFT > 0 {
            continue;
        }
        at += 1;
        if c.is_whitespace() {
            continue;
        }
        match (kind & kind::BOLD > 0, plain) {
            (true, false) => lead = at,
            (true, true) => {}
            (false, _) => plain = true,
        }
    }
    match (lead, plain) {
        (0, _) => Bold::No,
        (_, false) => Bold::Whole,
        (lead, true) => Bold::LeadIn(lead),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_at_the_start_is_a_lead_in() {
        let of = |pieces: &[(&str, u8)]| {
            let mut own = Paragraph::default();
            pieces.iter().for_each(|(text, kind)| own.extend(text, *kind));
            bold(&own.chars, &own.kinds)
        };
        assert_eq!(of(&[("甲 ", kind::BOLD), ("乙", kind::BOLD)]), Bold::Whole);
        assert_eq!(of(&[("丁", kind::DELETED), ("甲乙", kind::BOLD), ("丙", 0)]), Bold::LeadIn(2));
        assert_eq!(of(&[("甲", 0), ("乙", kind::BOLD)]), Bold::No);
    }

    #[test]
    fn tabs_are_seen_with_what_stands_before_them() {
        let mut own = Paragraph::of("\t甲\t乙");
        own.respace(|before| if before.is_empty() { "" } else { "　" });
        assert_eq!(own.kept(), "甲　乙");
        assert_eq!(own.kinds.len(), own.chars.len());
    }
}
