//! Lists of inputs: one name a line, or names ended by NUL.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;

use super::files;

/// How the names of a list are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// One a line; a line may end in CRLF.
    Lines,
    /// NUL after each, as `find -print0` writes them.
    Nul,
}

/// Largest list, in bytes.
const MAX_SIZE: u64 = 1 << 30;

/// Reads a list; `-` is stdin. It may be a pipe: `--files0-from <(find …)`.
///
/// # Errors
/// A diagnostic for a list that cannot be read or holds no name.
pub fn read(list: &Path, parting: Parting) -> Result<Vec<PathBuf>, Diagnostic> {
    let bytes = files::read_any(list, MAX_SIZE)?;
    let names = names(&bytes, parting)?;
    if names.is_empty() { Err(Diagnostic::new("E-LIST-EMPTY")) } else { Ok(names) }
}

fn names(bytes: &[u8], parting: Parting) -> Result<Vec<PathBuf>, Diagnostic> {
    let separator = if parting == Parting::Nul { 0 } else { b'\n' };
    bytes
        .split(|byte| *byte == separator)
        .map(|name| match parting {
            Parting::Lines => name.strip_suffix(b"\r").unwrap_or(name),
            Parting::Nul => name,
        })
        .filter(|name| !name.is_empty())
        .map(path)
        .collect()
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere a name may be no path")]
fn path(name: &[u8]) -> Result<PathBuf, Diagnostic> {
    use std::os::unix::ffi::OsStrExt as _;
    Ok(std::ffi::OsStr::from_bytes(name).into())
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> Result<PathBuf, Diagnostic> {
    let name = std::str::from_utf8(name);
    name.map(PathBuf::from).map_err(|error| Diagnostic::new("E-READ").with(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_nul_part_names() {
        let paths = |list: &[&str]| list.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(names(b"a b\r\n\nc", Parting::Lines).unwrap(), paths(&["a b", "c"]));
        assert_eq!(names(b"a\nb\0c\0", Parting::Nul).unwrap(), paths(&["a\nb", "c"]));
    }
}
