//! `gongwen decode`: the text in UTF-8, nothing else changed.

use serde_json::{Map, json};

use crate::Options;
use crate::decode::decode_lossy;

use super::super::arguments::{Common, Decode};
use super::super::messages::Messages;
use super::super::status::Status;
use super::{Reading, for_each_file, put, put_object};

/// Runs the command.
pub(in crate::cli) fn run(
    decode: &Decode,
    common: &Common,
    mut options: Options,
    messages: &Messages,
) -> Status {
    options.decode.repair = decode.repair;
    let text = &decode.text;
    let nothing =
        json!({ "encoding": null, "bom": false, "margin": null, "candidates": [], "replaced": [] });
    let failed = text.json.then_some(nothing);
    let reading = Reading { named: &text.files, several: text.json, failed };
    for_each_file(&reading, common, &options, messages, |one, bytes, options| {
        let decoded = decode_lossy(bytes, &options.decode).map_err(|error| error.diagnostics());
        let (decoded, failed) = decoded?;
        let (value, diagnostics) = (decoded.value, decoded.diagnostics);
        let ended = if text.json {
            let mut object = Map::new();
            object.insert("encoding".into(), value.encoding.into());
            object.insert("bom".into(), value.bom.into());
            object.insert("margin".into(), value.margin.into());
            object.insert("candidates".into(), json!(value.candidates));
            object.insert("replaced".into(), json!(value.replaced));
            put_object(one.file, object, &diagnostics, messages)
        } else {
            put(value.text.as_bytes(), messages)
        };
        messages.tell(Some(one.file), &diagnostics);
        Ok(ended.and(if failed { Status::Failed } else { Status::Done }))
    })
}
