//! 署名 and 成文日期 (7.3.5): with a seal, without, with a signature stamp.

use crate::document::{Block, Kind, Role, Zone};
use crate::font::FontRole;
use crate::style::{Pt, SignatureCase, gbt9704};

use super::cell::Span;
use super::composer::{Align, Composer, Shape};
use super::pages::{Image, Tag};
use super::{left, measure};

/// Composes signature and date; the last line of text stays with them.
pub(super) fn compose(composer: &mut Composer, blocks: &[&Block], zone: Zone, parent: usize) {
    let case = match (composer.style.signature, zone) {
        (_, Zone::Attached(_)) => SignatureCase::Unsealed,
        (Some(case), _) => case,
        (None, _) => default_case(composer),
    };
    // the block never stands alone on a page
    if let Some(last) = composer.lines.last_mut() {
        last.keep = true;
    }
    let find = |role| blocks.iter().copied().find(|block: &&Block| block.role == role);
    let names: Vec<String> = find(Role::Signature)
        .map(|block| block.text.split('\n').map(str::to_owned).collect())
        .unwrap_or_default();
    let date = find(Role::SignatureDate).map(|block| block.text.clone()).unwrap_or_default();
    let cell = composer.cell_width();
    let body = composer.body_shape();
    let width =
        |composer: &mut Composer, text: &str| composer.width(text, FontRole::Fangsong, body) / cell;
    let date_width = width(composer, &date);
    let widest = names.iter().map(|name| width(composer, name)).fold(0.0, f64::max);
    let blank = if case == SignatureCase::Stamp { 2.0 } else { 1.0 };
    let mut gap = composer.blank(blank);
    let start = composer.lines.len();
    let (name_right, date_right) = match case {
        SignatureCase::Sealed | SignatureCase::Stamp => (f64::NAN, gbt9704::SEALED_DATE_INDENT),
        SignatureCase::Unsealed => unsealed(widest, date_width),
    };
    if let Some(block) = find(Role::Signature) {
        let node = composer.node(Tag::Paragraph, parent, block);
        for name in &names {
            let own = width(composer, name);
            let right = match case {
                // centred on the date
                SignatureCase::Sealed if !date.is_empty() => {
                    (date_right + (date_width - own) / 2.0).max(0.0)
                }
                SignatureCase::Sealed | SignatureCase::Stamp => gbt9704::SEALED_DATE_INDENT,
                SignatureCase::Unsealed => name_right + widest - own,
            };
            place(composer, name, right, gap, node);
            gap = composer.leading();
        }
    }
    if let Some(block) = find(Role::SignatureDate) {
        let node = composer.node(Tag::Paragraph, parent, block);
        if case == SignatureCase::Stamp && !names.is_empty() {
            gap = composer.blank(1.0);
        }
        place(composer, &date, date_right, gap, node);
    }
    let end = composer.lines.len();
    for line in composer.lines.get_mut(start..end.saturating_sub(1)).unwrap_or_default() {
        line.keep = true;
    }
    if case == SignatureCase::Sealed && zone == Zone::Main {
        let centre = measure() - (date_right + date_width / 2.0) * cell;
        seals(composer, start, left() + centre);
    }
}

fn default_case(composer: &Composer) -> SignatureCase {
    let motion = composer.document.wenzhong.as_deref() == Some("议案");
    match composer.kind() {
        Kind::Order => SignatureCase::Stamp,
        _ if motion => SignatureCase::Stamp,
        Kind::General | Kind::Letter => SignatureCase::Sealed,
        _ => SignatureCase::Unsealed,
    }
}

/// Right indents of name and date without a seal: the date begins two characters right of the
/// name; a date too long for that pushes the name to the left.
fn unsealed(name: f64, date: f64) -> (f64, f64) {
    let own = gbt9704::UNSEALED_SIGNATURE_INDENT;
    if name == 0.0 {
        (own, own)
    } else if name - date < own {
        (date + 2.0 * own - name, own)
    } else {
        (own, name - date)
    }
}

fn place(composer: &mut Composer, text: &str, right: f64, gap: f64, node: usize) {
    let cell = composer.cell_width();
    let shape = Shape { align: Align::Right, right: right * cell, ..composer.body_shape() };
    let span = Span { text, role: FontRole::Fangsong, node: Some(node) };
    composer.paragraph(&[span], shape, gap);
}

/// Seal images, one per signing office, centred a little below the line between name and date.
fn seals(composer: &mut Composer, start: usize, centre: f64) {
    let size = composer.style.seal_size.pt();
    for (index, png) in composer.style.seals.iter().enumerate() {
        let Some(line) = composer.lines.get_mut(start + index) else { return };
        line.images.push(Image {
            png: png.clone(),
            x: Pt(centre - size.0 / 2.0),
            y: Pt(line.height + 7.0 - size.0 / 2.0),
            width: size,
            height: size,
            alt: "印章".into(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_begins_two_characters_right_of_the_name() {
        assert_eq!(unsealed(12.0, 8.0), (2.0, 4.0));
        assert_eq!(unsealed(3.0, 8.0), (9.0, 2.0));
    }
}
