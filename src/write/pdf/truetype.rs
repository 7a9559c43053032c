//! A TrueType font program of the glyphs a document uses: their records as the face has them, and
//! what they are made of.

use std::collections::HashMap;

use read_fonts::{FontRef, types::Tag};

/// Writes the program of glyphs in the order of their new ids, glyph 0 first. None where the face
/// is broken.
pub(super) fn program(face: &[u8], glyphs: &[u16]) -> Option<Vec<u8>> {
    let font = FontRef::from_index(face, 0).ok()?;
    let table = |name: &[u8; 4]| font.table_data(Tag::new(name)).map(|data| data.as_bytes());
    let (mut head, mut hhea, mut maxp) =
        (table(b"head")?.to_vec(), table(b"hhea")?.to_vec(), table(b"maxp")?.to_vec());
    let source = Source {
        glyf: table(b"glyf")?,
        loca: table(b"loca")?,
        hmtx: table(b"hmtx")?,
        long: *head.get(51)? == 1,
        advances: word(&hhea, 34)?,
    };
    let mut order = glyphs.to_vec();
    let mut new: HashMap<u16, u16> = HashMap::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        new.insert(*glyph, at as u16);
    }
    let mut glyf = Vec::with_capacity(glyphs.len() * RECORD);
    let (mut loca, mut hmtx) = (Vec::new(), Vec::new());
    let mut at = 0;
    // what a glyph is made of is put behind, and is met in its turn
    while let Some(glyph) = order.get(at).copied() {
        loca.extend((glyf.len() as u32).to_be_bytes());
        let start = glyf.len();
        glyf.extend(source.record(glyph)?);
        for place in components(glyf.get(start..)?) {
            let part = word(&glyf, start + place)?;
            let id = *new.entry(part).or_insert_with(|| {
                order.push(part);
                (order.len() - 1) as u16
            });
            glyf.get_mut(start + place..start + place + 2)?.copy_from_slice(&id.to_be_bytes());
        }
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        hmtx.extend(source.metrics(glyph)?);
        at += 1;
    }
    loca.extend((glyf.len() as u32).to_be_bytes());
    let count = (order.len() as u16).to_be_bytes();
    head.get_mut(8..12)?.fill(0);
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
    hhea.get_mut(34..36)?.copy_from_slice(&count);
    maxp.get_mut(4..6)?.copy_from_slice(&count);
    let mut tables = vec![
        (*b"glyf", glyf),
        (*b"head", head),
        (*b"hhea", hhea),
        (*b"hmtx", hmtx),
        (*b"loca", loca),
        (*b"maxp", maxp),
    ];
    // hinting programs; the glyphs' instructions call them
    for name in [b"cvt ", b"fpgm", b"prep"] {
        tables.extend(table(name).map(|data| (*name, data.to_vec())));
    }
    tables.sort_by_key(|(name, _)| *name);
    Some(file([0, 1, 0, 0], &tables))
}

/// Bytes that a Han glyph takes, or so.
const RECORD: usize = 640;

/// A face's tables.
struct Source<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    hmtx: &'a [u8],
    /// Offsets of four bytes.
    long: bool,
    /// Number of advances; further glyphs have the last.
    advances: u16,
}

impl<'a> Source<'a> {
    fn record(&self, glyph: u16) -> Option<&'a [u8]> {
        let offset = |entry: usize| {
            if self.long {
                let bytes = self.loca.get(entry * 4..entry * 4 + 4)?;
                Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
            } else {
                Some(usize::from(word(self.loca, entry * 2)?) * 2)
            }
        };
        self.glyf.get(offset(usize::from(glyph))?..offset(usize::from(glyph) + 1)?)
    }

    /// Advance and left side bearing.
    fn metrics(&self, glyph: u16) -> Option<[u8; 4]> {
        let last = self.advances.checked_sub(1)?;
        let advance = word(self.hmtx, usize::from(glyph.min(last)) * 4)?;
        let bearing = if glyph <= last {
            usize::from(glyph) * 4 + 2
        } else {
            usize::from(self.advances) * 4 + usize::from(glyph - self.advances) * 2
        };
        let bearing = word(self.hmtx, bearing).unwrap_or(0);
        let ([a, b], [c, d]) = (advance.to_be_bytes(), bearing.to_be_bytes());
        Some([a, b, c, d])
    }
}

/// Where a composite glyph's record names its parts.
fn components(record: &[u8]) -> Vec<usize> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    let mut places = Vec::new();
    if word(record, 0).is_none_or(|contours| contours < 0x8000) {
        return places;
    }
    let mut at = 10;
    while let Some(flags) = word(record, at) {
        places.push(at + 2);
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 };
        at += match flags {
            _ if flags & SCALE != 0 => 2,
            _ if flags & TWO_SCALES != 0 => 4,
            _ if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    places
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// An sfnt file of tables, which stand in order of their names.
pub(super) fn file(version: [u8; 4], tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let exponent = count.max(1).ilog2() as u16;
    let range = 16 << exponent;
    let length: usize = tables.iter().map(|(_, data)| data.len() + 20).sum();
    let mut out = Vec::with_capacity(length + 12);
    out.extend(version);
    for value in [count, range, exponent, count * 16 - range] {
        out.extend(value.to_be_bytes());
    }
    let mut offset = 12 + tables.len() * 16;
    for (name, data) in tables {
        out.extend(name);
        out.extend(checksum(data).to_be_bytes());
        out.extend((offset as u32).to_be_bytes());
        out.extend((data.len() as u32).to_be_bytes());
        offset += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        out.extend(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn checksum(data: &[u8]) -> u32 {
    let words = data.chunks_exact(4);
    let mut last = [0; 4];
    last.iter_mut().zip(words.remainder()).for_each(|(slot, byte)| *slot = *byte);
    words
        .filter_map(|word| word.try_into().ok())
        .map(u32::from_be_bytes)
        .fold(u32::from_be_bytes(last), u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_composite_names_its_parts() {
        // −1 contours, bounds, two parts: words and more; bytes
        let mut record = vec![0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0];
        record.extend([0, 0x21, 0, 7, 0, 0, 0, 0]);
        record.extend([0, 0, 0, 9, 0, 0]);
        assert_eq!(components(&record), [12, 20]);
        assert_eq!(components(&[0, 1, 0, 0]), [0usize; 0]);
    }
}
