//! Finished bytes → files under their final names, all of an input or none, whatever other runs do
//! in the same folder.

use std::io::ErrorKind;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::diagnostic::Diagnostic;

use super::identity::{self, FileId};
use super::report::shown;
use super::{files, locks, parts, stdout};

/// What becomes of a file that is there when the new one is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// It is left alone and nothing is written.
    Refuse,
    /// It is left alone, the others are written.
    Keep,
    /// It is replaced.
    Replace,
}

/// How files are written.
#[derive(Clone, Copy)]
pub struct Placing<'a> {
    /// What becomes of a file that is there.
    pub present: Present,
    /// Whether each rename is made durable.
    pub sync: bool,
    /// Asked while it waits for another run.
    pub go_on: &'a dyn Fn() -> bool,
}

/// Writes the files of one folder together: all under temporary names first, then all renamed.
/// Tells of each whether it was written: it was not where [`Present::Keep`] left another. Where one
/// cannot be written, all are as they were.
///
/// # Errors
/// A diagnostic: the system's words, or the file that is in the way.
pub fn write(files: &[(&Path, &[u8])], placing: Placing) -> Result<Vec<bool>, Diagnostic> {
    let Some((first, bytes)) = files.first() else { return Ok(Vec::new()) };
    if files::is_stdio(first) {
        return to_stdout(bytes).map(|()| vec![true]);
    }
    let folder = parts::folder(first);
    let mut ready = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        files::check_output(path)?;
        let part = parts::create(path, bytes, placing.sync);
        ready.push((*path, part.map_err(|error| fault(path, &error))?));
    }
    let several = files.len() > 1;
    let placed = locks::alone(folder, placing.go_on, || place(ready, placing.present, several));
    let placed = placed.unwrap_or_else(|| Err(Diagnostic::new("E-CALLED-OFF")))?;
    if placing.sync {
        parts::sync_folder(folder).map_err(|error| fault(first, &error))?;
    }
    Ok(placed)
}

fn to_stdout(bytes: &[u8]) -> Result<(), Diagnostic> {
    stdout::write(bytes).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Diagnostic::new("E-PIPE-CLOSED"),
        _ => Diagnostic::new("E-STDOUT").with(error),
    })
}

fn place(
    ready: Vec<(&Path, NamedTempFile)>,
    present: Present,
    several: bool,
) -> Result<Vec<bool>, Diagnostic> {
    let mut done: Vec<Option<Placed>> = Vec::with_capacity(ready.len());
    for (path, part) in ready {
        match place_one(path, part, present, several) {
            Ok(placed) => done.push(placed),
            Err(fault) => {
                // what stands alone is of no use to anybody
                done.into_iter().flatten().for_each(Placed::undo);
                return Err(fault);
            }
        }
    }
    Ok(done.iter().map(Option::is_some).collect())
}

/// Gives a part its final name; nothing where a file was kept.
fn place_one<'a>(
    path: &'a Path,
    part: NamedTempFile,
    present: Present,
    several: bool,
) -> Result<Option<Placed<'a>>, Diagnostic> {
    files::check_output(path)?;
    let id = identity::of(part.path());
    let mut before = None;
    if present == Present::Replace {
        // one alone is replaced or is not
        before = if several { parts::aside(path) } else { None };
        part.persist(path).map_err(|failed| fault(path, &failed.error))?;
    } else if let Err(failed) = part.persist_noclobber(path) {
        if failed.error.kind() == ErrorKind::AlreadyExists {
            return match present {
                Present::Keep => Ok(None),
                _ => Err(Diagnostic::new("E-EXISTS").with(shown(path))),
            };
        }
        if files::exists(path) {
            return Err(fault(path, &failed.error));
        }
        // a file system that can only replace; it was looked at just now
        failed.file.persist(path).map_err(|failed| fault(path, &failed.error))?;
    }
    Ok(Some(Placed { path, id, before }))
}

/// A file that was placed, and how to take it back.
struct Placed<'a> {
    path: &'a Path,
    id: Option<FileId>,
    before: Option<NamedTempFile<()>>,
}

impl Placed<'_> {
    fn undo(self) {
        if identity::of(self.path) != self.id {
            // somebody else's meanwhile
            return;
        }
        // whoever cannot do this could not have placed it either
        let _ = match self.before {
            Some(before) => before.persist(self.path).map(|_| ()).map_err(|failed| failed.error),
            None => std::fs::remove_file(self.path),
        };
    }
}

fn fault(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new("E-WRITE-FILE").with(shown(path)).with(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placing(present: Present) -> Placing<'static> {
        Placing { present, sync: false, go_on: &|| true }
    }

    #[test]
    fn where_one_is_in_the_way_none_is_written() {
        let place = tempfile::tempdir().unwrap();
        let (one, two) = (place.path().join("a.docx"), place.path().join("a.pdf"));
        std::fs::write(&two, "old").unwrap();
        let files: [(&Path, &[u8]); 2] = [(&one, b"1"), (&two, b"2")];
        let fault = write(&files, placing(Present::Refuse)).unwrap_err();
        assert_eq!(fault.code, "E-EXISTS");
        assert!(!one.exists());
        assert_eq!(write(&files, placing(Present::Keep)).unwrap(), [true, false]);
        assert_eq!(std::fs::read(&two).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_was_replaced_is_given_back_where_another_cannot_be_written() {
        let place = tempfile::tempdir().unwrap();
        let (one, two) = (place.path().join("a.docx"), place.path().join("a.pdf"));
        std::fs::write(&one, "old").unwrap();
        let part = |path: &Path| parts::create(path, b"new", false).unwrap();
        let ready = vec![(one.as_path(), part(&one)), (two.as_path(), part(&two))];
        // it comes between the check and the renaming
        std::fs::create_dir(&two).unwrap();
        let fault = super::place(ready, Present::Replace, true).unwrap_err();
        assert_eq!(fault.code, "E-OUTPUT-NOT-FILE");
        assert_eq!(std::fs::read(&one).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_new_one_goes_where_another_cannot_be_written() {
        let place = tempfile::tempdir().unwrap();
        let (one, two) = (place.path().join("a.docx"), place.path().join("a.pdf"));
        let part = |path: &Path| parts::create(path, b"new", false).unwrap();
        let ready = vec![(one.as_path(), part(&one)), (two.as_path(), part(&two))];
        std::fs::write(&two, "theirs").unwrap();
        let fault = super::place(ready, Present::Refuse, true).unwrap_err();
        assert_eq!(fault.code, "E-EXISTS");
        assert!(!one.exists());
        assert_eq!(std::fs::read(&two).unwrap(), b"theirs");
    }
}
