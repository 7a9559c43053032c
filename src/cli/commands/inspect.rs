//! `gongwen inspect`: what each part of the text was taken for.

use serde_json::json;

use crate::Options;

use super::super::arguments::Text;
use super::super::messages::{Messages, shown};
use super::super::status::Status;
use super::super::tree;
use super::{for_each_file, put, put_json};

/// Runs the command.
pub(in crate::cli) fn run(
    text: &Text,
    options: &Options,
    messages: &Messages,
    colour: bool,
) -> Status {
    // trees of several files follow each other, each under its name
    for_each_file(&text.files, true, messages, |file, bytes| {
        let read = match crate::read(bytes, options) {
            Ok(read) => read,
            Err(error) => {
                messages.tell(Some(file), &error.diagnostics());
                return Status::Failed;
            }
        };
        messages.tell(Some(file), &read.diagnostics);
        let document = &read.value.document;
        if text.json {
            let changes = read.value.decoded.changes.iter().chain(&read.value.lines.changes);
            let changes: Vec<_> = changes.chain(&document.changes).collect();
            put_json(&json!({
                "input": shown(file),
                "encoding": read.value.decoded.encoding,
                "document": document.to_json(),
                "line_roles": document.line_roles,
                "changes": changes,
                "diagnostics": messages.list(&read.diagnostics),
            }))
        } else {
            let name = (text.files.len() > 1).then(|| shown(file));
            put(tree::draw(document, name.as_deref(), colour).as_bytes())
        }
    })
}
