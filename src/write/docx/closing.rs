//! 署名, 成文日期 and their seals (7.3.5) → paragraphs with right indents, or with real tabs where
//! several stand side by side.

use docx_rs::{Paragraph, ParagraphChild, Run};

use super::flow::Flow;
use super::look::width_of;
use super::runs::{block_lines, paragraph, run};
use super::seal;
use crate::document::signing::{post_and_name, signs};
use crate::document::{Block, Role};
use crate::layout::{SealedNames, seal_words, stamp_size, stamp_words};
use crate::style::{Pt, SignatureCase, gbt9704 as gb};

/// As which part of the title block something stands: names as its author, a date as its note.
pub fn title_role(role: Role) -> Role {
    match role {
        Role::Signature | Role::Signer => Role::Author,
        Role::SignatureDate => Role::TitleNote,
        other => other,
    }
}

/// The lines of names among blocks, and their date.
pub fn names_and_date<'b>(
    blocks: impl Iterator<Item = &'b Block>,
) -> (Vec<String>, Option<&'b Block>) {
    let (mut names, mut date) = (Vec::new(), None);
    for block in blocks.filter(|block| signs(block.role)) {
        match block.role {
            Role::SignatureDate => date = date.or(Some(block)),
            _ => names.extend(block.full_text().lines().map(str::to_owned)),
        }
    }
    (names, date)
}

/// Writes what is signed together; the paragraph before stays with it.
///
/// All pictures hang on the last paragraph, the date's: nothing stands between its upper edge and
/// its line, which programs would count or not.
pub fn sign<'a>(flow: &mut Flow<'a>, blocks: &[&'a Block]) {
    flow.keep_last();
    let (names, date) = names_and_date(blocks.iter().copied());
    let case = flow.case();
    let pictures = match case {
        SignatureCase::Sealed => sealed(flow, &names, date),
        SignatureCase::Unsealed => unsealed(flow, &names, date),
        SignatureCase::Stamp => stamped(flow, &names),
    };
    if let Some(date) = date {
        let style = if names.is_empty() { "GwDateAlone" } else { "GwSignatureDate" };
        let right = date_right(case, widest(&names), Some(date));
        let line = indented(flow, style, right, flow.look.date_right);
        flow.paragraph(block_lines(line, date));
    }
    if !pictures.is_empty()
        && let Some(last) = flow.last_mut()
    {
        let pictures = pictures.into_iter().map(|run| ParagraphChild::Run(Box::new(run)));
        last.children.splice(..0, pictures);
    }
}

/// A paragraph of a style that carries the right indent `usual`, moved where its own is another.
fn indented(flow: &Flow, style: &str, right: f64, usual: f64) -> Paragraph {
    let line = paragraph(style);
    if (right - usual).abs() < 0.01 {
        return line;
    }
    line.indent(None, None, Some(flow.look.characters(right)), None)
}

/// Names centred on the date; joint ones in rows, far enough apart for their seals. Gives the
/// pictures, each with its distance from the upper edge of the date's line.
fn sealed(flow: &mut Flow, names: &[String], date: Option<&Block>) -> Vec<Run> {
    let look = flow.look;
    let mut pictures = Vec::new();
    if let [name] = names {
        let right = name_right(SignatureCase::Sealed, name, widest(names), date);
        let middle = from_left(flow, right + width_of(name) / 2.0);
        pictures.extend(round(flow, middle, look.pitch.0));
        let line = indented(flow, "GwSignature", right, look.name_right);
        flow.paragraph(line.add_run(run(name)));
        return pictures;
    }
    // the layout tells of one group of names; another stands in one column
    let told = look.sealed.rows.iter().flatten().map(|(name, _)| name);
    let own = if told.eq(names) { None } else { Some(in_one_column(names)) };
    let rows = &own.as_ref().unwrap_or(&look.sealed).rows;
    let (count, stops) = (rows.len(), look.seal_stops());
    for (number, row) in rows.iter().enumerate() {
        let style = if number == 0 { "GwSignatureRow" } else { "GwSignatureRowNext" };
        let below = (count - 1 - number) as f64 * look.sealed.row_pitch.0 + look.pitch.0;
        let (mut text, mut at) = (String::new(), 0);
        for (name, middle) in row {
            pictures.extend(round(flow, *middle, below));
            // as many tabs as lead to the name's own stop
            let stop = stops.iter().position(|stop| stop == middle).unwrap_or(at) + 1;
            text.extend(std::iter::repeat_n('\t', stop.saturating_sub(at)));
            text.push_str(name);
            at = stop;
        }
        flow.paragraph(paragraph(style).add_run(run(&text)));
    }
    pictures
}

/// Joint names stand one under the other, the date two characters further right. There are no
/// pictures.
fn unsealed(flow: &mut Flow, names: &[String], date: Option<&Block>) -> Vec<Run> {
    let widest = widest(names);
    for (number, name) in names.iter().enumerate() {
        let right = name_right(SignatureCase::Unsealed, name, widest, date);
        let line = if number == 0 {
            indented(flow, "GwSignature", right, flow.look.name_right)
        } else {
            indented(flow, "GwSignatureNext", right, 0.0)
        };
        flow.paragraph(line.add_run(run(name)));
    }
    Vec::new()
}

/// Post, then the stamp or the name in its place, signers one under the other.
fn stamped(flow: &mut Flow, names: &[String]) -> Vec<Run> {
    let look = flow.look;
    let mut pictures = Vec::new();
    for (number, text) in names.iter().enumerate() {
        // where a stamp stands for the name, the post alone is left
        let sealed = !look.seals.is_empty();
        let (post, name) = if sealed { (text.as_str(), "") } else { post_and_name(text) };
        let style = if number == 0 { "GwStamped" } else { "GwStampedNext" };
        let text = if name.is_empty() && !sealed {
            // an office's name, or a post alone, ends where the stamp would
            format!("\t\t\t{post}")
        } else {
            format!("\t{post}\t{name}")
        };
        flow.paragraph(paragraph(style).add_run(run(&text)));
        let Some(picture) = flow.next_seal() else { continue };
        let (width, height) = stamp_size(look.cell().0, picture.seal.picture.proportion());
        let (width, height) = (Pt(width), Pt(height));
        let aside = (look.stamp_width * look.cell().0 - width.0) / 2.0;
        let x = from_left(flow, gb::STAMP_INDENT) - width - Pt(aside);
        let above = (names.len() - number) as f64 * (look.pitch.0 + look.below_stamp());
        let y = Pt((look.pitch.0 - height.0) / 2.0 - above);
        let words = stamp_words(picture.seal);
        pictures.push(seal::anchor(&picture, (width, height), x, y, &words));
    }
    pictures
}

/// The next seal about a middle, on a name whose line begins `above` the date's.
fn round(flow: &mut Flow, middle: Pt, above: f64) -> Option<Run> {
    let picture = flow.next_seal()?;
    let look = flow.look;
    let size = look.seal_size.pt();
    // a little above the middle of the two lines it is pressed on
    let centre = look.pitch.0 - gb::SEAL_RISE.pt().0 - above;
    let (x, y) = (Pt(middle.0 - size.0 / 2.0), Pt(centre - size.0 / 2.0));
    Some(seal::anchor(&picture, (size, size), x, y, &seal_words(picture.seal)))
}

/// Joint names of which the layout tells nothing: one under the other, right of the middle.
pub fn in_one_column(names: &[String]) -> SealedNames {
    let middle = Pt(gb::TYPE_AREA_WIDTH.pt().0 * 0.7);
    SealedNames {
        blank_lines: gb::BLANK_LINES_ABOVE_SIGNATURE,
        rows: names.iter().map(|name| vec![(name.clone(), middle)]).collect(),
        row_pitch: gb::LINE_PITCH,
    }
}

/// From the 版心's left edge to a place so many characters from its right.
fn from_left(flow: &Flow, from_right: f64) -> Pt {
    Pt(f64::from(flow.look.width()) / 20.0 - from_right * flow.look.cell().0)
}

/// Right indent of a name, beside the widest of those it is signed with.
pub fn name_right(case: SignatureCase, name: &str, widest: f64, date: Option<&Block>) -> f64 {
    let (date, own) = (date.map_or(0.0, |date| width_of(&date.text)), width_of(name));
    match case {
        SignatureCase::Sealed if date > 0.0 => {
            (gb::SEALED_DATE_INDENT + (date - own) / 2.0).max(0.0)
        }
        SignatureCase::Sealed => gb::SEALED_DATE_INDENT,
        SignatureCase::Stamp => gb::STAMP_INDENT,
        SignatureCase::Unsealed => gb::unsealed_indents(widest, date).0 + widest - own,
    }
}

/// Right indent of the date below names of which this is the widest.
pub fn date_right(case: SignatureCase, widest: f64, date: Option<&Block>) -> f64 {
    match case {
        SignatureCase::Sealed | SignatureCase::Stamp => gb::SEALED_DATE_INDENT,
        SignatureCase::Unsealed => {
            gb::unsealed_indents(widest, date.map_or(0.0, |date| width_of(&date.text))).1
        }
    }
}

/// Width of the widest name.
pub fn widest(names: &[String]) -> f64 {
    names.iter().map(|name| width_of(name)).fold(0.0, f64::max)
}
