//! Document → the tree of `docx-rs`, block by block, in document order.
//!
//! Law: every character of every block, label before text, comes once, in order (white space
//! aside).

use docx_rs::{
    DocGrid, DocGridType, DocumentChild, Docx, FieldCharType, Footer, InstrPAGE, InstrText,
    LineSpacing, LineSpacingType, PageMargin, Paragraph, Run, Table,
};

use super::look::{Look, page_number_line, width_of};
use super::runs::{lines, paragraph, run, split_chars, styled};
use super::{colophon, grid, head};
use crate::document::{Block, Document, Kind, Role, Zone};
use crate::layout::PageFacts;
use crate::style::{SignatureCase, gbt9704 as gb};

/// What is being written.
pub struct Flow<'a> {
    children: Vec<DocumentChild>,
    look: &'a Look,
    titles: std::slice::Iter<'a, Vec<String>>,
    attached: bool,
    fresh_page: bool,
    marked: bool,
    titled: bool,
    attendance: bool,
    signature: Option<&'a Block>,
    date: Option<&'a Block>,
}

/// The tree, ready to be built.
pub fn tree(document: &Document, look: &Look, facts: &PageFacts) -> Docx {
    let mut flow = Flow {
        children: Vec::new(),
        look,
        titles: facts.titles.iter(),
        attached: false,
        fresh_page: false,
        marked: false,
        titled: false,
        attendance: false,
        signature: None,
        date: None,
    };
    let head_blocks: Vec<&Block> = document.zone(Zone::Header).collect();
    head::header(&mut flow, &head_blocks, look);
    flow.zone(document, Zone::Main, facts);
    for n in 0..document.attached_count() {
        flow.attached = true;
        flow.fresh_page = true;
        flow.zone(document, Zone::Attached(n), facts);
    }
    let moved = document
        .find(Role::MainRecipients)
        .filter(|block| facts.recipients_in_colophon && block.zone == Zone::Main);
    let last: Vec<&Block> = document.zone(Zone::Colophon).collect();
    colophon::colophon(&mut flow, moved, &last, look);
    let children = flow.children;
    page(children, look)
}

fn page(children: Vec<DocumentChild>, look: &Look) -> Docx {
    let (top, bottom) = look.vertical_margins();
    let (left, right) = look.side_margins();
    let (_, footer) = page_number_line();
    let mut docx = Docx::new()
        .page_size(
            gb::PAPER_WIDTH.pt().twip().0.unsigned_abs(),
            gb::PAPER_HEIGHT.pt().twip().0.unsigned_abs(),
        )
        .page_margin(
            PageMargin::new()
                .top(top)
                .bottom(bottom)
                .left(left)
                .right(right)
                .header(851)
                .footer(footer)
                .gutter(0),
        )
        .footer(Footer::new().add_paragraph(page_number("GwPageOdd")))
        .even_footer(Footer::new().add_paragraph(page_number("GwPageEven")));
    if look.kind == Kind::Letter {
        let mut first = Footer::new();
        if look.has_masthead {
            first = first.add_paragraph(super::letter::lower_rule());
        }
        docx = docx.first_footer(first.add_paragraph(paragraph("GwTail")));
    }
    let pitch = usize::try_from(look.pitch.twip().0).unwrap_or_default();
    let mut doc_grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(pitch);
    if look.char_grid {
        // Relative to Normal's 16 pt, in 4096ths of a point.
        let pitch = gb::char_pitch().0 * gb::CHARS_PER_LINE as f64 / look.per_line as f64;
        let char_space = ((pitch - gb::SIZE_3.0) * 4096.0).round() as isize;
        doc_grid = doc_grid.grid_type(DocGridType::LinesAndChars).char_space(char_space);
    }
    docx.document = docx.document.doc_grid(doc_grid);
    docx.document.children = children;
    docx
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

impl<'a> Flow<'a> {
    /// Adds a paragraph; the first of an attached document begins a page.
    pub fn paragraph(&mut self, mut paragraph: Paragraph) {
        if self.fresh_page {
            paragraph = paragraph.page_break_before(true);
            self.fresh_page = false;
        }
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.children.push(DocumentChild::Table(Box::new(table)));
    }

    /// A paragraph one point high that carries room above a table.
    pub fn spacer(&self, before: i32) -> Paragraph {
        let spacing = LineSpacing::new()
            .before(before.max(0).unsigned_abs())
            .line(20)
            .line_rule(LineSpacingType::Exact);
        paragraph("GwTail").line_spacing(spacing)
    }

    fn zone(&mut self, document: &'a Document, zone: Zone, facts: &PageFacts) {
        let blocks: Vec<&'a Block> = document.zone(zone).collect();
        self.signature = blocks.iter().copied().find(|block| block.role == Role::Signature);
        self.date = blocks.iter().copied().find(|block| block.role == Role::SignatureDate);
        for block in blocks {
            if zone == Zone::Main
                && facts.recipients_in_colophon
                && block.role == Role::MainRecipients
            {
                continue;
            }
            self.block(block);
        }
    }

    /// A block of 主体 or of an attached document.
    pub fn block(&mut self, block: &Block) {
        match block.role {
            Role::Title => self.title(block),
            Role::TitleNote => self.lines(block, "GwTitleNote"),
            Role::Author => self.lines(block, "GwAuthor"),
            Role::MainRecipients => self.lines(block, "GwMainRecipients"),
            Role::Salutation => self.lines(block, "GwSalutation"),
            Role::DocNumber | Role::IssueNumber => {
                self.lines(block, if self.titled { "GwNumberBelowTitle" } else { "GwDocNumber" });
            }
            Role::Heading(level) if level <= 2 && block.text.starts_with('第') => {
                self.lines(block, if level < 2 { "GwChapter1" } else { "GwChapter2" });
            }
            Role::Heading(level) => self.lines(block, heading_style(level)),
            Role::Para => self.body(block),
            Role::AttachmentNote => self.attachment_note(block),
            Role::AttachmentMarker => {
                self.fresh_page = false;
                self.lines(block, "GwAttachmentMarker");
                self.marked = true;
            }
            Role::Signature => self.signature(block),
            Role::SignatureDate => self.date(block),
            Role::Note => self.each_line(block, "GwNote"),
            Role::Attendance => self.attendance(block),
            Role::Roster => grid::roster(self, block, self.look),
            Role::Table => grid::table(self, block, self.look),
            Role::TableUnit => self.lines(block, "GwTableUnit"),
            Role::Caption => self.lines(block, "GwCaption"),
            Role::Masthead => self.lines(block, "GwMasthead"),
            Role::CopyNumber => self.lines(block, "GwCopyNumber"),
            Role::Secrecy | Role::Urgency => self.lines(block, "GwUrgency"),
            _ => self.each_line(block, "GwBody"),
        }
    }

    /// The lines of a block in one paragraph.
    fn lines(&mut self, block: &Block, style: &str) {
        let text = block.full_text();
        self.paragraph(lines(paragraph(style), text.lines()));
    }

    /// The lines of a block, a paragraph each.
    fn each_line(&mut self, block: &Block, style: &str) {
        let text = block.full_text();
        for line in text.lines() {
            self.paragraph(paragraph(style).add_run(run(line)));
        }
    }

    /// The layout's lines where they are this title's, else the source's.
    fn title(&mut self, block: &Block) {
        self.titled = true;
        let style = if std::mem::take(&mut self.marked) {
            "GwAttachedTitle"
        } else if std::mem::take(&mut self.fresh_page) {
            "GwForwardedTitle"
        } else if self.attached {
            "GwAttachedTitle"
        } else {
            "GwTitle"
        };
        let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let text = block.full_text();
        let own = bare(&text);
        let broken = self.titles.clone().find(|title| bare(&title.concat()) == own);
        match broken {
            Some(broken) => {
                self.paragraph(lines(paragraph(style), broken.iter().map(String::as_str)));
            }
            None => self.paragraph(lines(paragraph(style), text.lines())),
        }
    }

    fn body(&mut self, block: &Block) {
        let mut line = paragraph("GwBody");
        if let Some(label) = &block.label {
            line = line.add_run(run(label));
        }
        let rest = match block.run_in {
            Some(run_in) => {
                let (heading, rest) = split_chars(&block.text, run_in.chars);
                line = line.add_run(styled(heading, run_in_style(run_in.level)));
                rest
            }
            None => &block.text,
        };
        self.paragraph(lines(line, rest.lines()));
    }

    /// `附件：` and names: one plain, or several numbered under one another.
    fn attachment_note(&mut self, block: &Block) {
        let numbered = block.text.chars().next().is_some_and(|c| c.is_ascii_digit());
        let text = block.full_text();
        let first = if numbered { "GwAttachmentFirst" } else { "GwAttachment" };
        for (n, line) in text.lines().enumerate() {
            let style = if n == 0 { first } else { "GwAttachmentNext" };
            self.paragraph(paragraph(style).add_run(run(line)));
        }
    }

    /// 署名, each office on its line, by the case's right indent.
    fn signature(&mut self, block: &Block) {
        let date = self.date.map_or(0.0, |date| width_of(&date.text));
        let text = block.full_text();
        let widest = text.lines().map(width_of).fold(0.0, f64::max);
        for (n, line) in text.lines().enumerate() {
            let width = width_of(line);
            let right = match self.case() {
                SignatureCase::Sealed if date > 0.0 => {
                    (gb::SEALED_DATE_INDENT + (date - width) / 2.0).max(0.0)
                }
                SignatureCase::Sealed | SignatureCase::Stamp => gb::SEALED_DATE_INDENT,
                SignatureCase::Unsealed => unsealed_indents(widest, date).0 + widest - width,
            };
            let style = if n == 0 { "GwSignature" } else { "GwSignatureNext" };
            self.paragraph(
                paragraph(style)
                    .indent(None, None, Some(self.look.characters(right)), None)
                    .add_run(run(line)),
            );
        }
    }

    /// Attached documents bear no seal.
    fn case(&self) -> SignatureCase {
        if self.attached { SignatureCase::Unsealed } else { self.look.signature }
    }

    fn date(&mut self, block: &Block) {
        let alone = self.signature.is_none();
        let mut line = paragraph(if alone { "GwDateAlone" } else { "GwSignatureDate" });
        let widest = self
            .signature
            .map_or(0.0, |signature| signature.text.lines().map(width_of).fold(0.0, f64::max));
        let usual = indent_of_date(self.look.signature);
        let right = match self.case() {
            SignatureCase::Unsealed => unsealed_indents(widest, width_of(&block.text)).1,
            case => indent_of_date(case),
        };
        if (right - usual).abs() > 0.01 {
            line = line.indent(None, None, Some(self.look.characters(right)), None);
        }
        self.paragraph(lines(line, block.full_text().lines()));
    }

    fn attendance(&mut self, block: &Block) {
        let first = !std::mem::replace(&mut self.attendance, true);
        let mut line = paragraph(if first { "GwAttendanceFirst" } else { "GwAttendance" });
        if let Some(label) = &block.label {
            line = line.add_run(styled(label, "GwLabel"));
        }
        self.paragraph(lines(line, block.text.lines()));
    }
}

/// Right indents of 署名 and 成文日期 without a seal (7.3.5.2).
fn unsealed_indents(signature: f64, date: f64) -> (f64, f64) {
    let two = gb::UNSEALED_SIGNATURE_INDENT;
    if signature == 0.0 {
        (two, two)
    } else if signature - date < two {
        // The date would reach the edge: the date gives the measure.
        (date + 2.0 * two - signature, two)
    } else {
        (two, signature - date)
    }
}

/// Right indent of 成文日期 that its style carries.
pub fn indent_of_date(case: SignatureCase) -> f64 {
    match case {
        SignatureCase::Unsealed => gb::UNSEALED_SIGNATURE_INDENT,
        SignatureCase::Sealed | SignatureCase::Stamp => gb::SEALED_DATE_INDENT,
    }
}

fn heading_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "GwHeading1",
        2 => "GwHeading2",
        3 => "GwHeading3",
        _ => "GwHeading4",
    }
}

fn run_in_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "GwRunIn1",
        2 => "GwRunIn2",
        3 => "GwRunIn3",
        _ => "GwRunIn4",
    }
}
