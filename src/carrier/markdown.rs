//! Markdown's signs: headings, bullets, bold, links, pictures, table rows. The words stay; what is
//! only a sign goes, with a record; a picture is told.

use std::ops::Range;

use ecow::EcoString;

use super::artefacts::drop_lines;
use super::draft::{Draft, Log};
use super::holds;
use crate::diagnostic::{LeftOut, LeftOutKind, watch};
use crate::text::edit::Editor;

/// Name of the rule.
const RULE: &str = "markdown";
/// Words of a line that is one link and nothing but a button of its page.
const BUTTONS: &[&str] = &[
    "下载",
    "点击下载",
    "立即下载",
    "附件下载",
    "文件下载",
    "原文下载",
    "全文下载",
    "下载附件",
    "下载全文",
    "下载原文",
    "点此下载",
    "打印",
    "打印本页",
    "关闭",
    "关闭窗口",
    "返回",
    "返回首页",
    "返回顶部",
    "回到顶部",
    "首页",
    "分享",
    "收藏",
    "查看原文",
    "阅读原文",
    "原文链接",
    "上一篇",
    "下一篇",
];

/// Takes Markdown's signs off.
pub(super) fn run(lines: &mut Vec<Draft>, log: &mut Log) {
    if !log.runs(RULE) {
        return;
    }
    let drop: Vec<usize> = of(lines, |line| line.may_hold(holds::SQUARE) && is_button(line));
    drop_lines(lines, log, RULE, LeftOutKind::Furniture, &drop);
    let rules: Vec<usize> = of(lines, |line| line.may_hold(holds::PIPE) && is_rule_row(line));
    for rule in &rules {
        open_rows(lines, log, *rule);
    }
    let blank: Vec<u16> =
        rules.iter().map(|rule| lines.get(rule + 1).map_or(0, |line| line.blank_above)).collect();
    drop_lines(lines, log, RULE, LeftOutKind::Markup, &rules);
    // the rows below the rule go on with the head above it
    for (gone, (rule, blank)) in rules.iter().zip(blank).enumerate() {
        lines.iter_mut().skip(rule - gone).take(1).for_each(|line| line.blank_above = blank);
    }
    let marked = lines.iter().any(|line| hashes(line.chars()) > 0);
    for line in lines {
        watch::tick(1);
        signs(line, log, marked);
        inline(line, log);
        if line.may_hold(holds::PIPE) && line.ends() == Some(('|', '|')) {
            row(line, log);
        }
    }
}

fn of(lines: &[Draft], is: impl Fn(&Draft) -> bool) -> Vec<usize> {
    let each = lines.iter().enumerate().inspect(|_| watch::tick(1));
    each.filter(|(_, line)| is(line)).map(|(at, _)| at).collect()
}

/// Takes off the signs a line begins with, however many.
fn signs(line: &mut Draft, log: &mut Log, marked: bool) {
    let chars = line.chars();
    let mut end = 0;
    loop {
        let rest = chars.get(end..).unwrap_or_default();
        let bullet = matches!(rest, ['-' | '*' | '+' | '>', ' ', ..]);
        let length = hashes(rest).max(if marked && bullet { 2 } else { 0 });
        if length == 0 {
            break;
        }
        end += length;
        let blank = |c: &&char| matches!(c, ' ' | '\u{3000}');
        end += chars.iter().skip(end).take_while(blank).count();
    }
    if end > 0 {
        line.replace(log, RULE, 0, end, "");
    }
}

/// Length of the sign of a heading, its space included.
fn hashes(chars: &[char]) -> usize {
    let count = chars.iter().take_while(|c| **c == '#').count();
    if (1..=6).contains(&count) && chars.get(count) == Some(&' ') { count + 1 } else { 0 }
}

/// Takes off the signs inside a line, until none is left that another hid.
fn inline(line: &mut Draft, log: &mut Log) {
    loop {
        let before = log.changes.len();
        if line.may_hold(holds::STAR) {
            bold(line, log);
        }
        if line.may_hold(holds::SQUARE) {
            links(line, log);
        }
        if log.changes.len() == before {
            break;
        }
    }
}

/// Signs of bold, where they come in pairs.
fn bold(line: &mut Draft, log: &mut Log) {
    let pairs = line.chars().windows(2).enumerate();
    let places: Vec<usize> =
        pairs.filter(|(_, pair)| *pair == ['*', '*']).map(|(at, _)| at).collect();
    let overlap = places.windows(2).any(|pair| matches!(pair, [a, b] if b - a < 2));
    if !overlap && places.len().is_multiple_of(2) {
        line.edit(log, RULE, |walk| cut(walk, places.into_iter().map(|at| at..at + 2)));
    }
}

/// Cuts ranges in order.
fn cut(walk: &mut Editor, ranges: impl IntoIterator<Item = Range<usize>>) {
    for range in ranges {
        walk.keep_to(range.start);
        walk.cut(range.len());
    }
}

/// `[words](address)` inside a line: the words stay. `![words](address)` is a picture: it goes
/// whole, and is told.
fn links(line: &mut Draft, log: &mut Log) {
    let chars = line.chars();
    let mut open: Vec<usize> = Vec::new();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut pictures: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        at += 1;
        match c {
            '[' => {
                watch::tick(1);
                open.push(at - 1);
            }
            ']' => {
                let Some(start) = open.pop() else { continue };
                let Some(close) = address(chars, at) else { continue };
                if start > 0 && chars.get(start - 1) == Some(&'!') {
                    if log.runs("furniture") {
                        cuts.retain(|cut| cut.end < start);
                        cuts.push(start - 1..close);
                        pictures.push(start - 1..close);
                    }
                } else {
                    cuts.push(start..start + 1);
                    cuts.push(at - 1..close);
                }
                at = close;
            }
            _ => {}
        }
    }
    let words = |range: &Range<usize>| {
        chars.get(range.clone()).unwrap_or_default().iter().copied().collect()
    };
    let pictures: Vec<EcoString> = pictures.iter().map(words).collect();
    cuts.sort_unstable_by_key(|cut| cut.start);
    let before = log.changes.len();
    line.edit(log, RULE, |walk| cut(walk, cuts));
    let pictured =
        log.changes.iter().skip(before).filter(|change| pictures.contains(&change.before));
    let told: Vec<LeftOut> = pictured
        .map(|change| LeftOut {
            line: change.place().line,
            joined: Vec::new(),
            column: change.place().column,
            kind: LeftOutKind::Furniture,
            text: change.before.to_string(),
        })
        .collect();
    log.left_out.extend(told);
}

/// Where an address in round brackets ends that begins at `from`.
fn address(chars: &[char], from: usize) -> Option<usize> {
    let rest = chars.get(from..)?.strip_prefix(&['('])?;
    let mut depth = 1;
    let end = rest.iter().position(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            // no address holds one of these
            ' ' | '[' | ']' | '\t' | '\u{3000}' => return true,
            _ => {}
        }
        depth == 0
    })?;
    let address: String = rest.get(..end)?.iter().collect();
    let named = ["http", "./", "../", "/", "#", "www.", "mailto:"];
    let linked = named.iter().any(|start| address.starts_with(start)) || is_file(&address);
    (rest.get(end) == Some(&')') && linked).then_some(from + end + 2)
}

/// A name with an extension: images/1.png.
fn is_file(address: &str) -> bool {
    address.rsplit_once('.').is_some_and(|(name, extension)| {
        !name.is_empty()
            && (2..=5).contains(&extension.len())
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
            && extension.chars().any(|c| c.is_ascii_alphabetic())
    })
}

/// A line that is one link whose words are a button of its page.
fn is_button(line: &Draft) -> bool {
    let chars = match line.chars() {
        ['-' | '*', ' ', rest @ ..] | rest => rest,
    };
    let Some(chars) = chars.strip_prefix(&['[']) else { return false };
    let Some(length) = chars.iter().position(|c| *c == ']') else { return false };
    let words: String = chars.iter().take(length).collect();
    BUTTONS.contains(&words.as_str()) && address(chars, length + 1) == Some(chars.len())
}

/// `| --- | --- |` below the head of a table.
fn is_rule_row(line: &Draft) -> bool {
    let chars = line.chars();
    chars.windows(2).any(|pair| pair == ['-', '-'])
        && chars.iter().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The rows of a table whose lines begin and end without a pipe, round its rule row.
fn open_rows(lines: &mut [Draft], log: &mut Log, rule: usize) {
    let open = |line: &Draft| {
        line.may_hold(holds::PIPE) && line.characters().any(|c| c == '|') && !line.has_tab()
    };
    let below = lines.iter().skip(rule + 1);
    let end = rule + 1 + below.take_while(|line| line.blank_above == 0 && open(line)).count();
    for at in (rule.saturating_sub(1)..end).filter(|at| *at != rule) {
        if let Some(line) = lines.get_mut(at).filter(|line| open(line)) {
            row(line, log);
        }
    }
}

/// `| a | b |` → cells between TABs; a pipe behind a backslash is one.
fn row(line: &mut Draft, log: &mut Log) {
    let chars = line.chars();
    let inner = chars.strip_prefix(&['|']).unwrap_or(chars);
    let ended = inner.last() == Some(&'|') && inner.iter().rev().nth(1) != Some(&'\\');
    let inner = if ended { inner.split_last().map_or(inner, |(_, rest)| rest) } else { inner };
    let mut cells = vec![String::new()];
    let mut rest = inner.iter().peekable();
    while let Some(c) = rest.next() {
        match (c, cells.last_mut()) {
            ('\\', Some(cell)) if rest.next_if_eq(&&'|').is_some() => cell.push('|'),
            ('|', _) => cells.push(String::new()),
            (c, Some(cell)) => cell.push(*c),
            _ => {}
        }
    }
    if cells.len() >= 2 && !line.has_tab() {
        let cells: Vec<&str> =
            cells.iter().map(|cell| cell.trim_matches([' ', '\u{3000}'])).collect();
        let length = line.len();
        line.replace(log, RULE, 0, length, &cells.join("\t"));
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
        assert_eq!(cleaned("** **甲** **乙"), ["甲 乙"]);
        assert_eq!(cleaned("*[*](http://a.example)甲**"), ["甲"]);
    }

    #[test]
    fn a_link_alone_keeps_its_words_and_a_button_goes() {
        let text = "# 关于甲的意见\n[原文下载](http://a.example/b.doc)\n- [甲办法](files/a.doc)";
        assert_eq!(cleaned(text), ["关于甲的意见", "甲办法"]);
    }

    #[test]
    fn brackets_that_are_no_link_stay() {
        for text in ["[甲](乙)", "甲[2021](5)号", "[甲](http://a.example", "见[1]"] {
            assert!(cleaned(text)[0].starts_with(text.split('(').next().unwrap()), "{text}");
        }
    }

    #[test]
    fn rows_become_cells_between_tabs() {
        assert_eq!(cleaned("| 甲 | 乙 |\n| --- | ---: |\n| 1 | 2 |"), ["甲\t乙", "1\t2"]);
        assert_eq!(cleaned("甲 | 乙\n--- | ---\n1 | 2\n\n丙|丁"), ["甲\t乙", "1\t2", "丙|丁"]);
    }

    #[test]
    fn empty_cells_are_cells() {
        let text = "|甲|乙|丙|\n|---|---|---|\n||2||\n|3|||\n|| |4|";
        assert_eq!(cleaned(text), ["甲\t乙\t丙", "\t2\t", "3\t\t", "\t\t4"]);
        assert_eq!(cleaned("|A\\|B|1|"), ["A|B\t1"]);
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
