//! Signals that ask for an end: remembered, acted on between stages, raised again at the end.

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
        for signal in [SIGINT, SIGTERM].into_iter().chain(of_the_system()) {
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

/// The terminal hung up, a file grew over its limit. One that was ignored at the start stays so:
/// that is what `nohup` is for.
#[cfg(unix)]
fn of_the_system() -> Vec<i32> {
    use signal_hook::consts::{SIGHUP, SIGXFSZ};
    let ignored = ignored();
    let heeded = |signal: &i32| ignored.is_some_and(|ignored| ignored >> (signal - 1) & 1 == 0);
    [SIGHUP, SIGXFSZ].into_iter().filter(heeded).collect()
}

#[cfg(not(unix))]
fn of_the_system() -> [i32; 0] {
    []
}

/// The signals ignored at the start, a bit each, where the system tells: Linux only. Elsewhere these
/// signals keep their effect, and the next run sweeps what they leave.
#[cfg(unix)]
fn ignored() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(line.trim_ascii(), 16).ok()
}

/// What a program that Ctrl-C ends leaves as its status; Windows has no signal to end by.
#[cfg(windows)]
fn end_by(_: i32) {
    const STATUS_CONTROL_C_EXIT: i32 = -1_073_741_510;
    std::process::exit(STATUS_CONTROL_C_EXIT);
}
