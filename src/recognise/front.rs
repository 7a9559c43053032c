//! What stands between the header and the body: 标题, 题注, 发文字号 below it, 讲话人, 主送机关, 称谓;
//! a 公报's organ and date. The same reading serves attached documents.

use super::kind::wenzhong_of;
use super::scene::{Mark, Scene, Speech};
use super::shape;
use crate::document::{Role, Zone};
use crate::text::columns::{self, Field};
use crate::text::date::Date;

/// Longest title, in lines.
const TITLE_LINES: usize = 5;

/// Words that tell a lead-in of the body from a line of recipients.
const LEAD_IN: &[&str] = &[
    "如下",
    "现将",
    "根据",
    "特此",
    "为了",
    "为进一步",
    "为贯彻",
    "为做好",
    "为加强",
    "印发给",
    "决定",
    "通知",
    "通告",
    "公告",
    "提出",
    "收悉",
    "以下",
];

/// Reads title and what belongs to it from `at`; gives the place of the body.
pub fn read(scene: &mut Scene, at: usize, end: usize, zone: Zone) -> usize {
    let lines = title(scene, at, end, zone);
    let mark = Mark { zone, ..Mark::new(Role::Title, title_reason(scene, at, lines), 0.9) };
    scene.mark_all(at, at + lines, &mark);
    let mut at = at + lines;
    let titled = lines > 0;
    let title: Vec<char> = (at - lines..at)
        .flat_map(|i| scene.pieces.get(i).map_or(&[][..], |p| p.chars))
        .copied()
        .collect();
    let gazette = shape::ends_with(&title, "公报");
    while at < end {
        match below(scene, at, end, zone, titled, gazette) {
            Some((lines, mark)) => {
                let last = matches!(mark.role, Role::MainRecipients | Role::Salutation);
                scene.mark_all(at, at + lines, &mark);
                at += lines;
                if last {
                    // a 称谓 may still follow nothing else
                    break;
                }
            }
            None => break,
        }
    }
    at
}

/// Number of lines of a title at this place; none where the text begins with its body.
fn title(scene: &Scene, at: usize, end: usize, zone: Zone) -> usize {
    let told = scene.told_title(at);
    if told > 0 && zone == Zone::Main && at + told <= end {
        return told;
    }
    if scene.is_item(at) {
        return 0;
    }
    let mut lines = 0;
    let mut text: Vec<char> = Vec::new();
    while lines < TITLE_LINES && at + lines < end {
        let Some(piece) = scene.free(at + lines) else { break };
        if !could_be_title(piece, lines) {
            break;
        }
        let version = scene.free(at + lines).is_some_and(|piece| is_version(piece.chars));
        let form = shape::ends_with(&text, "表") && !shape::ends_with_any(&text, &["代表", "发表"]);
        let complete = is_complete(&text) || form && zone != Zone::Main;
        if lines > 0 && complete && !version && !goes_on(scene, at + lines, &text) {
            break;
        }
        text.extend(piece.chars);
        lines += 1;
    }
    if lines == 0 || !is_title(scene, at, lines, &text, zone) {
        return 0;
    }
    lines
}

/// Short enough, no sentence, no label, no number of a list, no date, no document number.
fn could_be_title(piece: &super::piece::Piece, lines: usize) -> bool {
    let chars = &piece.chars;
    let numbered = piece.marker.is_some_and(|marker| marker.level().is_some()) && lines == 0;
    let ends_open = matches!(piece.last(), '：' | ':' | '，' | '；' | '。');
    let labelled = chars.iter().take(6).position(|c| "：:".contains(*c)).is_some_and(|at| at > 1)
        && !piece.has("关于");
    if lines > 0 && is_version(chars) {
        return true;
    }
    piece.len() <= if lines == 0 { 90 } else { 50 }
        && !labelled
        && !ends_open
        && !piece.has_stop()
        && !numbered
        && piece
            .marker
            .is_none_or(|marker| marker.level().is_none() || lines > 0 && marker.chars > 3)
        && !shape::is_date(chars)
        && !shape::is_doc_number(chars)
        && !shape::is_order_number(chars)
        && shape::unbracketed(chars).is_none()
        && !(chars.first().is_some_and(|c| "（(—-".contains(*c)))
        && !shape::starts_with(chars, "单位：")
        && !is_title_date_note(chars)
        && !piece.text.contains('\t')
        && !(lines > 0 && super::table::is_head(piece))
        && !shape::is_post_and_name(piece.text)
}

/// （试行）, （征求意见稿）, （第八版） below a title belong to it.
fn is_version(chars: &[char]) -> bool {
    let words =
        ["试行", "暂行", "草案", "修订稿", "征求意见稿", "送审稿", "讨论稿", "代拟稿", "版"];
    shape::unbracketed(chars)
        .is_some_and(|inner| inner.len() <= 8 && shape::ends_with_any(inner, &words))
}

/// 2020年11月9日某某会议通过: a note that begins with a date.
fn is_title_date_note(chars: &[char]) -> bool {
    Date::read(chars).is_some_and(|date| {
        let words = ["会议", "委员会", "通过", "公布", "发布", "修订", "公告", "法院", "检察院"];
        chars.get(date.length - 1) == Some(&'日')
            && date.length < chars.len()
            && words.iter().any(|word| shape::contains(chars, word))
    })
}

/// It ends in a kind of document.
fn is_complete(text: &[char]) -> bool {
    wenzhong_of(text).is_some()
}

/// A line below a complete title that belongs to it all the same.
fn goes_on(scene: &Scene, at: usize, text: &[char]) -> bool {
    let Some(piece) = scene.piece(at) else { return false };
    let joined = piece.chars.first().is_some_and(|c| "的和与及、》".contains(*c));
    let again = wenzhong_of(piece.chars).is_some()
        && piece.len() <= 40
        && (shape::contains(text, "关于") != piece.has("关于") || piece.has("的"));
    joined || (again && !shape::is_organ(piece.chars))
}

/// What the title has to show to be taken for one.
fn is_title(scene: &Scene, at: usize, lines: usize, text: &[char], zone: Zone) -> bool {
    let about = shape::contains(text, "关于");
    let next = scene.piece(at + lines);
    let body_follows = next.is_some_and(|next| {
        next.len() > text.len().min(20)
            || next.ends_sentence()
            || next.marker.is_some()
            || shape::is_doc_number(next.chars)
            || shape::unbracketed(next.chars).is_some()
            || shape::is_date(next.chars)
            || shape::is_post_and_name(next.text)
            || !could_be_title(next, 1)
    });
    let first_of_attached = matches!(zone, Zone::Attached(_));
    let short_opening = text.len() <= 60 && body_follows;
    is_complete(text) || about || short_opening || (first_of_attached && text.len() <= 60)
}

fn title_reason(scene: &Scene, at: usize, lines: usize) -> String {
    let text: Vec<char> =
        (at..at + lines).filter_map(|i| scene.piece(i)).flat_map(|p| p.chars).copied().collect();
    let mut signals = vec!["above the body"];
    if shape::contains(&text, "关于") {
        signals.push("关于");
    }
    if is_complete(&text) {
        signals.push("ends in a kind of document");
    }
    signals.join(", ")
}

/// The element at a place below the title: number of lines and mark.
fn below(
    scene: &Scene,
    at: usize,
    end: usize,
    zone: Zone,
    titled: bool,
    gazette: bool,
) -> Option<(usize, Mark)> {
    let piece = scene.free(at)?;
    let chars = &piece.chars;
    let mark = |role, reason: &'static str, confidence| Mark {
        zone,
        ..Mark::new(role, reason, confidence)
    };
    if shape::is_doc_number(chars) || (titled && shape::is_order_number(chars)) {
        return Some((1, mark(Role::DocNumber, "number below the title", 0.95)));
    }
    if titled && gazette {
        if shape::is_date(chars) && at > 0 && scene.role(at - 1) == Some(Role::Signature) {
            return Some((1, mark(Role::SignatureDate, "date below the organ of a 公报", 0.9)));
        }
        let dated = scene.piece(at + 1).is_some_and(|next| shape::is_date(next.chars));
        if dated && !piece.has_stop() && piece.len() <= 60 {
            return Some((1, mark(Role::Signature, "organ below the title of a 公报", 0.9)));
        }
    }
    let dated_below = scene
        .piece(at + 1)
        .is_some_and(|next| shape::unbracketed(next.chars).is_some() && shape::is_date(next.chars));
    if titled && dated_below && shape::is_organ(chars) {
        return Some((1, mark(Role::Signature, "organ above a date below the title", 0.85)));
    }
    // 部门　部门 above the first sentence: who signs what is passed on
    let columns = columns::fields(piece.text);
    let organ = |column: &Field| shape::is_organ(&shape::squeeze(column.text));
    let organs = columns.len() >= 2 && columns.iter().all(organ);
    if titled && organs && matches!(zone, Zone::Attached(_)) {
        return Some((1, mark(Role::Signature, "organs in columns below the title", 0.85)));
    }
    if titled && let Some(lines) = title_note(scene, at, end) {
        return Some((lines, mark(Role::TitleNote, "brackets or date below the title", 0.9)));
    }
    if titled && is_author(scene, at) {
        return Some((1, mark(Role::Author, "post and name below the title", 0.9)));
    }
    if is_salutation(chars, || gathered(scene, at)) {
        return Some((1, mark(Role::Salutation, "people addressed, with a colon", 0.9)));
    }
    if let Some((lines, confidence)) = recipients(scene, at, end, titled) {
        let label = recipients_label(chars);
        return Some((
            lines,
            Mark {
                label,
                ..mark(Role::MainRecipients, "organs below the title, with a colon", confidence)
            },
        ));
    }
    None
}

fn recipients_label(chars: &[char]) -> usize {
    if shape::starts_with(chars, "主送：") || shape::starts_with(chars, "主送:") {
        3
    } else if shape::starts_with(chars, "主送机关：") {
        5
    } else {
        0
    }
}

/// Lines of a 题注: in brackets, perhaps over several lines; after a dash; a date; a decision told.
fn title_note(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let piece = scene.piece(at)?;
    let chars = &piece.chars;
    let opens = chars.first().is_some_and(|c| "（(".contains(*c)) && piece.marker.is_none();
    if opens {
        for lines in 1..=4 {
            let last = scene.piece(at + lines - 1).filter(|_| at + lines <= end)?;
            if matches!(last.last(), '）' | ')') {
                return Some(lines);
            }
        }
        return None;
    }
    if piece.starts("——") || piece.starts("—") {
        return Some(1);
    }
    let dated = shape::is_date(chars) || is_title_date_note(chars);
    if dated && piece.len() <= 80 && !piece.ends("：") {
        // cut in two: the second half closes a bracket or tells of a decision
        let more = scene.piece(at + 1).is_some_and(|next| {
            at + 1 < end
                && ((matches!(next.last(), '）' | ')')
                    && !next.chars.iter().any(|c| "（(".contains(*c)))
                    || (next.ends("通过") && next.len() <= 60))
        });
        return Some(if more { 2 } else { 1 });
    }
    None
}

fn is_author(scene: &Scene, at: usize) -> bool {
    let Some(piece) = scene.piece(at) else { return false };
    if piece.len() > 40 || piece.has_stop() || piece.chars.iter().any(|c| "：:".contains(*c)) {
        return false;
    }
    shape::is_post_and_name(piece.text)
        || (shape::is_name(piece.chars)
            && at > 0
            && matches!(scene.role(at - 1), Some(Role::Title | Role::TitleNote))
            && scene.stands_above(at, Speech::Named))
}

/// The text is spoken to people gathered: a speech or a report that is read out.
fn gathered(scene: &Scene, at: usize) -> bool {
    scene.stands_above(at, Speech::Spoken)
}

/// People addressed. A letter to 委员 by name has them as its recipients. Whether people are
/// `gathered` is asked last: it looks at all that stands above.
fn is_salutation(chars: &[char], gathered: impl FnOnce() -> bool) -> bool {
    let [body @ .., '：' | ':' | '！'] = chars else { return false };
    let whom = [
        "同志们",
        "代表",
        "委员",
        "朋友们",
        "女士们",
        "先生们",
        "来宾",
        "同志",
        "同学们",
        "老师们",
    ];
    let all = ["各位", "同志们", "朋友们", "女士们", "先生们", "同学们", "老师们"];
    body.len() <= 40
        && whom.iter().any(|word| shape::ends_with(body, word))
        && !shape::contains(body, "人民政府")
        && (all.iter().any(|word| shape::contains(body, word)) || gathered())
}

/// Lines of 主送机关 at this place, and how sure.
fn recipients(scene: &Scene, at: usize, end: usize, titled: bool) -> Option<(usize, f32)> {
    let labelled = scene.piece(at).is_some_and(|piece| recipients_label(piece.chars) > 0);
    let numbered = at > 0 && scene.role(at - 1) == Some(Role::DocNumber);
    let mut text: Vec<char> = Vec::new();
    for lines in 1..=5 {
        if at + lines > end {
            return None;
        }
        let piece = scene.free(at + lines - 1)?;
        if piece.has_stop() || piece.len() > 300 || (piece.marker.is_some() && lines == 1) {
            return None;
        }
        text.extend(piece.chars);
        let lead_in = LEAD_IN.iter().any(|word| shape::contains(&text, word)) && !labelled;
        if lead_in || text.len() > 400 {
            return None;
        }
        match piece.last() {
            '：' | ':' => {
                let organs = shape::is_organ_list(&text);
                if organs || labelled {
                    return Some((lines, 0.97));
                }
                let short = text.len() <= 40 && (titled || numbered);
                return short.then_some((lines, 0.75));
            }
            '，' | '、' => {}
            // what stands behind the label is all there is
            _ if labelled => return Some((lines, 0.95)),
            // a list without its colon, above a sentence
            _ if shape::is_organ_list(&text)
                && titled
                && (text.contains(&'，') || text.contains(&'、') || shape::is_organ(&text))
                && scene
                    .piece(at + lines)
                    .is_some_and(|next| next.len() > 30 && next.ends_sentence()) =>
            {
                return Some((lines, 0.6));
            }
            _ if lines > 1 || shape::is_organ_list(&text) => {}
            _ => return None,
        }
    }
    None
}
