//! Markdown's signs: headings, bold, links, table rows, YAML at the head. The words stay; what is
//! only a sign goes, with a record.

use super::artefacts::drop_lines;
use super::draft::{Draft, Log};
use super::holds;
use crate::diagnostic::LeftOutKind;

/// Name of the rule.
const RULE: &str = "markdown";
/// Deepest nesting of signs at a line's start.
const NESTED: usize = 8;
/// Most lines of YAML at the head.
const HEAD: usize = 40;

/// Drops YAML at the head, before its rules are taken for furniture.
pub(super) fn head(lines: &mut Vec<Draft>, log: &mut Log) {
    if log.runs(RULE) {
        let drop: Vec<usize> = (0..yaml(lines)).collect();
        drop_lines(lines, log, RULE, LeftOutKind::Markup, &drop);
    }
}

/// Takes Markdown's signs off.
pub(super) fn run(lines: &mut Vec<Draft>, log: &mut Log) {
    if !log.runs(RULE) {
        return;
    }
    let drop: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.get(0).is_some_and(|c| "|![-*".contains(c)))
        .filter(|(_, line)| is_rule_row(&line.text()) || is_lone_link(&line.text()))
        .map(|(at, _)| at)
        .collect();
    drop_lines(lines, log, RULE, LeftOutKind::Markup, &drop);
    let marked = lines.iter().any(|line| hashes(line) > 0);
    for line in lines {
        for _ in 0..NESTED {
            let hashes = hashes(line);
            let bullet =
                matches!((line.get(0), line.get(1)), (Some('-' | '*' | '+' | '>'), Some(' ')));
            if hashes > 0 {
                line.replace(log, RULE, 0, hashes + 1, "");
            } else if marked && bullet {
                line.replace(log, RULE, 0, 2, "");
            } else {
                break;
            }
        }
        inline(line, log);
        row(line, log);
    }
}

/// Takes off the signs inside a line.
pub(super) fn inline(line: &mut Draft, log: &mut Log) {
    let (starred, linked) = (line.may_hold(holds::STAR), line.may_hold(holds::SQUARE));
    if !(starred || linked) || !log.runs(RULE) {
        return;
    }
    if starred {
        bold(line, log);
    }
    if linked {
        links(line, log);
    }
}

/// Lines of YAML between two rules at the head of the text.
fn yaml(lines: &[Draft]) -> usize {
    if lines.first().is_none_or(|line| line.len() != 3 || line.text() != "---") {
        return 0;
    }
    let keyed = |text: &str| {
        text.starts_with("- ")
            || text.split_once(':').is_some_and(|(key, _)| {
                !key.is_empty()
                    && key.chars().count() <= 24
                    && key.chars().all(|c| c.is_alphanumeric() || "_- ".contains(c))
            })
    };
    for (at, line) in lines.iter().enumerate().take(HEAD).skip(1) {
        match line.text().as_str() {
            "---" | "..." if at > 1 => return at + 1,
            text if keyed(text) => {}
            _ => return 0,
        }
    }
    0
}

/// Number of signs of a heading, if a space follows them.
fn hashes(line: &Draft) -> usize {
    let count = (0..line.len()).take_while(|&at| line.get(at) == Some('#')).count();
    if (1..=6).contains(&count) && line.get(count) == Some(' ') { count } else { 0 }
}

/// Signs of bold, where they come in pairs.
fn bold(line: &mut Draft, log: &mut Log) {
    let places: Vec<usize> = (1..line.len())
        .filter(|&at| line.get(at) == Some('*') && line.get(at - 1) == Some('*'))
        .map(|at| at - 1)
        .collect();
    let overlap = places.windows(2).any(|pair| matches!(pair, [a, b] if b - a < 2));
    if overlap || places.is_empty() || !places.len().is_multiple_of(2) {
        return;
    }
    for at in places.into_iter().rev() {
        line.replace(log, RULE, at, 2, "");
    }
}

/// `[words](address)` inside a line: the words stay.
fn links(line: &mut Draft, log: &mut Log) {
    let mut open = None;
    let mut at = 0;
    while at < line.len() {
        match line.get(at) {
            Some('[') => open = Some(at),
            Some(']') if line.get(at + 1) == Some('(') => {
                let close =
                    (at + 2..line.len()).find(|&at| matches!(line.get(at), Some(')' | ' ')));
                let close = close.filter(|&at| line.get(at) == Some(')'));
                let address: String =
                    (at + 2..(at + 9).min(line.len())).filter_map(|at| line.get(at)).collect();
                let linked = address.starts_with("http") || address.starts_with("./");
                if let (Some(start), Some(close), true) = (open.take(), close, linked) {
                    line.replace(log, RULE, at, close + 1 - at, "");
                    line.replace(log, RULE, start, 1, "");
                    at = start;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// A line that is one link or picture, of which a page makes a button.
fn is_lone_link(text: &str) -> bool {
    let text = text.trim_matches([' ', '\u{3000}', '\t']);
    let text = text.strip_prefix("- ").or(text.strip_prefix("* ")).unwrap_or(text);
    let text = text.strip_prefix('!').unwrap_or(text);
    text.strip_prefix('[').is_some_and(|rest| {
        rest.split_once("](").is_some_and(|(words, address)| {
            !words.contains(['[', ']'])
                && address.strip_suffix(')').is_some_and(|address| !address.contains([')', ' ']))
        })
    })
}

/// `| --- | --- |` below the head of a table.
fn is_rule_row(text: &str) -> bool {
    text.starts_with('|')
        && text.contains('-')
        && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// `| a | b |` → cells between TABs.
fn row(line: &mut Draft, log: &mut Log) {
    if line.ends() != Some(('|', '|')) || line.len() < 3 {
        return;
    }
    let text = line.text();
    let cells: Vec<&str> = text
        .trim_matches('|')
        .split('|')
        .map(|cell| cell.trim_matches([' ', '\u{3000}']))
        .collect();
    if cells.len() >= 2 {
        let whole = line.len();
        line.replace(log, RULE, 0, whole, &cells.join("\t"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::cleaned;

    #[test]
    fn words_stay_and_signs_go() {
        let text =
            "# 关于甲的意见\n\n**（一）乙。**请做好工作，详见[某网](https://example.org/a)。\n- 丙";
        assert_eq!(cleaned(text), ["关于甲的意见", "（一）乙。请做好工作，详见某网。", "丙"]);
    }

    #[test]
    fn yaml_and_lone_links_go() {
        let text = "---\ntitle: 甲\ndate: 2020-01-01\n---\n# 关于甲的意见\n[原文下载](http://a.example/b.doc)";
        assert_eq!(cleaned(text), ["关于甲的意见"]);
    }

    #[test]
    fn rows_become_cells_between_tabs() {
        assert_eq!(cleaned("| 甲 | 乙 |\n| --- | ---: |\n| 1 | 2 |"), ["甲\t乙", "1\t2"]);
    }

    #[test]
    fn a_text_without_signs_keeps_its_own() {
        for text in ["- 3 -甲", "第三条　甲*乙", "[2021]5号", "——在会议上的讲话"]
        {
            assert_eq!(cleaned(text).len(), 1, "{text}");
            assert!(cleaned(text)[0].chars().count() >= text.chars().count() - 1, "{text}");
        }
    }
}
