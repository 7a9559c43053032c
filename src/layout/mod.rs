//! Document → pages: every element of GB/T 9704-2012 at its place, Chinese set line by line.
//!
//! Blocks become lines (`cell` → `linebreak` → `setting`), lines flow down the pages
//! (`flow`); the colophon and the page numbers are put on the finished pages. Law: every glyph
//! lies within its page and the type area (`within`), or there are no pages.

mod body;
mod cell;
mod closing;
mod colophon;
mod composer;
mod flow;
mod frame;
mod header;
mod line;
mod linebreak;
mod masthead;
mod missing;
mod page_numbers;
mod pages;
mod roster;
mod seal;
pub mod sealing;
mod setting;
mod strokes;
mod table;
mod title;
mod within;

pub use closing::{seal_words, signature_case, stamp_size, stamp_words};
pub use missing::{Missing, told};
pub use pages::*;
pub use within::OffPage;

use crate::diagnostic::{Diagnostic, Warned};
use crate::document::{Block, Document, Kind, Role, Zone};
use crate::font::Fonts;
use crate::style::{Pt, Style, gbt9704};

use composer::Composer;

/// Why a document was not laid out.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// Something is drawn where nothing may stand.
    #[error(transparent)]
    OffPage(#[from] OffPage),
}

impl LayoutError {
    /// The error as diagnostics.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let Self::OffPage(off) = self;
        let place = format!("{:.1} mm, {:.1} mm", off.place.0.0, off.place.1.0);
        vec![Diagnostic::new("E-OFF-PAGE").with(&off.text).with(off.page).with(place)]
    }
}

/// Lays a document out. A character that no font has is drawn as a box, and told in
/// [`Pages::missing`].
///
/// # Errors
/// [`LayoutError::OffPage`] where a glyph would stand outside the page or its type area: a fault of
/// this program.
pub fn layout(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
) -> Result<Warned<Pages>, LayoutError> {
    let composer::Laid { pages, told, .. } = showing_text(document, style, fonts);
    within::check(&pages, document.kind, fonts)?;
    Ok(Warned { value: pages, diagnostics: told })
}

/// Page 1 must show body text: a joint mark is made smaller for it, then 主送 moves to the colophon.
/// Where neither helps, all stays as it is.
fn showing_text(document: &Document, style: &Style, fonts: &Fonts) -> composer::Laid {
    let laid = |mark_scale: f64, recipients_in_colophon: bool| {
        let mut composer = Composer::new(document, style, fonts);
        composer.mark_scale = mark_scale;
        composer.recipients_in_colophon = recipients_in_colophon;
        composed(composer)
    };
    let shows = |laid: &composer::Laid| laid.text.is_none_or(|page| page == 0);
    let first = laid(1.0, false);
    if shows(&first) {
        return first;
    }
    // two layouts of a long text take twice the memory: this one is made again where it is needed
    drop(first);
    let mut mark_scale = 1.0;
    while joint(document) && mark_scale > SMALLEST_MARK {
        mark_scale *= gbt9704::MASTHEAD_JOINT_SHRINK;
        let smaller = laid(mark_scale, false);
        if shows(&smaller) {
            return smaller;
        }
    }
    if has_recipients(document) {
        let moved = laid(mark_scale, true);
        if shows(&moved) {
            return moved;
        }
    }
    laid(1.0, false)
}

/// A joint mark is made no smaller than this part of its largest size.
const SMALLEST_MARK: f64 = 0.5;

fn composed(mut composer: Composer) -> composer::Laid {
    header::compose(&mut composer);
    let document = composer.document;
    let main: Vec<&Block> = document.zone(Zone::Main).collect();
    body::compose(&mut composer, Zone::Main, &main);
    for (number, blocks) in document.attached().iter().enumerate() {
        body::compose(&mut composer, Zone::Attached(number), blocks);
    }
    composer.finish()
}

/// Several organs stand in the mark.
fn joint(document: &Document) -> bool {
    document.find(Role::Masthead).is_some_and(|mark| mark.text.contains('\n'))
}

/// 主送机关 stand above the text.
fn has_recipients(document: &Document) -> bool {
    document.zone(Zone::Main).any(|block| block.role == Role::MainRecipients)
}

/// Edge of the 版心 on the left.
fn left() -> f64 {
    gbt9704::BINDING_MARGIN.pt().0
}

/// Width of the 版心.
fn measure() -> f64 {
    gbt9704::TYPE_AREA_WIDTH.pt().0
}

/// The paper.
fn paper() -> (Pt, Pt) {
    (gbt9704::PAPER_WIDTH.pt(), gbt9704::PAPER_HEIGHT.pt())
}

/// Whether a kind of document shows no page number on page 1.
fn hides_first_number(kind: Kind) -> bool {
    kind == Kind::Letter
}
