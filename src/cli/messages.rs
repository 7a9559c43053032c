//! Words for people, on stderr: `FILE:LINE:COLUMN: warning[W-CODE]: text`.

use std::io::{IsTerminal as _, StderrLock, Write as _};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde_json::Value;

use crate::batch::report::shown;
use crate::diagnostic::{Diagnostic, Language, Severity};

use super::arguments::Common;
use super::status::Status;

/// Words of others, such as names of files, with what would act on a terminal or turn the reading
/// order written out: control characters, marks of direction, line ends.
pub(super) fn visible(words: &str) -> String {
    let acts = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            )
    };
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if acts(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// How messages are told.
pub(super) struct Messages {
    pub language: Language,
    least: Severity,
    colour: bool,
}

/// How messages are told where no argument says how.
impl Default for Messages {
    fn default() -> Self {
        Self { language: Language::En, least: Severity::Warning, colour: false }
    }
}

impl Messages {
    pub fn new(common: &Common) -> Self {
        let least = match (common.quiet, common.verbose) {
            (true, _) => Severity::Error,
            (_, true) => Severity::Note,
            _ => Severity::Warning,
        };
        Self {
            language: common.language(),
            least,
            colour: common.colour(std::io::stderr().is_terminal()),
        }
    }

    /// Tells diagnostics about an input on stderr.
    pub fn tell(&self, input: Option<&Path>, diagnostics: &[Diagnostic]) {
        let mut out = self.stderr();
        for diagnostic in diagnostics.iter().filter(|one| self.tells(one)) {
            // nobody is left to tell where stderr is closed
            let _ = writeln!(out, "{}", self.line(input, diagnostic));
        }
    }

    /// Whether any of these is told.
    pub fn any(&self, diagnostics: &[Diagnostic]) -> bool {
        diagnostics.iter().any(|one| self.tells(one))
    }

    /// Who closed the pipe knows it.
    fn tells(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.severity() >= self.least && diagnostic.code != "E-PIPE-CLOSED"
    }

    /// Tells what keeps the command from starting.
    pub fn usage(&self, input: Option<&Path>, diagnostic: Diagnostic) -> Status {
        self.tell(input, &[diagnostic]);
        Status::Usage
    }

    /// Tells a fault of the run as a whole.
    pub fn fail(&self, diagnostic: Diagnostic) -> Status {
        self.tell(None, &[diagnostic]);
        Status::Failed
    }

    /// Says words that are no diagnostic.
    pub fn say(&self, words: &str) {
        let _ = writeln!(self.stderr(), "{words}");
    }

    /// stderr; where it has no colours, escapes that a document holds do not reach it either.
    fn stderr(&self) -> AutoStream<StderrLock<'static>> {
        let choice = if self.colour { ColorChoice::Always } else { ColorChoice::Never };
        AutoStream::new(std::io::stderr().lock(), choice)
    }

    fn line(&self, input: Option<&Path>, diagnostic: &Diagnostic) -> String {
        let file = diagnostic.file.as_deref().or(input);
        let mut line = file.map_or_else(|| "gongwen".to_owned(), |file| visible(&shown(file)));
        if let (Some(_), Some(place)) = (file, diagnostic.place) {
            line += &format!(":{}:{}", place.line, place.column);
        }
        let (en, zh, paint) = match diagnostic.severity() {
            Severity::Error => ("error", "错误", AnsiColor::Red),
            Severity::Warning => ("warning", "警告", AnsiColor::Yellow),
            Severity::Note => ("note", "提示", AnsiColor::Cyan),
        };
        let word = if self.language == Language::Zh { zh } else { en };
        let head = format!("{word}[{}]", diagnostic.code);
        let style = if self.colour { paint.on_default().bold() } else { Style::new() };
        let head = format!("{style}{head}{style:#}");
        let colon = if self.language == Language::Zh { "：" } else { ": " };
        format!("{line}: {head}{colon}{}", visible(&diagnostic.message(self.language)))
    }

    /// Diagnostics as JSON.
    pub fn list(&self, diagnostics: &[Diagnostic]) -> Value {
        Value::Array(diagnostics.iter().map(|one| one.to_json(self.language)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_written_out() {
        assert_eq!(visible("a\u{1b}[31m\u{9b}1m\n"), r"a\u{1b}[31m\u{9b}1m\n");
        assert_eq!(
            visible("\u{202e}txt\u{2066}.\u{200f}\u{2028}"),
            r"\u{202e}txt\u{2066}.\u{200f}\u{2028}"
        );
        assert_eq!(visible("关于“会议”的通知 \u{3000}é.txt"), "关于“会议”的通知 \u{3000}é.txt");
    }
}
