//! Tables: rows and cells as they are read, and the lines they come to.
//!
//! A table with a meaning is a line a row, its cells between TABs. One that only puts text in its
//! place, of one column, or of one row without lines or with whole paragraphs in its cells, is the
//! lines that a reader sees.

use std::io::BufRead;

use super::paragraph::{PAGE, Paragraph, SOFT, kind};
use super::properties::{each, number};
use super::styles::ruled;
use super::walk::{Sink, Walk};
use super::xml::{Tag, Xml};
use crate::carrier::{CarrierError, Row, Span};

/// Most columns of a grid; Word allows 63.
const COLUMNS: u16 = 256;
/// What stands between the cells of one line.
const GAP: &str = "\u{3000}\u{3000}";
/// Longest text of a name.
const NAME: usize = 12;

/// A table.
#[derive(Debug, Default)]
struct Grid {
    /// Some of its lines are drawn.
    ruled: bool,
    rows: Vec<Line>,
}

/// A row.
#[derive(Debug, Default)]
struct Line {
    head: bool,
    before: u16,
    after: u16,
    cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Default)]
struct Cell {
    columns: u16,
    merge: Merge,
    paragraphs: Vec<Paragraph>,
}

/// How a cell is merged with those above and below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Merge {
    #[default]
    No,
    Begins,
    GoesOn,
}

impl<R: BufRead> Walk<'_, R> {
    /// `w:tbl`, which began last.
    pub(super) fn table(&mut self, sink: &mut Sink<'_>) -> Result<(), CarrierError> {
        let mut grid = Grid::default();
        self.rows(&mut grid)?;
        match sink {
            Sink::Out(out) => {
                if let Some(paragraphs) = grid.placed() {
                    return paragraphs.into_iter().try_for_each(|own| out.paragraph(own));
                }
                let table = out.tables;
                out.tables += 1;
                for (row, hints) in grid.lines(table) {
                    out.row(row, hints)?;
                }
                Ok(())
            }
            // a table in a cell or a box: a paragraph a row
            Sink::Kept(kept) => {
                match grid.placed() {
                    Some(paragraphs) => kept.extend(paragraphs),
                    None => kept.extend(grid.lines(0).map(|(row, _)| row)),
                }
                Ok(())
            }
        }
    }

    fn rows(&mut self, grid: &mut Grid) -> Result<(), CarrierError> {
        while let Some(tag) = self.child()? {
            match tag {
                Tag::TableProperties => {
                    let styles = &self.context.styles;
                    let (mut own, mut style) = (None, None);
                    each(&mut self.xml, |xml, tag| match tag {
                        Tag::TableBorders => {
                            own = Some(ruled(xml)?);
                            Ok(())
                        }
                        Tag::TableStyle => {
                            style = xml.value();
                            xml.skip()
                        }
                        _ => xml.skip(),
                    })?;
                    let style = styles.get(style.as_deref()).and_then(|style| style.ruled);
                    grid.ruled |= own.or(style).unwrap_or(false);
                }
                Tag::Row => self.row(grid)?,
                Tag::Sdt | Tag::SdtContent | Tag::CustomXml => self.rows(grid)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, grid: &mut Grid) -> Result<(), CarrierError> {
        let (mut row, mut deleted) = (Line::default(), false);
        self.cells(grid, &mut row, &mut deleted)?;
        if deleted {
            let own = row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs);
            own.for_each(|paragraph| paragraph.mark(kind::DELETED));
        }
        if !row.cells.is_empty() {
            grid.rows.push(row);
        }
        Ok(())
    }

    fn cells(
        &mut self,
        grid: &mut Grid,
        row: &mut Line,
        deleted: &mut bool,
    ) -> Result<(), CarrierError> {
        while let Some(tag) = self.child()? {
            match tag {
                Tag::RowProperties => {
                    let tracked = &mut self.context.deleted;
                    each(&mut self.xml, |xml, tag| {
                        match tag {
                            Tag::TableHeader => row.head = xml.is_on(),
                            Tag::GridBefore => row.before = columns(xml),
                            Tag::GridAfter => row.after = columns(xml),
                            Tag::Del => {
                                *deleted = true;
                                *tracked += 1;
                            }
                            _ => {}
                        }
                        xml.skip()
                    })?;
                }
                Tag::Cell => {
                    let mut cell = Cell { columns: 1, ..Cell::default() };
                    self.cell(grid, &mut cell)?;
                    row.cells.push(cell);
                }
                Tag::Sdt | Tag::SdtContent | Tag::CustomXml => self.cells(grid, row, deleted)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, grid: &mut Grid, cell: &mut Cell) -> Result<(), CarrierError> {
        let mut tag = self.child()?;
        if tag == Some(Tag::CellProperties) {
            each(&mut self.xml, |xml, tag| {
                match tag {
                    Tag::GridSpan => cell.columns = columns(xml).max(1),
                    Tag::VMerge => {
                        let begins = xml.value().as_deref() == Some("restart");
                        cell.merge = if begins { Merge::Begins } else { Merge::GoesOn };
                    }
                    Tag::CellBorders => {
                        grid.ruled |= ruled(xml)?;
                        return Ok(());
                    }
                    _ => {}
                }
                xml.skip()
            })?;
            tag = self.child()?;
        }
        let mut sink = Sink::Kept(&mut cell.paragraphs);
        match tag {
            Some(first) => self.blocks_from(first, &mut sink),
            None => Ok(()),
        }
    }
}

/// A number of columns.
fn columns<R: BufRead>(xml: &Xml<R>) -> u16 {
    number::<_, u16>(xml).unwrap_or_default().min(COLUMNS)
}

impl Grid {
    /// The lines of a table that only puts text in its place; none where it has a meaning.
    fn placed(&mut self) -> Option<Vec<Paragraph>> {
        if self.rows.iter().all(|row| row.cells.len() <= 1) {
            let cells = std::mem::take(&mut self.rows).into_iter().flat_map(|row| row.cells);
            return Some(cells.flat_map(|cell| cell.paragraphs).collect());
        }
        let [row] = self.rows.as_mut_slice() else { return None };
        let whole = row.cells.iter().any(|cell| cell.filled().nth(1).is_some());
        (whole || !self.ruled).then(|| row.side_by_side())
    }

    /// A line a row, with what it told.
    fn lines(self, table: u32) -> impl Iterator<Item = (Paragraph, Row)> {
        let reach = self.reach();
        self.rows.into_iter().zip(reach).map(move |(row, reach)| {
            let head = row.head;
            let (paragraph, spans) = row.joined(&reach);
            (paragraph, Row { table, head, spans })
        })
    }

    /// How many rows each cell reaches: 0 where it goes on from above.
    fn reach(&self) -> Vec<Vec<u16>> {
        let mut reach: Vec<Vec<u16>> =
            self.rows.iter().map(|row| vec![1; row.cells.len()]).collect();
        // for each column, the cell that is merged into from below: its row and number
        let mut open: Vec<Option<(usize, usize)>> = Vec::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut now = vec![None; usize::from(COLUMNS)];
            let mut column = usize::from(row.before);
            for (x, cell) in row.cells.iter().enumerate() {
                let above = open.get(column).copied().flatten();
                let own = match (cell.merge, above) {
                    (Merge::No, _) => None,
                    (Merge::GoesOn, Some((first, at))) => {
                        let begun = reach.get_mut(first).and_then(|row| row.get_mut(at));
                        begun.into_iter().for_each(|rows| *rows = rows.saturating_add(1));
                        let here = reach.get_mut(y).and_then(|row| row.get_mut(x));
                        here.into_iter().for_each(|rows| *rows = 0);
                        Some((first, at))
                    }
                    _ => Some((y, x)),
                };
                if let Some(place) = now.get_mut(column) {
                    *place = own;
                }
                column += usize::from(cell.columns);
            }
            open = now;
        }
        reach
    }
}

impl Line {
    /// Its cells between TABs, and how far they reach. Positions of the grid that a cell covers
    /// beside its first are empty cells.
    fn joined(self, reach: &[u16]) -> (Paragraph, Vec<Span>) {
        let mut line = Paragraph::default();
        let mut column = 0;
        let mut room = COLUMNS;
        let mut skip = |line: &mut Paragraph, columns: u16, column: &mut u16| {
            let columns = columns.min(room);
            room -= columns;
            for _ in 0..columns {
                if *column > 0 {
                    line.push('\t', 0);
                }
                *column += 1;
            }
        };
        skip(&mut line, self.before, &mut column);
        let mut spans = Vec::with_capacity(self.cells.len());
        let merged =
            self.cells.iter().any(|cell| cell.columns > 1) || reach.iter().any(|rows| *rows != 1);
        for (cell, rows) in self.cells.into_iter().zip(reach) {
            let columns = cell.columns;
            skip(&mut line, 1, &mut column);
            spans.push(Span { column: column.saturating_sub(1), columns, rows: *rows });
            line.page_above |= cell.paragraphs.iter().any(|own| own.page_above);
            cell.into_one(&mut line);
            skip(&mut line, columns - 1, &mut column);
        }
        skip(&mut line, self.after, &mut column);
        (line, if merged { spans } else { Vec::new() })
    }

    /// The lines that a reader sees of cells that stand side by side.
    fn side_by_side(&mut self) -> Vec<Paragraph> {
        let mut cells: Vec<Vec<Paragraph>> =
            self.cells.iter_mut().map(|cell| std::mem::take(&mut cell.paragraphs)).collect();
        cells
            .iter_mut()
            .for_each(|cell| cell.retain(|own| !own.is_empty() || !own.chars.is_empty()));
        cells.retain(|cell| !cell.is_empty());
        let counts: Vec<usize> = cells.iter().map(Vec::len).collect();
        let names = |cell: &[Paragraph]| cell.iter().skip(1).all(is_name);
        match (counts.as_slice(), cells.as_slice()) {
            // what stands beside a pile of names belongs to its last
            ([_, 1], [_, right]) => {
                let close = right.iter().all(|own| own.kept() == "文件");
                let mut right = cells.pop().unwrap_or_default();
                let mut left = cells.pop().unwrap_or_default();
                if let (Some(last), Some(own)) = (left.last_mut(), right.pop()) {
                    beside(last, own, if close { "" } else { GAP });
                }
                left
            }
            // a pile of names beside one line is one list
            ([1, _], [_, right]) if names(right) => {
                let right = cells.pop().unwrap_or_default();
                let mut left = cells.pop().unwrap_or_default();
                if let Some(line) = left.last_mut() {
                    for (n, own) in right.into_iter().enumerate() {
                        beside(line, own, if n == 0 { GAP } else { "\u{3000}" });
                    }
                }
                left
            }
            (counts, _) if counts.iter().all(|count| *count == 1) => {
                let mut all = cells.into_iter().flatten();
                let mut line = all.next().unwrap_or_default();
                all.for_each(|own| beside(&mut line, own, GAP));
                vec![line]
            }
            _ => cells.into_iter().flatten().collect(),
        }
    }
}

/// Puts a paragraph beside another, on its line.
fn beside(line: &mut Paragraph, own: Paragraph, gap: &str) {
    line.extend(gap, 0);
    line.append(own);
    line.hints.align = None;
}

/// Short, and no sentence.
fn is_name(paragraph: &Paragraph) -> bool {
    let kept = paragraph.kept();
    let parts = kept.split_whitespace();
    parts.clone().all(|part| part.chars().count() <= NAME)
        && !kept.contains(['。', '，', '；', '：'])
}

impl Cell {
    /// Its paragraphs that hold something.
    fn filled(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|own| !own.is_empty())
    }

    /// Appends its text to a row: no line ends in a cell, Latin words stay apart.
    fn into_one(self, row: &mut Paragraph) {
        let mut begun = false;
        for mut paragraph in self.paragraphs {
            paragraph.respace(|_| " ");
            let chars = std::mem::take(&mut paragraph.chars);
            let kinds = std::mem::take(&mut paragraph.kinds);
            row.append(paragraph);
            let mut ended = begun;
            for (c, kind) in chars.into_iter().zip(kinds) {
                if matches!(c, SOFT | PAGE) {
                    ended = begun;
                    continue;
                }
                if std::mem::take(&mut ended) && apart(row.chars.last().copied(), Some(c)) {
                    row.push(' ', kind);
                }
                row.push(c, kind);
                begun = true;
            }
        }
    }
}

/// Whether white space parts two characters that came from two lines.
fn apart(before: Option<char>, behind: Option<char>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    latin(before) && latin(behind)
}
