//! What a language model says round the document it was asked for: thinking blocks, a sentence above
//! (以下是为您拟写的…：), sentences below (希望以上内容对您有帮助！). They are left out, and told.
//!
//! A sentence is chat by a closed grammar of small classes of words ([`sentence`]), and only in the
//! first or last lines of the text. A remark that forms hold too (请根据实际情况填写) goes only where
//! another sentence, or a fence round the document, proves that a model wrote the text; else it
//! stays, and is told. What may be an element never goes.

mod sentence;
mod thinking;

use super::Line;
use super::line::drop_lines;
use crate::diagnostic::{Change, Diagnostic, LeftOut, LeftOutKind, watch};
use crate::text::character::is_space;
use crate::text::date::Date;
use crate::text::marker::{Form, Marker};
use sentence::Verdict;

/// Name of the rule in records.
const RULE: &str = "chat";
/// Lines above the document that may be chat.
const HEAD: usize = 4;
/// Lines below it.
const TAIL: usize = 12;
/// Fewest lines of a document.
const LEAST: usize = 3;

/// What is left out of the lines.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub changes: Vec<Change>,
    pub left_out: Vec<LeftOut>,
}

pub(super) use thinking::take as take_thinking;

/// Leaves out the chat above and below the document; `wrapper` are the source lines of fences round
/// it. Gives a warning for each line that may be chat and stays.
pub(super) fn take(
    lines: &mut Vec<Line>,
    wrapper: Option<(u32, u32)>,
    left: &mut Left,
) -> Vec<Diagnostic> {
    let outside = |line: &Line| {
        wrapper.is_some_and(|(open, close)| line.line < open || line.line > close)
            && !is_element(line)
    };
    let (opening, opened) = head(lines, &outside);
    let (closing, closed) = tail(lines, &outside);
    let proven = opened || closed || !left.left_out.is_empty();
    let gone: Vec<usize> = if proven {
        let below = closing.filter(|at| !opening.contains(at));
        opening.clone().chain(below).collect()
    } else {
        Vec::new()
    };
    if !gone.is_empty() && lines.len() >= gone.len() + LEAST {
        drop_lines(lines, &gone, |line| {
            let length = line.placed.chars().len();
            drop_front(line, length, left);
        });
        return Vec::new();
    }
    // nothing proves it: it stays, and is told
    let (first, last) = (lines.first(), lines.last());
    let doubtful = first.filter(|line| sentence::opening(line.placed.chars()) != Verdict::No);
    let below = last.filter(|line| sentence::closing(line.placed.chars()) != Verdict::No);
    let doubt = |line: &Line| {
        let (number, column) = line.placed.place(0);
        Diagnostic::new("W-PAGE-WORDS").at(number, column).with(line.text())
    };
    doubtful.into_iter().chain(below).map(doubt).collect()
}

/// The lines of chat at the head, rules between them included, and whether one is beyond doubt.
fn head(lines: &[Line], outside: &impl Fn(&Line) -> bool) -> (std::ops::Range<usize>, bool) {
    let (mut end, mut sure) = (0, false);
    for (at, line) in lines.iter().enumerate().take(HEAD) {
        let chars = line.placed.chars();
        let verdict = match sentence::opening(chars) {
            _ if outside(line) => Verdict::Chat,
            // what is said below may be said above, once a model has spoken
            Verdict::No if sure => sentence::closing(chars),
            verdict => verdict,
        };
        match verdict {
            Verdict::No if is_rule(line) => {}
            Verdict::No => break,
            verdict => {
                sure |= verdict == Verdict::Chat;
                end = at + 1;
            }
        }
    }
    (0..end, sure)
}

/// The lines of chat at the foot: from the first sentence of it on, no element below, and whether
/// one is beyond doubt.
fn tail(lines: &[Line], outside: &impl Fn(&Line) -> bool) -> (std::ops::Range<usize>, bool) {
    let mut found = (lines.len(), false);
    let mut sure = false;
    for (at, line) in lines.iter().enumerate().rev().take(TAIL) {
        watch::tick(1);
        let verdict = match sentence::closing(line.placed.chars()) {
            _ if outside(line) => Verdict::Chat,
            // so long a line is a paragraph of the body
            Verdict::No if line.placed.chars().len() > sentence::LONGEST => break,
            Verdict::No if is_element(line) => break,
            verdict => verdict,
        };
        sure |= verdict == Verdict::Chat;
        if verdict != Verdict::No {
            found = (at, sure);
        }
    }
    (found.0..lines.len(), found.1)
}

/// What may be an element of a document, or a part of its body: a date, an organ that closes it, a
/// label, a numbered paragraph, brackets below the date. It never goes as chat.
fn is_element(line: &Line) -> bool {
    const LABELS: &[&str] = &[
        "附件",
        "附：",
        "抄送",
        "抄报",
        "抄发",
        "主送",
        "分送",
        "印发",
        "主题词",
        "报：",
        "发：",
        "送：",
        "（联系",
        "(联系",
        "联系人",
        "（此件",
        "(此件",
        "共印",
    ];
    let solid: Vec<char> = line.placed.chars().iter().copied().filter(|c| !is_space(*c)).collect();
    let text: String = solid.iter().take(8).collect();
    let numbered = Marker::read(&solid).is_some_and(|marker| marker.form != Form::Digit);
    let stops = |c: &char| matches!(c, '。' | '！' | '？' | '!' | '?' | '：' | ':' | '；' | '～');
    let dated = Date::first(&solid).is_some();
    // an organ, a title, a name: no sentence
    let named = !solid.iter().any(stops);
    line.placed.chars().contains(&'\t')
        || LABELS.iter().any(|label| text.starts_with(label))
        || numbered
        || dated
        || named && !is_rule(line)
}

/// Three signs and nothing else: a line between chat and document.
fn is_rule(line: &Line) -> bool {
    let chars = line.placed.chars();
    let signs = chars.iter().filter(|c| !is_space(**c));
    signs.clone().take(3).count() == 3 && signs.clone().all(|c| "-—─*_=".contains(*c))
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
        take(&mut lines, None, &mut left);
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
            (
                "好的，没问题！这是一篇讲话稿，请您审阅：",
                "以上方案中的时间均为示例，请根据贵校实际情况填写。",
            ),
            (
                "没问题，下面为您拟写批复：\n> 注：文中的单位名称为示例，请按实际情况替换。",
                "如果还需要标语，可以告诉我，我来为您撰写。\n另外提醒：具体界线请以测绘成果为准。",
            ),
            (
                "<think>甲</think>",
                "---\n说明：\n1. 价格请以实际询价结果为准；\n2. 如贵单位已有编号规则，请替换发文字号；\n3. 建议另附照片。",
            ),
            ("", "---\n使用说明：\n文中数据为示例，请替换为贵单位的实际数据；"),
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
