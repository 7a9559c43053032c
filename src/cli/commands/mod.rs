//! The commands: each takes its arguments and gives the exit status.

pub(super) mod clean;
pub(super) mod convert;
pub(super) mod decode;
pub(super) mod explain;
pub(super) mod inspect;

use std::io::Write as _;
use std::path::Path;

use crate::batch::inputs;
use crate::diagnostic::Diagnostic;

use super::messages::Messages;
use super::status::Status;

/// Largest input of the text commands.
const MAX_SIZE: u64 = 64 << 20;

/// Reads each file, gives its bytes to `each`, and tells what cannot be read.
fn for_each_file(
    files: &[std::path::PathBuf],
    json: bool,
    messages: &Messages,
    mut each: impl FnMut(&Path, &[u8]) -> Status,
) -> Status {
    if files.len() > 1 && !json {
        messages.tell(None, &[Diagnostic::new("E-ONE-FILE")]);
        return Status::Usage;
    }
    let mut status = Status::Done;
    for file in files {
        let ended = match inputs::read(file, MAX_SIZE) {
            Ok(bytes) => each(file, &bytes),
            Err(diagnostic) => {
                messages.tell(Some(file), &[diagnostic]);
                Status::Failed
            }
        };
        status = status.and(ended);
    }
    status
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
