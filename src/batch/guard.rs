//! A panic is a fault of the program, but of one document only: it is caught, and told with the
//! place in the source where it arose.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

use crate::diagnostic::Diagnostic;

thread_local! {
    static PLACE: Cell<Option<String>> = const { Cell::new(None) };
}

/// From now on a panic prints no trace; its place is kept for the one who catches it.
pub fn watch() {
    set_hook(Box::new(|panic| {
        PLACE.set(panic.location().map(|place| format!("{}:{}", place.file(), place.line())));
    }));
}

/// Runs the work.
///
/// # Errors
/// A diagnostic where it panicked.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = PLACE.take().unwrap_or_else(|| "?".to_owned());
        Diagnostic::new("E-PANIC").with(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_diagnostic_that_asks_for_a_report() {
        let fault = caught(|| panic!("on purpose")).unwrap_err();
        assert_eq!(fault.code, "E-PANIC");
        assert!(fault.message(crate::diagnostic::Language::En).contains("please report"));
        assert_eq!(caught(|| 1).unwrap(), 1);
    }
}
