//! Byte order marks.

use super::Encoding;

/// Marks, longest first: UTF-32's little-end mark begins like UTF-16's.
const MARKS: &[(&[u8], Encoding)] = &[
    (&[0xFF, 0xFE, 0, 0], Encoding::Utf32Le),
    (&[0, 0, 0xFE, 0xFF], Encoding::Utf32Be),
    (&[0x84, 0x31, 0x95, 0x33], Encoding::Gb18030),
    (&[0xEF, 0xBB, 0xBF], Encoding::Utf8),
    (&[0xFF, 0xFE], Encoding::Utf16Le),
    (&[0xFE, 0xFF], Encoding::Utf16Be),
];

/// The encoding that a mark at the start names, and the mark's length.
pub(super) fn find(bytes: &[u8]) -> Option<(Encoding, usize)> {
    MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(mark, encoding)| (*encoding, mark.len()))
}
