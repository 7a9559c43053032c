//! Files read whole and written whole. What is not a regular file is refused unopened; an output
//! is written under a temporary name in its own folder and renamed.

use std::ffi::OsString;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;

/// Whether a path can be an input: a regular file of at most `max_size` bytes, or stdin.
///
/// # Errors
/// A diagnostic for what is missing, no regular file, or too large.
pub fn check(path: &Path, max_size: u64) -> Result<(), Diagnostic> {
    if path == Path::new("-") {
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
    let mut bytes = Vec::new();
    // a file may grow after it was checked, a pipe has no size
    let limit = max_size.saturating_add(1);
    if path == Path::new("-") {
        let stdin = std::io::stdin().lock();
        stdin.take(limit).read_to_end(&mut bytes).map_err(read_fault)?;
    } else {
        let file = std::fs::File::open(path).map_err(read_fault)?;
        file.take(limit).read_to_end(&mut bytes).map_err(read_fault)?;
    }
    if bytes.len() as u64 > max_size { Err(too_large(max_size)) } else { Ok(bytes) }
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
    Diagnostic::new("E-WRITE-FILE").with(path.display()).with(error)
}

/// `.NAME.EXT.gongwen-part` in the same folder.
fn part_name(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".gongwen-part");
    path.with_file_name(name)
}
