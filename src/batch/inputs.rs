//! Arguments → inputs: files, directories, stdin. What is not a regular file is refused unopened.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;

/// One text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its file; `-` is stdin.
    pub path: PathBuf,
    /// Its path below the directory it was found in, or its name.
    pub below: PathBuf,
}

/// A fault that keeps the command from starting, with the path it concerns.
pub type Fault = (Option<PathBuf>, Diagnostic);

/// Finds the inputs. A directory gives every `*.txt` below it, hidden files and linked
/// directories left out, in order of name.
///
/// # Errors
/// All faults: directories that cannot be read or hold no text file.
pub fn find(arguments: &[PathBuf]) -> Result<Vec<Input>, Vec<Fault>> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for argument in arguments {
        if !argument.is_dir() {
            let below = argument.file_name().map_or_else(|| argument.clone(), PathBuf::from);
            found.push(Input { path: argument.clone(), below });
            continue;
        }
        let before = found.len();
        let walk = walkdir::WalkDir::new(argument)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.path()));
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_dir() || !is_text(entry.path()) => {}
                Ok(entry) => {
                    let path = entry.into_path();
                    let below = path.strip_prefix(argument).unwrap_or(&path).to_owned();
                    found.push(Input { path, below });
                }
                Err(error) => {
                    let path = error.path().map(Path::to_owned);
                    faults.push((path, Diagnostic::new("E-READ").with(error)));
                }
            }
        }
        if found.len() == before {
            faults.push((Some(argument.clone()), Diagnostic::new("E-NO-TEXT-FILE")));
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

/// Reads an input whole.
///
/// # Errors
/// A diagnostic for what is missing, unreadable, no regular file, or larger than `max_size` bytes.
pub fn read(path: &Path, max_size: u64) -> Result<Vec<u8>, Diagnostic> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Diagnostic::new("E-MISSING"),
        _ => Diagnostic::new("E-READ").with(error),
    };
    let too_large = || Diagnostic::new("E-TOO-LARGE").with(max_size >> 20);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        let stdin = std::io::stdin().lock();
        stdin.take(max_size.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let metadata = std::fs::metadata(path).map_err(failed)?;
        if !metadata.is_file() {
            return Err(Diagnostic::new("E-NOT-A-FILE"));
        }
        if metadata.len() > max_size {
            return Err(too_large());
        }
        let file = std::fs::File::open(path).map_err(failed)?;
        file.take(max_size.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > max_size { Err(too_large()) } else { Ok(bytes) }
}
