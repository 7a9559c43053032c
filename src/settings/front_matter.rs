//! `+++` front matter: settings in TOML at the head of a text, between two lines of three plus
//! signs.

use crate::Options;
use crate::clean::Lines;
use crate::decode::Decoded;
use crate::diagnostic::{Change, Diagnostic, LeftOut, LeftOutKind};

use super::{Source, file};

/// The line above and below.
const FENCE: &str = "+++";

/// Name of the record that says it was taken out.
const RULE: &str = "front-matter";

/// Front matter taken out of a text: its lines, the fences among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter(Vec<String>);

/// Takes front matter out of a decoded text; empty lines stay in its place, so that every line
/// keeps its number. None where the text does not begin with it.
pub fn take(decoded: &mut Decoded) -> Option<FrontMatter> {
    let fence = |line: &&str| line.trim_ascii_end() == FENCE;
    let mut lines = decoded.text.split_inclusive('\n');
    lines.next().filter(fence)?;
    let inside = decoded.text.split_inclusive('\n').skip(1).position(|line| fence(&line))?;
    let taken: Vec<String> =
        decoded.text.split_inclusive('\n').take(inside + 2).map(str::to_owned).collect();
    let length: usize = taken.iter().map(String::len).sum();
    let rest = decoded.text.get(length..).unwrap_or_default();
    decoded.text = "\n".repeat(taken.len()) + rest;
    Some(FrontMatter(taken))
}

impl FrontMatter {
    /// Makes its settings, under those of the command and of `NAME.meta.toml`.
    ///
    /// # Errors
    /// The first fault, at its line of the text.
    pub fn apply(&self, options: &mut Options) -> Result<(), Diagnostic> {
        let inner = self.0.get(1..self.0.len().saturating_sub(1)).unwrap_or_default();
        // the opening fence counts as a line
        let text = "\n".to_owned() + &inner.concat();
        file::read(options, &text, Source::FrontMatter)
    }

    /// Records in the cleaned lines that it was taken out.
    pub fn record(self, lines: &mut Lines) {
        let before = self.0.concat();
        lines
            .changes
            .insert(0, Change { rule: RULE, line: 1, column: 1, before, after: String::new() });
        let text = |line: String| line.trim_ascii_end().to_owned();
        let taken = self.0.into_iter().map(text).enumerate().filter(|(_, line)| !line.is_empty());
        let taken = taken.map(|(index, text)| LeftOut {
            line: index + 1,
            joined: Vec::new(),
            column: 1,
            kind: LeftOutKind::FrontMatter,
            text,
        });
        lines.left_out.splice(0..0, taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Decoded {
        Decoded { text: text.to_owned(), ..Decoded::default() }
    }

    #[test]
    fn lines_keep_their_numbers() {
        let mut text = decoded("+++\ntitle = \"关于甲的通知\"\n+++\n各局：\n");
        let front = take(&mut text).unwrap();
        assert_eq!(text.text, "\n\n\n各局：\n");
        let mut options = Options::default();
        front.apply(&mut options).unwrap();
        assert_eq!(options.given.elements["title"], "关于甲的通知");
    }

    #[test]
    fn a_fault_names_the_line_of_the_text() {
        let front =
            take(&mut decoded("+++\r\ntitle = \"甲\"\r\ntitel = \"乙\"\r\n+++\r\n")).unwrap();
        let fault = front.apply(&mut Options::default()).unwrap_err();
        assert_eq!(fault.place.map(|place| place.line), Some(3));
    }

    #[test]
    fn what_is_not_closed_is_text() {
        assert!(take(&mut decoded("+++\n各局：\n")).is_none());
        assert!(take(&mut decoded("各局：\n+++\n+++\n")).is_none());
    }
}
