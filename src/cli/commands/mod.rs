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
use crate::batch::inputs::{self, Selection};
use crate::batch::report::put_path;
use crate::batch::{files, guard, resources, stdout};
use crate::diagnostic::Diagnostic;

use super::arguments::Common;
use super::messages::Messages;
use super::status::Status;

/// Files to read one after the other, and what is told of them.
struct Reading<'a> {
    named: &'a [PathBuf],
    /// More than one file is in order, and directories are.
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
    mut each: impl FnMut(&One, &[u8], &Options) -> Result<Status, Vec<Diagnostic>>,
) -> Status {
    let files = match reading.files(messages) {
        Ok(files) => files,
        Err(status) => return status,
    };
    match resources::held_to_table(options, files.iter().map(PathBuf::as_path)) {
        Ok(told) => messages.tell(None, &told),
        Err(diagnostic) => return messages.usage(None, diagnostic),
    }
    let mut status = Status::Done;
    for file in &files {
        let one_of_several = One { file, alone: files.len() == 1 };
        let work = || {
            let one = |diagnostic| vec![diagnostic];
            let bytes = files::read(file, common.max_bytes()).map_err(one)?;
            let options = resources::beside(file, options).map_err(one)?;
            each(&one_of_several, &bytes, &options)
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

/// One of the files that a command reads.
struct One<'a> {
    file: &'a Path,
    /// There are no others.
    alone: bool,
}

impl Reading<'_> {
    /// The files, each once, those of directories among them where several are in order.
    fn files(&self, messages: &Messages) -> Result<Vec<PathBuf>, Status> {
        if !self.several {
            return match inputs::distinct(self.named).as_slice() {
                [file] => Ok(vec![(*file).clone()]),
                _ => Err(messages.usage(None, Diagnostic::new("E-ONE-FILE"))),
            };
        }
        let (found, faults) = inputs::find(self.named, &Selection::default());
        if faults.is_empty() {
            return Ok(found.into_iter().map(|input| input.path).collect());
        }
        for (path, fault) in faults {
            messages.tell(path.as_deref(), &[fault]);
        }
        Err(Status::Usage)
    }
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
pub(super) fn put(data: &[u8], messages: &Messages) -> Status {
    // as it is, but where a console has to be told of colours
    let write = |out| {
        let mut out = anstream::AutoStream::always(out);
        out.write_all(data).and_then(|()| out.flush())
    };
    match stdout::lock().and_then(write) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Closed,
        Err(error) => messages.fail(Diagnostic::new("E-STDOUT").with(error)),
    }
}
