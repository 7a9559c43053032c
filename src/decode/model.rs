//! What a text costs: nats a character under models of the languages that come in.
//!
//! Text read in the right encoding is cheap, any other reading dear. The tables hold the cost of
//! characters in simplified and traditional Chinese, Japanese and Korean, and what pairs of
//! Chinese characters save (`tables/generate.py`). Costs are in sixteenths of a nat.

use std::sync::OnceLock;

use super::ascii;
use super::western::Western;
use crate::diagnostic::watch;

/// Simplified, traditional, Japanese, Korean, in this order everywhere.
const CHARACTERS: [&[u8]; 4] = [
    include_bytes!("tables/hans.bin"),
    include_bytes!("tables/hant.bin"),
    include_bytes!("tables/ja.bin"),
    include_bytes!("tables/ko.bin"),
];
/// The first two of them have pairs.
const PAIRS: [&[u8]; 2] =
    [include_bytes!("tables/hans-pairs.bin"), include_bytes!("tables/hant-pairs.bin")];

/// Mean cost of a character beyond which a text is no ordinary text of any language.
const ODD: u64 = 9 * 16 + 10;

/// What Latin-1 mojibake starts with.
const SPOILT: u64 = 20 * 16;
/// Price of a Latin letter right beside an East Asian character.
const JOINED: u64 = 20;
/// Price of a single East Asian character after a Latin word.
const ALONE: u64 = 48;

/// Characters of a line that tell whether it is odd.
const ENOUGH: usize = 40;
/// Characters from one look at the mean to the next, and the mean with which a line is not odd:
/// what was misread was misread from the start.
const SPAN: u64 = 8;
const PLAIN: u64 = 7 * 16;
/// Characters read from one look at the limit to the next.
const STRIDE: usize = 16;

/// Costs of characters that a language's table lacks: from, to, cost; the first that holds counts.
const UNSEEN: [(char, char, u8); 13] = [
    ('\u{3000}', '\u{303F}', 176),
    ('\u{FF01}', '\u{FF5E}', 176),
    ('\u{2010}', '\u{2026}', 176),
    ('\u{2460}', '\u{24FF}', 200),
    ('\u{2160}', '\u{217F}', 200),
    ('\u{25A0}', '\u{25FF}', 200),
    ('\u{FEFF}', '\u{FEFF}', 200),
    ('\u{A0}', '\u{FF}', 200),
    ('\u{4E00}', '\u{9FFF}', 240),
    ('\u{AC00}', '\u{D7A3}', 232),
    ('\u{3040}', '\u{30FF}', 232),
    ('\u{3400}', '\u{4DBF}', 250),
    ('\u{20000}', '\u{3FFFF}', 250),
];
/// What any other costs.
const RARE: u8 = 248;

/// The tables, unfolded for look-up without search.
struct Tables {
    /// Cost under each language, by code point of the basic plane.
    rows: Vec<[u8; 4]>,
    /// The least of each row.
    least: Vec<u8>,
    pairs: [Pairs; 2],
}

struct Pairs {
    /// Where the pairs of a first character begin, by its code point; one more at the end.
    starts: Vec<u32>,
    entries: &'static [[u8; 3]],
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut rows = vec![[RARE; 4]; 0x1_0000];
        for (from, to, cost) in UNSEEN {
            if let Some(range) = rows.get_mut(from as usize..=to as usize) {
                range.fill([cost; 4]);
            }
        }
        for (language, table) in CHARACTERS.iter().enumerate() {
            for &[low, high, cost] in table.as_chunks::<3>().0 {
                let row = rows.get_mut(usize::from(u16::from_le_bytes([low, high])));
                if let Some(slot) = row.and_then(|row| row.get_mut(language)) {
                    *slot = cost;
                }
            }
        }
        let least = rows.iter().map(|row| row.iter().copied().min().unwrap_or(255)).collect();
        Tables { rows, least, pairs: PAIRS.map(Pairs::unfold) }
    })
}

impl Pairs {
    fn unfold(table: &'static [u8]) -> Self {
        let (head, rest) = table.split_at_checked(2).unwrap_or_default();
        let firsts = head.first().map_or(0, |low| {
            usize::from(u16::from_le_bytes([*low, head.get(1).copied().unwrap_or(0)]))
        });
        let (index, entries) = rest.split_at_checked(firsts * 4).unwrap_or_default();
        let mut starts = vec![0u32; 0x1_0001];
        for &[low, high, few, many] in index.as_chunks::<4>().0 {
            let next = usize::from(u16::from_le_bytes([low, high])) + 1;
            if let Some(slot) = starts.get_mut(next) {
                *slot = u32::from(u16::from_le_bytes([few, many]));
            }
        }
        let mut sum = 0;
        for slot in &mut starts {
            sum += *slot;
            *slot = sum;
        }
        Self { starts, entries: entries.as_chunks::<3>().0 }
    }

    /// What the second character saves after the first.
    fn gain(&self, first: u16, second: u16) -> u32 {
        let at = |code: usize| self.starts.get(code).map_or(0, |start| *start as usize);
        let (from, to) = (at(first.into()), at(usize::from(first) + 1));
        let group = self.entries.get(from..to).unwrap_or_default();
        let found =
            group.binary_search_by_key(&second, |&[low, high, _]| u16::from_le_bytes([low, high]));
        found.ok().and_then(|at| group.get(at)).map_or(0, |&[.., gain]| gain.into())
    }
}

/// Cost of the text in nats under the model that explains it best. U+FFFD is not counted here:
/// errors have their own price. `unicode` says that the bytes are a Unicode form, which carries
/// Latin-1 mojibake as well: that is no language, but no misreading of these bytes either.
pub(super) fn cost(text: &str, unicode: bool) -> f64 {
    cost_within(text, unicode, f64::INFINITY)
}

/// The same up to a limit, in nats: a text dearer than that is not read to its end.
pub(super) fn cost_within(text: &str, unicode: bool, limit: f64) -> f64 {
    let tables = tables();
    let mut totals = [0u64; 4];
    let (mut all, mut east) = (0u64, 0u64);
    let mut west = Western::new();
    let mut spoilt = SPOILT;
    let mut before = '\n';
    // after a Latin word; and a single East Asian character there
    let (mut latin, mut alone) = (false, false);
    let sum = |all: u64, east: u64, totals: [u64; 4], west: &Western, spoilt: u64| {
        let west = u64::try_from(west.least()).unwrap_or(0);
        let east = totals.into_iter().min().unwrap_or(0) + east;
        let least = if unicode { east.min(spoilt) } else { east };
        (all + least.min(west)) as f64 / 16.0
    };
    for (count, character) in text.chars().enumerate() {
        if count % STRIDE == STRIDE - 1 {
            watch::tick(STRIDE);
            let sum = sum(all, east, totals, &west, spoilt);
            if sum > limit {
                return sum;
            }
        }
        west.add(character);
        spoilt += match character {
            '\0'..='\u{9F}' => 0,
            '\u{A0}'..='\u{FF}' => 80,
            _ => 256,
        };
        let wide = character > '\u{2E80}';
        if before > '\u{2E80}' && !wide {
            east += if character.is_ascii_alphabetic() { JOINED } else { 0 };
            east += if alone { ALONE } else { 0 };
        }
        alone = wide && latin;
        latin = character.is_ascii_alphabetic() || (latin && character == ' ');
        if let Some(cost) = ascii::cost(before, character) {
            all += u64::from(cost);
        } else {
            east += if before.is_ascii_alphabetic() { JOINED } else { 0 };
            match u16::try_from(u32::from(character)) {
                Ok(code) => {
                    let row = tables.rows.get(usize::from(code)).copied().unwrap_or([255; 4]);
                    for (total, cost) in totals.iter_mut().zip(row) {
                        *total += u64::from(cost);
                    }
                    if let Some(first) = u16::try_from(u32::from(before)).ok().filter(|c| *c > 0x7F)
                    {
                        for (total, pairs) in totals.iter_mut().zip(&tables.pairs) {
                            *total = total.saturating_sub(pairs.gain(first, code).into());
                        }
                    }
                }
                Err(_) => {
                    for total in &mut totals {
                        *total += u64::from(unseen(character));
                    }
                }
            }
        }
        before = character;
    }
    sum(all, east, totals, &west, spoilt)
}

/// Whether a line is so unlike any East Asian text that it may be a misreading: a cheap look
/// before a dear one. A line with fewer than `few` characters beyond ASCII never is.
pub(super) fn odd(line: &str, few: u64) -> bool {
    let least = &tables().least;
    let (mut sum, mut count, mut hangul, mut han) = (0u64, 0u64, 0u64, 0u64);
    let beyond = |c: &char| !matches!(c, '\0'..='\u{7F}' | '\u{A0}' | '\u{3000}');
    for character in line.chars().filter(beyond).take(ENOUGH) {
        sum += u64::from(least.get(character as usize).copied().unwrap_or(255));
        count += 1;
        hangul += u64::from(matches!(character, '\u{AC00}'..='\u{D7A3}'));
        han += u64::from(matches!(character, '\u{4E00}'..='\u{9FFF}'));
        if count % SPAN == 0 && sum <= count * PLAIN && (hangul == 0 || han == 0) {
            return false;
        }
    }
    // each is ordinary in its own language, but nobody writes them so mixed
    let mixed = hangul > 1 && han > 1;
    count >= few && (sum > count * ODD || mixed)
}

/// Cost of a character the language's table lacks.
fn unseen(character: char) -> u8 {
    UNSEEN.iter().find(|(from, to, _)| (*from..=*to).contains(&character)).map_or(RARE, |of| of.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cheaper_than_its_misreading() {
        for (right, wrong) in [("学习", "ѧϰ"), ("关于印发", "鍏充簬鍗板彂"), ("通知", "籵眭")]
        {
            assert!(
                cost(right, false) < cost(wrong, false),
                "{right} {} {wrong} {}",
                cost(right, false),
                cost(wrong, false)
            );
        }
    }

    #[test]
    fn a_pair_that_often_stands_together_saves() {
        assert!(cost("规定", false) < cost("规", false) + cost("定", false));
    }

    #[test]
    fn mojibake_is_odd_and_text_is_not() {
        assert!(odd("鍏充簬鍗板彂", 4));
        assert!(!odd("关于印发《办法》的通知", 1));
        assert!(!odd("plain words", 1));
    }
}
