//! What may be too long for one tree of `docx-rs`: a frame that is a tree, and what stands in it,
//! made as it is printed.

use docx_rs::{Paragraph, Run, TableCell, TableRow};

/// Runs that are made as they are printed.
pub type Runs<'a> = Box<dyn Iterator<Item = Run> + 'a>;

/// A paragraph with the first of its runs, and the further ones where they are many.
pub struct LongParagraph<'a> {
    pub own: Paragraph,
    pub further: Option<Runs<'a>>,
}

/// A row, and further cells of it.
pub struct LongRow<'a> {
    pub own: TableRow,
    pub further: Vec<LongCell<'a>>,
}

/// A cell without its paragraphs, and those.
pub struct LongCell<'a> {
    pub own: TableCell,
    pub paragraphs: Box<dyn Iterator<Item = LongParagraph<'a>> + 'a>,
}

impl<'a> LongParagraph<'a> {
    /// Most runs of the paragraph's own tree.
    const OWN: usize = 2;

    /// A paragraph and the runs behind its own.
    pub fn new(mut own: Paragraph, runs: impl Iterator<Item = Run> + 'a) -> Self {
        let mut runs = runs.peekable();
        for run in runs.by_ref().take(Self::OWN) {
            own = own.add_run(run);
        }
        let further = runs.peek().is_some();
        Self { own, further: further.then(|| Box::new(runs) as Runs<'a>) }
    }
}

impl From<Paragraph> for LongParagraph<'_> {
    fn from(own: Paragraph) -> Self {
        Self { own, further: None }
    }
}

impl From<TableRow> for LongRow<'_> {
    fn from(own: TableRow) -> Self {
        Self { own, further: Vec::new() }
    }
}
