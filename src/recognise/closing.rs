//! How a document ends: 附件说明, 署名, 成文日期, 附注; and where the next one, attached or forwarded,
//! begins. Cuts the text between header and colophon into one part per document.

use super::kind::wenzhong_of;
use super::scene::{Mark, Scene};
use super::shape;
use super::{form, front};
use crate::diagnostic::watch;
use crate::document::{Role, Zone};
use crate::text::columns;
use crate::text::date::Date;
use crate::text::marker::Marker;

/// Most attachments that are cut from their titles.
const MOST_TITLED: usize = 64;

/// Most lines of a 署名 whose organs are told by the date alone.
const SIGNATURE_LINES: usize = 4;

/// Longest name of an attachment among the items of a list.
const ITEM: usize = 60;

/// Most organs, one a line, that sign together.
const JOINT_LINES: usize = 40;

/// A document within the text: its zone and where its body runs.
#[derive(Debug)]
pub struct Part {
    /// Its zone.
    pub zone: Zone,
    /// Pieces of its body, free ones only.
    pub body: std::ops::Range<usize>,
}

/// Marks fronts and closings of all documents from `from` on.
pub fn read(scene: &mut Scene, from: usize) -> Vec<Part> {
    let mut end = scene.len();
    let mut parts = Vec::new();
    let from = marker_above(scene, from);
    let mut at = front::read(scene, from, end, Zone::Main);
    let mut zone = Zone::Main;
    let mut start = at;
    // number of attached documents so far
    let mut attached = 0;
    let mut closed = false;
    while at < end {
        watch::tick(1);
        if scene.free(at).is_none() {
            at += 1;
            continue;
        }
        if let Some(label) = titled_marker(scene, at, closed || zone != Zone::Main)
            && attached < MOST_TITLED
        {
            scene.split(at, label);
            end = scene.len();
        }
        if !opens_attachment(scene, at)
            && !scene.pieces.get(start..at).is_some_and(<[_]>::is_empty)
            && let Some(next) = attachment_note(scene, at, zone, false)
        {
            at = next;
            continue;
        }
        if opens_attachment(scene, at) {
            parts.push(Part { zone, body: start..at });
            zone = Zone::Attached(attached);
            attached += 1;
            let mark =
                Mark { zone, ..Mark::new(Role::AttachmentMarker, "附件 alone on a line", 0.95) };
            scene.mark(at, mark);
            at = front::read(scene, at + 1, end, zone);
            start = at;
            continue;
        }
        if let Some(next) = closing(scene, at, start, zone) {
            closed = true;
            at = notes(scene, next, zone);
            if zone == Zone::Main
                && titled_marker(scene, at, true).is_none()
                && let Some(next) = attachment_note(scene, at, zone, true)
                && !opens_attachment(scene, at)
            {
                at = next;
            }
            if titled_marker(scene, at, true).is_some() {
                continue;
            }
            let rest = (at..end).find(|i| scene.free(*i).is_some());
            if let Some(rest) =
                rest.filter(|rest| begins_document(scene, *rest) && !opens_attachment(scene, *rest))
            {
                parts.push(Part { zone, body: start..rest });
                zone = Zone::Attached(attached);
                attached += 1;
                at = front::read(scene, rest, end, zone);
                start = at;
            }
            continue;
        }
        at += 1;
    }
    parts.push(Part { zone, body: start..end });
    parts
}

/// 附件3 or 大纲4 above the title: the text is itself an attachment. Gives the place of the title.
fn marker_above(scene: &mut Scene, from: usize) -> usize {
    let marked = scene.free(from).is_some_and(|piece| {
        let numbered = match piece.chars {
            [a, b, c] => shape::is_han(*a) && shape::is_han(*b) && shape::is_digit(*c),
            _ => false,
        };
        shape::is_attachment_marker(piece.chars) || numbered
    });
    if marked {
        scene.mark(from, Mark::new(Role::AttachmentMarker, "marker above the title", 0.8));
    }
    from + usize::from(marked)
}

/// Marks a 附件说明 that begins here and gives the place after it.
fn attachment_note(scene: &mut Scene, at: usize, zone: Zone, closed: bool) -> Option<usize> {
    let piece = scene.free(at)?;
    let label = shape::attachment_label_len(piece.chars)?;
    let name = piece.len() - label;
    let numbered_label = label > 3 || (piece.starts("附") && !piece.starts("附件") && label > 2);
    let listed = scene.free(at + 1).is_some_and(|next| item(next).is_some_and(|n| n == 1));
    // items whose marks went with the carrier
    let items = (1..).take_while(|n| is_bare_item(scene, at + n)).count();
    if name == 0 && !listed && items == 0 {
        return None;
    }
    if name == 0 && !listed {
        let end = at + 1 + items;
        let reason = if items > 1 { form::ITEMS } else { "附件： above an item" };
        let mark = Mark { zone, ..Mark::new(Role::AttachmentNote, reason, 0.85) };
        scene.mark_all(at, end, &mark);
        scene.change(at, |mark| mark.label = label);
        return Some(end);
    }
    // a title on the line of its marker, its body below, after the closing: no list
    let body_below = scene.free(at + 1).is_some_and(|next| {
        shape::attachment_label_len(next.chars).is_none() && item(next).is_none() && next.len() > 1
    });
    if closed && body_below && numbered_label {
        return None;
    }
    let end = note_end(scene, at, numbered_label);
    let reason = if closed { "附件： below the date" } else { "附件： below the body" };
    let mark = Mark { zone, ..Mark::new(Role::AttachmentNote, reason, 0.95) };
    scene.mark_all(at, end, &mark);
    if !numbered_label {
        scene.change(at, |mark| mark.label = label);
    }
    Some(end)
}

/// Number of an item of the list: 2.名称.
fn item(piece: &super::piece::Piece) -> Option<u32> {
    shape::attachment_item(piece.chars).map(|(number, _)| number)
}

/// A short item of a list whose mark was a sign.
fn is_bare_item(scene: &Scene, at: usize) -> bool {
    scene.is_item(at)
        && scene.free(at).is_some_and(|piece| {
            piece.marker.is_none() && piece.len() <= ITEM && !piece.chars.contains(&'。')
        })
}

/// Where a 附件说明 ends: items count on, hanging lines belong to them, a 署名 stops it.
fn note_end(scene: &Scene, at: usize, numbered_label: bool) -> usize {
    let mut next = at + 1;
    let first = scene.piece(at).and_then(|piece| {
        let label = shape::attachment_label_len(piece.chars)?;
        let rest = piece.chars.get(label..)?;
        Marker::read(rest).filter(|marker| shape::counts(marker.form))
    });
    let mut expected = first.map_or(1, |first| first.number + 1);
    let counted_on = |piece: &super::piece::Piece| {
        let same = piece.marker.filter(|marker| first.is_some_and(|f| f.form == marker.form));
        same.map(|marker| marker.number).or_else(|| item(piece))
    };
    let mut counted = first.is_some();
    while let Some(piece) = scene.free(next) {
        watch::tick(1);
        let again = shape::attachment_label_len(piece.chars).is_some_and(|len| len < piece.len());
        if counted_on(piece) == Some(expected) {
            expected += 1;
            counted = true;
        } else if again && numbered_label {
            expected += 1;
        } else {
            let signs = (1..=SIGNATURE_LINES.max(organs(scene, next)))
                .any(|n| scene.piece(next + n).is_some_and(|p| shape::is_date(p.chars)))
                && (shape::is_organ(piece.chars)
                    || scene.piece(next + 1).is_some_and(|p| shape::is_date(p.chars)));
            let before = scene.piece(next - 1).map_or(0, |p| p.len());
            let hangs = !signs
                && (counted || numbered_label || before >= 20)
                && piece.len() <= 30
                && before >= 16
                && !piece.has_stop()
                && piece.marker.is_none()
                && !shape::is_date(piece.chars)
                && !shape::is_organ(piece.chars)
                && !shape::is_attachment_marker(piece.chars)
                && (!piece.blank_above || scene.piece(next - 1).is_some_and(|p| p.blank_above));
            if !hangs {
                break;
            }
        }
        next += 1;
    }
    next
}

/// 附件1：名称 below a closing, with its body below: characters of the label.
fn titled_marker(scene: &Scene, at: usize, closed: bool) -> Option<usize> {
    let piece = scene.free(at).filter(|_| closed)?;
    let label = shape::attachment_label_len(piece.chars)?;
    let name = piece.chars.get(label..).filter(|name| (2..=60).contains(&name.len()))?;
    let plain = !piece.has_stop() && Marker::read(name).is_none();
    // a list names one after the other, a document has its text below
    let body = scene.free(at + 1).is_some_and(|next| {
        shape::attachment_label_len(next.chars).is_none()
            && item(next).is_none_or(|number| number == 1)
            && shape::unbracketed(next.chars).is_none()
            && !shape::is_attachment_marker(next.chars)
            && next.len() > 1
    });
    (plain && body).then_some(label)
}

/// 附件 alone on a line, and not the head of a list of names.
fn opens_attachment(scene: &Scene, at: usize) -> bool {
    let Some(piece) = scene.free(at) else { return false };
    let listed = scene.free(at + 1).is_some_and(|next| item(next) == Some(1));
    let colon = matches!(piece.last(), '：' | ':');
    let listed = listed || is_bare_item(scene, at + 1);
    shape::is_attachment_marker(piece.chars) && !(listed && colon) && !is_empty_label(scene, at)
}

/// 附件： as the last line of all: a web page left it, and it opens nothing.
fn is_empty_label(scene: &Scene, at: usize) -> bool {
    let colon = scene.free(at).is_some_and(|piece| matches!(piece.last(), '：' | ':'));
    colon && (at + 1..scene.len()).all(|i| scene.free(i).is_none())
}

/// A 署名 and 成文日期 that end the document here; the place after them.
fn closing(scene: &mut Scene, at: usize, start: usize, zone: Zone) -> Option<usize> {
    let piece = scene.free(at)?;
    let mark = |role, reason: &'static str, confidence| Mark {
        zone,
        ..Mark::new(role, reason, confidence)
    };
    if shape::is_date(piece.chars) && at > start {
        let lines =
            (1..=JOINT_LINES).take_while(|n| at >= start + n && signs(scene, at - n, *n)).count();
        let alone = lines == 0;
        let after = scene.piece(at + 1);
        let ends = after.is_none_or(|after| {
            scene.free(at + 1).is_none()
                || shape::unbracketed(after.chars).is_some()
                || opens_attachment(scene, at + 1)
                || begins_document(scene, at + 1)
        });
        if alone && !ends {
            return None;
        }
        let reason = "organ above the date that ends the text";
        scene.mark_all(at - lines, at, &mark(Role::Signature, reason, 0.93));
        scene.mark(at, mark(Role::SignatureDate, "date that ends the text", 0.95));
        return Some(at + 1);
    }
    // an organ as the last line of all, without a date
    let last = || (at + 1..scene.len()).all(|i| scene.free(i).is_none());
    let above = at.checked_sub(1).and_then(|above| scene.piece(above));
    if at > start
        && shape::is_organ(piece.chars)
        && piece.len() <= 25
        && above.is_some_and(|above| above.ends_sentence() && above.len() > 12)
        && !piece.ends("单位")
        && last()
    {
        scene.mark(at, mark(Role::Signature, "organ in the last line", 0.7));
        return Some(at + 1);
    }
    None
}

/// A line that may belong to a 署名, `n` lines above the date.
fn signs(scene: &Scene, at: usize, n: usize) -> bool {
    let Some(piece) = scene.free(at) else { return false };
    let plain = piece.len() <= if n == 1 { 60 } else { 40 }
        && !piece.has_stop()
        && piece.marker.is_none()
        && !piece.chars.iter().any(|c| "，：:、".contains(*c))
        && Date::read(piece.chars).is_none()
        && shape::attachment_label_len(piece.chars).is_none()
        && !["特此", "此复", "专此", "此致", "妥否", "以上", "谢谢"]
            .iter()
            .any(|word| piece.starts(word));
    let deputy =
        piece.ends("代章") || piece.ends("代章）") || piece.ends("代)") || piece.ends("代）");
    let organs =
        columns::fields(piece.text).iter().all(|part| shape::is_organ(&shape::squeeze(part.text)));
    let person = shape::is_post_and_name(piece.text);
    plain
        && (n == 1 || organs || person || deputy)
        && (n == 1 || shape::is_organ(piece.chars) || organs || person)
}

/// Number of organs one a line from `at` on.
fn organs(scene: &Scene, at: usize) -> usize {
    let organ = |at: usize| scene.free(at).is_some_and(|piece| shape::is_organ(piece.chars));
    (0..JOINT_LINES).take_while(|n| organ(at + n)).count()
}

/// Marks the 附注 below the date.
fn notes(scene: &mut Scene, at: usize, zone: Zone) -> usize {
    let mut at = at;
    while let Some(piece) = scene.free(at) {
        if let Some(lines) = broken_note(scene, at) {
            let mark = Mark { zone, ..Mark::new(Role::Note, "brackets over several lines", 0.85) };
            scene.mark_all(at, at + lines, &mark);
            at += lines;
            continue;
        }
        let bracketed = shape::unbracketed(piece.chars).is_some() && !shape::is_date(piece.chars);
        let contact = ["联系人", "联系电话", "联系方式"].iter().any(|word| piece.starts(word));
        if !(bracketed || contact) || piece.len() > 120 {
            break;
        }
        let reason = if bracketed { "brackets below the date" } else { "contact below the date" };
        scene.mark(at, Mark { zone, ..Mark::new(Role::Note, reason, 0.9) });
        at += 1;
    }
    at
}

/// Lines of a 附注 whose brackets close on a later line.
fn broken_note(scene: &Scene, at: usize) -> Option<usize> {
    let opens =
        |at: usize| scene.free(at).filter(|piece| piece.len() <= 80 && piece.marker.is_none());
    let first = opens(at)?;
    let open = first.chars.first().is_some_and(|c| "（(".contains(*c));
    if !open || first.chars.iter().filter(|c| "）)".contains(**c)).count() > 0 {
        return None;
    }
    (2..=3).find(|lines| opens(at + lines - 1).is_some_and(|p| matches!(p.last(), '）' | ')')))
}

/// A title, perhaps behind 附件1：, opens another document here.
fn begins_document(scene: &Scene, at: usize) -> bool {
    let Some(piece) = scene.free(at) else { return false };
    if shape::is_attachment_marker(piece.chars) {
        return !is_empty_label(scene, at);
    }
    if piece.has_stop() || piece.len() > 60 || piece.marker.is_some_and(|m| m.level().is_some()) {
        return false;
    }
    if matches!(piece.last(), '：' | ':' | '，') || shape::is_date(piece.chars) {
        return false;
    }
    if piece.chars == ['目', '录'] || shape::is_contents_line(piece.text) {
        return false;
    }
    let named = (0..3).any(|n| {
        scene
            .free(at + n)
            .is_some_and(|p| !p.has_stop() && p.len() <= 60 && wenzhong_of(p.chars).is_some())
    });
    let more = scene.free(at + 1).is_some();
    more && (named || piece.has("关于") || piece.ends("表") || piece.len() >= 4)
}
