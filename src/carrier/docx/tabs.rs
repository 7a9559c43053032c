//! TABs of paragraphs. Between columns they stay; one that only moves its text to a place is a gap.
//!
//! A table of TABs has rows: a line is one of them where the line above or below it has as many
//! columns. One line alone puts its parts at the left and the right, as 印发机关 and 日期 stand.

use super::paragraph::Paragraph;
use crate::text::marker::Marker;

/// What a TAB becomes that moves text.
const GAP: &str = "\u{3000}\u{3000}";
/// What stands for indentation.
const INDENT: &str = "\u{3000}";
/// Most characters of a name.
const NAME: usize = 4;
/// What it becomes between two elements.
const BREAK: &str = "\u{2028}";
/// Names of styles, as we call them: rows of a table too wide for cells, lines of names.
const ROWS: &str = "表格行";
const ROSTER: &str = "名单";
/// How the ids of our own styles begin.
const OURS: &str = "Gw";

/// Paragraphs on their way, the last of which waits for the next.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    waiting: Option<(Paragraph, usize)>,
    /// Columns of the one before it.
    above: usize,
}

impl Tabs {
    /// Takes a paragraph; gives the one before it.
    pub(super) fn next(&mut self, mut paragraph: Paragraph) -> Option<Paragraph> {
        paragraph.respace(|before| match before {
            [] => INDENT,
            _ if is_mark(before) => " ",
            _ => "\t",
        });
        let gaps = gaps(&paragraph);
        let before = self.waiting.replace((paragraph, gaps));
        before.map(|(before, own)| self.settle(before, own, gaps))
    }

    /// The last one.
    pub(super) fn last(&mut self) -> Option<Paragraph> {
        let (last, own) = self.waiting.take()?;
        let last = self.settle(last, own, 0);
        self.above = 0;
        Some(last)
    }

    /// Decides on the TABs of a paragraph that has so many, the one below it so many.
    fn settle(&mut self, mut paragraph: Paragraph, own: usize, below: usize) -> Paragraph {
        let above = std::mem::replace(&mut self.above, own);
        let rows = (own == above || own == below) && !is_names(&paragraph);
        let style = paragraph.style.as_deref().and_then(|style| style.strip_prefix(OURS));
        // other programs give styles ids of their own, and keep their names
        let named = paragraph.hints.style.as_deref();
        let with = match (style, named) {
            (_, Some(ROWS)) => return paragraph,
            // a blank parts a name from a post
            (_, Some(ROSTER)) => INDENT,
            // 份号 or 密级 at the left, 发文字号 at the right: elements of their own
            (Some("MarkAndNumber"), _) => BREAK,
            (None, _) if rows => return paragraph,
            _ => GAP,
        };
        if own > 0 {
            paragraph.respace(|_| with);
        }
        paragraph
    }
}

/// TABs between its parts.
fn gaps(paragraph: &Paragraph) -> usize {
    let kept = paragraph.kept();
    kept.trim_matches('\t').matches('\t').count()
}

/// All its parts are short words without figures: columns of names.
fn is_names(paragraph: &Paragraph) -> bool {
    let kept = paragraph.kept();
    let name = |part: &str| {
        part.chars().filter(|c| !c.is_whitespace()).count() <= NAME
            && part.chars().all(|c| c.is_alphabetic() || c.is_whitespace())
    };
    kept.trim_matches('\t').split('\t').all(name)
}

/// The mark of a list or a heading, which a TAB parts from its text.
fn is_mark(before: &[char]) -> bool {
    match before {
        [bullet] => !bullet.is_alphanumeric(),
        // a figure alone is a cell
        _ if before.iter().all(char::is_ascii_digit) => false,
        _ => Marker::read(before).is_some_and(|marker| marker.chars == before.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<String> {
        let mut tabs = Tabs::default();
        let mut out: Vec<Paragraph> =
            lines.iter().filter_map(|line| tabs.next(Paragraph::of(line))).collect();
        out.extend(tabs.last());
        out.iter().map(Paragraph::kept).collect()
    }

    #[test]
    fn a_tab_alone_moves_its_text_and_rows_have_columns() {
        assert_eq!(
            read(&["\t甲市办公室\t2026年1月1日印发", "一、\t总则", "（1）\t甲", "●\t乙"]),
            ["　甲市办公室　　2026年1月1日印发", "一、 总则", "（1） 甲", "● 乙"]
        );
        assert_eq!(read(&["000012\t甲函〔2026〕1号"]), ["000012　　甲函〔2026〕1号"]);
        let rows = ["序号\t项目", "1\t甲站", "说明", "2\t乙站"];
        assert_eq!(read(&rows), ["序号　　项目", "1\t甲站", "说明", "2　　乙站"]);
        let styled = |style: &str, text: &str| {
            let mut paragraph = Paragraph::of(text);
            paragraph.hints.style = Some(style.into());
            let mut tabs = Tabs::default();
            (tabs.next(paragraph.clone()), tabs.next(paragraph)).1.unwrap().kept()
        };
        assert_eq!(styled(ROSTER, "张三\t甲市水务局局长2人"), "张三　甲市水务局局长2人");
        assert_eq!(styled(ROWS, "1\t2"), "1\t2");
        assert_eq!(read(&["张三\t李四", "王五\t赵六"]), ["张三　　李四", "王五　　赵六"]);
    }
}
