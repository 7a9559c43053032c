//! Markdown, as people and language models write it: marks go, words stay, and what the marks told
//! becomes hints of the lines. Each source line stays a line.
//!
//! Chinese drafts are almost Markdown: `**一是：**落实` is bold though CommonMark's rules of
//! flanking do not close it, four spaces indent a paragraph and no code, lists and tables stand
//! straight under a paragraph. So blocks and inline marks are read here.
//!
//! Law: white space aside, the source is what the lines hold and what the records removed.

mod address;
mod apply;
mod block;
mod comments;
mod emphasis;
mod entity;
mod fence;
mod inline;
mod judge;
mod link;
mod table;
mod tag;

use super::Line;
use crate::diagnostic::{Change, Diagnostic, LeftOut, left_out, watch};

use apply::Page;
use block::Block;
use inline::Known;
pub(super) use judge::is_markdown;

/// Name of the rule in records.
const RULE: &str = "markdown";

/// A text without its marks.
#[derive(Debug, Default)]
pub(super) struct Opened<'a> {
    pub lines: Vec<Line<'a>>,
    pub changes: Vec<Change>,
    pub left_out: Vec<LeftOut>,
    pub diagnostics: Vec<Diagnostic>,
    /// Source lines of the fences round the whole document.
    pub wrapper: Option<(u32, u32)>,
}

/// Takes the marks off. With `keep`, pictures and buttons of web pages stay.
pub(super) fn open(mut lines: Vec<Line>, keep: bool) -> Opened {
    let mut page = Page::new(keep);
    comments::cut(&mut lines, &mut page);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut list = block::List::default();
    for line in &lines {
        watch::tick(1 + line.placed.chars().len());
        blocks.push(block::read(line, &mut list));
    }
    let wrapper = fence::mark(&lines, &mut blocks);
    let number = |at: usize| lines.get(at).map_or(0, |line| line.line);
    let wrapper = wrapper.map(|(open, close)| (number(open), number(close)));
    table::mark(&lines, &mut blocks);
    block::underlines(&lines, &mut blocks);
    let known = Known::of(&lines, &blocks);
    let mut rest = lines.into_iter().peekable();
    let mut at = 0;
    while let Some(first) = rest.next() {
        let mut unit = vec![first];
        // marks may open on one line of a paragraph and close on another
        while blocks.get(at).is_some_and(Block::goes_on)
            && blocks.get(at + unit.len()).is_some_and(Block::continues)
            && let Some(next) = rest.next_if(|next| next.blank_above == 0)
        {
            unit.push(next);
        }
        let end = at + unit.len();
        let own = blocks.get(at..end).unwrap_or_default();
        page.put(unit, own, &known);
        at = end;
    }
    let told = known.notes();
    let mut opened = Opened { wrapper, ..page.finish() };
    opened.diagnostics = left_out::tell(&opened.left_out);
    if let Some((line, count)) = told {
        opened.diagnostics.push(Diagnostic::new("W-FOOTNOTES").at(line, 1).with(count));
    }
    opened
}

#[cfg(test)]
mod tests;
