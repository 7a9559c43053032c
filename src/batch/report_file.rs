//! The file of a report. Its lines are there as soon as they are told, so that a run that was killed
//! can be resumed; a report that was resumed under its own name holds the earlier lines meanwhile,
//! and at the end is replaced whole by the new ones.

use std::collections::HashMap;
use std::fs::File;
use std::io::{
    BufRead as _, BufReader, ErrorKind, Read as _, Result, Seek as _, SeekFrom, Write as _,
};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::diagnostic::Diagnostic;

use super::parts;

/// How the lines of a report begin.
const HEADS: [&[u8]; 2] = [br#"{"schema":1,"index":"#, br#"{"schema":1,"summary":"#];

/// Bytes of a file that are looked at to tell whether it is a report.
const HEAD: u64 = 1 << 16;

/// The file of a report that is being written.
#[derive(Debug)]
pub struct ReportFile {
    file: File,
    /// Its real name.
    path: PathBuf,
    /// Bytes of earlier lines at its start.
    earlier: u64,
    sync: bool,
}

/// Whether a report can go there: nothing is there, an empty file, a report, a pipe or a terminal.
///
/// # Errors
/// A diagnostic for anything else, which stays as it is.
pub fn check(path: &Path) -> std::result::Result<(), Diagnostic> {
    let refused = || Diagnostic::new("E-REPORT-NOT-ONE");
    let system = |error| Diagnostic::new("E-REPORT").with(error);
    let metadata = match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        metadata => metadata.map_err(system)?,
    };
    if !metadata.is_file() {
        return if is_flow(&metadata) { Ok(()) } else { Err(refused()) };
    }
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)).map_err(system)?;
    if begins_as_report(&head) { Ok(()) } else { Err(refused()) }
}

/// A pipe, a socket or a terminal: what is written there replaces nothing.
#[cfg(unix)]
fn is_flow(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = metadata.file_type();
    kind.is_fifo() || kind.is_socket() || kind.is_char_device()
}

#[cfg(not(unix))]
fn is_flow(_: &std::fs::Metadata) -> bool {
    false
}

/// One that was cut within its first line is a report too; so is one that another program wrote
/// anew, with the same keys.
fn begins_as_report(head: &[u8]) -> bool {
    let whole = head.contains(&b'\n');
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let parsed = || {
        let value: Value = serde_json::from_slice(line).ok()?;
        value.get("schema")?.as_u64()?;
        value.get("input").or(value.get("summary")).map(|_| ())
    };
    HEADS.iter().any(|known| line.starts_with(known) || !whole && known.starts_with(line))
        || parsed().is_some()
}

impl ReportFile {
    /// Opens the file, with the earlier lines that are to be kept until the end.
    ///
    /// # Errors
    /// Those of the system.
    pub fn open(path: &Path, earlier: &[u8], sync: bool) -> Result<Self> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let there = path.metadata().ok();
        let file = if there.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            File::options().write(true).open(&path)?
        } else {
            // a file of its own: another run that writes the same report does not write into it
            replace(&path, earlier, sync, there.map(|metadata| metadata.permissions()))?
        };
        Ok(Self { file, path, earlier: earlier.len() as u64, sync })
    }

    /// Writes one line.
    ///
    /// # Errors
    /// Those of the system.
    pub fn put(&mut self, line: &[u8]) -> Result<()> {
        self.file.write_all(line)
    }

    /// Ends the report: the earlier lines go, but for the inputs that this run did not get to,
    /// which are given with their index.
    ///
    /// # Errors
    /// Those of the system; the file then has the earlier lines and the new ones.
    pub fn finish(mut self, left: &HashMap<String, usize>) -> Result<()> {
        if self.earlier == 0 {
            return if self.sync { self.file.sync_all() } else { Ok(()) };
        }
        self.file.seek(SeekFrom::Start(0))?;
        let mut lines = Vec::new();
        let mut reader = BufReader::new(&self.file);
        for line in reader.by_ref().take(self.earlier).split(b'\n') {
            lines.extend(kept(&line?, left));
        }
        let mut part = parts::create(&self.path, &lines, false)?;
        std::io::copy(&mut reader, part.as_file_mut())?;
        keep_permissions(part.as_file(), self.file.metadata().ok().map(|m| m.permissions()));
        persist(part, &self.path, self.sync).map(|_| ())
    }
}

/// The line of an input that this run did not get to, with its index of today.
fn kept(line: &[u8], left: &HashMap<String, usize>) -> Vec<u8> {
    let kept = || {
        let mut value: Value = serde_json::from_slice(line).ok()?;
        let index = left.get(value.get("input")?.as_str()?)?;
        value.as_object_mut()?.insert("index".into(), (*index).into());
        Some(format!("{value}\n").into_bytes())
    };
    kept().unwrap_or_default()
}

/// Puts a new file in the place of the report; where that cannot be done since the folder takes no
/// new file, the report itself is emptied, unless there is something to keep.
fn replace(
    path: &Path,
    earlier: &[u8],
    sync: bool,
    permissions: Option<std::fs::Permissions>,
) -> Result<File> {
    let part = match parts::create(path, earlier, false) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied && earlier.is_empty() => {
            return File::create(path);
        }
        part => part?,
    };
    keep_permissions(part.as_file(), permissions);
    persist(part, path, sync)
}

fn persist(part: tempfile::NamedTempFile, path: &Path, sync: bool) -> Result<File> {
    if sync {
        part.as_file().sync_all()?;
    }
    let file = part.persist(path).map_err(|failed| failed.error)?;
    if sync {
        parts::sync_folder(parts::folder(path))?;
    }
    Ok(file)
}

/// Who may read the report stays as it was, where the system allows.
fn keep_permissions(file: &File, permissions: Option<std::fs::Permissions>) {
    if let Some(permissions) = permissions {
        let _ = file.set_permissions(permissions);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_report_is_told_by_its_first_line() {
        let line = br#"{"schema":1,"index":0,"input":"a.txt"}"#;
        for cut in 0..line.len() {
            assert!(begins_as_report(line.get(..cut).unwrap()), "{cut}");
        }
        let reports: [&[u8]; 2] =
            [b"{ \"schema\": 1, \"input\": \"a\" }\n", b"{\"schema\":1,\"summary\":{}}\n"];
        let others: [&[u8]; 5] =
            [b"{\n  \"schema\": 1", b"notes", b"\n", b"{}\n", b"{\"schema\":1}\n"];
        assert!(reports.iter().all(|text| begins_as_report(text)));
        assert!(!others.iter().any(|text| begins_as_report(text)));
    }

    #[test]
    fn what_was_not_got_to_is_kept_and_the_rest_is_new() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("r");
        let earlier = b"{\"index\":7,\"input\":\"a\"}\n{\"index\":8,\"input\":\"b\"}\n";
        let mut report = ReportFile::open(&path, earlier, false).unwrap();
        report.put(b"{\"index\":0,\"input\":\"b\"}\n").unwrap();
        let meanwhile = std::fs::read(&path).unwrap();
        assert!(meanwhile.starts_with(earlier) && meanwhile.len() > earlier.len());
        report.finish(&HashMap::from([("a".to_owned(), 1)])).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "{\"index\":1,\"input\":\"a\"}\n{\"index\":0,\"input\":\"b\"}\n");
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
    }
}
