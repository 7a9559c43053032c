//! What the letters that single-byte code pages carry cost: Latin with its accents, Cyrillic,
//! Greek, Hebrew, Arabic, Thai, each in the languages written with it (`tables/western.py`).
//!
//! ASCII letters cost the same in every reading ([`super::ascii`]); here is added what they gain
//! or lose beside an accented letter. Costs are in sixteenths of a nat.

use std::sync::OnceLock;

const TABLE: &[u8] = include_bytes!("tables/western.bin");
/// Code points that the table may hold end here.
const CODES: usize = 0x3000;
/// Languages that the table may hold.
const MOST: usize = 32;
/// What a pair costs that was not seen: -ln of what is left to single characters, 0.2.
const UNSEEN: i64 = 26;
/// Price of a character that no language here has.
const STRANGE: i64 = 256;
/// Price of a change between Latin and another script, from word to word, and inside a word.
const SWITCH: i64 = 24;
const MIXED: i64 = 96;
/// Price of a capital at the start of a word, and inside one.
const CAPITAL: i64 = 24;
const INSIDE: i64 = 88;

/// The table, its parts apart.
struct Letters {
    languages: usize,
    /// Row of a code point, counted from 1; 0 where it has none.
    index: Vec<u16>,
    rows: &'static [u8],
    /// First, second (u16 each), language, gain; sorted.
    pairs: &'static [[u8; 6]],
    /// Where the pairs of a first code point begin; one more at the end.
    starts: Vec<u16>,
}

fn letters() -> &'static Letters {
    static LETTERS: OnceLock<Letters> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let (head, rest) = TABLE.split_at_checked(5).unwrap_or_default();
        let &[languages, few, many, ..] = head else {
            return Letters {
                languages: 0,
                index: Vec::new(),
                rows: &[],
                pairs: &[],
                starts: Vec::new(),
            };
        };
        let (languages, count) = (usize::from(languages), u16::from_le_bytes([few, many]));
        let width = languages + 2;
        let (rows, pairs) = rest.split_at_checked(usize::from(count) * width).unwrap_or_default();
        let pairs: &[[u8; 6]] = pairs.as_chunks().0;
        let mut index = vec![0; CODES];
        for (number, row) in (1..).zip(rows.chunks(width)) {
            let code = row.first_chunk().map_or(0, |code| usize::from(u16::from_le_bytes(*code)));
            if let Some(slot) = index.get_mut(code) {
                *slot = number;
            }
        }
        let mut starts = vec![0u16; CODES + 1];
        for (end, &[low, high, ..]) in (1..).zip(pairs) {
            if let Some(slot) = starts.get_mut(usize::from(u16::from_le_bytes([low, high])) + 1) {
                *slot = end;
            }
        }
        let mut last = 0;
        for slot in &mut starts {
            last = last.max(*slot);
            *slot = last;
        }
        Letters { languages, index, rows, pairs, starts }
    })
}

impl Letters {
    /// What the character costs in each language.
    fn row(&self, character: char) -> Option<&'static [u8]> {
        let number = usize::from(*self.index.get(character as usize)?).checked_sub(1)?;
        let width = self.languages + 2;
        self.rows.get(number * width + 2..(number + 1) * width)
    }

    /// Languages that have seen the pair, and what each gains.
    fn gains(&self, first: char, second: char) -> impl Iterator<Item = (usize, i64)> + use<> {
        let code = |character: char| u16::try_from(u32::from(character)).unwrap_or(0);
        let wanted = code(second);
        let of = |&[_, _, low, high, ..]: &[u8; 6]| u16::from_le_bytes([low, high]);
        let at = |place: usize| self.starts.get(place).map_or(0, |start| usize::from(*start));
        let first = first as usize;
        let group = self.pairs.get(at(first)..at(first + 1)).unwrap_or_default();
        let from = group.partition_point(|pair| of(pair) < wanted);
        let found = group.get(from..).unwrap_or_default().iter();
        found
            .take_while(move |pair| of(pair) == wanted)
            .map(|&[.., language, gain]| (usize::from(language), i64::from(gain)))
    }
}

/// The running cost of a text in every language.
pub(super) struct Western {
    totals: [i64; MOST],
    /// What is the same in all of them.
    all: i64,
    before: char,
    /// Whether the last letter was a Latin one; none before the first.
    latin: Option<bool>,
}

impl Western {
    pub(super) fn new() -> Self {
        Self { totals: [0; MOST], all: 0, before: ' ', latin: None }
    }

    /// Adds a character. What an ASCII one costs by itself is not counted here.
    pub(super) fn add(&mut self, character: char) {
        // nothing from there on is in the table: neither letters nor pairs nor small letters
        if character as usize >= CODES {
            let silent = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{40000}'..);
            self.all += if silent { 0 } else { STRANGE };
            self.before = if silent { ' ' } else { character };
            return;
        }
        let before = std::mem::replace(&mut self.before, folded(character));
        self.script(before);
        if character.is_ascii() {
            if before > '\u{7F}' {
                self.pair(before);
            }
            return;
        }
        // lost, control and private characters have their price there too
        if matches!(character, '\u{80}'..='\u{9F}') {
            self.before = ' ';
            return;
        }
        let letters = letters();
        let Some(row) = letters.row(self.before) else {
            self.all += STRANGE;
            return;
        };
        for (total, cost) in self.totals.iter_mut().zip(row) {
            *total += i64::from(*cost);
        }
        if self.before != character {
            self.all += if before == ' ' { CAPITAL } else { INSIDE };
        }
        // the row holds what an unseen pair costs
        self.all -= UNSEEN;
        self.pair(before);
    }

    /// Scripts do not take turns from letter to letter.
    fn script(&mut self, before: char) {
        let latin = match self.before {
            'a'..='z' | '\u{DF}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' => true,
            '\u{370}'..='\u{E7F}' => false,
            _ => return,
        };
        if self.latin.is_some_and(|last| last != latin) {
            self.all += if before == ' ' { SWITCH } else { MIXED };
        }
        self.latin = Some(latin);
    }

    /// What the character costs or gains after another.
    fn pair(&mut self, before: char) {
        self.all += UNSEEN;
        for (language, gain) in letters().gains(before, self.before) {
            if let Some(total) = self.totals.get_mut(language) {
                *total -= gain;
            }
        }
    }

    /// Cost in the language that explains the text best.
    pub(super) fn least(&self) -> i64 {
        let known = self.totals.get(..letters().languages.max(1)).unwrap_or_default();
        known.iter().min().copied().unwrap_or(0) + self.all
    }
}

/// Lower case; what is neither a letter nor beyond ASCII is a space, as in the table.
fn folded(character: char) -> char {
    match character {
        'a'..='z' => character,
        'A'..='Z' => character.to_ascii_lowercase(),
        '\0'..='\u{7F}' => ' ',
        _ => character.to_lowercase().next().filter(|lower| !lower.is_ascii()).unwrap_or(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> i64 {
        let mut western = Western::new();
        text.chars().for_each(|character| western.add(character));
        western.least()
    }

    #[test]
    fn words_are_cheaper_than_their_misreading() {
        for (right, wrong) in [
            ("летия", "ëåòèÿ"),
            ("été", "йtй"),
            ("większość", "wiêkszo¶æ"),
            ("őrző", "õrzõ"),
            ("ürün adı", "ürün adý"),
            ("ευρωπαϊκή", "åõñùðáúêÞ"),
        ] {
            assert!(whole(right) < whole(wrong), "{right} {wrong}");
        }
    }

    #[test]
    fn capitals_inside_words_are_dear() {
        assert!(whole("élan É") < whole("ÉlaÉ"));
    }
}
