//! What the program has to say about a document: diagnostics and change records.
//!
//! A [`Diagnostic`] is a code with a place; its words, in English and Chinese, stand in the
//! [`catalogue`]. A [`Change`] is one alteration of the text, with what stood there before.
//! Stages return both as data beside their result ([`Warned`]); only `cli` prints them.

pub mod catalogue;
pub mod left_out;
pub mod watch;

use std::path::{Path, PathBuf};

use ecow::EcoString;
use serde::Serialize;

pub use left_out::{LeftOut, LeftOutKind};

/// How grave a diagnostic is. Only warnings count for `--fail-on-warnings`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// The result stands, but a person should look.
    Warning,
    /// The input failed.
    Error,
}

/// A place in the input: line and column count from 1, columns in characters; lines end at LF,
/// CRLF or CR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line of the input, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub column: usize,
}

/// One thing said about the input, as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `E-…`, `W-…` or `N-…`; every one is in the [`catalogue`].
    pub code: &'static str,
    /// Where in the input, if it has a place.
    pub place: Option<Place>,
    /// Offset in the input file, where known.
    pub byte: Option<u64>,
    /// The file it is about, where that is not the input.
    pub file: Option<PathBuf>,
    /// What fills `{0}`, `{1}` … of the catalogue's sentence.
    pub arguments: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(code: &'static str) -> Self {
        Self { code, place: None, byte: None, file: None, arguments: Vec::new() }
    }

    /// Puts it at a line and column, both from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some(Place { line, column });
        self
    }

    /// Gives the offset in the input file.
    #[must_use]
    pub fn at_byte(mut self, byte: u64) -> Self {
        self.byte = Some(byte);
        self
    }

    /// Names the file it is about, where that is not the input.
    #[must_use]
    pub fn in_file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    /// Adds what fills the next `{n}` of the sentence.
    #[must_use]
    pub fn with(mut self, argument: impl ToString) -> Self {
        self.arguments.push(argument.to_string());
        self
    }

    /// Its severity, by the first letter of the code.
    pub fn severity(&self) -> Severity {
        match self.code.as_bytes().first() {
            Some(b'E') => Severity::Error,
            Some(b'W') => Severity::Warning,
            _ => Severity::Note,
        }
    }

    /// Whether it is a warning: what `--fail-on-warnings` counts.
    pub fn is_warning(&self) -> bool {
        self.severity() == Severity::Warning
    }

    /// The diagnostic as JSON, its message in the given language. Places are places of the input;
    /// those of another file stand in the message.
    pub fn to_json(&self, language: Language) -> serde_json::Value {
        let (mut message, mut place) = (self.message(language), self.place);
        if let Some(file) = &self.file {
            let at = place.take().map_or_else(String::new, |p| format!(":{}:{}", p.line, p.column));
            message = format!("{}{at}: {message}", file.display());
        }
        serde_json::json!({
            "code": self.code,
            "severity": self.severity(),
            "message": message,
            "line": place.map(|place| place.line),
            "column": place.map(|place| place.column),
            "byte": self.byte,
        })
    }

    /// The sentence in the given language, arguments filled in.
    pub fn message(&self, language: Language) -> String {
        match catalogue::find(self.code) {
            Some(entry) => fill(entry.words(language).message, &self.arguments),
            None => self.arguments.join(" "),
        }
    }
}

/// Replaces `{0}`, `{1}` … by the arguments.
fn fill(template: &str, arguments: &[String]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match name.parse::<usize>().ok().and_then(|n| arguments.get(n)) {
            Some(argument) => out.push_str(argument),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

/// One change made to the text: rule, place in the source, what stood there and what stands now.
///
/// A text may have as many as it has characters, most of them of one character: so a record is
/// small, and texts of up to fifteen bytes lie within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Name of the rule, as `--set clean.RULE=off` takes it.
    pub rule: &'static str,
    /// Source line, from 1.
    pub line: u32,
    /// Character of the line, from 1.
    pub column: u32,
    /// The text before.
    pub before: EcoString,
    /// The text after; empty where it was dropped.
    pub after: EcoString,
}

impl Change {
    /// The record of a rule at a line and column, both from 1.
    pub fn new(
        rule: &'static str,
        (line, column): (usize, usize),
        before: impl Into<EcoString>,
        after: impl Into<EcoString>,
    ) -> Self {
        let (line, column) = (small(line), small(column));
        Self { rule, line, column, before: before.into(), after: after.into() }
    }

    /// Where it is.
    pub fn place(&self) -> Place {
        Place { line: self.line as usize, column: self.column as usize }
    }
}

/// A number of lines or characters in four bytes: no text that fits into memory counts further.
pub fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A result with what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// Notes and warnings, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A result about which there is nothing to say.
    pub fn silent(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Moves the diagnostics to `sink` and gives the result.
    pub fn drain_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_fill_their_places_and_unknown_ones_stay() {
        let arguments = ["gbk".to_owned(), "7".to_owned()];
        assert_eq!(fill("{1} of {0} {2}{", &arguments), "7 of gbk {2}{");
    }
}
