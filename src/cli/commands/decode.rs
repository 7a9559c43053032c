//! `gongwen decode`: the text in UTF-8, nothing else changed.

use serde_json::json;

use crate::Options;
use crate::decode::decode_lossy;

use super::super::arguments::Decode;
use super::super::messages::{Messages, shown};
use super::super::status::Status;
use super::{for_each_file, put, put_json};

/// Runs the command.
pub(in crate::cli) fn run(decode: &Decode, mut options: Options, messages: &Messages) -> Status {
    options.decode.repair = decode.repair;
    let text = &decode.text;
    for_each_file(&text.files, text.json, messages, |file, bytes| {
        let (decoded, failed) = match decode_lossy(bytes, &options.decode) {
            Ok(decoded) => decoded,
            Err(error) => {
                let diagnostics = error.diagnostics();
                messages.tell(Some(file), &diagnostics);
                if text.json {
                    put_json(&json!({
                        "input": shown(file),
                        "encoding": null,
                        "bom": false,
                        "margin": null,
                        "candidates": [],
                        "replaced": [],
                        "diagnostics": messages.list(&diagnostics),
                    }));
                }
                return Status::Failed;
            }
        };
        let ended = if text.json {
            put_json(&json!({
                "input": shown(file),
                "encoding": decoded.value.encoding,
                "bom": decoded.value.bom,
                "margin": decoded.value.margin,
                "candidates": decoded.value.candidates,
                "replaced": decoded.value.replaced,
                "diagnostics": messages.list(&decoded.diagnostics),
            }))
        } else {
            put(decoded.value.text.as_bytes())
        };
        messages.tell(Some(file), &decoded.diagnostics);
        ended.and(if failed { Status::Failed } else { Status::Done })
    })
}
