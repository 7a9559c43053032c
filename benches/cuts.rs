//! How often the encoding of a piece is judged rightly, by encoding and length, as a table.
//!
//! `cargo bench --bench cuts`. The samples, the shared texts and the expected texts of the shared
//! encoding set (`GONGWEN_SHARED`, else `../shared`), in every encoding that carries them, cut to
//! some bytes from starts of characters; every second piece ends where a character ends, the
//! others wherever they end. Right is a piece that comes out as the text it is in its encoding.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(clippy::string_slice, reason = "at the starts of characters")]

use std::path::{Path, PathBuf};

use gongwen::decode::{DecodeOptions, Encoding, decode_lossy};

#[path = "../tests/harness/encoders.rs"]
mod encoders;

/// Bytes of the pieces.
const SIZES: [usize; 7] = [8, 16, 32, 64, 128, 512, 2048];
/// Pieces of each size of one text in one encoding.
const PIECES: usize = 12;
/// The share of a text that may be left out because the encoding lacks it: one in so many.
const LACKING: usize = 50;

fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared =
        std::env::var_os("GONGWEN_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let folders = [root.join("samples"), shared.join("corpus"), shared.join("encoding/expected")];
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let mut texts: Vec<String> =
        files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    texts.iter_mut().for_each(|text| text.retain(|character| character != '\u{FEFF}'));
    texts.retain(|text| chinese(text));
    texts.dedup();
    texts
}

/// A text of some length without damage: mostly Chinese characters.
fn chinese(text: &str) -> bool {
    let han = text.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count();
    let other = |c: char| matches!(c, '\u{FFFD}' | '\u{80}'..='\u{FF}' | '\u{3040}'..='\u{30FF}');
    han >= 40 && han * 2 > text.chars().count() && text.chars().filter(|c| other(*c)).count() < 3
}

/// The text without what the encoding lacks, where that is little.
fn carried(text: &str, name: &str) -> Option<String> {
    let carries = |c: &char| encoders::encoded(c.encode_utf8(&mut [0; 4]), name).is_some();
    let kept: String = text.chars().filter(carries).collect();
    let lost = text.chars().count() - kept.chars().count();
    (lost * LACKING <= kept.chars().count()).then_some(kept)
}

/// A piece of the text from a character on: `size` bytes, or the whole characters in them.
fn piece(text: &str, start: usize, size: usize, whole: bool, name: &str) -> Option<Vec<u8>> {
    let rest = &text[start..];
    let ends: Vec<usize> =
        rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(size).collect();
    let encoded = |end: usize| encoders::encoded(&rest[..end], name);
    let mut bytes = encoded(*ends.last()?)?;
    if whole {
        let fits = |end: &usize| encoded(*end).is_some_and(|bytes| bytes.len() <= size);
        bytes = encoded(*ends.get(ends.partition_point(fits).checked_sub(1)?)?)?;
    } else {
        bytes.truncate(size);
    }
    Some(bytes)
}

fn right(bytes: &[u8], encoding: Encoding) -> bool {
    let given = DecodeOptions { encoding: Some(encoding), ..DecodeOptions::default() };
    let read = |options| decode_lossy(bytes, options).ok().map(|(read, _)| read.value.text);
    read(&DecodeOptions::default()) == read(&given)
}

fn main() {
    let texts = texts();
    let (mut good, mut all) = (0, 0);
    println!(
        "{} texts\n\n| encoding | {} |",
        texts.len(),
        SIZES.map(|s| format!("{s} B")).join(" | ")
    );
    println!("|---|{}", "---|".repeat(SIZES.len()));
    for name in encoders::NAMES.into_iter().filter(|name| !name.ends_with("+bom")) {
        let Some(encoding) = Encoding::from_label(name) else { continue };
        let texts: Vec<String> = texts.iter().filter_map(|text| carried(text, name)).collect();
        let mut row = format!("| {name} |");
        for size in SIZES {
            let (mut hits, mut tries) = (0, 0);
            for text in &texts {
                let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                for number in 0..PIECES {
                    let start = starts[number * starts.len() / PIECES];
                    let bytes = piece(text, start, size, number % 2 == 0, name);
                    let Some(bytes) = bytes.filter(|bytes| bytes.len() + 8 > size) else {
                        continue;
                    };
                    tries += 1;
                    hits += usize::from(right(&bytes, encoding));
                }
            }
            if size >= 16 {
                (good, all) = (good + hits, all + tries);
            }
            let share = 100.0 * hits as f64 / tries.max(1) as f64;
            row += &format!(" {share:.1} ({tries}) |");
        }
        println!("{row}");
    }
    println!("\n16 bytes and more: {good} of {all}, {:.2} %", 100.0 * good as f64 / all as f64);
}
