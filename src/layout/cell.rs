//! Text → cells: what stands side by side on a line, with its width and its behaviour at line ends.

use crate::diagnostic::watch;
use crate::font::{Composed, FaceId, FontRole, Fonts};
use crate::text::kinsoku::{Mark, mark};

use super::pages::{Letters, NodeId};

/// A stretch of text in one role, belonging to one structure node.
#[derive(Clone, Debug)]
pub(super) struct Span<'a> {
    pub text: &'a str,
    pub role: FontRole,
    pub node: Option<NodeId>,
}

/// What stands in one place of a line.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The source characters.
    pub text: Letters,
    /// Face and glyph; none for white space and for a composed character.
    pub glyph: Option<(FaceId, u16)>,
    /// What the glyph itself draws, where that is another character.
    pub other: Option<char>,
    /// The glyphs of a composed character.
    pub composed: Option<Box<Composed>>,
    /// Width as it stands unsqueezed, in points.
    pub width: f64,
    /// Where the glyph's origin lies in the cell.
    pub inset: f32,
    /// Baseline below the middle of the em box, in points.
    pub drop: f32,
    /// How the mark behaves at line ends and beside marks.
    pub mark: Mark,
    /// Part of a word or number that stays whole with the next cell of the same kind.
    pub word: bool,
    pub node: Option<NodeId>,
}

impl Cell {
    /// White space of no width.
    fn empty(text: Letters, drop: f32, node: Option<NodeId>) -> Self {
        Self {
            text,
            glyph: None,
            other: None,
            composed: None,
            width: 0.0,
            inset: 0.0,
            drop,
            mark: Mark::None,
            word: false,
            node,
        }
    }
}

/// Characters of a paragraph whose cells are made at once: six pages and more.
const PORTION: usize = 4096;

/// The spans of a paragraph in portions whose cells are made and set one after the other: a paragraph
/// may be a whole text.
pub(super) fn portions<'a>(spans: &[Span<'a>]) -> impl Iterator<Item = Vec<Span<'a>>> {
    let long = spans.iter().map(|span| span.text.chars().count()).sum::<usize>() > PORTION;
    let whole = (!long).then(|| spans.to_vec()).into_iter();
    let parted = spans.iter().filter(|_| long).cloned().collect::<Vec<_>>();
    whole.chain(parted.into_iter().flat_map(|span| {
        let mut rest = span.text;
        std::iter::from_fn(move || {
            let ahead = rest.char_indices().zip(rest.chars().skip(1)).skip(PORTION);
            // a pair of marks stays one
            let parts = |((at, c), next): ((usize, char), char)| {
                (c != next || mark(c) != Mark::Pair).then_some(at + c.len_utf8())
            };
            let cut = ahead.filter_map(parts).next().unwrap_or(rest.len());
            let (text, after) = rest.split_at(cut);
            rest = after;
            (!text.is_empty()).then(|| vec![Span { text, ..span }])
        })
    }))
}

/// A character that no face has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lacking {
    pub character: char,
    pub node: Option<NodeId>,
}

/// What is drawn for a character no face has: a crossed box, or an empty one.
const MISSING_BOX: [char; 3] = ['☒', '□', '〓'];

/// Makes cells of spans at a size; `pitch` is the width of a Han cell.
pub(super) fn cells(
    spans: &[Span],
    size: f64,
    pitch: f64,
    fonts: &Fonts,
    missing: &mut Vec<Lacking>,
) -> Vec<Cell> {
    let mut out = Vec::new();
    add_cells(&mut out, spans, (size, pitch), fonts, missing);
    out
}

/// As [`cells`], behind other cells.
pub(super) fn add_cells(
    out: &mut Vec<Cell>,
    spans: &[Span],
    (size, pitch): (f64, f64),
    fonts: &Fonts,
    missing: &mut Vec<Lacking>,
) {
    let tracking = pitch - size;
    out.reserve(spans.iter().map(|span| span.text.chars().count()).sum());
    for span in spans {
        let middle = fonts.ink_middle(span.role) * size;
        let mut characters = span.text.chars().peekable();
        while let Some(c) = characters.next() {
            watch::tick(1);
            let mut text = Letters::from(c);
            if matches!(c, ' ' | '\u{3000}' | '\t' | '\n' | '\u{A0}') {
                let width = if c == '\u{3000}' { pitch } else { pitch / 2.0 };
                out.push(Cell { width, ..Cell::empty(text, middle as f32, span.node) });
                continue;
            }
            if let Some(composed) = fonts.compose(span.role, c) {
                let natural = composed.advance * size;
                let full = composed.advance > 0.9;
                let width = if full { pitch } else { natural + tracking };
                out.push(Cell {
                    width,
                    inset: ((width - natural) / 2.0) as f32,
                    composed: Some(Box::new(composed)),
                    mark: mark(c),
                    word: Fonts::is_script(c),
                    ..Cell::empty(text, middle as f32, span.node)
                });
                continue;
            }
            let mut shown = c;
            let mut units = 1.0;
            if matches!(c, '—' | '…') && characters.peek() == Some(&c) {
                // a pair is one cell of two em; Noto's dashes join only as U+2E3A
                characters.next();
                text = Letters::pair(c);
                units = 2.0;
                if c == '—'
                    && fonts.pick(span.role, '\u{2E3A}').is_some_and(|p| {
                        fonts
                            .pick(span.role, '—')
                            .is_some_and(|dash| dash.face == p.face && dash.advance < 0.999)
                    })
                {
                    shown = '\u{2E3A}';
                }
            }
            let mut other = None;
            let picked = fonts.pick(span.role, shown).or_else(|| {
                missing.push(Lacking { character: c, node: span.node });
                // copying still gives the source's character
                MISSING_BOX.iter().find_map(|mark| {
                    other = Some(*mark);
                    fonts.pick(span.role, *mark)
                })
            });
            let Some(picked) = picked else {
                out.push(Cell { width: pitch, ..Cell::empty(text, middle as f32, span.node) });
                continue;
            };
            let word = c.is_ascii_alphanumeric()
                || matches!(c, '.' | ',' | '%' | '-' | '/' | ':' | '@' | '_' | '‰');
            let natural = picked.advance * size;
            let full = picked.advance > 0.9;
            let width = if units > 1.0 || full {
                pitch * units
            } else if c == '·' {
                pitch / 2.0
            } else {
                natural + tracking
            };
            let drop = (middle + picked.lower * size) as f32;
            let glyph = Some((picked.face, picked.glyph));
            let inset = ((width - natural * if shown == c { units } else { 1.0 }) / 2.0) as f32;
            let cell = Cell {
                text,
                glyph,
                other,
                composed: None,
                width: if units > 1.0 && shown == c { pitch } else { width },
                inset,
                drop,
                mark: mark(c),
                word,
                node: span.node,
            };
            if units > 1.0 && shown == c {
                // two glyphs that join; they stay together because the second is part of the pair
                let half = Cell { text: c.into(), inset: inset / 2.0, ..cell };
                out.push(half.clone());
                out.push(half);
            } else {
                out.push(cell);
            }
        }
    }
}
