//! Words for people, on stderr: `FILE:LINE:COLUMN: warning[W-CODE]: text`.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Language, Severity};

use super::arguments::{Common, Lang};

/// How messages are told.
pub(super) struct Messages {
    pub language: Language,
    least: Severity,
    colour: bool,
}

impl Messages {
    pub fn new(common: &Common) -> Self {
        let least = match (common.quiet, common.verbose) {
            (true, _) => Severity::Error,
            (_, true) => Severity::Note,
            _ => Severity::Warning,
        };
        Self {
            language: match common.lang {
                Lang::En => Language::En,
                Lang::Zh => Language::Zh,
            },
            least,
            colour: common.colour(std::io::stderr().is_terminal()),
        }
    }

    /// Tells diagnostics about an input on stderr.
    pub fn tell(&self, input: Option<&Path>, diagnostics: &[Diagnostic]) {
        let mut out = std::io::stderr().lock();
        for diagnostic in diagnostics.iter().filter(|d| d.severity() >= self.least) {
            // nobody is left to tell where stderr is closed
            let _ = writeln!(out, "{}", self.line(input, diagnostic));
        }
    }

    fn line(&self, input: Option<&Path>, diagnostic: &Diagnostic) -> String {
        let mut line = input.map_or_else(|| "gongwen".to_owned(), shown);
        if let (Some(_), Some(place)) = (input, diagnostic.place) {
            line += &format!(":{}:{}", place.line, place.column);
        }
        let (word, paint) = match (diagnostic.severity(), self.language) {
            (Severity::Error, Language::En) => ("error", "31"),
            (Severity::Warning, Language::En) => ("warning", "33"),
            (Severity::Note, Language::En) => ("note", "36"),
            (Severity::Error, Language::Zh) => ("错误", "31"),
            (Severity::Warning, Language::Zh) => ("警告", "33"),
            (Severity::Note, Language::Zh) => ("提示", "36"),
        };
        let head = format!("{word}[{}]", diagnostic.code);
        let head = if self.colour { format!("\u{1b}[1;{paint}m{head}\u{1b}[0m") } else { head };
        let colon = if self.language == Language::Zh { "：" } else { ": " };
        format!("{line}: {head}{colon}{}", diagnostic.message(self.language))
    }

    /// A diagnostic as JSON.
    pub fn json(&self, diagnostic: &Diagnostic) -> Value {
        json!({
            "code": diagnostic.code,
            "severity": diagnostic.severity(),
            "message": diagnostic.message(self.language),
            "line": diagnostic.place.map(|place| place.line),
            "column": diagnostic.place.map(|place| place.column),
            "byte": diagnostic.byte,
        })
    }

    /// Diagnostics as JSON.
    pub fn list(&self, diagnostics: &[Diagnostic]) -> Value {
        Value::Array(diagnostics.iter().map(|diagnostic| self.json(diagnostic)).collect())
    }
}

/// A path as people and JSON see it: as it is, or percent-encoded where it is no Unicode.
pub(super) fn shown(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => path
            .as_os_str()
            .as_encoded_bytes()
            .iter()
            .map(|byte| match byte {
                b'%' => "%25".to_owned(),
                0x21..=0x7E => char::from(*byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect(),
    }
}
