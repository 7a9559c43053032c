//! 主体 (7.3) and attached documents: title, 主送, paragraphs, headings, 附件说明, rosters, tables.

use crate::document::signing::{heads, signing_run, signs, titles};
use crate::document::{Block, Kind, Role, Zone};
use crate::font::FontRole;
use crate::style::gbt9704;

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::pages::{NodeId, Tag};
use super::{closing, roster, table, title};

/// Composes a zone's blocks.
pub(super) fn compose<'a>(composer: &mut Composer<'a>, zone: Zone, blocks: &[&'a Block]) {
    let parent = match zone {
        Zone::Attached(_) => match blocks.first() {
            Some(first) => composer.node(Tag::Part, NodeId::ROOT, first),
            None => return,
        },
        _ => NodeId::ROOT,
    };
    composer.lines.opening().page = matches!(zone, Zone::Attached(_));
    let mut index = 0;
    while let Some(&block) = blocks.get(index) {
        let before = index.checked_sub(1).and_then(|at| blocks.get(at)).map(|block| block.role);
        let rest = blocks.get(index..).unwrap_or_default();
        if signs(block.role) && !heads(before, rest) {
            let run = signing_run(rest);
            closing::compose(composer, rest.get(..run).unwrap_or_default(), zone, parent);
            index += run;
            continue;
        }
        let moved = composer.recipients_in_colophon && zone == Zone::Main;
        if !(moved && block.role == Role::MainRecipients) {
            element(composer, block, before, parent);
        }
        index += 1;
    }
}

/// Space above the first line of text: below the title, below the 令号, below the red line.
fn text_gap(composer: &Composer, before: Option<Role>, parent: NodeId) -> f64 {
    match before {
        Some(role) if titles(role) || signs(role) => {
            composer.blank(gbt9704::BLANK_LINES_BELOW_TITLE)
        }
        None if parent == NodeId::ROOT && composer.in_header(Role::Masthead).is_some() => {
            let lines = match composer.kind() {
                Kind::Order => gbt9704::ORDER_BLANK_LINES,
                _ => gbt9704::BLANK_LINES_BELOW_TITLE,
            };
            composer.blank(lines)
        }
        _ => composer.leading(),
    }
}

fn element(composer: &mut Composer, block: &Block, before: Option<Role>, parent: NodeId) {
    let next = composer.leading();
    let two = gbt9704::PARAGRAPH_INDENT * composer.cell_width();
    let body = composer.body_shape();
    let indented = Shape { first: two, ..body };
    let text_gap = text_gap(composer, before, parent);
    match block.role {
        Role::Title => compose_title(composer, block, before, parent),
        Role::TitleNote => title_note(composer, block, parent),
        Role::Author | Role::Signature | Role::SignatureDate | Role::Signer => {
            lines(composer, block, FontRole::Kai, centre(body), next, parent)
        }
        Role::DocNumber => {
            let above = gbt9704::BLANK_LINES_ABOVE_NUMBER;
            let gap = if before == Some(Role::Title) { composer.blank(above) } else { next };
            lines(composer, block, FontRole::Fangsong, centre(body), gap, parent);
        }
        Role::MainRecipients | Role::Salutation => {
            lines(composer, block, FontRole::Fangsong, body, text_gap, parent);
        }
        Role::Heading(level) => {
            let role = heading_font(level);
            let chapter = level <= 2 && block.text.starts_with('第');
            let shape = if chapter { centre(body) } else { indented };
            let node = composer.node(Tag::Heading(level.saturating_add(1).min(6)), parent, block);
            let span = Span { text: &block.text, role, node: Some(node) };
            outline(composer, level + 1, &block.text);
            composer.paragraph(&[span], Shape { keep: true, ..shape }, text_gap);
        }
        Role::Para | Role::NumberedPara(_) | Role::Label => {
            paragraph(composer, block, indented, text_gap, parent);
        }
        Role::AttachmentNote => attachment_note(composer, block, parent),
        Role::AttachmentMarker => {
            lines(composer, block, FontRole::Hei, body, next, parent);
        }
        Role::Note => {
            let note = Shape { first: gbt9704::NOTE_INDENT * composer.cell_width(), ..body };
            lines(composer, block, FontRole::Fangsong, note, next, parent);
        }
        Role::Attendance => attendance(composer, block, parent),
        Role::Table if block.is_grid() => {
            let above = if text_gap > next { text_gap } else { next / 2.0 };
            table::compose(composer, block, above, parent);
        }
        Role::Roster | Role::Table => roster::compose(composer, block, text_gap, parent),
        Role::Caption => lines(composer, block, FontRole::Hei, centre(body), text_gap, parent),
        Role::TableUnit => {
            let right = Shape { align: Align::Right, ..body };
            lines(composer, block, FontRole::Fangsong, right, text_gap, parent);
        }
        _ => lines(composer, block, FontRole::Fangsong, body, text_gap, parent),
    }
}

fn centre(shape: Shape) -> Shape {
    Shape { align: Align::Centre, ..shape }
}

fn heading_font(level: u8) -> FontRole {
    match level {
        1 => FontRole::Hei,
        2 => FontRole::Kai,
        _ => FontRole::Fangsong,
    }
}

/// Every line of an element as a paragraph of its own.
fn lines(
    composer: &mut Composer,
    block: &Block,
    role: FontRole,
    shape: Shape,
    gap: f64,
    parent: NodeId,
) {
    let node = Some(composer.node(Tag::Paragraph, parent, block));
    let mut gap = gap;
    let text = block.full_text();
    for line in text.split('\n') {
        composer.paragraph(&[Span { text: line, role, node }], shape, gap);
        gap = composer.leading();
    }
}

/// 题注: one line, or lines of much the same length.
fn title_note(composer: &mut Composer, block: &Block, parent: NodeId) {
    let most = composer.style.characters.saturating_sub(2);
    let lines = title::lines(&block.full_text(), most, || composer.together());
    let node = Some(composer.node(Tag::Paragraph, parent, block));
    let (shape, gap) = (centre(composer.body_shape()), composer.leading());
    for line in &lines {
        composer.paragraph(&[Span { text: line, role: FontRole::Kai, node }], shape, gap);
    }
}

fn compose_title(composer: &mut Composer, block: &Block, before: Option<Role>, parent: NodeId) {
    let main = parent == NodeId::ROOT;
    let size = gbt9704::SIZE_2.0;
    let shape = Shape { size, pitch: size, keep: true, ..centre(composer.body_shape()) };
    let most = (super::measure() / size).floor() as usize;
    let split = title::lines(&block.text, most.saturating_sub(1), || composer.together());
    let node = composer.node(Tag::Heading(1), parent, block);
    // two lines below the red line (7.3.1); line 3 of the page where nothing stands above, and
    // under the 附件 mark (7.3.7)
    let headed = main && composer.in_header(Role::Masthead).is_some();
    let mut gap = if headed {
        let lines = gbt9704::BLANK_LINES_ABOVE_TITLE * composer.style.line_pitch.0;
        let letter = composer.kind() == Kind::Letter;
        lines + if letter { composer.leading() } else { 0.0 }
    } else if before == Some(Role::AttachmentMarker) {
        composer.blank((gbt9704::ATTACHED_TITLE_LINE - 2) as f64)
    } else {
        composer.blank(gbt9704::BLANK_LINES_ABOVE_TITLE)
    };
    let first = composer.lines.len();
    outline(composer, 1, &block.text.replace('\n', ""));
    for line in &split {
        let span = Span { text: line, role: FontRole::Biaosong, node: Some(node) };
        composer.waiting_paragraph(&[span], shape, gap);
        gap = gbt9704::TITLE_PITCH.0 - size;
    }
    if !headed && before.is_none() {
        // nothing above it: the page's top swallows a gap, so it is part of the line's height
        let above = (gbt9704::ATTACHED_TITLE_LINE - 1) as f64;
        lower(composer, first, above * composer.style.line_pitch.0);
    }
    composer.facts.titles.push(split);
}

/// Moves a line down within its own height.
fn lower(composer: &mut Composer, at: usize, by: f64) {
    if let Some(line) = composer.lines.from(at).first_mut() {
        line.height += by;
        line.runs.iter_mut().for_each(|run| run.y.0 += by);
    }
}

/// The next line is a heading of the outline.
fn outline(composer: &mut Composer, level: u8, text: &str) {
    composer.lines.opening().outline = Some((level, text.to_owned()));
}

/// A paragraph; a heading at its start takes its level's face up to its closing mark.
fn paragraph(composer: &mut Composer, block: &Block, shape: Shape, gap: f64, parent: NodeId) {
    let node = Some(composer.node(Tag::Paragraph, parent, block));
    let chars = block.run_in.map_or(0, |run_in| run_in.chars);
    let split = block.text.char_indices().nth(chars).map_or(block.text.len(), |(at, _)| at);
    let (head, rest) = block.text.split_at(if chars == 0 { 0 } else { split });
    let role = block.run_in.map_or(FontRole::Fangsong, |run_in| heading_font(run_in.level));
    let spans =
        [Span { text: head, role, node }, Span { text: rest, role: FontRole::Fangsong, node }];
    if let Some(run_in) = block.run_in {
        outline(composer, run_in.level + 1, head.trim_end_matches(['。', '：']));
    }
    composer.lines.opening().text = true;
    composer.paragraph(&spans, shape, gap);
}

/// 附件说明 (7.3.4): one line below the text, two characters in, names turned over under names.
fn attachment_note(composer: &mut Composer, block: &Block, parent: NodeId) {
    let node = Some(composer.node(Tag::Paragraph, parent, block));
    let cell = composer.cell_width();
    let body = composer.body_shape();
    let label = block.label.as_deref().unwrap_or_default();
    let start = gbt9704::ATTACHMENT_NOTE_INDENT * cell;
    let label_width = composer.width(label, FontRole::Fangsong, body);
    let mut gap = composer.blank(gbt9704::BLANK_LINES_ABOVE_ATTACHMENT_NOTE);
    for (index, name) in block.text.split('\n').enumerate() {
        let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
        let number_length = match rest.strip_prefix(['.', '．']) {
            Some(bare) if rest.len() < name.len() => name.len() - bare.len(),
            _ => 0,
        };
        let number = name.get(..number_length).unwrap_or_default();
        let number_width = composer.width(number, FontRole::Fangsong, body);
        let at = start + label_width;
        let shape =
            Shape { first: if index == 0 { start } else { at }, rest: at + number_width, ..body };
        let label = if index == 0 { label } else { "" };
        let spans = [
            Span { text: label, role: FontRole::Fangsong, node },
            Span { text: name, role: FontRole::Fangsong, node },
        ];
        composer.paragraph(&spans, shape, gap);
        gap = composer.leading();
    }
}

/// 出席, 列席, 请假 (10.3): label in 黑体, names turned over after the colon.
fn attendance(composer: &mut Composer, block: &Block, parent: NodeId) {
    let node = Some(composer.node(Tag::Paragraph, parent, block));
    let body = composer.body_shape();
    let label = block.label.as_deref().unwrap_or_default();
    let start = gbt9704::ATTENDANCE_INDENT * composer.cell_width();
    let width = composer.width(label, FontRole::Hei, body);
    let shape = Shape { first: start, rest: start + width, ..body };
    let first = composer.document.blocks.iter().find(|other| other.role == Role::Attendance);
    let opens = first.is_some_and(|first| std::ptr::eq(first, block));
    let above = gbt9704::BLANK_LINES_ABOVE_ATTENDANCE;
    let gap = if opens { composer.blank(above) } else { composer.leading() };
    let spans = [
        Span { text: label, role: FontRole::Hei, node },
        Span { text: &block.text, role: FontRole::Fangsong, node },
    ];
    composer.paragraph(&spans, shape, gap);
}
