//! Pages → PDF/A-2a, PDF/UA-1. printpdf builds pages and operators; fonts, structure, outline and
//! metadata are put in behind it, for it has none that an archive accepts.
//!
//! Law: the same pages give the same bytes; extracted text is the source's, in order.

mod cff;
mod content;
mod fonts;
mod huffman;
mod icc;
mod image;
mod outline;
mod structure;
mod subset;
mod truetype;
mod xmp;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};
use sha2::{Digest as _, Sha256};

use super::{Info, WriteError};
use crate::font::Fonts;
use crate::layout::{Item, Pages, Tag};
use crate::style::Picture;

/// Writes pages as PDF.
///
/// # Errors
/// [`WriteError`] where a face cannot be subset, a picture cannot be read, or printpdf objects.
pub fn pdf(pages: &Pages, fonts: &Fonts, info: &Info) -> Result<Vec<u8>, WriteError> {
    let subsets = subset::gather(pages, fonts)?;
    let tags = |node: usize| pages.nodes.get(node).map_or(Tag::Paragraph, |node| node.tag);
    let mut pictures: Vec<Arc<Picture>> = Vec::new();
    let mut figures = BTreeMap::new();
    let mut built = PdfDocument::new(&info.title);
    let mut marked = Vec::new();
    for page in &pages.pages {
        let mut name = |image: &crate::layout::Image| {
            figures.insert(image.node, (image.alt.clone(), image.name.clone()));
            let known = pictures.iter().position(|picture| picture == &image.picture);
            let at = known.unwrap_or_else(|| {
                pictures.push(image.picture.clone());
                pictures.len() - 1
            });
            format!("I{at}")
        };
        let drawn = content::draw(page, &tags, &subsets, &mut name);
        marked.push(drawn.marked);
        let mm = |length: crate::style::Pt| printpdf::Mm(length.mm().0 as f32);
        built.pages.push(PdfPage::new(mm(page.width), mm(page.height), drawn.ops));
    }
    let mut doc = lowered(&built);
    let mut font_names = Dictionary::new();
    for (face, subset) in &subsets {
        font_names.set(format!("F{}", face.0), fonts::add(&mut doc, subset)?);
    }
    let mut image_names = Dictionary::new();
    for (index, picture) in pictures.iter().enumerate() {
        image_names.set(format!("I{index}"), image::add(&mut doc, picture));
    }
    let resources = doc.add_object(dictionary! { "Font" => font_names, "XObject" => image_names });
    let ids: Vec<ObjectId> = doc.get_pages().into_values().collect();
    for (index, (id, page)) in ids.iter().zip(&pages.pages).enumerate() {
        if let Ok(dictionary) = doc.get_dictionary_mut(*id) {
            let area = [0.0, 0.0, page.width.0, page.height.0];
            let area = area.map(|value| Object::Real(value as f32)).to_vec();
            for name in ["Annots", "CropBox", "TrimBox"] {
                dictionary.remove(name.as_bytes());
            }
            dictionary.set("MediaBox", area);
            dictionary.set("Resources", resources);
            dictionary.set("StructParents", index as i64);
            dictionary.set("Tabs", Object::Name(b"S".to_vec()));
        }
    }
    compress(&mut doc, &ids);
    let structure = structure::add(&mut doc, (&pages.nodes, &figures), &ids, &marked);
    let outline = outline::add(&mut doc, &pages.outline, &pages.pages, &ids);
    catalogue(&mut doc, pages, info, structure, outline)?;
    doc.version = "1.7".into();
    doc.prune_objects();
    doc.renumber_objects();
    let mut bytes = Vec::with_capacity(length(&doc));
    doc.save_to(&mut bytes).map_err(|error| WriteError::write(error.to_string()))?;
    Ok(bytes)
}

/// Bytes that the file will take, or a little more.
fn length(doc: &Document) -> usize {
    let streams = doc.objects.values().map(|object| match object {
        Object::Stream(stream) => stream.content.len() + 200,
        _ => 200,
    });
    streams.sum()
}

/// printpdf's pages as objects.
fn lowered(built: &PdfDocument) -> Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    built.to_lopdf_document(&options, &mut warnings)
}

/// Deflates the pages' operators.
fn compress(doc: &mut Document, pages: &[ObjectId]) {
    let contents: Vec<ObjectId> = pages.iter().flat_map(|id| doc.get_page_contents(*id)).collect();
    for id in contents {
        if let Ok(Object::Stream(stream)) = doc.get_object_mut(id)
            && !stream.dict.has(b"Filter")
        {
            let packed = packed(&stream.content);
            stream.set_content(packed);
            stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
        }
    }
}

/// Catalogue, Info and trailer, in place of printpdf's.
fn catalogue(
    doc: &mut Document,
    pages: &Pages,
    info: &Info,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Result<(), WriteError> {
    let tree = doc
        .catalog()
        .and_then(|catalog| catalog.get(b"Pages"))
        .cloned()
        .map_err(|error| WriteError::write(error.to_string()))?;
    let packet = xmp::packet(info);
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = doc.add_object(Stream::new(metadata, packet.clone()).with_compression(false));
    let profile = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = doc.add_object(Stream::new(profile, icc::packed().to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    };
    let label = dictionary! { "S" => "D" };
    let mut root = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => Object::string_literal(info.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "Metadata" => metadata,
        "OutputIntents" => vec![Object::Dictionary(intent)],
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => dictionary! { "Nums" => vec![0.into(), Object::Dictionary(label)] },
    };
    if let Some(outline) = outline {
        root.set("Outlines", outline);
        root.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    let root = doc.add_object(root);
    let mut properties = dictionary! {
        "Title" => lopdf::text_string(&info.title),
        "Producer" => Object::string_literal(xmp::PRODUCER),
    };
    if let Some(issuer) = &info.issuer {
        properties.set("Author", lopdf::text_string(issuer));
    }
    if let Some(subject) = xmp::subject(info) {
        properties.set("Subject", lopdf::text_string(&subject));
    }
    if let Some(moment) = info.moment {
        properties.set("CreationDate", Object::string_literal(moment.pdf()));
    }
    let properties = doc.add_object(properties);
    let id = identity(pages, &packet);
    doc.trailer = dictionary! {
        "Root" => root,
        "Info" => properties,
        "ID" => vec![id.clone(), id],
    };
    Ok(())
}

/// The file's id: a hash of what it says of itself and of what stands where.
fn identity(pages: &Pages, packet: &[u8]) -> Object {
    let mut hash = Sha256::new();
    hash.update(packet);
    for item in pages.pages.iter().flat_map(|page| page.all()) {
        let place = match item {
            Item::Text(run) => {
                run.glyphs.iter().for_each(|glyph| hash.update(glyph.text.as_bytes()));
                [run.x, run.y, run.size]
            }
            Item::Rule(rule) => [rule.x, rule.y, rule.width],
            Item::Image(image) => {
                hash.update(&image.picture.png);
                [image.x, image.y, image.width]
            }
        };
        place.iter().for_each(|length| hash.update(length.0.to_be_bytes()));
    }
    let digest: Vec<u8> = hash.finalize().into_iter().take(16).collect();
    Object::String(digest, StringFormat::Hexadecimal)
}

/// A stream of much repetition, packed small.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    ended(bytes, |bytes| {
        let level = flate2::Compression::default();
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
        // writing to memory does not fail
        let _ = encoder.write_all(bytes);
        encoder.finish().unwrap_or_default()
    })
}

/// A stream, packed fast.
fn packed(bytes: &[u8]) -> Vec<u8> {
    ended(bytes, huffman::pack)
}

/// Packs bytes; a stream that would end in a carriage return, which with the line feed after it
/// reads as one end of line, gets a blank more to pack.
fn ended(bytes: &[u8], pack: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let packed = pack(bytes);
    match packed.last() {
        Some(b'\r') => pack(&[bytes, b" "].concat()),
        _ => packed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Role};

    fn sample() -> Vec<u8> {
        let blocks = vec![
            Block::new(Role::Title, "关于测试的通知"),
            Block::new(Role::Para, "一些文字——用来测试，2026年。"),
        ];
        let document = crate::document::Document { blocks, ..Default::default() };
        let fonts = Fonts::embedded();
        let pages = crate::layout::layout(&document, &Default::default(), &fonts).unwrap().value;
        pdf(&pages, &fonts, &Info::of(&document, &Default::default())).unwrap()
    }

    #[test]
    fn the_same_pages_give_the_same_bytes() {
        assert_eq!(sample(), sample());
    }

    #[test]
    fn the_catalogue_says_what_an_archive_asks() {
        let doc = Document::load_mem(&sample()).unwrap();
        let root = doc.catalog().unwrap();
        for key in ["Lang", "MarkInfo", "StructTreeRoot", "Metadata", "OutputIntents", "Outlines"] {
            assert!(root.has(key.as_bytes()), "{key}");
        }
    }
}
