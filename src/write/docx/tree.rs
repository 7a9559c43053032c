//! Document → the tree of `docx-rs`, block by block, in document order.
//!
//! Law: every character of every block, label before text, comes once, in order (white space
//! aside).

use super::flow::{Flow, Written};
use super::look::Look;
use super::page::Sheet;
use super::runs::{block_lines, labelled, lines, paragraph, run, split_chars, styled};
use super::zip::Archive;
use super::{closing, colophon, grid, head};
use crate::document::{Block, Document, Role, Zone, signing};
use crate::layout::PageFacts;
use crate::write::WriteError;

/// Writes the text of a document into a package.
///
/// # Errors
/// [`WriteError`] where `docx-rs` wrote what cannot be read, or the text is too long.
pub fn tree<'a>(
    archive: Archive<'a>,
    document: &'a Document,
    look: &'a Look,
    facts: &'a PageFacts,
) -> Result<Written<'a>, WriteError> {
    let mut flow = Flow::new(archive, look, facts)?;
    let head_blocks: Vec<&Block> = document.zone(Zone::Header).collect();
    head::header(&mut flow, &head_blocks, look);
    let main: Vec<&Block> = document.zone(Zone::Main).collect();
    flow.zone(&main, facts.recipients_in_colophon);
    for blocks in document.attached() {
        flow.attached = true;
        flow.fresh_page = true;
        flow.zone(&blocks, false);
    }
    flow.fresh_page = false;
    let lists = document.zone(Zone::Main).filter(|block| block.role == Role::MainRecipients);
    let moved: Vec<&Block> = lists.filter(|_| facts.recipients_in_colophon).collect();
    let last: Vec<&Block> = document.zone(Zone::Colophon).collect();
    if (!moved.is_empty() || !last.is_empty()) && flow.turn_to(colophon_sheet(facts)) {
        // a floating table alone would hang on the page before
        flow.paragraph(paragraph("GwTail"));
    }
    colophon::colophon(&mut flow, &moved, &last, facts.colophon_tail, look);
    flow.finish()
}

/// The sheet that bears the colophon: the text's last, or one of its own.
fn colophon_sheet(facts: &PageFacts) -> Sheet {
    if facts.blank_pages_before_colophon > 0 { Sheet::EvenUnnumbered } else { Sheet::Numbered }
}

impl<'a> Flow<'a> {
    /// The blocks of the main text or an attached document; 主送 left out where they `moved`.
    fn zone(&mut self, blocks: &[&'a Block], moved: bool) {
        let (mut rest, mut before) = (blocks, None);
        while let Some((block, after)) = rest.split_first() {
            if signing::signs(block.role) && !signing::heads(before, rest) {
                let (signed, after) = rest.split_at(signing::signing_run(rest).min(rest.len()));
                closing::sign(self, signed);
                rest = after;
            } else {
                if !(moved && block.role == Role::MainRecipients) {
                    self.block(block);
                }
                rest = after;
            }
            before = Some(block.role);
        }
    }

    /// A block of 主体 or of an attached document.
    pub fn block(&mut self, block: &'a Block) {
        // names and a date that are signed together come by another way
        match closing::title_role(block.role) {
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
            Role::Note => self.each_line(block, "GwNote"),
            Role::Attendance => self.attendance(block),
            Role::Table if block.is_grid() => grid::table(self, block),
            Role::Roster | Role::Table => grid::roster(self, block, self.look),
            Role::TableUnit => self.lines(block, "GwTableUnit"),
            Role::Caption => self.lines(block, "GwCaption"),
            Role::Masthead => self.lines(block, "GwMasthead"),
            Role::CopyNumber => self.lines(block, "GwCopyNumber"),
            Role::Secrecy | Role::Urgency => self.lines(block, "GwUrgency"),
            _ => self.each_line(block, "GwBody"),
        }
    }

    /// The lines of a block in one paragraph.
    fn lines(&mut self, block: &'a Block, style: &str) {
        self.paragraph(block_lines(paragraph(style), block));
    }

    /// The lines of a block, a paragraph each.
    fn each_line(&mut self, block: &'a Block, style: &str) {
        self.styled_lines(block, |_| style);
    }

    /// The lines of a block, a paragraph each, in the style of its number.
    fn styled_lines<'s>(&mut self, block: &'a Block, style: impl Fn(usize) -> &'s str) {
        for (n, (label, line)) in labelled(block).enumerate() {
            self.paragraph(lines(paragraph(style(n)), label, std::iter::once(line)));
        }
    }

    /// The layout's lines where they are this title's, else the source's.
    fn title(&mut self, block: &'a Block) {
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
        let paragraph = match self.title_lines(&block.full_text()) {
            Some(broken) => lines(paragraph(style), "", broken.iter().map(String::as_str)),
            None => block_lines(paragraph(style), block),
        };
        self.paragraph(paragraph);
    }

    fn body(&mut self, block: &'a Block) {
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
        self.paragraph(lines(line, "", rest.lines()));
    }

    /// `附件：` and names: one plain, or several numbered under one another.
    fn attachment_note(&mut self, block: &'a Block) {
        let numbered = block.text.chars().next().is_some_and(|c| c.is_ascii_digit());
        let first = if numbered { "GwAttachmentFirst" } else { "GwAttachment" };
        self.styled_lines(block, |n| if n == 0 { first } else { "GwAttachmentNext" });
    }

    fn attendance(&mut self, block: &'a Block) {
        let first = !std::mem::replace(&mut self.attendance, true);
        let mut line = paragraph(if first { "GwAttendanceFirst" } else { "GwAttendance" });
        if let Some(label) = &block.label {
            line = line.add_run(styled(label, "GwLabel"));
        }
        self.paragraph(lines(line, "", block.text.lines()));
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
