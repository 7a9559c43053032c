//! Glyph programs of a CFF face, free of subroutines, so that any of them can stand in a font of
//! their own. Each is made once, when a document first needs it, and kept with the face.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use subsetter::GlyphRemapper;

use super::Face;

/// A glyph's program, and the private dictionary that its widths and hints count from.
#[derive(Clone, Debug)]
pub struct Charstring {
    /// Type 2 program without subroutine calls.
    pub program: Arc<[u8]>,
    /// Private DICT without its subroutines.
    pub private: Arc<[u8]>,
}

/// The programs made so far.
#[derive(Default)]
pub(super) struct Charstrings(RwLock<HashMap<u16, Charstring>>);

/// Glyphs flattened at a time: `subsetter` takes many times the room of their programs.
const AT_ONCE: usize = 256;

impl Face {
    /// The programs of glyphs, in their order. None where the face is no CFF face, or broken.
    pub fn charstrings(&self, glyphs: &[u16]) -> Option<Vec<Charstring>> {
        let known = |made: &HashMap<u16, Charstring>| -> Option<Vec<Charstring>> {
            glyphs.iter().map(|glyph| made.get(glyph).cloned()).collect()
        };
        let made = self.charstrings.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(all) = known(&made) {
            return Some(all);
        }
        let mut lacking: Vec<u16> =
            glyphs.iter().copied().filter(|glyph| !made.contains_key(glyph)).collect();
        drop(made);
        lacking.sort_unstable();
        let mut fresh = Vec::with_capacity(lacking.len());
        for some in lacking.chunks(AT_ONCE) {
            fresh.extend(flattened(self.data(), some)?);
        }
        let mut made = self.charstrings.0.write().unwrap_or_else(PoisonError::into_inner);
        made.extend(fresh);
        known(&made)
    }
}

/// Flattens glyphs: a subset of the face, taken apart again.
fn flattened(face: &[u8], glyphs: &[u16]) -> Option<Vec<(u16, Charstring)>> {
    let remapper = GlyphRemapper::new_from_glyphs_sorted(glyphs);
    let file = subsetter::subset(face, 0, &remapper).ok()?;
    let font = read_fonts::FontRef::new(&file).ok()?;
    let data = font.table_data(read_fonts::types::Tag::new(b"CFF "))?.as_bytes().to_vec();
    let header = usize::from(*data.get(2)?);
    let (_, names_end) = index(&data, header)?;
    let (tops, _) = index(&data, names_end)?;
    let top = Dict(data.get(tops.first()?.clone())?);
    let offset = |operator: u16| usize::try_from(*top.operands(operator)?.first()?).ok();
    let (programs, _) = index(&data, offset(17)?)?;
    let (dicts, _) = index(&data, offset(12 << 8 | 36)?)?;
    let mut privates: Vec<Arc<[u8]>> = Vec::new();
    for dict in dicts {
        let operands = Dict(data.get(dict)?).operands(18)?;
        let (size, at) = (operands.first()?, operands.get(1)?);
        let (size, at) = (usize::try_from(*size).ok()?, usize::try_from(*at).ok()?);
        privates.push(Arc::from(data.get(at..at + size)?));
    }
    let select = offset(12 << 8 | 37)?;
    glyphs
        .iter()
        .map(|glyph| {
            let new = remapper.get(*glyph)?;
            let program = Arc::from(data.get(programs.get(usize::from(new))?.clone())?);
            let private = privates.get(usize::from(selected(&data, select, new)?))?.clone();
            Some((*glyph, Charstring { program, private }))
        })
        .collect()
}

/// The ranges of an INDEX's entries, and where it ends.
fn index(data: &[u8], at: usize) -> Option<(Vec<std::ops::Range<usize>>, usize)> {
    let count = usize::from(number(data, at, 2)?);
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let width = usize::from(*data.get(at + 2)?);
    let base = at + 3 + (count + 1) * width - 1;
    let offset = |entry: usize| {
        let start = at + 3 + entry * width;
        let bytes = data.get(start..start + width)?;
        Some(base + bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let ranges =
        (0..count).map(|entry| Some(offset(entry)?..offset(entry + 1)?)).collect::<Option<_>>()?;
    Some((ranges, offset(count)?))
}

fn number(data: &[u8], at: usize, width: usize) -> Option<u16> {
    let bytes = data.get(at..at + width)?;
    Some(bytes.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte)))
}

/// The font DICT of a glyph, from an FDSelect of format 0 or 3.
fn selected(data: &[u8], at: usize, glyph: u16) -> Option<u8> {
    if *data.get(at)? == 0 {
        return data.get(at + 1 + usize::from(glyph)).copied();
    }
    let count = usize::from(number(data, at + 1, 2)?);
    let mut found = None;
    for range in 0..count {
        let entry = at + 3 + range * 3;
        if number(data, entry, 2)? > glyph {
            break;
        }
        found = data.get(entry + 2).copied();
    }
    found
}

/// A DICT's bytes.
struct Dict<'a>(&'a [u8]);

impl Dict<'_> {
    /// The integer operands of an operator; two-byte operators as `12 << 8 | second`. Reals count
    /// as 0: none is asked for.
    fn operands(&self, wanted: u16) -> Option<Vec<i32>> {
        let mut operands = Vec::new();
        let mut bytes = self.0.iter().copied();
        while let Some(first) = bytes.next() {
            let mut next = || bytes.next().map(i32::from);
            match first {
                0..=21 => {
                    let operator =
                        if first == 12 { 12 << 8 | next()? as u16 } else { u16::from(first) };
                    if operator == wanted {
                        return Some(operands);
                    }
                    operands.clear();
                }
                28 => operands.push(i32::from((next()? << 8 | next()?) as i16)),
                29 => operands.push(next()? << 24 | next()? << 16 | next()? << 8 | next()?),
                30 => {
                    while next()? & 0x0F != 0x0F {}
                    operands.push(0);
                }
                32..=246 => operands.push(i32::from(first) - 139),
                247..=250 => operands.push((i32::from(first) - 247) * 256 + next()? + 108),
                251..=254 => operands.push(-(i32::from(first) - 251) * 256 - next()? - 108),
                _ => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FontRole, Fonts};
    use super::*;

    #[test]
    fn operands_of_all_widths() {
        let dict = Dict(&[29, 0, 0, 1, 0, 17, 139, 28, 0xFF, 0xFE, 12, 36]);
        assert_eq!(dict.operands(17), Some(vec![256]));
        assert_eq!(dict.operands(12 << 8 | 36), Some(vec![0, -2]));
        assert_eq!(dict.operands(18), None);
    }

    #[test]
    fn programs_come_in_the_order_asked_and_are_made_once() {
        let fonts = Fonts::embedded();
        let glyphs: Vec<u16> =
            "关于国".chars().map(|c| fonts.pick(FontRole::Hei, c).unwrap().glyph).collect();
        let face = fonts.of(FontRole::Hei).next().unwrap();
        let all = face.charstrings(&glyphs).unwrap();
        let last = face.charstrings(&glyphs[2..]).unwrap();
        assert!(Arc::ptr_eq(&all[2].program, &last[0].program));
        // endchar
        assert!(all.iter().all(|charstring| charstring.program.last() == Some(&14)));
    }
}
