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
    mut each: impl FnMut(usize, Outcome) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let enough = AtomicBool::new(false);
    let threads = threads.clamp(1, jobs.len().max(1));
    // a short queue: workers wait rather than let outcomes pile up
    let (sender, receiver) = sync_channel(threads);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                while !enough.load(Ordering::Relaxed) && !context.signals.came() {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(index) else { break };
                    let Some(outcome) = worker::run(job, context) else { break };
                    if context.fail_fast && outcome.ending == Ending::Failed {
                        enough.store(true, Ordering::Relaxed);
                    }
                    if sender.send((index, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (index, outcome) in receiver {
            if each(index, outcome).is_break() {
                enough.store(true, Ordering::Relaxed);
            }
        }
    });
}
