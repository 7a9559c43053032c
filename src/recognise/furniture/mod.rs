//! Words of a web page that stand above the title and below the end, each on its own line:
//! buttons, the path of the page, its data, its foot. Dropped only by their words and place;
//! every line left out is recorded and told.

pub mod words;

use std::cell::OnceCell;

use super::kind::wenzhong_of;
use super::shape;
use crate::clean::{Line, Lines};
use crate::diagnostic::{LeftOut, LeftOutKind};
use crate::text::date::Date;
use words::{BUTTONS, DATA, FOOT, IMPRINT, PARTS};

/// Lines above the title that are looked at.
const TOP: usize = 60;

/// A line as it is asked about.
struct Row<'a> {
    text: &'a str,
    chars: OnceCell<Vec<char>>,
}

impl Row<'_> {
    /// Its characters without white space, read only where they are asked for: the rows between
    /// the first sentence and the last never are.
    fn chars(&self) -> &[char] {
        self.chars.get_or_init(|| shape::squeeze(self.text))
    }
}

/// The lines without furniture, which is added to what was left out; none where there is none.
pub fn sweep(lines: &Lines) -> Option<Lines> {
    let rows: Vec<Row> =
        lines.lines.iter().map(|line| Row { text: &line.text, chars: OnceCell::new() }).collect();
    let mut drop = vec![false; rows.len()];
    above(&rows, &mut drop);
    below(&rows, &mut drop);
    if !drop.contains(&true) || drop.iter().all(|drop| *drop) {
        return None;
    }
    let mut kept = Lines {
        left_out: lines.left_out.clone(),
        changes: lines.changes.clone(),
        ..Lines::default()
    };
    for (line, drop) in lines.lines.iter().zip(drop) {
        if drop { kept.left_out.push(left_out(line)) } else { kept.lines.push(line.clone()) }
    }
    Some(kept)
}

/// A whole line as what was left out.
pub fn left_out(line: &Line) -> LeftOut {
    LeftOut {
        line: line.sources.first().copied().unwrap_or(1),
        joined: line.sources.get(1..).unwrap_or_default().to_vec(),
        column: 1,
        kind: LeftOutKind::Furniture,
        text: line.text.clone(),
    }
}

/// Above the title: buttons, data with their values, all above the last path of the page, and
/// between them what cannot be a title.
fn above(rows: &[Row], drop: &mut [bool]) {
    let top = rows.len().min(TOP);
    // the text begins at the latest with its first sentence
    let end = rows
        .iter()
        .take(top)
        .position(|row| row.chars().contains(&'。') || row.chars().len() > 120)
        .unwrap_or(top);
    let head = rows.get(..end).unwrap_or_default();
    let path = head.iter().position(|row| is_path(row.chars()));
    let is_sign =
        |row: &Row| is_buttons(row) || datum(row.chars()).is_some() || is_path(row.chars());
    let evidence = head.iter().filter(|row| is_sign(row)).count();
    let alone = head.iter().any(|row| {
        is_path(row.chars())
            || (datum(row.chars()).is_some()
                && ["来源", "发布时间", "时间", "信息来源"]
                    .iter()
                    .any(|word| shape::starts_with(row.chars(), word)))
    });
    if evidence < 2 && !alone {
        return;
    }
    let mut last = None;
    for (at, row) in head.iter().enumerate() {
        let data = datum(row.chars());
        if path.is_some_and(|path| at <= path) || is_sign(row) {
            set(drop, at);
            last = Some(at);
        }
        // a name without a value has it on the next line
        let value = rows.get(at + 1).is_some_and(|next| {
            next.chars().len() <= 30
                && datum(next.chars()).is_none()
                && wenzhong_of(next.chars()).is_none()
                || data == Some(0) && next.chars().len() <= 6
        });
        if data == Some(0) && value && at + 1 < end {
            set(drop, at + 1);
            last = Some(at + 1);
        }
    }
    let Some(last) = last else { return };
    // lines that the page's words enclose, if none of them can belong to a title
    let mut from = 0;
    for at in 0..=last {
        if drop.get(at) == Some(&true) {
            let between = rows.get(from..at).unwrap_or_default();
            if !between.iter().any(may_be_title) {
                (from..at).for_each(|at| set(drop, at));
            }
            from = at + 1;
        }
    }
    // a title printed twice: the first belongs to the page
    for at in 0..last {
        let again = head.iter().skip(last + 1).any(|other| {
            rows.get(at).is_some_and(|row| row.chars().len() > 6 && row.chars() == other.chars())
        });
        if again {
            set(drop, at);
        }
    }
}

/// A line that may belong to the document above its title or be part of it.
fn may_be_title(row: &Row) -> bool {
    shape::contains(row.chars(), "关于")
        || wenzhong_of(row.chars()).is_some()
        || shape::is_doc_number(row.chars())
        || shape::is_order_number(row.chars())
        || shape::is_issue_number(row.chars())
        || shape::is_organ(row.chars())
        || shape::ends_with(row.chars(), "文件")
        || Date::whole(row.chars()).is_some()
}

/// Below the end: from the first word of a page's foot on.
fn below(rows: &[Row], drop: &mut [bool]) {
    let foot = |row: &Row| {
        let bare = row.chars().iter().position(|c| !"【[（(".contains(*c)).unwrap_or(0);
        let bare = row.chars().get(bare..).unwrap_or_default();
        FOOT.iter()
            .any(|word| shape::starts_with(bare, word) || shape::starts_with(row.chars(), word))
    };
    let imprint = |row: &Row| IMPRINT.iter().any(|word| shape::contains(row.chars(), word));
    // the foot begins below the last sentence of the text
    let last =
        rows.iter().rposition(|row| row.chars().ends_with(&['。']) && !foot(row) && !imprint(row));
    let from = last.map_or(rows.len() / 2, |last| last + 1).max(1);
    let start = (from..rows.len()).find(|at| {
        rows.get(*at).is_some_and(|row| {
            row.chars().len() <= 120 && foot(row)
                || imprint(row)
                || is_buttons(row) && row.chars().len() > 1
        })
    });
    if let Some(start) = start {
        (start..rows.len()).for_each(|at| set(drop, at));
    }
}

/// Every word of the line is a button or names a part of a site.
fn is_buttons(row: &Row) -> bool {
    if is_word(row.chars(), BUTTONS) {
        return true;
    }
    if row.chars().len() > 60 {
        return false;
    }
    let apart = |c: char| shape::is_space(c) || "|｜/·：:[]【】（）()>＞".contains(c);
    let words: Vec<&str> = row.text.split(apart).filter(|word| !word.is_empty()).collect();
    let known = |word: &str, list: &[&str]| list.contains(&word);
    words.iter().all(|word| known(word, BUTTONS) || known(word, PARTS))
        && words.iter().any(|word| known(word, BUTTONS) || word.chars().count() > 2)
        && words.len() > 1
}

fn set(drop: &mut [bool], at: usize) {
    if let Some(place) = drop.get_mut(at) {
        *place = true;
    }
}

fn is_word(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| shape::starts_with(chars, word) && word.chars().count() == chars.len())
}

/// 当前位置：首页>政务公开
fn is_path(chars: &[char]) -> bool {
    let named = ["当前位置", "您的位置", "所在位置", "您现在的位置", "现在位置"]
        .iter()
        .any(|word| shape::contains(chars.get(..chars.len().min(12)).unwrap_or_default(), word));
    let arrow = |c: &char| matches!(c, '＞' | '>' | '»');
    (named || (shape::starts_with(chars, "首页") && chars.iter().any(arrow))) && chars.len() <= 120
}

/// Characters of the value of a line of page data.
fn datum(chars: &[char]) -> Option<usize> {
    let chars = match chars {
        ['【', rest @ ..] => rest,
        _ => chars,
    };
    let colon = chars.iter().take(8).position(|c| "：:".contains(*c))?;
    let name = chars.get(..colon)?;
    // 时间：下午三点 belongs to a meeting, 时间：2021-03-01 to a page
    let value = chars.get(colon + 1..).unwrap_or_default();
    let stamp = !is_word(name, &["时间", "日期"])
        || value.get(4) == Some(&'-')
        || value.get(4) == Some(&'/');
    (is_word(name, DATA) && stamp).then_some(value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(texts: &[&str]) -> Vec<String> {
        let line = |(at, text): (usize, &&str)| Line {
            text: (*text).into(),
            sources: vec![at + 1],
            ..Line::default()
        };
        let lines =
            Lines { lines: texts.iter().enumerate().map(line).collect(), ..Lines::default() };
        let lines = sweep(&lines).unwrap_or(lines);
        lines.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn buttons_data_and_foot_of_a_page_go() {
        let texts = [
            "某市人民政府",
            "当前位置：首页>公文",
            "索 引 号：",
            "0001",
            "打印",
            "某局关于某事的通知",
            "来源：某日报",
            "各县局：",
            "请做好工作。",
            "某局",
            "2021年3月1日",
            "扫一扫在手机打开当前页",
            "版权所有：某市人民政府",
        ];
        assert_eq!(
            kept(&texts),
            ["某局关于某事的通知", "各县局：", "请做好工作。", "某局", "2021年3月1日"]
        );
    }

    #[test]
    fn a_plain_document_keeps_every_line() {
        let texts = [
            "某市人民政府文件",
            "某政发〔2021〕1号",
            "关于某事的通知",
            "各县局：",
            "请做好工作。",
            "时间：3月1日",
            "某市",
            "2021年3月1日",
            "主题词：某事",
            "抄送：某局。",
        ];
        assert_eq!(kept(&texts), texts);
    }
}
