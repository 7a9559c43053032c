//! What the rooms of this stage share: the pieces, what each was found to be, and the scorer that
//! combines the signals of an element.
//!
//! An element is a table of named signals. A signal is a question about a piece in its place; it
//! is needed, or adds to the score, or takes from it. What scores half or more is the element.

use std::borrow::Cow;

use super::piece::Piece;
use crate::document::{Role, RunIn, Zone};

/// What a piece was found to be.
#[derive(Clone, Debug)]
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
    /// One for each piece; none while unknown.
    pub marks: Vec<Option<Mark>>,
}

impl<'a> Scene<'a> {
    /// Nothing known yet.
    pub fn new(pieces: Vec<Piece<'a>>) -> Self {
        let marks = vec![None; pieces.len()];
        Self { pieces, marks }
    }

    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece at a place, if nothing else claimed it.
    pub fn free(&self, at: usize) -> Option<&Piece<'a>> {
        match self.marks.get(at) {
            Some(None) => self.pieces.get(at),
            _ => None,
        }
    }

    /// The piece at a place.
    pub fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(at)
    }

    /// The role found for a piece.
    pub fn role(&self, at: usize) -> Option<Role> {
        self.marks.get(at)?.as_ref().map(|mark| mark.role)
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
        let (head, tail) = (piece.part(head, true), piece.part(tail, false));
        self.pieces.insert(at + 1, tail);
        self.marks.insert(at + 1, None);
        if let Some(place) = self.pieces.get_mut(at) {
            *place = head;
        }
    }

    /// Marks a piece.
    pub fn mark(&mut self, at: usize, mark: Mark) {
        if let Some(place) = self.marks.get_mut(at) {
            *place = Some(mark);
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
