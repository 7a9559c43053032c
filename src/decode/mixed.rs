//! Files with two encodings in them: a judged encoding and bytes → the same bytes read line by
//! line, where some lines are clearly of another.
//!
//! Law: a line keeps the file's encoding unless another explains it much better.

use super::Encoding;
use super::judge::price;
use super::reading::{self, Reading};
use crate::diagnostic::watch;

/// What another encoding must save on one line, in nats.
const CLEAR: f64 = 12.0;
/// What it must save once some line was clear.
const LIKELY: f64 = 3.0;

/// Bytes read in two encodings or more.
pub(super) struct Mixed {
    pub reading: Reading,
    /// Encodings of the lines, the one with most text first.
    pub encodings: Vec<Encoding>,
    /// Runs of lines in another encoding than the first: first line, last line (from 1), which.
    pub strays: Vec<(usize, usize, Encoding)>,
}

/// Encodings that lines of a file may stray into: those that other programs append.
fn others(encoding: Encoding) -> &'static [Encoding] {
    match encoding {
        Encoding::Utf8 => &[Encoding::Gb18030, Encoding::Big5],
        Encoding::Gb18030 | Encoding::Big5 => &[Encoding::Utf8],
        _ => &[],
    }
}

/// A line that has bytes beyond ASCII, and what each other encoding saves on it.
struct Line<'a> {
    bytes: &'a [u8],
    encoding: Encoding,
    savings: Vec<(Encoding, f64)>,
}

/// Reads line by line where that explains some line better; nothing for a file of one encoding.
pub(super) fn read(bytes: &[u8], encoding: Encoding) -> Option<Mixed> {
    let others = others(encoding);
    if others.is_empty() {
        return None;
    }
    // no line follows another encoding before one was clear, and most files have none
    let from = if encoding == Encoding::Utf8 { valid_lines(bytes) } else { 0 };
    let mut left = lines(bytes.get(from..).unwrap_or_default());
    let clear = |line| savings(line, encoding, others).iter().any(|(_, saved)| *saved > CLEAR);
    if !left.any(clear) {
        return None;
    }
    let mut lines: Vec<Line> = lines(bytes)
        .map(|line| Line { bytes: line, encoding, savings: savings(line, encoding, others) })
        .collect();
    for limit in [CLEAR, LIKELY] {
        let proven: Vec<Encoding> = lines.iter().map(|line| line.encoding).collect();
        for line in &mut lines {
            let best = line
                .savings
                .iter()
                .filter(|(other, saved)| {
                    *saved > limit && (limit >= CLEAR || proven.contains(other))
                })
                .max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((other, _)) = best {
                line.encoding = *other;
            }
        }
    }
    lines.iter().any(|line| line.encoding != encoding).then(|| join(&lines, encoding))
}

/// Length of the lines at the start that are valid UTF-8.
fn valid_lines(bytes: &[u8]) -> usize {
    let valid = encoding_rs::Encoding::utf8_valid_up_to(bytes);
    if valid == bytes.len() {
        return valid;
    }
    memchr::memrchr(b'\n', bytes.get(..valid).unwrap_or_default()).map_or(0, |at| at + 1)
}

/// The lines with their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, next) = rest.split_at_checked(end).filter(|(line, _)| !line.is_empty())?;
        watch::tick(1 + line.len() / 32);
        rest = next;
        Some(line)
    })
}

/// Nats that each other encoding saves on a line, where it can be one at all.
fn savings(line: &[u8], encoding: Encoding, others: &[Encoding]) -> Vec<(Encoding, f64)> {
    if line.is_ascii() {
        return Vec::new();
    }
    let valid = std::str::from_utf8(line).is_ok();
    // UTF-8 lines are told by being valid: cheap, and true of all but a few short ones
    if valid == (encoding == Encoding::Utf8) {
        return Vec::new();
    }
    let own = price(&reading::read(line, encoding), true, encoding);
    let saved = |other: Encoding| own - price(&reading::read(line, other), true, other);
    others.iter().map(|other| (*other, saved(*other))).collect()
}

fn join(lines: &[Line], judged: Encoding) -> Mixed {
    let mut sizes: Vec<(Encoding, usize)> = vec![(judged, 0)];
    for line in lines.iter().filter(|line| !line.bytes.is_ascii()) {
        // a Chinese character is three bytes in UTF-8, two elsewhere
        let size = line.bytes.len() / if line.encoding == Encoding::Utf8 { 3 } else { 2 };
        match sizes.iter_mut().find(|(encoding, _)| *encoding == line.encoding) {
            Some((_, sum)) => *sum += size,
            None => sizes.push((line.encoding, size)),
        }
    }
    sizes.retain(|(_, size)| *size > 0);
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let encodings: Vec<Encoding> = sizes.into_iter().map(|(encoding, _)| encoding).collect();
    let main = encodings.first().copied().unwrap_or(judged);
    let mut mixed = Mixed { reading: Reading::default(), encodings, strays: Vec::new() };
    let mut offset = 0;
    for (index, line) in lines.iter().enumerate() {
        watch::tick(1);
        let read = reading::read(line.bytes, line.encoding);
        let before = mixed.reading.text.len();
        mixed.reading.marks.extend(read.marks.iter().map(|mark| mark + before));
        mixed.reading.text.push_str(&read.text);
        mixed.reading.bad.extend(read.bad.iter().map(|bad| bad + offset));
        mixed.reading.cut = read.cut;
        offset += line.bytes.len();
        if line.encoding == main || line.bytes.is_ascii() {
            continue;
        }
        match mixed.strays.last_mut() {
            Some((_, last, which)) if *last == index && *which == line.encoding => *last += 1,
            _ => mixed.strays.push((index + 1, index + 1, line.encoding)),
        }
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn a_stray_line_is_read_in_its_own_encoding() {
        let mut bytes = gbk("关于印发办法的通知\n各区人民政府：\n");
        bytes.extend_from_slice("现将办法印发给你们，请执行。\n".as_bytes());
        let mixed = read(&bytes, Encoding::Gb18030).unwrap();
        assert!(mixed.reading.text.ends_with("政府：\n现将办法印发给你们，请执行。\n"));
        assert_eq!(mixed.strays, [(3, 3, Encoding::Utf8)]);
        assert_eq!(mixed.encodings.len(), 2);
    }

    #[test]
    fn a_file_of_one_encoding_is_left_alone() {
        // these two words are valid UTF-8 in GBK
        assert!(read(&gbk("关于学习的通知\n学习\n影片\n"), Encoding::Gb18030).is_none());
        let mut damaged = "关于印发办法的通知\n各区人民政府：\n".as_bytes().to_vec();
        damaged.insert(6, 0xFF);
        assert!(read(&damaged, Encoding::Utf8).is_none());
    }
}
