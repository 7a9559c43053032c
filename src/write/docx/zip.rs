//! Parts → package bytes: a deflated zip without clock, folders or machine in it. A part may be
//! packed while it is written, so that it is never held whole.
//!
//! Law: the same parts in the same pieces give the same bytes. Times are 1980-01-01, modes 0644.
//! Whatever is packed is shown to the reader first.

use crc32fast::Hasher;

use super::deflate::{Deflater, ROOM};
use crate::write::WriteError;

/// Is shown each part as it is packed: its name and its bytes. Only the document's own part comes
/// in several pieces, none of which ends within a text.
pub type Reader<'a> = &'a mut dyn FnMut(&str, &[u8]);

/// 1980-01-01 in MS-DOS form.
const DATE: u16 = 0x21;
/// Made by Unix, format 2.0.
const MADE_BY: u16 = 3 << 8 | 20;
/// Regular file, 0644.
const MODE: u32 = 0o100_644 << 16;
/// What a header takes before the part's name: four bytes of its own and the fields common to both.
const HEADER: usize = 30;

/// A package in the making.
pub struct Archive<'a> {
    out: Vec<u8>,
    entries: Vec<Entry>,
    deflater: Deflater,
    reader: Reader<'a>,
}

/// A part that is packed.
struct Entry {
    name: String,
    /// The header's fields that the directory repeats.
    common: Vec<u8>,
    /// Bytes that it takes, header and all.
    length: usize,
}

/// A part in the making, the last of its package.
pub struct Part {
    name: String,
    start: usize,
    length: usize,
    sum: Hasher,
}

impl<'a> Archive<'a> {
    /// An empty one.
    pub fn new(reader: Reader<'a>) -> Self {
        Self { out: Vec::new(), entries: Vec::new(), deflater: Deflater::new(), reader }
    }

    /// Packs a part.
    ///
    /// # Errors
    /// [`WriteError`] where it is too large for the format (4 GB).
    pub fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let mut part = self.begin(name);
        if is_shared(name) {
            self.show(&mut part, bytes);
            self.deflater.shared(name, bytes, &mut self.out)?;
            return self.enter(part);
        }
        self.piece(&mut part, bytes)?;
        self.end(part)
    }

    /// Packs parts ahead of those that stand in it: of what a package holds, what names its parts
    /// comes first and is known last.
    ///
    /// # Errors
    /// As [`Archive::part`].
    pub fn ahead(&mut self, parts: &[(&str, &[u8])]) -> Result<(), WriteError> {
        let (out, entries) = (std::mem::take(&mut self.out), std::mem::take(&mut self.entries));
        for (name, bytes) in parts {
            self.part(name, bytes)?;
        }
        let ahead = std::mem::replace(&mut self.out, out);
        // in place: a long document would be held twice
        self.out.reserve_exact(ahead.len());
        self.out.splice(..0, ahead);
        self.entries.extend(entries);
        Ok(())
    }

    /// Begins a part that is packed as it is written; it is ended before the next one begins.
    pub fn begin(&mut self, name: &str) -> Part {
        let start = self.out.len();
        self.out.reserve_exact(ROOM);
        self.out.resize(start + HEADER, 0);
        self.out.extend(name.as_bytes());
        Part { name: name.to_owned(), start, length: 0, sum: Hasher::new() }
    }

    /// Packs a piece of a part.
    ///
    /// # Errors
    /// [`WriteError`] where it cannot be deflated.
    pub fn piece(&mut self, part: &mut Part, piece: &[u8]) -> Result<(), WriteError> {
        self.show(part, piece);
        self.deflater.piece(piece, &mut self.out)
    }

    /// Ends a part.
    ///
    /// # Errors
    /// As [`Archive::part`].
    pub fn end(&mut self, part: Part) -> Result<(), WriteError> {
        self.deflater.end(&mut self.out)?;
        self.enter(part)
    }

    /// The file.
    ///
    /// # Errors
    /// [`WriteError`] beyond the format's limits.
    pub fn bytes(mut self) -> Result<Vec<u8>, WriteError> {
        let out = &mut self.out;
        let start = out.len();
        out.reserve_exact(ROOM);
        let mut offset = 0;
        for Entry { name, common, length } in &self.entries {
            out.extend(b"PK\x01\x02");
            out.extend(MADE_BY.to_le_bytes());
            out.extend(common);
            out.extend([0; 6]);
            out.extend(MODE.to_le_bytes());
            out.extend(size(offset)?.to_le_bytes());
            out.extend(name.as_bytes());
            offset += length;
        }
        let length = size(out.len() - start)?;
        let count = u16::try_from(self.entries.len())
            .map_err(|_| WriteError::write("too many parts"))?
            .to_le_bytes();
        out.extend(b"PK\x05\x06");
        out.extend([0; 4]);
        out.extend(count);
        out.extend(count);
        out.extend(length.to_le_bytes());
        out.extend(size(start)?.to_le_bytes());
        out.extend([0; 2]);
        Ok(self.out)
    }

    /// Shows a piece to the reader, and takes its sum.
    fn show(&mut self, part: &mut Part, piece: &[u8]) {
        (self.reader)(&part.name, piece);
        part.sum.update(piece);
        part.length += piece.len();
    }

    /// Fills in the header of a part whose bytes are all packed.
    fn enter(&mut self, part: Part) -> Result<(), WriteError> {
        let Part { name, start, length, sum } = part;
        let deflated = self.out.len() - start - HEADER - name.len();
        let mut common = Vec::with_capacity(HEADER);
        for field in [20_u16, 1 << 11, 8, 0, DATE] {
            common.extend(field.to_le_bytes());
        }
        for field in [sum.finalize(), size(deflated)?, size(length)?] {
            common.extend(field.to_le_bytes());
        }
        let named = u16::try_from(name.len())
            .map_err(|_| WriteError::write("a part's name is too long"))?;
        common.extend(named.to_le_bytes());
        common.extend([0, 0]);
        let header = b"PK\x03\x04".iter().chain(&common);
        self.out.iter_mut().skip(start).zip(header).for_each(|(place, byte)| *place = *byte);
        self.entries.push(Entry { name, common, length: self.out.len() - start });
        Ok(())
    }
}

/// Parts that are often the same from one document to the next: all but its text and properties.
fn is_shared(name: &str) -> bool {
    !(name.starts_with("docProps/c") || name.ends_with(".png"))
}

fn size(length: usize) -> Result<u32, WriteError> {
    u32::try_from(length).map_err(|_| WriteError::write("the document is larger than 4 GB"))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn pack(name: &str, text: &str) -> Vec<u8> {
        let mut unread = |_: &str, _: &[u8]| {};
        let mut archive = Archive::new(&mut unread);
        archive.part(name, text.as_bytes()).unwrap();
        archive.bytes().unwrap()
    }

    #[test]
    fn a_part_that_was_kept_is_packed_as_at_first() {
        let first = pack("word/kept.xml", "甲");
        assert_ne!(pack("word/kept.xml", "乙"), first);
        assert_eq!(pack("word/kept.xml", "甲"), first);
        assert_eq!(pack("word/kept.xml", "甲"), first);
    }

    #[test]
    fn a_package_reads_back_as_it_was_shown() {
        let long = "甲".repeat(500);
        let mut shown: Vec<(String, Vec<u8>)> = Vec::new();
        let mut reader = |name: &str, piece: &[u8]| match shown.last_mut() {
            Some((own, bytes)) if own == name => bytes.extend(piece),
            _ => shown.push((name.to_owned(), piece.to_vec())),
        };
        let mut archive = Archive::new(&mut reader);
        let mut part = archive.begin("b/long.xml");
        for _ in 0..3 {
            archive.piece(&mut part, long.as_bytes()).unwrap();
        }
        archive.end(part).unwrap();
        archive.part("c.png", b"x").unwrap();
        archive.ahead(&[("a.xml", long.as_bytes()), ("empty.xml", b"")]).unwrap();
        let mut archive =
            ::zip::ZipArchive::new(std::io::Cursor::new(archive.bytes().unwrap())).unwrap();
        assert_eq!(archive.by_index(0).unwrap().name(), "a.xml");
        assert_eq!(archive.len(), shown.len());
        for (name, content) in &shown {
            let mut file = archive.by_name(name).unwrap();
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            assert!(read == *content, "{name}");
        }
        assert_eq!(shown[0].1.len(), 3 * long.len());
    }
}
