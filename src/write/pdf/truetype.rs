//! A TrueType face and some of its glyphs → a font file that holds just these.
//!
//! Outlines are copied as they are, so that this costs no more than copying; parts of composite
//! glyphs come along behind the glyphs asked for.

use std::collections::BTreeMap;

use skrifa::raw::types::Tag;
use skrifa::{FontRef, raw::TableProvider as _};

/// Tables that are copied whole, where the face has them.
const COPIED: [&[u8; 4]; 3] = [b"cvt ", b"fpgm", b"prep"];

/// The file: glyph 0, then those asked for, in order; none where the face's tables are broken.
pub(super) fn subset(file: &[u8], glyphs: &[u16]) -> Option<Vec<u8>> {
    let font = FontRef::from_index(file, 0).ok()?;
    let table = |name: &[u8; 4]| Some(font.table_data(Tag::new(name))?.as_bytes());
    let outlines = table(b"glyf")?;
    let places = font.loca(None).ok()?;
    let mut order: Vec<u16> = std::iter::once(0).chain(glyphs.iter().copied()).collect();
    let mut news: BTreeMap<u16, u16> = order.iter().copied().zip(0..).collect();
    let (mut glyf, mut loca) = (Vec::new(), vec![0; 4]);
    let mut next = 0;
    while let Some(&old) = order.get(next) {
        let at = |index: usize| places.get_raw(index).and_then(|at| usize::try_from(at).ok());
        let outline = outlines.get(at(old.into())?..at(usize::from(old) + 1)?)?;
        let start = glyf.len();
        glyf.extend_from_slice(outline);
        for place in parts(outline) {
            let part = u16_at(outline, place)?;
            let new = *news.entry(part).or_insert_with(|| {
                order.push(part);
                (order.len() - 1) as u16
            });
            glyf.get_mut(start + place..start + place + 2)?.copy_from_slice(&new.to_be_bytes());
        }
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        next += 1;
    }
    let count = u16::try_from(order.len()).ok()?;
    let hmtx = metrics(table(b"hmtx")?, u16_at(table(b"hhea")?, 34)?, &order)?;
    // the count of metrics, the count of glyphs, long offsets and no check sum yet
    let hhea = patched(table(b"hhea")?, &[(34, &count.to_be_bytes())])?;
    let maxp = patched(table(b"maxp")?, &[(4, &count.to_be_bytes())])?;
    let head = patched(table(b"head")?, &[(8, &[0; 4]), (50, &[0, 1])])?;
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"glyf", glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
    ];
    tables.extend(COPIED.iter().filter_map(|name| Some((*name, table(name)?.to_vec()))));
    tables.sort_by_key(|(name, _)| **name);
    assemble(&tables)
}

/// Where a composite outline names its parts.
fn parts(outline: &[u8]) -> Vec<usize> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    let mut places = Vec::new();
    let composite = u16_at(outline, 0).is_some_and(|contours| contours > 0x7FFF);
    let mut at = composite.then_some(10);
    while let Some(place) = at {
        let Some(flags) = u16_at(outline, place) else { break };
        places.push(place + 2);
        let sizes = [(WORDS, 2), (SCALE, 2), (TWO_SCALES, 4), (MATRIX, 8)];
        let more: usize = sizes.iter().filter(|(flag, _)| flags & flag != 0).map(|(_, n)| n).sum();
        at = (flags & MORE != 0).then_some(place + 6 + more);
    }
    places
}

/// `hmtx` of the glyphs in their new order, each with its own advance.
fn metrics(table: &[u8], long: u16, order: &[u16]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(order.len() * 4);
    for &old in order {
        let last = usize::from(long.checked_sub(1)?);
        let (own, advance) = (usize::from(old), usize::from(old).min(last) * 4);
        let bearing = if own <= last { own * 4 + 2 } else { (last + 1) * 4 + (own - last - 1) * 2 };
        out.extend_from_slice(table.get(advance..advance + 2)?);
        out.extend_from_slice(table.get(bearing..bearing + 2)?);
    }
    Some(out)
}

fn patched(table: &[u8], patches: &[(usize, &[u8])]) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    for (at, bytes) in patches {
        table.get_mut(*at..at + bytes.len())?.copy_from_slice(bytes);
    }
    Some(table)
}

/// A font file of tables in order of their names.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = 1 << count.ilog2();
    let mut directory = vec![0, 1, 0, 0];
    for field in [count, power * 16, count.ilog2() as u16, (count - power) * 16] {
        directory.extend(field.to_be_bytes());
    }
    let mut offset = directory.len() + tables.len() * 16;
    let (mut body, mut head) = (Vec::new(), 0);
    for (name, table) in tables {
        if *name == b"head" {
            head = offset;
        }
        directory.extend_from_slice(*name);
        for field in [sum(table), u32::try_from(offset).ok()?, u32::try_from(table.len()).ok()?] {
            directory.extend(field.to_be_bytes());
        }
        body.extend_from_slice(table);
        body.resize(body.len().next_multiple_of(4), 0);
        offset += table.len().next_multiple_of(4);
    }
    directory.append(&mut body);
    let check = 0xB1B0_AFBA_u32.wrapping_sub(sum(&directory));
    directory.get_mut(head + 8..head + 12)?.copy_from_slice(&check.to_be_bytes());
    Some(directory)
}

/// Check sum of a table, as if it were filled up with zeros.
fn sum(table: &[u8]) -> u32 {
    let words = table.chunks_exact(4);
    let mut rest = [0; 4];
    rest.iter_mut().zip(words.remainder()).for_each(|(to, from)| *to = *from);
    let whole = words.map(|word| word.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)));
    whole.fold(u32::from_be_bytes(rest), u32::wrapping_add)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FontRole, Fonts, Outline};
    use skrifa::MetadataProvider as _;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, OutlinePen};

    #[derive(Default, PartialEq, Debug)]
    struct Drawn(Vec<[f32; 4]>);

    impl OutlinePen for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y, 0.0, 0.0]);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y, 0.0, 1.0]);
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.push([cx, cy, x, y]);
        }
        fn curve_to(&mut self, cx: f32, cy: f32, _: f32, _: f32, x: f32, y: f32) {
            self.0.push([cx, cy, x, y]);
        }
        fn close(&mut self) {}
    }

    fn drawn(font: &FontRef, glyph: u16) -> Drawn {
        let mut pen = Drawn::default();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        font.outline_glyphs().get(glyph.into()).unwrap().draw(settings, &mut pen).unwrap();
        pen
    }

    #[test]
    fn the_subset_draws_what_the_face_draws() {
        let fonts = Fonts::embedded();
        let mut composites = 0;
        for (role, text) in [
            (FontRole::Fangsong, "国务院，“通知”2026é"),
            (FontRole::Fangsong, "ÀÉñçö½"),
            (FontRole::Kai, "（一）落实ǘ①"),
        ] {
            for character in text.chars() {
                let Some(picked) = fonts.pick(role, character) else { continue };
                let face = fonts.face(picked.face).unwrap();
                if face.outline != Outline::Glyf {
                    continue;
                }
                let file = subset(face.data(), &[picked.glyph]).unwrap();
                let (own, whole) =
                    (FontRef::new(&file).unwrap(), FontRef::from_index(face.data(), 0).unwrap());
                assert_eq!(drawn(&own, 1), drawn(&whole, picked.glyph), "{character}");
                let advance = |font: &FontRef, glyph: u16| {
                    font.glyph_metrics(Size::unscaled(), LocationRef::default())
                        .advance_width(glyph.into())
                };
                assert_eq!(advance(&own, 1), advance(&whole, picked.glyph), "{character}");
                assert_eq!(sum(&file), 0xB1B0_AFBA, "{character}");
                composites += usize::from(own.maxp().unwrap().num_glyphs() > 2);
            }
        }
        assert!(composites > 0, "no composite glyph was tried");
    }
}
