//! Arguments → inputs: files, directories, stdin.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::Diagnostic;

use super::files::is_stdio;
use super::identity::{self, FileId, Names};

/// What of a directory is taken where no pattern says otherwise.
const EXTENSIONS: [&str; 4] = ["txt", "md", "html", "htm"];

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
    /// Patterns for the files of a directory; none: `*.txt`, `*.md`, `*.html` and `*.htm` in any case.
    pub globs: Option<GlobSet>,
    /// Folder below which paths keep their place.
    pub base: Option<PathBuf>,
    /// Files of a directory that are left out: the reports of the run itself.
    pub reports: Vec<FileId>,
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
/// and linked directories left out, in order of name. What is named twice is one input. Beside them
/// all faults: directories that cannot be read or hold no text file.
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
    let mut seen = Seen::default();
    found.retain(|input| seen.first(&input.path));
    (found, faults)
}

/// The arguments, each once.
pub fn distinct(arguments: &[PathBuf]) -> Vec<&PathBuf> {
    let mut seen = Seen::default();
    arguments.iter().filter(|path| seen.first(path)).collect()
}

/// Names that were met, as they are in their real folder.
#[derive(Default)]
struct Seen(Names, HashSet<PathBuf>);

impl Seen {
    fn first(&mut self, path: &Path) -> bool {
        let real = if is_stdio(path) { path.to_owned() } else { self.0.real(path) };
        self.1.insert(real)
    }
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
                if !selection.reports.is_empty()
                    && identity::of(path).is_some_and(|id| selection.reports.contains(&id))
                {
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
            None => below
                .extension()
                .is_some_and(|e| EXTENSIONS.iter().any(|known| e.eq_ignore_ascii_case(known))),
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
        let selection = Selection { base: Some("in".into()), ..Selection::default() };
        let (found, _) = find(&["in/a/../b/c.txt".into(), "d.txt".into()], &selection);
        let below: Vec<&Path> = found.iter().map(|input| input.below.as_path()).collect();
        assert_eq!(below, [Path::new("b/c.txt"), Path::new("d.txt")]);
    }

    #[test]
    fn what_is_named_twice_is_one_input() {
        let (found, _) = find(
            &["a/b.txt".into(), "-".into(), "a/./b.txt".into(), "-".into(), "a/c/../b.txt".into()],
            &Selection::default(),
        );
        let paths: Vec<&Path> = found.iter().map(|input| input.path.as_path()).collect();
        assert_eq!(paths, [Path::new("a/b.txt"), Path::new("-")]);
    }

    #[test]
    fn texts_markdown_and_pages_are_taken_in_any_case() {
        let takes = |name: &str| Selection::default().takes(Path::new(name));
        assert!(["a.txt", "a.TXT", "a.md", "a.Html", "a.htm"].iter().all(|name| takes(name)));
        assert!(!["a.text", "txt", "a.docx", "a.txt.gz"].iter().any(|name| takes(name)));
    }

    #[test]
    fn a_pattern_without_a_slash_is_for_the_name() {
        let takes = |pattern: &str, path: &str| {
            let globs = globs(&[pattern.to_owned()]).unwrap();
            Selection { globs, ..Selection::default() }.takes(Path::new(path))
        };
        assert!(takes("*.log", "a/b.LOG"));
        assert!(takes("a/*.log", "a/b.log"));
        assert!(!takes("a/*.log", "a/c/b.log"));
        assert!(globs(&["[".to_owned()]).is_err());
    }
}
