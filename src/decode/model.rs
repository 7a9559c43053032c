//! What a text costs: nats a character under models of the languages that come in.
//!
//! Text read in the right encoding is cheap, any other reading dear. The tables hold the cost of
//! characters in simplified and traditional Chinese, Japanese and Korean (`tables/generate.py`).

/// A language model.
#[derive(Clone, Copy, Debug)]
enum Model {
    Table(&'static [u8]),
    Western,
}

const MODELS: [Model; 5] = [
    Model::Table(include_bytes!("tables/hans.bin")),
    Model::Table(include_bytes!("tables/hant.bin")),
    Model::Table(include_bytes!("tables/ja.bin")),
    Model::Table(include_bytes!("tables/ko.bin")),
    Model::Western,
];

/// Cost of the text in nats under the model that explains it best. U+FFFD is not counted here:
/// errors have their own price.
pub(super) fn cost(text: &str) -> f64 {
    let mut totals = [0u64; MODELS.len()];
    for character in text.chars() {
        let shared = shared_cost(character);
        for (total, model) in totals.iter_mut().zip(MODELS) {
            *total += u64::from(match (shared, model) {
                (Some(cost), _) => cost,
                (None, Model::Table(table)) => {
                    find(table, character).unwrap_or_else(|| unseen(character))
                }
                (None, Model::Western) => western(character),
            });
        }
    }
    totals.into_iter().min().unwrap_or(0) as f64 / 16.0
}

/// Sixteenths of a nat for what costs the same in every language.
fn shared_cost(character: char) -> Option<u32> {
    Some(match character {
        '\u{FFFD}' => 0,
        '\n' | '\r' | ' ' => 40,
        '\t' => 72,
        '0'..='9' => 64,
        'a'..='z' => 52,
        'A'..='Z' => 72,
        '!'..='~' => 72,
        '\u{0}' => 280,
        '\u{1}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => 288,
        '\u{E000}'..='\u{F8FF}' => 256,
        '\u{F0000}'.. => 320,
        _ => return None,
    })
}

/// A character the language's table lacks.
fn unseen(character: char) -> u32 {
    match character {
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}' | '\u{2010}'..='\u{2026}' => 176,
        '\u{4E00}'..='\u{9FFF}' => 232,
        '\u{AC00}'..='\u{D7A3}' | '\u{3040}'..='\u{30FF}' => 224,
        '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}' => 256,
        '\u{A0}'..='\u{FF}' => 200,
        _ => 240,
    }
}

fn western(character: char) -> u32 {
    match character {
        'à'..='ö' | 'ø'..='ÿ' | 'ß' => 88,
        '\u{A0}'..='\u{FF}' => 144,
        '\u{2013}'..='\u{2026}' | '€' | '™' => 128,
        '\u{100}'..='\u{24F}' => 152,
        '\u{400}'..='\u{4FF}' => 160,
        _ => 256,
    }
}

/// Cost in a sorted table of three bytes a character.
fn find(table: &[u8], character: char) -> Option<u32> {
    let code = u16::try_from(u32::from(character)).ok()?;
    let (mut low, mut high) = (0, table.len() / 3);
    while low < high {
        let middle = (low + high) / 2;
        let entry = table.get(middle * 3..middle * 3 + 3)?;
        let &[first, second, cost] = entry else { return None };
        match u16::from_le_bytes([first, second]).cmp(&code) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(u32::from(cost)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cheaper_than_its_misreading() {
        for (right, wrong) in [("学习", "ѧϰ"), ("关于印发", "鍏充簬鍗板彂"), ("通知", "籵眭")]
        {
            assert!(cost(right) < cost(wrong), "{right} {} {wrong} {}", cost(right), cost(wrong));
        }
    }
}
