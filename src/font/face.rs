//! One face: its characters, advances and ink.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::charstrings::Charstrings;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// How a face's outlines are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// TrueType `glyf`.
    Glyf,
    /// CFF.
    Cff,
}

/// A parsed face.
pub struct Face {
    /// PostScript name.
    pub name: String,
    /// Units an em.
    pub upem: u16,
    /// Ascender, in em.
    pub ascent: f64,
    /// Descender, in em, negative below the baseline.
    pub descent: f64,
    /// How outlines are stored.
    pub outline: Outline,
    /// A face for Latin text only: its digits, not its Han, count.
    pub latin: bool,
    data: Data,
    /// Glyphs and advances of the basic plane, each page of characters read from the file when
    /// one of them is first asked for: a document needs few.
    pages: Box<[OnceLock<Page>; PAGES]>,
    ink_middle: OnceLock<f64>,
    /// Bounds of the glyphs that were asked for: an outline is read once a process.
    inks: RwLock<HashMap<u16, Option<[f64; 4]>>>,
    pub(super) charstrings: Charstrings,
}

/// Characters a page.
const PAGE: u32 = 32;

/// Pages of the basic multilingual plane.
const PAGES: usize = 0x1_0000 / PAGE as usize;

/// Glyph and advance of each character of a page; glyph 0 where the face lacks one.
type Page = Box<[(u16, u16)]>;

enum Data {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Face").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Face {
    /// Parses a face whose bytes live as long as the program.
    pub(super) fn from_static(bytes: &'static [u8], latin: bool) -> Option<Self> {
        Self::parse(Data::Static(bytes), latin)
    }

    /// Parses a face from a file's bytes (of a collection, the first face).
    pub(super) fn from_bytes(bytes: Arc<[u8]>) -> Option<Self> {
        Self::parse(Data::Shared(bytes), false)
    }

    fn parse(data: Data, latin: bool) -> Option<Self> {
        let bytes: &[u8] = match &data {
            Data::Static(bytes) => bytes,
            Data::Shared(bytes) => bytes,
        };
        let font = FontRef::from_index(bytes, 0).ok()?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let upem = metrics.units_per_em;
        let name = font
            .localized_strings(StringId::POSTSCRIPT_NAME)
            .english_or_first()
            .map_or_else(|| "Unnamed".to_owned(), |name| name.chars().collect());
        let outline = if font.glyf().is_ok() { Outline::Glyf } else { Outline::Cff };
        let em = f64::from(upem);
        Some(Self {
            name,
            upem,
            ascent: f64::from(metrics.ascent) / em,
            descent: f64::from(metrics.descent) / em,
            outline,
            latin,
            pages: Box::new([const { OnceLock::new() }; PAGES]),
            ink_middle: OnceLock::new(),
            inks: RwLock::default(),
            charstrings: Charstrings::default(),
            data,
        })
    }

    /// The file's bytes.
    pub fn data(&self) -> &[u8] {
        match &self.data {
            Data::Static(bytes) => bytes,
            Data::Shared(bytes) => bytes,
        }
    }

    /// Glyph and advance in em of a character.
    pub fn glyph(&self, character: char) -> Option<(u16, f64)> {
        let code = u32::from(character);
        let (page, place) = (code / PAGE, code % PAGE);
        let (glyph, advance) = match self.pages.get(page as usize) {
            Some(slot) => {
                let read = || self.read(page * PAGE..(page + 1) * PAGE);
                *slot.get_or_init(read).get(place as usize)?
            }
            None => *self.read(code..code + 1).first()?,
        };
        (glyph != 0).then(|| (glyph, f64::from(advance) / f64::from(self.upem)))
    }

    /// Glyph and advance of each code point of a range, as the file has them.
    fn read(&self, codes: std::ops::Range<u32>) -> Page {
        let Some(font) = self.font() else { return Page::default() };
        let characters = font.charmap();
        let metrics = GlyphMetrics::new(&font, Size::unscaled(), LocationRef::default());
        let entry = |code: u32| {
            let glyph = characters.map(code)?;
            let advance = metrics.advance_width(glyph)?;
            Some((u16::try_from(glyph.to_u32()).ok()?, advance as u16))
        };
        codes.map(|code| entry(code).unwrap_or_default()).collect()
    }

    /// Advances of glyphs, in em.
    pub fn advances(&self, glyphs: impl Iterator<Item = u16>) -> Vec<f64> {
        let font = self.font();
        let metrics = font
            .as_ref()
            .map(|font| GlyphMetrics::new(font, Size::unscaled(), LocationRef::default()));
        let advance = |glyph: u16| metrics.as_ref()?.advance_width(GlyphId::from(glyph));
        let em = f64::from(self.upem);
        glyphs.map(|glyph| advance(glyph).map_or(0.0, |width| f64::from(width) / em)).collect()
    }

    /// Number of characters it has.
    pub fn coverage(&self) -> usize {
        self.font().map_or(0, |font| font.charmap().mappings().count())
    }

    /// Middle of the Han ink above the baseline, in em.
    pub fn ink_middle(&self) -> f64 {
        *self.ink_middle.get_or_init(|| {
            let ink = self.glyph('国').and_then(|(glyph, _)| self.ink(glyph));
            ink.map_or(0.37, |[_, y0, _, y1]| (y0 + y1) / 2.0)
        })
    }

    /// Bounds of a glyph's ink in em: x0, y0, x1, y1, y up from the baseline.
    pub fn ink(&self, glyph: u16) -> Option<[f64; 4]> {
        let known = self.inks.read().unwrap_or_else(PoisonError::into_inner).get(&glyph).copied();
        known.unwrap_or_else(|| {
            let ink = self.drawn(glyph);
            self.inks.write().unwrap_or_else(PoisonError::into_inner).insert(glyph, ink);
            ink
        })
    }

    fn drawn(&self, glyph: u16) -> Option<[f64; 4]> {
        let font = self.font()?;
        let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
        let mut pen = Bounds::default();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outline.draw(settings, &mut pen).ok()?;
        let em = f64::from(self.upem);
        pen.0.map(|bounds| bounds.map(|value| f64::from(value) / em))
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data(), 0).ok()
    }
}

/// Collects the extent of an outline's points.
#[derive(Default)]
struct Bounds(Option<[f32; 4]>);

impl Bounds {
    fn point(&mut self, x: f32, y: f32) {
        let [x0, y0, x1, y1] = self.0.unwrap_or([x, y, x, y]);
        self.0 = Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)]);
    }
}

impl OutlinePen for Bounds {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.point(cx, cy);
        self.point(x, y);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.point(cx0, cy0);
        self.point(cx1, cy1);
        self.point(x, y);
    }
    fn close(&mut self) {}
}
