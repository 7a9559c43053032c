//! Faces: the embedded ones, an office's own, and which of them draws a character.
//!
//! Each embedded face is parsed at most once a process, when it is first asked for.

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
    /// How far the glyph is lowered, in em, so that a fallback's Han ink stands level with the role's.
    pub lower: f64,
}
