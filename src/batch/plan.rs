//! Inputs → jobs: the outputs of each, checked before any work is done.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::Format;
use crate::diagnostic::Diagnostic;

use super::files::is_stdio;
use super::identity::{Files, Names};
use super::inputs::{Fault, Input};
use super::report::shown;
use super::resources;

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

/// Which formats are made.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The formats.
    pub formats: &'a [Format],
    /// They were asked for. Of a DOCX nobody gets another unasked.
    pub asked: bool,
}

impl Wanted<'_> {
    /// Those of an input.
    fn of(&self, input: &Path) -> impl Iterator<Item = Format> {
        let extension = input.extension().and_then(|extension| extension.to_str());
        let named = ["docx", "docm", "dotx", "dotm"];
        let is_docx =
            extension.is_some_and(|own| named.iter().any(|name| own.eq_ignore_ascii_case(name)));
        let left = is_docx && !self.asked;
        self.formats.iter().copied().filter(move |format| !(left && *format == Format::Docx))
    }
}

/// One input and its outputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The input.
    pub input: Input,
    /// Format and file of each output.
    pub outputs: Vec<(Format, PathBuf)>,
    /// Why it cannot be done, where that is known already.
    pub fault: Option<Diagnostic>,
}

/// Plans all jobs; `faults` are those of finding the inputs, `others` the files that the run reads
/// beside them. Inputs of one folder that differ in their extension alone would have one output:
/// they fail, the others are done.
///
/// # Errors
/// All faults together: these, two other inputs for one output (compared without case), an output
/// that is an input or one of the other files, a folder for outputs that is a file.
pub fn plan(
    inputs: Vec<Input>,
    mut faults: Vec<Fault>,
    place: Place,
    wanted: Wanted<'_>,
    others: &[PathBuf],
) -> Result<Vec<Job>, Vec<Fault>> {
    if let Place::Directory(directory) = place
        && directory.exists()
        && !directory.is_dir()
    {
        faults.push((Some(directory.to_owned()), Diagnostic::new("E-OUT-DIR")));
    }
    let mut names = Names::default();
    let (mut sources, mut read) = (Files::default(), Files::default());
    inputs.iter().for_each(|input| sources.add(&input.path, &mut names));
    let beside = inputs.iter().map(|input| resources::meta(&input.path));
    others.iter().cloned().chain(beside).for_each(|path| read.add(&path, &mut names));
    let mut taken: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut jobs: Vec<Job> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let formats = wanted.of(&input.path);
        let outputs: Vec<(Format, PathBuf)> =
            formats.map(|format| (format, output(&input, place, format))).collect();
        let mut own = None;
        for (_, output) in outputs.iter().filter(|(_, output)| !is_stdio(output)) {
            let in_use = if sources.has(output, &mut names) {
                Some("E-OUTPUT-IS-INPUT")
            } else {
                read.has(output, &mut names).then_some("E-OUTPUT-IN-USE")
            };
            if let Some(code) = in_use {
                let fault = Diagnostic::new(code).with(shown(output));
                faults.push((Some(input.path.clone()), fault));
            }
            let Some(before) = taken.insert(names.key(output), jobs.len()) else { continue };
            let Some(other) = jobs.get_mut(before) else { continue };
            let clash = |other: &Input| {
                Diagnostic::new("E-COLLISION").with(shown(&other.path)).with(shown(output))
            };
            if siblings(&input, &other.input, &mut names) {
                other.fault.get_or_insert_with(|| clash(&input));
                own.get_or_insert_with(|| clash(&other.input));
            } else {
                faults.push((Some(input.path.clone()), clash(&other.input)));
            }
        }
        jobs.push(Job { input, outputs, fault: own });
    }
    if faults.is_empty() { Ok(jobs) } else { Err(faults) }
}

/// Whether two inputs of one folder differ in their extension alone.
fn siblings(one: &Input, other: &Input, names: &mut Names) -> bool {
    let mut stem = |input: &Input| names.real(&input.path.with_extension(""));
    stem(one) == stem(other)
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

    fn asked(formats: &[Format]) -> Wanted<'_> {
        Wanted { formats, asked: true }
    }

    #[test]
    fn a_docx_becomes_a_pdf_unless_more_is_asked_for() {
        let both = [Format::Docx, Format::Pdf];
        let unasked = Wanted { formats: &both, asked: false };
        let of = |wanted: Wanted, name: &str| wanted.of(Path::new(name)).collect::<Vec<_>>();
        assert_eq!(of(unasked, "a.DOCX"), [Format::Pdf]);
        assert_eq!(of(unasked, "a.txt"), both);
        assert_eq!(of(asked(&both), "a.docx"), both);
        let beside = plan(vec![input("a.docx")], Vec::new(), Place::Beside, asked(&both), &[]);
        assert_eq!(beside.unwrap_err()[0].1.code, "E-OUTPUT-IS-INPUT");
    }

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
        let faults = plan(
            inputs,
            Vec::new(),
            Place::Directory(Path::new("out")),
            asked(&[Format::Pdf]),
            &[],
        )
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
        assert!(plan(inputs, Vec::new(), Place::Beside, asked(&[Format::Pdf]), &[]).is_ok());
    }

    #[test]
    fn inputs_that_differ_in_their_extension_alone_fail_alone() {
        let inputs = vec![input("a.txt"), input("b.txt"), input("a.md"), input("./a.html")];
        let jobs = plan(inputs, Vec::new(), Place::Beside, asked(&[Format::Pdf]), &[]).unwrap();
        let faults = |job: &Job| job.fault.as_ref().map(|fault| fault.arguments[0].clone());
        let faults: Vec<Option<String>> = jobs.iter().map(faults).collect();
        let told = |name: &str| Some(name.to_owned());
        assert_eq!(faults, [told("a.md"), None, told("a.txt"), told("a.md")]);
    }

    #[test]
    fn an_output_is_no_file_that_the_run_reads() {
        let others = ["B.pdf".into()];
        for name in ["b.txt", "./b.txt"] {
            let faults =
                plan(vec![input(name)], Vec::new(), Place::Beside, asked(&[Format::Pdf]), &others)
                    .unwrap_err();
            assert_eq!(faults[0].1.code, "E-OUTPUT-IN-USE");
        }
    }

    #[test]
    fn an_output_is_no_input() {
        let inputs = vec![input("a.pdf"), input("b.txt")];
        let faults =
            plan(inputs, Vec::new(), Place::Beside, asked(&[Format::Pdf]), &[]).unwrap_err();
        assert_eq!(faults[0].1.code, "E-OUTPUT-IS-INPUT");
    }

    #[test]
    fn the_last_extension_goes() {
        let jobs = plan(
            vec![input("a.gb18030.txt")],
            Vec::new(),
            Place::Beside,
            asked(&[Format::Docx]),
            &[],
        )
        .unwrap();
        assert_eq!(jobs[0].outputs[0].1, Path::new("a.gb18030.docx"));
    }
}
