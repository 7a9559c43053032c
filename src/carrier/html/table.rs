//! Tables: cells are collected, and at the end it is judged whether they are a table or only hold
//! the parts of a page in their places.

use super::super::{Bold, Line, Row, Span};
use super::paragraph::parted;
use crate::diagnostic::watch;
use crate::text::placed::Placed;

/// Most positions of a grid that spans may add to a row.
const WIDEST: usize = 64;
/// Most rows that a cell may reach.
const TALLEST: u16 = 1000;
/// A cell with more lines or characters than these holds a part of a page.
const LINES: usize = 12;
const CHARACTERS: usize = 1500;
/// Most characters of a cell in a table of one row that is one line of the text.
const SHORT: usize = 40;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What stands in it outside its cells: its caption.
    outside: Vec<Line<'static>>,
    rows: Vec<Cells>,
    /// A cell is open.
    inside: bool,
    /// Rows that are read belong to its head.
    pub head: bool,
    /// Another table stands in one of its cells.
    pub nests: bool,
    /// Empty lines above it.
    pub blank_above: u16,
    /// A page break stood above it.
    pub page_break_above: bool,
}

/// A row.
#[derive(Debug, Default)]
struct Cells {
    cells: Vec<Cell>,
    head: bool,
}

/// A cell.
#[derive(Debug)]
struct Cell {
    lines: Vec<Line<'static>>,
    columns: u16,
    rows: u16,
    head: bool,
}

impl Table {
    /// Begins a row.
    pub fn row(&mut self) {
        self.rows.push(Cells { cells: Vec::new(), head: self.head });
    }

    /// Begins a cell that reaches so far.
    pub fn cell(&mut self, columns: u16, rows: u16, head: bool) {
        if self.rows.is_empty() {
            self.row();
        }
        let cell = Cell {
            lines: Vec::new(),
            columns: columns.clamp(1, TALLEST),
            rows: rows.clamp(1, TALLEST),
            head,
        };
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(cell);
        }
        self.inside = true;
    }

    /// Ends the cell.
    pub fn end_cell(&mut self) {
        self.inside = false;
    }

    /// A cell is open.
    pub fn is_inside(&self) -> bool {
        self.inside
    }

    /// Where lines go now.
    pub fn lines(&mut self) -> &mut Vec<Line<'static>> {
        let cell = self.rows.last_mut().and_then(|row| row.cells.last_mut());
        match cell {
            Some(cell) if self.inside => &mut cell.lines,
            _ => &mut self.outside,
        }
    }

    /// Its lines, and whether they are rows of a table with this number.
    pub fn finish(mut self, number: u32) -> (Vec<Line<'static>>, bool) {
        let rows = self.judge();
        let mut lines = std::mem::take(&mut self.outside);
        let (blank, page_break) = (self.blank_above, self.page_break_above);
        match rows {
            Rows::Table => lines.extend(self.grid(number)),
            Rows::Line => lines.extend(self.rows.into_iter().filter_map(|row| row.line())),
            Rows::Page => {
                let cells = self.rows.into_iter().flat_map(|row| row.cells);
                lines.extend(cells.flat_map(|cell| cell.lines));
            }
        }
        if let Some(first) = lines.first_mut() {
            first.blank_above = first.blank_above.saturating_add(blank);
            first.page_break_above |= page_break;
        }
        (lines, rows == Rows::Table)
    }

    fn judge(&self) -> Rows {
        let filled = |row: &&Cells| row.cells.iter().any(|cell| !cell.lines.is_empty());
        let rows: Vec<&Cells> = self.rows.iter().filter(filled).collect();
        let many =
            |row: &&Cells| row.cells.iter().filter(|cell| !cell.lines.is_empty()).count() > 1;
        let mut cells = rows.iter().flat_map(|row| &row.cells);
        if self.nests || !rows.iter().any(many) || cells.any(Cell::is_page) {
            return Rows::Page;
        }
        match rows.as_slice() {
            [row] if row.cells.iter().all(Cell::is_short) => Rows::Line,
            [_] => Rows::Page,
            _ => Rows::Table,
        }
    }

    /// A line for each row. A position that another cell reaches into is an empty cell.
    fn grid(self, number: u32) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        // rows that the cell of a column still reaches down, and how wide it is
        let mut reach: Vec<(u16, u16)> = Vec::new();
        let mut heads = true;
        for row in self.rows {
            watch::tick(1 + row.cells.len());
            let headed = row.head || row.cells.iter().all(|cell| cell.head);
            heads &= headed && !row.cells.is_empty();
            let filled = row.cells.iter().any(|cell| !cell.lines.is_empty());
            let bold = row.cells.iter().flat_map(|cell| &cell.lines).all(is_bold);
            let mut line = Joined::default();
            let mut spans = Vec::new();
            let mut spanned = false;
            let mut cells = row.cells.into_iter();
            let mut column = 0;
            loop {
                if let Some((rows, columns)) = reach.get_mut(column).filter(|(rows, _)| *rows > 0) {
                    let columns = *columns;
                    *rows -= 1;
                    spans.push(span(column, columns, 0));
                    spanned = true;
                    line.skip(usize::from(columns.max(1)));
                    column += usize::from(columns.max(1));
                    continue;
                }
                let Some(cell) = cells.next() else {
                    // what reaches down on the right
                    match reach.iter().skip(column).position(|(rows, _)| *rows > 0) {
                        Some(gap) => {
                            line.skip(gap);
                            column += gap;
                            continue;
                        }
                        None => break,
                    }
                };
                let room = WIDEST.saturating_sub(column).max(1);
                let columns = usize::from(cell.columns).min(room);
                spanned |= columns > 1 || cell.rows > 1;
                spans.push(span(column, columns as u16, cell.rows));
                if cell.rows > 1 && column < WIDEST {
                    if reach.len() <= column {
                        reach.resize(column + 1, (0, 1));
                    }
                    if let Some(own) = reach.get_mut(column) {
                        *own = (cell.rows - 1, columns as u16);
                    }
                }
                line.cell(cell.lines);
                line.skip(columns - 1);
                column += columns;
            }
            if !filled {
                continue;
            }
            let Some(mut line) = line.finish() else { continue };
            let hint = line.hint();
            hint.bold = if bold { Bold::Whole } else { Bold::No };
            let spans = if spanned { spans } else { Vec::new() };
            hint.row = Some(Box::new(Row { table: number, head: heads, spans }));
            lines.push(line);
        }
        lines
    }
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// Rows.
    Table,
    /// One line in parts, as number and signer.
    Line,
    /// Parts of a page in their places.
    Page,
}

impl Cells {
    fn line(self) -> Option<Line<'static>> {
        let mut line = Joined::default();
        self.cells.into_iter().for_each(|cell| line.cell(cell.lines));
        line.finish()
    }
}

impl Cell {
    fn is_page(&self) -> bool {
        let length = |line: &Line| line.placed.chars().len();
        self.lines.len() > LINES || self.lines.iter().map(length).sum::<usize>() > CHARACTERS
    }

    fn is_short(&self) -> bool {
        let short = |line: &Line| line.placed.chars().len() <= SHORT;
        self.lines.len() <= 1 && self.lines.iter().all(short)
    }
}

fn span(column: usize, columns: u16, rows: u16) -> Span {
    Span { column: u16::try_from(column).unwrap_or(u16::MAX), columns, rows }
}

fn is_bold(line: &Line) -> bool {
    line.hints.as_ref().is_some_and(|hints| hints.bold == Bold::Whole)
}

/// Cells set behind each other, a TAB between two.
#[derive(Debug, Default)]
struct Joined {
    placed: Option<Placed<'static>>,
    line: u32,
    /// A cell was added.
    begun: bool,
    /// TABs before the first text.
    tabs: usize,
    blank_above: u16,
    page_break_above: bool,
}

impl Joined {
    /// Adds a cell; its paragraphs follow each other.
    fn cell(&mut self, lines: Vec<Line<'static>>) {
        if std::mem::replace(&mut self.begun, true) {
            self.tab();
        }
        let mut last = None;
        for (number, line) in lines.into_iter().enumerate() {
            if self.placed.is_none() {
                self.line = line.line;
                (self.blank_above, self.page_break_above) =
                    (line.blank_above, line.page_break_above);
            }
            let (row, column) = line.placed.place(0);
            let next = line.placed.chars().first().copied();
            if number > 0 && parted(last, next) {
                self.join(&Placed::at(row, column, vec![' ']));
            }
            last = line.placed.chars().last().copied();
            self.join(&line.placed);
        }
    }

    /// Adds so many empty cells.
    fn skip(&mut self, cells: usize) {
        for _ in 0..cells {
            self.cell(Vec::new());
        }
    }

    fn tab(&mut self) {
        match &mut self.placed {
            None => self.tabs += 1,
            Some(placed) => {
                let (row, column) = placed.place(placed.chars().len().saturating_sub(1));
                let tab = Placed::at(row, column, vec!['\t']);
                self.join(&tab);
            }
        }
    }

    fn join(&mut self, piece: &Placed<'static>) {
        match &mut self.placed {
            Some(placed) => placed.join(piece),
            None => {
                let (row, column) = piece.place(0);
                let mut placed = Placed::at(row, column, vec!['\t'; self.tabs]);
                placed.join(piece);
                self.placed = Some(placed);
            }
        }
    }

    fn finish(self) -> Option<Line<'static>> {
        let (line, blank_above) = (self.line, self.blank_above);
        let page_break_above = self.page_break_above;
        let placed = self.placed?;
        Some(Line { placed, line, blank_above, page_break_above, ..Line::default() })
    }
}
