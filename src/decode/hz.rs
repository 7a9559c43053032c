//! HZ: GB 2312 in seven bits between `~{` and `~}` (RFC 1843).

use super::reading::{Reading, pair};
use crate::diagnostic::watch;

/// Reads HZ. A line end closes `~{`, as the RFC asks; `~~` is a tilde, `~` at a line end joins.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let (mut at, mut chinese) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        watch::tick(1);
        let next = bytes.get(at + 1).copied();
        let mut length = 2;
        match (byte, next) {
            (b'~', Some(b'{')) => chinese = true,
            (b'~', Some(b'}')) => chinese = false,
            (b'~', Some(b'~')) if !chinese => reading.text.push('~'),
            (b'~', Some(b'\n')) if !chinese => {}
            (b'\n', _) => {
                chinese = false;
                reading.text.push('\n');
                length = 1;
            }
            (0x21..=0x7D, Some(second @ 0x21..=0x7E)) if chinese => {
                match pair(encoding_rs::GB18030, byte | 0x80, second | 0x80) {
                    Some(character) => reading.text.push(character),
                    None => reading.spoil(at),
                }
            }
            (0x21..=0x7D, None) if chinese => {
                reading.cut = true;
                reading.spoil(at);
            }
            (0..=0x7F, _) if byte != b'~' => {
                reading.text.push(char::from(byte));
                length = 1;
            }
            _ => {
                reading.spoil(at);
                length = 1;
            }
        }
        at += length;
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_ascii_take_turns() {
        let reading = read(b"No. 7 ~{M(V*~} ~~ok~{M(\nend");
        assert_eq!(reading.text, "No. 7 通知 ~ok通\nend");
        assert!(reading.bad.is_empty());
    }

    #[test]
    fn a_half_character_at_the_end_is_cut() {
        let reading = read(b"~{M(V");
        assert_eq!((reading.text.as_str(), reading.cut), ("通\u{FFFD}", true));
    }
}
