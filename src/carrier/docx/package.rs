//! Bytes → parts of the package: which of them hold the text, each unpacked as it is read.
//!
//! Law: all parts together unpack to a bounded size, and none is held whole.

use std::io::{BufRead, BufReader, Cursor, Error, ErrorKind, Read, Result as IoResult};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Tag, Token, Xml};
use crate::carrier::CarrierError;

/// Most MiB that all parts that are read unpack to.
pub(super) const MOST: u64 = 256;
/// Most bytes that a packed one stands for; XML of documents reaches fifty.
const RATIO: u64 = 400;
/// What a part may unpack to whatever it is packed in.
const FREE: u64 = 4 << 20;
/// Bytes of an archive's ends that are searched for names.
const END: usize = 65_536;
/// First bytes of an OLE file, which an encrypted document lies in.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether the bytes are a DOCX, be it damaged or behind a password.
pub(super) fn is_docx(bytes: &[u8]) -> bool {
    if is_encrypted(bytes) {
        return true;
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let head = bytes.get(..END).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(END)..).unwrap_or_default();
    let holds = |name: &[u8]| [head, tail].iter().any(|end| memmem::find(end, name).is_some());
    if holds(b"word/") {
        return true;
    }
    // the text may lie in a part of any name
    holds(b"[Content_Types].xml") && Package::open(bytes).is_ok_and(|mut own| own.is_word())
}

/// An OLE file with the streams of an encrypted package: their names are UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    bytes.starts_with(OLE) && memmem::find(bytes, &name).is_some()
}

/// A package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, CarrierError> {
        if is_encrypted(bytes) {
            return Err(CarrierError::Encrypted);
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| CarrierError::Package(error.to_string()))?;
        Ok(Self { archive, left: MOST << 20 })
    }

    /// A part as a reader that unpacks it; none where there is no such part.
    pub(super) fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<Xml<impl BufRead + '_>>, CarrierError> {
        let Some(at) = self.index(name) else { return Ok(None) };
        let part = match self.archive.by_index(at) {
            Ok(part) if part.encrypted() => return Err(CarrierError::Encrypted),
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(CarrierError::Encrypted);
            }
            Err(error) => return Err(CarrierError::Package(format!("{name}: {error}"))),
        };
        let most = part.compressed_size().saturating_mul(RATIO).saturating_add(FREE);
        let left = &mut self.left;
        let reader = Bounded { part, left, own: most };
        Ok(Some(Xml::new(BufReader::with_capacity(1 << 15, reader), name)))
    }

    /// Number of a part: names are compared without case.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let mut names = (0..self.archive.len())
                .filter_map(|at| Some((at, self.archive.name_for_index(at)?)));
            names.find(|(_, own)| own.eq_ignore_ascii_case(name)).map(|(at, _)| at)
        })
    }

    /// Whether its types name a document of Word.
    fn is_word(&mut self) -> bool {
        let Ok(Some(mut types)) = self.part("[Content_Types].xml") else { return false };
        loop {
            match types.next() {
                Ok(Token::Start(Tag::Override)) => {
                    let kind = types.attribute("ContentType").unwrap_or_default();
                    if kind.contains("wordprocessingml") && kind.contains(".main+xml")
                        || kind.contains("ms-word") && kind.contains(".main+xml")
                    {
                        return true;
                    }
                }
                Ok(Token::Eof) | Err(_) => return false,
                Ok(_) => {}
            }
        }
    }

    /// Name of the part that holds the text.
    pub(super) fn document(&mut self) -> Result<String, CarrierError> {
        let relations = self.relations("")?;
        let named = relations.iter().find(|own| own.kind == "officeDocument");
        let named = named.map(|own| own.target.clone()).filter(|name| self.index(name).is_some());
        let usual = || {
            ["word/document.xml", "word/document2.xml"]
                .into_iter()
                .find(|name| self.index(name).is_some())
                .map(str::to_owned)
        };
        named.or_else(usual).ok_or(CarrierError::NoDocument)
    }

    /// The relations of a part, or of the package where its name is empty. Without any, the parts
    /// beside it under their usual names.
    pub(super) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, CarrierError> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(mut xml) = self.part(&format!("{folder}_rels/{name}.rels"))? else {
            let usual = ["styles", "numbering", "footnotes", "endnotes", "comments"];
            let usual = usual.into_iter().map(|kind| Relation {
                kind: kind.to_owned(),
                target: format!("{folder}{kind}.xml"),
            });
            return Ok(usual.collect());
        };
        let mut found = Vec::new();
        loop {
            match xml.next()? {
                Token::Start(Tag::Relationship) => {
                    let mut named = xml.attributes(&["Type", "Target", "TargetMode"]);
                    let [kind, target, mode] = &mut named;
                    if mode.as_deref() == Some("External") {
                        continue;
                    }
                    let kind = kind.take().unwrap_or_default();
                    found.push(Relation {
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: resolve(&folder, target.as_deref().unwrap_or_default()),
                    });
                }
                Token::Eof => return Ok(found),
                _ => {}
            }
        }
    }
}

/// A part that another one names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// Last word of its type: `styles`, `header` …
    pub(super) kind: String,
    /// Name of the part.
    pub(super) target: String,
}

/// A target as the name of a part: from the root, or from the folder of what names it.
fn resolve(folder: &str, target: &str) -> String {
    let from_root = target.strip_prefix('/');
    let whole = from_root.map_or_else(|| format!("{folder}{target}"), str::to_owned);
    let mut names: Vec<&str> = Vec::new();
    for name in whole.split('/') {
        match name {
            "." | "" => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

/// A part that may unpack to so much.
struct Bounded<'l, R> {
    part: R,
    /// What all parts together may.
    left: &'l mut u64,
    /// What this one may.
    own: u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        let read = self.part.read(into)?;
        let taken = read as u64;
        match (self.left.checked_sub(taken), self.own.checked_sub(taken)) {
            (Some(left), Some(own)) => (*self.left, self.own) = (left, own),
            _ => return Err(Error::from(ErrorKind::FileTooLarge)),
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::packed;
    use super::*;

    #[test]
    fn targets_are_names_of_parts() {
        assert_eq!(resolve("word/", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/", "/word/a.xml"), "word/a.xml");
        assert_eq!(resolve("word/", "../custom/./a.xml"), "custom/a.xml");
    }

    #[test]
    fn a_document_is_found_under_any_name() {
        let types = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.\
                     wordprocessingml.document.main+xml'/></Types>";
        let relations = "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='/t/甲.xml'/>\
             </Relationships>";
        let bytes = packed(&[
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations),
            ("t/甲.xml", "<a/>"),
        ]);
        assert!(is_docx(&bytes));
        assert_eq!(Package::open(&bytes).unwrap().document().as_deref(), Ok("t/甲.xml"));
        let other = packed(&[("[Content_Types].xml", "<Types/>"), ("a/b.xml", "<a/>")]);
        assert!(!is_docx(&other));
        let none = Package::open(&other).unwrap().document();
        assert_eq!(none, Err(CarrierError::NoDocument));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let part = format!("<a>{}</a>", " ".repeat(16 << 20));
        let bytes = packed(&[("word/document.xml", &part)]);
        let mut package = Package::open(&bytes).unwrap();
        let mut xml = package.part("word/document.xml").unwrap().unwrap();
        let end = std::iter::from_fn(|| Some(xml.next()))
            .find(|token| !matches!(token, Ok(Token::Start(_) | Token::Text | Token::End)));
        assert_eq!(end, Some(Err(CarrierError::TooLarge(MOST))));
    }
}
