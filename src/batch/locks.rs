//! Locks that processes take on files and folders. The system lets go of them when a process ends, in
//! whatever way.

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often one who waits for a folder tries again.
const PATIENCE: Duration = Duration::from_millis(1);

/// Longest wait for a folder: one who holds it longer was stopped.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

static PLACING: Mutex<()> = Mutex::new(());

/// Does work on a folder while no other thread or run does any there, as far as the file system can
/// see to that; none where `go_on` said no while it waited.
pub fn alone<T>(folder: &Path, go_on: &dyn Fn() -> bool, work: impl FnOnce() -> T) -> Option<T> {
    let _threads = PLACING.lock().unwrap_or_else(PoisonError::into_inner);
    let opened = File::open(folder).ok();
    let start = Instant::now();
    while let Some(Lock::Held) = opened.as_ref().map(lock) {
        if !go_on() {
            return None;
        }
        if start.elapsed() > LONGEST_WAIT {
            break;
        }
        std::thread::sleep(PATIENCE);
    }
    Some(work())
}

/// What came of asking for a lock.
pub enum Lock {
    /// It is ours, until the file is closed.
    Taken,
    /// Another process has it.
    Held,
    /// This file system has none.
    Unknown,
}

/// Asks for the lock of a file or folder, without waiting for it.
#[cfg(unix)]
pub fn lock(file: &File) -> Lock {
    use rustix::fs::{FlockOperation, flock};
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Lock::Taken,
        Err(error) if error == rustix::io::Errno::WOULDBLOCK => Lock::Held,
        Err(_) => Lock::Unknown,
    }
}

/// Asks for the lock of a file or folder: here there is none.
#[cfg(not(unix))]
pub fn lock(_: &File) -> Lock {
    Lock::Unknown
}
