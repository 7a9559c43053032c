//! `gongwen decode`: the text in UTF-8, nothing else changed.

use std::path::Path;

use serde_json::{Map, json};

use crate::Options;
use crate::batch::report::put_path;
use crate::decode::{Decoded, decode_lossy};
use crate::diagnostic::Diagnostic;

use super::super::arguments::{Common, Decode};
use super::super::messages::Messages;
use super::super::status::Status;
use super::{for_each_file, put, put_json};

/// Runs the command.
pub(in crate::cli) fn run(
    decode: &Decode,
    common: &Common,
    mut options: Options,
    messages: &Messages,
) -> Status {
    options.decode.repair = decode.repair;
    let text = &decode.text;
    for_each_file((&text.files, text.json), common, &options, messages, |file, bytes, options| {
        let (decoded, failed) = match decode_lossy(bytes, &options.decode) {
            Ok(decoded) => decoded,
            Err(error) => {
                let diagnostics = error.diagnostics();
                messages.tell(Some(file), &diagnostics);
                if text.json {
                    put_object(file, None, &diagnostics, messages);
                }
                return Status::Failed;
            }
        };
        let ended = if text.json {
            put_object(file, Some(&decoded.value), &decoded.diagnostics, messages)
        } else {
            put(decoded.value.text.as_bytes())
        };
        messages.tell(Some(file), &decoded.diagnostics);
        ended.and(if failed { Status::Failed } else { Status::Done })
    })
}

fn put_object(
    file: &Path,
    decoded: Option<&Decoded>,
    diagnostics: &[Diagnostic],
    messages: &Messages,
) -> Status {
    let mut object = Map::new();
    put_path(&mut object, "input", file);
    object.insert("encoding".into(), decoded.map(|d| d.encoding.as_str()).into());
    object.insert("bom".into(), decoded.is_some_and(|d| d.bom).into());
    object.insert("margin".into(), decoded.and_then(|d| d.margin).into());
    let list = |value: Option<serde_json::Value>| value.unwrap_or_else(|| json!([]));
    object.insert("candidates".into(), list(decoded.map(|d| json!(d.candidates))));
    object.insert("replaced".into(), list(decoded.map(|d| json!(d.replaced))));
    object.insert("diagnostics".into(), messages.list(diagnostics));
    put_json(&serde_json::Value::Object(object))
}
