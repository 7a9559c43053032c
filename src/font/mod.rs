//! Faces: the embedded ones, an office's own, and which of them draws a character.
//!
//! Each embedded face is parsed at most once a process, when it is first asked for. A character
//! goes to the first face of its role's chain that has it; there is no search in the system, so
//! that the same text gives the same bytes everywhere.

mod charstrings;
mod composed;
mod embedded;
mod face;

use std::sync::Arc;

pub use charstrings::Charstring;
pub use composed::{Composed, Part};
pub use face::{Face, Outline};

/// What a face is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontRole {
    /// 仿宋: body.
    Fangsong,
    /// 楷体: level 2, 题注, 签发人.
    Kai,
    /// 黑体: level 1, labels.
    Hei,
    /// 小标宋: masthead and title.
    Biaosong,
    /// 宋体: page numbers.
    Song,
}

impl FontRole {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Fangsong, Self::Kai, Self::Hei, Self::Biaosong, Self::Song];

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fangsong => "仿宋",
            Self::Kai => "楷体",
            Self::Hei => "黑体",
            Self::Biaosong => "小标宋",
            Self::Song => "宋体",
        }
    }

    /// Words in a face's name that tell its role, for faces an office brings.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Fangsong => &["仿宋", "fangsong", "simfang"],
            Self::Kai => &["楷", "kai"],
            Self::Hei => &["黑", "hei"],
            Self::Biaosong => &["小标宋", "xiaobiaosong", "biaosong"],
            Self::Song => &["宋", "song", "simsun"],
        }
    }
}

/// A face of a [`Fonts`] set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub u16);

/// A character's glyph: which face, which glyph, how wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picked {
    /// The face.
    pub face: FaceId,
    /// Glyph in the face.
    pub glyph: u16,
    /// Advance in em.
    pub advance: f64,
    /// How far the glyph is lowered, in em, so that a fallback's Han ink stands level with the
    /// role's.
    pub lower: f64,
}

/// The faces of a run: an office's own first, then the embedded ones.
#[derive(Debug, Clone)]
pub struct Fonts {
    own: Vec<(Vec<FontRole>, Arc<Face>)>,
}

impl Fonts {
    /// The embedded faces alone.
    pub fn embedded() -> Self {
        Self { own: Vec::new() }
    }

    /// An office's faces (name, bytes) before the embedded ones; each takes the role that its
    /// name tells. Faces that cannot be read, or whose name tells no role, are given back by name.
    pub fn with_files(files: Vec<(String, Arc<[u8]>)>) -> (Self, Vec<String>) {
        let (mut own, mut refused) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            match Face::from_bytes(bytes) {
                Some(face) => {
                    let names = format!("{name} {}", face.name).to_lowercase();
                    let role = [
                        FontRole::Biaosong,
                        FontRole::Fangsong,
                        FontRole::Kai,
                        FontRole::Hei,
                        FontRole::Song,
                    ]
                    .into_iter()
                    .find(|role| role.keys().iter().any(|key| names.contains(key)));
                    match role {
                        Some(role) => own.push((vec![role], Arc::new(face))),
                        None => refused.push(name),
                    }
                }
                None => refused.push(name),
            }
        }
        (Self { own }, refused)
    }

    /// The glyph of a character for a role; none where no face of its chain has it.
    pub fn pick(&self, role: FontRole, character: char) -> Option<Picked> {
        let mut home = None;
        for (id, face) in self.chain(role, character) {
            // a fallback's ink is moved level with the first Han face of the chain
            if home.is_none() && !face.latin {
                home = Some(face.ink_middle());
            }
            if let Some((glyph, advance)) = face.glyph(character) {
                let lower = match home {
                    Some(middle) if !face.latin => face.ink_middle() - middle,
                    _ => 0.0,
                };
                return Some(Picked { face: id, glyph, advance, lower });
            }
        }
        None
    }

    /// Middle of the Han ink above the baseline, in em, of the face that leads a role.
    pub fn ink_middle(&self, role: FontRole) -> f64 {
        self.chain(role, '国').next().map_or(0.37, |(_, face)| face.ink_middle())
    }

    /// A face by its id.
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        let index = usize::from(id.0);
        match self.own.get(index) {
            Some((_, face)) => Some(face),
            None => embedded::face(index.checked_sub(self.own.len())?),
        }
    }

    /// Bounds of a glyph's ink in em, x to the right, y up from the baseline: x0, y0, x1, y1.
    pub fn ink(&self, face: FaceId, glyph: u16) -> Option<[f64; 4]> {
        self.face(face)?.ink(glyph)
    }

    /// Every face in use with the roles it serves, an office's own first.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        (0..self.own.len() + embedded::COUNT)
            .filter_map(|index| u16::try_from(index).ok().map(FaceId))
            .filter_map(|id| Some((id, self.face(id)?)))
    }

    /// An office's own faces with the roles they serve.
    pub fn own(&self) -> impl Iterator<Item = (&[FontRole], &Face)> {
        self.own.iter().map(|(roles, face)| (roles.as_slice(), face.as_ref()))
    }

    /// The faces that draw Chinese text of a role, first choice first.
    pub fn of(&self, role: FontRole) -> impl Iterator<Item = &Face> {
        self.chain(role, '国').map(|(_, face)| face)
    }

    fn chain(&self, role: FontRole, character: char) -> impl Iterator<Item = (FaceId, &Face)> {
        let own = (self.own.iter().enumerate())
            .filter(move |(_, (roles, _))| roles.contains(&role))
            .map(|(index, (_, face))| (index, face.as_ref()));
        let built_in = embedded::chain(role, character)
            .iter()
            .filter_map(move |&index| Some((index + self.own.len(), embedded::face(index)?)));
        // last the fonts an office brings for other roles: a rare character's may be of any
        let others = (self.own.iter().enumerate())
            .filter(move |(_, (roles, _))| !roles.contains(&role))
            .map(|(index, (_, face))| (index, face.as_ref()));
        own.chain(built_in)
            .chain(others)
            .filter_map(|(index, face)| Some((FaceId(u16::try_from(index).ok()?), face)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body_digits_are_half_an_em_and_han_a_whole_one() {
        let fonts = Fonts::embedded();
        let digit = fonts.pick(FontRole::Fangsong, '8').unwrap();
        assert!((digit.advance - 0.5).abs() < 1e-6, "{digit:?}");
        for role in FontRole::ALL {
            let han = fonts.pick(role, '国').unwrap();
            assert!((han.advance - 1.0).abs() < 1e-6, "{role:?} {han:?}");
            let quote = fonts.pick(role, '“').unwrap();
            assert!((quote.advance - 1.0).abs() < 1e-6, "{role:?} {quote:?}");
        }
    }

    #[test]
    fn rare_characters_fall_back_face_by_face_and_unknown_ones_are_none() {
        let fonts = Fonts::embedded();
        assert!(fonts.pick(FontRole::Fangsong, '頔').is_some());
        assert!(fonts.pick(FontRole::Fangsong, '①').is_some());
        assert_eq!(fonts.pick(FontRole::Fangsong, '\u{E000}'), None);
    }

    #[test]
    fn a_font_given_for_another_role_draws_what_no_other_has() {
        let bytes: Arc<[u8]> = std::fs::read("fonts/LiberationSerif-Regular.ttf").unwrap().into();
        let (fonts, refused) = Fonts::with_files(vec![("宋体.ttf".into(), bytes)]);
        assert!(refused.is_empty());
        let own = fonts.pick(FontRole::Song, 'ℓ').unwrap().face;
        let others: Vec<FaceId> =
            fonts.chain(FontRole::Fangsong, '国').map(|(face, _)| face).collect();
        assert_eq!(others.iter().position(|face| *face == own), Some(others.len() - 1));
    }

    #[test]
    fn ink_of_han_is_within_its_cell() {
        let fonts = Fonts::embedded();
        for role in FontRole::ALL {
            let han = fonts.pick(role, '国').unwrap();
            let [x0, y0, x1, y1] = fonts.ink(han.face, han.glyph).unwrap();
            assert!(x0 > 0.0 && x1 < 1.0 && y0 > -0.2 && y1 < 0.95, "{role:?}");
            let middle = fonts.ink_middle(role);
            assert!((0.3..0.45).contains(&middle), "{role:?} {middle}");
        }
    }
}
