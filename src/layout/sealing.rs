//! Which seal belongs to which signature: the seals that were given come in, out goes one for each
//! name that signs, in order, or the reason why they do not fit.
//!
//! Nothing is sealed by halves: either every signature of the text has its seal or none has.
//! Where a person signs (命令, 议案), the stamp stands in place of the printed name, which the
//! picture then says to readers that do not see it.

use super::closing::signature_case;
use crate::diagnostic::{Change, Diagnostic};
use crate::document::signing::{post_and_name, signatories};
use crate::document::{Document, Role, Zone};
use crate::style::{Demand, Seal, SignatureCase, Style};

/// What was sealed: the office or the person, and the file of the seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The office, or the person where a stamp stands in place of the name.
    pub office: String,
    /// The file.
    pub file: String,
    /// A stamp stands in place of the printed name.
    pub for_name: bool,
}

/// Says which names stamps stand in place of.
pub fn tell(sealed: &[Sealed]) -> impl Iterator<Item = Diagnostic> {
    let names = sealed.iter().filter(|seal| seal.for_name);
    names.map(|seal| Diagnostic::new("N-NAME-STAMP").with(&seal.office))
}

/// Why seals do not fit a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Seals were given for a text that nobody signs.
    #[error("nobody signs the text")]
    NoSignature,
    /// More or fewer seals than signatures.
    #[error("{seals} seals for {} signatures", names.len())]
    Count {
        /// Number of seals.
        seals: usize,
        /// The names that sign.
        names: Vec<String>,
    },
    /// An office whose seal was given does not sign the text.
    #[error("{office} does not sign the text")]
    Office {
        /// The office.
        office: String,
        /// The names that sign.
        names: Vec<String>,
    },
    /// Others have their seal, this one has none.
    #[error("{0} signs without a seal")]
    Bare(String),
    /// The page is set without seals.
    #[error("page.signature is unsealed")]
    Unsealed,
}

impl SealError {
    /// The error as a diagnostic.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::NoSignature => Diagnostic::new("E-SEAL-NO-SIGNATURE"),
            Self::Count { seals, names } => {
                let list = names.join("、");
                Diagnostic::new("E-SEAL-COUNT").with(seals).with(names.len()).with(list)
            }
            Self::Office { office, names } => {
                Diagnostic::new("E-SEAL-OFFICE").with(office).with(names.join("、"))
            }
            Self::Bare(name) => Diagnostic::new("E-SEAL-BARE").with(name),
            Self::Unsealed => Diagnostic::new("E-SEAL-UNSEALED"),
        }
    }
}

/// Leaves in the style one seal for each name that signs, in order, and says what is sealed. A
/// printed name that a stamp replaces leaves the model, with a record.
///
/// # Errors
/// [`SealError`] where seals and signatures do not fit.
pub fn seal(document: &mut Document, style: &mut Style) -> Result<Vec<Sealed>, SealError> {
    let lines = signatories(document);
    let chosen = chosen(&lines, &style.seals)?;
    style.seals = chosen;
    if style.seals.is_empty() {
        return Ok(Vec::new());
    }
    let case = signature_case(document, style);
    if case == SignatureCase::Unsealed {
        return Err(SealError::Unsealed);
    }
    let mut sealed = Vec::new();
    for (seal, line) in style.seals.iter_mut().zip(&lines) {
        let name = match case {
            SignatureCase::Stamp => replace_name(document, line),
            _ => None,
        };
        let for_name = name.is_some();
        let office = name.unwrap_or_else(|| line.clone());
        sealed.push(Sealed { office: office.clone(), file: seal.file.clone(), for_name });
        seal.office = Some(office);
    }
    Ok(sealed)
}

/// A seal for each line that is signed, or none at all.
fn chosen(lines: &[String], seals: &[Seal]) -> Result<Vec<Seal>, SealError> {
    let ordered: Vec<Seal> = seals.iter().filter(|seal| seal.office.is_none()).cloned().collect();
    let asked = |seal: &Seal| seal.demand != Demand::Listed;
    if lines.is_empty() {
        let any = seals.iter().any(asked);
        return if any { Err(SealError::NoSignature) } else { Ok(Vec::new()) };
    }
    let names = lines.to_vec();
    if !ordered.is_empty() {
        return match ordered.len() == lines.len() {
            true => Ok(ordered),
            false => Err(SealError::Count { seals: ordered.len(), names }),
        };
    }
    let found: Vec<Option<&Seal>> = lines
        .iter()
        .map(|line| seals.iter().find(|seal| seal.office.as_deref().is_some_and(|o| is(o, line))))
        .collect();
    let used = |seal: &Seal| found.iter().flatten().any(|one| std::ptr::eq(*one, seal));
    let idle = |demand| seals.iter().find(|seal| seal.demand == demand && !used(seal));
    let some = seals.iter().any(|seal| seal.demand == Demand::OneSigns && used(seal));
    let lost = idle(Demand::Signs).or_else(|| idle(Demand::OneSigns).filter(|_| !some));
    if let Some(office) = lost.and_then(|seal| seal.office.clone()) {
        return Err(SealError::Office { office, names });
    }
    if found.iter().all(Option::is_none) {
        return Ok(Vec::new());
    }
    match found.iter().zip(lines).find(|(seal, _)| seal.is_none()) {
        Some((_, line)) => Err(SealError::Bare(line.clone())),
        None => Ok(found.into_iter().flatten().cloned().collect()),
    }
}

/// A line that is signed bears this name: of an office, or of a person with or without the post.
fn is(office: &str, line: &str) -> bool {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let office = bare(office);
    office == bare(line) || office == bare(post_and_name(line).1)
}

/// Takes the printed name out of a line of 署名, leaving the post; gives the name.
fn replace_name(document: &mut Document, line: &str) -> Option<String> {
    let (post, name) = post_and_name(line);
    if name.is_empty() {
        return None;
    }
    let signs = |role| matches!(role, Role::Signature | Role::Signer);
    let (block, rest) = document.blocks.iter_mut().find_map(|block| {
        let at = block.text.split('\n').position(|own| own == line)?;
        let main = signs(block.role) && block.zone == Zone::Main;
        let mut lines: Vec<&str> = block.text.split('\n').collect();
        *lines.get_mut(at)? = post;
        let text = lines.join("\n");
        main.then_some((block, text))
    })?;
    block.text = rest;
    let line = block.lines.0.max(1);
    document.changes.push(Change::new("name-stamp", (line, 1), name, ""));
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Block, Kind};
    use crate::style::Picture;

    fn seal_of(office: Option<&str>, demand: Demand) -> Seal {
        let (png, colour) = (Vec::new(), Vec::new());
        let picture = Picture { png, width: 1, height: 1, colour, opacity: None };
        let office = office.map(str::to_owned);
        Seal { office, file: "s.png".into(), picture: Arc::new(picture), demand }
    }

    fn signed(text: &str) -> Document {
        let blocks = vec![
            Block::new(Role::Para, "正文。"),
            Block::new(Role::Signature, text),
            Block::new(Role::SignatureDate, "2026年3月1日"),
        ];
        Document { blocks, ..Document::default() }
    }

    fn sealed(text: &str, seals: &[(Option<&str>, Demand)]) -> Result<Vec<String>, SealError> {
        let seals = seals.iter().map(|(office, demand)| seal_of(*office, *demand)).collect();
        let mut style = Style { seals, ..Style::default() };
        let sealed = seal(&mut signed(text), &mut style)?;
        Ok(sealed.into_iter().map(|seal| seal.office).collect())
    }

    #[test]
    fn seals_in_order_are_as_many_as_signatures() {
        let one = (None, Demand::InOrder);
        assert_eq!(sealed("甲局\n乙局", &[one, one]).unwrap(), ["甲局", "乙局"]);
        assert!(matches!(sealed("甲局\n乙局", &[one]), Err(SealError::Count { seals: 1, .. })));
        assert!(matches!(sealed("甲局", &[one, one]), Err(SealError::Count { seals: 2, .. })));
    }

    #[test]
    fn a_seal_finds_its_office_whatever_the_order() {
        let seals = [(Some("乙局"), Demand::Signs), (Some("甲 局"), Demand::Signs)];
        assert_eq!(sealed("甲局\n乙局", &seals).unwrap(), ["甲局", "乙局"]);
        assert!(matches!(sealed("甲局", &seals), Err(SealError::Office { .. })));
        assert_eq!(sealed("甲局\n丙局", &seals[1..]), Err(SealError::Bare("丙局".into())));
    }

    #[test]
    fn a_list_is_chosen_from_and_asks_for_nothing() {
        let listed = [(Some("乙局"), Demand::Listed), (Some("甲局"), Demand::Listed)];
        assert_eq!(sealed("甲局", &listed).unwrap(), ["甲局"]);
        assert!(sealed("丙局", &listed).unwrap().is_empty());
        assert_eq!(sealed("甲局\n丙局", &listed), Err(SealError::Bare("丙局".into())));
        let some = listed.map(|(office, _)| (office, Demand::OneSigns));
        assert_eq!(sealed("甲局", &some).unwrap(), ["甲局"]);
        assert!(matches!(sealed("丙局", &some), Err(SealError::Office { .. })));
    }

    #[test]
    fn a_text_that_nobody_signs_takes_no_seal() {
        let mut style = Style { seals: vec![seal_of(None, Demand::InOrder)], ..Style::default() };
        let refused = seal(&mut Document::default(), &mut style);
        assert_eq!(refused, Err(SealError::NoSignature));
    }

    #[test]
    fn the_stamp_of_a_person_takes_the_place_of_the_name() {
        let mut document = signed("市长　程立远");
        document.kind = Kind::Order;
        if let Some(block) = document.blocks.get_mut(1) {
            block.role = Role::Signer;
        }
        let seals = vec![seal_of(Some("程立远"), Demand::Signs)];
        let mut style = Style { seals, ..Style::default() };
        let sealed = seal(&mut document, &mut style).unwrap();
        assert_eq!((sealed[0].office.as_str(), sealed[0].for_name), ("程立远", true));
        assert_eq!(document.blocks[1].text, "市长");
        assert_eq!(document.changes[0].before, "程立远");
        assert_eq!(signature_case(&document, &style), SignatureCase::Stamp);
    }

    #[test]
    fn an_office_presses_its_seal_on_any_kind_of_text() {
        let mut style = Style::default();
        let document = Document { kind: Kind::Other, ..signed("甲局") };
        assert_eq!(signature_case(&document, &style), SignatureCase::Unsealed);
        style.seals.push(seal_of(None, Demand::InOrder));
        assert_eq!(signature_case(&document, &style), SignatureCase::Sealed);
    }
}
