//! How a document or an attached one opens: title, 题注, number under the title, author, 主送 or
//! 称谓.

use crate::document::{Role, Zone};

use super::Reader;
use super::shapes::{
    is_blank, is_date, is_doc_number, is_organ, is_recipients, is_salutation, is_title_note,
    may_be_title, solid, wenzhong, width,
};

/// Most lines of a title.
const TITLE_LINES: usize = 5;

/// Reads the opening; gives the piece at which the body begins.
pub(super) fn read(reader: &mut Reader, mut at: usize, end: usize, zone: Zone) -> usize {
    let title_end = title(reader, at, end);
    if title_end > at {
        reader.push(Role::Title, zone, at, title_end, "正文前的标题");
        if let Some(block) = reader.blocks.last_mut() {
            break_at_space(&mut block.text);
        }
        at = title_end;
    }
    let titled = title_end > 0;
    let mut seen = Vec::new();
    while at < end {
        let text = reader.text(at).to_owned();
        let (role, reason) = if is_title_note(&text) && titled {
            (Role::TitleNote, "题注")
        } else if is_doc_number(&text) {
            (Role::DocNumber, "标题下的发文字号")
        } else if is_salutation(&text) {
            (Role::Salutation, "称谓")
        } else if is_recipients(&text) {
            (Role::MainRecipients, "标题下的主送")
        } else if titled && is_author(&text) {
            (Role::Author, "讲话人")
        } else if titled && is_date(&text) && at + 1 < end {
            (Role::TitleNote, "标题下的日期")
        } else {
            break;
        };
        if seen.contains(&role) && role != Role::TitleNote {
            break;
        }
        seen.push(role);
        reader.push(role, zone, at, at + 1, reason);
        at += 1;
        if matches!(role, Role::Salutation | Role::MainRecipients) {
            break;
        }
    }
    at
}

/// The piece behind the title that begins at `at`.
fn title(reader: &Reader, at: usize, end: usize) -> usize {
    let mut last = at;
    let limit = end.min(at + TITLE_LINES);
    while last < limit && may_be_title(reader.text(last)) && !is_author(reader.text(last)) {
        last += 1;
        let so_far: String = (at..last).map(|index| solid(reader.text(index))).collect();
        // 关于 … 的通知 is complete; a line after it is no title
        if wenzhong(&so_far).is_some() && !goes_on(&so_far, reader.text(last)) {
            break;
        }
    }
    // a first line that is a whole paragraph is no title
    let text: String = (at..last).map(|index| solid(reader.text(index))).collect();
    if width(&text) > 120 {
        return at;
    }
    last
}

/// A title that seems complete goes on in the next line: 办法 … 的通知, or an open 《.
fn goes_on(so_far: &str, next: &str) -> bool {
    let open = so_far.matches('《').count() > so_far.matches('》').count();
    let ends = may_be_title(next)
        && wenzhong(next).is_some()
        && (solid(next).starts_with(['的', '和', '及', '》']) || !so_far.contains("关于"))
        && width(next) <= 30;
    open || ends
}

/// Post and name under a speech's title.
fn is_author(text: &str) -> bool {
    const POSTS: &[&str] = &[
        "书记", "市长", "县长", "省长", "区长", "主任", "局长", "部长", "厅长", "主席", "总理",
        "乡长", "镇长", "处长", "院长", "校长",
    ];
    let parts: Vec<&str> = text.split(is_blank).filter(|part| !part.is_empty()).collect();
    let name_apart = parts.len() >= 2 && parts.last().is_some_and(|name| width(name) <= 4);
    let report = solid(text).starts_with("报告人") || solid(text).starts_with("讲话人");
    report
        || (name_apart
            && width(text) <= 30
            && !text.contains("关于")
            && !is_organ(text)
            && POSTS.iter().any(|post| parts.iter().any(|part| part.ends_with(post))))
}

/// A single space inside a title is where its lines break.
fn break_at_space(text: &mut String) {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let spaced = line.chars().filter(|c| is_blank(*c)).count();
            // letter-spaced titles (协 调 委 员 会) keep their spaces
            if spaced > 0 && spaced * 3 < line.chars().count() {
                line.split(is_blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
            } else {
                line.to_owned()
            }
        })
        .collect();
    *text = lines.join("\n");
}
