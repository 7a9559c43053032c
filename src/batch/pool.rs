//! Threads that share the work: each takes the next job; what came of it goes to one place.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use super::plan::Job;
use super::worker::{self, Context, Ending, Outcome};

/// Does all jobs with so many threads; hands each outcome, with the job's index, to `each` in the
/// order they end. No more work is taken once `each` breaks, a signal came or, with `fail_fast`,
/// a job failed; what is open is ended.
pub fn run(
    jobs: &[Job],
    context: &Context,
    threads: usize,
    each: impl FnMut(usize, Outcome) -> ControlFlow<()>,
) {
    let work = |job: &Job| match context.signals.came() {
        true => None,
        false => worker::run(job, context),
    };
    share(jobs, threads, context.fail_fast, &work, each);
}

/// As [`run`], for any work; one that gives nothing ends its thread.
fn share(
    jobs: &[Job],
    threads: usize,
    fail_fast: bool,
    work: &(dyn Fn(&Job) -> Option<Outcome> + Sync),
    mut each: impl FnMut(usize, Outcome) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let enough = AtomicBool::new(false);
    let take = || {
        if enough.load(Ordering::Relaxed) {
            return None;
        }
        let index = next.fetch_add(1, Ordering::Relaxed);
        let outcome = work(jobs.get(index)?)?;
        if fail_fast && outcome.ending == Ending::Failed {
            enough.store(true, Ordering::Relaxed);
        }
        Some((index, outcome))
    };
    let mut hand_on = |(index, outcome)| {
        if each(index, outcome).is_break() {
            enough.store(true, Ordering::Relaxed);
        }
    };
    let threads = threads.clamp(1, jobs.len().max(1));
    // a short queue: workers wait rather than let outcomes pile up
    let (sender, receiver) = sync_channel(4 * threads);
    std::thread::scope(|scope| {
        let work_on = || {
            let (sender, take) = (sender.clone(), &take);
            let thread = move || {
                while let Some(one) = take() {
                    if sender.send(one).is_err() {
                        break;
                    }
                }
            };
            std::thread::Builder::new().spawn_scoped(scope, thread).is_ok()
        };
        // one needs no thread of its own; where the system gives fewer, these do
        let working = (0..threads).take_while(|_| threads > 1 && work_on()).count();
        drop(sender);
        receiver.into_iter().for_each(&mut hand_on);
        if working == 0 {
            std::iter::from_fn(&take).for_each(&mut hand_on);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::inputs::Input;

    fn jobs(count: usize) -> Vec<Job> {
        let job = |number: usize| {
            let name = std::path::PathBuf::from(format!("{number}.txt"));
            Job {
                input: Input { path: name.clone(), below: name },
                outputs: Vec::new(),
                fault: None,
            }
        };
        (0..count).map(job).collect()
    }

    /// Work that panics on one document.
    fn work(job: &Job) -> Option<Outcome> {
        Some(worker::guarded(|_| match job.input.path.to_str() {
            Some("3.txt") => panic!("on purpose"),
            _ => Ok(Ending::Ok),
        }))
    }

    #[test]
    fn a_panic_fails_its_document_and_the_others_are_done() {
        crate::batch::guard::watch();
        for threads in [1, 4] {
            let mut ended = Vec::new();
            share(&jobs(9), threads, false, &work, |index, outcome| {
                ended.push((index, outcome.ending, outcome.diagnostics.first().map(|d| d.code)));
                ControlFlow::Continue(())
            });
            ended.sort_by_key(|(index, ..)| *index);
            assert_eq!(ended.len(), 9);
            for (index, ending, code) in ended {
                let want =
                    if index == 3 { (Ending::Failed, Some("E-PANIC")) } else { (Ending::Ok, None) };
                assert_eq!((ending, code), want);
            }
        }
    }

    #[test]
    fn the_first_failure_can_end_the_work() {
        let mut ended = 0;
        share(&jobs(9), 1, true, &work, |_, _| {
            ended += 1;
            ControlFlow::Continue(())
        });
        assert_eq!(ended, 4);
    }
}
