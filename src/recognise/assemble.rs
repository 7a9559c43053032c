//! Marked pieces → blocks in document order, with the role of every source line.
//!
//! Law: label and text of the blocks are the pieces' text, white space aside.

use super::scene::{Mark, Scene};
use super::{placeholders, shape};
use crate::clean::Lines;
use crate::diagnostic::{small, watch};
use crate::document::{Block, Document, Role, RunIn, Zone};
use crate::text::columns;

/// Block index of each piece, with the place of its line among the lines where it opens that line.
pub type Holders = Vec<(u32, Option<u32>)>;

/// Builds the document: blocks sorted by zone, source order kept within each.
pub fn assemble(scene: &Scene) -> (Document, Holders) {
    let mut blocks: Vec<Block> = Vec::new();
    // block of each piece, in the order of pieces
    let mut holders = Vec::with_capacity(scene.pieces.len());
    for (at, piece) in scene.pieces.iter().enumerate() {
        watch::tick(1 + piece.len() / 8);
        let unknown = || Mark::new(Role::Para, "fits nothing else", 0.3);
        let mark = scene.mark_of(at).cloned().unwrap_or_else(unknown);
        let (label, text) = split_label(piece.text, mark.label);
        let text = shaped(mark.role, text);
        let goes_on = mark.joins
            && blocks.last().is_some_and(|last| last.role == mark.role && last.zone == mark.zone);
        match blocks.last_mut() {
            Some(last) if goes_on && label.is_none() => {
                // the place of a seal is no organ of its own
                if !(mark.role == Role::Signature && placeholders::is_seal(piece.chars)) {
                    last.text.push('\n');
                }
                last.text.push_str(&text);
                last.lines.1 = piece.lines().1;
                last.confidence = last.confidence.min(mark.confidence);
            }
            _ => {
                let run_in = mark.run_in.map(|run_in| RunIn {
                    chars: with_spaces(&text, run_in.chars),
                    level: run_in.level,
                });
                let block = Block {
                    role: mark.role,
                    zone: mark.zone,
                    label,
                    text,
                    run_in,
                    lines: piece.lines(),
                    reason: mark.reason,
                    confidence: mark.confidence,
                };
                blocks.push(block);
            }
        }
        holders.push((small(blocks.len() - 1), piece.opens));
    }
    if blocks.is_sorted_by_key(|block| block.zone) {
        return (Document { blocks, ..Document::default() }, holders);
    }
    // where each block goes, and with it its pieces
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|at| blocks.get(*at).map(|block| block.zone));
    let mut places = vec![0; order.len()];
    for (place, from) in order.into_iter().enumerate() {
        places.get_mut(from).into_iter().for_each(|at| *at = small(place));
    }
    for (block, _) in &mut holders {
        *block = places.get(*block as usize).copied().unwrap_or_default();
    }
    holders.sort_by_key(|(block, _)| *block);
    blocks.sort_by_key(|block| block.zone);
    (Document { blocks, ..Document::default() }, holders)
}

/// The label of so many characters, white space dropped, and the rest.
fn split_label(text: &str, chars: usize) -> (Option<String>, &str) {
    if chars == 0 {
        return (None, text);
    }
    let mut left = chars;
    let end = text.char_indices().find_map(|(at, c)| {
        if !shape::is_space(c) {
            left = left.saturating_sub(1);
        }
        (left == 0).then_some(at + c.len_utf8())
    });
    match end.and_then(|end| text.split_at_checked(end)) {
        Some((label, rest)) => {
            (Some(shape::squeeze(label).into_iter().collect()), shape::trim(rest))
        }
        None => (None, text),
    }
}

/// Number of characters of `text` that hold `count` characters that are no white space.
fn with_spaces(text: &str, count: usize) -> usize {
    let mut left = count;
    for (index, c) in text.chars().enumerate() {
        if left == 0 {
            return index;
        }
        if !shape::is_space(c) {
            left -= 1;
        }
    }
    text.chars().count()
}

/// The white space of an element as it is meant: breaks of a title, organs that sign together.
fn shaped(role: Role, text: &str) -> String {
    match role {
        Role::Title if shape::is_letter_spaced(text) => shape::squeeze(text).into_iter().collect(),
        Role::Title => title_breaks(text),
        Role::Signature | Role::Masthead | Role::Signer if shape::is_post_and_name(text) => {
            text.to_owned()
        }
        Role::Signature if shape::is_letter_spaced(text) => match shape::post_and_name(text) {
            Some((post, name)) => format!("{post}\u{3000}{name}"),
            None => shape::squeeze(text).into_iter().collect(),
        },
        // the spaces of a mark are those of its setting
        Role::Masthead if shape::is_letter_spaced(text) || text.ends_with("文件") => {
            shape::squeeze(text).into_iter().collect()
        }
        Role::Signature => {
            let parts = columns::fields(text);
            let organs = parts.iter().all(|part| shape::squeeze(part.text).len() >= 3);
            if organs {
                parts.iter().map(|part| part.text).collect::<Vec<_>>().join("\n")
            } else {
                text.to_owned()
            }
        }
        Role::Signer => shape::names(text).join("\n"),
        _ => text.to_owned(),
    }
}

/// A space between Han characters is a break that the source wished; one beside Latin is a space,
/// and one beside a single letter sets a word apart: 通　知.
fn title_breaks(text: &str) -> String {
    let parts: Vec<&str> = text.split(shape::SPACES).filter(|part| !part.is_empty()).collect();
    let mut out = String::new();
    // the part before is a letter that no other stands beside yet
    let mut open = false;
    for part in parts {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        let mut chars = part.chars();
        let letter = chars.next().is_some_and(shape::is_han) && chars.next().is_none();
        let joined = !out.is_empty() && (letter || open);
        open = letter && !joined;
        if !out.is_empty() && !joined {
            let beside = latin(out.chars().next_back()) || latin(part.chars().next());
            out.push(if beside { ' ' } else { '\n' });
        }
        out.push_str(part);
    }
    out
}

/// Role of every source line: the first element on it, lines joined to a paragraph, lines left out.
pub fn line_roles(
    document: &Document,
    holders: &[(u32, Option<u32>)],
    lines: &Lines,
) -> Vec<(usize, &'static str)> {
    let mut roles: Vec<(usize, &'static str)> = Vec::with_capacity(lines.lines.len());
    for (index, line) in holders {
        watch::tick(1);
        let index = *index as usize;
        let Some(block) = document.blocks.get(index) else { continue };
        let Some(line) = line.and_then(|line| lines.lines.get(line as usize)) else { continue };
        let name = name_of(document, index, block);
        let text = matches!(block.role, Role::Para | Role::NumberedPara(_));
        for (place, line) in line.sources.iter().enumerate() {
            roles.push((line, if place > 0 && text { "para_continuation" } else { name }));
        }
    }
    for left in &lines.left_out {
        for line in std::iter::once(&left.line).chain(&left.joined) {
            roles.push((*line, left.kind.role()));
        }
    }
    // the first that was found for a line stands
    roles.sort_by_key(|(line, _)| *line);
    roles.dedup_by_key(|(line, _)| *line);
    roles
}

/// 编发单位 and date on one line have a role of their own.
fn name_of(document: &Document, index: usize, block: &Block) -> &'static str {
    let next = document.blocks.get(index + 1);
    let together = block.role == Role::MastheadIssuer
        && next
            .is_some_and(|next| next.role == Role::MastheadDate && next.lines.0 == block.lines.0);
    if together { "masthead_issuer_and_date" } else { block.role_name() }
}

/// The last paragraph breaks off: no final mark, and nothing after it.
pub fn is_truncated(document: &Document) -> bool {
    let closed = document.blocks.iter().any(|block| {
        matches!(block.role, Role::Signature | Role::SignatureDate | Role::CopyTo | Role::PrintDate)
    });
    let last = document.blocks.iter().rev().find(|block| block.zone != Zone::Colophon);
    !closed
        && last.is_some_and(|block| {
            let text = shape::squeeze(&block.text);
            matches!(block.role, Role::Para)
                && text.len() > 20
                && text.last().is_some_and(|c| !"。！？；：…”’）》)!?:".contains(*c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_set_apart_is_no_break_of_a_title() {
        for (text, want) in [
            ("关于甲的通　知", "关于甲的通知"),
            ("通　　知", "通知"),
            ("甲会议　纪　要", "甲会议纪要"),
            ("甲局　关于乙的通知", "甲局\n关于乙的通知"),
        ] {
            assert_eq!(title_breaks(text), want);
        }
    }
}
