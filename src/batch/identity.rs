//! Which names are one file: by device and inode, through links and linked folders; for what does
//! not exist yet, by its name in the real folder, without case, as some systems compare names.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::files::is_stdio;
use super::inputs::plain;

/// A file that exists, whatever its names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg(unix)]
pub struct FileId(u64, u64);

/// A file that exists: its real name, since the standard library gives no number of it here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg(not(unix))]
pub struct FileId(PathBuf);

/// The file that a path leads to, if there is one.
#[cfg(unix)]
pub fn of(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    Some(FileId(metadata.dev(), metadata.ino()))
}

/// The file that a path leads to, if there is one.
#[cfg(not(unix))]
pub fn of(path: &Path) -> Option<FileId> {
    path.canonicalize().ok().map(FileId)
}

/// Real names of paths; each folder is asked for once.
#[derive(Debug, Default)]
pub struct Names(HashMap<PathBuf, PathBuf>);

impl Names {
    /// The path with its folder's real name; a link in the last place is not followed.
    pub fn real(&mut self, path: &Path) -> PathBuf {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return real_folder(path);
        };
        match self.0.get(folder) {
            Some(real) => real.join(name),
            None => {
                let real = real_folder(folder);
                let path = real.join(name);
                self.0.insert(folder.to_owned(), real);
                path
            }
        }
    }

    /// What two names for one file have in common where case is not told apart. What is not
    /// Unicode of a name stands as it is.
    pub fn key(&mut self, path: &Path) -> Vec<u8> {
        let mut key = Vec::new();
        for chunk in self.real(path).as_os_str().as_encoded_bytes().utf8_chunks() {
            key.extend(chunk.valid().to_lowercase().as_bytes());
            key.extend(chunk.invalid());
        }
        key
    }
}

fn real_folder(folder: &Path) -> PathBuf {
    let there = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if let Ok(real) = there.canonicalize() {
        return real;
    }
    match (folder.parent(), folder.file_name()) {
        (Some(parent), Some(name)) => real_folder(parent).join(name),
        _ => plain(folder).unwrap_or_else(|| folder.to_owned()),
    }
}

/// A set of files, by identity and by name. stdin and stdout are never in it.
#[derive(Debug, Default)]
pub struct Files {
    ids: HashSet<FileId>,
    keys: HashSet<Vec<u8>>,
}

impl Files {
    /// Adds a file, be it there or not.
    pub fn add(&mut self, path: &Path, names: &mut Names) {
        if !is_stdio(path) {
            self.ids.extend(of(path));
            self.keys.insert(names.key(path));
        }
    }

    /// Whether a path leads to one of the files, or would where it is made.
    pub fn has(&self, path: &Path, names: &mut Names) -> bool {
        !is_stdio(path)
            && (self.keys.contains(&names.key(path))
                || of(path).is_some_and(|id| self.ids.contains(&id)))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn links_of_both_kinds_and_linked_folders_lead_to_one_file() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        std::fs::create_dir(at("real")).unwrap();
        std::fs::write(at("real/a"), "").unwrap();
        std::os::unix::fs::symlink("real", at("folder")).unwrap();
        std::os::unix::fs::symlink("real/a", at("soft")).unwrap();
        std::fs::hard_link(at("real/a"), at("hard")).unwrap();
        let (mut files, mut names) = (Files::default(), Names::default());
        files.add(&at("real/a"), &mut names);
        files.add(&at("real/new"), &mut names);
        for name in ["soft", "hard", "folder/a", "folder/NEW", "folder/../real/a"] {
            assert!(files.has(&at(name), &mut names), "{name}");
        }
        assert!(!files.has(&at("a"), &mut names));
    }
}
