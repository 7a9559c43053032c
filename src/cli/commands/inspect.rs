//! `gongwen inspect`: what each part of the text was taken for.

use serde_json::{Map, json};

use crate::Options;
use crate::batch::report::shown;

use super::super::arguments::{Common, Text};
use super::super::messages::{Messages, visible};
use super::super::status::Status;
use super::super::tree;
use super::{Reading, for_each_file, put, put_object};

/// Runs the command.
pub(in crate::cli) fn run(
    text: &Text,
    common: &Common,
    options: &Options,
    messages: &Messages,
) -> Status {
    let nothing = json!({ "encoding": null, "document": null, "line_roles": null, "changes": [] });
    // trees of several files follow each other, each under its name
    let failed = text.json.then_some(nothing);
    let reading = Reading { named: &text.files, several: true, failed };
    for_each_file(&reading, common, options, messages, |one, bytes, options| {
        let read = crate::read(bytes, options).map_err(|error| error.diagnostics())?;
        messages.tell(Some(one.file), &read.diagnostics);
        let document = &read.value.document;
        if !text.json {
            let name = (!one.alone).then(|| visible(&shown(one.file)));
            let tree = tree::draw(document, name.as_deref(), common.colour_on_stdout());
            return Ok(put(tree.as_bytes(), messages));
        }
        let changes = read.value.decoded.changes.iter().chain(&read.value.lines.changes);
        let changes = changes.chain(&document.changes);
        let mut object = Map::new();
        object.insert("encoding".into(), read.value.decoded.encoding.clone().into());
        object.insert("document".into(), document.to_json());
        object.insert("line_roles".into(), json!(document.line_roles));
        object.insert("changes".into(), changes.map(|change| json!(change)).collect());
        Ok(put_object(one.file, object, &read.diagnostics, messages))
    })
}
