//! A CFF font program of the glyphs a document uses: CID-keyed, glyph ids as CIDs, one font DICT a
//! private dictionary.

use std::sync::Arc;

use crate::font::Charstring;

/// Standard strings end here; ours begin.
const OWN_STRING: i32 = 391;

/// Writes the program of glyphs in the order of their new ids, glyph 0 first.
pub(super) fn program(name: &str, upem: u16, glyphs: &[Charstring]) -> Vec<u8> {
    let mut privates: Vec<&Arc<[u8]>> = Vec::new();
    let mut select = vec![0u8];
    for glyph in glyphs {
        let at = privates.iter().position(|known| *known == &glyph.private).unwrap_or_else(|| {
            privates.push(&glyph.private);
            privates.len() - 1
        });
        select.push(at as u8);
    }
    let mut charset = vec![2u8];
    charset.extend(1u16.to_be_bytes());
    charset.extend((glyphs.len().saturating_sub(2) as u16).to_be_bytes());
    let programs = index(glyphs.iter().map(|glyph| &*glyph.program));
    let mut start = vec![1u8, 0, 4, 4];
    start.extend(index([name.as_bytes()].into_iter()));
    let strings = [index([&b"Adobe"[..], b"Identity"].into_iter()), index([].into_iter())].concat();
    // offsets are written in five bytes, so that the DICTs' lengths do not depend on them
    let top = |offsets: [usize; 4]| {
        let mut dict = Vec::new();
        for operand in [OWN_STRING, OWN_STRING + 1, 0] {
            integer(&mut dict, operand);
        }
        dict.extend([12, 30]);
        if upem != 1000 {
            let scale = real(1.0 / f64::from(upem));
            let zero = real(0.0);
            for operand in [&scale, &zero, &zero, &scale, &zero, &zero] {
                dict.extend(operand);
            }
            dict.extend([12, 7]);
        }
        integer(&mut dict, glyphs.len() as i32);
        dict.extend([12, 34]);
        let operators: [&[u8]; 4] = [&[15], &[12, 37], &[17], &[12, 36]];
        for (offset, operator) in offsets.into_iter().zip(operators) {
            integer(&mut dict, offset as i32);
            dict.extend(operator);
        }
        index([dict.as_slice()].into_iter())
    };
    let charset_at = start.len() + top([0; 4]).len() + strings.len();
    let select_at = charset_at + charset.len();
    let programs_at = select_at + select.len();
    let mut private_at = programs_at + programs.len();
    let mut dicts = Vec::new();
    for private in &privates {
        let mut dict = Vec::new();
        integer(&mut dict, private.len() as i32);
        integer(&mut dict, private_at as i32);
        dict.push(18);
        dicts.push(dict);
        private_at += private.len();
    }
    let mut file = start;
    file.extend(top([charset_at, select_at, programs_at, private_at]));
    file.extend(strings);
    file.extend(charset);
    file.extend(select);
    file.extend(programs);
    privates.iter().for_each(|private| file.extend(private.iter()));
    file.extend(index(dicts.iter().map(Vec::as_slice)));
    file
}

fn index<'a>(entries: impl Iterator<Item = &'a [u8]> + Clone) -> Vec<u8> {
    let count = entries.clone().count();
    let mut out = (count as u16).to_be_bytes().to_vec();
    if count == 0 {
        return out;
    }
    out.push(4);
    let mut offset = 1u32;
    out.extend(offset.to_be_bytes());
    for entry in entries.clone() {
        offset += entry.len() as u32;
        out.extend(offset.to_be_bytes());
    }
    entries.for_each(|entry| out.extend(entry));
    out
}

fn integer(dict: &mut Vec<u8>, value: i32) {
    dict.push(29);
    dict.extend(value.to_be_bytes());
}

/// A real operand: two decimal digits a byte.
fn real(value: f64) -> Vec<u8> {
    let mut nibbles: Vec<u8> = format!("{value}")
        .bytes()
        .map(|byte| match byte {
            b'.' => 0xA,
            b'-' => 0xE,
            digit => digit.wrapping_sub(b'0') & 0xF,
        })
        .collect();
    nibbles.push(0xF);
    if nibbles.len() % 2 == 1 {
        nibbles.push(0xF);
    }
    let pairs = nibbles.chunks_exact(2);
    std::iter::once(30)
        .chain(pairs.filter_map(|pair| Some(pair.first()? << 4 | pair.get(1)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FontRole, Fonts};
    use skrifa::MetadataProvider as _;

    #[test]
    fn a_real_is_written_digit_by_digit() {
        assert_eq!(real(0.0005), [30, 0x0A, 0x00, 0x05, 0xFF]);
    }

    /// The outlines of the program, in an sfnt of its own, are the face's.
    #[test]
    fn outlines_are_the_faces_own() {
        let fonts = Fonts::embedded();
        let face = fonts.of(FontRole::Biaosong).next().unwrap();
        let old: Vec<u16> = std::iter::once(0)
            .chain("中华人民共和国令".chars().map(|c| face.glyph(c).unwrap().0))
            .collect();
        let program = program("Test", face.upem, &face.charstrings(&old).unwrap());
        let cff = read_fonts::tables::cff::Cff::read(read_fonts::FontData::new(&program)).unwrap();
        assert_eq!(cff.top_dicts().count(), 1);
        let whole = skrifa::FontRef::new(face.data()).unwrap();
        let file = with_cff(face.data(), &program, old.len());
        let small = skrifa::FontRef::new(&file).unwrap();
        let drawn = |font: &skrifa::FontRef, glyph: u16| {
            let mut pen = skrifa::outline::pen::SvgPen::new();
            let size = skrifa::instance::Size::unscaled();
            let settings = skrifa::outline::DrawSettings::unhinted(
                size,
                skrifa::instance::LocationRef::default(),
            );
            let outline = font.outline_glyphs().get(skrifa::GlyphId::from(glyph)).unwrap();
            outline.draw(settings, &mut pen).unwrap();
            pen.to_string()
        };
        for (new, old) in old.iter().enumerate().skip(1) {
            let want = drawn(&whole, *old);
            assert!(!want.is_empty());
            assert_eq!(drawn(&small, new as u16), want);
        }
    }

    use read_fonts::FontRead as _;

    /// The face's head, hhea and maxp around another CFF table.
    fn with_cff(face: &[u8], cff: &[u8], glyphs: usize) -> Vec<u8> {
        let whole = skrifa::FontRef::new(face).unwrap();
        let table = |tag: &[u8; 4]| {
            whole.table_data(read_fonts::types::Tag::new(tag)).unwrap().as_bytes().to_vec()
        };
        let mut maxp = table(b"maxp");
        maxp[4..6].copy_from_slice(&(glyphs as u16).to_be_bytes());
        let mut hhea = table(b"hhea");
        hhea[34..36].copy_from_slice(&(glyphs as u16).to_be_bytes());
        let metrics = vec![0; glyphs * 4];
        super::super::truetype::file(
            *b"OTTO",
            &[
                (*b"CFF ", cff.to_vec()),
                (*b"head", table(b"head")),
                (*b"hhea", hhea),
                (*b"hmtx", metrics),
                (*b"maxp", maxp),
            ],
        )
    }
}
