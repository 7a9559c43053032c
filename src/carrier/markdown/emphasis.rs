//! Pairs of signs round words: `*x*`, `**x**`, `***x***`, `_x_`, `__x__`, `~~x~~`, `==x==`.
//!
//! CommonMark asks which kinds of characters stand at both sides of a run; between Chinese words
//! that leaves half of the pairs open. Here a run opens what no white space and no closing mark
//! follows, and closes what stands before it likewise; runs of one length make a pair. What real
//! texts hold is left alone: signs between ASCII letters or digits (6*8*10), between numbers
//! (长*宽*高), names with letters masked (张**、李**), a note's star that stands twice (带*的),
//! blanks to be filled in (__年__月).

use super::inline::{Cut, Found};
use crate::text::character::{is_han, is_space};

/// Longest word inside a sentence that single stars set off.
const WORD: usize = 24;
/// What may follow a blank of a form.
const UNITS: &str = "年月日时分元角万亿千百个人份次件项名处台套米吨页号条";

/// A run of one sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub at: usize,
    pub length: usize,
    sign: char,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    /// The run at a place; what stands before `start` is no neighbour of it.
    pub fn read(chars: &[char], start: usize, at: usize) -> Self {
        let sign = chars.get(at).copied().unwrap_or_default();
        let length = chars.iter().skip(at).take_while(|c| **c == sign).count();
        let before = at.checked_sub(1).filter(|at| *at >= start);
        let before = before.and_then(|at| chars.get(at)).copied();
        Self { at, length, sign, before, after: chars.get(at + length).copied() }
    }

    /// Words may begin behind it.
    fn opens(self) -> bool {
        let own = match self.sign {
            '_' => !self.before.is_some_and(char::is_alphanumeric),
            _ => true,
        };
        own && !is_blank(self.after) && !self.after.is_some_and(is_closing) && !self.within_ascii()
    }

    /// Words may end before it.
    fn closes(self) -> bool {
        let own = match self.sign {
            '_' if self.length == 1 => !self.after.is_some_and(char::is_alphanumeric),
            _ => true,
        };
        own && !is_blank(self.before)
            && !self.before.is_some_and(is_opening)
            && !self.within_ascii()
    }

    /// It stands between two ASCII letters or digits: 6*8*10.
    fn within_ascii(self) -> bool {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        ascii(self.before) && ascii(self.after)
    }

    /// How many of its signs may make pairs.
    fn fits(self) -> bool {
        match self.sign {
            '*' => self.length <= 4,
            '_' => self.length <= 2,
            _ => self.length == 2,
        }
    }

    /// The front or the rest of it.
    fn part(self, from: usize, length: usize) -> Self {
        let sign = Some(self.sign);
        let before = if from > 0 { sign } else { self.before };
        let after = if from + length < self.length { sign } else { self.after };
        Self { at: self.at + from, length, before, after, ..self }
    }
}

/// The runs that opened and are not closed yet.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    open: [Vec<Run>; STACKS],
    /// Runs of two stars that made no pair.
    alone: Vec<Run>,
    /// One of these stands behind a name: letters masked.
    masked: bool,
}

const STACKS: usize = 7;

/// Which stack runs of a sign and a length lie on.
fn stack(sign: char, length: usize) -> usize {
    match sign {
        '*' => length.clamp(1, 3) - 1,
        '_' => 2 + length.clamp(1, 2),
        '~' => 5,
        _ => 6,
    }
}

impl Pairs {
    /// Takes a run: it closes one that opened, or opens.
    pub fn meet(&mut self, chars: &[char], run: Run, found: &mut Found) {
        if !run.fits() {
            return;
        }
        if run.length == 4 {
            // `**甲****乙**` closes and opens; otherwise it is a mask or an ornament
            let (first, second) = (run.part(0, 2), run.part(2, 2));
            if run.closes() && self.last(first).is_some() && self.close(chars, first, found) {
                self.meet_one(chars, second, found);
            }
            return;
        }
        self.meet_one(chars, run, found);
    }

    fn meet_one(&mut self, chars: &[char], run: Run, found: &mut Found) {
        if run.closes() && (self.close(chars, run, found) || self.close_in_parts(chars, run, found))
        {
            return;
        }
        if run.opens() {
            self.push(run);
        } else if run.sign == '*' && run.length == 2 {
            self.masked |= run.before.is_some_and(is_han);
            self.alone.push(run);
        }
    }

    fn push(&mut self, run: Run) {
        if let Some(stack) = self.open.get_mut(stack(run.sign, run.length)) {
            stack.push(run);
        }
    }

    fn last(&self, run: Run) -> Option<Run> {
        self.open.get(stack(run.sign, run.length))?.last().copied()
    }

    /// Makes a pair with the last run of this length. Gives true where the run is used up.
    fn close(&mut self, chars: &[char], run: Run, found: &mut Found) -> bool {
        let Some(open) = self.last(run) else { return false };
        if open.at + open.length >= run.at {
            return false;
        }
        if let Some(stack) = self.open.get_mut(stack(run.sign, run.length)) {
            stack.pop();
        }
        let masked = self.masked && open.before.is_some_and(is_han);
        if !masked && is_pair(chars, open, run) {
            self.forget(open.at);
            found.cuts.push(Cut::new(open.at, open.length, ""));
            found.cuts.push(Cut::new(run.at, run.length, ""));
            if run.length >= 2 && matches!(run.sign, '*' | '_') {
                found.bold.push(open.at..run.at + run.length);
            }
            return true;
        }
        // a star that stands twice may stand a third time; a run that may open does
        run.sign == '*' && (masked || is_same_star(open, run))
    }

    /// Three stars that opened, closed one after the other; or three that close two runs.
    fn close_in_parts(&mut self, chars: &[char], run: Run, found: &mut Found) -> bool {
        if run.sign != '*' {
            return false;
        }
        if run.length == 3 {
            let (one, two) = (self.last(run.part(0, 1)), self.last(run.part(0, 2)));
            let Some((one, two)) = one.zip(two) else { return false };
            let first = if one.at > two.at { 1 } else { 2 };
            return self.close(chars, run.part(0, first), found)
                && self.close(chars, run.part(first, 3 - first), found);
        }
        let Some(open) = self.last(Run { length: 3, ..run }) else { return false };
        let rest = open.part(0, 3 - run.length);
        if let Some(stack) = self.open.get_mut(stack('*', 3)) {
            stack.pop();
        }
        self.push(rest);
        self.push(open.part(3 - run.length, run.length));
        self.close(chars, run, found)
    }

    /// What opened inside a pair or a picture stays as it is.
    pub fn forget(&mut self, from: usize) {
        for stack in &mut self.open {
            while stack.last().is_some_and(|run| run.at > from) {
                stack.pop();
            }
        }
    }

    /// `** 甲 **`: white space inside, two of them and no other, round Chinese words.
    pub fn finish(self, chars: &[char], start: usize, found: &mut Found) {
        let [_, double, ..] = self.open;
        let mut alone: Vec<Run> = self.alone.into_iter().chain(double).collect();
        alone.sort_unstable_by_key(|run| run.at);
        let [open, close] = alone.as_slice() else { return };
        let words = chars.get(open.at + 2..close.at).unwrap_or_default();
        let outer = |c: Option<char>| c.is_none_or(|c| is_blank(Some(c)) || !c.is_alphanumeric());
        let whole = open.at == start && close.at + 2 == chars.len();
        let spaced = is_blank(open.after) || is_blank(close.before);
        if spaced
            && (whole || outer(open.before) && outer(close.after))
            && words.iter().any(|c| is_han(*c))
            && !words.contains(&'\n')
        {
            found.cuts.push(Cut::new(open.at, 2, ""));
            found.cuts.push(Cut::new(close.at, 2, ""));
            found.bold.push(open.at..close.at + 2);
        }
    }
}

/// The words between two runs are set off by them.
fn is_pair(chars: &[char], open: Run, close: Run) -> bool {
    let words = chars.get(open.at + open.length..close.at).unwrap_or_default();
    let bounded = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    match (open.sign, open.length) {
        _ if words.iter().all(|c| is_space(*c)) => false,
        ('*', 1) if bounded(open.before) && bounded(close.after) => true,
        ('*', 1) => {
            let sentence = |c: &char| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '\n');
            let product = !bounded(open.before)
                && !bounded(close.after)
                && (words.len() <= 3 || close.after.is_some_and(|c| c.is_ascii_digit()));
            words.len() <= WORD
                && !words.iter().any(sentence)
                && !product
                && !is_same_star(open, close)
        }
        ('*', _) => !is_same_star(open, close),
        ('_', 2) => {
            let unit = words.first().is_some_and(|c| UNITS.contains(*c));
            let marked = words.iter().any(|c| "，。；：、".contains(*c));
            !(unit && (words.len() <= 2 || marked))
        }
        _ => true,
    }
}

/// Both stand behind the same Chinese character, or before the same: a sign of the text's own.
fn is_same_star(open: Run, close: Run) -> bool {
    let same = |a: Option<char>, b: Option<char>| a == b && a.is_some_and(is_han);
    same(open.before, close.before) || same(open.after, close.after)
}

fn is_blank(c: Option<char>) -> bool {
    c.is_none_or(|c| is_space(c) || c == '\n')
}

/// A mark that words end with: none begins with it.
fn is_closing(c: char) -> bool {
    "，。、；：！？）》」』】〕”’,.;:!?)]}%".contains(c)
}

/// A mark that words begin with.
fn is_opening(c: char) -> bool {
    "（《「『【〔“‘([{".contains(c)
}
