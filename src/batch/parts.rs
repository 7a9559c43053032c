//! Temporary files: one process's own, in the folder of the output, until they are renamed.
//!
//! A part is named `.NAME.EXT.<random>.gongwen-part`, created exclusively, and locked as long as its
//! process lives. So one that nobody holds was left by a run that was killed, on whatever host; where
//! files cannot be locked, only its age tells.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile};

use super::locks::{self, Lock, lock};
use super::report::sha256;

const END: &str = ".gongwen-part";

/// Random letters and digits in a name.
const RANDOM: usize = 16;

/// Longest name of a file in bytes, on the systems that count bytes.
const LONGEST_NAME: usize = 255;

/// Age at which a part that cannot be asked for its owner is taken for left. Between its creation
/// and its renaming lies a second at most; the rest is for clocks that differ.
const OLD: Duration = Duration::from_secs(3600);

/// Times that a new part is tried: it is lost where a sweep finds it before it is locked.
const TRIES: usize = 16;

/// Writes the bytes to a new part of an output, whose folder is made where it is missing.
///
/// # Errors
/// Those of the system, without the name of the part.
pub fn create(path: &Path, bytes: &[u8], sync: bool) -> Result<NamedTempFile> {
    let folder = folder(path);
    let made = make(folder, sync).and_then(|()| claimed(path, folder));
    let mut part = made.map_err(bare)?;
    part.as_file_mut().write_all(bytes)?;
    if sync {
        part.as_file().sync_all()?;
    }
    Ok(part)
}

/// A second name for an output that is about to be replaced, to give it back; none where the
/// system has no such names.
pub fn aside(path: &Path) -> Option<NamedTempFile<()>> {
    let link = |part: &Path| std::fs::hard_link(path, part);
    builder(&prefix(path)).make_in(folder(path), link).ok()
}

/// Makes what was renamed in a folder durable.
///
/// # Errors
/// Those of the system.
pub fn sync_folder(folder: &Path) -> Result<()> {
    // elsewhere a folder cannot be opened
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The folder that a file lies in.
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn make(folder: &Path, sync: bool) -> Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    std::fs::create_dir_all(folder)?;
    let parents = missing.iter().filter(|above| sync && !above.as_os_str().is_empty());
    parents.map(|made| self::folder(made)).try_for_each(sync_folder)
}

fn claimed(path: &Path, folder: &Path) -> Result<NamedTempFile> {
    let prefix = prefix(path);
    for _ in 0..TRIES {
        let part = builder(&prefix).tempfile_in(folder)?;
        if claim(part.as_file()) {
            return Ok(part);
        }
    }
    Err(ErrorKind::ResourceBusy.into())
}

fn builder(prefix: &OsStr) -> Builder<'_, 'static> {
    let mut builder = Builder::new();
    builder.rand_bytes(RANDOM).suffix(END).prefix(prefix);
    // as any new file: what the mask of the process leaves
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// `.NAME.EXT.`; a hash of the name where that would be too long.
fn prefix(path: &Path) -> OsString {
    let name = path.file_name().unwrap_or_default();
    let mut prefix = OsString::from(".");
    if 1 + name.len() + 1 + RANDOM + END.len() > LONGEST_NAME {
        prefix.push(sha256(name.as_encoded_bytes()));
    } else {
        prefix.push(name);
    }
    prefix.push(".");
    prefix
}

/// The system's own words, without the part's name, which says nothing to anybody.
fn bare(error: Error) -> Error {
    let inner = error.get_ref().and_then(|inner| inner.source()).map(ToString::to_string);
    inner.map_or(error.kind().into(), |words| Error::new(error.kind(), words))
}

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
fn ours(name: &[u8]) -> bool {
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

/// Locks a new part; false where a sweep was faster.
fn claim(part: &File) -> bool {
    match lock(part) {
        Lock::Taken => linked(part),
        Lock::Held => false,
        Lock::Unknown => true,
    }
}

#[cfg(unix)]
fn linked(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().is_ok_and(|metadata| metadata.nlink() > 0)
}

#[cfg(not(unix))]
fn linked(_: &File) -> bool {
    true
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

    #[test]
    fn the_longest_name_has_a_part_too() {
        let place = tempfile::tempdir().unwrap();
        for length in [1, 223, 224, 225, 255] {
            let part = create(&place.path().join("a".repeat(length)), b"1", false).unwrap();
            assert!(part.path().file_name().unwrap().len() <= LONGEST_NAME);
        }
    }

    #[test]
    fn two_parts_of_one_output_differ() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.pdf");
        let one = create(&path, b"1", false).unwrap();
        let two = create(&path, b"2", false).unwrap();
        assert_ne!(one.path(), two.path());
        let name = one.path().file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with(".a.pdf.") && ours(name.as_bytes()), "{name}");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_held_stays_and_what_nobody_holds_goes() {
        let place = tempfile::tempdir().unwrap();
        let held = create(&place.path().join("a.pdf"), b"1", false).unwrap();
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
