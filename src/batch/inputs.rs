//! Arguments → inputs: files, directories, stdin.

use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::Diagnostic;

/// One text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its file; `-` is stdin.
    pub path: PathBuf,
    /// Its path below the directory it was found in or the base, or its name.
    pub below: PathBuf,
}

/// What of a directory is taken, and below which folder paths keep their place.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Patterns for the files of a directory; none: `*.txt` in any case.
    pub globs: Option<GlobSet>,
    /// Folder below which paths keep their place.
    pub base: Option<PathBuf>,
}

/// A fault that keeps the command from starting, with the path it concerns.
pub type Fault = (Option<PathBuf>, Diagnostic);

/// Patterns as typed. One without a slash is for the name alone, in any folder.
///
/// # Errors
/// A diagnostic for what is no pattern.
pub fn globs(patterns: &[String]) -> Result<Option<GlobSet>, Diagnostic> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    let fault = |error: globset::Error| Diagnostic::new("E-GLOB").with(error);
    for pattern in patterns {
        let anywhere =
            if pattern.contains('/') { pattern.clone() } else { format!("**/{pattern}") };
        let glob = GlobBuilder::new(&anywhere)
            .case_insensitive(true)
            .literal_separator(true)
            .build()
            .map_err(fault)?;
        set.add(glob);
    }
    set.build().map(Some).map_err(fault)
}

/// Finds the inputs. A directory gives every file below it that the selection takes, hidden files
/// and linked directories left out, in order of name. Beside them all faults: directories that
/// cannot be read or hold no text file.
pub fn find(arguments: &[PathBuf], selection: &Selection) -> (Vec<Input>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for argument in arguments {
        if argument.is_dir() {
            let before = (found.len(), faults.len());
            walk(argument, selection, &mut found, &mut faults);
            if (found.len(), faults.len()) == before {
                faults.push((Some(argument.clone()), Diagnostic::new("E-NO-TEXT-FILE")));
            }
        } else {
            let name = argument.file_name().map_or_else(|| argument.clone(), PathBuf::from);
            let below = selection.place(argument).unwrap_or(name);
            found.push(Input { path: argument.clone(), below });
        }
    }
    (found, faults)
}

fn walk(directory: &Path, selection: &Selection, found: &mut Vec<Input>, faults: &mut Vec<Fault>) {
    let walk = walkdir::WalkDir::new(directory)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.path()));
    for entry in walk {
        match entry {
            Ok(entry) => {
                let linked_directory = entry.path_is_symlink() && entry.path().is_dir();
                let path = entry.path();
                let below = path.strip_prefix(directory).unwrap_or(path);
                if entry.file_type().is_dir() || linked_directory || !selection.takes(below) {
                    continue;
                }
                let below = selection.place(path).unwrap_or_else(|| below.to_owned());
                found.push(Input { path: path.to_owned(), below });
            }
            Err(error) => {
                let path = error.path().map(Path::to_owned);
                faults.push((path, Diagnostic::new("E-READ").with(error)));
            }
        }
    }
}

impl Selection {
    fn takes(&self, below: &Path) -> bool {
        match &self.globs {
            Some(globs) => globs.is_match(below),
            None => below.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt")),
        }
    }

    /// The path below the base, if it lies there.
    fn place(&self, path: &Path) -> Option<PathBuf> {
        let base = self.base.as_deref().and_then(plain)?;
        plain(path)?.strip_prefix(base).map(Path::to_owned).ok()
    }
}

/// The absolute path without `.` and `..`, links not followed.
pub(super) fn plain(path: &Path) -> Option<PathBuf> {
    let mut out = PathBuf::new();
    for component in std::path::absolute(path).ok()?.components() {
        match component {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    Some(out)
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_the_base_keep_their_place() {
        let selection = Selection { base: Some("in".into()), globs: None };
        let (found, _) = find(&["in/a/../b/c.txt".into(), "d.txt".into()], &selection);
        let below: Vec<&Path> = found.iter().map(|input| input.below.as_path()).collect();
        assert_eq!(below, [Path::new("b/c.txt"), Path::new("d.txt")]);
    }

    #[test]
    fn a_pattern_without_a_slash_is_for_the_name() {
        let takes = |pattern: &str, path: &str| {
            let globs = globs(&[pattern.to_owned()]).unwrap();
            Selection { globs, base: None }.takes(Path::new(path))
        };
        assert!(takes("*.log", "a/b.LOG"));
        assert!(takes("a/*.log", "a/b.log"));
        assert!(!takes("a/*.log", "a/c/b.log"));
        assert!(globs(&["[".to_owned()]).is_err());
    }
}
