//! Blocks → entries of the colophon and the rows they stand in: the paragraphs of each, made as they
//! are printed.

use std::borrow::Cow;

use docx_rs::Paragraph;

use super::super::long::{LongParagraph, Paragraphs};
use super::super::look::width_of;
use super::super::runs::{lines, paragraph, run, styled};
use crate::document::{Block, Role};
use crate::style::gbt9704 as gb;

/// An element of the colophon: a block, a part of one, or the 主送 that was moved into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    role: Role,
    label: Cow<'a, str>,
    text: Cow<'a, str>,
}

impl<'a> Entry<'a> {
    /// A block as it is.
    pub fn of(block: &'a Block) -> Self {
        let label = block.label.as_deref().unwrap_or_default();
        Self { role: block.role, label: label.into(), text: block.text.as_str().into() }
    }

    /// The 主送 above the text as an element of the colophon.
    pub fn recipients(block: &'a Block) -> Self {
        let names = block.text.trim_end_matches(['：', ':']);
        Self { role: block.role, label: "主送：".into(), text: format!("{names}。").into() }
    }

    /// Before and from a place within it, counted in characters without white space.
    pub fn parted(self, characters: usize) -> (Option<Self>, Self) {
        let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let left = characters.checked_sub(solid(&self.label)).filter(|left| *left > 0);
        let Some(left) = left else { return (None, self) };
        let solids = self.text.char_indices().filter(|(_, c)| !c.is_whitespace());
        let at = solids.map(|(at, _)| at).nth(left).unwrap_or(self.text.len());
        let (head, rest) = match self.text {
            Cow::Borrowed(text) => {
                let (head, rest) = text.split_at_checked(at).unwrap_or((text, ""));
                (head.into(), rest.into())
            }
            Cow::Owned(mut text) => {
                let rest = text.split_off(at);
                (text.into(), rest.into())
            }
        };
        // lines of the rest stand under those of the head, as if behind its label
        let blank = "\u{3000}".repeat(width_of(&self.label).ceil() as usize);
        let rest = Self { role: self.role, label: blank.into(), text: rest };
        (Some(Self { role: self.role, label: self.label, text: head }), rest)
    }

    /// 主送 and 抄送, which share a row.
    fn is_list(&self) -> bool {
        matches!(self.role, Role::MainRecipients | Role::CopyTo)
    }

    /// Width of label and text, in characters.
    fn width(&self) -> f64 {
        width_of(&self.label) + width_of(&self.text)
    }

    /// It, in one paragraph behind what stands there already.
    fn behind<'e>(&'e self, into: Paragraph) -> LongParagraph<'e> {
        lines(into, &self.label, std::iter::once(&*self.text))
    }

    /// It, as a paragraph of its own.
    fn paragraph<'e>(&'e self) -> LongParagraph<'e> {
        match self.role {
            Role::MainRecipients => self.list("GwColophonTo"),
            Role::CopyTo => self.list("GwColophonCopy"),
            Role::PrintOffice => self.behind(paragraph("GwColophonPrint")),
            Role::PrintDate => self.behind(paragraph("GwColophonPrint").add_run(run("\t"))),
            Role::SubjectWords => {
                let label = styled(&self.label, "GwLabel");
                let line = paragraph("GwSubjectWords").add_run(label);
                lines(line, "", std::iter::once(&*self.text))
            }
            Role::Copies => self.behind(paragraph("GwColophonCopies")),
            _ => lines(paragraph("GwColophonPrint"), &self.label, self.text.lines()),
        }
    }

    /// Groups one a line, aligned after the label.
    fn list<'e>(&'e self, style: &str) -> LongParagraph<'e> {
        let mut line = paragraph(style);
        let width = width_of(&self.label);
        if (width - 3.0).abs() > 0.01 && width > 0.0 {
            let em = gb::SIZE_4.0 * 20.0;
            let left = ((1.0 + width) * em).round() as i32;
            let by = (width * em).round() as i32;
            line = line.indent(
                Some(left),
                Some(docx_rs::SpecialIndentType::Hanging(by)),
                Some(em as i32),
                None,
            );
        }
        lines(line, &self.label, self.text.lines())
    }
}

/// The entries of one row.
pub struct Row<'e> {
    entries: &'e [Entry<'e>],
    /// The office and the date would not fit on one line: the date stands alone, below.
    date_below: bool,
}

impl<'e> Row<'e> {
    /// Its paragraphs.
    pub fn paragraphs(&self) -> Paragraphs<'e> {
        match self.entries {
            [office, date] if office.role == Role::PrintOffice => {
                let full = [&*office.label, &*office.text].concat();
                let line = paragraph("GwColophonPrint").add_run(run(&full)).add_run(run("\t"));
                Box::new(std::iter::once(date.behind(line)))
            }
            [date] if self.date_below => {
                Box::new(std::iter::once(date.behind(paragraph("GwColophonPrint"))))
            }
            entries => Box::new(entries.iter().map(Entry::paragraph)),
        }
    }

    /// There is a line above it: 主题词 that stand first have none.
    pub fn is_ruled(&self, first: bool) -> bool {
        !first || self.entries.first().is_none_or(|entry| entry.role != Role::SubjectWords)
    }
}

/// The rows of entries in their order.
pub fn rows<'e>(mut rest: &'e [Entry<'e>]) -> impl Iterator<Item = Row<'e>> {
    let mut office_before = false;
    std::iter::from_fn(move || {
        let (first, next) = (rest.first()?, rest.get(1));
        let dated = first.role == Role::PrintOffice
            && next.is_some_and(|next| next.role == Role::PrintDate);
        let one_line = |next: &Entry| {
            first.width() + next.width() + 3.0 <= gb::TYPE_AREA_WIDTH.pt().0 / gb::SIZE_4.0
        };
        let count = match first.is_list() {
            true => rest.iter().take_while(|entry| entry.is_list()).count(),
            false => 1 + usize::from(dated && next.is_some_and(one_line)),
        };
        let (entries, after) = rest.split_at_checked(count)?;
        rest = after;
        let date_below = std::mem::replace(&mut office_before, dated && count == 1);
        Some(Row { entries, date_below })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_parted_where_the_layout_says() {
        let block = Block {
            label: Some("抄送：".into()),
            ..Block::new(Role::CopyTo, "甲局， 乙局。")
        };
        let entry = Entry::of(&block);
        let full = |entry: &Entry| [&*entry.label, &*entry.text].concat();
        let (head, rest) = entry.clone().parted(3 + 3);
        assert_eq!(head.as_ref().map(full).as_deref(), Some("抄送：甲局， "));
        assert_eq!(full(&rest), "\u{3000}\u{3000}\u{3000}乙局。");
        let (head, rest) = Entry::recipients(&block).parted(3 + 3);
        assert_eq!(head.as_ref().map(full).as_deref(), Some("主送：甲局， "));
        assert_eq!(full(&rest), "\u{3000}\u{3000}\u{3000}乙局。。");
        assert_eq!(entry.clone().parted(0), (None, entry));
    }

    #[test]
    fn lists_share_a_row_and_a_long_date_stands_below_its_office() {
        let count = |blocks: &[(Role, &str)]| {
            let blocks: Vec<Block> =
                blocks.iter().map(|(role, text)| Block::new(*role, *text)).collect();
            let entries: Vec<Entry> = blocks.iter().map(Entry::of).collect();
            let made: Vec<(usize, bool)> =
                rows(&entries).map(|row| (row.entries.len(), row.date_below)).collect();
            made
        };
        let lists =
            [(Role::MainRecipients, "甲。"), (Role::CopyTo, "乙。"), (Role::CopyTo, "丙。")];
        assert_eq!(count(&lists), [(3, false)]);
        let (office, date) =
            ((Role::PrintOffice, "甲市办公室"), (Role::PrintDate, "2026年1月1日印发"));
        assert_eq!(count(&[lists[0], office, date, date]), [(1, false), (2, false), (1, false)]);
        let long = "甲".repeat(30);
        let office = (Role::PrintOffice, long.as_str());
        assert_eq!(count(&[office, date, date]), [(1, false), (1, true), (1, false)]);
    }
}
