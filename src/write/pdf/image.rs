//! Seal images: PNG → an RGB picture with its transparency as a soft mask.

use lopdf::{Object, ObjectId, Stream, dictionary};

use crate::write::WriteError;

use super::deflate;
use super::file::File;

/// Writes a PNG; gives the id of its picture.
pub(super) fn add(file: &mut File, bytes: &[u8]) -> Result<ObjectId, WriteError> {
    let failed = |error: &dyn std::fmt::Display| WriteError::Image(error.to_string());
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| failed(&error))?;
    let size = reader.output_buffer_size().ok_or_else(|| failed(&"the picture is too large"))?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(|error| failed(&error))?;
    pixels.truncate(frame.buffer_size());
    let channels = frame.color_type.samples();
    let (mut colour, mut alpha) = (Vec::new(), Vec::new());
    for pixel in pixels.chunks_exact(channels) {
        match *pixel {
            [grey] => colour.extend([grey; 3]),
            [grey, opacity] => {
                colour.extend([grey; 3]);
                alpha.push(opacity);
            }
            [red, green, blue] => colour.extend([red, green, blue]),
            [red, green, blue, opacity] => {
                colour.extend([red, green, blue]);
                alpha.push(opacity);
            }
            _ => return Err(failed(&"unknown kind of pixels")),
        }
    }
    let (width, height) = (i64::from(frame.width), i64::from(frame.height));
    let mut picture = |space: &str, data: &[u8], mask: Option<ObjectId>| {
        let mut dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => width,
            "Height" => height,
            "ColorSpace" => Object::Name(space.as_bytes().to_vec()),
            "BitsPerComponent" => 8,
            "Filter" => "FlateDecode",
        };
        if let Some(mask) = mask {
            dictionary.set("SMask", Object::Reference(mask));
        }
        file.add(Stream::new(dictionary, deflate(data)))
    };
    let mask = (!alpha.is_empty()).then(|| picture("DeviceGray", &alpha, None));
    Ok(picture("DeviceRGB", &colour, mask))
}
