//! `gongwen convert`: every input to its outputs, one bad input never stopping the others.

mod dry;
mod prepare;
mod telling;

use std::ops::ControlFlow;
use std::time::Instant;

use crate::Options;
use crate::batch::signals::Signals;
use crate::batch::{pool, resources};

use super::super::arguments::{Common, Convert};
use super::super::messages::Messages;
use super::super::progress::Progress;
use super::super::status::Status;
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
    let (mut context, mut refused) = match prepare::context(convert, common, options, &formats) {
        Ok(prepared) => prepared,
        Err(diagnostic) => return messages.usage(None, diagnostic),
    };
    let jobs = match prepare::jobs(convert, common, &formats) {
        Ok(jobs) => jobs,
        Err(faults) => {
            for (path, diagnostic) in faults {
                messages.tell(path.as_deref(), &[diagnostic]);
            }
            return Status::Usage;
        }
    };
    if let Err(diagnostic) = prepare::seals(convert, &mut context.options, jobs.len()) {
        return messages.usage(None, diagnostic);
    }
    let inputs = jobs.iter().map(|job| job.input.path.as_path());
    match resources::held_to_table(&context.options, inputs) {
        Ok(told) => refused.extend(told),
        Err(diagnostic) => return messages.usage(None, diagnostic),
    }
    messages.tell(None, &refused);
    if convert.dry_run {
        return dry::run(&jobs, &context, messages);
    }
    let report = match prepare::report(convert, common, &jobs, &mut context, messages.language) {
        Ok(report) => report,
        Err(diagnostic) => return messages.usage(convert.report.as_deref(), diagnostic),
    };
    // before this a signal ends the process on the spot: there is nothing to leave in order
    context.signals = Signals::watch();
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
    let warned = summary.warned || !refused.is_empty();
    match (told, summary.failed, warned && convert.fail_on_warnings) {
        (Ok(()), 0, false) => Status::Done,
        (Ok(()), 0, true) => Status::Warned,
        _ => Status::Failed,
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
