//! Law 1, held at run time: no character is lost or invented on the way to a writer.
//!
//! White space aside, the cleaned text and the model hold the same characters but for what
//! [`Document::changes`] records; the pages hold the model's characters, in its order, page
//! numbers aside. A difference is a fault of this program and fails the input.

use std::collections::BTreeMap;

use crate::clean::Lines;
use crate::document::{Document, Role, Zone};
use crate::layout::{Item, Pages};

/// A difference between two stages.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("between {stage}, {what}; this is a fault of gongwen, please report it with the text")]
pub struct Lost {
    /// The two stages.
    pub stage: &'static str,
    /// What is missing or too much.
    pub what: String,
}

/// Compares the cleaned text with the model: the same characters, but for the records.
///
/// # Errors
/// [`Lost`] names the characters that differ.
pub fn model(lines: &Lines, document: &Document) -> Result<(), Lost> {
    let mut balance = BTreeMap::new();
    for line in &lines.lines {
        count(&mut balance, &line.text, 1);
    }
    for block in &document.blocks {
        block.label.iter().for_each(|label| count(&mut balance, label, -1));
        count(&mut balance, &block.text, -1);
    }
    for change in &document.changes {
        count(&mut balance, &change.before, -1);
        count(&mut balance, &change.after, 1);
    }
    settle("the cleaned text and the model", balance)
}

/// Compares the model with the pages: the same characters.
///
/// # Errors
/// [`Lost`] names the characters that differ.
pub fn pages(document: &Document, pages: &Pages) -> Result<(), Lost> {
    let mut balance = BTreeMap::new();
    for block in &document.blocks {
        let moved = pages.facts.recipients_in_colophon
            && block.role == Role::MainRecipients
            && block.zone == Zone::Main;
        if moved {
            count(&mut balance, "主送：", 1);
            count(&mut balance, block.text.trim_end_matches(['：', ':']), 1);
            count(&mut balance, "。", 1);
        } else {
            block.label.iter().for_each(|label| count(&mut balance, label, 1));
            count(&mut balance, &block.text, 1);
        }
    }
    for page in &pages.pages {
        for item in page.all() {
            if let Item::Text(run) = item
                && run.node.is_some()
            {
                run.glyphs.iter().for_each(|glyph| count(&mut balance, &glyph.text, -1));
            }
        }
    }
    settle("the model and the pages", balance)
}

fn count(balance: &mut BTreeMap<char, isize>, text: &str, by: isize) {
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        *balance.entry(character).or_default() += by;
    }
}

fn settle(stage: &'static str, balance: BTreeMap<char, isize>) -> Result<(), Lost> {
    let list = |sign: isize| -> String {
        balance.iter().filter(|(_, n)| **n * sign > 0).map(|(c, _)| *c).take(20).collect()
    };
    let (missing, extra) = (list(1), list(-1));
    if missing.is_empty() && extra.is_empty() {
        return Ok(());
    }
    Err(Lost { stage, what: format!("lost “{missing}”, added “{extra}”") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Line;
    use crate::diagnostic::Change;
    use crate::document::Block;

    fn lines(texts: &[&str]) -> Lines {
        let line = |text: &&str| Line { text: (*text).into(), ..Line::default() };
        Lines { lines: texts.iter().map(line).collect(), ..Lines::default() }
    }

    #[test]
    fn a_lost_character_is_named() {
        let document =
            Document { blocks: vec![Block::new(Role::Para, "甲 乙")], ..Document::default() };
        assert_eq!(model(&lines(&["甲乙"]), &document), Ok(()));
        let lost = model(&lines(&["甲乙丙"]), &document).unwrap_err();
        assert!(lost.what.contains('丙'), "{lost}");
    }

    #[test]
    fn a_recorded_change_is_no_loss() {
        let change =
            Change { rule: "label", line: 1, column: 1, before: "：".into(), after: "。".into() };
        let document = Document {
            blocks: vec![Block::new(Role::CopyTo, "各局。")],
            changes: vec![change],
            ..Document::default()
        };
        assert_eq!(model(&lines(&["各局："]), &document), Ok(()));
    }
}
