//! What the carrier told of a line, as evidence: a heading of Markdown or HTML, a style of a DOCX,
//! an item of a list. `##` may be any level, and a document's own numbers go before it.

use super::scene::Scene;
use crate::carrier::{Bold, Hints};

/// Longest line that a carrier's heading may be; models write whole paragraphs as headings, too.
const LONGEST: usize = 60;

impl Scene<'_> {
    /// What the carrier told of the line that a piece opens.
    pub fn hints(&self, at: usize) -> Option<&Hints> {
        let lines = self.lines?;
        lines.hints(lines.lines.get(self.piece(at)?.opens? as usize)?)
    }

    /// Level of the heading that the carrier calls it; 0 where it is none.
    fn headed(&self, at: usize) -> u8 {
        self.hints(at).map_or(0, |hints| hints.heading)
    }

    /// The carrier calls it an item of a list.
    pub fn is_item(&self, at: usize) -> bool {
        self.hints(at).is_some_and(|hints| hints.list.is_some())
    }

    /// The carrier calls it a heading, or has it in bold as a whole.
    pub fn is_set_off(&self, at: usize) -> bool {
        self.hints(at).is_some_and(|hints| hints.heading > 0 || hints.bold == Bold::Whole)
    }

    /// Lines of a title as the carrier tells it: headings of the highest level there is, the first
    /// of them, and no other of that level where it has a number.
    pub fn told_title(&self, at: usize) -> usize {
        let level = self.headed(at);
        let highest = self.levels.iter().position(|count| *count > 0);
        if level == 0 || highest != Some(usize::from(level)) {
            return 0;
        }
        let lines =
            (0..3).take_while(|n| self.free(at + n).is_some() && self.headed(at + n) == level);
        let lines = lines.count();
        let numbered = self.piece(at).is_some_and(|piece| piece.marker.is_some());
        let count = self.levels.get(usize::from(level)).copied().unwrap_or(0);
        if numbered && count > 1 { 0 } else { lines }
    }

    /// Level that a heading without a number has by its carrier: how many levels stand above it in
    /// the body, and one.
    pub fn told_heading(&self, at: usize) -> Option<u8> {
        let level = self.headed(at);
        let piece = self.piece(at)?;
        let fits = piece.len() <= LONGEST && !piece.has_stop() && !piece.ends("：");
        if level == 0 || !fits {
            return None;
        }
        // the highest is the title's where nothing else has it
        let titled = self.levels.iter().position(|count| *count > 0);
        let alone = titled.is_some_and(|at| self.levels.get(at) == Some(&1));
        let from = titled.map_or(0, |at| if alone { at + 1 } else { at });
        let above = self.levels.get(from..usize::from(level)).unwrap_or_default();
        let rank = above.iter().filter(|count| **count > 0).count();
        Some(u8::try_from(rank + 1).unwrap_or(4).min(4))
    }
}
