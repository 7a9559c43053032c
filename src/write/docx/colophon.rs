//! 版记 → one floating table at the foot of the last page, and the paragraph it hangs on.
//!
//! The table is anchored to the lower margin. The margin gives half a leading more room than the
//! 版心 has, so a borderless row of that height under the last line brings it back to the 版心's
//! edge. One taller than a page begins as a table in the text; the part of its last page floats.

use std::borrow::Cow;

use docx_rs::{
    BorderType, HeightRule, LineSpacing, Paragraph, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType,
    TablePositionProperty, TableRow, WidthType,
};

use super::flow::Flow;
use super::long::{LongCell, LongParagraph, LongRow};
use super::look::{Look, width_of};
use super::runs::{lines, paragraph, run, styled};
use crate::document::{Block, Kind, Role};
use crate::layout::ColophonTail;
use crate::style::{Mm, gbt9704 as gb};

/// Twips that the upper lines' own thickness pushes the text down.
const FOOT: i32 = 24;

/// An element of the colophon: a block, a part of one, or the 主送 that was moved into it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry<'a> {
    role: Role,
    label: Cow<'a, str>,
    text: Cow<'a, str>,
}

/// Writes the colophon, with the 主送 that was moved into it. Of one taller than a page, all but the
/// last page's part stands in the text, its rows free to run on.
pub fn colophon(
    flow: &mut Flow,
    moved: &[&Block],
    blocks: &[&Block],
    tail: Option<ColophonTail>,
    look: &Look,
) {
    let moved = moved.iter().map(|block| Entry::recipients(block));
    let mut entries: Vec<Entry> =
        moved.chain(blocks.iter().map(|block| Entry::of(block))).collect();
    let Some(tail) = tail else {
        if !entries.is_empty() {
            table(flow, &entries, look, [true, true]);
            flow.paragraph(paragraph("GwTail"));
        }
        return;
    };
    let mut after = entries.split_off(tail.block.min(entries.len()));
    if let Some(first) = after.first_mut() {
        let (head, rest) = first.parted(tail.characters);
        entries.extend(head);
        *first = rest;
    }
    if !entries.is_empty() {
        let apart = LineSpacing::new().before(look.half_leading.twip().0.unsigned_abs() * 2);
        flow.paragraph(paragraph("GwTail").line_spacing(apart));
        table(flow, &entries, look, [true, false]);
        flow.paragraph(paragraph("GwTail").page_break_before(true));
    }
    table(flow, &after, look, [false, true]);
    flow.paragraph(paragraph("GwTail"));
}

impl<'a> Entry<'a> {
    fn of(block: &'a Block) -> Self {
        let label = block.label.as_deref().unwrap_or_default();
        Self { role: block.role, label: label.into(), text: block.text.as_str().into() }
    }

    /// The 主送 above the text as an element of the colophon.
    fn recipients(block: &'a Block) -> Self {
        let names = block.text.trim_end_matches(['：', ':']);
        Self { role: block.role, label: "主送：".into(), text: format!("{names}。").into() }
    }

    /// Before and from a place within it, counted in characters without white space.
    fn parted(&self, characters: usize) -> (Option<Self>, Self) {
        let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let left = characters.checked_sub(solid(&self.label)).filter(|left| *left > 0);
        let Some(left) = left else { return (None, self.clone()) };
        let solids = self.text.char_indices().filter(|(_, c)| !c.is_whitespace());
        let at = solids.map(|(at, _)| at).nth(left).unwrap_or(self.text.len());
        let text = |from, to| match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(from..to).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(text.get(from..to).unwrap_or_default().to_owned()),
        };
        let head = Self { text: text(0, at), ..self.clone() };
        // lines of the rest stand under those of the head, as if behind its label
        let blank = "\u{3000}".repeat(width_of(&self.label).ceil() as usize);
        (Some(head), Self { text: text(at, self.text.len()), label: blank.into(), role: self.role })
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
struct Row<'e> {
    entries: &'e [Entry<'e>],
    /// The office and the date would not fit on one line: the date stands alone, below.
    date_below: bool,
}

impl<'e> Row<'e> {
    fn paragraphs(&self) -> Box<dyn Iterator<Item = LongParagraph<'e>> + 'e> {
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
    fn is_ruled(&self, first: bool) -> bool {
        !first || self.entries.first().is_none_or(|entry| entry.role != Role::SubjectWords)
    }
}

/// The rows of entries in their order.
fn rows<'e>(mut rest: &'e [Entry<'e>]) -> impl Iterator<Item = Row<'e>> {
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

/// A table of entries; `ends` tells whether the colophon begins and ends with it. The one with its
/// end floats at the foot of its page.
fn table(flow: &mut Flow, entries: &[Entry], look: &Look, [begins, ends]: [bool; 2]) {
    let width = usize::try_from(look.width()).unwrap_or_default();
    let plain = look.kind == Kind::Letter;
    let weight = |end: bool| if end { gb::COLOPHON_THICK } else { gb::COLOPHON_THIN };
    let (mut rows, mut first, mut is_top) = (rows(entries).peekable(), true, begins);
    let rows = std::iter::from_fn(|| {
        let row = rows.next()?;
        let mut borders = TableCellBorders::with_empty();
        if row.is_ruled(std::mem::take(&mut first)) {
            let top = weight(std::mem::take(&mut is_top));
            if !plain {
                borders = borders.set(border(TableCellBorderPosition::Top, top));
            }
        }
        if !plain && rows.peek().is_none() {
            borders = borders.set(border(TableCellBorderPosition::Bottom, weight(ends)));
        }
        let own = TableCell::new().width(width, WidthType::Dxa).set_borders(borders);
        let cell = LongCell::new(own, row.paragraphs());
        let row = TableRow::new(Vec::new());
        let row = if ends { row.cant_split() } else { row };
        Some(LongRow::new(row, vec![cell]))
    });
    let foot = ends.then(|| {
        let foot = TableCell::new()
            .width(width, WidthType::Dxa)
            .set_borders(TableCellBorders::with_empty())
            .add_paragraph(paragraph("GwTail"));
        let row = TableRow::new(vec![foot])
            .cant_split()
            .row_height((look.half_leading.twip().0 + FOOT) as f32)
            .height_rule(HeightRule::Exact);
        LongRow::from(row)
    });
    let mut frame = Table::without_borders(Vec::new())
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    if ends {
        frame = frame.position(
            TablePositionProperty::new()
                .vertical_anchor("margin")
                .position_y_alignment("bottom")
                .horizontal_anchor("page")
                .position_x(look.side_margins().0),
        );
    }
    flow.table(&frame, rows.chain(foot), false);
}

fn border(position: TableCellBorderPosition, thickness: Mm) -> TableCellBorder {
    let eighths = (thickness.pt().0 * 8.0).round() as usize;
    TableCellBorder::new(position).border_type(BorderType::Single).size(eighths).color("000000")
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
        let (head, rest) = entry.parted(3 + 3);
        assert_eq!(head.as_ref().map(full).as_deref(), Some("抄送：甲局， "));
        assert_eq!(full(&rest), "\u{3000}\u{3000}\u{3000}乙局。");
        assert_eq!(entry.parted(0), (None, entry.clone()));
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
