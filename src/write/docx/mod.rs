//! Document → DOCX bytes.
//!
//! `docx-rs` builds the tree and its XML; `canon` brings that into schema order; styles,
//! settings, fonts, properties and relationships are our own parts; `zip` packs what is in use. The
//! text is packed as it is printed, so that neither its tree nor its XML is ever held whole; a
//! [`Reader`] is shown what is packed.
//! Law: pure and deterministic; every character of the model stands once in `word/document.xml`,
//! in document order.

mod body;
mod canon;
mod closing;
mod colophon;
mod deflate;
mod faces;
mod flow;
mod font_table;
mod grid;
mod head;
mod in_faces;
mod letter;
mod long;
mod look;
mod order;
mod package;
mod page;
mod properties;
mod runs;
mod seal;
mod styles;
mod tree;
mod xml;
mod zip;

#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::layout::PageFacts;
use crate::style::Style;
use crate::write::{Info, WriteError};

pub use zip::Reader;

/// Writes a document as DOCX; each part is shown to a reader as it is packed.
///
/// # Errors
/// [`WriteError`] where a part is not the XML that `docx-rs` is known to write, or the file is
/// beyond the format's limits (4 GB).
pub fn docx(
    document: &Document,
    style: &Style,
    facts: &PageFacts,
    reader: Reader<'_>,
) -> Result<Vec<u8>, WriteError> {
    let look = look::Look::of(document, style, facts);
    let written = tree::tree(zip::Archive::new(reader), document, &look, facts)?;
    let flow::Written { mut archive, rare, footers, seals } = written;
    let info = Info::of(document, style);
    let seals = look.seals.parts(seals);
    let relations: Vec<_> = (0..seals.len()).map(seal::relation).collect();
    let relations = package::document_rels(footers.len(), &relations);
    let fonts = font_table::font_table(look.faces, &rare);
    let types = package::content_types(footers.len(), seals.len());
    archive.part("word/_rels/document.xml.rels", relations.as_bytes())?;
    archive.part("word/styles.xml", styles::styles(&look).as_bytes())?;
    archive.part("word/settings.xml", package::SETTINGS.as_bytes())?;
    archive.part("word/fontTable.xml", fonts.as_bytes())?;
    for (name, picture) in &seals {
        archive.part(name, picture)?;
    }
    for (n, footer) in footers.iter().enumerate() {
        archive.part(&format!("word/footer{}.xml", n + 1), &canon::canonical(footer)?)?;
    }
    archive.part("docProps/core.xml", properties::core(&info).as_bytes())?;
    archive.part("docProps/custom.xml", properties::custom(document, &info).as_bytes())?;
    archive.part("docProps/app.xml", package::APP.as_bytes())?;
    archive.ahead(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", package::RELS.as_bytes()),
    ])?;
    archive.bytes()
}
