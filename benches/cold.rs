//! Whole processes, cold: the sample to each format, processor time (user + system) of the child.
//! Linux only, where `/proc/self/stat` tells what finished children used; elsewhere wall-clock time.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Processes a figure is the mean of.
const RUNS: u32 = 50;

fn main() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cold");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/安政通报.txt");
    for format in ["docx", "pdf", "docx,pdf"] {
        let (before, start) = (children(), Instant::now());
        for _ in 0..RUNS {
            let ended = Command::new(env!("CARGO_BIN_EXE_gongwen"))
                .args(["convert", "-q", "--overwrite", "--to", format, "--out-dir"])
                .arg(&out)
                .arg(&sample)
                .status();
            assert!(ended.is_ok_and(|status| status.success()), "the sample converts");
        }
        match (before, children()) {
            (Some(before), Some(after)) => {
                println!("{format:<9} {:>6.1} ms of processor", millis(after - before));
            }
            _ => println!("{format:<9} {:>6.1} ms of wall clock", millis(start.elapsed())),
        }
    }
}

fn millis(all: Duration) -> f64 {
    all.as_secs_f64() * 1000.0 / f64::from(RUNS)
}

/// User and system time of the children that have ended; the kernel counts in 1/100 s.
fn children() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split(' ').skip(13).take(2).map_while(|field| field.parse::<u64>().ok());
    let ticks = times.next()? + times.next()?;
    Some(Duration::from_millis(ticks * 10))
}
