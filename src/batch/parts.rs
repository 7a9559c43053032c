//! Temporary files: one process's own, in the folder of the output, until they are renamed.
//!
//! A part is named `.NAME.EXT.<random>.gongwen-part`, created exclusively, and locked as long as its
//! process lives; what a killed run leaves is swept (`sweep`).

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::locks::{Lock, lock};
use super::report::sha256;

pub(super) const END: &str = ".gongwen-part";

/// Random letters and digits in a name.
pub(super) const RANDOM: usize = 16;

/// Longest name of a file in bytes, on the systems that count bytes.
const LONGEST_NAME: usize = 255;

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
    use super::super::sweep::ours;
    use super::*;

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
}
