//! What a clerk would say about the document: missing 签发人, two 主送, numbers that jump, 附件说明
//! and attachments that disagree, obsolete elements, elements that are guesses.

use super::{placeholders, shape};
use crate::diagnostic::{Diagnostic, watch};
use crate::document::{Document, Role, Zone};
use crate::text::date::{self, Date};
use crate::text::marker::{Form, Marker};

/// Below this an element carries a warning.
const UNSURE: f32 = 0.6;

/// All there is to say, in the order of the checks.
pub fn check(document: &Document) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    if document.flattened {
        out.push(Diagnostic::new("W-FLATTENED").at(1, 1));
    }
    untitled(document, &mut out);
    upward(document, &mut out);
    numbering(document, &mut out);
    attachments(document, &mut out);
    obsolete(document, &mut out);
    dates(document, &mut out);
    out.extend(placeholders::note(document));
    unsure(document, &mut out);
    if document.truncated {
        let line = document.blocks.iter().map(|block| block.lines.1).max().unwrap_or(1);
        out.push(Diagnostic::new("W-TRUNCATED").at(line.max(1), 1));
    }
    out
}

/// A document without title, and a text without any element.
fn untitled(document: &Document, out: &mut Vec<Diagnostic>) {
    let found = |role| document.find(role);
    let title = found(Role::Title);
    // an order, minutes and a brief may have their masthead for a title
    let named = found(Role::Masthead).is_some_and(|mark| !mark.text.ends_with("文件"));
    if document.blocks.is_empty() || named {
        return;
    }
    // the first line of a data file or a program looks like a title
    if title.is_some_and(|title| title.text.chars().any(shape::is_han)) {
        return;
    }
    let elements = [Role::DocNumber, Role::MainRecipients, Role::Signature]
        .into_iter()
        .filter_map(|role| Some((role, found(role)?)));
    let names: Vec<&str> = elements.map(|(role, _)| chinese(role)).collect();
    let others = [Role::Masthead, Role::IssueNumber, Role::Signer, Role::Salutation];
    let line = document.blocks.first().map_or(1, |block| block.lines.0.max(1));
    if !names.is_empty() {
        if title.is_some() {
            return;
        }
        out.push(Diagnostic::new("W-NO-TITLE").at(line, 1).with(names.join("、")));
    } else if others.into_iter().all(|role| found(role).is_none()) {
        out.push(Diagnostic::new("W-NOT-RECOGNISED").at(line, 1));
    }
}

/// The Chinese name of an element that shows a document.
fn chinese(role: Role) -> &'static str {
    match role {
        Role::DocNumber => "发文字号",
        Role::MainRecipients => "主送机关",
        _ => "署名",
    }
}

/// 请示 and 报告 name who signs; a 请示 goes to one organ.
fn upward(document: &Document, out: &mut Vec<Diagnostic>) {
    let wenzhong = document.wenzhong.as_deref();
    let header = document.find(Role::Masthead).is_some();
    let upward = matches!(wenzhong, Some("请示" | "报告"));
    if upward && header && document.find(Role::Signer).is_none() {
        out.push(Diagnostic::new("W-NO-SIGNER").with(wenzhong.unwrap_or_default()));
    }
    if wenzhong == Some("请示")
        && let Some(block) = document.find(Role::MainRecipients)
        && block.text.contains(['、', '，'])
    {
        out.push(Diagnostic::new("W-TWO-RECIPIENTS").at(block.lines.0.max(1), 1).with(&block.text));
    }
}

/// Numbers of each list count on by one.
fn numbering(document: &Document, out: &mut Vec<Diagnostic>) {
    let mut last: Vec<(Form, u32)> = Vec::new();
    let mut zone = Zone::Main;
    for block in &document.blocks {
        watch::tick(1);
        if block.zone != zone {
            zone = block.zone;
            last.clear();
        }
        let listed = matches!(block.role, Role::Heading(_) | Role::NumberedPara(_))
            || block.run_in.is_some();
        if !listed {
            continue;
        }
        let head: Vec<char> =
            block.text.chars().filter(|c| !shape::is_space(*c)).take(16).collect();
        let Some(marker) = Marker::read(&head) else { continue };
        let before = last.iter().find(|(form, _)| *form == marker.form).map(|(_, n)| *n);
        // a list may count on under the next heading, or begin anew
        let fits = marker.number == 1 || before.is_none_or(|n| marker.number == n + 1);
        if !fits && let Some(n) = before {
            let text: String = head.iter().take(12).collect();
            out.push(
                Diagnostic::new("W-NUMBERING")
                    .at(block.lines.0.max(1), 1)
                    .with(text)
                    .with(n)
                    .with(marker.number),
            );
        }
        last.retain(|(form, _)| *form != marker.form);
        last.push((marker.form, marker.number));
    }
}

/// As many attachments as the 附件说明 names, where any came with the text.
fn attachments(document: &Document, out: &mut Vec<Diagnostic>) {
    let named: usize = document
        .blocks
        .iter()
        .filter(|block| block.role == Role::AttachmentNote)
        .map(|block| shape::attachment_names(&block.text).len())
        .sum();
    let marked =
        document.blocks.iter().filter(|block| block.role == Role::AttachmentMarker).count();
    if named > 0 && marked > 0 && named != marked {
        out.push(Diagnostic::new("W-ATTACHMENTS").with(named).with(marked));
    }
}

/// 主题词, 抄报 and 抄发 are no longer used.
fn obsolete(document: &Document, out: &mut Vec<Diagnostic>) {
    for block in &document.blocks {
        watch::tick(1);
        let label = block.label.as_deref().unwrap_or_default();
        let old = block.role == Role::SubjectWords
            || label.starts_with("抄报")
            || label.starts_with("抄发");
        if old {
            let name = label.trim_end_matches(['：', ':']);
            out.push(Diagnostic::new("W-OBSOLETE").at(block.lines.0.max(1), 1).with(name));
        }
    }
}

/// 成文日期 and 印发日期 are days of the calendar, written in Arabic figures since 2012.
fn dates(document: &Document, out: &mut Vec<Diagnostic>) {
    for block in &document.blocks {
        watch::tick(1);
        let dated = matches!(block.role, Role::SignatureDate | Role::PrintDate)
            && !matches!(block.zone, Zone::Attached(_));
        let chars = shape::squeeze(&block.text);
        let date = Date::whole(shape::without(&chars, "印发"));
        if dated && date.is_some_and(|date| date.form != date::Form::Draft && !date.is_possible()) {
            out.push(Diagnostic::new("W-DATE").at(block.lines.0.max(1), 1).with(&block.text));
        }
        let chinese = block.text.chars().take(4).all(shape::is_numeral);
        if dated && chinese && !block.text.is_empty() {
            out.push(
                Diagnostic::new("N-CHINESE-DATE").at(block.lines.0.max(1), 1).with(&block.text),
            );
        }
    }
}

/// What else an element may be that was taken on weak evidence.
fn otherwise(role: Role) -> &'static str {
    match role {
        Role::Title => "para, label",
        Role::TitleNote | Role::Note => "para, title",
        Role::DocNumber | Role::IssueNumber | Role::CopyNumber => "page_artifact, para",
        Role::Masthead | Role::MastheadIssuer | Role::MastheadDate => "title, signature",
        Role::MainRecipients | Role::Salutation => "para",
        Role::Author | Role::Signer | Role::Signature => "roster, para",
        Role::Heading(_) => "numbered_para, para",
        Role::NumberedPara(_) => "heading, run_in_heading_para",
        Role::Roster | Role::Table => "para, heading",
        Role::Para => "title, signature, roster",
        _ => "para",
    }
}

fn unsure(document: &Document, out: &mut Vec<Diagnostic>) {
    let each = document.blocks.iter().inspect(|_| watch::tick(1));
    for block in each.filter(|block| block.confidence < UNSURE) {
        let text: String = block.text.chars().take(16).collect();
        out.push(
            Diagnostic::new("W-UNSURE")
                .at(block.lines.0.max(1), 1)
                .with(text)
                .with(block.role_name())
                .with(&block.reason)
                .with(otherwise(block.role)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;

    /// A document of these blocks below a title.
    fn document(blocks: Vec<Block>) -> Document {
        let title = Block::new(Role::Title, "关于某事的通知");
        Document { blocks: [vec![title], blocks].concat(), ..Document::default() }
    }

    fn codes(document: &Document) -> Vec<&'static str> {
        check(document).into_iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn an_upward_paper_names_who_signs_and_one_recipient() {
        let blocks = vec![
            Block::new(Role::Masthead, "甲县人民政府文件").within(Zone::Header),
            Block::new(Role::MainRecipients, "乙市人民政府、乙市财政局："),
        ];
        let document = Document { wenzhong: Some("请示".into()), ..document(blocks) };
        assert_eq!(codes(&document), ["W-NO-SIGNER", "W-TWO-RECIPIENTS"]);
    }

    #[test]
    fn a_missing_title_is_told_and_so_is_a_text_without_elements() {
        let of = |roles: &[Role]| Document {
            blocks: roles.iter().map(|role| Block::new(*role, "某事")).collect(),
            ..Document::default()
        };
        assert_eq!(codes(&of(&[Role::MainRecipients, Role::Para])), ["W-NO-TITLE"]);
        assert_eq!(codes(&of(&[Role::Para, Role::Signature])), ["W-NO-TITLE"]);
        assert_eq!(codes(&of(&[Role::Para])), ["W-NOT-RECOGNISED"]);
        assert!(codes(&of(&[Role::Title, Role::Para])).is_empty());
        // 某事 is the masthead here, as it may be of an order
        assert!(codes(&of(&[Role::Masthead, Role::DocNumber])).is_empty());
        let program = vec![Block::new(Role::Title, "fn main() {")];
        let program = Document { blocks: program, ..Document::default() };
        assert_eq!(codes(&program), ["W-NOT-RECOGNISED"]);
        assert!(codes(&of(&[])).is_empty());
    }

    #[test]
    fn a_jump_in_the_numbers_is_told() {
        let heading = |text: &str| Block::new(Role::Heading(1), text);
        let blocks = ["一、甲", "三、乙", "一、丙", "二、丁"].map(heading);
        assert_eq!(codes(&document(blocks.into())), ["W-NUMBERING"]);
    }

    #[test]
    fn a_doubt_names_what_else_it_may_be() {
        let block = Block { confidence: 0.4, ..Block::new(Role::Heading(1), "一、甲") };
        let told = check(&document(vec![block]));
        assert_eq!(told[0].arguments[1..], ["heading1", "", "numbered_para, para"]);
    }

    #[test]
    fn a_date_in_chinese_numerals_is_told() {
        let dated = |text: &str| document(vec![Block::new(Role::SignatureDate, text)]);
        assert_eq!(codes(&dated("二〇二一年三月八日")), ["N-CHINESE-DATE"]);
        assert!(codes(&dated("2021年3月8日")).is_empty());
    }

    #[test]
    fn a_date_that_no_calendar_has_is_told() {
        let dated = |text: &str| document(vec![Block::new(Role::SignatureDate, text)]);
        for text in ["2026年13月40日", "2026年2月30日", "2026/2/30"] {
            assert_eq!(codes(&dated(text)), ["W-DATE"], "{text}");
        }
        assert!(codes(&dated("2024年2月29日")).is_empty());
    }

    #[test]
    fn named_and_attached_must_agree() {
        let blocks = vec![
            Block::new(Role::AttachmentNote, "1．甲\n2．乙"),
            Block::new(Role::AttachmentMarker, "附件1").within(Zone::Attached(0)),
        ];
        assert_eq!(codes(&document(blocks)), ["W-ATTACHMENTS"]);
    }
}
