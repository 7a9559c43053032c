//! Law 1, held at run time: no character is lost or invented on the way to a writer.
//!
//! White space aside, the cleaned text and the model hold the same characters but for what
//! [`Document::changes`] records; the pages hold the model's characters, in its order, page
//! numbers aside. A difference is a fault of this program and fails the input.

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
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for line in &lines.lines {
        put(&mut before, &line.text);
    }
    for block in &document.blocks {
        block.label.iter().for_each(|label| put(&mut after, label));
        put(&mut after, &block.text);
    }
    for change in &document.changes {
        put(&mut after, &change.before);
        put(&mut before, &change.after);
    }
    settle("the cleaned text and the model", before, after)
}

/// Compares the model with the pages: the same characters.
///
/// # Errors
/// [`Lost`] names the characters that differ.
pub fn pages(document: &Document, pages: &Pages) -> Result<(), Lost> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for block in &document.blocks {
        let moved = pages.facts.recipients_in_colophon
            && block.role == Role::MainRecipients
            && block.zone == Zone::Main;
        if moved {
            put(&mut before, "主送：");
            put(&mut before, block.text.trim_end_matches(['：', ':']));
            put(&mut before, "。");
        } else {
            block.label.iter().for_each(|label| put(&mut before, label));
            put(&mut before, &block.text);
        }
    }
    for page in &pages.pages {
        for item in page.all() {
            if let Item::Text(run) = item
                && run.node.is_some()
            {
                run.glyphs.iter().for_each(|glyph| put(&mut after, &glyph.text));
            }
        }
    }
    settle("the model and the pages", before, after)
}

/// Adds the characters of a text, white space aside.
fn put(characters: &mut Vec<char>, text: &str) {
    characters.extend(text.chars().filter(|c| !c.is_whitespace()));
}

/// The two sides hold the same characters, each as often; sorted, they are compared in one walk.
fn settle(stage: &'static str, mut before: Vec<char>, mut after: Vec<char>) -> Result<(), Lost> {
    before.sort_unstable();
    after.sort_unstable();
    if before == after {
        return Ok(());
    }
    let (missing, extra) = (list(&before, &after), list(&after, &before));
    Err(Lost { stage, what: format!("lost “{missing}”, added “{extra}”") })
}

/// Characters that one sorted side has more often than the other, each once, at most twenty.
fn list(side: &[char], other: &[char]) -> String {
    let mut names: Vec<char> = Vec::new();
    let mut rest = other.iter().peekable();
    for character in side {
        while rest.next_if(|c| *c < character).is_some() {}
        if rest.next_if_eq(&character).is_none() && names.last() != Some(character) {
            names.push(*character);
        }
    }
    names.into_iter().take(20).collect()
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
