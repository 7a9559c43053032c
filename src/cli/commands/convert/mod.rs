//! `gongwen convert`: every input to its outputs, one bad input never stopping the others.

mod dry;
mod prepare;
mod telling;

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use crate::batch::worker::Context;
use crate::batch::{files, pool, resources, worker};
use crate::diagnostic::Diagnostic;
use crate::{Format, Options};

use super::super::arguments::{Common, Convert};
use super::super::messages::Messages;
use super::super::progress::Progress;
use super::super::status::Status;
use super::put_whole;
use telling::Telling;

/// Runs the command.
pub(in crate::cli) fn run(
    convert: &Convert,
    common: &Common,
    options: Options,
    messages: &Messages,
) -> Status {
    let formats = match prepare::formats(convert) {
        Ok(formats) => formats,
        Err(diagnostic) => return messages.usage(None, diagnostic),
    };
    let context = match prepare::context(convert, common, options, &formats, messages) {
        Ok(context) => context,
        Err(diagnostic) => return messages.usage(None, diagnostic),
    };
    if convert.output.as_deref() == Some(Path::new("-")) {
        return to_stdout(convert, &context, &formats, messages);
    }
    let jobs = match prepare::jobs(convert, &formats) {
        Ok(jobs) => jobs,
        Err(faults) => {
            for (path, diagnostic) in faults {
                messages.tell(path.as_deref(), &[diagnostic]);
            }
            return Status::Usage;
        }
    };
    if convert.dry_run {
        return dry::run(&jobs, &context, messages);
    }
    let report = match prepare::report(convert, &jobs, messages.language) {
        Ok(report) => report,
        Err(diagnostic) => return messages.usage(convert.report.as_deref(), diagnostic),
    };
    let threads = convert.jobs.map_or_else(cores, usize::from);
    let start = Instant::now();
    let progress = Progress::new(jobs.len(), convert.progress, common.quiet);
    let mut telling = Telling::new(&jobs, messages, report, progress);
    pool::run(&jobs, &context, threads, |index, outcome| {
        let told = telling.tell(index, &outcome);
        if told.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let (summary, told) = telling.end(start.elapsed(), common.quiet);
    context.signals.raise();
    match (told, summary.failed, summary.warned && convert.fail_on_warnings) {
        (Ok(()), 0, false) => Status::Done,
        (Ok(()), 0, true) => Status::Warned,
        _ => Status::Failed,
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// One document to stdout. Half a document is none: a closed pipe is a failure here.
fn to_stdout(
    convert: &Convert,
    context: &Context,
    formats: &[Format],
    messages: &Messages,
) -> Status {
    let Some(input) = convert.inputs.first() else {
        return messages.usage(None, Diagnostic::new("E-OUTPUT-ONE"));
    };
    let made = files::read(input, context.max_size)
        .and_then(|bytes| Ok((bytes, resources::beside(input, &context.options)?)))
        .map_err(|diagnostic| vec![diagnostic])
        .and_then(|(bytes, options)| {
            worker::render(&bytes, &options, &context.fonts, formats, &|| true)
        });
    match made {
        Ok(made) => {
            messages.tell(Some(input), &made.diagnostics);
            let data = made.value.outputs.first().map(|(_, bytes)| bytes.as_slice());
            let warned = made.diagnostics.iter().any(Diagnostic::is_warning);
            match put_whole(data.unwrap_or_default()) {
                Status::Done if warned && convert.fail_on_warnings => Status::Warned,
                status => status,
            }
        }
        Err(diagnostics) => {
            messages.tell(Some(input), &diagnostics);
            Status::Failed
        }
    }
}
