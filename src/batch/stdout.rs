//! stdout for data. Where it was closed at the start the runtime has put `/dev/null` in its place,
//! which would take all and keep nothing: that is a failure to write.

use std::io::{Error, ErrorKind, Result, StdoutLock, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);

/// Notes that the program was started without a stdout.
pub fn closed_at_start() {
    CLOSED.store(true, Ordering::Relaxed);
}

/// stdout, to write data to.
///
/// # Errors
/// Where the program was started without one.
pub fn lock() -> Result<StdoutLock<'static>> {
    if CLOSED.load(Ordering::Relaxed) {
        return Err(Error::new(ErrorKind::NotConnected, "it was closed at the start"));
    }
    Ok(std::io::stdout().lock())
}

/// Writes all of the data.
///
/// # Errors
/// As [`lock`], and where not all could be written.
pub fn write(data: &[u8]) -> Result<()> {
    let mut out = lock()?;
    out.write_all(data).and_then(|()| out.flush())
}
