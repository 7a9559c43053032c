//! Ornaments at a line's start: pictures (✅ 🎯 ➤) and the bullets of symbol fonts that word
//! processors leave. They go, with one warning; marks that a text may mean (★ ● ◆ ☑ □) stay. A
//! digit in a keycap is a number of a list.

use crate::diagnostic::{LeftOut, LeftOutKind};
use crate::text::character::{is_digit, is_space};
use crate::text::numeral::is_numeral;

use super::draft::{Draft, Log};
use super::holds;

/// Name of the rule.
const RULE: &str = "ornaments";
/// Most characters of a number that may stand before an ornament.
const NUMBER: usize = 6;
/// What makes a key of a digit.
const KEYCAP: char = '\u{20E3}';

/// Takes the ornaments off the start of a line.
pub(super) fn run(line: &mut Draft, log: &mut Log) {
    if !line.may_hold(holds::ODD) || !log.runs(RULE) {
        return;
    }
    keycap(line, log);
    let chars = line.chars();
    let from = number(chars);
    let marks = chars.get(from..).unwrap_or_default();
    let length = marks.iter().take_while(|c| is_ornament(**c) || is_space(**c)).count();
    let marks = marks.get(..length).unwrap_or_default();
    // a line of nothing else is no line's start
    if !marks.iter().any(|c| is_ornament(*c)) || from + length == chars.len() {
        return;
    }
    let text: String = marks.iter().filter(|c| !is_space(**c)).collect();
    let before = log.changes.len();
    line.edit(log, RULE, |walk| {
        walk.keep_to(from);
        walk.cut(length);
    });
    let Some(place) = log.changes.get(before).map(crate::diagnostic::Change::place) else { return };
    let kind = LeftOutKind::Ornament;
    let (line, column) = (place.line, place.column);
    log.left_out.push(LeftOut { line, joined: Vec::new(), column, kind, text });
}

/// 1⃣ is 1.
fn keycap(line: &mut Draft, log: &mut Log) {
    if let [digit, KEYCAP, ..] = line.chars()
        && digit.is_ascii_digit()
    {
        line.replace(log, RULE, 1, 1, ".");
    }
}

/// Length of a number of a list: 一、 （一） 1.
fn number(chars: &[char]) -> usize {
    let part = |c: &&char| is_digit(**c) || is_numeral(**c) || "（）()、.．".contains(**c);
    let length = chars.iter().take(NUMBER).take_while(part).count();
    let closed = length.checked_sub(1).and_then(|last| chars.get(last));
    if closed.is_some_and(|c| "）)、.．".contains(*c)) { length } else { 0 }
}

/// A picture, or a bullet of a symbol font.
fn is_ornament(c: char) -> bool {
    // a check box, a star, a ball, a number in a ring may be meant
    let meant = matches!(c, '★' | '☆' | '☐'..='☒' | '♀' | '♂' | '\u{2776}'..='\u{2793}');
    let picture = matches!(c,
        '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}'
        | '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23FA}' | '\u{2934}' | '\u{2935}'
        | '\u{FE0E}' | '\u{FE0F}' | '\u{200D}' | '\u{E0020}'..='\u{E007F}');
    let symbol_font = matches!(c, '\u{F020}'..='\u{F0FF}');
    picture && !meant || symbol_font
}

#[cfg(test)]
mod tests {
    use super::super::tests::cleaned;

    #[test]
    fn pictures_and_bullets_go_from_the_start_of_a_line() {
        for text in [
            "✅ 甲",
            "🎯甲",
            "➤ 甲",
            "\u{F0B7}\t甲",
            "\u{F0D8} 甲",
            "👨\u{200D}💻 甲",
            "⚠\u{FE0F} 甲",
        ] {
            assert_eq!(cleaned(text), ["甲"], "{text}");
        }
        assert_eq!(cleaned("一、🎯 工作目标"), ["一、工作目标"]);
        assert_eq!(cleaned("1\u{FE0F}\u{20E3} 甲"), ["1.甲"]);
    }

    #[test]
    fn what_may_be_meant_stays() {
        for text in ["★甲", "●甲", "◆甲", "☑甲", "甲✅", "❶甲", "□甲", "①甲"]
        {
            assert_eq!(cleaned(text), [text]);
        }
    }
}
