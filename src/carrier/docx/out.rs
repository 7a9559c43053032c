//! Paragraphs → lines, numbered as they come; what is left out of them is a record with its place.

use crate::carrier::{Bold, Carried, Carrier, CarrierError, Hints, Line, Row};
use crate::diagnostic::{Change, Diagnostic, LeftOut, LeftOutKind, Warned, watch};
use crate::text::placed::Placed;

use super::paragraph::{PAGE, Paragraph, SOFT, bold, kind};
use super::tabs::Tabs;

/// Name of the rule of our records.
const RULE: &str = "docx";
/// Most bytes of text; no document holds as much.
const LARGEST: usize = 64 << 20;

/// Lines in the making.
#[derive(Debug, Default)]
pub(super) struct Out {
    /// All text, a line a paragraph.
    text: String,
    lines: Vec<Line<'static>>,
    changes: Vec<Change>,
    left_out: Vec<LeftOut>,
    diagnostics: Vec<Diagnostic>,
    number: usize,
    blank: u16,
    page: bool,
    tabs: Tabs,
    /// Tables so far.
    pub(super) tables: u32,
}

impl Out {
    /// A paragraph of the text.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph) -> Result<(), CarrierError> {
        match self.tabs.next(paragraph) {
            Some(before) => self.write(before, None),
            None => Ok(()),
        }
    }

    /// A row of a table.
    pub(super) fn row(&mut self, row: Paragraph, hints: Row) -> Result<(), CarrierError> {
        self.flush()?;
        self.write(row, Some(hints))
    }

    /// Writes what waits for the next paragraph.
    pub(super) fn flush(&mut self) -> Result<(), CarrierError> {
        match self.tabs.last() {
            Some(last) => self.write(last, None),
            None => Ok(()),
        }
    }

    /// A paragraph that stands outside the text: it is left out.
    pub(super) fn outside(
        &mut self,
        paragraph: &Paragraph,
        what: LeftOutKind,
    ) -> Result<(), CarrierError> {
        self.flush()?;
        let plain = |c: &char| if matches!(*c, '\t' | SOFT | PAGE) { ' ' } else { *c };
        let text: String = paragraph.chars.iter().map(plain).collect();
        self.begin()?;
        self.text.push_str(&text);
        self.left(1, &text, what);
        self.changes.push(Change::new(RULE, (self.number, 1), text, ""));
        Ok(())
    }

    /// Something to say.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A new line of the source.
    fn begin(&mut self) -> Result<(), CarrierError> {
        if self.number > 0 {
            self.text.push('\n');
        }
        self.number += 1;
        if self.text.len() > LARGEST {
            return Err(CarrierError::TooLarge(LARGEST as u64 >> 20));
        }
        Ok(())
    }

    fn write(&mut self, paragraph: Paragraph, row: Option<Row>) -> Result<(), CarrierError> {
        self.begin()?;
        watch::tick(paragraph.chars.len());
        let Paragraph { chars, kinds, hints, page_above, page_below, pictures, .. } = paragraph;
        self.text.extend(&chars);
        for name in pictures {
            let told = Diagnostic::new("W-DOCX-PICTURE").at(self.number, 1).with(name);
            self.diagnostics.push(told);
        }
        self.page |= page_above;
        let mut from = 0;
        let mut hints = Hints { row: row.map(Box::new), ..hints };
        loop {
            let rest = chars.get(from..).unwrap_or_default();
            let end = rest.iter().position(|c| matches!(*c, SOFT | PAGE));
            let length = end.unwrap_or(rest.len());
            let own = rest.get(..length).unwrap_or_default();
            let kinds = kinds.get(from..from + length).unwrap_or_default();
            self.line(from, own, kinds, &hints);
            let Some(end) = end else { break };
            self.page |= rest.get(end) == Some(&PAGE);
            from += end + 1;
            // the first line alone is indented, and bears the number
            (hints.indent, hints.list) = (0, None);
        }
        self.page |= page_below;
        Ok(())
    }

    /// A line of a paragraph that begins at a character of it.
    fn line(&mut self, from: usize, chars: &[char], kinds: &[u8], hints: &Hints) {
        if chars.is_empty() {
            self.blank = self.blank.saturating_add(1);
            return;
        }
        let mut placed = Placed::at(self.number, from + 1, chars.to_vec());
        if kinds.iter().any(|own| own & kind::LEFT > 0) {
            let mut at = 0;
            let runs: Vec<(usize, usize, u8)> = kinds
                .chunk_by(|one, other| one & kind::LEFT == other & kind::LEFT)
                .map(|run| {
                    at += run.len();
                    (at - run.len(), run.len(), run.first().copied().unwrap_or_default())
                })
                .filter(|(_, _, own)| own & kind::LEFT > 0)
                .collect();
            for (at, length, own) in &runs {
                let text: String = chars.iter().skip(*at).take(*length).collect();
                // that text was deleted is told once for all
                let deleted = own & kind::DELETED > 0;
                let what = if deleted { LeftOutKind::Markup } else { LeftOutKind::Furniture };
                self.left(from + at + 1, &text, what);
            }
            placed.edit(
                RULE,
                |walk| {
                    for (at, length, _) in runs {
                        walk.keep_to(at);
                        walk.cut(length);
                    }
                },
                &mut self.changes,
                |_, _| {},
            );
        }
        let mut line = Line { placed, ..Line::new(self.number, Vec::new()) };
        line.blank_above = std::mem::take(&mut self.blank);
        line.page_break_above = std::mem::take(&mut self.page);
        let bold = bold(chars, kinds);
        if bold != Bold::No || *hints != Hints::default() {
            *line.hint() = Hints { bold, ..hints.clone() };
        }
        self.lines.push(line);
    }

    /// Remembers what was left out of the line that is being written.
    fn left(&mut self, column: usize, text: &str, kind: LeftOutKind) {
        if !text.chars().all(char::is_whitespace) {
            let (line, text) = (self.number, text.to_owned());
            self.left_out.push(LeftOut { line, joined: Vec::new(), column, kind, text });
        }
    }

    /// All that was read.
    pub(super) fn finish(mut self) -> Result<Warned<Carried<'static>>, CarrierError> {
        self.flush()?;
        self.diagnostics.extend(crate::diagnostic::left_out::tell(&self.left_out));
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.place);
        let value = Carried {
            carrier: Carrier::Docx,
            lines: self.lines,
            source: Some(self.text),
            labels: Vec::new(),
            left_out: self.left_out,
            changes: self.changes,
        };
        Ok(Warned { value, diagnostics: self.diagnostics })
    }
}
