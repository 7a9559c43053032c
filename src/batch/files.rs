//! Files read whole; `-` is stdin or stdout. What is not a regular file is refused unopened, as an
//! input and as an output that is there already.

use std::io::{ErrorKind, Read as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::diagnostic::Diagnostic;

use super::report::shown;

/// How often one who waits for stdin looks whether to go on.
const PATIENCE: Duration = Duration::from_millis(50);

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
        // room for all of it, and for the read that finds its end
        let size = file.metadata().map_or(0, |metadata| metadata.len()).min(max_size);
        let _ = bytes.try_reserve_exact(usize::try_from(size).unwrap_or(0).saturating_add(1));
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

/// Whether an output can be written: nothing is there, or a regular file. A device, a pipe or a
/// folder is not replaced, nor is a link to one or to nothing.
///
/// # Errors
/// A diagnostic for what is there.
pub fn check_output(path: &Path) -> Result<(), Diagnostic> {
    if exists(path) && !path.is_file() {
        return Err(Diagnostic::new("E-OUTPUT-NOT-FILE").with(shown(path)));
    }
    Ok(())
}

/// Whether a path is one of the system's names for stdout and the other open streams.
pub fn is_stream(path: &Path) -> bool {
    let folders = ["/dev/fd", "/proc/self/fd"];
    let names = ["/dev/stdout", "/dev/stderr", "/dev/stdin"];
    cfg!(unix)
        && super::inputs::plain(path).is_some_and(|path| {
            names.iter().any(|name| path == Path::new(name))
                || folders.iter().any(|folder| path.starts_with(folder))
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_no_more_room_than_its_size() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), vec![b'a'; 100_000]).unwrap();
        let bytes = read(file.path(), 1 << 20).unwrap();
        assert_eq!(bytes.len(), 100_000);
        assert!(bytes.capacity() < 101_000, "{}", bytes.capacity());
    }
}
