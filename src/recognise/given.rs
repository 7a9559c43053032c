//! Given metadata laid over what was recognised: given beats recognised, the house style fills
//! what the text lacks. Every difference to the text is a record; a conflict is told.

use super::{Given, form};
use crate::diagnostic::{Change, Diagnostic};
use crate::document::{Block, Document, Kind, Role, Zone};

/// The elements that can be given: name, role, zone where there is none yet, label.
const ELEMENTS: &[(&str, Role, Zone, Option<&str>)] = &[
    ("copy_number", Role::CopyNumber, Zone::Header, None),
    ("secrecy", Role::Secrecy, Zone::Header, None),
    ("urgency", Role::Urgency, Zone::Header, None),
    ("masthead", Role::Masthead, Zone::Header, None),
    ("issue_number", Role::IssueNumber, Zone::Header, None),
    ("doc_number", Role::DocNumber, Zone::Header, None),
    ("signer", Role::Signer, Zone::Header, Some("签发人：")),
    ("title", Role::Title, Zone::Main, None),
    ("title_note", Role::TitleNote, Zone::Main, None),
    ("author", Role::Author, Zone::Main, None),
    ("main_recipients", Role::MainRecipients, Zone::Main, None),
    ("salutation", Role::Salutation, Zone::Main, None),
    ("attachments", Role::AttachmentNote, Zone::Main, Some("附件：")),
    ("signature", Role::Signature, Zone::Main, None),
    ("signature_date", Role::SignatureDate, Zone::Main, None),
    ("notes", Role::Note, Zone::Main, None),
    ("subject_words", Role::SubjectWords, Zone::Colophon, Some("主题词：")),
    ("copy_to", Role::CopyTo, Zone::Colophon, Some("抄送：")),
    ("print_office", Role::PrintOffice, Zone::Colophon, None),
    ("print_date", Role::PrintDate, Zone::Colophon, None),
    ("copies", Role::Copies, Zone::Colophon, None),
];

/// Names of everything that can be given under `meta.`.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ELEMENTS.iter().map(|(name, ..)| *name).chain(["kind", "wenzhong", "issuer", "date"])
}

/// Lays given elements over the document; tells of conflicts.
pub fn lay_over(document: &mut Document, given: &Given) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (name, role, zone, label) in ELEMENTS {
        let present = document.find(*role).is_some();
        let value = match given.elements.get(*name) {
            Some(value) => value,
            None if !present => match given.defaults.get(*name) {
                Some(value) => value,
                None => continue,
            },
            None => continue,
        };
        let empty = value.chars().all(char::is_whitespace);
        if empty && !present {
            continue;
        }
        let code = if given.labels.contains(*name) { "W-LABEL" } else { "N-GIVEN" };
        replace(document, (*name, *role, *zone, *label), (value, code), &mut diagnostics);
    }
    // with a mark the number stands above the red line
    if document.find(Role::Masthead).is_some() {
        for block in &mut document.blocks {
            if block.role == Role::DocNumber && block.zone == Zone::Main {
                block.zone = Zone::Header;
            }
        }
    }
    document.blocks.sort_by_key(|block| (block.zone, header_rank(block)));
    diagnostics
}

/// Order within the header; everything else keeps its place.
fn header_rank(block: &Block) -> u8 {
    if block.zone != Zone::Header {
        return 0;
    }
    match block.role {
        Role::CopyNumber => 0,
        Role::Secrecy => 1,
        Role::Urgency => 2,
        Role::Masthead => 3,
        Role::IssueNumber => 4,
        Role::MastheadIssuer => 5,
        Role::MastheadDate => 6,
        Role::DocNumber => 7,
        _ => 8,
    }
}

fn replace(
    document: &mut Document,
    (name, role, zone, label): (&'static str, Role, Zone, Option<&str>),
    (value, code): (&str, &'static str),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let attached = |block: &Block| matches!(block.zone, Zone::Attached(_));
    let old: Vec<Block> =
        document.blocks.iter().filter(|b| b.role == role && !attached(b)).cloned().collect();
    let first = old.first();
    let zone = first.map_or(zone, |b| b.zone);
    let usual = first.and_then(|b| b.label.as_deref()).or(label);
    let (label, text) = form::of((role, zone), usual, value);
    let before: String = old.iter().map(Block::full_text).collect::<Vec<_>>().join("\n");
    let place = document.blocks.iter().position(|b| b.role == role && !attached(b));
    let block = Block { zone, label, reason: "given".into(), ..Block::new(role, text) };
    let after = if block.text.is_empty() { String::new() } else { block.full_text() };
    if before == after {
        return;
    }
    // another spelling of the same is nothing to tell of where the text gives both
    let words = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let same = code == "W-LABEL" && words(&before) == words(&after);
    if !before.is_empty() && !same {
        let line = first.map_or(0, |b| b.lines.0);
        diagnostics
            .push(Diagnostic::new(code).at(line.max(1), 1).with(name).with(value).with(&before));
    }
    document.blocks.retain(|b| b.role != role || attached(b));
    if !after.is_empty() {
        let at = place.unwrap_or_else(|| position(document, role, block.zone));
        document.blocks.insert(at.min(document.blocks.len()), block);
    }
    let line = first.map_or(1, |b| b.lines.0.max(1));
    let mut record = |rule, before: &str, after: &str| {
        document.changes.push(Change::new(rule, (line, 1), before, after));
    };
    record("given", &before, value);
    if value != after {
        record("given-form", value, &after);
    }
}

/// Where an element goes that the text did not have.
fn position(document: &Document, role: Role, zone: Zone) -> usize {
    let blocks = &document.blocks;
    let after = |roles: &[Role]| {
        blocks
            .iter()
            .rposition(|b| b.zone <= Zone::Main && roles.contains(&b.role))
            .map(|at| at + 1)
    };
    let main_end = blocks.iter().position(|b| b.zone > Zone::Main).unwrap_or(blocks.len());
    match (zone, role) {
        (Zone::Header, _) => {
            blocks.iter().position(|b| b.zone > Zone::Header).unwrap_or(blocks.len())
        }
        (_, Role::Title) => {
            blocks.iter().position(|b| b.zone > Zone::Header).unwrap_or(blocks.len())
        }
        (_, Role::TitleNote | Role::Author) => after(&[Role::Title, Role::TitleNote]).unwrap_or(0),
        (_, Role::MainRecipients | Role::Salutation) => {
            after(&[Role::Title, Role::TitleNote, Role::DocNumber, Role::Author]).unwrap_or(0)
        }
        (_, Role::AttachmentNote) => blocks
            .iter()
            .position(|b| {
                matches!(b.role, Role::Signature | Role::SignatureDate) && b.zone == Zone::Main
            })
            .unwrap_or(main_end),
        (_, Role::Signature) => blocks
            .iter()
            .position(|b| b.role == Role::SignatureDate && b.zone == Zone::Main)
            .unwrap_or(main_end),
        (Zone::Colophon, _) => blocks.len(),
        _ => main_end,
    }
}

/// Facts that are no blocks: kind, 文种, organ, date.
pub fn facts(document: &mut Document, given: &Given) {
    let of = |name: &str| given.elements.get(name).cloned();
    if let Some(kind) = of("kind").and_then(|name| Kind::from_name(&name)) {
        document.kind = kind;
    }
    document.wenzhong = of("wenzhong").or_else(|| document.wenzhong.take());
    document.issuer = of("issuer").or_else(|| document.issuer.take());
    document.date = of("date").or_else(|| document.date.take());
    for (name, fact) in [("issuer", &mut document.issuer), ("date", &mut document.date)] {
        if fact.is_none() {
            *fact = given.defaults.get(name).cloned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let blocks = vec![
            Block::new(Role::Title, "关于甲的通知"),
            Block::new(Role::DocNumber, "甲〔2021〕1号"),
            Block::new(Role::Para, "正文。"),
        ];
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn given_beats_recognised_and_is_told() {
        let mut document = document();
        let given = Given {
            elements: [("doc_number".into(), "乙〔2021〕2号".into())].into(),
            defaults: [("doc_number".into(), "丙".into())].into(),
            ..Given::default()
        };
        let told = lay_over(&mut document, &given);
        assert_eq!(document.find(Role::DocNumber).unwrap().text, "乙〔2021〕2号");
        assert_eq!(told.len(), 1);
        assert_eq!(document.changes.len(), 1);
    }

    #[test]
    fn what_a_label_replaces_is_a_warning() {
        let given = |value: &str| Given {
            elements: [("doc_number".into(), value.into())].into(),
            labels: ["doc_number".into()].into(),
            ..Given::default()
        };
        let told = lay_over(&mut document(), &given("乙〔2021〕2号"));
        assert_eq!((told[0].code, told.len()), ("W-LABEL", 1));
        assert!(lay_over(&mut document(), &given("甲[2021]1号")).is_empty());
    }

    #[test]
    fn a_given_mark_brings_the_number_into_the_header() {
        let mut document = document();
        let given = Given {
            elements: [("masthead".into(), "甲局文件".into())].into(),
            ..Given::default()
        };
        lay_over(&mut document, &given);
        let roles: Vec<Role> = document.blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [Role::Masthead, Role::DocNumber, Role::Title, Role::Para]);
        assert_eq!(document.find(Role::DocNumber).unwrap().zone, Zone::Header);
    }

    #[test]
    fn a_default_fills_only_what_is_missing() {
        let mut document = document();
        let given = Given {
            defaults: [("title".into(), "别的".into()), ("copy_to".into(), "乙局。".into())].into(),
            ..Given::default()
        };
        assert!(lay_over(&mut document, &given).is_empty());
        assert_eq!(document.find(Role::Title).unwrap().text, "关于甲的通知");
        assert_eq!(document.blocks.last().unwrap().full_text(), "抄送：乙局。");
    }
}
