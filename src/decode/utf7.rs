//! UTF-7: UTF-16 in modified base64 between `+` and `-` (RFC 2152).

use super::reading::Reading;
use crate::diagnostic::watch;

/// Reads UTF-7. Lone surrogates, leftover bits that are not zero and bytes over 0x7F are bad.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        watch::tick(1);
        match byte {
            b'+' if bytes.get(at + 1) == Some(&b'-') => {
                reading.text.push('+');
                at += 2;
            }
            b'+' => {
                let rest = bytes.get(at + 1..).unwrap_or_default();
                let length = rest.iter().take_while(|b| digit(**b).is_some()).count();
                shifted(
                    &mut reading,
                    rest.get(..length).unwrap_or_default(),
                    at,
                    length == rest.len(),
                );
                at += 1 + length;
                at += usize::from(bytes.get(at) == Some(&b'-'));
            }
            0..=0x7F => {
                reading.text.push(char::from(byte));
                at += 1;
            }
            _ => {
                reading.spoil(at);
                at += 1;
            }
        }
    }
    reading
}

fn shifted(reading: &mut Reading, digits: &[u8], at: usize, ends_file: bool) {
    let (mut bits, mut held) = (0u32, 0u32);
    let mut units = Vec::with_capacity(digits.len() * 3 / 8 + 1);
    for value in digits.iter().filter_map(|byte| digit(*byte)) {
        bits = bits << 6 | value;
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push((bits >> held) as u16);
            bits &= (1 << held) - 1;
        }
    }
    let begun = !units.is_empty();
    let whole = begun && held < 6 && bits == 0;
    for unit in char::decode_utf16(units) {
        watch::tick(1);
        match unit {
            Ok(character) => reading.text.push(character),
            Err(_) => reading.spoil(at),
        }
    }
    if !whole {
        reading.cut = ends_file && begun;
        reading.spoil(at);
    }
}

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifted_text_and_plain_text_take_turns() {
        let reading = read(b"a+-b +kBp35Q- 1, +kBp35Q");
        assert_eq!(reading.text, "a+b 通知 1, 通知");
        assert!(reading.bad.is_empty());
    }

    #[test]
    fn sums_are_no_utf_7() {
        assert!(!read(b"1+1=2").bad.is_empty());
    }
}
