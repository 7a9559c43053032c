//! Characters put together from others: raised and lowered figures (CO₂, 10⁻³), figures and words
//! in a ring or a frame (㉑), squared units (㎥), numbers in brackets, Roman numerals, fractions.
//!
//! What such a character is made of stands in Unicode's compatibility decompositions. Raised and
//! lowered ones are always composed, so that those of one formula match; the others only where no
//! font of the role has the character itself.

use super::{FaceId, FontRole, Fonts};

/// A character as glyphs of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// Advance in em.
    pub advance: f64,
    /// Its glyphs from left to right.
    pub parts: Vec<Part>,
}

/// A glyph of a composed character.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The font.
    pub face: FaceId,
    /// Glyph in the font.
    pub glyph: u16,
    /// The character that the glyph itself draws.
    pub shown: char,
    /// Its left edge from the composed character's, in em.
    pub x: f64,
    /// How far its baseline is raised, in em.
    pub raise: f64,
    /// Its size, in that of the text.
    pub scale: f64,
    /// Horizontal scale, 1 = as designed.
    pub stretch: f64,
}

/// How the parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Raised,
    Lowered,
    /// Side by side, narrowed to an em where they are wider.
    Beside,
    /// As `Beside`, a figure at the end raised (㎥).
    Unit,
    /// In a ring or a frame.
    Within(char),
}

/// Size of raised and lowered characters.
const SMALL: f64 = 0.62;
/// How far they are raised: their figures end a little above those of the text.
const RAISED: f64 = 0.33;
/// How far they are lowered.
const LOWERED: f64 = 0.13;
/// Width inside a ring or frame.
const INSIDE: f64 = 0.62;
/// Room on either side of parts that were narrowed.
const BEARING: f64 = 0.03;

fn form(character: char) -> Option<Form> {
    Some(match character {
        '²' | '³' | '¹' | '\u{2070}'..='\u{207F}' | 'ª' | 'º' => Form::Raised,
        '\u{2B0}'..='\u{2B8}' | '\u{2E0}'..='\u{2E4}' => Form::Raised,
        '\u{1D2C}'..='\u{1D61}' | '\u{1D78}' | '\u{1D9B}'..='\u{1DBF}' => Form::Raised,
        '\u{2080}'..='\u{209C}' | '\u{1D62}'..='\u{1D6A}' | '\u{2C7C}' => Form::Lowered,
        '\u{2460}'..='\u{2473}' | '\u{24B6}'..='\u{24EA}' => Form::Within('○'),
        '\u{3244}'..='\u{3247}' | '\u{3251}'..='\u{325F}' | '\u{3260}'..='\u{327E}' => {
            Form::Within('○')
        }
        '\u{3280}'..='\u{32BF}' | '\u{32D0}'..='\u{32FE}' => Form::Within('○'),
        '\u{1F12B}'..='\u{1F12E}' | '\u{1F250}'..='\u{1F251}' => Form::Within('○'),
        '\u{1F130}'..='\u{1F14F}' | '\u{1F210}'..='\u{1F23B}' => Form::Within('□'),
        '\u{339F}'..='\u{33A6}' | '\u{33A8}' | '\u{33AF}' => Form::Unit,
        '\u{2100}'
        | '\u{2101}'
        | '\u{2105}'
        | '\u{2106}'
        | '\u{2116}'
        | '\u{2120}'..='\u{2122}' => Form::Beside,
        '\u{213B}' | '\u{2150}'..='\u{215F}' | '\u{2160}'..='\u{217F}' | '\u{2189}' => Form::Beside,
        '\u{2474}'..='\u{24B5}' | '\u{3036}'..='\u{303A}' => Form::Beside,
        '\u{3200}'..='\u{3243}' | '\u{3250}' | '\u{32C0}'..='\u{32CF}' => Form::Beside,
        '\u{32FF}' | '\u{3300}'..='\u{33FF}' => Form::Beside,
        '\u{1F100}'..='\u{1F12A}' | '\u{1F16A}'..='\u{1F16C}' => Form::Beside,
        _ => return None,
    })
}

impl Fonts {
    /// Whether a character is drawn raised or lowered: part of the word or number beside it.
    pub fn is_script(character: char) -> bool {
        character > '\u{7F}' && matches!(form(character), Some(Form::Raised | Form::Lowered))
    }

    /// The parts that a character is to be drawn from. None where a font of the role's chain has
    /// it, or not all of its parts.
    pub fn compose(&self, role: FontRole, character: char) -> Option<Composed> {
        if character <= '\u{7F}' || ('\u{4E00}'..='\u{9FFF}').contains(&character) {
            return None;
        }
        let form = form(character)?;
        let script = matches!(form, Form::Raised | Form::Lowered);
        if !script && self.pick(role, character).is_some() {
            return None;
        }
        let mut letters = Vec::new();
        unicode_normalization::char::decompose_compatible(character, |c| letters.push(plain(c)));
        if letters == [character] {
            return None;
        }
        let mut row = Row::default();
        match form {
            Form::Raised => letters.iter().try_for_each(|c| row.add(self, role, *c, SMALL, RAISED)),
            Form::Lowered => {
                letters.iter().try_for_each(|c| row.add(self, role, *c, SMALL, -LOWERED))
            }
            Form::Beside => letters.iter().try_for_each(|c| row.add(self, role, *c, 1.0, 0.0)),
            Form::Unit => letters.iter().try_for_each(|c| {
                let (scale, raise) = if c.is_ascii_digit() { (SMALL, RAISED) } else { (1.0, 0.0) };
                row.add(self, role, *c, scale, raise)
            }),
            Form::Within(_) => letters.iter().try_for_each(|c| row.add(self, role, *c, SMALL, 0.0)),
        }?;
        match form {
            Form::Within(frame) => row.within(self, role, frame),
            Form::Beside | Form::Unit => Some(row.narrowed()),
            Form::Raised | Form::Lowered => Some(row.done()),
        }
    }

    /// Whether a character can be drawn in a role, from one glyph or from several.
    pub fn draws(&self, role: FontRole, character: char) -> bool {
        self.pick(role, character).is_some() || self.compose(role, character).is_some()
    }
}

/// The slash of fractions and units, which not every font has.
fn plain(character: char) -> char {
    match character {
        '\u{2044}' | '\u{2215}' => '/',
        other => other,
    }
}

/// Parts side by side.
#[derive(Default)]
struct Row {
    width: f64,
    parts: Vec<Part>,
}

impl Row {
    fn add(
        &mut self,
        fonts: &Fonts,
        role: FontRole,
        character: char,
        scale: f64,
        raise: f64,
    ) -> Option<()> {
        let picked = fonts.pick(role, character)?;
        self.parts.push(Part {
            face: picked.face,
            glyph: picked.glyph,
            shown: character,
            x: self.width,
            raise: raise - picked.lower * scale,
            scale,
            stretch: 1.0,
        });
        self.width += picked.advance * scale;
        Some(())
    }

    fn done(self) -> Composed {
        Composed { advance: self.width, parts: self.parts }
    }

    /// Narrowed to `room` from `x`; narrower rows stand in its middle.
    fn fit(&mut self, x: f64, room: f64) {
        let stretch = (room / self.width).min(1.0);
        let inset = x + (room - self.width * stretch) / 2.0;
        for part in &mut self.parts {
            part.x = inset + part.x * stretch;
            part.stretch = stretch;
        }
    }

    /// At most an em wide.
    fn narrowed(mut self) -> Composed {
        if self.width > 1.0 - 2.0 * BEARING {
            self.fit(BEARING, 1.0 - 2.0 * BEARING);
            self.width = 1.0;
        }
        self.done()
    }

    /// In the middle of a ring or frame of an em.
    fn within(mut self, fonts: &Fonts, role: FontRole, frame: char) -> Option<Composed> {
        let around = fonts.pick(role, frame)?;
        let [x0, y0, x1, y1] = fonts.ink(around.face, around.glyph)?;
        // the frame fills nine tenths of an em, its middle where that of Han ink is
        let scale = 0.9 / (x1 - x0).max(y1 - y0).max(0.1);
        let middle = fonts.ink_middle(role);
        let lift = middle - (y0 + y1) / 2.0 * scale;
        let inside: Vec<[f64; 4]> =
            self.parts.iter().filter_map(|part| fonts.ink(part.face, part.glyph)).collect();
        let low = inside.iter().map(|ink| ink[1]).fold(f64::MAX, f64::min);
        let high = inside.iter().map(|ink| ink[3]).fold(f64::MIN, f64::max);
        if low < high {
            let raise = middle - (low + high) / 2.0 * SMALL;
            self.parts.iter_mut().for_each(|part| part.raise = raise);
        }
        self.fit((1.0 - INSIDE) / 2.0, INSIDE);
        let ring = Part {
            face: around.face,
            glyph: around.glyph,
            shown: frame,
            x: (1.0 - (x0 + x1) * scale) / 2.0,
            raise: lift,
            scale,
            stretch: 1.0,
        };
        self.parts.insert(0, ring);
        self.width = 1.0;
        Some(self.done())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(character: char) -> String {
        let composed = Fonts::embedded().compose(FontRole::Fangsong, character);
        composed.map_or_else(String::new, |c| c.parts.iter().map(|part| part.shown).collect())
    }

    #[test]
    fn a_character_is_made_of_what_it_stands_for() {
        for (character, parts) in [
            ('₂', "2"),
            ('⁻', "−"),
            ('ⁿ', "n"),
            ('²', "2"),
            ('㎥', "m3"),
            ('㉑', "○21"),
            ('Ⅻ', ""),
            ('ⅻ', "xii"),
            ('⅐', "1/7"),
            ('㋀', "1月"),
            ('㎡', ""),
            ('①', ""),
            ('国', ""),
        ] {
            assert_eq!(shown(character), parts, "{character}");
        }
    }

    #[test]
    fn raised_ink_ends_above_the_figures_and_lowered_ink_below_the_line() {
        let fonts = Fonts::embedded();
        let ends = |character: char| {
            let composed = fonts.compose(FontRole::Fangsong, character).unwrap();
            let part = &composed.parts[0];
            let [_, y0, _, y1] = fonts.ink(part.face, part.glyph).unwrap();
            (part.raise + y0 * part.scale, part.raise + y1 * part.scale)
        };
        let figure = fonts.pick(FontRole::Fangsong, '8').unwrap();
        let [_, _, _, top] = fonts.ink(figure.face, figure.glyph).unwrap();
        assert!(ends('⁸').1 > top && ends('⁸').1 < 0.8 && ends('⁸').0 > 0.25);
        assert!(ends('₈').0 < -0.08 && ends('₈').0 > -0.2);
    }

    #[test]
    fn what_stands_in_a_ring_stays_in_it() {
        let fonts = Fonts::embedded();
        for character in ['㉑', '㊿', '㊀', '㋐'] {
            let Some(composed) = fonts.compose(FontRole::Fangsong, character) else { continue };
            assert!((composed.advance - 1.0).abs() < 1e-9);
            for part in &composed.parts {
                let [x0, y0, x1, y1] = fonts.ink(part.face, part.glyph).unwrap();
                let wide = part.scale * part.stretch;
                assert!(part.x + x0 * wide > 0.0 && part.x + x1 * wide < 1.0, "{character}");
                let (low, high) = (part.raise + y0 * part.scale, part.raise + y1 * part.scale);
                assert!(low > -0.2 && high < 0.9, "{character} {low} {high}");
            }
        }
    }

    #[test]
    fn a_drawing_character_needs_no_font_of_its_own() {
        let fonts = Fonts::embedded();
        let scripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣ";
        let rest = "㎥㎡㎏㎝㎞㎠㎢㎤㎖㎗㎎㎍㎐㎑㎒㎾㏊㏗ⅠⅫⅬⅽⅰⅹ①⑳㉑㉟㊱㊿⑴⒇⒈⒛㈠㈩㊀㊉⓪❶❿⅓⅕⅛㈰㋿℅™ℓ";
        for role in FontRole::ALL {
            for character in scripts.chars().chain(rest.chars()) {
                assert!(fonts.draws(role, character), "{role:?} {character}");
            }
        }
    }
}
