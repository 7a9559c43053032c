//! Elements that settings give: given beats recognised, and what was beaten is reported.

use crate::diagnostic::{Change, Diagnostic};
use crate::document::{Block, Document, Role, Zone};

use super::Given;

/// Elements that may be given, where they stand, and the label they carry.
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
    ("salutation", Role::Salutation, Zone::Main, None),
    ("main_recipients", Role::MainRecipients, Zone::Main, None),
    ("signature", Role::Signature, Zone::Main, None),
    ("signature_date", Role::SignatureDate, Zone::Main, None),
    ("notes", Role::Note, Zone::Main, None),
    ("copy_to", Role::CopyTo, Zone::Colophon, Some("抄送：")),
    ("print_office", Role::PrintOffice, Zone::Colophon, None),
    ("print_date", Role::PrintDate, Zone::Colophon, None),
    ("copies", Role::Copies, Zone::Colophon, None),
];

/// Names of the elements that `meta.…` takes.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ELEMENTS.iter().map(|(name, ..)| *name).chain(["kind", "wenzhong"])
}

/// Puts given elements in; gives a diagnostic for each that stood against the text.
pub(super) fn apply(document: &mut Document, given: &Given) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (name, role, zone, label) in ELEMENTS {
        let forced = given.elements.get(*name);
        let Some(value) = forced.or_else(|| given.defaults.get(*name)) else { continue };
        let mut value = value.clone();
        if *role == Role::MainRecipients && !value.ends_with(['：', ':']) {
            value.push('：');
        }
        let found = document
            .blocks
            .iter()
            .position(|block| block.role == *role && !matches!(block.zone, Zone::Attached(_)));
        match found {
            Some(_) if forced.is_none() => continue,
            Some(at) => {
                if let Some(block) = document.blocks.get_mut(at)
                    && block.text != value
                {
                    let clash = Diagnostic::new("W-GIVEN-CONFLICT").at(block.lines.0, 1);
                    out.push(clash.with(name).with(&block.text).with(&value));
                    document.changes.push(Change {
                        rule: "given",
                        line: block.lines.0,
                        column: 1,
                        before: std::mem::replace(&mut block.text, value.clone()),
                        after: value,
                    });
                    block.reason = "给定".into();
                }
            }
            None => {
                let mut block = Block::new(*role, value.clone()).within(*zone);
                block.label = label.map(str::to_owned);
                block.reason = "给定".into();
                document.changes.push(Change {
                    rule: "given",
                    line: 0,
                    column: 1,
                    before: String::new(),
                    after: block.full_text(),
                });
                insert(document, block);
            }
        }
    }
    out
}

/// Puts a block where the table's order says: behind the last block of its zone that precedes it.
fn insert(document: &mut Document, block: Block) {
    let rank = |role: Role| ELEMENTS.iter().position(|entry| entry.1 == role);
    let own = rank(block.role);
    let (zone, body) = (
        block.zone.order(),
        matches!(block.role, Role::Signature | Role::SignatureDate | Role::Note),
    );
    let place = document.blocks.iter().rposition(|other| {
        other.zone.order() < zone
            || (other.zone.order() == zone
                && match rank(other.role) {
                    Some(rank) => Some(rank) < own,
                    None => body,
                })
    });
    document.blocks.insert(place.map_or(0, |at| at + 1), block);
}
