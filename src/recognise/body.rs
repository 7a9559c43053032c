//! The text of a document: paragraphs, headings, 附件说明, rosters and tables, and what closes it
//! (署名, 成文日期, 附注).

use crate::document::{Role, RunIn, Zone};

use super::Reader;
use super::shapes::{
    ends_sentence, has_sentence, is_article, is_blank, is_date, is_note, is_organ, ordinal, solid,
    width,
};

/// Longest heading, its mark aside.
const HEADING: usize = 34;

/// Reads the pieces from `at` to before `end`.
pub(super) fn read(reader: &mut Reader, mut at: usize, end: usize, zone: Zone) {
    let closing = closing(reader, at, end);
    while at < closing.start {
        at = element(reader, at, closing.start, zone);
    }
    if closing.date > closing.start {
        reader.push(Role::Signature, zone, closing.start, closing.date, "日期前的署名");
    }
    if closing.date < closing.notes {
        reader.push(Role::SignatureDate, zone, closing.date, closing.notes, "文末的日期");
    }
    for note in closing.notes..end {
        reader.push(Role::Note, zone, note, note + 1, "日期后的附注");
    }
}

/// Where 署名, date and notes begin.
struct Closing {
    start: usize,
    date: usize,
    notes: usize,
}

fn closing(reader: &Reader, from: usize, end: usize) -> Closing {
    let none = Closing { start: end, date: end, notes: end };
    let mut notes = end;
    while notes > from && is_note(reader.text(notes - 1)) {
        notes -= 1;
    }
    if notes == from {
        return none;
    }
    if !is_date(reader.text(notes - 1)) {
        // a signature without a date, or notes alone
        let noted = notes < end && notes > from;
        return if noted && is_organ(reader.text(notes - 1)) {
            Closing { start: notes - 1, date: notes, notes }
        } else if noted {
            Closing { start: notes, date: notes, notes }
        } else {
            none
        };
    }
    let date = notes - 1;
    let mut start = date;
    while start > from && date - start < 6 && is_signature(reader.text(start - 1)) {
        start -= 1;
    }
    Closing { start, date, notes }
}

/// A line of the 署名: an organ, or post and name.
fn is_signature(text: &str) -> bool {
    let short = width(text) <= 24 && !has_sentence(text) && !text.ends_with(['：', ':', '，']);
    let person =
        short && text.contains(is_blank) && !text.contains('、') && ordinal(text).is_none();
    let closing_words = solid(text).starts_with("特此") || solid(text) == "此复";
    !closing_words && !solid(text).starts_with("附件") && (is_organ(text) || person)
}

/// Reads one element; gives the piece behind it.
fn element(reader: &mut Reader, at: usize, end: usize, zone: Zone) -> usize {
    let text = reader.text(at).to_owned();
    if is_attachment_note(&text) {
        let more = (at + 1..end)
            .take_while(|&index| {
                let next = reader.text(index);
                !has_sentence(next) && ordinal(next).is_some_and(|(level, _)| level == 3)
            })
            .count();
        reader.push(Role::AttachmentNote, zone, at, at + 1 + more, "附件说明标签");
        reader.label_last();
        return at + 1 + more;
    }
    if let Some(role) = attendance(&text) {
        reader.push(role, zone, at, at + 1, "出席列席请假标签");
        reader.label_last();
        return at + 1;
    }
    if text.contains('\t') {
        let rows = (at..end).take_while(|&index| reader.text(index).contains('\t')).count();
        if rows >= 2 {
            reader.push(Role::Table, zone, at, at + rows, "制表符分列");
            return at + rows;
        }
    }
    if is_roster_line(&text) {
        let rows = (at..end).take_while(|&index| is_roster_line(reader.text(index))).count();
        reader.push(Role::Roster, zone, at, at + rows, "分列的名单");
        return at + rows;
    }
    let (role, run_in, reason) = numbered(&text);
    reader.push(role, zone, at, at + 1, reason);
    if let Some(block) = reader.blocks.last_mut() {
        block.run_in = run_in;
    }
    at + 1
}

/// A heading, a heading with its text, a numbered sentence or a plain paragraph.
fn numbered(text: &str) -> (Role, Option<RunIn>, &'static str) {
    let Some((level, mark)) = ordinal(text) else {
        let reason = if is_article(text) { "条文" } else { "正文" };
        return (Role::Para, None, reason);
    };
    let rest: String = text.chars().skip(mark).collect();
    if !has_sentence(&rest)
        && !rest.contains('，')
        && width(&rest) <= HEADING + 10
        && !rest.ends_with('：')
    {
        return (Role::Heading(level), None, "序号后没有句子");
    }
    let first: String =
        rest.chars().take_while(|c| !matches!(c, '。' | '：' | '；' | '！' | '？')).collect();
    let stop = first.chars().count();
    let follows = rest.chars().count() > stop + 1;
    let full_stop = rest.chars().nth(stop) == Some('。');
    let clauses: Vec<usize> = first.split('，').map(width).collect();
    let nominal = stop <= HEADING && (clauses.len() == 1 || clauses.iter().all(|n| *n <= 12));
    const ACTS: &[&str] = &["同意", "原则同意", "本", "你", "请", "自"];
    let act = ACTS.iter().any(|word| first.starts_with(word)) && clauses.len() == 1;
    if full_stop && follows && nominal && !act && clauses.len() <= 4 {
        return (Role::Para, Some(RunIn { level, chars: mark + stop + 1 }), "序号后的短句");
    }
    (Role::NumberedPara(level), None, "序号后是正文")
}

fn is_attachment_note(text: &str) -> bool {
    let text = solid(text);
    text.split_once(['：', ':']).is_some_and(|(label, rest)| {
        (label == "附件" || label == "附") && !rest.is_empty() && !has_sentence(rest)
    })
}

fn attendance(text: &str) -> Option<Role> {
    let (label, rest) = text.split_once(['：', ':'])?;
    let label = solid(label);
    let known = [
        "出席",
        "列席",
        "请假",
        "缺席",
        "主持",
        "记录",
        "出席人员",
        "列席人员",
        "参加人员",
        "主持人",
        "记录人",
    ];
    (known.contains(&label.as_str()) && !rest.is_empty()).then_some(Role::Attendance)
}

/// A line in columns: two gaps of white space or more, or one wide gap, and no sentence.
fn is_roster_line(text: &str) -> bool {
    if has_sentence(text) || width(text) > 60 || ordinal(text).is_some() || ends_sentence(text) {
        return false;
    }
    let mut gaps = 0;
    let mut wide = 0;
    let mut run = 0;
    for c in text.chars() {
        if is_blank(c) {
            run += if c == '\u{3000}' { 2 } else { 1 };
        } else {
            gaps += usize::from(run >= 2);
            wide += usize::from(run >= 4);
            run = 0;
        }
    }
    gaps >= 2 || wide >= 1
}
