//! What a draft leaves to be filled in: ×× and XX, 2026年×月×日, 〔2026〕×号, [单位名称], （盖章）. Such
//! places hold the elements they stand for, and one note tells of them.

use super::shape;
use crate::diagnostic::{Diagnostic, watch};
use crate::document::{Block, Document, Role};
use crate::text::date::{Date, Form, is_blank};

/// Most places that are quoted.
const QUOTED: usize = 5;
/// Longest text inside square brackets that names what is wanted.
const NAME: usize = 12;

/// One note for all places; none where nothing is left to be filled in.
pub fn note(document: &Document) -> Option<Diagnostic> {
    let mut count = 0;
    let mut quoted: Vec<String> = Vec::new();
    let mut line = None;
    for block in &document.blocks {
        for place in places(block) {
            count += 1;
            line = line.or(Some(block.lines.0.max(1)));
            if quoted.len() < QUOTED && !quoted.contains(&place) {
                quoted.push(place);
            }
        }
    }
    let told = Diagnostic::new("N-PLACEHOLDERS").at(line?, 1);
    Some(told.with(count).with(quoted.join("、")))
}

/// The places of a block, each once.
fn places(block: &Block) -> Vec<String> {
    watch::tick(block.text.len());
    let element = matches!(block.role, Role::SignatureDate | Role::DocNumber | Role::Signature);
    // most texts hold none of its signs
    let sign = |c: char| !shape::is_han(c) && (is_blank(c) || matches!(c, '[' | '［'));
    if !element && !block.text.chars().any(sign) {
        return Vec::new();
    }
    let chars = shape::squeeze(&block.text);
    if block.role == Role::SignatureDate && shape::is_date(&chars) {
        let draft = Date::whole(&chars).is_none_or(|date| date.form == Form::Draft);
        if draft && shape::unbracketed(&chars).is_none() {
            return vec![chars.iter().collect()];
        }
    }
    let number = block.role == Role::DocNumber;
    if number && (chars.iter().any(|c| is_blank(*c)) || chars.ends_with(&['〕', '号'])) {
        return vec![chars.iter().collect()];
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
        let length = named(rest).or_else(|| crossed(&chars, at));
        if let Some(length) = length {
            found.push(rest.iter().take(length).collect());
        }
        at += length.unwrap_or(1);
    }
    found
}

/// （盖章）: the place of a seal.
pub fn is_seal(chars: &[char]) -> bool {
    let inner = shape::unbracketed(chars).or_else(|| shape::placeholder(chars));
    matches!(inner, Some(['盖' | '公' | '印' | '签', '章']))
}

/// [单位名称]: square brackets round the name of what is wanted, or （盖章）.
fn named(chars: &[char]) -> Option<usize> {
    if ["（盖章）", "（公章）", "（印章）"].iter().any(|seal| shape::starts_with(chars, seal))
    {
        return Some(4);
    }
    let close = match chars.first()? {
        '[' => ']',
        '［' => '］',
        _ => return None,
    };
    let end = chars.iter().take(NAME + 2).position(|c| *c == close)?;
    let inner = chars.get(1..end)?;
    (inner.len() >= 2 && inner.iter().all(|c| shape::is_han(*c) || *c == '/')).then_some(end + 1)
}

/// ××市 or 第XX号: two crosses or lines beside a Chinese character.
fn crossed(chars: &[char], at: usize) -> Option<usize> {
    let cross = |c: &char| is_blank(*c) && !matches!(c, '□' | '○' | '◯' | '△' | '*' | '＊');
    let run = chars.iter().skip(at).take_while(|c| cross(c)).count();
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| shape::is_han(*c));
    let after = chars.get(at + run).is_some_and(|c| shape::is_han(*c));
    (run >= 2 && (before || after)).then_some(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(role: Role, text: &str) -> Vec<String> {
        places(&Block::new(role, text))
    }

    #[test]
    fn what_is_to_be_filled_in_is_found() {
        assert_eq!(found(Role::SignatureDate, "2026年 月 日"), ["2026年月日"]);
        assert_eq!(found(Role::SignatureDate, "[日期]"), ["[日期]"]);
        assert_eq!(found(Role::DocNumber, "甲政发〔2026〕×号"), ["甲政发〔2026〕×号"]);
        assert_eq!(found(Role::Signature, "[单位名称]（盖章）"), ["[单位名称]", "（盖章）"]);
        assert_eq!(found(Role::Para, "请××局于XX日前报送[具体要求]。").len(), 3);
    }

    #[test]
    fn a_finished_text_has_none() {
        for text in ["2026年3月1日", "3×4米，A*B型", "见[1]", "（一）甲", "6××8"] {
            assert!(found(Role::Para, text).is_empty(), "{text}");
        }
        assert!(found(Role::SignatureDate, "二〇二六年三月").is_empty());
    }

    #[test]
    fn one_note_counts_them() {
        let blocks = ["××市人民政府", "[日期]"].map(|text| Block::new(Role::Para, text));
        let told = note(&Document { blocks: blocks.into(), ..Document::default() }).unwrap();
        assert_eq!(told.arguments, ["2", "××、[日期]"]);
    }
}
