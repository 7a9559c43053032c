//! `gongwen convert`: every input to its outputs, one bad input never stopping the others.

use std::path::Path;

use crate::batch::{inputs, plan, worker};
use crate::diagnostic::{Diagnostic, Severity};
use crate::font::Fonts;
use crate::{Format, Options};

use super::super::arguments::Convert;
use super::super::messages::Messages;
use super::super::status::Status;

/// Runs the command.
pub(in crate::cli) fn run(convert: &Convert, mut options: Options, messages: &Messages) -> Status {
    options.decode.allow_replaced = convert.allow_replaced;
    options.style.allow_missing = convert.allow_missing;
    let formats = match formats(convert) {
        Ok(formats) => formats,
        Err(diagnostic) => {
            messages.tell(None, &[diagnostic]);
            return Status::Usage;
        }
    };
    let max_size = convert.max_size.saturating_mul(1 << 20);
    if convert.output.as_deref() == Some(Path::new("-")) {
        return to_stdout(convert, &options, &formats, max_size, messages);
    }
    let found = inputs::find(&convert.inputs);
    let place = match (&convert.output, &convert.out_dir) {
        (Some(file), _) => plan::Place::File(file),
        (None, Some(directory)) => plan::Place::Directory(directory),
        (None, None) => plan::Place::Beside,
    };
    let planned = found.and_then(|found| plan::plan(found, place, &formats));
    let jobs = match planned {
        Ok(jobs) => jobs,
        Err(faults) => {
            for (path, diagnostic) in faults {
                messages.tell(path.as_deref(), &[diagnostic]);
            }
            return Status::Usage;
        }
    };
    let fonts = Fonts::embedded();
    let rule = worker::Rule { overwrite: convert.overwrite, max_size };
    let (mut failed, mut warned) = (false, false);
    for job in &jobs {
        let result = worker::run(job, &options, &fonts, &rule);
        messages.tell(Some(&job.input.path), &result);
        let worst = result.iter().map(Diagnostic::severity).max();
        failed |= worst == Some(Severity::Error);
        warned |= worst == Some(Severity::Warning);
    }
    match (failed, warned && convert.fail_on_warnings) {
        (true, _) => Status::Failed,
        (_, true) => Status::Warned,
        _ => Status::Done,
    }
}

/// The formats asked for: `--to`, else by the output's extension, else both.
fn formats(convert: &Convert) -> Result<Vec<Format>, Diagnostic> {
    let mut formats: Vec<Format> = convert.to.iter().map(|to| Format::from(*to)).collect();
    formats.sort_unstable();
    formats.dedup();
    let Some(output) = &convert.output else {
        return Ok(if formats.is_empty() { vec![Format::Docx, Format::Pdf] } else { formats });
    };
    if convert.inputs.len() > 1 || convert.inputs.iter().any(|input| input.is_dir()) {
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

fn to_stdout(
    convert: &Convert,
    options: &Options,
    formats: &[Format],
    max_size: u64,
    messages: &Messages,
) -> Status {
    let Some(input) = convert.inputs.first() else { return Status::Usage };
    let made = inputs::read(input, max_size)
        .map_err(|diagnostic| vec![diagnostic])
        .and_then(|bytes| worker::render(&bytes, options, &Fonts::embedded(), formats));
    match made {
        Ok(made) => {
            messages.tell(Some(input), &made.diagnostics);
            let data = made.value.outputs.first().map(|(_, bytes)| bytes.as_slice());
            use std::io::Write as _;
            let mut out = std::io::stdout().lock();
            let written = out.write_all(data.unwrap_or_default()).and_then(|()| out.flush());
            // half a document is none: a closed pipe is a failure here
            if written.is_ok() { Status::Done } else { Status::Failed }
        }
        Err(diagnostics) => {
            messages.tell(Some(input), &diagnostics);
            Status::Failed
        }
    }
}
