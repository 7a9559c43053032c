//! Seal images: a decoded picture → an RGB image with its transparency as a soft mask.

use lopdf::{Object, ObjectId, Stream, dictionary};

use crate::style::Picture;

use super::file::File;

/// Writes a picture; gives its id.
pub(super) fn add(file: &mut File, picture: &Picture) -> ObjectId {
    let (width, height) = (i64::from(picture.width), i64::from(picture.height));
    let mut image = |space: &str, packed: &[u8], mask: Option<ObjectId>| {
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
        file.add(Stream::new(dictionary, packed.to_vec()))
    };
    let mask = picture.opacity.as_ref().map(|opacity| image("DeviceGray", opacity, None));
    image("DeviceRGB", &picture.colour, mask)
}
