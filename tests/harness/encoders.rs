//! Text → bytes in every encoding that Chinese text comes in, for laws and benchmarks; nothing
//! where an encoding cannot carry the text. What `encoding_rs` cannot write is written here.

use std::collections::HashMap;
use std::sync::OnceLock;

use gongwen::decode::{DecodeOptions, Encoding, decode_lossy};

/// Names that [`encoded`] knows; `+bom` is a byte order mark in front.
pub const NAMES: [&str; 16] = [
    "utf-8",
    "utf-8+bom",
    "utf-16-le",
    "utf-16-le+bom",
    "utf-16-be",
    "utf-16-be+bom",
    "utf-32-le",
    "utf-32-le+bom",
    "utf-32-be",
    "utf-32-be+bom",
    "utf-7",
    "gb18030",
    "big5",
    "euc-tw",
    "hz",
    "iso-2022-cn",
];

/// The text in the encoding, if that carries all of it.
pub fn encoded(text: &str, name: &str) -> Option<Vec<u8>> {
    let (name, mark) = name.strip_suffix("+bom").map_or((name, ""), |name| (name, "\u{FEFF}"));
    let marked = format!("{mark}{text}");
    Some(match name {
        "utf-8" => marked.into_bytes(),
        "utf-16-le" => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16-be" => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32-le" => marked.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
        "utf-32-be" => marked.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
        "utf-7" => utf7(text),
        "gb18030" => by_codec(text, encoding_rs::GB18030)?,
        "big5" => by_codec(text, encoding_rs::BIG5)?,
        "euc-tw" => euc_tw(text)?,
        "hz" => hz(text)?,
        "iso-2022-cn" => iso_2022_cn(text)?,
        _ => return None,
    })
}

fn by_codec(text: &str, codec: &'static encoding_rs::Encoding) -> Option<Vec<u8>> {
    let (bytes, _, lossy) = codec.encode(text);
    // some private characters come back as others
    let back = codec.decode_without_bom_handling(&bytes).0 == text;
    (!lossy && back).then(|| bytes.into_owned())
}

/// The two bytes of a character of GB 2312.
fn gb2312(character: char) -> Option<[u8; 2]> {
    match by_codec(character.encode_utf8(&mut [0; 4]), encoding_rs::GBK)?[..] {
        [first @ 0xA1..=0xF7, second @ 0xA1..=0xFE] => Some([first, second]),
        _ => None,
    }
}

/// Plane, row and cell of a character of CNS 11643, from reading every cell.
fn cns(character: char) -> Option<[u8; 3]> {
    static CELLS: OnceLock<HashMap<char, [u8; 3]>> = OnceLock::new();
    let cells = CELLS.get_or_init(|| {
        let options = DecodeOptions { encoding: Some(Encoding::EucTw), ..DecodeOptions::default() };
        let mut cells = HashMap::new();
        for plane in [1, 2, 3, 4, 5, 6, 7, 15] {
            for row in 0xA1..=0xFE {
                let codes = (0xA1..=0xFE).flat_map(|cell| [0x8E, 0xA0 + plane, row, cell]);
                let bytes: Vec<u8> = codes.collect();
                let Ok((read, _)) = decode_lossy(&bytes, &options) else { continue };
                for (cell, character) in (0xA1..=0xFE).zip(read.value.text.chars()) {
                    if character != '\u{FFFD}' {
                        cells.entry(character).or_insert([plane, row, cell]);
                    }
                }
            }
        }
        cells
    });
    cells.get(&character).copied()
}

fn euc_tw(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for character in text.chars() {
        match cns(character) {
            _ if character.is_ascii() => bytes.push(character as u8),
            Some([1, row, cell]) => bytes.extend([row, cell]),
            Some([plane, row, cell]) => bytes.extend([0x8E, 0xA0 + plane, row, cell]),
            None => return None,
        }
    }
    Some(bytes)
}

fn hz(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut chinese = false;
    for character in text.chars() {
        if character.is_ascii() == chinese {
            bytes.extend(if chinese { b"~}" } else { b"~{" });
            chinese = !chinese;
        }
        match character {
            '~' => bytes.extend(b"~~"),
            '\0'..='\u{7F}' => bytes.push(character as u8),
            _ => bytes.extend(gb2312(character)?.map(|byte| byte & 0x7F)),
        }
    }
    if chinese {
        bytes.extend(b"~}");
    }
    Some(bytes)
}

/// Sets are named anew on each line, as RFC 1922 asks.
fn iso_2022_cn(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut set, mut second, mut shifted) = (0u8, false, false);
    for character in text.chars() {
        if character.is_ascii() {
            if shifted {
                bytes.push(0x0F);
                shifted = false;
            }
            bytes.push(character as u8);
            if character == '\n' {
                (set, second) = (0, false);
            }
            continue;
        }
        let (named, code) = match (gb2312(character), cns(character)) {
            (Some(code), _) => (b'A', code),
            (None, Some([1, row, cell])) => (b'G', [row, cell]),
            (None, Some([2, row, cell])) => (b'H', [row, cell]),
            _ => return None,
        };
        if named == b'H' {
            if !second {
                bytes.extend(b"\x1B$*H");
                second = true;
            }
            bytes.extend(b"\x1BN");
        } else {
            if set != named {
                bytes.extend(b"\x1B$)");
                bytes.push(named);
                set = named;
            }
            if !shifted {
                bytes.push(0x0E);
                shifted = true;
            }
        }
        bytes.extend(code.map(|byte| byte & 0x7F));
    }
    if shifted {
        bytes.push(0x0F);
    }
    Some(bytes)
}

fn utf7(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    for part in characters.chunk_by(|one, other| one.is_ascii() == other.is_ascii()) {
        if part.first().is_some_and(char::is_ascii) {
            for character in part {
                match character {
                    '+' => bytes.extend(b"+-"),
                    other => bytes.push(*other as u8),
                }
            }
            continue;
        }
        let units: Vec<u8> =
            String::from_iter(part).encode_utf16().flat_map(u16::to_be_bytes).collect();
        let bits: Vec<u8> =
            units.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).collect();
        bytes.push(b'+');
        for six in bits.chunks(6) {
            let value = six.iter().fold(0usize, |value, bit| value << 1 | usize::from(*bit));
            bytes.push(DIGITS[value << (6 - six.len())]);
        }
        bytes.push(b'-');
    }
    bytes
}
