//! Kinds of characters that rules ask for. A line notes which of them it holds, so that a rule is
//! passed over where there is nothing for it: most lines are Han and plain Chinese marks.

/// A set of kinds, a bit each.
pub(super) type Holds = u16;

/// Something that a rule for single characters may know.
pub(super) const ODD: Holds = 1;
/// A private-use character.
pub(super) const PRIVATE: Holds = 1 << 1;
/// White space or leaders, of which gaps are made.
pub(super) const GAP: Holds = 1 << 2;
/// A half-width space.
pub(super) const SPACE: Holds = 1 << 3;
/// An ASCII digit.
pub(super) const DIGIT: Holds = 1 << 4;
/// A half-width round bracket.
pub(super) const HALF_BRACKET: Holds = 1 << 5;
/// A bracket that may open the year of a 发文字号.
pub(super) const YEAR_BRACKET: Holds = 1 << 6;
/// One of `,;:?!.`
pub(super) const HALF_MARK: Holds = 1 << 7;
/// A straight quote.
pub(super) const QUOTE: Holds = 1 << 8;
/// A dash or an ellipsis that may want to be two; three dots are [`TWICE`].
pub(super) const DASH: Holds = 1 << 9;
/// The same mark twice in a row.
pub(super) const TWICE: Holds = 1 << 10;
/// `*`, as in Markdown's bold.
pub(super) const STAR: Holds = 1 << 11;
/// `]`, as in Markdown's links.
pub(super) const SQUARE: Holds = 1 << 12;
/// `|`, as between cells of a table.
pub(super) const PIPE: Holds = 1 << 13;

/// What the characters of a line hold.
pub(super) fn of(characters: impl Iterator<Item = char>) -> Holds {
    let mut last = ' ';
    let mut found = 0;
    for c in characters {
        // nearly every character is one of these, and no rule of a line asks for it
        if !matches!(c, '\u{4E00}'..='\u{9FFF}') {
            found |= kinds(c);
            if c == last && matches!(c, '，' | '、' | '；' | '：' | '。' | '.') {
                found |= TWICE;
            }
        }
        last = c;
    }
    found
}

/// Whether a rule for single characters may know it.
pub(super) fn is_odd(c: char) -> bool {
    !matches!(c, '\u{4E00}'..='\u{9FFF}') && kinds(c) & ODD != 0
}

/// The kinds of one character.
fn kinds(c: char) -> Holds {
    match c {
        '，' | '。' | '、' | '：' | '；' | '！' | '？' | '）' | '“' | '”' | '‘' | '’' | '《'
        | '》' => 0,
        '（' => YEAR_BRACKET,
        '0'..='9' => DIGIT,
        ' ' => GAP | SPACE,
        '\t' | '\u{3000}' | '·' => GAP,
        '.' => GAP | HALF_MARK,
        '…' => GAP | DASH,
        ',' | ';' | ':' | '?' | '!' => HALF_MARK,
        '(' => HALF_BRACKET | YEAR_BRACKET,
        ')' => HALF_BRACKET,
        '[' | '【' | '〖' | '「' => YEAR_BRACKET,
        '［' | '﹝' => YEAR_BRACKET | ODD,
        '"' => QUOTE,
        '＂' => QUOTE | ODD,
        '-' => DASH,
        '－' | '―' | '─' | '━' | '–' | '⋯' => DASH | ODD,
        '*' => STAR,
        ']' => SQUARE,
        '|' => PIPE,
        '!'..='~' | '\u{3001}'..='\u{303D}' | '—' => 0,
        '\u{E000}'..='\u{F8FF}' => PRIVATE | ODD,
        _ => ODD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_chinese_holds_nothing() {
        assert_eq!(of("各级各部门要“认真”落实，确保完成。——《某某》".chars()), 0);
    }

    #[test]
    fn what_a_rule_asks_for_is_noted() {
        for (text, kind) in [
            ("一，，二", TWICE),
            ("二。。", TWICE),
            ("某(某", HALF_BRACKET | YEAR_BRACKET),
            ("增长3", DIGIT),
            ("甲 乙", SPACE | GAP),
            ("⼾", ODD),
            ("\u{E76C}", PRIVATE | ODD),
            ("甲…", DASH | GAP),
        ] {
            assert_eq!(of(text.chars()), kind, "{text}");
        }
    }
}
