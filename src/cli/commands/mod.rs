//! The commands: each takes its arguments and gives the exit status.

pub(super) mod clean;
pub(super) mod convert;
pub(super) mod decode;
pub(super) mod explain;
pub(super) mod fonts;
pub(super) mod inspect;
pub(super) mod print;

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::Options;
use crate::batch::report::put_path;
use crate::batch::{files, guard, resources};
use crate::diagnostic::Diagnostic;

use super::arguments::Common;
use super::messages::Messages;
use super::status::Status;

/// Files to read one after the other, and what is told of them.
struct Reading<'a> {
    files: &'a [PathBuf],
    /// More than one file is in order.
    several: bool,
    /// What the JSON object of a file that failed says beside its name and its diagnostics; none
    /// where no JSON is asked for.
    failed: Option<Value>,
}

/// Reads each file, gives its bytes and its own options to `each`, and tells what failed.
fn for_each_file(
    reading: &Reading,
    common: &Common,
    options: &Options,
    messages: &Messages,
    mut each: impl FnMut(&Path, &[u8], &Options) -> Result<Status, Vec<Diagnostic>>,
) -> Status {
    if reading.files.len() > 1 && !reading.several {
        return messages.usage(None, Diagnostic::new("E-ONE-FILE"));
    }
    let mut status = Status::Done;
    for file in reading.files {
        let work = || {
            let one = |diagnostic| vec![diagnostic];
            let bytes = files::read(file, common.max_bytes()).map_err(one)?;
            let options = resources::beside(file, options).map_err(one)?;
            each(file, &bytes, &options)
        };
        let ended = guard::caught(work).unwrap_or_else(|panic| Err(vec![panic]));
        let ended = ended.unwrap_or_else(|diagnostics| {
            messages.tell(Some(file), &diagnostics);
            let told = reading
                .failed
                .as_ref()
                .and_then(Value::as_object)
                .map(|failed| put_object(file, failed.clone(), &diagnostics, messages));
            told.unwrap_or(Status::Done).and(Status::Failed)
        });
        status = status.and(ended);
        if ended == Status::Closed {
            break;
        }
    }
    status
}

/// Writes one JSON object as a line: the file's name, what is said of it, its diagnostics.
fn put_object(
    file: &Path,
    said: Map<String, Value>,
    diagnostics: &[Diagnostic],
    messages: &Messages,
) -> Status {
    let mut object = Map::new();
    put_path(&mut object, "input", file);
    object.extend(said);
    object.insert("diagnostics".into(), messages.list(diagnostics));
    put(format!("{}\n", Value::Object(object)).as_bytes(), messages)
}

/// Writes data to stdout; a closed pipe is a quiet end.
fn put(data: &[u8], messages: &Messages) -> Status {
    // as it is, but where a console has to be told of colours
    let mut out = anstream::AutoStream::always(std::io::stdout().lock());
    match out.write_all(data).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Closed,
        Err(error) => messages.fail(Diagnostic::new("E-STDOUT").with(error)),
    }
}
