//! `gongwen clean`: the text after normalisation; with `--json`, every change.

use serde_json::{Map, json};

use crate::{Options, clean_bytes};

use super::super::arguments::{Common, Text};
use super::super::messages::Messages;
use super::super::status::Status;
use super::{Reading, for_each_file, put, put_object};

/// Runs the command.
pub(in crate::cli) fn run(
    text: &Text,
    common: &Common,
    options: &Options,
    messages: &Messages,
) -> Status {
    let failed = text.json.then(|| json!({ "encoding": null, "text": null, "changes": [] }));
    let reading = Reading { named: &text.files, several: text.json, failed };
    for_each_file(&reading, common, options, messages, |one, bytes, options| {
        let cleaned = clean_bytes(bytes, options).map_err(|error| error.diagnostics())?;
        messages.tell(Some(one.file), &cleaned.diagnostics);
        let (decoded, lines) = (cleaned.value.decoded, cleaned.value.lines);
        if !text.json {
            return Ok(put(lines.text().as_bytes(), messages));
        }
        let mut object = Map::new();
        object.insert("encoding".into(), decoded.encoding.into());
        object.insert("text".into(), lines.text().into());
        let changes = decoded.changes.iter().chain(&lines.changes);
        object.insert("changes".into(), changes.map(|change| json!(change)).collect());
        Ok(put_object(one.file, object, &cleaned.diagnostics, messages))
    })
}
