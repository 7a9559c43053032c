//! 署名, 成文日期 and their seals (7.3.5) → paragraphs with right indents, or with real tabs where
//! several stand side by side.

use docx_rs::{Paragraph, Run};

use super::look::width_of;
use super::runs::{lines, paragraph, run};
use super::seal::{self, Picture};
use super::tree::Flow;
use crate::document::{Block, Role};
use crate::style::{Pt, SignatureCase, gbt9704 as gb};

/// Names and dates under a text.
pub fn signs(role: Role) -> bool {
    matches!(role, Role::Signature | Role::SignatureDate | Role::Signer)
}

/// What stands with the title, above the text.
pub fn titles(role: Role) -> bool {
    matches!(role, Role::Title | Role::TitleNote | Role::DocNumber | Role::Author)
}

/// Names or a date between title and text belong to the title.
pub fn heads(before: Option<Role>, rest: &[&Block]) -> bool {
    let ends = |role| matches!(role, Role::Note | Role::AttachmentNote | Role::AttachmentMarker);
    before.is_some_and(|role| titles(role) || signs(role))
        && rest
            .iter()
            .find(|block| !signs(block.role) && !titles(block.role))
            .is_some_and(|block| !ends(block.role))
}

/// Number of blocks that are signed together: names, and the date that ends them.
pub fn signing_run(rest: &[&Block]) -> usize {
    let names = rest
        .iter()
        .take_while(|block| signs(block.role) && block.role != Role::SignatureDate)
        .count();
    let dated = rest.get(names).is_some_and(|block| block.role == Role::SignatureDate);
    names + usize::from(dated)
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
pub fn sign(flow: &mut Flow, blocks: &[&Block]) {
    flow.keep_last();
    let (names, date) = names_and_date(blocks.iter().copied());
    let case = flow.case();
    match case {
        SignatureCase::Sealed => sealed(flow, &names, date),
        SignatureCase::Unsealed => unsealed(flow, &names, date),
        SignatureCase::Stamp => stamped(flow, &names),
    }
    if let Some(date) = date {
        let style = if names.is_empty() { "GwDateAlone" } else { "GwSignatureDate" };
        let right = date_right(case, &names, Some(date));
        let text = date.full_text();
        let mut line = indented(flow, style, right, flow.look.date_right);
        if names.is_empty()
            && case == SignatureCase::Sealed
            && let Some(picture) = flow.next_seal()
        {
            let middle = middle(flow, right + width_of(&text) / 2.0);
            line = line.add_run(round(flow, picture, middle));
        }
        flow.paragraph(lines(line, text.lines()));
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

/// Names centred on the date; joint ones in rows, far enough apart for their seals.
fn sealed(flow: &mut Flow, names: &[String], date: Option<&Block>) {
    let look = flow.look;
    let rows = look.sealed.rows.iter().map(|row| row.as_slice());
    if names.len() < 2 {
        for name in names {
            let right = name_right(SignatureCase::Sealed, name, names, date);
            let mut line = indented(flow, "GwSignature", right, look.name_right);
            if let Some(picture) = flow.next_seal() {
                let middle = middle(flow, right + width_of(name) / 2.0);
                line = line.add_run(round(flow, picture, middle));
            }
            flow.paragraph(line.add_run(run(name)));
        }
        return;
    }
    for (number, row) in rows.enumerate() {
        let mut line =
            paragraph(if number == 0 { "GwSignatureRow" } else { "GwSignatureRowNext" });
        let mut text = String::new();
        let mut at = 0;
        for (name, middle) in row {
            if let Some(picture) = flow.next_seal() {
                line = line.add_run(round(flow, picture, *middle));
            }
            // as many tabs as lead to the name's own stop
            let stop = look.seal_stops().iter().position(|stop| stop == middle).unwrap_or(at) + 1;
            text.extend(std::iter::repeat_n('\t', stop.saturating_sub(at)));
            text.push_str(name);
            at = stop;
        }
        flow.paragraph(line.add_run(run(&text)));
    }
}

/// Joint names stand one under the other, the date two characters further right.
fn unsealed(flow: &mut Flow, names: &[String], date: Option<&Block>) {
    for (number, name) in names.iter().enumerate() {
        let right = name_right(SignatureCase::Unsealed, name, names, date);
        let line = if number == 0 {
            indented(flow, "GwSignature", right, flow.look.name_right)
        } else {
            indented(flow, "GwSignatureNext", right, 0.0)
        };
        flow.paragraph(line.add_run(run(name)));
    }
}

/// Post, then the stamp or the name in its place, signers one under the other.
fn stamped(flow: &mut Flow, names: &[String]) {
    let look = flow.look;
    for (number, text) in names.iter().enumerate() {
        let (post, name) = post_and_name(text);
        if name.is_empty() && look.seals.is_empty() {
            let style = if number == 0 { "GwSignature" } else { "GwStampedNext" };
            let line = indented(flow, style, gb::STAMP_INDENT, look.name_right);
            flow.paragraph(line.add_run(run(text)));
            continue;
        }
        let mut line = paragraph(if number == 0 { "GwStamped" } else { "GwStampedNext" });
        if let Some(picture) = flow.next_seal() {
            let width = look.cell().0 * look.stamp_width;
            let height = width * picture.proportion;
            let line_height = look.pitch.0;
            line = line.add_run(seal::anchor(
                &picture,
                (Pt(width), Pt(height)),
                Pt(f64::from(look.width()) / 20.0 - gb::STAMP_INDENT * look.cell().0 - width),
                Pt((line_height - height) / 2.0),
                "签名章",
            ));
        }
        flow.paragraph(line.add_run(run(&format!("\t{post}\t{name}"))));
    }
}

/// A round seal about a middle, a little above the middle of the two lines it is pressed on.
fn round(flow: &Flow, picture: Picture, middle: Pt) -> Run {
    let look = flow.look;
    let size = look.seal_size.pt();
    let leading = look.half_leading.0 * 2.0;
    let centre =
        look.half_leading.0 + gb::SIZE_3.0 + leading / 2.0 - gb::SEAL_RISE.pt().0;
    let (x, y) = (Pt(middle.0 - size.0 / 2.0), Pt(centre - size.0 / 2.0));
    seal::anchor(&picture, (size, size), x, y, "印章")
}

/// From the 版心's left edge to a place so many characters from its right.
fn middle(flow: &Flow, from_right: f64) -> Pt {
    Pt(f64::from(flow.look.width()) / 20.0 - from_right * flow.look.cell().0)
}

/// Right indent of a name.
pub fn name_right(
    case: SignatureCase,
    name: &str,
    names: &[String],
    date: Option<&Block>,
) -> f64 {
    let (date, own) = (date.map_or(0.0, |date| width_of(&date.text)), width_of(name));
    match case {
        SignatureCase::Sealed if date > 0.0 => {
            (gb::SEALED_DATE_INDENT + (date - own) / 2.0).max(0.0)
        }
        SignatureCase::Sealed => gb::SEALED_DATE_INDENT,
        SignatureCase::Stamp => gb::STAMP_INDENT,
        SignatureCase::Unsealed => {
            unsealed_indents(widest(names), date).0 + widest(names) - own
        }
    }
}

/// Right indent of the date.
pub fn date_right(case: SignatureCase, names: &[String], date: Option<&Block>) -> f64 {
    match case {
        SignatureCase::Sealed | SignatureCase::Stamp => gb::SEALED_DATE_INDENT,
        SignatureCase::Unsealed => {
            unsealed_indents(widest(names), date.map_or(0.0, |date| width_of(&date.text))).1
        }
    }
}

fn widest(names: &[String]) -> f64 {
    names.iter().map(|name| width_of(name)).fold(0.0, f64::max)
}

/// Right indents of 署名 and 成文日期 without a seal; a date too long for the shift pushes the name
/// to the left.
fn unsealed_indents(name: f64, date: f64) -> (f64, f64) {
    let (own, shift) = (gb::UNSEALED_SIGNATURE_INDENT, gb::UNSEALED_DATE_SHIFT);
    if name == 0.0 || date == 0.0 {
        (own, own)
    } else if name - date < shift {
        (date + own + shift - name, own)
    } else {
        (own, name + own - shift - date)
    }
}

/// `市　长　梁书民` is post and name; a text without a space is a post, or an office's name, alone.
pub fn post_and_name(text: &str) -> (&str, &str) {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let parted = |text: &'_ str| -> Option<(usize, usize)> {
        text.char_indices().rev().find(|(_, c)| blank(*c)).map(|(at, c)| (at, at + c.len_utf8()))
    };
    let split = |from: usize, to: usize| {
        let post = text.get(..from).unwrap_or(text).trim_end_matches(blank);
        (post, text.get(to..).unwrap_or_default())
    };
    let Some((from, to)) = parted(text) else { return (text, "") };
    let (post, name) = split(from, to);
    // a name of two characters is often drawn apart
    if name.chars().count() == 1
        && let Some((from, to)) = parted(post)
        && post.get(to..).is_some_and(|given| given.chars().count() == 1)
    {
        return split(from, to);
    }
    (post, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_and_names_part_at_the_last_space() {
        assert_eq!(post_and_name("市长　梁书民"), ("市长", "梁书民"));
        assert_eq!(post_and_name("市　长　梁　民"), ("市　长", "梁　民"));
        assert_eq!(post_and_name("云岭市人民政府"), ("云岭市人民政府", ""));
    }

    #[test]
    fn the_date_begins_two_characters_right_of_the_name() {
        assert_eq!(unsealed_indents(12.0, 8.0), (2.0, 4.0));
        assert_eq!(unsealed_indents(3.0, 8.0), (9.0, 2.0));
    }
}
