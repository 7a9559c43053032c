//! Bytes → deflated bytes, for the parts of a DOCX and the streams of a PDF.

use flate2::{Compress, Compression, FlushCompress, Status};

use super::WriteError;

/// Deflates many streams with one state: making a state costs more than a small stream.
pub(super) struct Deflater(Compress);

impl Deflater {
    /// For streams of zlib's form (RFC 1950), quickly.
    pub fn zlib() -> Self {
        Self(Compress::new(Compression::fast(), true))
    }

    /// For bare streams (RFC 1951): more pains than these take three times as long for a twentieth of
    /// a package.
    pub fn bare() -> Self {
        Self(Compress::new(Compression::new(2), false))
    }

    /// Deflates by repeats and frequency.
    ///
    /// # Errors
    /// [`WriteError`] where the deflater objects.
    pub fn pack(&mut self, bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
        self.0.reset();
        let mut out = Vec::with_capacity(bytes.len() / 3 + 64);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(taken..).unwrap_or_default();
            let status = self
                .0
                .compress_vec(rest, &mut out, FlushCompress::Finish)
                .map_err(|error| WriteError::write(error.to_string()))?;
            if status == Status::StreamEnd {
                return Ok(out);
            }
            out.reserve(out.capacity().max(1024));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn one_state_deflates_many_streams() {
        let noise: Vec<u8> =
            (0..200_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let mut deflater = Deflater::zlib();
        for bytes in [&b""[..], b"a", &[7; 100_000], &noise] {
            let packed = deflater.pack(bytes).unwrap();
            let mut out = Vec::new();
            flate2::read::ZlibDecoder::new(&packed[..]).read_to_end(&mut out).unwrap();
            assert!(out == bytes, "{} bytes", bytes.len());
        }
    }
}
