//! What follows from the elements: 文种, 格式, 发文机关, date; and what a clerk would remark.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind, Role, Zone};

use super::Given;
use super::shapes::{solid, wenzhong};

/// Fills kind, 文种, issuer and date.
pub(super) fn fill(document: &mut Document, given: &Given) {
    let read = Document { blocks: document.blocks.clone(), ..Document::default() };
    let text = |role| read.find(role).map(|block| block.text.clone());
    let title = text(Role::Title);
    document.wenzhong = title.as_deref().and_then(wenzhong).map(str::to_owned);
    if document.wenzhong.is_none()
        && let Some(mark) = text(Role::Masthead).map(|mark| solid(&mark))
    {
        document.wenzhong = if mark.ends_with('令') {
            Some("命令".into())
        } else if mark.ends_with("纪要") {
            Some("纪要".into())
        } else {
            None
        };
    }
    if document.wenzhong.as_deref() == Some("令") {
        document.wenzhong = Some("命令".into());
    }
    let mark = text(Role::Masthead).map(|mark| {
        let mark = solid(mark.split('\n').next().unwrap_or_default());
        let name = mark.trim_end_matches("文件").trim_end_matches("命令");
        name.strip_suffix('令').unwrap_or(name).to_owned()
    });
    let periodical = read.find(Role::IssueNumber).is_some();
    document.issuer = text(Role::Signature)
        .or_else(|| text(Role::MastheadIssuer))
        .or_else(|| mark.filter(|_| !periodical))
        .or_else(|| title.as_deref().and_then(organ_of_title));
    document.date = text(Role::SignatureDate)
        .or_else(|| text(Role::MastheadDate))
        .or_else(|| text(Role::TitleNote).and_then(|note| date_in(&note)));
    let set = |map: &std::collections::BTreeMap<String, String>, key: &str| map.get(key).cloned();
    if let Some(wenzhong) = set(&given.elements, "wenzhong") {
        document.wenzhong = Some(wenzhong);
    }
    document.kind = set(&given.elements, "kind")
        .and_then(|name| Kind::from_name(&name))
        .unwrap_or_else(|| kind(document));
}

fn kind(document: &Document) -> Kind {
    let mark = document.find(Role::Masthead).map(|block| solid(&block.text)).unwrap_or_default();
    let wenzhong = document.wenzhong.as_deref().unwrap_or_default();
    let title = document.find(Role::Title).map(|block| solid(&block.text)).unwrap_or_default();
    if mark.ends_with("纪要") || (mark.is_empty() && wenzhong == "纪要") {
        Kind::Minutes
    } else if document.find(Role::IssueNumber).is_some() {
        Kind::Bulletin
    } else if wenzhong == "命令" {
        Kind::Order
    } else if wenzhong == "函" && !mark.ends_with("文件") {
        Kind::Letter
    } else if matches!(wenzhong, "讲话" | "致辞" | "发言")
        || document.find(Role::Salutation).is_some()
        || title.ends_with("政府工作报告")
    {
        Kind::Speech
    } else if wenzhong.is_empty() || LEGAL.contains(&wenzhong) {
        Kind::General
    } else {
        Kind::Other
    }
}

/// The 文种 that the regulation names and 通用 format sets.
const LEGAL: &[&str] = &[
    "决议", "决定", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案",
    "函", "纪要",
];

/// The organ before 关于 in a title.
fn organ_of_title(title: &str) -> Option<String> {
    let title = solid(&title.replace('\n', ""));
    let at = ["关于", "印发", "转发", "批转"].iter().filter_map(|word| title.find(word)).min()?;
    let organ = title.get(..at)?;
    (organ.chars().count() >= 2).then(|| organ.to_owned())
}

/// The first date inside a note.
fn date_in(note: &str) -> Option<String> {
    let note = solid(note);
    let day = note.find('日')?;
    let head = note.get(..day)?;
    let start =
        head.rfind(|c: char| !(c.is_ascii_digit() || "年月〇零一二三四五六七八九十".contains(c)));
    let from = start.map_or(0, |at| {
        at + head.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8)
    });
    let date = note.get(from..day + '日'.len_utf8())?;
    date.contains('年').then(|| date.to_owned())
}

/// What a clerk would remark.
pub(super) fn warnings(document: &Document) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let upward = matches!(document.wenzhong.as_deref(), Some("请示"));
    let headed = document.find(Role::Masthead).is_some();
    if upward && headed && document.find(Role::Signer).is_none() {
        out.push(Diagnostic::new("W-NO-SIGNER").with(document.wenzhong.as_deref().unwrap_or("")));
    }
    if let Some(block) = document.find(Role::SubjectWords) {
        out.push(Diagnostic::new("W-SUBJECT-WORDS").at(block.lines.0, 1));
    }
    let note = document.find(Role::AttachmentNote);
    let listed = note.map_or(0, |block| block.text.split('\n').count());
    let bound = document
        .blocks
        .iter()
        .filter(|block| {
            block.role == Role::AttachmentMarker && matches!(block.zone, Zone::Attached(_))
        })
        .count();
    if let Some(note) = note
        && bound > 0
        && bound != listed
    {
        let warning = Diagnostic::new("W-ATTACHMENTS").at(note.lines.0, 1);
        out.push(warning.with(listed).with(bound));
    }
    out
}
