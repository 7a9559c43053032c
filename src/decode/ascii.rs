//! What ASCII characters, controls and private characters cost: the same in every language, so
//! that they tell encodings apart only where bytes of something else look like them.
//!
//! Costs are in sixteenths of a nat.

/// Cost of the letters a to z: a share of all characters in texts of any Latin-written language.
const LETTERS: [u8; 26] = [
    45, 69, 61, 55, 39, 65, 66, 50, 48, 89, 77, 56, 63, 49, 47, 66, 90, 50, 49, 44, 61, 74, 63, 89,
    66, 91,
];
/// Price of a capital over its small letter.
const CAPITAL: u8 = 20;
/// Price of a change inside a word or a number.
const CHANGE: u8 = 14;
/// Price of CR that ends a line alone, before ASCII.
const LONE: u8 = 40;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Small,
    Capital,
    Digit,
    Other,
}

const fn class(character: char) -> Class {
    match character {
        'a'..='z' => Class::Small,
        'A'..='Z' => Class::Capital,
        '0'..='9' => Class::Digit,
        _ => Class::Other,
    }
}

/// Costs of ASCII, worked out once.
const ASCII: [u8; 128] = {
    let mut costs = [0; 128];
    let mut at = 0;
    while at < 128 {
        costs[at] = match at as u8 {
            b'\n' | b'\r' | b' ' => 40,
            b'\t' => 72,
            b'0'..=b'9' => 64,
            letter @ b'a'..=b'z' => LETTERS[(letter - b'a') as usize],
            letter @ b'A'..=b'Z' => LETTERS[(letter - b'A') as usize] + CAPITAL,
            b'.' | b',' | b'-' | b'(' | b')' | b'/' | b':' | b';' | b'"' | b'\'' => 68,
            b'!'..=b'~' => 92,
            0 => 160,
            0xC => 128,
            _ => 255,
        };
        at += 1;
    }
    costs
};

/// Cost of a character that is no language's own after another; nothing for U+FFFD, since errors
/// have their own price; none where the languages differ.
pub(super) fn cost(before: char, character: char) -> Option<u32> {
    // indents come in runs as well
    if (before, character) == ('\u{3000}', '\u{3000}') {
        return Some(16);
    }
    if let Some(cost) = ASCII.get(character as usize) {
        let cost = match (before, character) {
            // padding comes in runs, and CR LF is one line end
            ('\0', '\0') => 2,
            ('\r', '\n') => 4,
            _ => u32::from(*cost),
        };
        return Some(cost + u32::from(change(before, character)));
    }
    Some(match character {
        '\u{FFFD}' => 0,
        // mojibake is full of them
        '\u{80}'..='\u{9F}' => 144,
        '\u{E000}'..='\u{F8FF}' => 256,
        // nothing is assigned there
        '\u{40000}'..='\u{DFFFF}' => 480,
        '\u{F0000}'.. => 400,
        _ => return None,
    })
}

/// Price of what the character follows.
const fn change(before: char, character: char) -> u8 {
    if before == '\r' && character != '\n' {
        return LONE;
    }
    match (class(before), class(character)) {
        (Class::Small, Class::Capital) => 2 * CHANGE,
        (Class::Digit, Class::Small | Class::Capital)
        | (Class::Small | Class::Capital, Class::Digit) => CHANGE,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> u32 {
        text.chars().scan('\n', |before, c| cost(std::mem::replace(before, c), c)).sum()
    }

    #[test]
    fn words_are_cheaper_than_what_looks_like_them() {
        assert!(whole("notice") < whole("nOt1ce"));
        assert!(whole("notice") < whole("xkzvqj"));
        assert!(whole("a\r\nb") < whole("a\rb"));
    }

    #[test]
    fn what_languages_differ_in_is_left_to_them() {
        assert_eq!(cost('a', '通'), None);
        assert_eq!(cost('a', '\u{FFFD}'), Some(0));
    }
}
