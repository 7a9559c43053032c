//! Finished files → the text that stands in them, white space and page numbers aside.

use std::io::{Cursor, Read as _};

use libtest_mimic::Failed;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::solid;
use crate::harness::measure::Sheet;

/// The text of a DOCX, in the order of its XML. Parts beside the document say page numbers only.
pub fn docx(bytes: &[u8]) -> Result<String, Failed> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut text = String::new();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    for name in names.iter().filter(|name| name.starts_with("word/") && name.ends_with(".xml")) {
        let mut xml = String::new();
        archive.by_name(name)?.read_to_string(&mut xml)?;
        let runs = solid(&runs(&xml)?);
        if name == "word/document.xml" || !matches!(runs.as_str(), "" | "—1—") {
            text += &runs;
        }
    }
    Ok(text)
}

/// What stands in the runs of a part.
pub fn runs(xml: &str) -> Result<String, Failed> {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut inside) = (String::new(), false);
    loop {
        match reader.read_event()? {
            Event::Start(start) => inside = start.name().as_ref() == b"w:t",
            Event::End(_) => inside = false,
            Event::Text(piece) if inside => text += &piece.decode()?,
            Event::GeneralRef(name) if inside => match &*name {
                b"lt" => text.push('<'),
                b"gt" => text.push('>'),
                b"amp" => text.push('&'),
                b"quot" => text.push('"'),
                b"apos" => text.push('\''),
                other => return Err(format!("the entity {other:?} is not known").into()),
            },
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

/// The text of a PDF, page by page in the order it is drawn, by what each glyph says it stands
/// for. Page numbers and heading rows drawn again are marked as no part of the text.
pub fn pdf(bytes: &[u8]) -> Result<String, Failed> {
    let pages = Sheet::read(bytes)?.pages;
    let glyphs = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| !glyph.artifact);
    Ok(solid(&glyphs.map(|glyph| glyph.text.as_str()).collect::<String>()))
}
