//! Whether to go on, asked from within the stages: a time limit or a signal takes effect in the
//! middle of one.
//!
//! A stage says with [`tick`] what it has done; every so often the question is put, and where the
//! answer is no, the stack is unwound to [`watched`]. So a stage that cannot fail need not become
//! one that can, and nothing half made is left. No panic is involved: no hook runs, and a real
//! panic passes through.
//!
//! Law: between two questions lie at most [`EVERY`] units of work and one more step.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

/// The question whether to go on.
pub type Question = Rc<dyn Fn() -> bool>;

/// Units of work between two questions. A unit is about a character in one pass of a stage, which
/// takes up to two microseconds: some 20 ms.
pub const EVERY: usize = 8192;

/// The work was called off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalledOff;

thread_local! {
    static QUESTION: RefCell<Option<Question>> = const { RefCell::new(None) };
    static DONE: Cell<usize> = const { Cell::new(0) };
}

/// Does work that asks whether to go on.
///
/// # Errors
/// [`CalledOff`] where the answer was no.
pub fn watched<T>(question: Question, work: impl FnOnce() -> T) -> Result<T, CalledOff> {
    let before = QUESTION.replace(Some(question));
    let made = catch_unwind(AssertUnwindSafe(|| {
        ask();
        work()
    }));
    QUESTION.set(before);
    made.map_err(|payload| match payload.downcast::<CalledOff>() {
        Ok(called_off) => *called_off,
        Err(panic) => resume_unwind(panic),
    })
}

/// So many units of work were done.
pub fn tick(units: usize) {
    let done = DONE.get().saturating_add(units);
    if done < EVERY {
        DONE.set(done);
    } else {
        ask();
    }
}

/// Puts the question now.
pub fn ask() {
    DONE.set(0);
    let question = QUESTION.with_borrow(Clone::clone);
    if question.is_some_and(|go_on| !go_on()) {
        resume_unwind(Box::new(CalledOff));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(asks: usize) -> Question {
        let left = Cell::new(asks);
        Rc::new(move || left.replace(left.get().saturating_sub(1)) > 0)
    }

    #[test]
    fn work_is_called_off_where_the_answer_is_no() {
        let done = Cell::new(0);
        let made = watched(after(3), || {
            loop {
                tick(EVERY / 2);
                done.set(done.get() + 1);
            }
        });
        assert_eq!(made, Err::<(), _>(CalledOff));
        // asked at the start and behind every second step
        assert_eq!(done.get(), 5);
        tick(EVERY);
    }

    #[test]
    fn work_that_may_go_on_ends() {
        assert_eq!(watched(Rc::new(|| true), || 7), Ok(7));
        let inner = || watched(after(1), ask);
        assert_eq!(watched(Rc::new(|| true), inner), Ok(Err(CalledOff)));
    }

    #[test]
    fn a_panic_passes_through() {
        let panics = || watched(Rc::new(|| true), || panic!("on purpose"));
        assert!(catch_unwind(AssertUnwindSafe(panics)).is_err());
    }
}
