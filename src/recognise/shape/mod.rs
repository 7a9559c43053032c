//! Shapes that mark elements, as questions about a run of characters. Text comes in without its
//! white space ([`squeeze`]) unless a function says otherwise; nothing here knows position.

mod attached;
mod names;
mod numbers;

pub use attached::{
    attachment_item, attachment_label_len, attachment_names, counts, is_attachment_marker,
};
pub use names::{
    ends_in_post, is_name, is_organ, is_organ_list, is_post_and_name, listed_names, names,
    names_label_len, post_and_name,
};
pub use numbers::{doc_number_len, is_date, is_doc_number, is_issue_number, is_order_number};

pub use crate::text::character::{
    SPACES, STOPS, count_solid, is_digit, is_han, is_solid, is_space, is_stop, squeeze,
    squeeze_into, trim,
};
pub use crate::text::numeral::{is_numeral, number};

/// What stands inside brackets that enclose the whole.
pub fn unbracketed(chars: &[char]) -> Option<&[char]> {
    match chars {
        ['（' | '(', inner @ .., '）' | ')'] => Some(inner),
        _ => None,
    }
}

/// What stands inside square brackets that enclose the whole: the place of something that a draft
/// leaves to be filled in. Round ones are brackets of a text as often as not.
pub fn placeholder(chars: &[char]) -> Option<&[char]> {
    match chars {
        ['[', inner @ .., ']']
        | ['［', inner @ .., '］']
        | ['【', inner @ .., '】']
        | ['〔', inner @ .., '〕']
        | ['｛' | '{', inner @ .., '｝' | '}']
        | ['<' | '＜', inner @ .., '>' | '＞'] => Some(inner),
        _ => None,
    }
}

pub fn ends_with_any(chars: &[char], ends: &[&str]) -> bool {
    ends.iter().any(|end| ends_with(chars, end))
}

pub fn ends_with(chars: &[char], end: &str) -> bool {
    let mut rest = chars.iter().rev();
    end.chars().rev().all(|c| rest.next() == Some(&c))
}

/// Without an ending, where it has it.
pub fn without<'a>(chars: &'a [char], end: &str) -> &'a [char] {
    let len = end.chars().count();
    if ends_with(chars, end) { chars.get(..chars.len() - len).unwrap_or(chars) } else { chars }
}

pub fn starts_with(chars: &[char], start: &str) -> bool {
    let mut rest = chars.iter();
    start.chars().all(|c| rest.next() == Some(&c))
}

pub fn contains(chars: &[char], word: &str) -> bool {
    let Some(first) = word.chars().next() else { return true };
    let mut rest = chars;
    while let Some(at) = rest.iter().position(|c| *c == first) {
        let Some(tail) = rest.get(at..) else { return false };
        if starts_with(tail, word) {
            return true;
        }
        rest = tail.get(1..).unwrap_or_default();
    }
    false
}

/// A line of a table of contents: leaders and a page number at its end.
pub fn is_contents_line(text: &str) -> bool {
    let text = trim(text).trim_end_matches(['）', ')', '—', '-']);
    let head = text.trim_end_matches(|c: char| is_digit(c));
    let leaders = head.chars().rev().take_while(|c| is_space(*c) || ".…·".contains(*c));
    let count: usize = leaders.map(|c| if c == '…' { 3 } else { usize::from(c != ' ') }).sum();
    head.len() < text.len() && count >= 4
}

/// The mark stands outside of all round brackets.
pub fn outside_brackets(chars: &[char], mark: char) -> bool {
    let mut depth = 0i32;
    chars.iter().any(|c| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        *c == mark && depth <= 0
    })
}

/// Letters set apart: every part between spaces is one character.
pub fn is_letter_spaced(text: &str) -> bool {
    let parts = text.split(SPACES).filter(|part| !part.is_empty());
    let mut count = 0;
    for part in parts {
        if part.chars().count() > 1 {
            return false;
        }
        count += 1;
    }
    count >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        squeeze(text)
    }

    #[test]
    fn a_date_may_stand_in_brackets_and_nothing_else_beside_it() {
        for date in
            ["2021年3月10日", "（二〇二一年三月十日）", "2021年3月", "[日期]", "2021年X月X日"]
        {
            assert!(is_date(&chars(date)), "{date}");
        }
        for other in ["2021年3月10日印发", "2021年3月10日会议通过"] {
            assert!(!is_date(&chars(other)), "{other}");
        }
    }

    #[test]
    fn numbers_of_documents_orders_and_issues_are_told_apart() {
        assert!(is_doc_number(&chars("国办函〔2018〕145号")));
        assert!(is_doc_number(&chars("闽岚综实管〔2012)14号")));
        assert!(!is_doc_number(&chars("〔2026〕3号")));
        for draft in
            ["甲政发〔2026〕×号", "X政办发〔2026〕X号", "甲政发〔20XX〕XX号", "甲政发〔2026〕号"]
        {
            assert!(is_doc_number(&chars(draft)), "{draft}");
        }
        assert!(is_order_number(&chars("第707号")));
        assert!(is_order_number(&chars("2021年第12号")));
        assert!(is_issue_number(&chars("第十三期")));
        assert!(is_issue_number(&chars("第3期（总第45期）")));
        assert!(is_issue_number(&chars("〔2026〕3号")));
        assert!(!is_issue_number(&chars("第一期工程")));
    }

    #[test]
    fn a_post_before_a_name_is_seen() {
        assert!(is_post_and_name("市长　梁书民"));
        assert!(is_post_and_name("自治区主席 阿不都·买买提"));
        assert!(!is_post_and_name("市长办公会议"));
    }

    #[test]
    fn names_of_attachments_lose_label_and_number() {
        assert_eq!(attachment_names("1．甲表\n2．乙名\n单"), ["甲表", "乙名单"]);
        assert_eq!(attachment_names("附件1：甲\n附件2：乙"), ["甲", "乙"]);
        assert_eq!(attachment_names("附件：一、甲\n二、乙"), ["甲", "乙"]);
        assert!(is_attachment_marker(&chars("附件2.")));
    }

    #[test]
    fn markers_of_attachments_stand_alone() {
        assert!(is_attachment_marker(&chars("附件 1")));
        assert!(is_attachment_marker(&chars("附件：")));
        assert!(!is_attachment_marker(&chars("附件所列单位")));
    }
}
