//! Law 2: the ink of every glyph lies within the page and, page numbers and the masthead of a 信函
//! aside, within the type area (5.2, 7.5, 10.1).
//!
//! Most glyphs are seen to be within by their place alone; the ink is looked at only near an edge.

use std::collections::HashMap;

use crate::document::Kind;
use crate::font::{FaceId, Fonts};
use crate::style::{Mm, Pt, gbt9704};

use super::pages::{Colour, Item, Page, Pages, TextRun};

/// A glyph where none may stand.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("“{text}” would stand outside the type area of page {page}")]
pub struct OffPage {
    /// The text of its run.
    pub text: String,
    /// Page, from 1.
    pub page: usize,
    /// Left end of the glyph's baseline, from the page's upper left corner.
    pub place: (Mm, Mm),
}

/// A rectangle in points, `y` down.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Ink may reach so far over an edge, in points: figures of other fonts fill their em boxes, and the
/// em boxes of 28 characters a line are a little wider than their cells.
const SLACK: f64 = 1.5;

/// Looks at every glyph.
///
/// # Errors
/// [`OffPage`] for the first that stands where nothing may.
pub(super) fn check(pages: &Pages, kind: Kind, fonts: &Fonts) -> Result<(), OffPage> {
    let mut inks = HashMap::new();
    for page in &pages.pages {
        let paper = Area { left: 0.0, top: 0.0, right: page.width.0, bottom: page.height.0 };
        let (along, across) = (gbt9704::TYPE_AREA_HEIGHT.pt().0, gbt9704::TYPE_AREA_WIDTH.pt().0);
        let (left, top) = (gbt9704::BINDING_MARGIN.pt().0, gbt9704::TOP_MARGIN.pt().0);
        let upright = Area { left, top, right: left + across, bottom: top + along };
        let turned = Area { left: 0.0, top: 0.0, right: along, bottom: across };
        // a letter's mark begins above the type area
        let letter = Area { top: gbt9704::LETTER_MASTHEAD_TOP.pt().0, ..upright };
        for item in &page.items {
            let Item::Text(run) = item else { continue };
            let area = match (run.node, run.colour) {
                (None, _) if below(run, upright) => paper,
                (Some(_), Colour::Red) if kind == Kind::Letter => letter,
                _ => upright,
            };
            held(run, area, fonts, &mut inks).map_err(|at| off(page, run, at))?;
        }
        for item in &page.turned {
            let Item::Text(run) = item else { continue };
            held(run, turned, fonts, &mut inks).map_err(|at| off(page, run, at))?;
        }
    }
    Ok(())
}

/// Whether a run is a page number: an artifact under the type area.
fn below(run: &TextRun, area: Area) -> bool {
    run.y.0 > area.bottom
}

type Inks = HashMap<(FaceId, u16), [f64; 4]>;

/// The place of the first glyph of a run that is not within an area.
fn held(run: &TextRun, area: Area, fonts: &Fonts, inks: &mut Inks) -> Result<(), f64> {
    let (size, wide) = (run.size.0, run.size.0 * run.stretch);
    // no glyph of a text font reaches farther from its origin than this
    let level = run.y.0 - size >= area.top && run.y.0 + size / 2.0 <= area.bottom;
    for glyph in &run.glyphs {
        let x = run.x.0 + glyph.dx.pt().0;
        if level && x - wide / 2.0 >= area.left && x + wide * 1.5 <= area.right {
            continue;
        }
        let ink = || fonts.ink(run.face, glyph.glyph).unwrap_or([0.0; 4]);
        let [x0, y0, x1, y1] = *inks.entry((run.face, glyph.glyph)).or_insert_with(ink);
        let within = x + x0 * wide >= area.left - SLACK
            && x + x1 * wide <= area.right + SLACK
            && run.y.0 - y1 * size >= area.top - SLACK
            && run.y.0 - y0 * size <= area.bottom + SLACK;
        if !within {
            return Err(x);
        }
    }
    Ok(())
}

fn off(page: &Page, run: &TextRun, x: f64) -> OffPage {
    let text: String = run.glyphs.iter().flat_map(|glyph| glyph.shown().chars()).collect();
    let text = text.chars().take(20).collect();
    OffPage { text, page: page.number, place: (Pt(x).mm(), run.y.mm()) }
}

#[cfg(test)]
mod tests {
    use super::super::layout;
    use super::*;
    use crate::document::{Block, Document, Role};
    use crate::style::Style;

    /// The first run of a document is moved, and the check tells.
    #[test]
    fn a_glyph_outside_the_type_area_is_found() {
        let fonts = Fonts::embedded();
        let blocks = vec![Block::new(Role::Para, "文字应当都在版心之内。")];
        let document = Document { blocks, ..Document::default() };
        let pages = layout(&document, &Style::default(), &fonts).unwrap().value;
        assert_eq!(check(&pages, Kind::General, &fonts), Ok(()));
        let moved = |x: f64, y: f64| {
            let mut pages = pages.clone();
            let run = pages.pages[0].items.iter_mut().find_map(|item| match item {
                Item::Text(run) => Some(run),
                _ => None,
            });
            let run = run.unwrap();
            (run.x.0, run.y.0) = (run.x.0 + x, run.y.0 + y);
            check(&pages, Kind::General, &fonts)
        };
        assert_eq!(moved(0.0, 5.0), Ok(()));
        for (x, y) in [(-40.0, 0.0), (400.0, 0.0), (0.0, -5.0), (0.0, 640.0)] {
            let off = moved(x, y).unwrap_err();
            assert_eq!((off.page, off.text.chars().next()), (1, Some('文')), "{x} {y}");
        }
    }
}
