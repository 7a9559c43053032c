//! What a language model says round the document it was asked for: thinking blocks, a sentence above
//! (以下是为您拟写的…：), sentences below (希望以上内容对您有帮助！). They are left out, and told.
//!
//! A sentence is chat by a closed grammar of small classes of words ([`sentence`]), and only in the
//! first or last lines of the text. What may be of the document stays: a remark that forms hold too
//! (请根据实际情况填写) goes only where another sentence proves that a model wrote the text.

mod sentence;
mod thinking;

use super::Line;
use crate::diagnostic::{Change, LeftOut, LeftOutKind, watch};
use crate::text::character::is_space;
use sentence::Verdict;

/// Name of the rule in records.
const RULE: &str = "chat";
/// Lines above the document that may be chat.
const HEAD: usize = 3;
/// Lines below it.
const TAIL: usize = 8;
/// Fewest lines of a document.
const LEAST: usize = 3;

/// What is left out of the lines.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub changes: Vec<Change>,
    pub left_out: Vec<LeftOut>,
}

pub(super) use thinking::take as take_thinking;

/// Leaves out the chat above and below the document.
pub(super) fn take(lines: &mut Vec<Line>, left: &mut Left) {
    let opening = head(lines);
    let mut closing: Vec<(usize, Verdict)> = Vec::new();
    for (at, line) in lines.iter().enumerate().rev().take(TAIL) {
        match sentence::closing(line.placed.chars()) {
            Verdict::No if is_rule(line) => {}
            Verdict::No => break,
            verdict => closing.push((at, verdict)),
        }
    }
    let sure = |one: &(usize, Verdict)| one.1 == Verdict::Chat;
    let proven = !opening.is_empty() || !left.left_out.is_empty() || closing.iter().any(sure);
    let mut gone = opening;
    if proven {
        gone.extend(closing.into_iter().rev().map(|(at, _)| at));
    }
    gone.dedup();
    if lines.len() >= gone.len() + LEAST {
        drop_lines(lines, &gone, left);
    }
}

/// The lines of chat at the head, without a gap but for rules.
fn head(lines: &[Line]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut sure = false;
    for (at, line) in lines.iter().enumerate().take(HEAD) {
        match sentence::opening(line.placed.chars()) {
            Verdict::No if is_rule(line) => {}
            Verdict::No => break,
            verdict => {
                sure |= verdict == Verdict::Chat;
                found.push(at);
            }
        }
    }
    if !sure {
        found.clear();
    }
    found
}

/// Three signs and nothing else: a line between chat and document.
fn is_rule(line: &Line) -> bool {
    let chars = line.placed.chars();
    let signs = chars.iter().filter(|c| !is_space(**c));
    signs.clone().take(3).count() == 3 && signs.clone().all(|c| "-—─*_=".contains(*c))
}

/// Drops lines by number, in order, each with its record.
fn drop_lines(lines: &mut Vec<Line>, gone: &[usize], left: &mut Left) {
    let (mut at, mut above) = (0, (0, false));
    lines.retain_mut(|line| {
        watch::tick(1);
        let go = gone.binary_search(&at).is_ok();
        at += 1;
        if go {
            let length = line.placed.chars().len();
            drop_front(line, length, left);
            above = (line.blank_above.max(above.0).max(1), above.1 | line.page_break_above);
        } else {
            line.blank_above = line.blank_above.max(above.0);
            line.page_break_above |= above.1;
            above = (0, false);
        }
        !go
    });
}

/// Leaves out so many characters at the front of a line.
fn drop_front(line: &mut Line, length: usize, left: &mut Left) {
    let (number, column) = line.placed.place(0);
    let text = line.placed.chars().get(..length).unwrap_or_default().iter().collect();
    let kind = LeftOutKind::Furniture;
    left.left_out.push(LeftOut { line: number, joined: Vec::new(), column, kind, text });
    line.placed.edit(RULE, |walk| walk.cut(length), &mut left.changes, |_, _| {});
}

#[cfg(test)]
mod tests {
    use super::super::Carried;
    use super::*;

    fn without(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut lines = Carried::plain(&chars).lines;
        let mut left = Left::default();
        take_thinking(&mut lines, &mut left);
        take(&mut lines, &mut left);
        lines.iter().map(|line| line.text().to_string()).collect()
    }

    const TEXT: &str = "关于甲的通知\n\n各局：\n请落实。\n\n甲局\n2026年3月1日";

    #[test]
    fn chat_round_a_document_goes() {
        for (above, below) in [
            ("好的，根据您的要求，我为您拟写了一份通知，内容如下：", ""),
            ("当然可以！以下是一份通知范文，供您参考：\n\n---", "---\n希望这份通知对您有所帮助。"),
            ("【通知范文】", "需要我再写一份请示吗？"),
            ("", "说明：以上通知为范文，如需调整语气，请随时告诉我。"),
            ("", "（注：请根据实际情况填写方括号中的内容。）\n如果需要修改，我可以帮您继续完善。"),
            ("<think>\n先写标题，\n再写正文。\n</think>", "注：以上内容由AI生成，仅供参考。"),
            ("<details><summary>思考过程</summary>\n甲\n</details>", ""),
        ] {
            let text = format!("{above}\n\n{TEXT}\n\n{below}");
            let kept: Vec<String> =
                without(&text).into_iter().filter(|line| line != "---").collect();
            let want: Vec<&str> = TEXT.lines().filter(|line| !line.is_empty()).collect();
            assert_eq!(kept, want, "{text}");
        }
    }

    #[test]
    fn what_a_document_may_say_stays() {
        for line in [
            "以下是我代表市政府作的报告，请审议：",
            "如有疑问，请随时与我局联系。",
            "如需咨询，请随时联系我们。",
            "（注：请根据实际情况填写）",
            "以上内容仅供参考。",
            "希望您继续支持我市工作。",
            "为您服务一百条",
            "【解读】",
            "附件：通知范文",
            "<think>",
            "您好！",
        ] {
            let text = format!("{line}\n{TEXT}\n{line}");
            assert_eq!(without(&text).iter().filter(|kept| *kept == line).count(), 2, "{line}");
        }
    }

    #[test]
    fn chat_inside_a_document_stays() {
        let line = "希望以上内容对您有帮助！";
        let text = format!("{line}\n{TEXT}\n{line}\n{TEXT}");
        assert_eq!(without(&text).iter().filter(|kept| *kept == line).count(), 2);
    }

    #[test]
    fn words_behind_a_thinking_block_stay_in_their_line() {
        let kept = without("<think>甲</think>关于乙的通知\n丙\n丁");
        assert_eq!(kept, ["关于乙的通知", "丙", "丁"]);
    }
}
