//! `gongwen explain CODE`.

use crate::diagnostic::{Diagnostic, catalogue};

use super::super::arguments::Explain;
use super::super::messages::Messages;
use super::super::status::Status;
use super::put;

/// Runs the command.
pub(in crate::cli) fn run(explain: &Explain, messages: &Messages) -> Status {
    let code = explain.code.to_ascii_uppercase();
    match catalogue::find(&code) {
        Some(entry) => {
            let words = entry.words(messages.language);
            put(
                format!("{code}: {}\n\n{}\n", words.message, words.explanation).as_bytes(),
                messages,
            )
        }
        None => {
            messages.tell(None, &[Diagnostic::new("E-UNKNOWN-CODE").with(code)]);
            Status::Usage
        }
    }
}
