//! Before the work: what the arguments of `convert` come to.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, Write};
use std::path::{Path, PathBuf};

use crate::batch::files::is_stdio;
use crate::batch::inputs::{Fault, Selection};
use crate::batch::lists::Parting;
use crate::batch::plan::{Job, Place};
use crate::batch::report::{Fingerprint, Report};
use crate::batch::resume::Earlier;
use crate::batch::signals::Signals;
use crate::batch::worker::Context;
use crate::batch::{inputs, lists, plan, resources};
use crate::diagnostic::{Diagnostic, Language};
use crate::{Format, Options};

use super::super::super::arguments::{Common, Convert};
use super::super::fonts::folders;

/// The formats asked for: `--to`, else by the output's extension, else both.
pub(super) fn formats(convert: &Convert) -> Result<Vec<Format>, Diagnostic> {
    let mut formats: Vec<Format> = convert.to.iter().map(|to| Format::from(*to)).collect();
    formats.sort_unstable();
    formats.dedup();
    let Some(output) = &convert.output else {
        return Ok(if formats.is_empty() { vec![Format::Docx, Format::Pdf] } else { formats });
    };
    let one = matches!(convert.inputs.as_slice(), [input] if !input.is_dir());
    if !one || convert.list().is_some() {
        return Err(Diagnostic::new("E-OUTPUT-ONE"));
    }
    let extension = output.extension().and_then(|extension| extension.to_str());
    let told = [Format::Docx, Format::Pdf]
        .into_iter()
        .find(|format| extension.is_some_and(|e| e.eq_ignore_ascii_case(format.extension())));
    match (formats.as_slice(), told) {
        ([], Some(format)) => Ok(vec![format]),
        ([one], None) => Ok(vec![*one]),
        ([one], Some(format)) if *one == format => Ok(vec![*one]),
        _ => Err(Diagnostic::new("E-OUTPUT-FORMAT")),
    }
}

/// What every job shares: options, faces, seals, an earlier report. Beside it, a warning for each
/// face that cannot be used.
pub(super) fn context(
    convert: &Convert,
    common: &Common,
    mut options: Options,
    formats: &[Format],
) -> Result<(Context, Vec<Diagnostic>), Diagnostic> {
    options.decode.allow_replaced = convert.allow_replaced;
    options.style.allow_replaced = convert.allow_replaced;
    options.style.allow_missing = convert.allow_missing;
    for seal in &convert.seal {
        options.style.seals.push(resources::seal(seal).map_err(|fault| fault.in_file(seal))?);
    }
    let folders = folders(&convert.font_dir, &options, common);
    let (fonts, refused) = resources::fonts(&folders)?;
    // a run that always goes on with its own report has none the first time
    let first = |path: &PathBuf| convert.report.as_ref() == Some(path) && !path.exists();
    let earlier = |path: &PathBuf| match first(path) {
        true => Ok(Earlier::default()),
        false => Earlier::read(path).map_err(|fault| fault.in_file(path)),
    };
    let hashed = convert.report.is_some() || convert.resume.is_some();
    let context = Context {
        existing: convert.existing(),
        max_size: common.max_bytes(),
        timeout: convert.timeout,
        fail_fast: convert.fail_fast,
        earlier: convert.resume.as_ref().map(earlier).transpose()?,
        fingerprint: hashed.then(|| Fingerprint::new(&fonts, formats)),
        signals: Signals::default(),
        options,
        fonts,
    };
    Ok((context, refused))
}

/// The inputs and where their outputs go.
pub(super) fn jobs(convert: &Convert, formats: &[Format]) -> Result<Vec<Job>, Vec<Fault>> {
    let fault = |path: Option<&PathBuf>, fault| vec![(path.cloned(), fault)];
    let mut named = convert.inputs.clone();
    if let Some(list) = convert.list() {
        if is_stdio(list) && named.iter().any(|path| is_stdio(path)) {
            return Err(fault(None, Diagnostic::new("E-STDIN-TWICE")));
        }
        let parting = if convert.files_from.is_some() { Parting::Lines } else { Parting::Nul };
        named.extend(lists::read(list, parting).map_err(|told| fault(Some(list), told))?);
    }
    // a list's paths keep their place below the current folder
    let base = convert.base.clone().or_else(|| convert.list().map(|_| PathBuf::from(".")));
    let globs = inputs::globs(&convert.glob).map_err(|told| fault(None, told))?;
    let (found, faults) = inputs::find(&named, &Selection { globs, base });
    let place = match (&convert.output, &convert.out_dir) {
        (Some(file), _) => Place::File(file),
        (None, Some(directory)) => Place::Directory(directory),
        (None, None) => Place::Beside,
    };
    plan::plan(found, faults, place, formats)
}

/// Opens the report. One that is resumed is gone on with, its cut last line taken off.
pub(super) fn report(
    convert: &Convert,
    jobs: &[Job],
    language: Language,
) -> Result<Option<Report<'static>>, Diagnostic> {
    let Some(path) = &convert.report else { return Ok(None) };
    if is_stdio(path) {
        return match convert.output.as_deref().is_some_and(is_stdio) {
            true => Err(Diagnostic::new("E-STDOUT-TWICE")),
            false => Ok(Some(Report::new(Box::new(std::io::stdout()), language))),
        };
    }
    let name = plan::key(path);
    let named = |other: &Path| !is_stdio(other) && plan::key(other) == name;
    let in_use =
        |job: &Job| named(&job.input.path) || job.outputs.iter().any(|(_, output)| named(output));
    if jobs.iter().any(in_use) {
        return Err(Diagnostic::new("E-REPORT-IN-USE"));
    }
    let same = convert.resume.as_ref().is_some_and(|resumed| resumed == path);
    let opened = if same { go_on(path) } else { File::create(path) };
    let file = opened.map_err(|error| Diagnostic::new("E-REPORT").with(error))?;
    let out: Box<dyn Write> = Box::new(file);
    Ok(Some(Report::new(out, language)))
}

fn go_on(path: &Path) -> std::io::Result<File> {
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    file.set_len(whole as u64)?;
    file.seek(std::io::SeekFrom::End(0))?;
    Ok(file)
}
