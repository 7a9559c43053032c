//! One job: read, convert, write. All outputs are made before any is written; each is written
//! under a temporary name in its own folder and renamed, so that no half file bears a final name.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Warned};
use crate::font::Fonts;
use crate::{Converted, Format, Options};

use super::inputs;
use super::plan::Job;

/// How files are treated.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Replace outputs that exist.
    pub overwrite: bool,
    /// Largest input in bytes.
    pub max_size: u64,
}

/// Does a job; gives its diagnostics, an error among them where it failed.
pub fn run(job: &Job, options: &Options, fonts: &Fonts, rule: &Rule) -> Vec<Diagnostic> {
    match attempt(job, options, fonts, rule) {
        Ok(diagnostics) | Err(diagnostics) => diagnostics,
    }
}

fn attempt(
    job: &Job,
    options: &Options,
    fonts: &Fonts,
    rule: &Rule,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let bytes = inputs::read(&job.input.path, rule.max_size).map_err(|one| vec![one])?;
    if !rule.overwrite {
        let existing: Vec<Diagnostic> = job
            .outputs
            .iter()
            .filter(|(_, path)| path.symlink_metadata().is_ok())
            .map(|(_, path)| Diagnostic::new("E-EXISTS").with(path.display()))
            .collect();
        if !existing.is_empty() {
            return Err(existing);
        }
    }
    let formats: Vec<Format> = job.outputs.iter().map(|(format, _)| *format).collect();
    let Warned { value, diagnostics } = render(&bytes, options, fonts, &formats)?;
    let files = job.outputs.iter().zip(&value.outputs).map(|((_, path), (_, bytes))| (path, bytes));
    write(files.collect()).map_err(|one| vec![one])?;
    Ok(diagnostics)
}

/// Converts bytes; a panic is a failure of this input alone.
///
/// # Errors
/// The diagnostics of the failure.
pub fn render(
    bytes: &[u8],
    options: &Options,
    fonts: &Fonts,
    formats: &[Format],
) -> Result<Warned<Converted>, Vec<Diagnostic>> {
    let work = || crate::convert(bytes, options, fonts, formats);
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(Ok(converted)) => Ok(converted),
        Ok(Err(error)) => Err(error.diagnostics()),
        Err(_) => Err(vec![Diagnostic::new("E-PANIC")]),
    }
}

/// Writes all files under temporary names, then renames them all.
fn write(files: Vec<(&PathBuf, &Vec<u8>)>) -> Result<(), Diagnostic> {
    let mut parts: Vec<PathBuf> = Vec::new();
    let written = files.iter().try_for_each(|(path, bytes)| {
        let part = part_name(path);
        parts.push(part.clone());
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = std::fs::File::create(&part)?;
        file.write_all(bytes)
    });
    let renamed = written.and_then(|()| {
        let pairs = files.iter().zip(&parts);
        pairs.into_iter().try_for_each(|((path, _), part)| std::fs::rename(part, path))
    });
    renamed.map_err(|error| {
        for part in &parts {
            // what is left under a temporary name is of no use to anybody
            let _ = std::fs::remove_file(part);
        }
        Diagnostic::new("E-WRITE-FILE").with(error)
    })
}

/// `.NAME.EXT.gongwen-part` in the same folder.
fn part_name(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".gongwen-part");
    path.with_file_name(name)
}
