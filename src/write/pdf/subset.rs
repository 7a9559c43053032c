//! The glyphs of a document, face by face: which are used, what text they stand for, and the
//! font program that holds just them.

use std::collections::BTreeMap;

use crate::font::{Face, FaceId, Fonts, Outline};
use crate::layout::{Item, Letters, Page, Pages};
use crate::write::WriteError;

use super::{cff, truetype};

/// One face as a document uses it.
pub(super) struct Subset<'a> {
    pub face: &'a Face,
    /// The glyphs by their new ids, glyph 0 first.
    pub glyphs: Vec<Used>,
}

/// A glyph in a subset.
pub(super) struct Used {
    /// Its id in the face.
    pub old: u16,
    /// Advance, in em.
    pub advance: f64,
    /// The text that it draws.
    pub text: Letters,
}

/// The faces a document uses, in order of their ids.
pub(super) fn gather<'a>(
    pages: &Pages,
    fonts: &'a Fonts,
) -> Result<BTreeMap<FaceId, Subset<'a>>, WriteError> {
    // sorted glyphs give the same ids whatever the order of use
    let mut used: BTreeMap<FaceId, BTreeMap<u16, Letters>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(Page::all) {
        let Item::Text(run) = item else { continue };
        let glyphs = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            glyphs.entry(glyph.glyph).or_insert(glyph.shown());
        }
    }
    let mut subsets = BTreeMap::new();
    for (id, mut texts) in used {
        let face = fonts.face(id).ok_or_else(|| WriteError::write("a face is not known"))?;
        // glyph 0 must be there, and is never shown
        let zero = texts.remove(&0).unwrap_or_default();
        let list: Vec<(u16, Letters)> = std::iter::once((0, zero)).chain(texts).collect();
        let advances = face.advances(list.iter().map(|(old, _)| *old));
        let glyphs = list
            .into_iter()
            .zip(advances)
            .map(|((old, text), advance)| Used { old, advance, text })
            .collect();
        subsets.insert(id, Subset { face, glyphs });
    }
    Ok(subsets)
}

impl Subset<'_> {
    /// The new id of a glyph of the face, and what is known of it.
    pub fn glyph(&self, old: u16) -> Option<(u16, &Used)> {
        let at = self.glyphs.binary_search_by_key(&old, |used| used.old).ok()?;
        Some((at as u16, self.glyphs.get(at)?))
    }

    /// The glyphs shown, with their new ids.
    pub fn shown(&self) -> impl Iterator<Item = (u16, &Used)> {
        (0u16..).zip(&self.glyphs).skip(1)
    }

    /// The font program: a bare CFF table, or a TrueType file.
    pub fn program(&self) -> Result<Vec<u8>, WriteError> {
        let old: Vec<u16> = self.glyphs.iter().map(|used| used.old).collect();
        let program = match self.face.outline {
            Outline::Glyf => truetype::program(self.face.data(), &old),
            Outline::Cff => self
                .face
                .charstrings(&old)
                .map(|glyphs| cff::program(&self.name(), self.face.upem, &glyphs)),
        };
        let failed = || WriteError::write(format!("the face {} is broken", self.face.name));
        program.ok_or_else(failed)
    }

    /// Name with the six letters that mark a subset, made from the glyphs.
    pub fn name(&self) -> String {
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        for (_, used) in self.shown() {
            hash = (hash ^ u64::from(used.old)).wrapping_mul(0x0100_0000_01B3);
        }
        let mut tag = String::new();
        for _ in 0..6 {
            tag.push(char::from(b'A' + (hash % 26) as u8));
            hash /= 26;
        }
        format!("{tag}+{}", self.face.name)
    }
}
