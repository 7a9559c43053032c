//! 署名 and 成文日期 (7.3.5): with a seal (`seal`), without, with a signature stamp.

use crate::document::signing::post_and_name;
use crate::document::{Block, Kind, Role, Zone};
use crate::font::FontRole;
use crate::style::{Pt, SignatureCase, gbt9704};

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::pages::{Image, Tag};
use super::{left, measure, seal};

/// A name, a post with its name, or a date.
pub(super) struct Piece {
    pub text: String,
    pub node: usize,
    /// Width in characters.
    pub width: f64,
}

/// What is signed together: names, and the date under them.
pub(super) struct Signed {
    pub names: Vec<Piece>,
    pub date: Option<Piece>,
}

impl Signed {
    /// Width of the date, in characters.
    pub fn date_width(&self) -> f64 {
        self.date.as_ref().map_or(0.0, |date| date.width)
    }

    /// Width of the widest name, in characters.
    pub fn widest(&self) -> f64 {
        self.names.iter().map(|name| name.width).fold(0.0, f64::max)
    }
}

/// Composes signature and date; the last line of text stays with them.
pub(super) fn compose(composer: &mut Composer, blocks: &[&Block], zone: Zone, parent: usize) {
    let case = case(composer, blocks, zone);
    // the block never stands alone on a page
    if let Some(last) = composer.lines.last_mut() {
        last.keep = true;
    }
    let start = composer.lines.len();
    let signed = signed(composer, blocks, parent);
    match case {
        SignatureCase::Sealed => seal::compose(composer, &signed, zone),
        SignatureCase::Unsealed => unsealed(composer, &signed),
        SignatureCase::Stamp => stamped(composer, &signed),
    }
    let end = composer.lines.len();
    for line in composer.lines.get_mut(start..end.saturating_sub(1)).unwrap_or_default() {
        line.keep = true;
    }
}

fn case(composer: &Composer, blocks: &[&Block], zone: Zone) -> SignatureCase {
    let motion = composer.document.wenzhong.as_deref() == Some("议案");
    let has = |role| blocks.iter().any(|block| block.role == role);
    match (zone, composer.style.signature) {
        (Zone::Attached(_), _) => SignatureCase::Unsealed,
        (_, Some(case)) => case,
        // a post and a name instead of an organ
        _ if has(Role::Signer) && !has(Role::Signature) => SignatureCase::Stamp,
        _ if motion => SignatureCase::Stamp,
        _ => match composer.kind() {
            Kind::Order => SignatureCase::Stamp,
            Kind::General | Kind::Letter => SignatureCase::Sealed,
            _ => SignatureCase::Unsealed,
        },
    }
}

fn signed(composer: &mut Composer, blocks: &[&Block], parent: usize) -> Signed {
    let cell = composer.cell_width();
    let body = composer.body_shape();
    let mut signed = Signed { names: Vec::new(), date: None };
    for block in blocks {
        let node = composer.node(Tag::Paragraph, parent, block);
        let text = block.full_text();
        for line in text.split('\n') {
            let width = composer.width(line, FontRole::Fangsong, body) / cell;
            let piece = Piece { text: line.to_owned(), node, width };
            match block.role {
                Role::SignatureDate => signed.date = Some(piece),
                _ => signed.names.push(piece),
            }
        }
    }
    signed
}

/// The date begins two characters right of the name; joint names stand one under the other.
fn unsealed(composer: &mut Composer, signed: &Signed) {
    let widest = signed.widest();
    let (name_right, date_right) = gbt9704::unsealed_indents(widest, signed.date_width());
    let mut gap = composer.blank(gbt9704::BLANK_LINES_ABOVE_SIGNATURE);
    for name in &signed.names {
        place(composer, name, name_right + widest - name.width, gap);
        gap = composer.leading();
    }
    if let Some(date) = &signed.date {
        place(composer, date, date_right, gap);
    }
}

/// Post, then the stamp — or the name in its place — four characters from the right; signers one
/// under the other.
fn stamped(composer: &mut Composer, signed: &Signed) {
    let cell = composer.cell_width();
    let body = composer.body_shape();
    let between = composer.blank(gbt9704::BLANK_LINES_BELOW_STAMP);
    let mut gap = composer.blank(gbt9704::BLANK_LINES_ABOVE_STAMP);
    let parts: Vec<(&Piece, &str, &str)> = signed
        .names
        .iter()
        .map(|piece| {
            let (post, name) = post_and_name(&piece.text);
            (piece, post, name)
        })
        .collect();
    let widths: Vec<f64> = parts
        .iter()
        .map(|(_, _, name)| composer.width(name, FontRole::Fangsong, body) / cell)
        .collect();
    let named = widths.iter().copied().fold(0.0, f64::max);
    let slot = if named > 0.0 { named } else { gbt9704::STAMP_WIDTH };
    for (index, (piece, post, name)) in parts.iter().enumerate() {
        let at = composer.lines.len();
        let post_right = gbt9704::STAMP_INDENT + slot + gbt9704::STAMP_POST_GAP;
        let name_right = gbt9704::STAMP_INDENT + slot - widths.get(index).copied().unwrap_or(slot);
        let post_right = if name.is_empty() && composer.style.seals.is_empty() {
            // an organ's name, or a post alone
            gbt9704::STAMP_INDENT
        } else {
            post_right
        };
        for (text, right) in [(post, post_right), (name, name_right)] {
            if !text.is_empty() {
                let piece = Piece { text: (*text).to_owned(), node: piece.node, width: 0.0 };
                place(composer, &piece, right, gap);
            }
        }
        join(composer, at);
        picture(composer, at, index, slot * cell);
        gap = between;
    }
    if let Some(date) = &signed.date {
        place(composer, date, gbt9704::SEALED_DATE_INDENT, gap);
    }
}

/// Puts the post and the name from `at` on onto one line, where each takes no more and they have
/// room beside each other; else they stand one under the other.
fn join(composer: &mut Composer, at: usize) {
    let leading = composer.leading();
    match composer.lines.get_mut(at..).unwrap_or_default() {
        [post, name] if post.clears(name, 0.0) => {
            post.runs.append(&mut name.runs);
            composer.lines.truncate(at + 1);
        }
        [_, rest @ ..] => rest.iter_mut().for_each(|line| line.gap = leading),
        [] => {}
    }
}

/// The picture of a signature stamp, as wide as its place, its middle on the line's.
fn picture(composer: &mut Composer, at: usize, index: usize, width: f64) {
    let Some(png) = composer.style.seals.get(index).cloned() else { return };
    let height = width * proportion(&png);
    let x = left() + measure() - gbt9704::STAMP_INDENT * composer.cell_width() - width;
    if let Some(line) = composer.lines.get_mut(at) {
        line.images.push(Image {
            png,
            x: Pt(x),
            y: Pt((line.height - height) / 2.0),
            width: Pt(width),
            height: Pt(height),
            alt: "签名章".into(),
        });
    }
}

/// Height by width of a PNG, from its header.
fn proportion(png: &[u8]) -> f64 {
    let number = |at: usize| {
        let bytes = png.get(at..at + 4)?.try_into().ok()?;
        Some(f64::from(u32::from_be_bytes(bytes)))
    };
    match (number(16), number(20)) {
        (Some(width), Some(height)) if width > 0.0 => height / width,
        _ => 1.0,
    }
}

/// A piece on a line of its own, `right` characters from the right.
fn place(composer: &mut Composer, piece: &Piece, right: f64, gap: f64) {
    let right = right.max(0.0) * composer.cell_width();
    let shape = Shape { align: Align::Right, right, ..composer.body_shape() };
    let span = Span { text: &piece.text, role: FontRole::Fangsong, node: Some(piece.node) };
    composer.paragraph(&[span], shape, gap);
}
