//! Text → cells: what stands side by side on a line, with its width and its behaviour at line ends.

use crate::diagnostic::watch;
use crate::font::{FaceId, FontRole, Fonts};

use super::pages::Letters;

/// A stretch of text in one role, belonging to one structure node.
#[derive(Clone, Debug)]
pub(super) struct Span<'a> {
    pub text: &'a str,
    pub role: FontRole,
    pub node: Option<usize>,
}

/// What stands in one place of a line.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The source characters.
    pub text: Letters,
    /// Face and glyph; none for white space.
    pub glyph: Option<(FaceId, u16)>,
    /// Width as it stands unsqueezed, in points.
    pub width: f64,
    /// Where the glyph's origin lies in the cell.
    pub inset: f64,
    /// Baseline below the middle of the em box, in points.
    pub drop: f64,
    /// How the mark behaves at line ends and beside marks.
    pub mark: Mark,
    /// Part of a word or number that stays whole with the next cell of the same kind.
    pub word: bool,
    pub node: Option<usize>,
}

/// Classes of marks, GB/T 15834 (5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// No mark.
    None,
    /// Opens: never at a line's end; its blank half is on the left.
    Open,
    /// Closes: never at a line's start; its blank half is on the right.
    Close,
    /// Never at a line's start, no blank half (·, %, ～).
    NoStart,
    /// A pair (——, ……): whole.
    Pair,
}

pub(super) fn mark(c: char) -> Mark {
    match c {
        '“' | '‘' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '［' | '｛' => {
            Mark::Open
        }
        '。' | '，' | '、' | '；' | '：' | '？' | '！' | '”' | '’' | '）' | '》' | '〉' | '】'
        | '〕' | '」' | '』' | '］' | '｝' => Mark::Close,
        '·' | '～' | '%' | '‰' | '℃' | '°' | '′' | '″' | ')' | '/' | '％' | ',' | '.' | ';'
        | ':' => Mark::NoStart,
        '—' | '…' => Mark::Pair,
        _ => Mark::None,
    }
}

/// A character that no face has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub character: char,
    pub node: Option<usize>,
}

/// What is drawn for a character no face has: a crossed box, or an empty one.
const MISSING_BOX: [char; 3] = ['☒', '□', '〓'];

/// Makes cells of spans at a size; `pitch` is the width of a Han cell.
pub(super) fn cells(
    spans: &[Span],
    size: f64,
    pitch: f64,
    fonts: &Fonts,
    missing: &mut Vec<Missing>,
) -> Vec<Cell> {
    let tracking = pitch - size;
    let mut out = Vec::new();
    for span in spans {
        let middle = fonts.ink_middle(span.role) * size;
        let mut characters = span.text.chars().peekable();
        while let Some(c) = characters.next() {
            watch::tick(1);
            let mut text = Letters::from(c);
            if matches!(c, ' ' | '\u{3000}' | '\t' | '\n' | '\u{A0}') {
                let width = if c == '\u{3000}' { pitch } else { pitch / 2.0 };
                let blank = Cell {
                    text,
                    glyph: None,
                    width,
                    inset: 0.0,
                    drop: middle,
                    mark: Mark::None,
                    word: false,
                    node: span.node,
                };
                out.push(blank);
                continue;
            }
            let mut shown = c;
            let mut units = 1.0;
            if matches!(c, '—' | '…') && characters.peek() == Some(&c) {
                // a pair is one cell of two em; Noto's dashes join only as U+2E3A
                characters.next();
                text.push(c);
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
            let picked = fonts.pick(span.role, shown).or_else(|| {
                missing.push(Missing { character: c, node: span.node });
                // copying still gives the source's character
                MISSING_BOX.iter().find_map(|mark| fonts.pick(span.role, *mark))
            });
            let Some(picked) = picked else {
                out.push(Cell {
                    text,
                    glyph: None,
                    width: pitch,
                    inset: 0.0,
                    drop: middle,
                    mark: Mark::None,
                    word: false,
                    node: span.node,
                });
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
            let drop = middle + picked.lower * size;
            let glyph = Some((picked.face, picked.glyph));
            let inset = (width - natural * if shown == c { units } else { 1.0 }) / 2.0;
            let cell = Cell {
                text,
                glyph,
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
    out
}
