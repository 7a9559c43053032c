//! Pages → PDF/A-2a, PDF/UA-1. printpdf makes the operators of some pages at a time; they, fonts,
//! structure, outline and metadata go into the [`file`] as they come.
//!
//! Law: the same pages give the same bytes; extracted text is the source's, in order.

mod cff;
mod content;
mod file;
mod fonts;
mod huffman;
mod icc;
mod image;
mod outline;
mod pack;
mod print;
mod structure;
mod subset;
mod truetype;
mod xmp;

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};
use sha2::{Digest as _, Sha256};

use super::{Info, WriteError};
use crate::font::{FaceId, Fonts};
use crate::layout::{Item, Node, NodeId, Page, Pages, Tag};
use crate::style::{Picture, Pt};

use file::File;
use subset::Subset;

/// Writes pages as PDF; each is dropped as it is drawn.
///
/// # Errors
/// [`WriteError`] where a face cannot be subset, a picture cannot be read, or printpdf objects.
pub fn pdf(pages: Pages, fonts: &Fonts, info: &Info) -> Result<Vec<u8>, WriteError> {
    let packet = xmp::packet(info);
    let id = identity(&pages, &packet);
    let subsets = subset::gather(&pages, fonts)?;
    let Pages { pages, nodes, outline, .. } = pages;
    let mut file = File::new(room(&pages, nodes.len() + 2 * outline.len(), &subsets));
    let drawn = Drawn::of(pages, &nodes, &subsets, &mut file);
    let mut font_names = Dictionary::new();
    for (face, subset) in &subsets {
        font_names.set(format!("F{}", face.0), fonts::add(&mut file, subset)?);
    }
    let mut image_names = Dictionary::new();
    for (index, picture) in drawn.pictures.iter().enumerate() {
        image_names.set(format!("I{index}"), image::add(&mut file, picture));
    }
    drop(subsets);
    let resources = file.add(dictionary! { "Font" => font_names, "XObject" => image_names });
    let tree = file.promise();
    let sheets = &drawn.sheets;
    for (index, sheet) in sheets.iter().enumerate() {
        let area = [0.0, 0.0, sheet.width.0, sheet.height.0];
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => area.map(|value| Object::Real(value as f32)).to_vec(),
            "Resources" => resources,
            "Contents" => sheet.contents,
            "StructParents" => index as i64,
            "Tabs" => "S",
        };
        file.put(sheet.id, &Object::Dictionary(page));
    }
    let kids: Vec<Object> = sheets.iter().map(|sheet| sheet.id.into()).collect();
    let count = kids.len() as i64;
    let list = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    file.put(tree, &Object::Dictionary(list));
    let structure = structure::add(&mut file, (&nodes, &drawn.figures), sheets);
    let outline = outline::add(&mut file, &outline, sheets);
    let metadata = Metadata { info, packet, id };
    let trailer = catalogue(&mut file, metadata, tree, structure, outline);
    Ok(file.finish(trailer))
}

/// About how many bytes the file will have, rather more than fewer.
fn room(pages: &[Page], objects: usize, subsets: &BTreeMap<FaceId, Subset>) -> usize {
    let drawn: usize = pages
        .iter()
        .flat_map(Page::all)
        .map(|item| match item {
            Item::Text(run) => RUN + run.glyphs.len() * GLYPH,
            Item::Rule(_) | Item::Image(_) => RUN,
        })
        .sum();
    let shapes: usize = subsets.values().map(|subset| subset.glyphs.len() * SHAPE).sum();
    drawn + shapes + pages.len() * PAGE + objects * OBJECT
}

/// Bytes that a run takes, a glyph in it, a glyph's shape in its face, a page, and an object.
const RUN: usize = 24;
const GLYPH: usize = 2;
const SHAPE: usize = 500;
const PAGE: usize = 800;
const OBJECT: usize = 110;

/// A page whose operators are written.
struct Sheet {
    /// Its object.
    id: ObjectId,
    width: Pt,
    height: Pt,
    /// Its operators.
    contents: ObjectId,
    /// The structure node of each marked-content id.
    marked: Vec<NodeId>,
}

/// What was written of the pages so far.
#[derive(Default)]
struct Drawn {
    sheets: Vec<Sheet>,
    /// The pictures in order of use.
    pictures: Vec<Arc<Picture>>,
    /// What they show, by their nodes.
    figures: structure::Figures,
}

/// Pages whose operators are held at a time: those of a whole book take many times its room.
const AT_ONCE: usize = 2;

impl Drawn {
    /// Writes the operators of all pages, and drops what they were drawn from.
    fn of(
        pages: Vec<Page>,
        nodes: &[Node],
        subsets: &BTreeMap<FaceId, Subset>,
        file: &mut File,
    ) -> Self {
        let mut drawn = Self::default();
        let tags = |node: NodeId| nodes.get(node.number()).map_or(Tag::Paragraph, |node| node.tag);
        let mut pages = pages.into_iter().peekable();
        while pages.peek().is_some() {
            let mut built = PdfDocument::new("");
            for page in pages.by_ref().take(AT_ONCE) {
                let pictures = &mut drawn.pictures;
                let figures = &mut drawn.figures;
                let mut name = |image: &crate::layout::Image| {
                    figures.insert(image.node, (image.alt.clone(), image.name.clone()));
                    let known = pictures.iter().position(|picture| picture == &image.picture);
                    let at = known.unwrap_or_else(|| {
                        pictures.push(image.picture.clone());
                        pictures.len() - 1
                    });
                    format!("I{at}")
                };
                let content = content::draw(&page, &tags, subsets, &mut name);
                let (width, height) = (page.width, page.height);
                let mm = |length: Pt| printpdf::Mm(length.mm().0 as f32);
                built.pages.push(PdfPage::new(mm(width), mm(height), content.ops));
                let [id, contents] = [file.promise(), file.promise()];
                drawn.sheets.push(Sheet { id, width, height, contents, marked: content.marked });
            }
            let doc = lowered(&built);
            let first = drawn.sheets.len() - built.pages.len();
            for (id, sheet) in doc.page_iter().zip(drawn.sheets.iter().skip(first)) {
                let operators = doc.get_page_content(id);
                file.put_packed(sheet.contents, Dictionary::new(), &operators);
            }
        }
        drawn
    }
}

/// printpdf's pages as objects.
fn lowered(built: &PdfDocument) -> lopdf::Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    built.to_lopdf_document(&options, &mut warnings)
}

/// What the file says of itself.
struct Metadata<'a> {
    info: &'a Info,
    packet: Vec<u8>,
    id: Object,
}

/// Writes catalogue and Info; gives the trailer.
fn catalogue(
    file: &mut File,
    Metadata { info, packet, id }: Metadata,
    tree: ObjectId,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Dictionary {
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = file.add(Stream::new(metadata, packet));
    let profile = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = file.add(Stream::new(profile, icc::packed().to_vec()));
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
    let root = file.add(root);
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
    let properties = file.add(properties);
    dictionary! {
        "Root" => root,
        "Info" => properties,
        "ID" => vec![id.clone(), id],
    }
}

/// The file's id: a hash of what it says of itself and of what stands where.
fn identity(pages: &Pages, packet: &[u8]) -> Object {
    let mut hash = Sha256::new();
    hash.update(packet);
    for item in pages.pages.iter().flat_map(|page| page.all()) {
        let place = match item {
            Item::Text(run) => {
                for character in run.glyphs.iter().flat_map(|glyph| glyph.text.chars()) {
                    hash.update(u32::from(character).to_be_bytes());
                }
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

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Document;

    use crate::document::{Block, Role};

    fn sample() -> Vec<u8> {
        let blocks = vec![
            Block::new(Role::Title, "关于测试的通知"),
            Block::new(Role::Para, "一些文字——用来测试，2026年。"),
        ];
        let document = crate::document::Document { blocks, ..Default::default() };
        let fonts = Fonts::embedded();
        let pages = crate::layout::layout(&document, &Default::default(), &fonts).unwrap().value;
        pdf(pages, &fonts, &Info::of(&document, &Default::default())).unwrap()
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
