//! Document → DOCX bytes.
//!
//! `docx-rs` builds the tree and its XML; `canon` brings that into schema order; styles,
//! settings, fonts, properties and relationships are our own parts; `zip` packs what is in use.
//! Between the two stands [`Package`], so that the finished XML can be read before it is packed.
//! Law: pure and deterministic; every character of the model stands once in `word/document.xml`,
//! in document order.

mod body;
mod canon;
mod closing;
mod colophon;
mod faces;
mod font_table;
mod grid;
mod head;
mod letter;
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

/// A DOCX before it is packed: its finished parts.
#[derive(Clone, Debug)]
pub struct Package(Vec<(String, Vec<u8>)>);

impl Package {
    /// Each part's name and bytes, in the order they are packed.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// The file.
    ///
    /// # Errors
    /// [`WriteError`] beyond the format's limits (4 GB).
    pub fn bytes(&self) -> Result<Vec<u8>, WriteError> {
        zip::pack(&self.0)
    }
}

/// Writes a document as DOCX.
///
/// # Errors
/// [`WriteError`] where a part is not the XML that `docx-rs` is known to write.
pub fn docx(document: &Document, style: &Style, facts: &PageFacts) -> Result<Package, WriteError> {
    parts(document, style, facts).map(Package)
}

/// The package's parts by name, in the order they are packed.
fn parts(
    document: &Document,
    style: &Style,
    facts: &PageFacts,
) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let look = look::Look::of(document, style, facts);
    let tree::Tree { body, rare, footers, seals } = tree::tree(document, &look, facts)?;
    let info = Info::of(document, style);
    let seals = look.seals.parts(seals);
    let types = package::content_types(footers.len(), seals.len());
    let relations: Vec<_> = (0..seals.len()).map(seal::relation).collect();
    let relations = package::document_rels(footers.len(), &relations);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types.into_bytes()),
        ("_rels/.rels".to_owned(), package::RELS.as_bytes().to_vec()),
        ("word/document.xml".to_owned(), body),
        ("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()),
        ("word/styles.xml".to_owned(), styles::styles(&look).into_bytes()),
        ("word/settings.xml".to_owned(), package::SETTINGS.as_bytes().to_vec()),
        ("word/fontTable.xml".to_owned(), font_table::font_table(look.faces, &rare).into_bytes()),
    ];
    parts.extend(seals);
    for (n, footer) in footers.iter().enumerate() {
        parts.push((format!("word/footer{}.xml", n + 1), canon::canonical(footer)?));
    }
    parts.push(("docProps/core.xml".to_owned(), properties::core(&info).into_bytes()));
    parts
        .push(("docProps/custom.xml".to_owned(), properties::custom(document, &info).into_bytes()));
    parts.push(("docProps/app.xml".to_owned(), package::APP.as_bytes().to_vec()));
    Ok(parts)
}
