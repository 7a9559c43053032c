//! A side's characters as one number that does not ask for their order, and by name where two
//! sides differ. White space is not counted.

use std::collections::BTreeMap;

use super::Side;
use crate::diagnostic::watch;

/// Characters from one tick to the next.
const PIECE: usize = 4096;
/// Most characters that a message names.
const NAMED: usize = 20;

/// The sum of a number for each character. Two sides that differ give the same sum by a chance of
/// one in 2⁶⁴.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum(u64);

impl Sum {
    /// The sum of a side.
    pub fn of(side: Side<'_>) -> Self {
        let mut sum = Self::default();
        side(&mut |text| sum.add(text));
        sum
    }

    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        let mut rest = text.chars();
        while !rest.as_str().is_empty() {
            let left = rest.as_str().len();
            for character in rest.by_ref().take(PIECE).filter(|c| !c.is_whitespace()) {
                self.0 = self.0.wrapping_add(scattered(character.into()));
            }
            watch::tick(1 + (left - rest.as_str().len()) / 3);
        }
    }
}

/// The characters that the first side has more often, and the second; each once, at most twenty.
pub fn differences(before: Side<'_>, after: Side<'_>) -> (String, String) {
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let mut count = |text: &str, by: i64| {
        watch::tick(text.len());
        counted(text).for_each(|character| *balance.entry(character).or_default() += by);
    };
    before(&mut |text| count(text, 1));
    after(&mut |text| count(text, -1));
    let named = |more: fn(i64) -> bool| {
        let of = balance.iter().filter(|(_, balance)| more(**balance));
        of.map(|(character, _)| *character).take(NAMED).collect()
    };
    (named(|balance| balance > 0), named(|balance| balance < 0))
}

fn counted(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|character| !character.is_whitespace())
}

/// A code point's number: its bits scattered over all 64, as splitmix64 does.
fn scattered(code: u64) -> u64 {
    let mut bits = (code + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Sum {
        Sum::of(&|put| put(text))
    }

    #[test]
    fn order_and_white_space_do_not_count_and_all_else_does() {
        assert_eq!(of("甲乙 甲"), of("甲\u{3000}甲\n乙"));
        for other in ["甲乙", "甲甲甲乙", "甲乙乙", "甲乙丙", "乙乙乙", ""] {
            assert_ne!(of("甲乙甲"), of(other), "{other}");
        }
    }

    #[test]
    fn each_side_names_what_it_has_more_often() {
        let told = differences(&|put| put("甲甲乙丙"), &|put| put("甲乙乙丁"));
        assert_eq!(told, ("丙甲".into(), "丁乙".into()));
    }
}
