//! 署名 with a seal (7.3.5.1): names centred on the date, joint ones in rows, one seal a name, the
//! last also on the date. The room is kept whether a picture is given or the paper is stamped by hand.

use crate::font::FontRole;
use crate::style::{Pt, gbt9704};

use super::cell::Span;
use super::closing::{Piece, Signed, place, seal_words};
use super::composer::Composer;
use super::line::FlowLine;
use super::pages::{Colour, Image, SealedNames};
use super::setting::{Spread, set};
use super::{left, measure};

/// Composes names and date with room for their seals.
pub(super) fn compose(composer: &mut Composer, signed: &Signed) {
    let cell = composer.cell_width();
    let diameter = composer.style.seal_size.pt().0;
    let last_width = signed.date.as_ref().or(signed.names.last()).map_or(0.0, |piece| piece.width);
    let middle = measure() - (gbt9704::SEALED_DATE_INDENT + last_width / 2.0) * cell;
    let columns = columns(middle, signed.widest() * cell, cell, diameter, signed.names.len());
    let rows: Vec<&[Piece]> = signed.names.chunks(columns.len().max(1)).collect();
    let blank_lines = blank_lines(composer, diameter, signed);
    let row_pitch = diameter + gbt9704::SEAL_SPACING.pt().0;
    let mut gap = composer.blank(blank_lines);
    let mut told = Vec::new();
    let count = rows.len();
    for (number, row) in rows.into_iter().enumerate() {
        let mut line = FlowLine { gap, height: gbt9704::SIZE_3.0, ..FlowLine::default() };
        // the last name stands in the last column, over the date
        let from = columns.len().saturating_sub(row.len());
        let from = if number + 1 == count { from } else { 0 };
        let mut names = Vec::new();
        for (piece, centre) in row.iter().zip(columns.iter().skip(from)) {
            names.push((piece.text.clone(), Pt(*centre)));
            let picture = picture(composer, *centre, diameter);
            if piece.width * cell > measure() {
                // turned over, it fills its lines
                place(composer, piece, 0.0, gap);
                line = composer.lines.pop().unwrap_or_default();
            } else {
                centred(composer, &mut line, piece, *centre);
            }
            line.images.extend(picture);
        }
        told.push(names);
        composer.lines.push(line);
        gap = if number + 1 == count { composer.leading() } else { row_pitch - gbt9704::SIZE_3.0 };
    }
    if let Some(date) = &signed.date {
        let mut line = FlowLine { gap, height: gbt9704::SIZE_3.0, ..FlowLine::default() };
        centred(composer, &mut line, date, middle);
        composer.lines.push(line);
    }
    composer.facts.sealed = Some(SealedNames { blank_lines, rows: told, row_pitch: Pt(row_pitch) });
}

/// Middles of the columns for `count` names, from the 版心's left: as many as seals and names side
/// by side allow, the last at `middle`.
fn columns(middle: f64, widest: f64, cell: f64, diameter: f64, count: usize) -> Vec<f64> {
    let half = f64::max(diameter, widest) / 2.0;
    let last = middle.min(measure() - widest / 2.0);
    let step = f64::max(diameter + gbt9704::SEAL_SPACING.pt().0, widest + cell);
    let room = last - half;
    let columns = (1 + (room / step).max(0.0) as usize).min(count.max(1));
    // what room is left parts the columns a little
    let step = if columns > 1 { (room / (columns - 1) as f64).min(step * 1.35) } else { step };
    (0..columns).rev().map(|back| last - step * back as f64).collect()
}

/// Empty lines above the names, so that the seal begins within one line under the text and not in it.
fn blank_lines(composer: &Composer, diameter: f64, signed: &Signed) -> f64 {
    let below = offset(composer, signed.date.is_some() && !signed.names.is_empty());
    let mut lines = gbt9704::BLANK_LINES_ABOVE_SIGNATURE;
    while composer.blank(lines) + below < diameter / 2.0 {
        lines += 1.0;
    }
    lines
}

/// The seal's middle below the upper edge of the name's line.
fn offset(composer: &Composer, pair: bool) -> f64 {
    let size = gbt9704::SIZE_3.0;
    let middle = if pair { size + composer.leading() / 2.0 } else { size / 2.0 };
    middle - gbt9704::SEAL_RISE.pt().0
}

/// A piece about its middle, within the 版心.
fn centred(composer: &mut Composer, line: &mut FlowLine, piece: &Piece, centre: f64) {
    let shape = composer.body_shape();
    let span = Span { text: &piece.text, role: FontRole::Fangsong, node: Some(piece.node) };
    let cells = composer.cells(&[span], shape);
    let width: f64 = cells.iter().map(|cell| cell.width).sum();
    let x = (centre - width / 2.0).min(measure() - width).max(0.0);
    let spread = Spread::Natural(measure());
    line.runs.extend(set(&cells, left() + x, shape.size, 1.0, spread, Colour::Black).runs);
}

/// The next seal about a middle, pressed on the name's line and the date's.
fn picture(composer: &mut Composer, centre: f64, diameter: f64) -> Option<Image> {
    let seal = composer.next_seal()?;
    let node = composer.figure();
    Some(Image {
        picture: seal.picture.clone(),
        x: Pt(left() + centre - diameter / 2.0),
        y: Pt(offset(composer, true) - diameter / 2.0),
        width: Pt(diameter),
        height: Pt(diameter),
        alt: seal_words(seal),
        name: None,
        node,
    })
}
