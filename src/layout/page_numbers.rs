//! 页码 (7.5): 4号 宋体 with a dash on either side, 7 mm under the 版心, outer side of the page.

use crate::font::FontRole;
use crate::style::{Pt, gbt9704};

use super::cell::Span;
use super::composer::{Composer, Shape};
use super::flow::Flowed;
use super::pages::{Colour, Item, Page, TextRun};
use super::setting::{Spread, set};
use super::{hides_first_number, left, measure};

/// Numbers the pages; blank pages and a colophon page behind them stay unnumbered.
pub(super) fn place(composer: &Composer, flowed: &mut Flowed, colophon: Option<usize>) {
    let size = gbt9704::SIZE_4.0;
    let body = composer.body_shape();
    let shape = Shape { size, pitch: size, ..body };
    let bottom = (gbt9704::TOP_MARGIN + gbt9704::TYPE_AREA_HEIGHT).pt().0;
    // the dash lies in the middle of the em box
    let top = bottom + gbt9704::PAGE_NUMBER_DROP.pt().0 - size / 2.0;
    let indent = gbt9704::PAGE_NUMBER_INDENT * size;
    let blanks: Vec<bool> = flowed.pages.iter().map(Page::is_blank).collect();
    for (index, page) in flowed.pages.iter_mut().enumerate() {
        let after_blank =
            colophon == Some(index) && index > 0 && blanks.get(index - 1) == Some(&true);
        let hidden = index == 0 && hides_first_number(composer.kind());
        if blanks.get(index) == Some(&true) || after_blank || hidden {
            continue;
        }
        let text = format!("— {} —", page.number);
        let span = Span { text: &text, role: FontRole::Song, node: None };
        let cells =
            super::cell::cells(&[span], shape.size, shape.pitch, composer.fonts, &mut Vec::new());
        let spread = Spread::Natural(f64::MAX);
        let width = set(&cells, 0.0, size, 1.0, spread, Colour::Black).width;
        let x = if page.number % 2 == 1 { measure() - indent - width } else { indent };
        let line = set(&cells, left() + x, size, 1.0, spread, Colour::Black);
        page.items.reserve_exact(line.runs.len());
        page.items.extend(
            line.runs.into_iter().map(|run| Item::Text(TextRun { y: Pt(run.y.0 + top), ..run })),
        );
    }
}
