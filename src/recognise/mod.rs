//! Clean lines → document: a 公文 read from both ends, as a clerk does. Cannot fail: what is not
//! understood stays a paragraph in its place.
//!
//! The road: `foreign` tells text that is no document; lines are cut into `piece`s; `header` reads down from the top, `colophon` takes
//! what labels mark at the end, `closing` cuts the rest into one part per document (its `front`
//! reads title and recipients), `body` gives every piece left a role (`heading` judges lists),
//! `assemble` makes blocks, `kind` tells 文种 and 格式, `given` lays over what settings give,
//! `checks` says what a clerk would.
//!
//! Law: white space aside, the text of the blocks is the text of the lines but for the records in
//! `Document::changes`; linear time; no panic.

mod assemble;
mod body;
mod checks;
mod closing;
mod colophon;
mod flat;
mod foreign;
mod form;
mod front;
mod furniture;
mod given;
mod header;
mod heading;
mod json;
mod kind;
mod outline;
mod piece;
mod placeholders;
mod scene;
pub(crate) mod shape;
mod squeezed;
mod table;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::clean::Lines;
use crate::diagnostic::{Warned, left_out, watch};
use crate::document::Document;

use squeezed::Squeezed;

/// Elements given by settings (`meta.…`), name → value; given beats recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Element name as in `inspect --json` → its text.
    pub elements: BTreeMap<String, String>,
    /// Elements the house style gives where the text has none.
    pub defaults: BTreeMap<String, String>,
    /// Which of the elements a field of the text itself gives: what they replace is text, too.
    pub labels: BTreeSet<String>,
}

/// Names of everything that can be given under `meta.`.
pub fn element_names() -> impl Iterator<Item = &'static str> {
    given::names()
}

/// Recognises the document in cleaned lines.
pub fn recognise(cleaned: &Lines, given: &Given) -> Warned<Document> {
    let told = cleaned.left_out.len();
    let mut squeezed = Squeezed::of_lines(cleaned);
    let swept = (!cleaned.keep_furniture).then(|| furniture::sweep(cleaned, &squeezed));
    let (swept, mut doubts) = swept.map_or((None, Vec::new()), |swept| (swept.lines, swept.doubts));
    let lines = swept.as_ref().unwrap_or(cleaned);
    let foreign = foreign::is_foreign(lines);
    let flattened = !foreign && flat::is_flat(lines);
    let split = flattened.then(|| flat::split(lines));
    let (split, more) = split.map_or((None, Vec::new()), |(lines, doubts)| (Some(lines), doubts));
    doubts.extend(more);
    let lines = split.as_ref().unwrap_or(lines);
    if swept.is_some() || split.is_some() {
        squeezed = Squeezed::of_lines(lines);
    }
    let mut pieces = piece::pieces(lines, &squeezed);
    watch::ask();
    outline::mark(&mut pieces);
    let mut scene = scene::Scene::of(pieces, lines);
    if foreign {
        scene.all_text();
    } else {
        parts(&mut scene);
    }
    watch::ask();
    let (mut document, holders) = assemble::assemble(&scene);
    drop(scene);
    drop(squeezed);
    document.flattened = flattened;
    document.line_roles = (!flattened).then(|| assemble::line_roles(&document, &holders, lines));
    let left_out = lines.left_out.iter().inspect(|_| watch::tick(1));
    document.left_out = left_out.cloned().collect();
    let newly = document.left_out.get(told..).unwrap_or_default();
    document.changes.extend(newly.iter().map(|left| left.record("furniture")));
    let mut diagnostics = left_out::tell(newly);
    diagnostics.extend(doubts);
    document.rewritten_dates = cleaned
        .changes
        .iter()
        .filter(|change| change.rule.starts_with("date-"))
        .map(|change| (change.after.to_string(), change.before.to_string()))
        .collect();
    document.truncated = !foreign && assemble::is_truncated(&document);
    form::part_signers(&mut document);
    form::dates(&mut document);
    form::attachments(&mut document);
    diagnostics.extend(given::lay_over(&mut document, given));
    kind::judge(&mut document);
    kind::signed_by_person(&mut document);
    kind::judge(&mut document);
    given::facts(&mut document, given);
    rename_signers(&mut document);
    diagnostics.extend(checks::check(&document));
    Warned { value: document, diagnostics }
}

/// Marks the parts of a document, from both ends.
fn parts(scene: &mut scene::Scene) {
    let top = header::read(scene);
    watch::ask();
    colophon::read(scene, top);
    let parts = closing::read(scene, top);
    let minutes = scene.pieces.iter().take(12).any(|piece| piece.len() < 60 && piece.ends("纪要"));
    for part in &parts {
        watch::ask();
        body::read(scene, part, minutes);
    }
}

/// A line that turned from 署名 to signer changes its role among the lines too.
fn rename_signers(document: &mut Document) {
    let signed: BTreeSet<usize> = document
        .blocks
        .iter()
        .filter(|block| block.role == crate::document::Role::Signer)
        .flat_map(|block| block.lines.0..=block.lines.1)
        .collect();
    for (line, role) in document.line_roles.iter_mut().flatten() {
        if signed.contains(line) && *role == "signature" {
            *role = "signer";
        }
    }
}
