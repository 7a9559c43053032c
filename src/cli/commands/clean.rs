//! `gongwen clean`: the text after normalisation; with `--json`, every change.

use serde_json::{Map, Value};

use crate::batch::report::put_path;
use crate::{Options, clean_bytes};

use super::super::arguments::{Common, Text};
use super::super::messages::Messages;
use super::super::status::Status;
use super::{for_each_file, put, put_json};

/// Runs the command.
pub(in crate::cli) fn run(
    text: &Text,
    common: &Common,
    options: &Options,
    messages: &Messages,
) -> Status {
    for_each_file((&text.files, text.json), common, options, messages, |file, bytes, options| {
        let cleaned = match clean_bytes(bytes, options) {
            Ok(cleaned) => cleaned,
            Err(error) => {
                messages.tell(Some(file), &error.diagnostics());
                return Status::Failed;
            }
        };
        messages.tell(Some(file), &cleaned.diagnostics);
        let (decoded, lines) = (cleaned.value.decoded, cleaned.value.lines);
        if !text.json {
            return put(lines.text().as_bytes());
        }
        let mut object = Map::new();
        put_path(&mut object, "input", file);
        object.insert("encoding".into(), decoded.encoding.into());
        object.insert("text".into(), lines.text().into());
        let changes = decoded.changes.iter().chain(&lines.changes);
        object.insert("changes".into(), changes.map(|change| serde_json::json!(change)).collect());
        object.insert("diagnostics".into(), messages.list(&cleaned.diagnostics));
        put_json(&Value::Object(object))
    })
}
