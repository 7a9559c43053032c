//! Characters that no font has: which, how often, and where the first stands.
//!
//! Only a document that draws them itself (PDF) fails for them; a DOCX shows them wherever the
//! reader's computer has a font.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::style::Style;

/// A character that no font has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// How often it stands in the document.
    pub count: usize,
    /// First source line of the element in which it first stands; 0 where that was given, not read.
    pub line: usize,
}

/// Stands for what was lost before; no font is asked to draw it.
const REPLACEMENT: char = '\u{FFFD}';

/// One entry a character, in order of first places.
pub(super) fn gathered(places: impl Iterator<Item = (char, usize)>) -> Vec<Missing> {
    let mut all: Vec<Missing> = Vec::new();
    let mut known = HashMap::new();
    for (character, line) in places {
        let at = *known.entry(character).or_insert(all.len());
        match all.get_mut(at) {
            Some(one) => one.count += 1,
            None => all.push(Missing { character, count: 1, line }),
        }
    }
    all
}

/// Line and column of each in the source, from 1: the first from its element's first line on; none
/// for one that stands only in what was given.
fn places(missing: &[Missing], source: &str) -> Vec<Option<(usize, usize)>> {
    let own = |one: &Missing| (one.line > 0).then_some((one.line, 1));
    let mut places: Vec<Option<(usize, usize)>> = missing.iter().map(own).collect();
    let mut wanted: HashMap<char, usize> =
        missing.iter().zip(0..).map(|(one, index)| (one.character, index)).collect();
    let (mut line, mut column, mut before) = (1, 0, ' ');
    for c in source.chars() {
        if wanted.is_empty() {
            break;
        }
        match c {
            // lines end at LF, CRLF or CR
            '\n' if before == '\r' => {}
            '\n' | '\r' => (line, column) = (line + 1, 0),
            _ => {
                column += 1;
                let here = wanted.get(&c).and_then(|index| places.get_mut(*index));
                if let Some(place) = here.filter(|place| place.is_none_or(|(own, _)| own <= line)) {
                    *place = Some((line, column));
                    wanted.remove(&c);
                }
            }
        }
        before = c;
    }
    places
}

impl Missing {
    fn told(&self, code: &'static str, place: Option<(usize, usize)>) -> Diagnostic {
        let code_point = format!("U+{:04X}", u32::from(self.character));
        let mut told = Diagnostic::new(code);
        if let Some((line, column)) = place {
            told = told.at(line, column);
        }
        told.with(self.character).with(code_point).with(self.count)
    }
}

/// What there is to say: warnings, or the errors of a document that draws its characters itself.
///
/// # Errors
/// A diagnostic for each character that may not stand as a box.
pub fn told(
    missing: &[Missing],
    style: &Style,
    draws: bool,
    source: &str,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let placed = || missing.iter().zip(places(missing, source));
    let refused = placed().filter(|(one, _)| draws && !style.allows_box(one.character));
    let errors: Vec<Diagnostic> = refused
        .map(|(one, place)| match one.character {
            REPLACEMENT => one.told("E-REPLACEMENT", place),
            _ => one.told("E-MISSING-GLYPH", place),
        })
        .collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    // decoding has told of each lost character
    let told = placed().filter(|(one, _)| one.character != REPLACEMENT);
    Ok(told.map(|(one, place)| one.told("W-MISSING-GLYPH", place)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_a_character_at_its_first_place() {
        let all = gathered([('𫜼', 3), ('甲', 4), ('𫜼', 5)].into_iter());
        assert_eq!(all.len(), 2);
        assert_eq!(all[0], Missing { character: '𫜼', count: 2, line: 3 });
        for source in ["题\n\n村民𫜼某\n𫜼", "题\r\n\r\n村民𫜼某\r\n𫜼", "题\r\r村民𫜼某\r𫜼"]
        {
            assert_eq!(places(&all, source), [Some((3, 3)), Some((4, 1))], "{source:?}");
        }
    }

    #[test]
    fn what_stands_only_in_what_was_given_has_no_place_in_the_source() {
        let all = gathered([('𫜼', 0), ('甲', 0)].into_iter());
        assert_eq!(places(&all, "题\n甲"), [None, Some((2, 1))]);
    }

    #[test]
    fn a_docx_alone_is_warned_and_a_pdf_fails() {
        let missing = [Missing { character: '𫜼', count: 2, line: 1 }];
        let codes = |style: &Style, draws| {
            let told = told(&missing, style, draws, "𫜼𫜼");
            told.map_err(|errors| errors[0].code).map(|warnings| warnings[0].code)
        };
        let style = Style::default();
        assert_eq!(codes(&style, false), Ok("W-MISSING-GLYPH"));
        assert_eq!(codes(&style, true), Err("E-MISSING-GLYPH"));
        let boxed = Style { allow_missing: true, ..style };
        assert_eq!(codes(&boxed, true), Ok("W-MISSING-GLYPH"));
    }

    #[test]
    fn a_lost_character_is_advised_no_font() {
        let missing = [Missing { character: '\u{FFFD}', count: 2, line: 1 }];
        let strict = told(&missing, &Style::default(), true, "通\u{FFFD}").unwrap_err();
        assert_eq!(strict[0].code, "E-REPLACEMENT");
        let style = Style { allow_replaced: true, ..Style::default() };
        assert_eq!(told(&missing, &style, true, "通\u{FFFD}"), Ok(Vec::new()));
    }
}
