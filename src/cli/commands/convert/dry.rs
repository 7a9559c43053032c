//! `--dry-run`: what would be written, and what would fail before any work.

use crate::batch::files;
use crate::batch::plan::Job;
use crate::batch::report::shown;
use crate::batch::worker::{Context, Existing};
use crate::diagnostic::Diagnostic;

use super::super::super::messages::Messages;
use super::super::super::status::Status;
use super::super::put;

/// Prints `INPUT`, TAB, `OUTPUT` for each file that would be written.
pub(super) fn run(jobs: &[Job], context: &Context, messages: &Messages) -> Status {
    let (mut text, mut status) = (String::new(), Status::Done);
    for job in jobs {
        let input = &job.input.path;
        let mut faults: Vec<Diagnostic> = job.fault.clone().into_iter().collect();
        faults.extend(files::check(input, context.max_size).err());
        let mut lines = String::new();
        for (_, output) in &job.outputs {
            let exists = files::exists(output);
            faults.extend(files::check_output(output).err());
            match context.existing {
                Existing::Fail if output.is_file() => {
                    faults.push(Diagnostic::new("E-EXISTS").with(shown(output)));
                }
                Existing::Fail | Existing::Skip if exists => {}
                _ => lines += &format!("{}\t{}\n", shown(input), shown(output)),
            }
        }
        if faults.is_empty() {
            text += &lines;
        } else {
            messages.tell(Some(input), &faults);
            status = Status::Failed;
        }
    }
    status.and(put(text.as_bytes(), messages))
}
