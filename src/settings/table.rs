//! A table of metadata: a row for each input, a column for each element. Text of CSV comes in;
//! what each row gives is checked at once, so that a fault is told before any work.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::Options;
use crate::diagnostic::Diagnostic;
use crate::recognise;
use crate::text::{character, names};

use super::{Source, make, nearest, set};

/// Names of the column that names the inputs.
const FILE: [&str; 4] = ["file", "文件", "文件名", "filename"];

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its file, for what is told of it.
    path: PathBuf,
    rows: Vec<Row>,
    /// The row of each name.
    by_name: HashMap<String, usize>,
}

/// What is given for one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    name: String,
    /// Line of the table, from 1.
    line: usize,
    /// Key and value of each cell that is not empty.
    values: Vec<(String, String)>,
}

impl Table {
    /// Reads the text of a table.
    ///
    /// # Errors
    /// The first fault at its line and the number of its cell: no CSV, no column that names the
    /// inputs, a column that names no element, a column or an input named twice, a value that
    /// cannot be given.
    pub fn read(text: &str, path: &Path) -> Result<Self, Diagnostic> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut lines = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut table = Self { path: path.to_owned(), ..Self::default() };
        let mut columns: Option<Vec<Column>> = None;
        for record in lines.records() {
            let record = record.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                Diagnostic::new("E-TABLE").with(&error).at(number(line), 1)
            })?;
            let line = number(record.position().map_or(1, csv::Position::line));
            if record.iter().all(|cell| character::trim(cell).is_empty()) {
                continue;
            }
            match &columns {
                None => columns = Some(head(&record, line)?),
                Some(columns) => table.row(columns, &record, line)?,
            }
        }
        match columns {
            Some(_) => Ok(table),
            None => Err(Diagnostic::new("E-TABLE-FILE").at(1, 1)),
        }
    }

    fn row(
        &mut self,
        columns: &[Column],
        record: &csv::StringRecord,
        line: usize,
    ) -> Result<(), Diagnostic> {
        let mut row = Row { line, ..Row::default() };
        for (index, cell) in record.iter().enumerate() {
            let value = character::trim(cell);
            let place = |fault: Diagnostic| fault.at(line, index + 1);
            match columns.get(index) {
                _ if value.is_empty() => {}
                None => return Err(place(Diagnostic::new("E-TABLE-CELL").with(value))),
                Some(Column::Unnamed) => {
                    return Err(place(Diagnostic::new("E-TABLE-CELL").with(value)));
                }
                Some(Column::File) => row.name = plain(value),
                Some(Column::Element(key)) => {
                    make(&mut Options::default(), key, value, Source::Table).map_err(place)?;
                    row.values.push((key.clone(), value.to_owned()));
                }
            }
        }
        if row.name.is_empty() {
            return Err(Diagnostic::new("E-TABLE-NAME").at(line, 1));
        }
        if let Some(before) = self.by_name.insert(row.name.clone(), self.rows.len()) {
            let before = self.rows.get(before).map_or(0, |row| row.line);
            return Err(Diagnostic::new("E-TABLE-TWICE").at(line, 1).with(row.name).with(before));
        }
        self.rows.push(row);
        Ok(())
    }

    /// The row of an input: the one that names the most of its path, from its end.
    fn of(&self, input: &Path) -> Option<usize> {
        let whole = plain(&input.to_string_lossy());
        let mut name = whole.as_str();
        loop {
            if let Some(row) = self.by_name.get(name) {
                return Some(*row);
            }
            name = name.split_once('/')?.1;
        }
    }

    /// Sets what the table gives for an input. Gives a warning where that is nothing.
    ///
    /// # Errors
    /// As [`fn@set`]; what the table holds was checked when it was read.
    pub fn apply(
        &self,
        input: &Path,
        options: &mut Options,
    ) -> Result<Option<Diagnostic>, Diagnostic> {
        let Some(row) = self.of(input).and_then(|row| self.rows.get(row)) else {
            return Ok(Some(Diagnostic::new("W-TABLE-NO-ROW").with(self.path.display())));
        };
        for (key, value) in &row.values {
            set(options, key, value, Source::Table)?;
        }
        Ok(None)
    }

    /// What there is to say about the rows, now that the inputs are known: a warning for each that
    /// names none.
    ///
    /// # Errors
    /// A row that names several inputs.
    pub fn held_to<'a>(
        &self,
        inputs: impl Iterator<Item = &'a Path>,
    ) -> Result<Vec<Diagnostic>, Diagnostic> {
        let mut counts = vec![0usize; self.rows.len()];
        for row in inputs.filter_map(|input| self.of(input)) {
            counts.iter_mut().skip(row).take(1).for_each(|count| *count += 1);
        }
        let told = |code, row: &Row| {
            Diagnostic::new(code).at(row.line, 1).with(&row.name).in_file(&self.path)
        };
        let rows = || self.rows.iter().zip(&counts);
        if let Some((row, count)) = rows().find(|(_, count)| **count > 1) {
            return Err(told("E-TABLE-SEVERAL", row).with(count));
        }
        let unused = rows().filter(|(_, count)| **count == 0);
        Ok(unused.map(|(row, _)| told("W-TABLE-ROW", row)).collect())
    }
}

/// What a column is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    File,
    /// Key of an element.
    Element(String),
    /// It has no name, and may hold nothing.
    Unnamed,
}

/// The columns, by the first row.
fn head(record: &csv::StringRecord, line: usize) -> Result<Vec<Column>, Diagnostic> {
    let mut columns: Vec<Column> = Vec::new();
    for (index, cell) in record.iter().enumerate() {
        let name = character::trim(cell);
        let column = column(name).map_err(|fault| fault.at(line, index + 1))?;
        if column != Column::Unnamed && columns.contains(&column) {
            let twice = Diagnostic::new("E-TABLE-TWICE").at(line, index + 1);
            return Err(twice.with(name).with(line));
        }
        columns.push(column);
    }
    if columns.contains(&Column::File) {
        Ok(columns)
    } else {
        Err(Diagnostic::new("E-TABLE-FILE").at(line, 1))
    }
}

fn column(name: &str) -> Result<Column, Diagnostic> {
    if name.is_empty() {
        return Ok(Column::Unnamed);
    }
    let lower = name.to_lowercase();
    if FILE.contains(&lower.as_str()) {
        return Ok(Column::File);
    }
    let bare = lower.strip_prefix("meta.").unwrap_or(&lower);
    let own = recognise::element_names().find(|own| *own == bare);
    match own.or_else(|| names::element(bare)) {
        Some(element) => Ok(Column::Element(format!("meta.{element}"))),
        None => {
            let known = recognise::element_names().chain(names::all()).chain(FILE);
            let near = nearest::to(bare, known.map(str::to_owned));
            Err(Diagnostic::new("E-TABLE-COLUMN").with(name).with(near))
        }
    }
}

/// A comma, unless the first line has none and another sign that programs write instead.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !character::trim(line).is_empty()).unwrap_or_default();
    match first {
        line if line.contains(',') => b',',
        line if line.contains('\t') => b'\t',
        line if line.contains(';') => b';',
        _ => b',',
    }
}

/// A name of a file with `/` between its folders, without those that mean nothing.
fn plain(name: &str) -> String {
    let name = name.replace('\\', "/");
    let path = Path::new(&name);
    let parts: Vec<_> = path.components().filter(|part| *part != Component::CurDir).collect();
    parts.iter().collect::<PathBuf>().to_string_lossy().replace('\\', "/")
}

fn number(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn table(text: &str) -> Result<Table, Diagnostic> {
        Table::read(text, Path::new("t.csv"))
    }

    fn given(table: &Table, input: &str) -> Option<String> {
        let mut options = Options::default();
        table.apply(Path::new(input), &mut options).unwrap();
        options.given.elements.get("doc_number").cloned()
    }

    #[test]
    fn a_row_is_found_by_the_end_of_a_path() {
        let table = table(
            "文件,发文字号\na.txt,甲〔2026〕1号\n./b/a.txt,乙〔2026〕2号\nc\\d.txt,丙〔2026〕3号\n",
        )
        .unwrap();
        let number = |input| given(&table, input).map(|number| number.chars().take(1).collect());
        let some = |name: &str| Some::<String>(name.to_owned());
        assert_eq!(number("a.txt"), some("甲"));
        assert_eq!(number("in/x/a.txt"), some("甲"));
        assert_eq!(number("in/b/a.txt"), some("乙"));
        assert_eq!(number("in/c/d.txt"), some("丙"));
        assert_eq!(number("d.txt"), None);
        assert_eq!(number("xa.txt"), None);
    }

    #[test]
    fn cells_are_quoted_and_empty_ones_say_nothing() {
        let table = table("file;署名;title\na.txt;\"甲局\n乙局\";\n\nb.txt\n").unwrap();
        let mut options = Options::default();
        assert_eq!(table.apply(Path::new("a.txt"), &mut options), Ok(None));
        assert_eq!(options.given.elements.len(), 1);
        assert_eq!(options.given.elements["signature"], "甲局\n乙局");
        let told = table.apply(Path::new("c.txt"), &mut options).unwrap().unwrap();
        assert_eq!(told.code, "W-TABLE-NO-ROW");
    }

    #[test]
    fn faults_are_told_at_their_places() {
        let fault = |text: &str| {
            let fault = table(text).unwrap_err();
            (fault.code, fault.place.map(|Place { line, column }| (line, column)), fault.arguments)
        };
        let at = |line, column| Some((line, column));
        let unknown = fault("文件,发文字好\n");
        assert_eq!(
            unknown,
            ("E-TABLE-COLUMN", at(1, 2), vec!["发文字好".into(), "发文字号".into()])
        );
        assert_eq!(fault("标题\n甲\n").0, "E-TABLE-FILE");
        assert_eq!(fault("").0, "E-TABLE-FILE");
        assert_eq!(fault("file,title\na.txt,甲\n./a.txt,乙\n").1, at(3, 1));
        assert_eq!(fault("file,文号,doc_number\n").1, at(1, 3));
        assert_eq!(
            fault("file,kind\na.txt,信函\nb.txt,电子\n"),
            ("E-SETTING-VALUE", at(3, 2), fault("file,kind\na.txt,电子\n").2)
        );
        assert_eq!(fault("file,title\na.txt,甲,乙\n").0, "E-TABLE-CELL");
        assert_eq!(fault("file,title\n,甲\n").0, "E-TABLE-NAME");
    }

    #[test]
    fn rows_and_inputs_are_held_to_each_other() {
        let table = table("file,title\na.txt,甲\nb.txt,乙\n").unwrap();
        let held = |inputs: &[&str]| table.held_to(inputs.iter().map(Path::new));
        let told = held(&["a.txt", "c.txt"]).unwrap();
        assert_eq!(
            (told.len(), told[0].code, told[0].arguments[0].as_str()),
            (1, "W-TABLE-ROW", "b.txt")
        );
        assert_eq!(held(&["x/a.txt", "y/a.txt"]).unwrap_err().code, "E-TABLE-SEVERAL");
    }

    #[test]
    fn front_matter_is_nearer_than_the_table() {
        let table = table("file,title\na.txt,甲\n").unwrap();
        let mut options = Options::default();
        set(&mut options, "meta.title", "乙", Source::FrontMatter).unwrap();
        table.apply(Path::new("a.txt"), &mut options).unwrap();
        set(&mut options, "meta.title", "丙", Source::Label).unwrap();
        assert_eq!(options.settings.get("meta.title"), Some("乙"));
    }
}
