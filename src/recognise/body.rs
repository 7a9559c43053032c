//! The body of a document: paragraphs, lists with their headings, rosters, tables, captions,
//! 出席 lines. Every free piece gets a mark; what fits nothing is a paragraph.

use super::closing::Part;
use super::heading::{self, Member, Verdict};
use super::piece::Piece;
use super::scene::{Mark, Scene};
use super::{shape, table};
use crate::diagnostic::watch;
use crate::document::{Role, RunIn};
use crate::text::columns;
use crate::text::marker::{Form, Marker};

/// Marks the body of one part.
pub fn read(scene: &mut Scene, part: &Part, minutes: bool) {
    let zone = part.zone;
    let free: Vec<usize> = part.body.clone().filter(|at| scene.free(*at).is_some()).collect();
    let names = entitled(scene, part, "名单");
    let form = entitled(scene, part, "表");
    let verdicts = lists(scene, &free);
    let mut verdicts = verdicts.into_iter().peekable();
    let tables = table::rows(scene, &free);
    for (index, at) in free.iter().enumerate() {
        let verdict = verdicts.next_if(|(place, _)| place == at).map(|(_, verdict)| verdict);
        let before =
            index.checked_sub(1).and_then(|i| free.get(i)).filter(|b| **b + 1 == *at).copied();
        let after = free.get(index + 1).filter(|a| **a == *at + 1).copied();
        let Some(piece) = scene.piece(*at) else { continue };
        watch::tick(1 + piece.len() / 8);
        if tables.binary_search(at).is_ok() {
            let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Table));
            let row =
                Mark { joins, zone, ..Mark::new(Role::Table, "row among columns of figures", 0.8) };
            scene.mark(*at, row);
            continue;
        }
        let mark = match (verdict, piece.marker.and_then(Marker::level)) {
            // the members of a list of names are its lines
            (Some(Verdict::Sentence), Some(_))
                if names && piece.len() <= 40 && !piece.has_stop() =>
            {
                let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Roster));
                Mark { joins, ..Mark::new(Role::Roster, "member of a list of names", 0.7) }
            }
            // a table of contents names chapters that have no text below them
            (Some(Verdict::Sentence), Some(_))
                if piece
                    .marker
                    .is_some_and(|m| matches!(m.form, Form::Chapter | Form::Section))
                    && !piece.has_stop() =>
            {
                Mark::new(Role::Label, "chapter in a table of contents", 0.8)
            }
            // one that the carrier sets off heads what stands below it
            (Some(Verdict::Sentence), Some(level))
                if scene.is_set_off(*at) && !piece.has_stop() && after.is_some() =>
            {
                numbered(Verdict::Own, level)
            }
            (Some(verdict), Some(level)) => numbered(verdict, level),
            _ => plain(scene, *at, before, after, minutes),
        };
        let mark = if form && mark.role == Role::Roster {
            let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Table));
            Mark { joins, ..Mark::new(Role::Table, "cell below the title of a table", 0.6) }
        } else {
            mark
        };
        scene.mark(*at, Mark { zone, ..mark });
    }
}

/// The title above a part ends so.
fn entitled(scene: &Scene, part: &Part, end: &str) -> bool {
    let title = part.body.start.checked_sub(1).and_then(|at| scene.piece(at));
    title.is_some_and(|title| title.ends(end))
        && part.body.start.checked_sub(1).and_then(|at| scene.role(at)) == Some(Role::Title)
}

fn numbered(verdict: Verdict, level: u8) -> Mark {
    match verdict {
        Verdict::Own => Mark::new(Role::Heading(level), "number, no sentence, text below", 0.9),
        Verdict::RunIn(chars) => Mark {
            run_in: Some(RunIn { level, chars }),
            ..Mark::new(Role::Para, "number, short first sentence, text after it", 0.85)
        },
        Verdict::Sentence => Mark::new(Role::NumberedPara(level), "number, whole sentence", 0.85),
    }
}

/// Finds the lists among the free pieces and judges each as a whole, in source order.
fn lists(scene: &Scene, free: &[usize]) -> Vec<(usize, Verdict)> {
    let mut done: Vec<(usize, Verdict)> = Vec::new();
    // one open list for each form; a list of a form closes those below it
    let mut open: Vec<(Form, u32, Vec<Member>)> = Vec::new();
    for (index, at) in free.iter().enumerate() {
        let Some(piece) = scene.piece(*at) else { continue };
        watch::tick(1 + piece.len() / 8);
        let Some(marker) = piece.marker.filter(|marker| marker.level().is_some()) else { continue };
        let next = free.get(index + 1).and_then(|next| scene.piece(*next));
        let below = next.is_some_and(|next| match next.marker {
            Some(follower) => deeper(follower.form, marker.form),
            None => true,
        });
        let leads = next
            .and_then(|next| next.marker)
            .is_some_and(|follower| follower.number == 1 && deeper(follower.form, marker.form));
        let member = Member { at: *at, shape: heading::shape(piece, marker), below, leads };
        if let Some(place) = open.iter().position(|(form, ..)| *form == marker.form) {
            for (_, _, members) in open.drain(place + 1..) {
                done.extend(heading::judge(&members));
            }
            let counts_on = open.get(place).is_some_and(|(_, last, _)| marker.number > *last);
            if counts_on && let Some((_, last, members)) = open.get_mut(place) {
                *last = marker.number;
                members.push(member);
                continue;
            }
            for (_, _, members) in open.drain(place..) {
                done.extend(heading::judge(&members));
            }
        } else {
            let outer = open.iter().take_while(|(form, ..)| *form < marker.form).count();
            for (_, _, members) in open.drain(outer..) {
                done.extend(heading::judge(&members));
            }
        }
        open.push((marker.form, marker.number, vec![member]));
    }
    for (_, _, members) in open {
        done.extend(heading::judge(&members));
    }
    done.sort_by_key(|(at, _)| *at);
    done
}

/// A number of this form stands below one of the other.
fn deeper(form: Form, than: Form) -> bool {
    form > than || form == Form::Article
}

/// A piece without a number.
fn plain(
    scene: &Scene,
    at: usize,
    before: Option<usize>,
    after: Option<usize>,
    minutes: bool,
) -> Mark {
    let para = || Mark::new(Role::Para, "text", 0.9);
    let Some(piece) = scene.piece(at) else { return para() };
    if let Some(label) = attendance(piece).filter(|_| minutes) {
        return Mark { label, ..Mark::new(Role::Attendance, "label of those present", 0.95) };
    }
    if minutes && goes_on_naming(scene, piece, before) {
        let reason = "names under those present";
        return Mark { joins: true, ..Mark::new(Role::Attendance, reason, 0.8) };
    }
    let fact =
        ["时间：", "地点：", "会议时间：", "会议地点："].iter().any(|word| piece.starts(word));
    if minutes && fact && piece.len() <= 40 {
        return Mark::new(Role::Label, "time or place of a meeting", 0.9);
    }
    if let Some(level) = scene.told_heading(at).filter(|_| after.is_some()) {
        return Mark::new(Role::Heading(level), "heading of the carrier", 0.8);
    }
    if scene.is_item(at) && !piece.text.contains('\t') {
        return Mark::new(Role::Para, "item of a list", 0.9);
    }
    let aside = ["注：", "注释：", "注解：", "备注：", "说明：", "资料来源：", "数据来源："];
    if aside.iter().any(|word| word.chars().count() == piece.len() && piece.starts(word)) {
        return Mark::new(Role::Label, "label of an aside", 0.85);
    }
    let table = |at: Option<usize>| {
        at.and_then(|at| scene.piece(at)).is_some_and(|p| p.text.contains('\t'))
    };
    if piece.text.contains('\t') {
        let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Table));
        return Mark { joins, ..Mark::new(Role::Table, "cells between tabs", 0.95) };
    }
    if table::is_unit(piece) {
        return Mark::new(Role::TableUnit, "unit above a table", 0.9);
    }
    if table::is_caption(piece)
        || (piece.len() <= 40
            && !piece.has_stop()
            && table(after)
            && !table(before)
            && piece.ends("表"))
    {
        return Mark::new(Role::Caption, "number of a table or picture", 0.85);
    }
    if table::figures(piece) {
        let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Table));
        return Mark { joins, ..Mark::new(Role::Table, "columns of figures", 0.7) };
    }
    if shape::is_contents_line(piece.text) {
        return Mark::new(Role::Label, "line of a table of contents", 0.85);
    }
    if piece.chars == ['目', '录'] {
        return Mark::new(Role::Label, "head of a table of contents", 0.9);
    }
    let listed_below = after.and_then(|at| scene.piece(at)).is_some_and(roster);
    if piece.ends("名单") && name_line(piece) && listed_below {
        return Mark::new(Role::Caption, "head of a list of names", 0.7);
    }
    if roster(piece) {
        let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Roster));
        return Mark { joins, ..Mark::new(Role::Roster, "columns of names", 0.9) };
    }
    let listed = |at: Option<usize>| {
        at.and_then(|at| scene.piece(at)).is_some_and(|p| name_line(p) || roster(p))
    };
    if name_line(piece) && (listed(before) || listed(after)) {
        let joins = before.is_some_and(|b| scene.role(b) == Some(Role::Roster));
        return Mark { joins, ..Mark::new(Role::Roster, "short lines one below the other", 0.7) };
    }
    para()
}

/// Characters of the label of 出席：, 列席人员： and the like.
fn attendance(piece: &Piece) -> Option<usize> {
    let colon = piece.chars.iter().take(8).position(|c| "：:".contains(*c))?;
    let label: String = piece.chars.get(..colon)?.iter().collect();
    let word = [
        "出席",
        "列席",
        "请假",
        "缺席",
        "主持",
        "记录",
        "参加",
        "参会",
        "出席人员",
        "列席人员",
        "参加人员",
        "参会人员",
        "请假人员",
        "缺席人员",
        "主持人",
        "记录人",
        "会议主持",
        "会议记录",
        "整理",
    ]
    .contains(&label.as_str());
    word.then_some(colon + 1)
}

/// A line of names below one of those present that was not at its end.
fn goes_on_naming(scene: &Scene, piece: &Piece, before: Option<usize>) -> bool {
    let Some(last) = before.filter(|b| scene.role(*b) == Some(Role::Attendance)) else {
        return false;
    };
    let open = scene.piece(last).is_some_and(|last| !last.has_stop());
    let inner = piece.chars.split_last().map_or(&[][..], |(_, rest)| rest);
    let plain = piece.len() <= 60
        && piece.marker.is_none()
        && !inner.iter().any(|c| shape::STOPS.contains(c) || "：:".contains(*c));
    let names = columns::count(piece.text) > 1
        || shape::is_name(piece.chars)
        || piece.chars.iter().any(|c| "，、".contains(*c));
    open && plain && names
}

/// A line in columns, or one that opens with 组长： and the like.
fn roster(piece: &Piece) -> bool {
    if piece.marker.is_some() || piece.len() > 400 {
        return false;
    }
    if shape::names_label_len(piece.chars).is_some() {
        return !shape::outside_brackets(piece.chars, '。');
    }
    piece.len() <= 60
        && !piece.has_stop()
        && !piece.chars.contains(&'，')
        && columns::count(piece.text) >= 2
}

/// A short line without any mark, as lists of names have them.
fn name_line(piece: &Piece) -> bool {
    let closing = ["特此", "此复", "此令", "妥否", "专此"].iter().any(|word| piece.starts(word));
    (2..=30).contains(&piece.len())
        && !closing
        && piece.marker.is_none()
        && !piece.chars.iter().any(|c| "。；！？，：:;,!?".contains(*c))
}
