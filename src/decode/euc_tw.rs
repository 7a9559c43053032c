//! EUC-TW: plane 1 of CNS 11643 in two bytes, any plane in four after 0x8E.

use super::reading::Reading;
use crate::diagnostic::watch;

/// Cells of 94 × 94, three bytes each, planes as in [`PLANES`] (`tables/generate.py`).
const CELLS: &[u8] = include_bytes!("tables/cns.bin");
const PLANES: [u8; 8] = [1, 2, 3, 4, 5, 6, 7, 15];

/// The character of a plane at a row and cell written as 0xA1–0xFE.
pub(super) fn character(plane: u8, row: u8, cell: u8) -> Option<char> {
    let place = |byte: u8| (0xA1..=0xFE).contains(&byte).then(|| usize::from(byte - 0xA1));
    let plane = PLANES.iter().position(|known| *known == plane)?;
    let index = (plane * 94 + place(row)?) * 94 + place(cell)?;
    let &[low, middle, high] = CELLS.as_chunks::<3>().0.get(index)?;
    let code = u32::from_le_bytes([low, middle, high, 0]);
    char::from_u32(code).filter(|_| code > 0)
}

/// Reads EUC-TW.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        watch::tick(1);
        let (found, length) = match *rest {
            [byte @ 0..=0x7F, ..] => (Some(char::from(byte)), 1),
            [0x8E, plane @ 0xA1..=0xB0, row @ 0xA1..=0xFE, cell @ 0xA1..=0xFE, ..] => {
                (character(plane - 0xA0, row, cell), 4)
            }
            [row @ 0xA1..=0xFE, cell @ 0xA1..=0xFE, ..] => (character(1, row, cell), 2),
            [0x8E | 0xA1..=0xFE] | [0x8E, 0xA1..=0xB0] | [0x8E, 0xA1..=0xB0, 0xA1..=0xFE] => {
                reading.cut = true;
                (None, rest.len())
            }
            _ => (None, 1),
        };
        match found {
            Some(character) => reading.text.push(character),
            None => reading.spoil(at),
        }
        at += length;
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plane_one_is_the_same_in_two_bytes_and_in_four() {
        let short = read(&[0xC4, 0xA1]);
        let long = read(&[0x8E, 0xA1, 0xC4, 0xA1]);
        assert_eq!(short.text, long.text);
        assert_eq!(short.text, "一");
    }

    #[test]
    fn a_cut_character_and_a_bad_one_are_told_apart() {
        assert!(read(&[0xC4, 0xA1, 0x8E, 0xA2]).cut);
        let bad = read(&[0xC4, 0x41, 0x42]);
        assert_eq!((bad.bad.clone(), bad.cut), (vec![0], false));
    }
}
