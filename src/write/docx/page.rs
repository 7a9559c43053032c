//! Sections: paper, margins, grid, and the footers that bear page numbers.
//!
//! Every section names all its footers, so that none depends on the one before it.

use docx_rs::{
    BuildXML, DocGrid, DocGridType, FieldCharType, Footer, FooterReference, HeightRule, InstrPAGE,
    InstrText, PageMargin, PageOrientationType, PageSize, Paragraph, Run, SectionProperty,
    SectionType, Table, TableCell, TableCellMargins, TableLayoutType, TablePositionProperty,
    TableRow, TextDirectionType, WidthType,
};

use super::letter;
use super::look::{Look, page_number_line};
use super::runs::{paragraph, run};
use crate::document::Kind;
use crate::style::{Pt, gbt9704 as gb};

/// What the pages of a section are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// As all pages of a document are.
    Numbered,
    /// The colophon's page behind a blank one: even, without number (7.5).
    EvenUnnumbered,
    /// Pages of wide tables: a quarter turn, numbered where upright pages are (8).
    Turned,
}

/// What a footer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foot {
    Odd,
    Even,
    TurnedOdd,
    TurnedEven,
    First,
    Empty,
}

/// The sections' properties, and the footers they name.
pub struct Sections<'a> {
    look: &'a Look,
    feet: Vec<Foot>,
    begun: bool,
}

impl<'a> Sections<'a> {
    /// None yet.
    pub fn new(look: &'a Look) -> Self {
        Self { look, feet: Vec::new(), begun: false }
    }

    /// The properties of the next section.
    pub fn next(&mut self, sheet: Sheet) -> SectionProperty {
        let turned = sheet == Sheet::Turned;
        let mut section = SectionProperty {
            page_size: paper(turned),
            page_margin: if turned { turned_margin(self.look) } else { margin(self.look) },
            doc_grid: Some(grid(self.look)),
            ..SectionProperty::default()
        };
        let (odd, even) = match sheet {
            Sheet::Numbered => (Foot::Odd, Foot::Even),
            Sheet::EvenUnnumbered => (Foot::Empty, Foot::Empty),
            Sheet::Turned => (Foot::TurnedOdd, Foot::TurnedEven),
        };
        section.footer_reference = Some(self.reference("default", odd));
        section.even_footer_reference = Some(self.reference("even", even));
        if sheet == Sheet::EvenUnnumbered {
            section.section_type = Some(SectionType::EvenPage);
        }
        let first = !std::mem::replace(&mut self.begun, true);
        if first && self.look.kind == Kind::Letter {
            section.first_footer_reference = Some(self.reference("first", Foot::First));
            section.title_pg = true;
        }
        section
    }

    fn reference(&mut self, kind: &str, foot: Foot) -> FooterReference {
        let at = self.feet.iter().position(|own| *own == foot).unwrap_or_else(|| {
            self.feet.push(foot);
            self.feet.len() - 1
        });
        FooterReference::new(kind, format!("rIdFooter{}", at + 1))
    }

    /// The footers, the n-th for `rIdFooter`n.
    pub fn footers(self) -> Vec<Vec<u8>> {
        self.feet.iter().map(|foot| footer(*foot, self.look).build()).collect()
    }
}

fn paper(turned: bool) -> PageSize {
    let [width, height] =
        [gb::PAPER_WIDTH, gb::PAPER_HEIGHT].map(|side| side.pt().twip().0.unsigned_abs());
    if turned {
        PageSize::new().width(height).height(width).orient(PageOrientationType::Landscape)
    } else {
        PageSize::new().width(width).height(height)
    }
}

/// Margins of a page turned to the right: its upper edge is the upright page's left one.
fn turned_margin(look: &Look) -> PageMargin {
    let (top, bottom) = look.side_margins();
    let lower = gb::PAPER_HEIGHT.pt() - gb::TOP_MARGIN.pt() - gb::TYPE_AREA_HEIGHT.pt();
    PageMargin::new()
        .top(top)
        .bottom(bottom)
        .left(lower.twip().0)
        .right(gb::TOP_MARGIN.pt().twip().0)
        .header(851)
        .footer(0)
        .gutter(0)
}

fn margin(look: &Look) -> PageMargin {
    let (top, bottom) = look.vertical_margins();
    let (left, right) = look.side_margins();
    let (_, footer) = page_number_line();
    PageMargin::new()
        .top(top)
        .bottom(bottom)
        .left(left)
        .right(right)
        .header(851)
        .footer(footer)
        .gutter(0)
}

fn grid(look: &Look) -> DocGrid {
    let pitch = usize::try_from(look.pitch.twip().0).unwrap_or_default();
    let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(pitch);
    if !look.char_grid {
        return grid;
    }
    // Relative to Normal's 16 pt, in 4096ths of a point.
    let room = Pt(look.cell().0 - gb::SIZE_3.0);
    grid.grid_type(DocGridType::LinesAndChars).char_space((room.0 * 4096.0).round() as isize)
}

fn footer(foot: Foot, look: &Look) -> Footer {
    match foot {
        Foot::Odd => Footer::new().add_paragraph(page_number("GwPageOdd")),
        Foot::Even => Footer::new().add_paragraph(page_number("GwPageEven")),
        Foot::TurnedOdd => turned_number("GwPageOdd", look),
        Foot::TurnedEven => turned_number("GwPageEven", look),
        Foot::Empty => Footer::new().add_paragraph(paragraph("GwTail")),
        Foot::First => {
            let mut footer = Footer::new();
            if look.has_masthead {
                footer = footer.add_paragraph(letter::lower_rule());
            }
            footer.add_paragraph(paragraph("GwTail"))
        }
    }
}

/// The number at the turned page's left edge, read from above: upright where the page is.
fn turned_number(style: &str, look: &Look) -> Footer {
    let (line, below) = page_number_line();
    let [thick, long] = [line, look.width()].map(i32::unsigned_abs);
    let cell = TableCell::new()
        .width(thick as usize, WidthType::Dxa)
        .text_direction(TextDirectionType::TbRl)
        .add_paragraph(page_number(style));
    let row = TableRow::new(vec![cell]).row_height(long as f32).height_rule(HeightRule::Exact);
    let place = TablePositionProperty::new()
        .horizontal_anchor("page")
        .position_x(below)
        .vertical_anchor("page")
        .position_y(look.side_margins().0);
    let table = Table::without_borders(vec![row])
        .set_grid(vec![thick as usize])
        .width(thick as usize, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .position(place);
    Footer::new().add_table(table).add_paragraph(paragraph("GwTail"))
}

/// `— 1 —` as a field.
fn page_number(style: &str) -> Paragraph {
    paragraph(style)
        .add_run(run("— "))
        .add_run(
            Run::new()
                .add_field_char(FieldCharType::Begin, false)
                .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
                .add_field_char(FieldCharType::Separate, false)
                .add_text("1")
                .add_field_char(FieldCharType::End, false),
        )
        .add_run(run(" —"))
}
