//! 版记, found from the end: labelled lines (主送, 抄送 …) with their continuation, 印发 line, 份数,
//! 主题词.

use crate::document::{Role, Zone};

use super::Reader;
use super::piece::Piece;
use super::shapes::{date_length, has_sentence, is_organ, ordinal, solid, width};

/// Labels that open an element of the colophon, at a line's start and with a colon.
const LABELS: &[(&str, Role)] = &[
    ("主题词", Role::SubjectWords),
    ("主送", Role::MainRecipients),
    ("抄送", Role::CopyTo),
    ("抄报", Role::CopyTo),
    ("抄发", Role::CopyTo),
    ("分送", Role::CopyTo),
    ("发送", Role::CopyTo),
    ("报送", Role::CopyTo),
    ("报", Role::CopyTo),
    ("送", Role::CopyTo),
    ("发", Role::CopyTo),
];

/// Where the colophon lies, in pieces.
pub(super) struct Colophon {
    pub start: usize,
    pub end: usize,
}

/// Finds the colophon: from the first labelled line behind which nothing but colophon stands.
pub(super) fn find(pieces: &[Piece]) -> Colophon {
    let count = pieces.len();
    let mut start = None;
    // from the end up, over whatever a colophon may hold; a stretch behind it is attached
    let mut end = count;
    let opens = |index: usize| {
        let text = text(pieces, index);
        label(text).is_some() || print_line(pieces, index).is_some() || is_copies(text)
    };
    let Some(last) = (0..count).rev().find(|&index| opens(index)) else {
        return Colophon { start: count, end: count };
    };
    let mut index = last + 1;
    while index > 0 {
        let at = index - 1;
        if opens(at) {
            start = Some(at);
        } else if !(continuation(pieces, at) && (0..at).rev().take(8).any(&opens)) {
            break;
        }
        index = at;
    }
    let Some(mut start) = start else { return Colophon { start: count, end: count } };
    // the 印发机关 stands on the line above its date
    if start > 0 && is_print_date(text(pieces, start)) && is_organ(text(pieces, start - 1)) {
        start -= 1;
    }
    // nothing above it: the labels head the document, they do not close it
    if start < 3 {
        return Colophon { start: count, end: count };
    }
    let behind = (last + 1..count).take_while(|&index| continuation(pieces, index)).count();
    if last + 1 + behind <= count {
        end = last + 1 + behind;
    }
    Colophon { start, end }
}

/// Makes the colophon's blocks.
pub(super) fn read(reader: &mut Reader, colophon: &Colophon) {
    let mut at = colophon.start;
    while at < colophon.end {
        let text = reader.text(at).to_owned();
        if let Some(role) = label(&text) {
            let run = (at + 1..colophon.end)
                .take_while(|&index| {
                    let next = reader.text(index);
                    label(next).is_none()
                        && print_line(reader.pieces, index).is_none()
                        && !is_copies(next)
                        && !(is_organ(next) && is_print_date(reader.text(index + 1)))
                })
                .count();
            reader.push(role, Zone::Colophon, at, at + 1 + run, "版记标签");
            reader.label_last();
            at += 1 + run;
        } else if is_copies(&text) {
            reader.push(Role::Copies, Zone::Colophon, at, at + 1, "共印N份");
            at += 1;
        } else if is_print_date(&text) {
            reader.push(Role::PrintDate, Zone::Colophon, at, at + 1, "日期+印发");
            at += 1;
        } else if is_organ(&text) {
            reader.push(Role::PrintOffice, Zone::Colophon, at, at + 1, "印发日期前的机关");
            at += 1;
        } else {
            reader.push(Role::CopyTo, Zone::Colophon, at, at + 1, "版记中无标签的行");
            at += 1;
        }
    }
}

fn text(pieces: &[Piece], index: usize) -> &str {
    pieces.get(index).map_or("", |piece| piece.text.as_str())
}

fn label(text: &str) -> Option<Role> {
    let (name, _) = text.split_once(['：', ':'])?;
    let name = solid(name);
    LABELS.iter().find(|(label, _)| *label == name).map(|(_, role)| *role)
}

/// `2026年3月5日印发`.
fn is_print_date(text: &str) -> bool {
    let text = solid(text);
    date_length(&text).is_some_and(|length| {
        let tail: String = text.chars().skip(length).collect();
        tail == "印发" || tail == "印"
    })
}

fn print_line(pieces: &[Piece], index: usize) -> Option<()> {
    is_print_date(text(pieces, index)).then_some(())
}

/// `共印120份`, with or without brackets.
fn is_copies(text: &str) -> bool {
    let text = solid(text);
    let inner = text.trim_matches(['（', '）', '(', ')', '。']);
    inner.starts_with("共印") && inner.ends_with('份') && inner.chars().count() <= 12
}

/// A line that may go on an organ list: no lead-in, no ordinal, one sentence at most.
fn continuation(pieces: &[Piece], index: usize) -> bool {
    let text = text(pieces, index);
    let inner = text.trim_end_matches('。');
    ordinal(text).is_none()
        && width(text) <= 120
        && !has_sentence(inner)
        && !solid(text).starts_with("附件")
        && (text.ends_with(['。', '，', '、', '；']) || is_organ(text) || text.contains('、'))
}
