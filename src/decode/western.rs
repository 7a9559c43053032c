//! Letters that single-byte code pages carry: Latin, Cyrillic, Greek, Hebrew, Arabic.
//!
//! No tables: a letter is cheap among letters of its own script and case, and dear elsewhere.
//! Costs are in sixteenths of a nat.

use std::sync::OnceLock;

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
    let alone = alone(character);
    if alone.capital && before.is_lowercase() {
        return alone.cost + switch(before, character) + 80;
    }
    let joined = before > '\u{7F}' && alone.latin && script(before) == Some(Script::Latin);
    alone.cost + switch(before, character) + if joined { 48 } else { 0 }
}

/// What a character costs by itself.
#[derive(Clone, Copy)]
struct Alone {
    cost: u64,
    capital: bool,
    latin: bool,
}

/// By table up to the last Arabic letter: the ranks are slow to look up.
fn alone(character: char) -> Alone {
    static TABLE: OnceLock<Vec<Alone>> = OnceLock::new();
    let table = TABLE.get_or_init(|| ('\0'..='\u{6FF}').map(worked_out).collect());
    table.get(character as usize).copied().unwrap_or_else(|| worked_out(character))
}

fn worked_out(character: char) -> Alone {
    let own = script(character);
    let cost = match own {
        Some(Script::Latin) => latin(character),
        Some(Script::Cyrillic) => ranked(CYRILLIC, character),
        Some(Script::Greek) => ranked(GREEK, character),
        Some(Script::Hebrew) => 52,
        Some(Script::Arabic) => 58,
        None => match character {
            '\u{A0}' | '«' | '»' | '\u{2013}'..='\u{2026}' | '€' | '№' | '°' | '§' => 112,
            '\u{A1}'..='\u{BF}' | '™' | '\u{60C}' | '\u{61B}' | '\u{61F}' => 160,
            _ => 256,
        },
    };
    let latin = own == Some(Script::Latin);
    Alone { cost, capital: own.is_some() && character.is_uppercase(), latin }
}

/// An accented letter is at home beside a plain one.
fn latin(character: char) -> u64 {
    match character {
        'à'..='ö' | 'ø'..='ÿ' | 'ß' => 88,
        'ą' | 'ę' | 'ł' | 'ś' | 'ż' | 'ź' | 'ć' | 'ń' | 'ě' | 'š' | 'č' | 'ř' | 'ž' | 'ů' | 'ő'
        | 'ű' | 'ğ' | 'ı' | 'ş' | 'ă' | 'ț' | 'ș' | 'đ' | 'ơ' | 'ư' => 96,
        'À'..='ß' => 120,
        _ => 152,
    }
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
