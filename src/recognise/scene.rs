//! What the rooms of this stage share: the pieces, what each was found to be, and the scorer that
//! combines the signals of an element.
//!
//! An element is a table of named signals. A signal is a question about a piece in its place; it
//! is needed, or adds to the score, or takes from it. What scores half or more is the element.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::piece::Piece;
use crate::clean::Lines;
use crate::diagnostic::{small, watch};
use crate::document::{Role, RunIn, Zone};

/// What a piece was found to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its role.
    pub role: Role,
    /// Its zone.
    pub zone: Zone,
    /// Characters of its label, white space not counted.
    pub label: usize,
    /// A heading at the start of the paragraph: level, characters without white space.
    pub run_in: Option<RunIn>,
    /// It goes on with the element before it.
    pub joins: bool,
    /// Names of the signals that spoke for it.
    pub reason: Cow<'static, str>,
    /// 0 to 1.
    pub confidence: f32,
}

impl Mark {
    /// A mark of the main part.
    pub fn new(role: Role, reason: impl Into<Cow<'static, str>>, confidence: f32) -> Self {
        Self {
            role,
            zone: Zone::Main,
            label: 0,
            run_in: None,
            joins: false,
            reason: reason.into(),
            confidence,
        }
    }
}

/// The pieces and their marks.
#[derive(Debug, Default)]
pub struct Scene<'a> {
    /// Pieces in source order.
    pub pieces: Vec<Piece<'a>>,
    /// Place of each piece's mark in `found`, counted from 1; 0 while unknown.
    marks: Vec<u32>,
    /// The marks. Pieces that follow one another are mostly of one kind and share theirs.
    found: Vec<Mark>,
    /// The lines that the pieces were cut from; none in a test.
    pub(super) lines: Option<&'a Lines>,
    /// How many headings of each level the carrier told of.
    pub(super) levels: [u32; LEVELS],
    /// First pieces that end as [`Speech`] asks, once that was asked.
    speeches: [OnceCell<Option<usize>>; 2],
}

/// How a line ends that tells of a speech.
#[derive(Clone, Copy, Debug)]
pub enum Speech {
    /// In the name of one: 讲话, 致辞, 报告.
    Named,
    /// In a word for what is spoken to people gathered.
    Spoken,
}

impl Speech {
    fn ends(self) -> &'static [&'static str] {
        match self {
            Self::Named => &["讲话", "致辞", "报告"],
            Self::Spoken => &["讲话", "致辞", "报告", "发言", "词"],
        }
    }
}

/// Levels of headings that carriers have, and none.
const LEVELS: usize = 10;

/// How many of the last marks are looked through for an equal one.
const NEAR: usize = 8;

impl<'a> Scene<'a> {
    /// Nothing known yet.
    pub fn new(pieces: Vec<Piece<'a>>) -> Self {
        let marks = vec![0; pieces.len()];
        Self { pieces, marks, ..Self::default() }
    }

    /// The same of pieces that were cut from lines.
    pub fn of(pieces: Vec<Piece<'a>>, lines: &'a Lines) -> Self {
        let mut scene = Self { lines: Some(lines), ..Self::new(pieces) };
        for hints in &lines.hints {
            if let Some(count) = scene.levels.get_mut(usize::from(hints.heading)) {
                *count += u32::from(hints.heading > 0);
            }
        }
        scene
    }

    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece at a place, if nothing else claimed it.
    pub fn free(&self, at: usize) -> Option<&Piece<'a>> {
        match self.marks.get(at) {
            Some(0) => self.pieces.get(at),
            _ => None,
        }
    }

    /// The piece at a place.
    pub fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(at)
    }

    /// A piece above this place tells of a speech. The text is looked through once, not for each
    /// document that is attached to it.
    pub fn stands_above(&self, at: usize, speech: Speech) -> bool {
        let find = || {
            let mut each = self.pieces.iter().inspect(|_| watch::tick(1));
            each.position(|piece| speech.ends().iter().any(|end| piece.ends(end)))
        };
        let first = match speech {
            Speech::Named => self.speeches[0].get_or_init(find),
            Speech::Spoken => self.speeches[1].get_or_init(find),
        };
        first.is_some_and(|first| first < at)
    }

    /// The role found for a piece.
    pub fn role(&self, at: usize) -> Option<Role> {
        self.mark_of(at).map(|mark| mark.role)
    }

    /// What a piece was found to be.
    pub fn mark_of(&self, at: usize) -> Option<&Mark> {
        let place = self.marks.get(at)?.checked_sub(1)?;
        self.found.get(place as usize)
    }

    /// Cuts a piece in two after so many characters, white space not counted.
    pub fn split(&mut self, at: usize, chars: usize) {
        let Some(piece) = self.pieces.get(at) else { return };
        let mut left = chars + 1;
        let cut = piece.text.char_indices().find_map(|(byte, c)| {
            left -= usize::from(!super::shape::is_space(c));
            (left == 0).then_some(byte)
        });
        let Some((head, tail)) = cut.and_then(|cut| piece.text.split_at_checked(cut)) else {
            return;
        };
        let Some((first, rest)) = piece.chars.split_at_checked(chars) else { return };
        let (head, tail) = (piece.part(head, first, true), piece.part(tail, rest, false));
        self.speeches = Default::default();
        self.pieces.insert(at + 1, tail);
        self.marks.insert(at + 1, 0);
        if let Some(place) = self.pieces.get_mut(at) {
            *place = head;
        }
    }

    /// Marks a piece.
    pub fn mark(&mut self, at: usize, mark: Mark) {
        let Some(place) = self.marks.get_mut(at) else { return };
        let near = self.found.len().saturating_sub(NEAR);
        let mut last = self.found.iter().enumerate().skip(near).rev();
        let known = last.find(|(_, found)| **found == mark).map(|(known, _)| known);
        *place = small(1 + known.unwrap_or(self.found.len()));
        if known.is_none() {
            self.found.push(mark);
        }
    }

    /// Marks every piece as plain text.
    pub fn all_text(&mut self) {
        for at in 0..self.pieces.len() {
            self.mark(at, Mark::new(Role::Para, "a text that is no document", 0.9));
        }
    }

    /// Marks a piece anew as its mark is changed.
    pub fn change(&mut self, at: usize, change: impl FnOnce(&mut Mark)) {
        if let Some(mut mark) = self.mark_of(at).cloned() {
            change(&mut mark);
            self.mark(at, mark);
        }
    }

    /// Marks pieces `from..to` as one element.
    pub fn mark_all(&mut self, from: usize, to: usize, mark: &Mark) {
        for at in from..to {
            self.mark(at, Mark { joins: at > from, ..mark.clone() });
        }
    }
}

/// A question about a piece in its place.
pub struct Signal {
    /// Name, shown as the reason.
    pub name: &'static str,
    /// What it adds; [`NEED`] refuses the element where it does not hold.
    pub weight: f32,
    /// The question.
    pub holds: fn(&Scene, usize) -> bool,
}

/// Weight of a signal without which nothing else counts; adds half.
pub const NEED: f32 = 100.0;

/// As [`NEED`], of a shape that nothing else has; adds nearly all.
pub const PROOF: f32 = 200.0;

/// The verdict on a piece: names of the signals that held, and their sum; none below one half.
pub fn score(signals: &[Signal], scene: &Scene, at: usize) -> Option<(String, f32)> {
    let mut sum = 0.0f32;
    let mut names = String::new();
    for signal in signals {
        let needed = signal.weight >= NEED;
        if (signal.holds)(scene, at) {
            sum += match signal.weight {
                PROOF.. => 0.9,
                NEED.. => 0.5,
                weight => weight,
            };
            if signal.weight > 0.0 {
                if !names.is_empty() {
                    names.push_str(", ");
                }
                names.push_str(signal.name);
            }
        } else if needed {
            return None;
        }
    }
    (sum >= 0.5).then_some((names, sum.min(0.99)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_marks_that_stand_near_are_one() {
        let text = "甲";
        let mut scene = Scene::new((0..40).map(|_| super::super::piece::alone(text)).collect());
        for at in 0..40 {
            scene.mark(at, Mark::new(Role::Para, "text", if at % 2 == 0 { 0.9 } else { 0.8 }));
        }
        assert_eq!(scene.found.len(), 2);
        scene.change(4, |mark| mark.zone = Zone::Header);
        assert_eq!(scene.mark_of(4).map(|mark| mark.zone), Some(Zone::Header));
        assert_eq!(scene.mark_of(6).map(|mark| mark.zone), Some(Zone::Main));
        assert_eq!((scene.role(40), scene.free(4).is_some()), (None, false));
    }

    #[test]
    fn a_speech_is_told_by_what_stands_above() {
        let texts = ["甲", "在大会上的讲话", "乙"];
        let mut scene = Scene::new(texts.map(super::super::piece::alone).into());
        let above = |scene: &Scene| [1, 2].map(|at| scene.stands_above(at, Speech::Named));
        assert_eq!(above(&scene), [false, true]);
        scene.split(1, 5);
        assert_eq!(above(&scene), [false, false]);
    }

    #[test]
    fn a_needed_signal_refuses_and_others_add_up() {
        const SIGNALS: &[Signal] = &[
            Signal { name: "first", weight: NEED, holds: |_, at| at == 0 },
            Signal { name: "short", weight: 0.3, holds: |_, _| true },
            Signal { name: "never", weight: -0.9, holds: |_, _| false },
        ];
        let scene = Scene::default();
        assert_eq!(score(SIGNALS, &scene, 1), None);
        assert_eq!(score(SIGNALS, &scene, 0), Some(("first, short".to_owned(), 0.8)));
    }
}
