//! Clean lines → document: a 公文 read from both ends, as a clerk does. Cannot fail: what is not
//! understood stays a paragraph in its place.
//!
//! The colophon is found from the end, the header from the top, then title and recipients; what
//! lies between is body, up to the date that closes it; what follows the date is attached.

mod attached;
mod body;
mod colophon;
mod facts;
mod given;
mod header;
mod opening;
mod piece;
mod roles;
mod shapes;

use std::collections::BTreeMap;

use crate::clean::Lines;
use crate::diagnostic::{Change, Warned};
use crate::document::{Block, Document, Role, Zone};

use piece::Piece;

/// Elements given by settings (`meta.…`), name → value; given beats recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Element name as in `inspect --json` → its text.
    pub elements: BTreeMap<String, String>,
    /// Elements the house style gives where the text has none.
    pub defaults: BTreeMap<String, String>,
}

/// Recognises the document in cleaned lines.
pub fn recognise(lines: &Lines, given: &Given) -> Warned<Document> {
    let pieces = piece::cut(lines);
    let mut reader = Reader { pieces: &pieces, blocks: Vec::new(), changes: Vec::new() };
    let colophon = colophon::find(&pieces);
    let end = colophon.start;
    let mut at = header::read(&mut reader, end);
    at = opening::read(&mut reader, at, end, Zone::Main);
    let main_end = attached::main_end(&pieces, at, end);
    body::read(&mut reader, at, main_end, Zone::Main);
    attached::read(&mut reader, main_end, end, 0);
    colophon::read(&mut reader, &colophon);
    // what follows the colophon was bound behind it
    let attached = reader.attached_count();
    attached::read(&mut reader, colophon.end, pieces.len(), attached);
    let Reader { mut blocks, changes, .. } = reader;
    blocks.sort_by_key(|block| block.zone.order());
    let mut document = Document { blocks, changes, ..Document::default() };
    document.line_roles = Some(roles::of_lines(lines, &document));
    for dropped in &lines.dropped {
        match dropped.kind {
            crate::clean::DroppedKind::PageArtifact => {
                document.page_artifacts.push(dropped.text.clone());
            }
            crate::clean::DroppedKind::Chrome => document.chrome.push(dropped.text.clone()),
        }
    }
    let mut diagnostics = given::apply(&mut document, given);
    facts::fill(&mut document, given);
    diagnostics.extend(facts::warnings(&document));
    Warned { value: document, diagnostics }
}

/// The pieces being read, and the blocks made of them so far.
struct Reader<'a> {
    pieces: &'a [Piece],
    blocks: Vec<Block>,
    changes: Vec<Change>,
}

impl Reader<'_> {
    fn text(&self, index: usize) -> &str {
        self.pieces.get(index).map_or("", |piece| piece.text.as_str())
    }

    /// Makes a block of the pieces from `from` to before `to`, one line each.
    fn push(&mut self, role: Role, zone: Zone, from: usize, to: usize, reason: &'static str) {
        let Some(pieces) = self.pieces.get(from..to) else { return };
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let text: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let block = Block {
            lines: (first.sources.0, last.sources.1),
            reason: reason.to_owned(),
            ..Block::new(role, text.join("\n")).within(zone)
        };
        self.blocks.push(block);
    }

    /// Moves the label (up to and including the first colon) of the last block out of its text.
    fn label_last(&mut self) {
        if let Some(block) = self.blocks.last_mut()
            && let Some(at) = block.text.find(['：', ':'])
        {
            let colon = block.text.get(at..).and_then(|rest| rest.chars().next());
            let (label, rest) = block.text.split_at(at + colon.map_or(0, char::len_utf8));
            let text = rest.trim_start_matches(shapes::is_blank).to_owned();
            block.label = Some(label.to_owned());
            block.text = text;
        }
    }

    /// Writes another text into the last block and records what changed.
    fn rewrite_last(&mut self, rule: &'static str, before: &str, after: &str) {
        if let Some(block) = self.blocks.last() {
            self.changes.push(Change {
                rule,
                line: block.lines.0,
                column: 1,
                before: before.to_owned(),
                after: after.to_owned(),
            });
        }
    }

    fn attached_count(&self) -> usize {
        self.blocks
            .iter()
            .filter_map(|block| match block.zone {
                Zone::Attached(n) => Some(n + 1),
                _ => None,
            })
            .max()
            .unwrap_or(0)
    }
}

impl Zone {
    /// Place in document order.
    fn order(self) -> usize {
        match self {
            Self::Header => 0,
            Self::Main => 1,
            Self::Attached(n) => 2 + n,
            Self::Colophon => usize::MAX,
        }
    }
}

/// Names of the elements that `meta.…` takes.
pub fn element_names() -> impl Iterator<Item = &'static str> {
    given::names()
}
