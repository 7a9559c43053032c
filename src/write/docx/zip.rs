//! Parts → package bytes: a deflated zip without clock, folders or machine in it.
//!
//! Law: the same parts give the same bytes. Times are 1980-01-01, modes 0644.

use std::sync::RwLock;

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::diagnostic::watch;
use crate::write::WriteError;

/// 1980-01-01 in MS-DOS form.
const DATE: u16 = 0x21;
/// Made by Unix, format 2.0.
const MADE_BY: u16 = 3 << 8 | 20;
/// Regular file, 0644.
const MODE: u32 = 0o100_644 << 16;

/// How thoroughly parts are deflated: more pains make a package little smaller.
const PAINS: Compression = Compression::new(2);

/// Bytes deflated between two questions whether to go on.
const AT_ONCE: usize = 1 << 18;

/// Packs named parts in the order given.
///
/// # Errors
/// [`WriteError`] where a part is too large for the format (4 GB).
pub fn pack(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, WriteError> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    // one state for all parts: making one costs more than a small part's deflating
    let mut deflater = Compress::new(PAINS, false);
    for (name, bytes) in parts {
        let offset = size(out.len())?;
        let deflated = match shared(name) {
            true => kept(&mut deflater, name, bytes)?,
            false => deflate(&mut deflater, bytes)?,
        };
        let mut common = Vec::with_capacity(26);
        for field in [20_u16, 1 << 11, 8, 0, DATE] {
            common.extend(field.to_le_bytes());
        }
        for field in [crc32fast::hash(bytes), size(deflated.len())?, size(bytes.len())?] {
            common.extend(field.to_le_bytes());
        }
        let length = u16::try_from(name.len())
            .map_err(|_| WriteError::write("a part's name is too long"))?;
        common.extend(length.to_le_bytes());
        common.extend([0, 0]);

        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(&deflated);

        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).map_err(|_| WriteError::write("too many parts"))?;
    let (start, length) = (size(out.len())?, size(directory.len())?);
    out.extend(directory);
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    Ok(out)
}

/// Parts that are often the same from one document to the next: all but its text and properties.
fn shared(name: &str) -> bool {
    !(name == "word/document.xml" || name.starts_with("docProps/c") || name.ends_with(".png"))
}

/// A part as it was last deflated.
struct Kept {
    name: String,
    bytes: Vec<u8>,
    deflated: Vec<u8>,
}

/// Deflates a part, or gives what came of the same bytes before. One form of each part is kept.
fn kept(deflater: &mut Compress, name: &str, bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    static KEPT: RwLock<Vec<Kept>> = RwLock::new(Vec::new());
    if let Ok(kept) = KEPT.read()
        && let Some(own) = kept.iter().find(|own| own.name == name)
        && own.bytes == bytes
    {
        return Ok(own.deflated.clone());
    }
    let deflated = deflate(deflater, bytes)?;
    if let Ok(mut kept) = KEPT.write() {
        let new = Kept { name: name.to_owned(), bytes: bytes.to_vec(), deflated: deflated.clone() };
        match kept.iter_mut().find(|own| own.name == name) {
            Some(own) => *own = new,
            None => kept.push(new),
        }
    }
    Ok(deflated)
}

fn deflate(deflater: &mut Compress, bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    deflater.reset();
    let mut out = Vec::with_capacity(bytes.len() / 3 + 64);
    loop {
        let taken = usize::try_from(deflater.total_in()).unwrap_or(usize::MAX);
        let rest = bytes.get(taken..).unwrap_or_default();
        let (some, flush) = match rest.get(..AT_ONCE) {
            Some(some) => (some, FlushCompress::None),
            None => (rest, FlushCompress::Finish),
        };
        // a byte is packed many times faster than a character is set
        watch::tick(some.len() / 32);
        let status = deflater
            .compress_vec(some, &mut out, flush)
            .map_err(|error| WriteError::write(error.to_string()))?;
        if status == Status::StreamEnd {
            return Ok(out);
        }
        if out.len() == out.capacity() {
            out.reserve(out.capacity().max(1024));
        }
    }
}

fn size(length: usize) -> Result<u32, WriteError> {
    u32::try_from(length).map_err(|_| WriteError::write("the document is larger than 4 GB"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_part_that_was_kept_is_packed_as_at_first() {
        let parts = |text: &str| vec![("word/kept.xml".to_owned(), text.as_bytes().to_vec())];
        let first = pack(&parts("甲")).unwrap();
        assert_ne!(pack(&parts("乙")).unwrap(), first);
        assert_eq!(pack(&parts("甲")).unwrap(), first);
        assert_eq!(pack(&parts("甲")).unwrap(), first);
    }

    #[test]
    fn a_package_reads_back() {
        let parts = vec![
            ("a.xml".to_owned(), "甲".repeat(500).into_bytes()),
            ("b/c.xml".to_owned(), b"x".to_vec()),
        ];
        let bytes = pack(&parts).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for (name, content) in &parts {
            let mut file = archive.by_name(name).unwrap();
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            assert_eq!(&read, content);
        }
    }
}
