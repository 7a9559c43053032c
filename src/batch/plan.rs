//! Inputs → jobs: the outputs of each, checked before any work is done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::Format;
use crate::diagnostic::Diagnostic;

use super::files::is_stdio;
use super::inputs::{Fault, Input, plain};
use super::report::shown;

/// Where outputs go.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// Beside their input.
    Beside,
    /// One named file.
    File(&'a Path),
    /// Below a directory, in the tree of the input directory.
    Directory(&'a Path),
}

/// One input and its outputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The input.
    pub input: Input,
    /// Format and file of each output.
    pub outputs: Vec<(Format, PathBuf)>,
}

/// Plans all jobs; `faults` are those of finding the inputs.
///
/// # Errors
/// All faults together: these, two inputs for one output (compared without case), an output that is
/// an input, a folder for outputs that is a file.
pub fn plan(
    inputs: Vec<Input>,
    mut faults: Vec<Fault>,
    place: Place,
    formats: &[Format],
) -> Result<Vec<Job>, Vec<Fault>> {
    if let Place::Directory(directory) = place
        && directory.exists()
        && !directory.is_dir()
    {
        faults.push((Some(directory.to_owned()), Diagnostic::new("E-OUT-DIR")));
    }
    let sources: BTreeSet<Vec<u8>> = inputs.iter().map(|input| key(&input.path)).collect();
    let mut taken: BTreeMap<Vec<u8>, PathBuf> = BTreeMap::new();
    let mut jobs = Vec::with_capacity(inputs.len());
    for input in inputs {
        let outputs: Vec<(Format, PathBuf)> =
            formats.iter().map(|format| (*format, output(&input, place, *format))).collect();
        for (_, output) in outputs.iter().filter(|(_, output)| !is_stdio(output)) {
            let name = key(output);
            if sources.contains(&name) {
                let fault = Diagnostic::new("E-OUTPUT-IS-INPUT").with(shown(output));
                faults.push((Some(input.path.clone()), fault));
            }
            if let Some(other) = taken.insert(name, input.path.clone()) {
                let fault = Diagnostic::new("E-COLLISION").with(shown(&other));
                faults.push((Some(input.path.clone()), fault.with(shown(output))));
            }
        }
        jobs.push(Job { input, outputs });
    }
    if faults.is_empty() { Ok(jobs) } else { Err(faults) }
}

/// What two names for one file have in common, on systems that tell no case too. What is no Unicode
/// of a name stands as it is.
pub fn key(path: &Path) -> Vec<u8> {
    let path = plain(path).unwrap_or_else(|| path.to_owned());
    let mut key = Vec::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        key.extend(chunk.valid().to_lowercase().as_bytes());
        key.extend(chunk.invalid());
    }
    key
}

/// `NAME.txt` becomes `NAME.docx`: the last extension goes.
fn output(input: &Input, place: Place, format: Format) -> PathBuf {
    let base = match place {
        Place::File(file) => return file.to_owned(),
        Place::Beside => input.path.clone(),
        Place::Directory(directory) => directory.join(&input.below),
    };
    if is_stdio(&input.path) {
        return base.with_file_name("stdin").with_extension(format.extension());
    }
    base.with_extension(format.extension())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(path: &str) -> Input {
        input_at(Path::new(path))
    }

    fn input_at(path: &Path) -> Input {
        let below = path.file_name().map(PathBuf::from).unwrap_or_default();
        Input { path: path.into(), below }
    }

    #[test]
    fn names_that_differ_in_case_alone_collide() {
        let inputs = vec![input("a/Tz.txt"), input("b/tz.txt")];
        let faults = plan(inputs, Vec::new(), Place::Directory(Path::new("out")), &[Format::Pdf])
            .unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].1.code, "E-COLLISION");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_unicode_are_told_apart() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = |bytes| input_at(Path::new(std::ffi::OsStr::from_bytes(bytes)));
        let inputs = vec![name(b"\xB1.txt"), name(b"\xB2.txt")];
        assert!(plan(inputs, Vec::new(), Place::Beside, &[Format::Pdf]).is_ok());
    }

    #[test]
    fn one_file_by_two_names_collides() {
        let inputs = vec![input("a/b.txt"), input("a/../a/./b.txt")];
        assert!(plan(inputs, Vec::new(), Place::Beside, &[Format::Pdf]).is_err());
    }

    #[test]
    fn an_output_is_no_input() {
        let inputs = vec![input("a.pdf"), input("b.txt")];
        let faults = plan(inputs, Vec::new(), Place::Beside, &[Format::Pdf]).unwrap_err();
        assert_eq!(faults[0].1.code, "E-OUTPUT-IS-INPUT");
    }

    #[test]
    fn the_last_extension_goes() {
        let jobs =
            plan(vec![input("a.gb18030.txt")], Vec::new(), Place::Beside, &[Format::Docx]).unwrap();
        assert_eq!(jobs[0].outputs[0].1, Path::new("a.gb18030.docx"));
    }
}
