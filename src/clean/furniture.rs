//! Lines that a text brings along from where it was stored, each judged for itself: rules
//! (mark-up), an archive block at the head, 此页无正文 (furniture).

use super::artefacts::drop_lines;
use super::draft::{Draft, Log};
use crate::carrier::Bold;
use crate::diagnostic::{LeftOutKind, watch};
use crate::text::character::is_space;
use crate::text::names;

/// Name of the rule.
const RULE: &str = "furniture";
/// Most lines of a title above an archive block.
const TITLE: usize = 2;
/// Longest value of an archive line.
const VALUE: usize = 300;

/// Drops such lines.
pub(super) fn run(lines: &mut Vec<Draft>, log: &mut Log) {
    if !log.runs(RULE) {
        return;
    }
    let of = |lines: &[Draft], is: fn(&str) -> bool| -> Vec<usize> {
        let each = lines.iter().enumerate().inspect(|_| watch::tick(1));
        let found = each.filter(|(_, line)| may_be_furniture(line));
        found.filter(|(_, line)| is(&line.text())).map(|(index, _)| index).collect()
    };
    drop_lines(lines, log, RULE, LeftOutKind::Markup, &of(lines, is_rule));
    drop_lines(lines, log, RULE, LeftOutKind::Furniture, &of(lines, is_empty_page));
    drop_lines(lines, log, RULE, LeftOutKind::Furniture, &archive_block(lines));
}

/// A sign of which rule lines are made: no letter, digit, bracket, quote, mark of a sentence, or sign
/// that holds the place of a word.
fn of_rule(c: char) -> bool {
    matches!(c,
        '-' | '*' | '_' | '=' | '+' | '~' | '#' | '^' | '.' | '·' | '…' | '—' | '‐'..='―'
        | '※' | '\u{2190}'..='\u{21FF}' | '─'..='╿' | '▀'..='▟' | '■' | '▪'..='▬' | '▲'..='◇'
        | '◈' | '◊' | '●' | '★' | '☆' | '✦'..='❋' | '\u{2B50}' | '～' | '＊' | '－' | '＝' | '＿' | '＃'
        | '〜' | '〰')
}

/// How many of one sign make a rule: a dash or dots may be a text of their own.
fn least(c: char) -> usize {
    match c {
        '—' | '…' => 4,
        '.' | '·' => 7,
        _ => 3,
    }
}

/// Its first signs are those of such a line; asked first, since most brackets open a paragraph.
fn may_be_furniture(line: &Draft) -> bool {
    let bracket = |c: &char| matches!(c, '（' | '）' | '(' | ')' | '。');
    let page = |c: char| matches!(c, '此' | '本' | '以');
    match line.get(0) {
        Some('（' | '(') => line.characters().find(|c| !bracket(c)).is_some_and(page),
        Some(c) => of_rule(c) || page(c),
        None => false,
    }
}

/// A rule line.
fn is_rule(text: &str) -> bool {
    let signs = text.chars().filter(|c| !is_space(*c));
    let least = signs.clone().next().map_or(0, least);
    signs.clone().count() >= least && signs.clone().all(of_rule)
}

/// A page that says of itself that it holds no text.
fn is_empty_page(text: &str) -> bool {
    let bare = text.trim_matches(['（', '）', '(', ')', '。', ' ', '\u{3000}']);
    matches!(bare, "此页无正文" | "本页无正文" | "以下无正文")
}

/// Lines such as `发布日期: 2025-12-26`, the name in bold, that stand together at the head, below
/// the title at most.
fn archive_block(lines: &[Draft]) -> Vec<usize> {
    let is = |line: &Draft| {
        let bold = line.hints().is_some_and(|hints| hints.bold != Bold::No);
        bold && is_archive(&line.text())
    };
    let Some(first) = lines.iter().take(TITLE + 1).position(is) else { return Vec::new() };
    let above = lines.iter().take(first);
    if above.clone().any(|line| line.characters().any(|c| matches!(c, '。' | '；' | '：'))) {
        return Vec::new();
    }
    let block = lines.iter().skip(first).take_while(|line| is(line)).count();
    (first..first + block).collect()
}

/// `NAME: value` of a name that archives use.
fn is_archive(text: &str) -> bool {
    text.split_once(['：', ':']).is_some_and(|(name, value)| {
        names::is_archive(name) && value.chars().count() <= VALUE && !value.ends_with('。')
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::opened;
    use super::*;

    #[test]
    fn rules_are_mark_up() {
        for text in ["---", "* * *", "━━━━━━", "★★★", "====", "————"] {
            assert!(is_rule(text), "{text}");
        }
        for text in ["一、总体要求", "——在会议上的讲话", "——"] {
            assert!(!is_rule(text), "{text}");
        }
    }

    #[test]
    fn an_archive_block_goes_at_the_head_only() {
        let text = "# 关于甲的通知\n**发布日期**: 2025-12-26\n**来源：** 甲网\n\n各局：\n\n**来源：** 省局。";
        assert_eq!(opened(text), ["关于甲的通知", "各局：", "来源： 省局。"]);
        let plain = "关于甲的通知\n来源：甲网\n\n各局：";
        assert_eq!(opened(plain), ["关于甲的通知", "来源：甲网", "各局："]);
    }

    #[test]
    fn a_bold_label_stays_with_its_words() {
        for (text, want) in [
            ("**主送：** 各单位", "主送： 各单位"),
            ("**联系人：**甲", "联系人：甲"),
            ("**一是：**落实", "一是：落实"),
            ("**签发人**：甲", "签发人：甲"),
            ("**各乡镇人民政府：**", "各乡镇人民政府："),
        ] {
            assert_eq!(opened(text), [want]);
        }
    }
}
