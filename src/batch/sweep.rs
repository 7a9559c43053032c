//! Temporary files that runs which live no more left in a folder go.
//!
//! One that nobody holds was left by a run that was killed, on whatever host; where files cannot be
//! locked, and for what this version did not name, only the age tells.

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::locks::{self, Lock, lock};
use super::parts::{END, RANDOM, folder};

/// Age at which a part that cannot be asked for its owner is taken for left. Between its creation
/// and its renaming lies a second at most; the rest is for clocks that differ.
const OLD: Duration = Duration::from_secs(3600);

/// Folders that were swept; each is once in a run.
#[derive(Debug, Default)]
pub struct Swept(Mutex<HashSet<PathBuf>>);

impl Swept {
    /// Removes the parts that runs which live no more left in the folder of an output, unless
    /// `go_on` says no while it waits for another run.
    pub fn once(&self, path: &Path, go_on: &dyn Fn() -> bool) {
        let folder = folder(path);
        let mut swept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !swept.contains(folder) {
            swept.insert(folder.to_owned());
            drop(swept);
            sweep(folder, go_on);
        }
    }
}

fn sweep(folder: &Path, go_on: &dyn Fn() -> bool) {
    let part = |name: &[u8]| name.starts_with(b".") && name.ends_with(END.as_bytes());
    // a folder that is not there or cannot be read has nothing that could be removed
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let parts: Vec<_> =
        entries.filter(|entry| part(entry.file_name().as_encoded_bytes())).collect();
    if parts.is_empty() {
        return;
    }
    // what is set aside while a run places its files is locked by nobody
    locks::alone(folder, go_on, || {
        for entry in parts {
            sweep_part(&entry.path(), ours(entry.file_name().as_encoded_bytes()));
        }
    });
}

/// Whether a name is one that this version makes; what it made is locked as long as it is in use.
pub(super) fn ours(name: &[u8]) -> bool {
    let random =
        name.strip_suffix(END.as_bytes()).and_then(|rest| rest.rsplit(|b| *b == b'.').next());
    random.is_some_and(|random| {
        random.len() == RANDOM && random.iter().all(u8::is_ascii_alphanumeric)
    })
}

fn sweep_part(path: &Path, ours: bool) {
    let Ok(metadata) = path.symlink_metadata() else { return };
    if !metadata.is_file() {
        return;
    }
    let age = || SystemTime::now().duration_since(metadata.modified().ok()?).ok();
    let old = || age().is_some_and(|age| age > OLD);
    // held until it is removed, so that nobody can claim it meanwhile
    let opened = File::options().read(true).write(true).open(path).ok();
    let left = match opened.as_ref().map(lock) {
        Some(Lock::Held) => false,
        Some(Lock::Taken) => ours || old(),
        Some(Lock::Unknown) | None => old(),
    };
    if left {
        // another sweep may have been faster
        let _ = std::fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[cfg(unix)]
    #[test]
    fn what_is_held_stays_and_what_nobody_holds_goes() {
        let place = tempfile::tempdir().unwrap();
        let held = super::super::parts::create(&place.path().join("a.pdf"), b"1", false).unwrap();
        // as a killed run leaves it: there, and locked by nobody
        let left = place.path().join(".b.pdf.0123456789abcdef.gongwen-part");
        std::fs::write(&left, "2").unwrap();
        sweep(place.path(), &|| true);
        assert_eq!(names(place.path()), [held.path().file_name().unwrap().to_string_lossy()]);
    }

    #[test]
    fn a_part_of_unknown_making_goes_by_its_age() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let old = SystemTime::now() - 2 * OLD;
        for name in [".new.gongwen-part", ".old.gongwen-part", "old.gongwen-part", ".old.pdf"] {
            let file = File::create(at(name)).unwrap();
            if !name.contains("new") {
                file.set_modified(old).unwrap();
            }
        }
        sweep(place.path(), &|| true);
        assert_eq!(names(place.path()), [".new.gongwen-part", ".old.pdf", "old.gongwen-part"]);
    }
}
