//! Kinds of characters, and runs of them without their white space.

/// White space that may stand around or inside an element.
pub const SPACES: &[char] = &[' ', '\t', '\u{3000}', '\u{a0}', '\u{feff}'];

/// A character of [`SPACES`].
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{feff}')
}

/// Without white space at either end.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The characters without white space and line ends.
pub fn squeeze(text: &str) -> Vec<char> {
    // three bytes a character, so that it seldom has to grow
    let mut chars = Vec::with_capacity(text.len() / 3 + 4);
    squeeze_into(text, &mut chars);
    chars
}

/// As [`squeeze`], behind what is there already.
pub fn squeeze_into(text: &str, chars: &mut Vec<char>) {
    chars.extend(text.chars().filter(|c| is_solid(*c)));
}

/// How many characters [`squeeze`] gives.
pub fn count_solid(text: &str) -> usize {
    text.chars().filter(|c| is_solid(*c)).count()
}

/// What [`squeeze`] keeps.
pub fn is_solid(c: char) -> bool {
    // nearly all are Han or marks that stand behind these
    c > '\u{3000}' && c != '\u{feff}' || !is_space(c) && c != '\n'
}

/// A Chinese character, 〇 among them.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A Chinese mark.
pub fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '。' | '，'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '…'
            | '—'
            | '·'
            | '％'
    )
}

/// An Arabic digit, half-width or full-width.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Sentence marks: a line that holds one is no title, organ or name.
pub const STOPS: &[char] = &['。', '；', '！', '？', ';', '!', '?'];

/// A mark of [`STOPS`].
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_questions_agree() {
        assert!(SPACES.iter().all(|c| is_space(*c)));
        assert!(STOPS.iter().all(|c| is_stop(*c)));
    }

    #[test]
    fn white_space_goes_and_nothing_else() {
        assert_eq!(trim("\u{3000}甲 乙\t"), "甲 乙");
        assert_eq!(squeeze("\u{feff}甲 乙\u{3000}\n丙\u{2028}"), ['甲', '乙', '丙', '\u{2028}']);
    }

    #[test]
    fn rare_characters_are_han_and_hexagrams_are_not() {
        for c in ['㐀', '龥', '〇', '𠮷', '\u{fa0e}'] {
            assert!(is_han(c), "{c}");
        }
        for c in ['䷀', '、', 'A', '１'] {
            assert!(!is_han(c), "{c}");
        }
    }
}
