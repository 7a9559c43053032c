//! Where the main text ends, and what is attached to it: attachments with their marker, and
//! documents that are forwarded or issued.

use crate::document::{Role, Zone};

use super::piece::Piece;
use super::shapes::{
    ends_sentence, is_date, is_note, is_organ, may_be_title, ordinal, solid, wenzhong, width,
};
use super::{Reader, body, opening};

/// Where the main text that begins at `from` ends: behind the date that closes it and its 附注, or
/// at an attachment's marker.
pub(super) fn main_end(pieces: &[Piece], from: usize, end: usize) -> usize {
    let text = |index: usize| pieces.get(index).map_or("", |piece| piece.text.as_str());
    for at in from..end {
        if is_marker(text(at)) && at > from {
            return at;
        }
        if !is_date(text(at)) || at <= from {
            continue;
        }
        // a date inside the text (a timetable) is not the closing one
        let signed = at > from && closes(text(at - 1));
        let mut next = at + 1;
        while next < end && is_note(text(next)) {
            next += 1;
        }
        let opens = next >= end
            || is_marker(text(next))
            || (may_be_title(text(next)) && ordinal(text(next)).is_none());
        if signed && opens {
            return next;
        }
    }
    end
}

/// The line before a closing date: an organ, a person, or the end of the text.
fn closes(text: &str) -> bool {
    is_organ(text) || ends_sentence(text) || is_note(text) || width(text) <= 20
}

/// `附件`, `附件1`, `附件一：`, `附件：`.
pub(super) fn is_marker(text: &str) -> bool {
    let text = solid(text);
    text.strip_prefix("附件").or_else(|| text.strip_prefix('附')).is_some_and(|rest| {
        let rest = rest.trim_end_matches(['：', ':']);
        rest.chars().count() <= 2
            && rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

/// Reads the attached documents from `at` to `end`, the first numbered `number`.
pub(super) fn read(reader: &mut Reader, mut at: usize, end: usize, mut number: usize) {
    while at < end {
        let zone = Zone::Attached(number);
        if is_marker(reader.text(at)) {
            reader.push(Role::AttachmentMarker, zone, at, at + 1, "附件标识");
            at += 1;
        }
        at = opening::read(reader, at, end, zone);
        let stop = (at..end).find(|&index| is_marker(reader.text(index))).unwrap_or(end);
        let stop = main_end(reader.pieces, at, stop).max(at + usize::from(at < stop));
        // a title behind a closing date opens another document; else it is all one
        let stop =
            if stop < end && !is_marker(reader.text(stop)) && wenzhong(reader.text(stop)).is_none()
            {
                (stop..end).find(|&index| is_marker(reader.text(index))).unwrap_or(end)
            } else {
                stop
            };
        body::read(reader, at, stop, zone);
        at = stop;
        number += 1;
    }
}
