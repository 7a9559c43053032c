//! 版记, by labels at line starts: 主题词, 主送, 抄送 and its kin with unlabelled lines after them,
//! 印发机关 and date, 份数. Read after the header, wherever in the rest it stands.

use super::scene::{Mark, Scene};
use super::shape;
use crate::diagnostic::watch;
use crate::document::{Role, Zone};
use crate::text::date::Date;

/// Labels that stand alone at a line start, the longest first.
const LABELS: &[(&str, Role)] = &[
    ("主题词", Role::SubjectWords),
    ("主送机关", Role::MainRecipients),
    ("主送", Role::MainRecipients),
    ("抄送机关", Role::CopyTo),
    ("抄送", Role::CopyTo),
    ("抄报", Role::CopyTo),
    ("抄发", Role::CopyTo),
    ("分送", Role::CopyTo),
    ("发送", Role::CopyTo),
    ("报送", Role::CopyTo),
    ("呈送", Role::CopyTo),
    ("呈报", Role::CopyTo),
    ("报", Role::CopyTo),
    ("送", Role::CopyTo),
    ("发", Role::CopyTo),
];

/// Shortest paragraph that is the text of a document for certain.
const TEXT: usize = 16;

/// One-character labels count only this near to the end.
const NEAR_END: usize = 8;

/// Marks every piece of the colophon from `from` on.
pub fn read(scene: &mut Scene, from: usize) {
    let mut at = from;
    while at < scene.len() {
        watch::tick(1);
        let Some((role, label)) = labelled(scene, at) else {
            if !tail(scene, at) {
                at += 1;
                continue;
            }
            at += 1;
            continue;
        };
        let mark = Mark {
            zone: Zone::Colophon,
            label,
            ..Mark::new(role, "label at the line start", 0.97)
        };
        scene.mark(at, mark.clone());
        let mut next = at + 1;
        while role != Role::SubjectWords && continues(scene, next) {
            watch::tick(1);
            scene.mark(
                next,
                Mark {
                    label: 0,
                    joins: true,
                    reason: "organs after a labelled line".into(),
                    confidence: 0.85,
                    ..mark.clone()
                },
            );
            next += 1;
        }
        at = next;
    }
}

/// A label with its colon at the line start: role and characters of the label.
fn labelled(scene: &Scene, at: usize) -> Option<(Role, usize)> {
    let piece = scene.free(at)?;
    let (word, role) = LABELS.iter().find(|(word, _)| {
        let after = || piece.chars.get(word.chars().count());
        piece.starts(word) && matches!(after(), Some('：' | ':'))
    })?;
    let len = word.chars().count();
    let near_end = scene.len() - at <= NEAR_END;
    let list = shape::is_organ_list(piece.chars.get(len + 1..).unwrap_or_default());
    // above the text it is the 主送机关 at its place
    let headed = role == &Role::MainRecipients && text_below(scene, at);
    (!headed && (len > 1 || near_end && list)).then_some((*role, len + 1))
}

/// The next line is a paragraph of text: it has a sentence, and more than organs.
fn text_below(scene: &Scene, at: usize) -> bool {
    scene.free(at + 1).is_some_and(|next| {
        let said = next.chars.iter().any(|c| matches!(c, '。' | '：' | ':'));
        said && next.len() > TEXT && !shape::is_organ_list(next.chars) && !print_date(next)
    })
}

/// An unlabelled line of organs after a labelled one.
fn continues(scene: &Scene, at: usize) -> bool {
    let Some(piece) = scene.free(at) else { return false };
    labelled(scene, at).is_none()
        && !print_date(piece)
        && !piece.starts("共印")
        && piece.marker.is_none()
        && piece.len() <= 160
        && !shape::is_attachment_marker(piece.chars)
        && !scene.piece(at + 1).is_some_and(print_date)
        && !shape::is_date(piece.chars)
        && shape::unbracketed(piece.chars).is_none()
        && (shape::is_organ_list(piece.chars) || piece.chars.contains(&'，') || ends_as_list(piece))
        && super::kind::wenzhong_of(piece.chars).is_none()
}

/// A short list whose last member is a group of organs: 中、省驻某各单位。
fn ends_as_list(piece: &super::piece::Piece) -> bool {
    let chars = match piece.chars {
        [chars @ .., '。'] => chars,
        chars => chars,
    };
    let last = chars.rsplit(|c| "，、".contains(*c)).next().unwrap_or(chars);
    piece.len() <= 60 && (shape::is_organ(last) || last.contains(&'各'))
}

fn print_date(piece: &super::piece::Piece) -> bool {
    let date = shape::without(piece.chars, "印发");
    date.len() < piece.len() && Date::whole(date).is_some()
}

/// 印发 date with the organ before it, 份数; whether the piece was one of these.
fn tail(scene: &mut Scene, at: usize) -> bool {
    let Some(piece) = scene.free(at) else { return false };
    let mark = |role, reason| Mark { zone: Zone::Colophon, ..Mark::new(role, reason, 0.95) };
    if print_date(piece) {
        scene.mark(at, mark(Role::PrintDate, "date with 印发"));
        let office = at.checked_sub(1).filter(|before| {
            scene
                .free(*before)
                .is_some_and(|p| p.len() <= 40 && !p.has_stop() && p.marker.is_none())
        });
        if let Some(before) = office {
            scene.mark(before, mark(Role::PrintOffice, "organ before the 印发 date"));
        }
        return true;
    }
    let inner = shape::unbracketed(piece.chars).unwrap_or(piece.chars);
    if shape::starts_with(inner, "共印") && shape::ends_with(inner, "份") && inner.len() <= 12 {
        scene.mark(at, mark(Role::Copies, "共印 … 份"));
        return true;
    }
    false
}
