//! `gongwen clean`: the text after normalisation; with `--json`, every change.

use serde_json::json;

use crate::clean::clean;
use crate::{Options, decode};

use super::super::arguments::Text;
use super::super::messages::{Messages, shown};
use super::super::status::Status;
use super::{for_each_file, put, put_json};

/// Runs the command.
pub(in crate::cli) fn run(text: &Text, options: &Options, messages: &Messages) -> Status {
    for_each_file(&text.files, text.json, messages, |file, bytes| {
        let decoded = match decode::decode(bytes, &options.decode) {
            Ok(decoded) => decoded,
            Err(error) => {
                messages.tell(Some(file), &error.diagnostics());
                return Status::Failed;
            }
        };
        let mut diagnostics = decoded.diagnostics;
        let lines = clean(&decoded.value, &options.clean).drain_into(&mut diagnostics);
        messages.tell(Some(file), &diagnostics);
        if text.json {
            let changes: Vec<_> = decoded.value.changes.iter().chain(&lines.changes).collect();
            put_json(&json!({
                "input": shown(file),
                "encoding": decoded.value.encoding,
                "text": lines.text(),
                "changes": changes,
                "diagnostics": messages.list(&diagnostics),
            }))
        } else {
            put(lines.text().as_bytes())
        }
    })
}
