//! Labels and names of attachments: 附件：1.名称, 附件1 alone on a line.

use super::{is_digit, is_numeral, number, squeeze, starts_with};
use crate::text::marker::{Form, Marker};

/// Names of a 附件说明, one a line, without 附件1： and 1. before them.
pub fn attachment_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut form = Some(Form::Digit);
    for line in text.split('\n') {
        let chars = squeeze(line);
        let label = attachment_label_len(&chars).unwrap_or(0);
        let rest = chars.get(label..).unwrap_or_default();
        // 附件：一、甲 counts on with 二、乙
        let marked = Marker::read(rest).filter(|marker| counts(marker.form));
        if names.is_empty() && label > 0 {
            form = marked.map(|marker| marker.form);
        }
        let item = attachment_item(rest).or_else(|| {
            let marker = marked.filter(|marker| Some(marker.form) == form)?;
            Some((marker.number, marker.chars))
        });
        let numbered = item.is_some();
        let name = rest.get(item.map_or(0, |(_, chars)| chars)..).unwrap_or_default();
        let name: String = name.iter().collect();
        match names.last_mut() {
            Some(last) if !numbered && label == 0 => last.push_str(&name),
            _ if name.is_empty() => {}
            _ => names.push(name),
        }
    }
    names
}

/// A number that items of a 附件说明 may have.
pub fn counts(form: Form) -> bool {
    matches!(form, Form::Digit | Form::DigitBracket | Form::Han | Form::HanBracket)
}

/// Number and length of the number of an item in a 附件说明; 2.31个小组分布表 is its second.
pub fn attachment_item(chars: &[char]) -> Option<(u32, usize)> {
    if let Some(marker) = Marker::read(chars) {
        return (marker.form == Form::Digit).then_some((marker.number, marker.chars));
    }
    let [digit, '.' | '．', next, ..] = chars else { return None };
    let fits = is_digit(*digit) && is_digit(*next) && chars.iter().any(|c| !is_digit(*c));
    fits.then(|| number(&[*digit])).flatten().map(|number| (number, 2))
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
    let rest = match rest {
        [number @ .., '.' | '．' | '、'] if !number.is_empty() => number,
        _ => rest,
    };
    (word && (rest.is_empty() || number(rest).is_some())) || bare == ['附']
}
