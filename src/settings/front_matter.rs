//! Front matter: settings at the head of a text, in TOML between two `+++` lines or in a part of
//! YAML between two `---` lines.

use crate::Options;
use crate::clean::Lines;
use crate::decode::Decoded;
use crate::diagnostic::{Change, Diagnostic, LeftOut, LeftOutKind};

use super::{Source, file, yaml};

/// Name of the record that says it was taken out.
const RULE: &str = "front-matter";

/// Front matter taken out of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter(Vec<Block>);

/// One block: its lines, the fences among them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    fence: &'static str,
    /// Line of the opening fence, from 1.
    line: usize,
    lines: Vec<String>,
}

/// Takes front matter out of a decoded text; empty lines stay in its place, so that every line
/// keeps its number. None where the text does not begin with it. A block behind a block is one of
/// the front matter, so that none is left for a second reading.
///
/// # Errors
/// A block that is not closed, at its first line.
pub fn take(decoded: &mut Decoded) -> Result<Option<FrontMatter>, Diagnostic> {
    let mut front = FrontMatter::default();
    let mut length = 0;
    let mut line = 1;
    while let Some(block) = next(decoded.text.get(length..).unwrap_or_default(), line)? {
        length += block.1;
        line = block.0.line + block.0.lines.len();
        front.0.push(block.0);
    }
    if front.0.is_empty() {
        return Ok(None);
    }
    let rest = decoded.text.get(length..).unwrap_or_default();
    decoded.text = "\n".repeat(line - 1) + rest;
    Ok(Some(front))
}

/// The block that a text begins with, empty lines aside, and its bytes with those.
fn next(text: &str, line: usize) -> Result<Option<(Block, usize)>, Diagnostic> {
    let bare = |line: &str| line.trim_ascii_end().to_owned();
    let blank = text.split_inclusive('\n').take_while(|line| line.trim_ascii().is_empty()).count();
    let mut lines = text.split_inclusive('\n').skip(blank).map(bare);
    let (fence, ends): (_, &[&str]) = match lines.next().as_deref() {
        Some("+++") => ("+++", &["+++"]),
        Some("---") => ("---", &["---", "..."]),
        _ => return Ok(None),
    };
    let inside = lines.by_ref().find(|line| !line.is_empty()).unwrap_or_default();
    let opens = if fence == "+++" { file::opens(&inside) } else { yaml::opens(&inside) };
    let line = line + blank;
    let lines = text.split_inclusive('\n').skip(blank);
    let end = lines.clone().skip(1).position(|line| ends.contains(&line.trim_ascii_end()));
    match end {
        Some(end) if opens || fence == "+++" => {
            let taken: Vec<String> = lines.take(end + 2).map(str::to_owned).collect();
            let length = text.split_inclusive('\n').take(blank + end + 2).map(str::len).sum();
            Ok(Some((Block { fence, line, lines: taken }, length)))
        }
        None if opens => Err(Diagnostic::new("E-FRONT-MATTER-OPEN").at(line, 1).with(fence)),
        // a rule line
        _ => Ok(None),
    }
}

impl FrontMatter {
    /// Makes its settings, under those of the command and of `NAME.meta.toml`; tells of keys that
    /// name nothing.
    ///
    /// # Errors
    /// The first fault, at its line of the text.
    pub fn apply(&self, options: &mut Options) -> Result<Vec<Diagnostic>, Diagnostic> {
        let mut told = Vec::new();
        for block in &self.0 {
            let inner = block.lines.get(1..block.lines.len().saturating_sub(1)).unwrap_or_default();
            if block.fence == "+++" {
                // what stands above counts as lines
                let text = "\n".repeat(block.line) + &inner.concat();
                file::read(options, &text, Source::FrontMatter)?;
            } else {
                let lines: Vec<&str> = inner.iter().map(|line| line.trim_ascii_end()).collect();
                told.extend(yaml::read(options, &lines, block.line + 1)?);
            }
        }
        Ok(told)
    }

    /// Records in the cleaned lines that it was taken out.
    pub fn record(self, lines: &mut Lines) {
        let changes =
            self.0.iter().map(|block| Change::new(RULE, (block.line, 1), block.lines.concat(), ""));
        lines.changes.splice(0..0, changes);
        let taken = self.0.into_iter().flat_map(|block| (block.line..).zip(block.lines));
        let taken = taken.map(|(line, text)| LeftOut {
            line,
            joined: Vec::new(),
            column: 1,
            kind: LeftOutKind::FrontMatter,
            text: text.trim_ascii_end().to_owned(),
        });
        lines.left_out.splice(0..0, taken.filter(|left| !left.text.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Decoded {
        Decoded { text: text.to_owned(), ..Decoded::default() }
    }

    fn taken(text: &str) -> Option<FrontMatter> {
        take(&mut decoded(text)).unwrap()
    }

    #[test]
    fn lines_keep_their_numbers() {
        let mut text = decoded("+++\ntitle = \"关于甲的通知\"\n+++\n各局：\n");
        let front = take(&mut text).unwrap().unwrap();
        assert_eq!(text.text, "\n\n\n各局：\n");
        let mut options = Options::default();
        front.apply(&mut options).unwrap();
        assert_eq!(options.given.elements["title"], "关于甲的通知");
    }

    #[test]
    fn blocks_behind_one_another_are_all_taken() {
        let mut text = decoded("\n---\ntitle: 甲\n---\n\n+++\nsigner = \"乙\"\n+++\n各局：\n---\n");
        let front = take(&mut text).unwrap().unwrap();
        assert_eq!(text.text, "\n\n\n\n\n\n\n\n各局：\n---\n");
        let mut options = Options::default();
        front.apply(&mut options).unwrap();
        let given = &options.given.elements;
        assert_eq!((given["title"].as_str(), given["signer"].as_str()), ("甲", "乙"));
    }

    #[test]
    fn a_fault_names_the_line_of_the_text() {
        for text in [
            "+++\r\ntitle = \"甲\"\r\ntitel = \"乙\"\r\n+++\r\n",
            "---\ntitle: 甲\n各局：\n---\n",
            "\n---\ntitle: \"甲\n---\n",
        ] {
            let fault = taken(text).unwrap().apply(&mut Options::default()).unwrap_err();
            assert_eq!(fault.place.map(|place| place.line), Some(3), "{text}");
        }
    }

    #[test]
    fn what_is_not_closed_is_an_error() {
        for text in ["+++\ntitle = \"甲\"\n各局：\n", "\n\n---\ntitle: 甲\n\n各局：\n"] {
            assert_eq!(take(&mut decoded(text)).unwrap_err().code, "E-FRONT-MATTER-OPEN");
        }
    }

    #[test]
    fn rule_lines_are_no_front_matter() {
        for text in [
            "+++\n各局：\n",
            "各局：\n+++\n+++\n",
            "---\n关于甲的通知\n---\n",
            "---\n时间: 三月\n---\n",
        ] {
            assert!(taken(text).is_none(), "{text}");
        }
    }
}
