//! Files that are no text: told by their first bytes, so that the message names what they are.

/// Kinds whose text can be had in another way.
const OLD_WORD: &str = "a Word, Excel or WPS document of the old binary kind";
const RTF: &str = "an RTF document";
const OPEN_DOCUMENT: &str = "an OpenDocument file";
const PDF: &str = "a PDF document";
const OFD: &str = "an OFD document";

/// First bytes and what they begin.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"%PDF-", PDF),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLD_WORD),
    (b"{\\rtf", RTF),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x1F\x8B\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x7FELF", "a program"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"MZ", "a Windows program"),
    (b"\xCA\xFE\xBA\xBE", "a program"),
    (b"OTTO\0", "a font"),
    (b"\0\x01\0\0\0", "a font"),
    (b"ttcf\0", "a font"),
    (b"wOFF\0", "a font"),
    (b"wOF2\0", "a font"),
    (b"RIFF", "a recording or a WebP image"),
    (b"ID3", "a sound recording"),
    (b"%!PS-", "a PostScript document"),
    (b"SQLite format 3\0", "an SQLite database"),
];
/// Those of plain letters, which may begin a text: they count with a zero byte soon after.
const LETTERS: &[&[u8]] = &[b"BM", b"MZ", b"RIFF", b"ID3"];
/// Bytes of a ZIP archive's head and tail that are searched for the names in it.
const HEAD: usize = 4096;
const TAIL: usize = 65_536;

/// How the text of a file of another kind can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WayOut {
    /// A word processor saves it as DOCX.
    SaveAsDocx,
    /// It is print: it was made from a text or a DOCX.
    Source,
}

/// How the text of a kind of file can be had, where there is a way.
pub(super) fn way_out(kind: &str) -> Option<WayOut> {
    match kind {
        OLD_WORD | RTF | OPEN_DOCUMENT => Some(WayOut::SaveAsDocx),
        PDF | OFD => Some(WayOut::Source),
        _ => None,
    }
}

/// What the bytes are, where they are a known kind of file that is no text.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_kind(bytes));
    }
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        return Some("a file of nothing but zero bytes");
    }
    let at =
        |offset: usize, sign: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(sign));
    match bytes {
        _ if at(4, b"ftyp") && bytes.starts_with(&[0, 0, 0]) => return Some("a film or a picture"),
        _ if at(257, b"ustar") => return Some("a tar archive"),
        // in UTF-32 a zero would follow
        &[0, 0, 1, 0, count, 0, ..] if count > 0 => return Some("an icon"),
        _ => {}
    }
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature))?;
    if LETTERS.contains(&found.0) && !bytes.iter().take(16).any(|byte| *byte == 0) {
        return None;
    }
    Some(found.1)
}

/// Whether what was decoded is no text: a third of it is bad bytes and controls.
pub(super) fn rubbish(text: &str) -> bool {
    let odd = |c: &char| matches!(c, '\u{FFFD}' | '\u{1}'..='\u{8}' | '\u{B}' | '\u{10}'..='\u{1A}' | '\u{7F}'..='\u{9F}');
    let count = text.chars().filter(|c| *c != '\0').count();
    count >= 16 && text.chars().filter(odd).count() * 3 > count
}

fn zip_kind(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    let holds =
        |name: &[u8]| [head, tail].iter().any(|part| memchr::memmem::find(part, name).is_some());
    if holds(b"word/") {
        "a DOCX document"
    } else if holds(b"xl/") {
        "an XLSX workbook"
    } else if holds(b"ppt/") {
        "a PPTX presentation"
    } else if holds(b"OFD.xml") {
        OFD
    } else if holds(b"opendocument") {
        OPEN_DOCUMENT
    } else {
        "a ZIP archive"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_without_text_are_rubbish() {
        assert!(rubbish(&"\u{FFFD}\u{2}a".repeat(20)));
        assert!(!rubbish(&"关于\u{FFFD}通知".repeat(20)));
    }

    #[test]
    fn a_picture_is_named_and_a_text_is_not() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), Some("a PNG image"));
        assert_eq!(kind(b"PK\x03\x04........word/document.xml"), Some("a DOCX document"));
        let long = [b"PK\x03\x04".as_slice(), &[1; 9000], b"word/document.xml"].concat();
        assert_eq!(kind(&long), Some("a DOCX document"));
        assert_eq!(kind(b"BM: a text"), None);
        assert_eq!(kind(b"MZ 3"), None);
        assert_eq!(kind(&[0; 64]), Some("a file of nothing but zero bytes"));
        assert_eq!(kind("关于".as_bytes()), None);
    }
}
