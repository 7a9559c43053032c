//! Labels and names of attachments: 附件：1.名称, 附件1 alone on a line.

use super::super::marker::{Form, Marker};
use super::{is_digit, is_numeral, number, squeeze, starts_with};

/// Names of a 附件说明, one a line, without 附件1： and 1. before them.
pub fn attachment_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let chars = squeeze(line);
        let label = attachment_label_len(&chars).unwrap_or(0);
        let rest = chars.get(label..).unwrap_or_default();
        let marker = Marker::read(rest).filter(|marker| marker.form == Form::Digit);
        let numbered = marker.is_some();
        let name = rest.get(marker.map_or(0, |marker| marker.chars)..).unwrap_or_default();
        let name: String = name.iter().collect();
        match names.last_mut() {
            Some(last) if !numbered && label == 0 => last.push_str(&name),
            _ if name.is_empty() => {}
            _ => names.push(name),
        }
    }
    names
}

/// Length of 附件：, 附件1：, 附： at the start.
pub fn attachment_label_len(chars: &[char]) -> Option<usize> {
    let word = if starts_with(chars, "附件") {
        2
    } else if starts_with(chars, "附") {
        1
    } else {
        return None;
    };
    let digits = chars.iter().skip(word).take_while(|c| is_digit(**c) || is_numeral(**c)).count();
    matches!(chars.get(word + digits), Some('：' | ':')).then_some(word + digits + 1)
}

/// 附件, 附件1, 附件：, 附表2, 附录 alone on a line.
pub fn is_attachment_marker(chars: &[char]) -> bool {
    let bare = match chars {
        [bare @ .., '：' | ':'] => bare,
        _ => chars,
    };
    let word = ["附件", "附表", "附录", "附图"].iter().any(|word| starts_with(bare, word));
    let rest = bare.get(2..).unwrap_or_default();
    (word && (rest.is_empty() || number(rest).is_some())) || bare == ['附']
}
