//! `gongwen inspect`: what each part of the text was taken for.

use serde_json::{Map, Value, json};

use crate::Options;
use crate::batch::report::{put_path, shown};

use super::super::arguments::{Common, Text};
use super::super::messages::Messages;
use super::super::status::Status;
use super::super::tree;
use super::{for_each_file, put, put_json};

/// Runs the command.
pub(in crate::cli) fn run(
    text: &Text,
    common: &Common,
    options: &Options,
    messages: &Messages,
) -> Status {
    // trees of several files follow each other, each under its name
    for_each_file((&text.files, true), common, options, messages, |file, bytes, options| {
        let read = match crate::read(bytes, options) {
            Ok(read) => read,
            Err(error) => {
                messages.tell(Some(file), &error.diagnostics());
                return Status::Failed;
            }
        };
        messages.tell(Some(file), &read.diagnostics);
        let document = &read.value.document;
        if !text.json {
            let name = (text.files.len() > 1).then(|| shown(file));
            let tree = tree::draw(document, name.as_deref(), common.colour_on_stdout());
            return put(tree.as_bytes());
        }
        let changes = read.value.decoded.changes.iter().chain(&read.value.lines.changes);
        let changes = changes.chain(&document.changes);
        let mut object = Map::new();
        put_path(&mut object, "input", file);
        object.insert("encoding".into(), read.value.decoded.encoding.clone().into());
        object.insert("document".into(), document.to_json());
        object.insert("line_roles".into(), json!(document.line_roles));
        object.insert("changes".into(), changes.map(|change| json!(change)).collect());
        object.insert("diagnostics".into(), messages.list(&read.diagnostics));
        put_json(&Value::Object(object))
    })
}
