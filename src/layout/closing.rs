//! 署名 and 成文日期 (7.3.5): with a seal (`seal`), without, with a signature stamp.

use crate::document::signing::{post_and_name, signatories};
use crate::document::{Block, Document, Kind, Role, Zone};
use crate::font::FontRole;
use crate::style::{Pt, Seal, SignatureCase, Style, gbt9704};

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::line::clears;
use super::pages::{Image, NodeId, Tag};
use super::{left, measure, seal};

/// A name, a post with its name, or a date.
pub(super) struct Piece {
    pub text: String,
    pub node: NodeId,
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
pub(super) fn compose(composer: &mut Composer, blocks: &[&Block], zone: Zone, parent: NodeId) {
    let case = case(composer, zone);
    // the block never stands alone on a page
    if let Some(last) = composer.lines.from(0).last_mut() {
        last.keep = true;
    }
    let start = composer.lines.len();
    let signed = signed(composer, blocks, parent);
    match case {
        SignatureCase::Sealed => seal::compose(composer, &signed),
        SignatureCase::Unsealed => unsealed(composer, &signed),
        SignatureCase::Stamp => stamped(composer, &signed),
    }
    if let [lines @ .., _] = composer.lines.from(start) {
        lines.iter_mut().for_each(|line| line.keep = true);
    }
}

/// 7.3.5: which case stands. Attached documents bear no seal.
fn case(composer: &Composer, zone: Zone) -> SignatureCase {
    match zone {
        Zone::Attached(_) => SignatureCase::Unsealed,
        _ => signature_case(composer.document, composer.style),
    }
}

/// 7.3.5: which case stands in the main part: the style's, else by who signs and by the kind of
/// document. Where a seal is there, an office presses it whatever the kind.
pub fn signature_case(document: &Document, style: &Style) -> SignatureCase {
    if let Some(case) = style.signature {
        return case;
    }
    let has = |role| document.zone(Zone::Main).any(|block| block.role == role);
    let person = has(Role::Signer) && !has(Role::Signature);
    let motion = document.wenzhong.as_deref() == Some("议案");
    let named = || signatories(document).iter().any(|line| !post_and_name(line).1.is_empty());
    match document.kind {
        // a post and a name instead of an office
        _ if person => SignatureCase::Stamp,
        _ if !style.seals.is_empty() && !has(Role::Signer) && !named() => SignatureCase::Sealed,
        _ if motion => SignatureCase::Stamp,
        Kind::Order => SignatureCase::Stamp,
        Kind::General | Kind::Letter => SignatureCase::Sealed,
        _ if !style.seals.is_empty() => SignatureCase::Sealed,
        Kind::Minutes | Kind::Bulletin | Kind::Speech | Kind::Other => SignatureCase::Unsealed,
    }
}

fn signed(composer: &mut Composer, blocks: &[&Block], parent: NodeId) -> Signed {
    let cell = composer.cell_width();
    let body = composer.body_shape();
    let mut signed = Signed { names: Vec::new(), date: None };
    for block in blocks {
        let node = composer.node(Tag::Paragraph, parent, block);
        let text = match block.role {
            Role::SignatureDate => block.full_text().replace('\n', " "),
            _ => block.full_text(),
        };
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
    let sealed = !composer.style.seals.is_empty();
    let mut part = |text: &str, node: NodeId| {
        let width = composer.width(text, FontRole::Fangsong, body) / cell;
        Piece { text: text.to_owned(), node, width }
    };
    let parts: Vec<(Piece, Piece)> = signed
        .names
        .iter()
        .map(|piece| {
            // where a stamp stands for the name, the post alone is left
            let (post, name) =
                if sealed { (piece.text.as_str(), "") } else { post_and_name(&piece.text) };
            (part(post, piece.node), part(name, piece.node))
        })
        .collect();
    let named = parts.iter().map(|(_, name)| name.width).fold(0.0, f64::max);
    let slot = if named > 0.0 { named } else { gbt9704::STAMP_WIDTH };
    for (post, name) in &parts {
        let at = composer.lines.len();
        let post_right = gbt9704::STAMP_INDENT + slot + gbt9704::STAMP_POST_GAP;
        let name_right = gbt9704::STAMP_INDENT + slot - name.width;
        // a post that leaves no room beside it stands above its name
        let beside = (post.width + post_right) * cell <= measure();
        let post_right = if name.text.is_empty() && !sealed {
            // an organ's name, or a post alone
            gbt9704::STAMP_INDENT
        } else {
            post_right
        };
        for (part, right) in [(post, post_right), (name, name_right)] {
            if !part.text.is_empty() {
                place(composer, part, right, gap);
            }
        }
        if beside {
            join(composer, at);
        }
        picture(composer);
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
    match composer.lines.from(at) {
        [post, name] if clears(&post.runs, &name.runs, 0.0) => {
            post.runs.append(&mut name.runs);
            composer.lines.truncate(at + 1);
        }
        [_, rest @ ..] => rest.iter_mut().for_each(|line| line.gap = leading),
        [] => {}
    }
}

/// The picture of a signature stamp in its place, its middle on that of the last line.
fn picture(composer: &mut Composer) {
    let Some(seal) = composer.next_seal() else { return };
    let node = composer.figure();
    let cell = composer.cell_width();
    let (width, height) = stamp_size(cell, seal.picture.proportion());
    let right = gbt9704::STAMP_INDENT * cell + (gbt9704::STAMP_WIDTH * cell - width) / 2.0;
    if let Some(line) = composer.lines.from(0).last_mut() {
        line.images.push(Image {
            picture: seal.picture.clone(),
            x: Pt(left() + measure() - right - width),
            y: Pt((line.height - height) / 2.0),
            width: Pt(width),
            height: Pt(height),
            alt: stamp_words(seal),
            name: seal.office.clone(),
            node,
        });
    }
}

/// Width and height of a signature stamp: as wide as its place, and no higher than the empty lines
/// above and below leave room for.
pub fn stamp_size(cell: f64, proportion: f64) -> (f64, f64) {
    let width = gbt9704::STAMP_WIDTH * cell;
    let highest = gbt9704::SIZE_3.0 + 2.0 * gbt9704::LINE_PITCH.0;
    let by = (highest / (width * proportion).max(f64::MIN_POSITIVE)).min(1.0);
    (width * by, width * proportion * by)
}

/// What a signature stamp shows.
pub fn stamp_words(seal: &Seal) -> String {
    seal.office.as_ref().map_or_else(|| "签名章".to_owned(), |name| format!("签名章：{name}"))
}

/// What a seal shows.
pub fn seal_words(seal: &Seal) -> String {
    seal.office.as_ref().map_or_else(|| "印章".to_owned(), |office| format!("印章：{office}"))
}

/// A piece on a line of its own, `right` characters from the right, or as near to that as its
/// width allows.
pub(super) fn place(composer: &mut Composer, piece: &Piece, right: f64, gap: f64) {
    let cell = composer.cell_width();
    let room = (measure() - piece.width * cell).max(0.0);
    let right = (right.max(0.0) * cell).min(room);
    let shape = Shape { align: Align::Right, right, ..composer.body_shape() };
    let span = Span { text: &piece.text, role: FontRole::Fangsong, node: Some(piece.node) };
    composer.waiting_paragraph(&[span], shape, gap);
}
