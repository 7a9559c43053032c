//! Laws on mutated input, on the stable compiler: `cargo bench --bench fuzz [-- TARGET…] [--seconds N]
//! [--seed N]`. Seeds are the samples; a target mutates them for some seconds. An input that breaks
//! a law is written to the folder of temporary files, and the exit status is 1.

#![allow(clippy::print_stdout, reason = "it prints what it did")]
#![allow(clippy::panic, clippy::expect_used, reason = "a broken law panics")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

mod mutate;
mod targets;

use mutate::Random;
use targets::{TARGETS, Target};

/// Seconds a target runs unless told otherwise: two minutes in all.
const SECONDS: u64 = 20;

fn main() -> ExitCode {
    let (mut names, mut seconds, mut seed) = (Vec::new(), SECONDS, 1);
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        let mut number =
            || arguments.next().and_then(|text| text.parse().ok()).expect("a number behind it");
        match argument.as_str() {
            "--seconds" => seconds = number(),
            "--seed" => seed = number(),
            _ => names.push(argument),
        }
    }
    let mut broken = 0;
    for target in TARGETS {
        if names.is_empty() || names.iter().any(|name| name == target.name) {
            broken += run(target, Duration::from_secs(seconds), seed);
        }
    }
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs a target for a time; gives the number of kinds of faults found.
fn run(target: &Target, time: Duration, seed: u64) -> usize {
    let seeds = (target.seeds)();
    let mut random = Random::new(seed);
    let (start, mut runs) = (Instant::now(), 0_u64);
    let mut faults: Vec<String> = Vec::new();
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    while start.elapsed() < time {
        let input = mutate::mutated(&seeds, &mut random);
        runs += 1;
        let Err(payload) = catch_unwind(AssertUnwindSafe(|| (target.holds)(&input))) else {
            continue;
        };
        let said = payload
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_default();
        // one input for each kind of fault
        let kind: String = said.chars().take_while(|c| *c != ':').take(60).collect();
        if !faults.contains(&kind) && faults.len() < 5 {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
                "fuzz-{}-{}",
                target.name,
                faults.len()
            ));
            std::fs::write(&file, &input).expect("room for the input");
            let said: String = said.chars().take(400).collect();
            println!("{}: {said}\n  {}", target.name, file.display());
            faults.push(kind);
        }
    }
    std::panic::set_hook(hook);
    println!("{:<9} {runs} inputs, {} kinds of faults", target.name, faults.len());
    faults.len()
}
