//! The words of a web page around a document that came on one line: whole pieces between spaces
//! that are closed phrases, before its first sentence and behind its last.

use std::ops::Range;

use super::super::furniture::phrase::{self, Phrase};
use super::super::furniture::words::PART_ENDS;
use super::super::furniture::{Row, Verdict, judge};
use super::super::shape;
use super::super::squeezed::Squeezed;
use super::elements::solid;

/// Characters of the start among which the page's words stand.
const HEAD: usize = 600;
/// Characters of the end among which they stand.
const FOOT: usize = 3000;
/// Letters of a name that stand apart, and places at which one word may be cut.
const LETTERS: usize = 4;

/// A piece that is furniture, or may be.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its characters.
    pub range: Range<usize>,
    /// It stays, since it may be of the document.
    pub doubtful: bool,
}

/// The pieces of the line that are words of a page, in order; none overlap.
pub fn pieces(chars: &[char]) -> Vec<Piece> {
    let sentence = chars.iter().position(|c| *c == '。').unwrap_or(chars.len());
    let head = cut(chars, 0..sentence.min(HEAD));
    let begin = chars.len().saturating_sub(FOOT).max(sentence.min(HEAD));
    let foot = cut(chars, begin..chars.len());
    let text = |range: &Range<usize>| -> String {
        chars.get(range.clone()).unwrap_or_default().iter().collect()
    };
    // the sentences between them are one row that both stand beside
    let texts: Vec<String> =
        head.iter().map(text).chain(["。".to_owned()]).chain(foot.iter().map(text)).collect();
    let squeezed = Squeezed::of(texts.iter().map(String::as_str));
    let rows = texts.iter().enumerate();
    let rows: Vec<Row> = rows.map(|(at, text)| Row::new(text, squeezed.line(at), at)).collect();
    let ranges = head.iter().cloned().chain(std::iter::once(0..0)).chain(foot.iter().cloned());
    let mut out: Vec<Piece> = Vec::new();
    // where the last piece ends
    let mut last = None;
    for (range, verdict) in ranges.zip(judge(&rows)).filter(|(range, _)| !range.is_empty()) {
        let doubtful = match verdict {
            Verdict::Keep => continue,
            Verdict::Doubt => true,
            Verdict::LeaveOut => false,
        };
        let beside = last.is_some_and(|end| next_word(chars, end, range.start).is_none());
        if range.start < begin || doubtful || beside || stands_apart(chars, range.start) {
            out.push(Piece { range: range.clone(), doubtful });
            last = Some(range.end);
        }
    }
    repeated(chars, sentence.min(HEAD), &mut out);
    out
}

/// A sentence or a date ends before it: it is not part of a sentence.
fn stands_apart(chars: &[char], start: usize) -> bool {
    let before = (0..start).rev().find(|at| !space(chars, *at));
    before.and_then(|at| chars.get(at)).is_none_or(|c| "。；！？”）)】日".contains(*c))
}

/// A title that stands in the words of the page and again below belongs to the page.
fn repeated(chars: &[char], head: usize, out: &mut Vec<Piece>) {
    let gone = |piece: &&Piece| !piece.doubtful && piece.range.start < head;
    let Some(last) = out.iter().rev().find(gone).map(|piece| piece.range.end) else { return };
    let below = solid(chars.get(last..(last + HEAD).min(chars.len())).unwrap_or_default());
    let mut gaps = Vec::new();
    let mut at = 0;
    for piece in out.iter().filter(|piece| piece.range.end <= last) {
        gaps.push(at..piece.range.start);
        at = piece.range.end;
    }
    for gap in gaps {
        let title = solid(chars.get(gap.clone()).unwrap_or_default());
        let word: String = title.iter().collect();
        if title.len() > 6 && shape::contains(&below, &word) {
            out.push(Piece { range: gap, doubtful: false });
        }
    }
    out.sort_by_key(|piece| piece.range.start);
}

/// Cuts a stretch into pieces: closed phrases of several words, and single words.
fn cut(chars: &[char], within: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = within.start;
    while let Some(start) = (at..within.end).find(|at| !space(chars, *at)) {
        let end = piece(chars, start, within.end);
        match glued(chars, start, end) {
            Some(cut) => out.extend([start..cut, cut..end]),
            None => out.push(start..end),
        }
        at = end;
    }
    out
}

/// Where the piece that begins here ends.
fn piece(chars: &[char], start: usize, end: usize) -> usize {
    let word = word_end(chars, start, end);
    let text = |to: usize| chars.get(start..to).unwrap_or_default();
    // 当前位置： with its parts is one piece
    if phrase::path_lead(text(word)).is_some() {
        return path_end(chars, word, end);
    }
    // the letters of a name may stand apart: 索 引 号：
    let mut to = word;
    let mut found = None;
    for _ in 0..LETTERS {
        found = read(text(to));
        let short = to - start <= 2 * LETTERS;
        if found.is_some() || !short {
            break;
        }
        let Some(next) = next_word(chars, to, end) else { break };
        to = word_end(chars, next, end);
    }
    match found {
        None => word,
        Some(Phrase::Data(_)) => {
            let next = next_word(chars, to, end);
            let timed = next
                .map(|next| word_end(chars, next, end))
                .filter(|time| is_clock(chars.get(next.unwrap_or(to)..*time).unwrap_or_default()));
            timed.unwrap_or(to)
        }
        Some(Phrase::Button | Phrase::Part) => {
            // buttons in a row are one piece
            while let Some(next) = next_word(chars, to, end) {
                let after = word_end(chars, next, end);
                let more = read(chars.get(next..after).unwrap_or_default());
                if !matches!(more, Some(Phrase::Button | Phrase::Part | Phrase::Sure)) {
                    break;
                }
                to = after;
            }
            to
        }
        Some(_) => to,
    }
}

/// Where the path of a page ends that its leading words opened.
fn path_end(chars: &[char], from: usize, end: usize) -> usize {
    let mut at = from;
    while let Some(start) = next_word(chars, at, end) {
        let to = word_end(chars, start, end);
        let word = chars.get(start..to).unwrap_or_default();
        let known = matches!(read(word), Some(Phrase::Button | Phrase::Part | Phrase::Sure))
            || ["首页", "网站首页"].iter().any(|home| shape::starts_with(word, home));
        let named = word.len() <= 12
            && shape::ends_with_any(word, PART_ENDS)
            && !shape::contains(word, "关于")
            && !shape::contains(word, "人民政府");
        if !known && !named {
            break;
        }
        at = to;
    }
    at
}

/// A page's phrase glued to the date or the bracket before it: 2026年3月1日扫一扫在手机打开当前页.
fn glued(chars: &[char], start: usize, end: usize) -> Option<usize> {
    let word = chars.get(start..end)?;
    let ends = word.iter().enumerate().rev().filter(|(_, c)| "日。）)".contains(**c));
    ends.take(LETTERS).map(|(at, _)| start + at + 1).find(|at| {
        let rest = chars.get(*at..end).unwrap_or_default();
        read(rest).is_some_and(|phrase| phrase.proves())
    })
}

fn read(text: &[char]) -> Option<Phrase> {
    let line: String = text.iter().collect();
    phrase::read(&line, &solid(text))
}

/// 10:49, 10:49:11
fn is_clock(chars: &[char]) -> bool {
    matches!(chars.len(), 4 | 5 | 7 | 8)
        && chars.iter().all(|c| c.is_ascii_digit() || "：:".contains(*c))
        && chars.iter().any(|c| "：:".contains(*c))
}

fn space(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(|c| shape::is_space(*c))
}

fn next_word(chars: &[char], from: usize, end: usize) -> Option<usize> {
    (from..end).find(|at| !space(chars, *at))
}

fn word_end(chars: &[char], from: usize, end: usize) -> usize {
    (from..end).find(|at| space(chars, *at)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let gone = pieces(&chars);
        let gone = |at: &usize| gone.iter().any(|one| !one.doubtful && one.range.contains(at));
        let kept = chars.iter().enumerate().filter(|(at, _)| !gone(at)).map(|(_, c)| *c);
        kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    const DOCUMENT: &str = "甲局关于乙事的通知 各科室： 请做好工作。 甲局 2021年3月1日";

    #[test]
    fn path_data_and_foot_stand_outside() {
        for (head, foot) in [
            ("当前位置： 首页 文件 时间：2021-03-02 10:49 微信 微博 ", " 来源：甲网 附件下载"),
            (
                "索 引 号：1-2 发布机构：甲局 有效性：有效 ",
                " 扫一扫在手机打开当前页 版权所有：甲局",
            ),
            ("文号： 发布时间：2021-03-02 10:49:11 ", " 分享到：微信 微博 QQ空间"),
            ("", " 打印本页 关闭窗口"),
            ("", "更多信息请关注官方微信“甲地发布”"),
            ("", ""),
        ] {
            assert_eq!(inside(&format!("{head}{DOCUMENT}{foot}")), DOCUMENT, "{head}{foot}");
        }
    }

    #[test]
    fn a_title_in_the_path_goes_only_where_it_stands_again() {
        let page = "当前位置： 首页 政务公开 乙县人民政府 关于丙园规划区 坟墓迁移的通告 发布日期：2026-03-01 ";
        assert_eq!(
            inside(&format!("{page}现就有关事项通告如下： 请于4月底前迁移。 乙县人民政府")),
            "乙县人民政府 关于丙园规划区 坟墓迁移的通告 现就有关事项通告如下： 请于4月底前迁移。 乙县人民政府"
        );
        let page = "当前位置： 首页政务公开 关于乙事的通知 时间：2021-03-02 10:49 微信 微博 ";
        assert_eq!(inside(&format!("{page}{DOCUMENT}")), DOCUMENT);
    }

    #[test]
    fn sentences_that_begin_as_a_foot_does_stay() {
        for text in [
            "承办单位要做好衔接。",
            "主办单位发生变化的，要及时变更。",
            "来源：各单位自筹。",
            "相关文件由办公室印发。",
            "附件下载地址另行通知。",
        ] {
            let all = format!(
                "甲局关于乙事的通知 各科室： 请做好工作。{text}请遵照执行。 {text} 甲局 2021年3月1日"
            );
            assert_eq!(inside(&all), all);
        }
    }
}
