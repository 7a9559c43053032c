//! What a text brings along from where it was stored: Markdown, HTML comments, archive metadata.

use crate::diagnostic::Change;

use super::artefacts::drop_lines;
use super::draft::{Draft, Log};
use super::{Dropped, DroppedKind};

/// Drops such lines and takes Markdown's signs off the others.
pub(super) fn run(lines: &mut Vec<Draft>, dropped: &mut Vec<Dropped>, log: &mut Log) {
    if !log.runs("furniture") {
        return;
    }
    let drop: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_furniture(&line.text()))
        .map(|(index, _)| index)
        .collect();
    drop_lines(lines, dropped, log, "furniture", DroppedKind::Chrome, &drop);
    for line in lines {
        let text = line.text();
        let bold = text.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        if bold.is_some_and(|inner| !inner.is_empty() && !inner.contains('*')) {
            let end = line.len() - 2;
            line.replace(log, "furniture", end, 2, "");
            line.replace(log, "furniture", 0, 2, "");
        }
        let hashes = (0..line.len()).take_while(|&i| line.get(i) == Some('#')).count();
        if (1..=6).contains(&hashes) && line.get(hashes) == Some(' ') {
            let before = "#".repeat(hashes) + " ";
            log.changes.push(Change {
                rule: "furniture",
                line: line.line,
                column: 1,
                before,
                after: String::new(),
            });
            line.cut_front(hashes + 1);
        }
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
    rule_line || comment || metadata || solid.starts_with("```")
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
