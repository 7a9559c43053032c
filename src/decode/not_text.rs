//! Files that are no text: told by their first bytes, so that the message names what they are.

/// First bytes and what they begin.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a Word, Excel or WPS document of the old binary kind"),
    (b"{\\rtf", "an RTF document"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x1F\x8B\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90\0", "a Windows program"),
    (b"OTTO\0", "a font"),
    (b"\0\x01\0\0\0", "a font"),
    (b"SQLite format 3\0", "an SQLite database"),
];

/// What the bytes are, where they are a known kind of file that is no text.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_kind(bytes));
    }
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature))?;
    // two letters alone may begin a text: a bitmap has zero bytes soon after
    if found.0 == b"BM" && !bytes.iter().take(16).any(|byte| *byte == 0) {
        return None;
    }
    Some(found.1)
}

fn zip_kind(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"word/") {
        "a DOCX document"
    } else if holds(b"xl/") {
        "an XLSX workbook"
    } else if holds(b"ppt/") {
        "a PPTX presentation"
    } else if holds(b"OFD.xml") {
        "an OFD document"
    } else if holds(b"opendocument") {
        "an OpenDocument file"
    } else {
        "a ZIP archive"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_and_a_text_is_not() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), Some("a PNG image"));
        assert_eq!(kind(b"PK\x03\x04........word/document.xml"), Some("a DOCX document"));
        assert_eq!(kind(b"BM: a text"), None);
        assert_eq!(kind("关于".as_bytes()), None);
    }
}
