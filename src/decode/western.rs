//! Letters that single-byte code pages carry: Latin, Cyrillic, Greek, Hebrew, Arabic.
//!
//! No tables: a letter is cheap among letters of its own script and case, and dear elsewhere.
//! Costs are in sixteenths of a nat.

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
}

/// Letters of Russian and Greek by frequency.
const CYRILLIC: &str = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўј";
const GREEK: &str = "αοιετνσρηκπμλςυάδίγόέθωήχύώφβξζψ";

fn script(character: char) -> Option<Script> {
    match character {
        'a'..='z'
        | 'A'..='Z'
        | '\u{C0}'..='\u{D6}'
        | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{24F}' => Some(Script::Latin),
        '\u{370}'..='\u{3FF}' => Some(Script::Greek),
        '\u{400}'..='\u{4FF}' => Some(Script::Cyrillic),
        '\u{5D0}'..='\u{5EA}' => Some(Script::Hebrew),
        '\u{621}'..='\u{652}' => Some(Script::Arabic),
        _ => None,
    }
}

/// Price of an ASCII character after another script: nothing, unless letters change inside a word.
pub(super) fn switch(before: char, character: char) -> u64 {
    match (script(before), script(character)) {
        (Some(one), Some(other)) if one != other => 96,
        _ => 0,
    }
}

/// Cost of a character beyond ASCII after another.
pub(super) fn cost(before: char, character: char) -> u64 {
    let Some(own) = script(character) else {
        return match character {
            '\u{A0}' | '«' | '»' | '\u{2013}'..='\u{2026}' | '€' | '№' | '°' | '§' => 112,
            '\u{A1}'..='\u{BF}' | '™' | '\u{60C}' | '\u{61B}' | '\u{61F}' => 160,
            _ => 256,
        };
    };
    let letter = match own {
        Script::Latin => latin(before, character),
        Script::Cyrillic => ranked(CYRILLIC, character),
        Script::Greek => ranked(GREEK, character),
        Script::Hebrew => 52,
        Script::Arabic => 58,
    };
    let capital_inside = character.is_uppercase() && before.is_lowercase();
    letter + switch(before, character) + if capital_inside { 80 } else { 0 }
}

/// An accented letter is at home beside a plain one.
fn latin(before: char, character: char) -> u64 {
    let letter = match character {
        'à'..='ö' | 'ø'..='ÿ' | 'ß' => 88,
        'ą' | 'ę' | 'ł' | 'ś' | 'ż' | 'ź' | 'ć' | 'ń' | 'ě' | 'š' | 'č' | 'ř' | 'ž' | 'ů' | 'ő'
        | 'ű' | 'ğ' | 'ı' | 'ş' | 'ă' | 'ț' | 'ș' | 'đ' | 'ơ' | 'ư' => 96,
        'À'..='ß' => 120,
        _ => 152,
    };
    letter + if before > '\u{7F}' && script(before) == Some(Script::Latin) { 48 } else { 0 }
}

/// Cost by rank among the letters of a language, capitals two nats dearer.
fn ranked(letters: &str, character: char) -> u64 {
    let lower = character.to_lowercase().next().unwrap_or(character);
    let Some(rank) = letters.chars().position(|letter| letter == lower) else { return 192 };
    36 + 2 * rank as u64 + if lower == character { 0 } else { 40 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> u64 {
        text.chars().scan('\n', |before, c| Some(cost(std::mem::replace(before, c), c))).sum()
    }

    #[test]
    fn words_are_cheaper_than_their_misreading() {
        assert!(whole("летия") < whole("ëåòèÿ"));
        assert!(whole("été") < whole("йtй"));
    }
}
