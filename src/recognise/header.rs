//! 版头, read from the top: 份号, 密级, 紧急程度, 发文机关标志 or 刊名, 期号, 编发单位 and date,
//! 发文字号, 签发人.

use crate::document::{Role, Zone};

use super::Reader;
use super::shapes::{
    is_date, is_doc_number, is_issue_number, is_order_number, is_organ, may_be_title, solid, width,
};

/// How far down a masthead may stand.
const REACH: usize = 12;

/// Reads the header; gives the piece at which the title begins.
pub(super) fn read(reader: &mut Reader, end: usize) -> usize {
    let mut at = marks(reader, 0, end);
    at = masthead(reader, at, end);
    let bare = reader.blocks.iter().all(|block| block.role != Role::Masthead);
    at = marks(reader, at, end);
    if bare {
        // a number above the title, without a masthead
        if is_doc_number(reader.text(at)) {
            reader.push(Role::DocNumber, Zone::Header, at, at + 1, "标题前的发文字号");
            at += 1;
            at = signer(reader, at, end);
        }
        return at;
    }
    loop {
        let text = reader.text(at).to_owned();
        if at >= end {
            return at;
        }
        let role = if is_issue_number(&text) && !is_order_number(&text) {
            (Role::IssueNumber, "第N期")
        } else if is_doc_number(&text) || is_order_number(&text) {
            (Role::DocNumber, "标志下的字号")
        } else if has(reader, Role::IssueNumber) && is_date(&text) {
            (Role::MastheadDate, "期号下的日期")
        } else if has(reader, Role::IssueNumber)
            && !has(reader, Role::MastheadIssuer)
            && is_organ(text.trim_end_matches("编印").trim_end_matches('编'))
        {
            (Role::MastheadIssuer, "期号下的机关")
        } else if solid(&text).starts_with("签发人") {
            at = signer(reader, at, end);
            continue;
        } else {
            return at;
        };
        if has(reader, role.0) {
            return at;
        }
        reader.push(role.0, Zone::Header, at, at + 1, role.1);
        at += 1;
    }
}

fn has(reader: &Reader, role: Role) -> bool {
    reader.blocks.iter().any(|block| block.role == role)
}

/// 份号, 密级, 紧急程度, in any order.
fn marks(reader: &mut Reader, mut at: usize, end: usize) -> usize {
    while at < end {
        let text = solid(reader.text(at));
        let role = if (6..=7).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit()) {
            (Role::CopyNumber, "六位数字")
        } else if is_secrecy(&text) {
            (Role::Secrecy, "密级")
        } else if matches!(text.as_str(), "特提" | "特急" | "加急" | "平急" | "急件") {
            (Role::Urgency, "紧急程度")
        } else {
            return at;
        };
        reader.push(role.0, Zone::Header, at, at + 1, role.1);
        at += 1;
    }
    at
}

fn is_secrecy(text: &str) -> bool {
    let head = ["绝密", "机密", "秘密"].iter().find_map(|grade| text.strip_prefix(grade));
    head.is_some_and(|tail| {
        tail.is_empty() || (tail.starts_with('★') && tail.chars().count() <= 10)
    }) || text == "内部资料"
}

/// 发文机关标志 or 刊名: told by its own shape and by the number that follows it.
fn masthead(reader: &mut Reader, at: usize, end: usize) -> usize {
    let limit = end.min(at + REACH);
    // joint issue: several organs, one a line, up to the number
    let number = (at..limit).find(|&index| {
        let text = reader.text(index);
        is_doc_number(text) || is_issue_number(text) || is_order_number(text)
    });
    let Some(number) = number else { return at };
    let lines: Vec<&str> = (at..number).map(|index| reader.text(index)).collect();
    if lines.is_empty() || lines.len() > 8 || !lines.iter().all(|line| is_mark_line(line)) {
        return at;
    }
    let Some(last) = lines.last().map(|line| solid(line)) else { return at };
    let text = reader.text(number);
    let periodical = is_issue_number(text) && !is_order_number(text);
    let order = is_order_number(text) && (last.ends_with('令') || last.ends_with("公告"));
    let paper = last.ends_with("文件") || last.ends_with("纪要");
    let organs = lines.iter().all(|line| is_organ(line));
    // an organ alone may be line 1 of a title whose number stands below it; then the lines before
    // the number end in a 文种
    let named = order || paper || organs || (periodical && lines.len() <= 2);
    if !named || (!periodical && super::shapes::wenzhong(&last).is_some() && !order && !paper) {
        return at;
    }
    let reason = if periodical { "期号前的刊名" } else { "字号前的机关标志" };
    reader.push(Role::Masthead, Zone::Header, at, number, reason);
    number
}

fn is_mark_line(line: &str) -> bool {
    width(line) <= 30 && may_be_title(line) && !line.contains("关于")
}

/// 签发人, names on its line and on the lines after it.
fn signer(reader: &mut Reader, at: usize, end: usize) -> usize {
    if at >= end || !solid(reader.text(at)).starts_with("签发人") {
        return at;
    }
    let is_name = |text: &str| {
        (2..=16).contains(&width(text))
            && may_be_title(text)
            && !text.contains("关于")
            && !is_organ(text)
    };
    let more = (at + 1..end.min(at + 4))
        .take_while(|&index| is_name(reader.text(index)) && width(reader.text(index)) <= 8)
        .count();
    reader.push(Role::Signer, Zone::Header, at, at + 1 + more, "签发人标签");
    reader.label_last();
    at + 1 + more
}
