//! The commands: each takes its arguments and gives the exit status.

pub(super) mod clean;
pub(super) mod convert;
pub(super) mod decode;
pub(super) mod explain;
pub(super) mod fonts;
pub(super) mod inspect;
pub(super) mod print;

use std::io::Write as _;
use std::path::Path;

use crate::Options;
use crate::batch::{files, resources};
use crate::diagnostic::Diagnostic;

use super::arguments::Common;
use super::messages::Messages;
use super::status::Status;

/// Reads each file, gives its bytes and its own options to `each`, and tells what cannot be read.
fn for_each_file(
    (files, json): (&[std::path::PathBuf], bool),
    common: &Common,
    options: &Options,
    messages: &Messages,
    mut each: impl FnMut(&Path, &[u8], &Options) -> Status,
) -> Status {
    if files.len() > 1 && !json {
        return messages.usage(None, Diagnostic::new("E-ONE-FILE"));
    }
    let mut status = Status::Done;
    for file in files {
        let read = files::read(file, common.max_bytes())
            .and_then(|bytes| Ok((bytes, resources::beside(file, options)?)));
        let ended = match read {
            Ok((bytes, options)) => guarded(|| each(file, &bytes, &options)),
            Err(diagnostic) => Err(diagnostic),
        };
        status = status.and(ended.unwrap_or_else(|diagnostic| {
            messages.tell(Some(file), &[diagnostic]);
            Status::Failed
        }));
    }
    status
}

/// Runs the work on one file; a panic is a failure of that file alone.
fn guarded(work: impl FnOnce() -> Status) -> Result<Status, Diagnostic> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .map_err(|_| Diagnostic::new("E-PANIC"))
}

/// Writes a document to stdout; half of it is none.
fn put_whole(data: &[u8]) -> Status {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(data).and_then(|()| out.flush());
    if written.is_ok() { Status::Done } else { Status::Failed }
}

/// Writes data to stdout; a closed pipe is a quiet end.
fn put(data: &[u8]) -> Status {
    let mut out = std::io::stdout().lock();
    match out.write_all(data).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Status::Done,
        Err(_) => Status::Failed,
    }
}

/// Writes one JSON object as a line.
fn put_json(value: &serde_json::Value) -> Status {
    put(format!("{value}\n").as_bytes())
}
