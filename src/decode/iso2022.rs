//! ISO-2022-CN (RFC 1922) and ISO-2022-KR (RFC 1557): seven bits, sets named by escapes.

use super::euc_tw;
use super::reading::{Reading, pair};
use crate::diagnostic::watch;

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Country {
    China,
    Korea,
}

/// A double-byte set that an escape names.
#[derive(Clone, Copy)]
enum Set {
    Gb2312,
    Ksc5601,
    Cns(u8),
}

impl Set {
    fn character(self, first: u8, second: u8) -> Option<char> {
        match self {
            Self::Gb2312 => pair(encoding_rs::GB18030, first | 0x80, second | 0x80),
            Self::Ksc5601 => pair(encoding_rs::EUC_KR, first | 0x80, second | 0x80),
            Self::Cns(plane) => euc_tw::character(plane, first | 0x80, second | 0x80),
        }
    }
}

/// Escapes: bytes after ESC, the set, and whether SO (0), SS2 (2) or SS3 (3) reaches it.
const ESCAPES: &[(&[u8], Country, Set, usize)] = &[
    (b"$)A", Country::China, Set::Gb2312, 0),
    (b"$)G", Country::China, Set::Cns(1), 0),
    (b"$*H", Country::China, Set::Cns(2), 2),
    (b"$+I", Country::China, Set::Cns(3), 3),
    (b"$+J", Country::China, Set::Cns(4), 3),
    (b"$+K", Country::China, Set::Cns(5), 3),
    (b"$+L", Country::China, Set::Cns(6), 3),
    (b"$+M", Country::China, Set::Cns(7), 3),
    (b"$)C", Country::Korea, Set::Ksc5601, 0),
];

/// Reads either. A line end brings ASCII back; designations that the Chinese RFC ends with the
/// line are kept, for writers that do not repeat them.
pub(super) fn read(bytes: &[u8], country: Country) -> Reading {
    let mut reading = Reading::default();
    let mut sets: [Option<Set>; 4] = [None; 4];
    if country == Country::Korea {
        sets[0] = Some(Set::Ksc5601);
    }
    let (mut at, mut shifted) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        watch::tick(1);
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let mut length = 1;
        match byte {
            0x0E => shifted = true,
            0x0F => shifted = false,
            0x1B => match escape(rest, country) {
                Some((named, set, slot)) => {
                    length += named;
                    if let Some(place) = sets.get_mut(slot) {
                        *place = Some(set);
                    }
                }
                // SS2 and SS3 reach one character
                None => match rest {
                    &[which @ (b'N' | b'O'), first @ 0x21..=0x7E, second @ 0x21..=0x7E, ..] => {
                        let slot = if which == b'N' { 2 } else { 3 };
                        push(&mut reading, sets[slot], first, second, at);
                        length = 4;
                    }
                    _ => reading.spoil(at),
                },
            },
            b'\n' | b'\r' => {
                shifted = false;
                reading.text.push(char::from(byte));
            }
            0x21..=0x7E if shifted => match rest.first() {
                Some(&second @ 0x21..=0x7E) => {
                    push(&mut reading, sets[0], byte, second, at);
                    length = 2;
                }
                second => {
                    reading.cut = second.is_none();
                    reading.spoil(at);
                }
            },
            0..=0x7F => reading.text.push(char::from(byte)),
            _ => reading.spoil(at),
        }
        at += length;
    }
    reading
}

fn push(reading: &mut Reading, set: Option<Set>, first: u8, second: u8, at: usize) {
    match set.and_then(|set| set.character(first, second)) {
        Some(character) => reading.text.push(character),
        None => reading.spoil(at),
    }
}

fn escape(rest: &[u8], country: Country) -> Option<(usize, Set, usize)> {
    ESCAPES
        .iter()
        .find(|(bytes, of, ..)| *of == country && rest.starts_with(bytes))
        .map(|(bytes, _, set, slot)| (bytes.len(), *set, *slot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simplified_traditional_and_ascii_take_turns() {
        let reading = read(b"\x1B$)A\x0EM(V*\x0F 7\n\x1B$)G\x0EG\\\x0F", Country::China);
        assert!(reading.text.starts_with("通知 7\n"), "{}", reading.text);
        assert!(reading.bad.is_empty());
    }

    #[test]
    fn korean_is_read_between_shifts() {
        let reading = read(b"\x1B$)C\x0EGQ19\x0F ok", Country::Korea);
        assert_eq!(reading.text, "한국 ok");
    }

    #[test]
    fn a_shift_without_a_set_is_bad() {
        assert_eq!(read(b"\x0EM(", Country::China).bad, vec![1]);
    }
}
