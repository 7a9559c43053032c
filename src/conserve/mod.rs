//! Law 1, held at run time: the ledger of a text from its decoding to each finished file.
//!
//! White space aside, the decoded text holds the characters of the cleaned lines but for what the
//! records of cleaning say, those hold the model's but for [`Document::changes`], and the model
//! holds what the pages and the XML of the DOCX do, page numbers aside. A difference is a fault of
//! this program and fails the input. Linear in time; nothing is kept but a sum of each side.

mod runs;
mod sums;

use crate::clean::Lines;
use crate::decode::Decoded;
use crate::diagnostic::{Change, LeftOutKind};
use crate::document::{Document, Role, Zone};
use crate::layout::{Item, PageFacts, Pages};
use crate::write::WriteError;
use crate::write::docx::Reader;

/// A difference between two stages.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("between {stage}, {what}; this is a fault of gongwen, please report it with the text")]
pub struct Lost {
    /// The two stages.
    pub stage: &'static str,
    /// What is missing or too much.
    pub what: String,
}

/// What each finished file of a document has to hold.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'a> {
    document: &'a Document,
}

impl<'a> Ledger<'a> {
    /// Opens the ledger of a text that was read: decoded text, cleaned lines and model hold the
    /// same characters but for the records.
    ///
    /// # Errors
    /// [`Lost`] names the characters that differ.
    pub fn open(decoded: &Decoded, lines: &Lines, document: &'a Document) -> Result<Self, Lost> {
        let before = |put: &mut dyn FnMut(&str)| {
            put(lines.source.as_deref().unwrap_or(&decoded.text));
            // front matter was taken out of the decoded text before it was cleaned
            let front = lines.left_out.iter().filter(|left| left.kind == LeftOutKind::FrontMatter);
            front.for_each(|left| put(&left.text));
            lines.changes.iter().for_each(|change| put(&change.after));
        };
        let after = |put: &mut dyn FnMut(&str)| {
            cleaned(lines, put);
            lines.changes.iter().for_each(|change| put(&change.before));
        };
        settle("the decoded and the cleaned text", &before, &after)?;
        let records = |of: fn(&Change) -> &str, put: &mut dyn FnMut(&str)| {
            document.changes.iter().for_each(|change| put(of(change)));
        };
        let before = |put: &mut dyn FnMut(&str)| {
            cleaned(lines, put);
            records(|change| &change.after, put);
        };
        let after = |put: &mut dyn FnMut(&str)| {
            Self::of(document).model(false, put);
            records(|change| &change.before, put);
        };
        settle("the cleaned text and the model", &before, &after)?;
        Ok(Self::of(document))
    }

    /// The ledger of a document that was not read from a text.
    pub fn of(document: &'a Document) -> Self {
        Self { document }
    }

    /// The pages hold the model's characters.
    ///
    /// # Errors
    /// [`Lost`] names the characters that differ.
    pub fn pages(&self, pages: &Pages) -> Result<(), Lost> {
        let moved = pages.facts.recipients_in_colophon;
        let after = |put: &mut dyn FnMut(&str)| {
            for item in pages.pages.iter().flat_map(|page| page.all()) {
                if let Item::Text(run) = item
                    && run.node.is_some()
                {
                    for character in run.glyphs.iter().flat_map(|glyph| glyph.text.chars()) {
                        put(character.encode_utf8(&mut [0; 4]));
                    }
                }
            }
        };
        settle("the model and the pages", &|put| self.model(moved, put), &after)
    }

    /// Has a DOCX written, and reads its XML as it is packed: that holds the model's characters, its
    /// text in the document part, and no more than a page number in any other. Where it does not,
    /// the file is written again to count them.
    ///
    /// # Errors
    /// [`Lost`] names the characters that differ; what writing it gives.
    pub fn docx(
        &self,
        facts: &PageFacts,
        write: impl Fn(Reader<'_>) -> Result<Vec<u8>, WriteError>,
    ) -> Result<Vec<u8>, crate::Error> {
        let moved = facts.recipients_in_colophon;
        let model = |put: &mut dyn FnMut(&str)| self.model(moved, put);
        let mut sum = sums::Sum::default();
        let bytes = write(&mut |name, piece| read(name, piece, &mut |text| sum.add(text)))?;
        if sums::Sum::of(&model) == sum {
            return Ok(bytes);
        }
        let again = |put: &mut dyn FnMut(&str)| {
            // it was written without an error
            let _ = write(&mut |name, piece| read(name, piece, put));
        };
        Err(difference("the model and the DOCX", &model, &again).into())
    }

    /// The model's text; 主送 as they stand where they were moved to the colophon (7.3.2).
    fn model(&self, moved: bool, put: &mut dyn FnMut(&str)) {
        for block in &self.document.blocks {
            if moved && block.role == Role::MainRecipients && block.zone == Zone::Main {
                put("主送：");
                put(block.text.trim_end_matches(['：', ':']));
                put("。");
            } else {
                block.label.iter().for_each(|label| put(label));
                put(&block.text);
            }
        }
    }
}

/// The part of a DOCX that holds the text.
const DOCUMENT: &str = "word/document.xml";

/// The texts of a part's piece, but for a page number outside the document part.
fn read(name: &str, piece: &[u8], put: &mut dyn FnMut(&str)) {
    if name == DOCUMENT || !runs::is_page_number(piece) {
        runs::each(piece, put);
    }
}

fn cleaned(lines: &Lines, put: &mut dyn FnMut(&str)) {
    lines.lines.iter().for_each(|line| put(&line.text));
}

/// One side of a comparison: it hands its texts to a function, as often as it is asked to.
type Side<'a> = &'a dyn Fn(&mut dyn FnMut(&str));

/// The two sides hold the same characters, each as often. Sums tell; where they differ, the
/// characters are counted for the message.
fn settle(stage: &'static str, before: Side<'_>, after: Side<'_>) -> Result<(), Lost> {
    if sums::Sum::of(before) == sums::Sum::of(after) {
        return Ok(());
    }
    Err(difference(stage, before, after))
}

/// The message of two sides that differ.
fn difference(stage: &'static str, before: Side<'_>, after: Side<'_>) -> Lost {
    let (missing, extra) = sums::differences(before, after);
    Lost { stage, what: format!("lost “{missing}”, added “{extra}”") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Line;
    use crate::document::Block;
    use crate::font::Fonts;
    use crate::layout::layout;
    use crate::style::Style;
    use crate::write::docx::docx;

    fn decoded(text: &str) -> Decoded {
        Decoded { text: text.into(), ..Decoded::default() }
    }

    fn lines(texts: &[&str]) -> Lines {
        let line = |text: &&str| Line { text: (*text).into(), ..Line::default() };
        Lines { lines: texts.iter().map(line).collect(), ..Lines::default() }
    }

    fn document(text: &str) -> Document {
        Document { blocks: vec![Block::new(Role::Para, text)], ..Document::default() }
    }

    fn change(before: &str, after: &str) -> Change {
        Change::new("marks", (1, 1), before, after)
    }

    fn stage(result: Result<Ledger, Lost>) -> Option<&'static str> {
        result.err().map(|lost| lost.stage)
    }

    #[test]
    fn a_character_that_cleaning_lost_is_named() {
        let document = document("甲乙");
        let lost = Ledger::open(&decoded("甲乙丙"), &lines(&["甲 乙"]), &document).unwrap_err();
        assert_eq!(lost.stage, "the decoded and the cleaned text");
        assert!(lost.what.contains("lost “丙”"), "{lost}");
    }

    #[test]
    fn a_character_that_recognition_added_is_named() {
        let document = document("甲乙丙");
        let lost = Ledger::open(&decoded("甲乙"), &lines(&["甲乙"]), &document).unwrap_err();
        assert_eq!(lost.stage, "the cleaned text and the model");
        assert!(lost.what.contains("added “丙”"), "{lost}");
    }

    #[test]
    fn a_recorded_change_is_no_loss_and_only_once() {
        let document = document("甲，乙");
        let mut lines = lines(&["甲，乙"]);
        lines.changes = vec![change(",", "，")];
        assert_eq!(stage(Ledger::open(&decoded("甲,乙"), &lines, &document)), None);
        lines.changes.push(change("丙", ""));
        assert!(stage(Ledger::open(&decoded("甲,乙"), &lines, &document)).is_some());
    }

    #[test]
    fn files_hold_the_model_and_another_model_they_do_not() {
        let (own, other) = (document("甲<乙>&\"丙\""), document("甲<乙>&\"丁\""));
        let (style, facts) = (Style::default(), PageFacts::default());
        let pages = layout(&own, &style, &Fonts::embedded()).unwrap().value;
        assert_eq!(Ledger::of(&own).pages(&pages), Ok(()));
        let write = |reader: Reader<'_>| docx(&own, &style, &facts, reader);
        let bytes = Ledger::of(&own).docx(&facts, write).unwrap();
        assert_eq!(bytes, write(&mut |_, _| {}).unwrap());
        let of_pages = Ledger::of(&other).pages(&pages).unwrap_err();
        let of_docx = Ledger::of(&other).docx(&facts, write).unwrap_err();
        let named = "lost “丁”, added “丙”";
        assert!(of_pages.what.contains(named), "{of_pages}");
        let crate::Error::Lost(of_docx) = of_docx else { panic!("{of_docx}") };
        assert!(of_docx.what.contains(named), "{of_docx}");
    }

    #[test]
    fn text_outside_the_document_part_is_found_and_a_page_number_is_none() {
        let own = document("甲");
        let facts = PageFacts::default();
        let written = |footer: &'static str| {
            Ledger::of(&own).docx(&facts, move |reader| {
                reader(DOCUMENT, b"<w:p><w:r><w:t></w:t>");
                reader(DOCUMENT, "<w:r><w:t>甲</w:t></w:r></w:p>".as_bytes());
                reader("word/footer1.xml", footer.as_bytes());
                Ok(Vec::new())
            })
        };
        assert!(written("<w:t>— </w:t><w:t>1</w:t><w:t> —</w:t>").is_ok());
        let lost = written("<w:t>乙</w:t>").unwrap_err().to_string();
        assert!(lost.contains("lost “”, added “乙”"), "{lost}");
    }
}
