//! A line before it has its page.

use std::rc::Rc;

use super::pages::{Colour, Image, Rule, TextRun};
use crate::style::Pt;

/// Something of a height that flows down the pages.
#[derive(Clone, Debug, Default)]
pub(super) struct FlowLine {
    /// Space above it, from the bottom of what stands before; none at a page's top.
    pub gap: f64,
    /// Its own height: an em box, or a table row.
    pub height: f64,
    /// Text, with `y` from its top.
    pub runs: Vec<TextRun>,
    /// Rules, with `y` from its top.
    pub rules: Vec<Rule>,
    /// Rules of its page, with `y` from the page's top.
    pub page_rules: Vec<Rule>,
    /// Pictures, with `y` from its top.
    pub images: Vec<Image>,
    /// It stays on the page of the next line.
    pub keep: bool,
    /// It begins a page.
    pub new_page: bool,
    /// It stands on a turned page, with others of its kind only.
    pub turned: bool,
    /// A fixed place on the page instead of the flow: its top.
    pub fixed: Option<f64>,
    /// A table's heading row, which stands again above this line where it begins a page.
    pub head: Option<Rc<FlowLine>>,
    /// It goes on with what stands above, a part of one table row: where a page ends between them,
    /// this line closes the one and opens the other.
    pub seam: Option<Rule>,
    /// A heading for the outline: level and text.
    pub outline: Option<(u8, String)>,
    /// It is the first line of body text.
    pub text: bool,
}

/// Whether the text of a line ends before that of another begins, with so much space between.
pub(super) fn clears(one: &[TextRun], other: &[TextRun], space: f64) -> bool {
    let end = |run: &TextRun| {
        let last = run.glyphs.last().map_or(0.0, |glyph| glyph.dx.pt().0);
        run.x.0 + last + run.size.0 * run.stretch
    };
    let end = one.iter().map(end).fold(0.0, f64::max);
    let begin = other.iter().map(|run| run.x.0).fold(f64::MAX, f64::min);
    end + space <= begin
}

/// A rule.
pub(super) fn rule(x: f64, y: f64, width: f64, height: f64, colour: Colour) -> Rule {
    Rule { x: Pt(x), y: Pt(y), width: Pt(width), height: Pt(height), colour }
}
