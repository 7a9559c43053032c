//! Bytes → deflated bytes, piece by piece; parts that many documents share are deflated once a
//! process.
//!
//! Law: the same pieces give the same bytes, whatever was deflated before.

use std::sync::RwLock;

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::diagnostic::watch;
use crate::write::WriteError;

/// How thoroughly: levels above 2 hardly shrink a part.
const LEVEL: Compression = Compression::new(2);

/// Bytes deflated between two questions whether to go on.
const AT_ONCE: usize = 1 << 18;

/// Room that an output gets at a time, or a quarter of what it holds. Doubled, as vectors double, it
/// would take twice its length.
pub const ROOM: usize = 1 << 14;

/// A state of deflating, used for one part after another: making one costs more than deflating a
/// small part.
pub struct Deflater(Compress);

impl Deflater {
    /// A new one.
    pub fn new() -> Self {
        Self(Compress::new(LEVEL, false))
    }

    /// Deflates a piece of a part to the end of `out`.
    ///
    /// # Errors
    /// [`WriteError`] where the bytes cannot be deflated.
    pub fn piece(&mut self, piece: &[u8], out: &mut Vec<u8>) -> Result<(), WriteError> {
        self.pieces(piece, FlushCompress::None, out)
    }

    /// Ends a part: what is still held back goes to the end of `out`, and the next piece is another
    /// part's.
    ///
    /// # Errors
    /// As [`Deflater::piece`].
    pub fn end(&mut self, out: &mut Vec<u8>) -> Result<(), WriteError> {
        self.pieces(&[], FlushCompress::Finish, out)?;
        self.0.reset();
        Ok(())
    }

    /// Deflates a part that other documents may have too, or gives what came of the same bytes
    /// before. One form of each part is kept.
    ///
    /// # Errors
    /// As [`Deflater::piece`].
    pub fn shared(&mut self, name: &str, part: &[u8], out: &mut Vec<u8>) -> Result<(), WriteError> {
        static KEPT: RwLock<Vec<Kept>> = RwLock::new(Vec::new());
        if let Ok(kept) = KEPT.read()
            && let Some(own) = kept.iter().find(|own| own.name == name)
            && own.bytes == part
        {
            out.extend(&own.deflated);
            return Ok(());
        }
        let mut deflated = Vec::new();
        self.piece(part, &mut deflated)?;
        self.end(&mut deflated)?;
        out.extend(&deflated);
        if let Ok(mut kept) = KEPT.write() {
            let new = Kept { name: name.to_owned(), bytes: part.to_vec(), deflated };
            match kept.iter_mut().find(|own| own.name == name) {
                Some(own) => *own = new,
                None => kept.push(new),
            }
        }
        Ok(())
    }

    fn pieces(
        &mut self,
        mut rest: &[u8],
        flush: FlushCompress,
        out: &mut Vec<u8>,
    ) -> Result<(), WriteError> {
        let ends = matches!(flush, FlushCompress::Finish);
        while ends || !rest.is_empty() {
            let some = rest.get(..AT_ONCE).unwrap_or(rest);
            let before = self.0.total_in();
            let status = self
                .0
                .compress_vec(some, out, flush)
                .map_err(|error| WriteError::write(error.to_string()))?;
            let taken = usize::try_from(self.0.total_in() - before).unwrap_or(usize::MAX);
            // a byte is packed many times faster than a character is set
            watch::tick(taken / 32);
            rest = rest.get(taken..).unwrap_or_default();
            if status == Status::StreamEnd {
                break;
            }
            if out.len() == out.capacity() {
                out.reserve_exact(ROOM.max(out.len() / 4));
            }
        }
        Ok(())
    }
}

/// A part as it was last deflated.
struct Kept {
    name: String,
    bytes: Vec<u8>,
    deflated: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn deflated(pieces: &[&[u8]]) -> Vec<u8> {
        let (mut deflater, mut out) = (Deflater::new(), Vec::new());
        // what came before leaves no trace
        deflater.piece(b"before", &mut Vec::new()).unwrap();
        deflater.end(&mut Vec::new()).unwrap();
        pieces.iter().for_each(|piece| deflater.piece(piece, &mut out).unwrap());
        deflater.end(&mut out).unwrap();
        out
    }

    #[test]
    fn pieces_are_inflated_as_one() {
        // noise, so that the output outgrows its first room
        let noise = |n: u32| (n.wrapping_mul(2_654_435_761) >> 24) as u8;
        let bytes: Vec<u8> = (0..600_000).map(noise).collect();
        for size in [1 << 20, 65_536, 7_001] {
            let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
            let (first, again) = (deflated(&pieces), deflated(&pieces));
            assert_eq!(first, again);
            let mut read = Vec::new();
            flate2::read::DeflateDecoder::new(first.as_slice()).read_to_end(&mut read).unwrap();
            assert!(read == bytes, "{size}");
        }
        assert_eq!(deflated(&[]), [3, 0]);
    }
}
