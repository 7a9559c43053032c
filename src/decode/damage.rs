//! Signs of damage in a text: where bad bytes stand, what was lost before, what does not belong.

use super::mixed::Mixed;
use super::reading::Reading;
use super::{Decoded, Replaced};
use crate::diagnostic::{Diagnostic, watch};

/// Offset in the file and place of each bad sequence of a reading, which begins at `skipped`.
pub(super) fn locate(reading: &Reading, skipped: usize) -> Vec<Replaced> {
    let places = places(&reading.text, &reading.marks);
    reading
        .bad
        .iter()
        .zip(places)
        .map(|(&bad, (line, column))| Replaced { byte: (bad + skipped) as u64, line, column })
        .collect()
}

/// Line and column, from 1, of rising byte positions in a text. Lines end at LF, CRLF or CR.
fn places(text: &str, positions: &[usize]) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'))
        .peekable();
    let (mut line, mut start) = (1, 0);
    let mut column = 1;
    positions
        .iter()
        .map(|&position| {
            watch::tick(1);
            let mut from = start;
            while let Some(end) = ends.next_if(|end| *end < position) {
                (line, column, from) = (line + 1, 1, end + 1);
            }
            column += text.get(from..position).map_or(0, |piece| piece.chars().count());
            start = position;
            (line, column)
        })
        .collect()
}

/// One diagnostic for each run of lines in another encoding.
pub(super) fn strays(mixed: &Mixed) -> Vec<Diagnostic> {
    let main = mixed.encodings.first().map_or("", |encoding| encoding.name());
    mixed
        .strays
        .iter()
        .map(|(first, last, encoding)| {
            Diagnostic::new("W-MIXED-ENCODINGS")
                .at(*first, 1)
                .with(first)
                .with(last)
                .with(encoding.name())
                .with(main)
        })
        .collect()
}

/// What the text itself shows: characters lost earlier, NUL, byte order marks inside.
pub(super) fn signs(decoded: &Decoded) -> Vec<Diagnostic> {
    let text = decoded.text.as_str();
    let own = count(text, "\u{FFFD}").saturating_sub(decoded.replaced.len());
    let lost = own + count(text, "锟斤拷");
    let found = [
        ("W-LOST", lost, if own > 0 { "\u{FFFD}" } else { "锟斤拷" }),
        ("W-NUL", count(text, "\0"), "\0"),
        ("N-INNER-BOM", count(text, "\u{FEFF}"), "\u{FEFF}"),
    ];
    found
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(code, count, sign)| {
            let found = Diagnostic::new(code).with(count);
            let position: Vec<usize> = text.find(sign).into_iter().collect();
            match places(text, &position)[..] {
                [(line, column)] => found.at(line, column),
                _ => found,
            }
        })
        .collect()
}

fn count(text: &str, sign: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), sign).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let decoded = Decoded { text: text.to_owned(), ..Decoded::default() };
        signs(&decoded).iter().map(|sign| sign.code).collect()
    }

    #[test]
    fn what_was_lost_before_is_said() {
        assert_eq!(codes("关于锟斤拷的通知"), ["W-LOST"]);
        assert_eq!(codes("关于\u{FFFD}的通知"), ["W-LOST"]);
        assert!(codes("关于印发办法的通知").is_empty());
    }

    #[test]
    fn lines_end_at_any_line_end() {
        assert_eq!(places("a\r\nb\rc\nd", &[0, 3, 5]), [(1, 1), (2, 1), (3, 1)]);
        assert_eq!(places("a\r\nb\rc\nd", &[7]), [(4, 1)]);
        assert_eq!(places("通知\n通知通知", &[3, 7, 10, 13]), [(1, 2), (2, 1), (2, 2), (2, 3)]);
    }

    #[test]
    fn a_sign_has_its_place() {
        let decoded = Decoded { text: "一\n二\0\0三".into(), ..Decoded::default() };
        let [nul] = &signs(&decoded)[..] else { unreachable!() };
        assert_eq!(nul.place, Some(crate::diagnostic::Place { line: 2, column: 2 }));
        assert_eq!(nul.arguments, ["2"]);
    }
}
