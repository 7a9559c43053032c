//! Streams, packed: small where a text repeats itself, fast where it does not.

use std::io::Write as _;

use flate2::{Compress, Compression, FlushCompress, Status};

/// A stream of much repetition, packed small.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    ended(bytes, |bytes| {
        let level = Compression::default();
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
        // writing to memory does not fail
        let _ = encoder.write_all(bytes);
        encoder.finish().unwrap_or_default()
    })
}

/// Packs what repeats itself, the operators of pages and the structure: fast, with one state for all,
/// since making one costs more than packing a page.
pub(super) struct Packer(Compress);

impl Packer {
    /// A new one.
    pub fn new() -> Self {
        Self(Compress::new(Compression::fast(), true))
    }

    /// Packs bytes; they may get a blank more at their end.
    pub fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        ended(bytes, |bytes| self.exact(bytes))
    }

    /// Packs bytes as they are, whatever byte the packed ones end in.
    pub fn exact(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut out = Vec::with_capacity(bytes.len() + 64);
        // packing to memory with room does not fail
        while let Ok(Status::Ok | Status::BufError) = self.0.compress_vec(
            bytes.get(self.0.total_in() as usize..).unwrap_or_default(),
            &mut out,
            FlushCompress::Finish,
        ) {
            out.reserve(bytes.len() / 2 + 64);
        }
        out.shrink_to_fit();
        out
    }
}

/// A stream, packed fast.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    ended(bytes, super::huffman::pack)
}

/// Packs bytes; a stream that would end in a carriage return, which with the line feed after it
/// reads as one end of line, gets a blank more to pack.
fn ended(bytes: &[u8], mut pack: impl FnMut(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let packed = pack(bytes);
    match packed.last() {
        Some(b'\r') => pack(&[bytes, b" "].concat()),
        _ => packed,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn operators_are_inflated_as_they_were_whatever_was_packed_before() {
        let mut packer = Packer::new();
        let noise: Vec<u8> =
            (0..90_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let page = b"BT /F1 16 Tf 1 0 0 1 79 700 Tm [(\x00\x03)] TJ ET\n".repeat(40);
        let first = packer.pack(&page);
        for bytes in [&noise, &page, &Vec::new()] {
            let packed = packer.pack(bytes);
            let mut read = Vec::new();
            flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut read).unwrap();
            assert!(read.strip_suffix(b" ").unwrap_or(&read) == bytes.as_slice());
        }
        assert_eq!(packer.pack(&page), first);
        assert!(first.len() * 8 < page.len());
    }
}
