//! Seals: the bytes of a PNG come in; out goes a picture that was decoded whole, once, and is
//! ready for every format, with the office that it belongs to.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

/// Most pixels of a seal: 50 mm, the largest, at 1200 dots an inch are 5.6 million. A small file
/// may claim to hold far more than memory does.
pub const MAX_PIXELS: u64 = 16_000_000;

/// A seal that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The office, or the person, that it belongs to; none: the next one that signs.
    pub office: Option<String>,
    /// Its file, as reports name it.
    pub file: String,
    /// What it shows.
    pub picture: Arc<Picture>,
    /// When a text that it does not fit is wrong.
    pub demand: Demand,
}

/// What a seal asks of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Demand {
    /// Seals in the order of the signatures: as many as there are.
    #[default]
    InOrder,
    /// Its office signs the text.
    Signs,
    /// Its office, or that of another such seal, signs the text.
    OneSigns,
    /// None: it is one of a list to choose from.
    Listed,
}

/// A decoded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The PNG.
    pub png: Vec<u8>,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green and blue of every pixel, packed (zlib).
    pub(crate) colour: Vec<u8>,
    /// Opacity of every pixel, packed; none where all is opaque.
    pub(crate) opacity: Option<Vec<u8>>,
}

/// Why a picture cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It is no PNG, or not a whole one.
    #[error("{0}")]
    Broken(#[from] png::DecodingError),
    /// It has too many pixels.
    #[error("{width} × {height} pixels are more than {MAX_PIXELS}; make the picture smaller")]
    TooLarge {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
}

impl Picture {
    /// Decodes a PNG to its end.
    ///
    /// # Errors
    /// [`PictureError`] for bytes that are no whole PNG, and for one of too many pixels.
    pub fn decode(bytes: Vec<u8>) -> Result<Self, PictureError> {
        let mut decoder = png::Decoder::new(Cursor::new(&bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let (width, height) = (reader.info().width, reader.info().height);
        let too_large = PictureError::TooLarge { width, height };
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(too_large);
        }
        let Some(size) = reader.output_buffer_size() else { return Err(too_large) };
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels)?;
        reader.finish()?;
        pixels.truncate(frame.buffer_size());
        let (mut colour, mut opacity) = (Vec::new(), Vec::new());
        for pixel in pixels.chunks_exact(frame.color_type.samples()) {
            match *pixel {
                [grey] => colour.extend([grey; 3]),
                [grey, alpha] => {
                    colour.extend([grey; 3]);
                    opacity.push(alpha);
                }
                [red, green, blue] => colour.extend([red, green, blue]),
                [red, green, blue, alpha] => {
                    colour.extend([red, green, blue]);
                    opacity.push(alpha);
                }
                _ => {}
            }
        }
        let opacity = (!opacity.is_empty()).then(|| packed(&opacity));
        let colour = packed(&colour);
        Ok(Self { width, height, colour, opacity, png: bytes })
    }

    /// Height by width.
    pub fn proportion(&self) -> f64 {
        f64::from(self.height) / f64::from(self.width.max(1))
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    // writing to memory does not fail
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, kind: png::ColorType, data: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(kind);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(data).unwrap();
        writer.finish().unwrap();
        out
    }

    #[test]
    fn every_kind_of_pixel_becomes_colour_and_opacity() {
        let opaque = Picture::decode(png(2, 1, png::ColorType::Grayscale, &[9, 8])).unwrap();
        assert_eq!((opaque.width, opaque.height, &opaque.opacity), (2, 1, &None));
        let clear = Picture::decode(png(1, 2, png::ColorType::Rgba, &[1; 8])).unwrap();
        assert!(clear.opacity.is_some());
        assert_eq!(clear.proportion(), 2.0);
    }

    #[test]
    fn a_cut_picture_is_refused_wherever_it_is_cut() {
        let data: Vec<u8> = (0..64 * 64).map(|n| (n * 7 % 251) as u8).collect();
        let whole = png(64, 64, png::ColorType::Grayscale, &data);
        for length in 0..whole.len() {
            assert!(Picture::decode(whole[..length].to_vec()).is_err(), "{length} bytes");
        }
        let mut broken = whole.clone();
        let middle = broken.len() / 2;
        broken[middle] ^= 0x55;
        assert!(Picture::decode(broken).is_err());
    }

    #[test]
    fn too_many_pixels_are_refused_before_they_are_decoded() {
        let mut bomb = png(1, 1, png::ColorType::Grayscale, &[0]);
        // the header claims 100,000 pixels each way
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
        let sum = crc32fast::hash(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        let refused = Picture::decode(bomb).unwrap_err();
        assert!(matches!(refused, PictureError::TooLarge { width: 100_000, .. }), "{refused}");
    }
}
