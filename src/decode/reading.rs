//! Bytes read in one encoding: the text, and where bytes fit no character.

use super::{Encoding, euc_tw, hz, iso2022, utf7};
use crate::diagnostic::watch;

/// Text as one encoding reads the bytes; each bad sequence stands as one U+FFFD.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The text.
    pub text: String,
    /// Offsets of the bad sequences.
    pub bad: Vec<usize>,
    /// Where in the text the U+FFFD of each stands, in bytes.
    pub marks: Vec<usize>,
    /// The last bad sequence is a character cut off by the end.
    pub cut: bool,
}

impl Reading {
    /// Puts U+FFFD for the bytes from `at`.
    pub(super) fn spoil(&mut self, at: usize) {
        self.bad.push(at);
        self.marks.push(self.text.len());
        self.text.push('\u{FFFD}');
    }
}

/// Reads all bytes.
pub(super) fn read(bytes: &[u8], encoding: Encoding) -> Reading {
    match encoding {
        Encoding::Utf32Le => utf32(bytes, u32::from_le_bytes),
        Encoding::Utf32Be => utf32(bytes, u32::from_be_bytes),
        Encoding::EucTw => euc_tw::read(bytes),
        Encoding::Hz => hz::read(bytes),
        Encoding::Iso2022Cn => iso2022::read(bytes, iso2022::Country::China),
        Encoding::Iso2022Kr => iso2022::read(bytes, iso2022::Country::Korea),
        Encoding::Utf7 => utf7::read(bytes),
        Encoding::Utf8 => utf8(bytes),
        _ => with_codec(bytes, encoding.codec().unwrap_or(encoding_rs::UTF_8)),
    }
}

/// One double-byte character of a set that `encoding_rs` knows, by its two bytes.
pub(super) fn pair(codec: &'static encoding_rs::Encoding, first: u8, second: u8) -> Option<char> {
    let bytes = [first, second];
    let text = codec.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// What is valid is copied: up to the first error in one go, which `encoding_rs` finds fastest.
fn utf8(bytes: &[u8]) -> Reading {
    let codec = encoding_rs::UTF_8;
    let (head, rest) =
        bytes.split_at_checked(encoding_rs::Encoding::utf8_valid_up_to(bytes)).unwrap_or_default();
    let mut reading = Reading::default();
    reading.text.reserve_exact(bytes.len());
    reading.text.push_str(&codec.decode_without_bom_handling(head).0);
    let mut at = head.len();
    for chunk in rest.utf8_chunks() {
        watch::tick(1 + chunk.valid().len() / 16);
        reading.text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            reading.spoil(at);
            at += chunk.invalid().len();
            reading.cut = at == bytes.len() && begins(Some(chunk.invalid()), codec);
        }
    }
    reading
}

/// Piece by piece through a small buffer: the decoder returns at each error, and to hand it the
/// whole room of the text each time would take time squared.
fn with_codec(bytes: &[u8], codec: &'static encoding_rs::Encoding) -> Reading {
    let mut decoder = codec.new_decoder_without_bom_handling();
    let mut reading = Reading::default();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    reading.text.reserve(room.unwrap_or(bytes.len() * 3));
    let mut at = 0;
    let mut buffer = [0u8; 4096];
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        watch::tick(1 + written / 16);
        at += read;
        let piece = buffer.get(..written).and_then(|piece| std::str::from_utf8(piece).ok());
        reading.text.push_str(piece.unwrap_or_default());
        match result {
            encoding_rs::DecoderResult::InputEmpty => return reading,
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(length, extra) => {
                let start = at.saturating_sub(usize::from(length) + usize::from(extra));
                reading.cut = at == bytes.len() && begins(bytes.get(start..at), codec);
                reading.spoil(start);
            }
        }
    }
}

/// Whether bytes are the beginning of a character: more of them might follow. Half of a pair of
/// surrogates is none: such characters are so rare that it is more likely a misreading.
fn begins(bytes: Option<&[u8]>, codec: &'static encoding_rs::Encoding) -> bool {
    let wide = codec == encoding_rs::UTF_16LE || codec == encoding_rs::UTF_16BE;
    if wide && bytes.is_some_and(|bytes| bytes.len() > 1) {
        return false;
    }
    let mut decoder = codec.new_decoder_without_bom_handling();
    let (result, ..) =
        decoder.decode_to_utf8_without_replacement(bytes.unwrap_or_default(), &mut [0; 16], false);
    result == encoding_rs::DecoderResult::InputEmpty
}

fn utf32(bytes: &[u8], unit_of: fn([u8; 4]) -> u32) -> Reading {
    let mut reading = Reading::default();
    for (index, unit) in bytes.chunks(4).enumerate() {
        watch::tick(1);
        match <[u8; 4]>::try_from(unit).ok().and_then(|unit| char::from_u32(unit_of(unit))) {
            Some(character) => reading.text.push(character),
            None => {
                reading.cut = unit.len() < 4;
                reading.spoil(index * 4);
            }
        }
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_located() {
        let mut bytes = "通知".as_bytes().to_vec();
        bytes.insert(3, 0xFF);
        let reading = read(&bytes, Encoding::Utf8);
        assert_eq!((reading.text.as_str(), reading.bad), ("通\u{FFFD}知", vec![3]));
    }

    #[test]
    fn a_character_cut_by_the_end_is_told_apart() {
        let reading = read(&[0xCD, 0xA8, 0xD6], Encoding::Gb18030);
        assert_eq!((reading.text.as_str(), reading.cut), ("通\u{FFFD}", true));
        let reading = read(&[0xCD, 0xA8, 0xFF, 0x41], Encoding::Gb18030);
        assert!(!reading.cut);
    }

    #[test]
    fn utf_32_is_read_from_both_ends() {
        assert_eq!(read(&[0x1A, 0x90, 0, 0], Encoding::Utf32Le).text, "通");
        assert_eq!(read(&[0, 0, 0x90, 0x1A], Encoding::Utf32Be).text, "通");
        assert_eq!(read(&[0, 0, 0xD8, 0, 1], Encoding::Utf32Be).bad, vec![0, 4]);
    }
}
