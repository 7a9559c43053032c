//! Lines that a text brings along from where it was stored: rules, comments, archive metadata,
//! 此页无正文.

use super::artefacts::drop_lines;
use super::draft::{Draft, Log};
use crate::diagnostic::LeftOutKind;

/// Drops such lines.
pub(super) fn run(lines: &mut Vec<Draft>, log: &mut Log) {
    if !log.runs("furniture") {
        return;
    }
    let drop: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| may_be_furniture(line))
        .filter(|(_, line)| is_furniture(&line.text()))
        .map(|(index, _)| index)
        .collect();
    drop_lines(lines, log, "furniture", LeftOutKind::Furniture, &drop);
}

/// Its first signs are those of such a line; asked first, since most brackets open a paragraph.
fn may_be_furniture(line: &Draft) -> bool {
    let bracket = |c: &char| matches!(c, '（' | '）' | '(' | ')' | '。');
    match line.get(0) {
        Some('-' | '*' | '_' | '=' | '<' | '`' | '此') => true,
        Some('（' | '(') => line.characters().find(|c| !bracket(c)) == Some('此'),
        _ => false,
    }
}

/// A whole line that is no text of the document.
fn is_furniture(text: &str) -> bool {
    let solid = text.trim_matches([' ', '\u{3000}', '\t']);
    let rule_line = solid.len() >= 3 && solid.chars().all(|c| matches!(c, '-' | '*' | '_' | '='));
    let comment = solid.starts_with("<!--") && solid.ends_with("-->");
    let metadata = solid.starts_with("**")
        && solid.get(2..).is_some_and(|rest| {
            rest.split_once("**").is_some_and(|(key, value)| {
                key.chars().count() <= 8
                    && (key.ends_with(['：', ':']) || value.starts_with(['：', ':']))
            })
        });
    let bare = solid.trim_matches(['（', '）', '(', ')', '。']);
    rule_line || comment || metadata || bare == "此页无正文" || solid.starts_with("```")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_and_comments_are_furniture_and_text_is_not() {
        for text in ["<!-- INFO END -->", "---", "**发布日期**: 2025-12-26"] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["一、总体要求", "——在会议上的讲话", "**重点**工作是："]
        {
            assert!(!is_furniture(text), "{text}");
        }
    }
}
