//! The glyphs of a document, face by face: which are used, what text they stand for, and the
//! font program that holds just them.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use crate::font::{Face, FaceId, Fonts, Outline};
use crate::layout::{Item, Pages};
use crate::write::WriteError;

use super::truetype;

/// A glyph as a document uses it.
pub(super) struct Used<'a> {
    /// Its id in the subset.
    pub new: u16,
    /// The text that first used it.
    pub text: &'a str,
    /// Its advance, in 1/1000 em.
    pub width: f64,
}

/// One face as a document uses it.
pub(super) struct Subset<'a> {
    pub face: &'a Face,
    /// By the face's glyph id.
    pub glyphs: BTreeMap<u16, Used<'a>>,
    /// Advance of glyph 0, in 1/1000 em.
    pub notdef_width: f64,
}

/// The faces a document uses, in order of their ids.
pub(super) fn gather<'a>(
    pages: &'a Pages,
    fonts: &'a Fonts,
) -> Result<BTreeMap<FaceId, Subset<'a>>, WriteError> {
    // sorted glyphs give the same ids whatever the order of use
    let mut used: BTreeMap<FaceId, BTreeMap<u16, &str>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Item::Text(run) = item else { continue };
        let glyphs = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            glyphs.entry(glyph.glyph).or_insert(&glyph.text);
        }
    }
    let mut subsets = BTreeMap::new();
    for (id, texts) in used {
        let face = fonts.face(id).ok_or_else(|| WriteError::write("a face is not known"))?;
        let olds = std::iter::once(0).chain(texts.keys().copied());
        let mut widths = face.advances(olds).into_iter().map(|advance| advance * 1000.0);
        let notdef_width = widths.next().unwrap_or_default();
        let glyphs = (1u16..)
            .zip(texts)
            .zip(widths)
            .map(|((new, (old, text)), width)| (old, Used { new, text, width }))
            .collect();
        subsets.insert(id, Subset { face, glyphs, notdef_width });
    }
    Ok(subsets)
}

impl Subset<'_> {
    /// The font program: a bare CFF table, or a TrueType file.
    pub fn program(&self) -> Result<Vec<u8>, WriteError> {
        let failed = |error: &dyn std::fmt::Display| {
            WriteError::write(format!("subsetting {}: {error}", self.face.name))
        };
        let olds: Vec<u16> = self.glyphs.keys().copied().collect();
        let data = self.face.data();
        if self.face.outline == Outline::Glyf {
            return truetype::subset(data, &olds).ok_or_else(|| failed(&"a table is broken"));
        }
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&olds);
        let file = subsetter::subset(data, 0, &remapper).map_err(|error| failed(&error))?;
        table(&file, b"CFF ").ok_or_else(|| failed(&"no CFF table"))
    }

    /// Name with the six letters that mark a subset, made from the glyphs.
    pub fn name(&self) -> String {
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        for old in self.glyphs.keys() {
            hash = (hash ^ u64::from(*old)).wrapping_mul(0x0100_0000_01B3);
        }
        let mut tag = String::new();
        for _ in 0..6 {
            tag.push(char::from(b'A' + (hash % 26) as u8));
            hash /= 26;
        }
        format!("{tag}+{}", self.face.name)
    }
}

/// A table of an sfnt file.
fn table(file: &[u8], name: &[u8; 4]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(file.get(4..6)?.try_into().ok()?));
    for index in 0..count {
        let record = file.get(12 + index * 16..28 + index * 16)?;
        if record.get(..4)? == name {
            let number = |at: usize| -> Option<usize> {
                Some(u32::from_be_bytes(record.get(at..at + 4)?.try_into().ok()?) as usize)
            };
            let (offset, length) = (number(8)?, number(12)?);
            return Some(file.get(offset..offset + length)?.to_vec());
        }
    }
    None
}
