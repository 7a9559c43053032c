//! Bytes read in one encoding: the text, and where bytes fit no character.

use super::Encoding;

/// Text as one encoding reads the bytes; each bad sequence stands as one U+FFFD.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The text.
    pub text: String,
    /// Offsets of the bad sequences.
    pub bad: Vec<usize>,
    /// The last bad sequence is a character cut off by the end.
    pub cut: bool,
}

/// Reads all bytes.
pub(super) fn read(bytes: &[u8], encoding: Encoding) -> Reading {
    match encoding.codec() {
        Some(codec) => with_codec(bytes, codec),
        None => utf32(bytes, encoding == Encoding::Utf32Le),
    }
}

fn with_codec(bytes: &[u8], codec: &'static encoding_rs::Encoding) -> Reading {
    let mut decoder = codec.new_decoder_without_bom_handling();
    let mut reading = Reading::default();
    reading.text.reserve(bytes.len() + bytes.len() / 2 + 16);
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read) =
            decoder.decode_to_string_without_replacement(rest, &mut reading.text, true);
        at += read;
        match result {
            encoding_rs::DecoderResult::InputEmpty => return reading,
            encoding_rs::DecoderResult::OutputFull => {
                let more = decoder.max_utf8_buffer_length(bytes.len() - at).unwrap_or(1 << 16);
                reading.text.reserve(more.max(64));
            }
            encoding_rs::DecoderResult::Malformed(length, extra) => {
                let start = at.saturating_sub(usize::from(length) + usize::from(extra));
                reading.bad.push(start);
                reading.cut = at == bytes.len() && extra == 0;
                reading.text.push('\u{FFFD}');
            }
        }
    }
}

fn utf32(bytes: &[u8], little: bool) -> Reading {
    let mut reading = Reading::default();
    for (index, unit) in bytes.chunks(4).enumerate() {
        let character = <[u8; 4]>::try_from(unit).ok().and_then(|unit| {
            char::from_u32(if little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) })
        });
        reading.text.push(character.unwrap_or('\u{FFFD}'));
        if character.is_none() {
            reading.bad.push(index * 4);
            reading.cut = unit.len() < 4;
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
