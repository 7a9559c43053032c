//! What may be too long for one tree of `docx-rs`: a frame that is a tree, and what stands in it,
//! made as it is printed.

use docx_rs::{Paragraph, Run, TableCell, TableRow, TableRowChild};

/// Runs that are made as they are printed.
pub type Runs<'a> = Box<dyn Iterator<Item = Run> + 'a>;

/// A paragraph with the first of its runs, and the further ones where they are many.
pub struct LongParagraph<'a> {
    pub own: Paragraph,
    pub further: Option<Runs<'a>>,
}

/// A row with all of its cells, or without any, and those.
pub struct LongRow<'a> {
    pub own: TableRow,
    pub further: Vec<LongCell<'a>>,
}

/// A cell with the first of its paragraphs, and the further ones where they are many or long.
pub struct LongCell<'a> {
    pub own: TableCell,
    pub further: Option<Paragraphs<'a>>,
}

/// Paragraphs that are made as they are printed.
pub type Paragraphs<'a> = Box<dyn Iterator<Item = LongParagraph<'a>> + 'a>;

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

impl<'a> LongCell<'a> {
    /// Most paragraphs of the cell's own tree.
    const OWN: usize = 2;

    /// A cell and its paragraphs.
    pub fn new(
        mut own: TableCell,
        mut paragraphs: impl Iterator<Item = LongParagraph<'a>> + 'a,
    ) -> Self {
        for n in 0.. {
            match paragraphs.next() {
                None => break,
                Some(LongParagraph { own: paragraph, further: None }) if n < Self::OWN => {
                    own = own.add_paragraph(paragraph);
                }
                Some(next) => {
                    let further = std::iter::once(next).chain(paragraphs);
                    return Self { own, further: Some(Box::new(further)) };
                }
            }
        }
        Self { own, further: None }
    }
}

impl<'a> LongRow<'a> {
    /// A row without cells, and its cells: one tree where none of them is long.
    pub fn new(mut own: TableRow, cells: Vec<LongCell<'a>>) -> Self {
        if cells.iter().any(|cell| cell.further.is_some()) {
            return Self { own, further: cells };
        }
        own.cells.extend(cells.into_iter().map(|cell| TableRowChild::TableCell(cell.own)));
        Self { own, further: Vec::new() }
    }
}

impl From<TableRow> for LongRow<'_> {
    fn from(own: TableRow) -> Self {
        Self { own, further: Vec::new() }
    }
}
