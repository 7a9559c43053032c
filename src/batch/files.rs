//! Files read whole and written whole; `-` is stdin or stdout. What is not a regular file is refused
//! unopened; an output is written under a temporary name in its own folder and renamed.

use std::ffi::OsString;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::diagnostic::Diagnostic;

use super::report::{sha256, shown};

/// How often one who waits for stdin looks whether to go on.
const PATIENCE: Duration = Duration::from_millis(50);

/// Longest name of a file in bytes, on the systems that count bytes.
const LONGEST_NAME: usize = 255;

/// Whether a path stands for stdin or stdout.
pub fn is_stdio(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether a path can be an input: a regular file of at most `max_size` bytes, or stdin.
///
/// # Errors
/// A diagnostic for what is missing, no regular file, or too large.
pub fn check(path: &Path, max_size: u64) -> Result<(), Diagnostic> {
    if is_stdio(path) {
        return Ok(());
    }
    let metadata = std::fs::metadata(path).map_err(read_fault)?;
    if !metadata.is_file() {
        return Err(Diagnostic::new("E-NOT-A-FILE"));
    }
    if metadata.len() > max_size { Err(too_large(max_size)) } else { Ok(()) }
}

/// Reads an input whole; `-` is stdin.
///
/// # Errors
/// As [`check`], and for what cannot be read.
pub fn read(path: &Path, max_size: u64) -> Result<Vec<u8>, Diagnostic> {
    check(path, max_size)?;
    read_any(path, max_size)
}

/// Reads a file whole, be it a pipe or a device.
///
/// # Errors
/// A diagnostic for what cannot be read or is too large.
pub fn read_any(path: &Path, max_size: u64) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    // a file may grow after it was checked, a pipe has no size
    let limit = max_size.saturating_add(1);
    if is_stdio(path) {
        let stdin = std::io::stdin().lock();
        stdin.take(limit).read_to_end(&mut bytes).map_err(read_fault)?;
    } else {
        let file = std::fs::File::open(path).map_err(read_fault)?;
        file.take(limit).read_to_end(&mut bytes).map_err(read_fault)?;
    }
    if bytes.len() as u64 > max_size { Err(too_large(max_size)) } else { Ok(bytes) }
}

/// As [`read`]; where it waits for stdin, it asks meanwhile whether to go on.
///
/// # Errors
/// As [`read`], and where it was called off.
pub fn read_while(
    path: &Path,
    max_size: u64,
    go_on: &dyn Fn() -> bool,
) -> Result<Vec<u8>, Diagnostic> {
    if !is_stdio(path) {
        return read(path, max_size);
    }
    let (sender, receiver) = channel();
    let aside = move || {
        // nobody listens any more where it was called off
        let _ = sender.send(read(Path::new("-"), max_size));
    };
    std::thread::Builder::new().spawn(aside).map_err(read_fault)?;
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(read) => return read,
            Err(RecvTimeoutError::Timeout) if go_on() => {}
            Err(_) => return Err(Diagnostic::new("E-CALLED-OFF")),
        }
    }
}

/// Whether an output is there already.
pub fn exists(path: &Path) -> bool {
    !is_stdio(path) && path.symlink_metadata().is_ok()
}

/// The bytes of an output that is there already; a pipe in its place is not waited for.
pub fn written(path: &Path) -> Option<Vec<u8>> {
    if is_stdio(path) || !path.is_file() { None } else { std::fs::read(path).ok() }
}

/// Whether an output is there and has these bytes.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    written(path).is_some_and(|old| old == bytes)
}

fn read_fault(error: std::io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound => Diagnostic::new("E-MISSING"),
        _ => Diagnostic::new("E-READ").with(error),
    }
}

fn too_large(max_size: u64) -> Diagnostic {
    Diagnostic::new("E-TOO-LARGE").with(max_size >> 20)
}

/// Writes files together: all under temporary names first, then all renamed. Where one cannot be,
/// none that was not there before is left.
///
/// # Errors
/// A diagnostic with the system's words.
pub fn write(files: &[(&Path, &[u8])]) -> Result<(), Diagnostic> {
    if let [(path, bytes)] = files
        && is_stdio(path)
    {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(bytes).and_then(|()| out.flush());
        return written.map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Diagnostic::new("E-PIPE-CLOSED"),
            _ => Diagnostic::new("E-STDOUT").with(error),
        });
    }
    let mut parts = Vec::with_capacity(files.len());
    let mut made = Vec::new();
    let mut all = || {
        for (path, bytes) in files {
            parts.push(stage(path, bytes)?);
        }
        for ((path, _), part) in files.iter().zip(&parts) {
            let new = path.symlink_metadata().is_err();
            std::fs::rename(part, path).map_err(|error| fault(path, &error))?;
            if new {
                made.push(*path);
            }
        }
        Ok(())
    };
    let written = all();
    if written.is_err() {
        for path in parts.iter().map(PathBuf::as_path).chain(made) {
            // what stands alone is of no use to anybody
            let _ = std::fs::remove_file(path);
        }
    }
    written
}

/// Writes a file under its temporary name, in place of what a killed run left there.
fn stage(path: &Path, bytes: &[u8]) -> Result<PathBuf, Diagnostic> {
    let part = part_name(path);
    if path.is_dir() {
        return Err(fault(path, &ErrorKind::IsADirectory.into()));
    }
    let write = || {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        match std::fs::remove_file(&part) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = std::fs::File::create_new(&part)?;
        file.write_all(bytes)
    };
    write().map_err(|error| {
        let _ = std::fs::remove_file(&part);
        fault(path, &error)
    })?;
    Ok(part)
}

fn fault(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new("E-WRITE-FILE").with(shown(path)).with(error)
}

/// `.NAME.EXT.gongwen-part` in the same folder; a hash of the name where that would be too long.
fn part_name(path: &Path) -> PathBuf {
    let (name, end) = (path.file_name().unwrap_or_default(), ".gongwen-part");
    let mut part = OsString::from(".");
    if 1 + name.len() + end.len() > LONGEST_NAME {
        part.push(sha256(name.as_encoded_bytes()));
    } else {
        part.push(name);
    }
    part.push(end);
    path.with_file_name(part)
}
