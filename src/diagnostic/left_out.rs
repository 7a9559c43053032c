//! What stands in no output: the ledger of law 1, and what is said about it.
//!
//! A stage that leaves text out adds a [`LeftOut`] and nothing else; [`tell`] makes the
//! diagnostics from the list, so that leaving out in silence is not possible.

use super::{Change, Diagnostic, watch};

/// Most kinds of ornaments that are quoted.
const KINDS: usize = 8;

/// A source line, or a piece of a text on one line, that stands in no output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Source line, from 1.
    pub line: usize,
    /// Further source lines that cleaning had joined to it.
    pub joined: Vec<usize>,
    /// Character of the line where it begins, from 1.
    pub column: usize,
    /// What it was.
    pub kind: LeftOutKind,
    /// The text.
    pub text: String,
}

/// What a text that was left out was; design law 1 allows nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOutKind {
    /// Signs of a mark-up language, rule lines. Not told.
    Markup,
    /// Front matter whose keys became settings. Not told.
    FrontMatter,
    /// A field of the carrier whose value is set as an element, or that is empty. Not told.
    Label,
    /// Page number or running head, proven by its sequence. One note with their count.
    PageArtifact,
    /// A picture or bullet at a line's start. One warning for all.
    Ornament,
    /// Words of a web page or an archive: a closed phrase. Each is a warning.
    Furniture,
}

impl LeftOutKind {
    /// Its role among `line_roles`.
    pub fn role(self) -> &'static str {
        match self {
            Self::PageArtifact => "page_artifact",
            Self::Markup | Self::FrontMatter | Self::Label | Self::Ornament | Self::Furniture => {
                "chrome"
            }
        }
    }
}

impl LeftOut {
    /// The change record of it: the text before, nothing after.
    pub fn record(&self, rule: &'static str) -> Change {
        Change::new(rule, (self.line, self.column), self.text.as_str(), "")
    }
}

/// The diagnostics: a warning that quotes each line of furniture, one note that counts page
/// numbers and running heads.
pub fn tell(left_out: &[LeftOut]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut pages = left_out.iter().filter(|left| left.kind == LeftOutKind::PageArtifact);
    if let Some(first) = pages.next() {
        let count = 1 + pages.count();
        told.push(Diagnostic::new("N-PAGE-ARTIFACTS").at(first.line, first.column).with(count));
    }
    let ornaments = left_out.iter().filter(|left| left.kind == LeftOutKind::Ornament);
    if let Some(first) = ornaments.clone().next() {
        let mut kinds: Vec<&str> = ornaments.clone().map(|left| left.text.as_str()).collect();
        let count = kinds.len();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.truncate(KINDS);
        let told_of = Diagnostic::new("W-ORNAMENTS").at(first.line, first.column);
        told.push(told_of.with(count).with(kinds.join(" ")));
    }
    let furniture = left_out
        .iter()
        .inspect(|_| watch::tick(1))
        .filter(|left| left.kind == LeftOutKind::Furniture);
    told.extend(
        furniture
            .map(|left| Diagnostic::new("W-LEFT-OUT").at(left.line, left.column).with(&left.text)),
    );
    told.sort_by_key(|diagnostic| diagnostic.place);
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_quoted_and_page_numbers_are_counted() {
        let left = |line, kind, text: &str| LeftOut {
            line,
            joined: Vec::new(),
            column: 1,
            kind,
            text: text.into(),
        };
        let told = tell(&[
            left(1, LeftOutKind::Markup, "---"),
            left(9, LeftOutKind::PageArtifact, "— 1 —"),
            left(3, LeftOutKind::Furniture, "打印本页"),
            left(4, LeftOutKind::Ornament, "✅"),
            left(5, LeftOutKind::Ornament, "✅"),
            left(19, LeftOutKind::PageArtifact, "— 2 —"),
        ]);
        let told: Vec<(&str, &[String])> =
            told.iter().map(|one| (one.code, one.arguments.as_slice())).collect();
        assert_eq!(
            told,
            [
                ("W-LEFT-OUT", ["打印本页".to_owned()].as_slice()),
                ("W-ORNAMENTS", ["2".to_owned(), "✅".to_owned()].as_slice()),
                ("N-PAGE-ARTIFACTS", ["2".to_owned()].as_slice()),
            ]
        );
    }
}
