//! The elements that are open. A look for one goes a bounded way, however deep they stand.

use html5ever::LocalName;

use super::look::Look;
use super::tags;

/// Most elements that are open at once; deeper ones are read as if their tags were not there. Pages
/// keep below sixty; each tag may cost a walk over all of them.
const DEEPEST: usize = 160;

/// An open element.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub name: LocalName,
    pub look: Look,
    /// What the reader had written when it was opened.
    pub mark: Mark,
    /// It opened a list, a table or a cell of the reader.
    pub opened: Opened,
}

/// How far the reader was: lines and blank lines, characters of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub lines: usize,
    pub chars: usize,
}

/// What an element opened in the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opened {
    #[default]
    Nothing,
    List,
    Table,
    Cell,
    /// Text that is left out.
    LeftOut,
}

/// All of them, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    /// Paragraphs among them.
    paragraphs: usize,
    /// Elements beyond the deepest.
    beyond: usize,
}

impl Stack {
    /// How the text looks here.
    pub fn look(&self) -> Look {
        self.open.last().map_or_else(Look::default, |open| open.look)
    }

    /// The name of the innermost.
    pub fn innermost(&self) -> Option<&str> {
        self.open.last().map(|open| &*open.name)
    }

    /// There is no room for another.
    pub fn is_full(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    /// Opens one; false where it is too deep.
    pub fn push(&mut self, open: Open) -> bool {
        let fits = !self.is_full();
        if fits {
            self.paragraphs += usize::from(&*open.name == "p");
            self.open.push(open);
        } else {
            self.beyond = self.beyond.saturating_add(1);
        }
        fits
    }

    /// Closes the innermost.
    pub fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.paragraphs -= usize::from(&*open.name == "p");
        Some(open)
    }

    /// How many are closed by an end tag; none where it closes nothing.
    pub fn closed_by(&mut self, name: &str) -> usize {
        if self.beyond > 0 {
            self.beyond -= 1;
            return 0;
        }
        self.up_to(&[name], tags::scope(name))
    }

    /// How many the start of another closes first.
    pub fn closed_before(&self, name: &str) -> usize {
        // a paragraph ends where another block begins
        let paragraph = if self.paragraphs > 0 && tags::is_block(name) {
            self.up_to(&["p"], tags::scope("p"))
        } else {
            0
        };
        let implied = tags::implied(name).map_or(0, |(own, stops)| self.farthest(own, stops));
        paragraph.max(implied)
    }

    /// The innermost of these names, those within it counted, if nothing stops the search.
    fn up_to(&self, names: &[&str], stops: &[&str]) -> usize {
        for (depth, open) in self.open.iter().rev().enumerate() {
            if names.contains(&&*open.name) {
                return depth + 1;
            }
            if stops.contains(&&*open.name) {
                break;
            }
        }
        0
    }

    /// The outermost of these names before anything stops the search.
    fn farthest(&self, names: &[&str], stops: &[&str]) -> usize {
        let near = self.open.iter().rev().take_while(|open| !stops.contains(&&*open.name));
        let found = near.enumerate().filter(|(_, open)| names.contains(&&*open.name));
        found.map(|(depth, _)| depth + 1).max().unwrap_or(0)
    }

    /// Number of open ones.
    pub fn depth(&self) -> usize {
        self.open.len()
    }
}
