//! SIGINT and SIGTERM: remembered, acted on between stages, raised again at the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};

/// The signal that asked for an end, if one did.
#[derive(Clone, Debug, Default)]
pub struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// From now on a signal is remembered instead of ending the process. Where the system refuses,
    /// it ends the process as before.
    pub fn watch() -> Self {
        let signals = Self::default();
        for signal in [SIGINT, SIGTERM] {
            if let Ok(number) = usize::try_from(signal) {
                let _ = signal_hook::flag::register_usize(signal, Arc::clone(&signals.0), number);
            }
        }
        signals
    }

    /// Whether one came.
    pub fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    /// Ends the process as the signal would have, if one came.
    pub fn raise(&self) {
        let signal = self.0.load(Ordering::Relaxed);
        if signal != 0
            && let Ok(signal) = i32::try_from(signal)
        {
            end_by(signal);
        }
    }
}

#[cfg(not(windows))]
fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// What a program that Ctrl-C ends leaves as its status; Windows has no signal to end by.
#[cfg(windows)]
fn end_by(_: i32) {
    const STATUS_CONTROL_C_EXIT: i32 = -1_073_741_510;
    std::process::exit(STATUS_CONTROL_C_EXIT);
}
