//! Documents a second, warm: a thousand different documents from text to PDF in one thread, stage by
//! stage, and what the process holds meanwhile. `benches/beside_typst.py` has typst beside it.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::time::{Duration, Instant};

use gongwen::font::Fonts;
use gongwen::layout::layout;
use gongwen::write::{Info, pdf::pdf};
use gongwen::{Options, read};

const DOCUMENTS: usize = 1000;

/// Documents before the clock starts.
const WARM: usize = 20;

fn main() {
    let (options, fonts) = (Options::default(), Fonts::embedded());
    let sample = std::fs::read_to_string("samples/安政通报.txt").unwrap_or_default();
    let mut spent = [Duration::ZERO; 3];
    let mut bytes = 0;
    for number in 0..DOCUMENTS + WARM {
        let text = shuffled(&sample, number as u64);
        let mut clock = Clock::start();
        let mut lap = |stage: usize| {
            let time = clock.lap();
            if let (Some(sum), true) = (spent.get_mut(stage), number >= WARM) {
                *sum += time;
            }
        };
        let Ok(read) = read(text.as_bytes(), &options) else { continue };
        let document = read.value.document;
        lap(0);
        let Ok(pages) = layout(&document, &options.style, &fonts) else { continue };
        lap(1);
        let Ok(file) = pdf(pages.value, &fonts, &Info::of(&document, &options.style)) else {
            continue;
        };
        lap(2);
        bytes += file.len();
        if [WARM, 100, 300, DOCUMENTS + WARM - 1].contains(&number) {
            println!("after {:>4} documents {:>6.1} MB resident", number + 1, resident());
        }
    }
    let each = |time: Duration| time.as_secs_f64() * 1000.0 / DOCUMENTS as f64;
    let total = spent.iter().copied().map(each).sum::<f64>();
    for (stage, time) in ["read", "layout", "pdf"].iter().zip(spent) {
        println!("{stage:<8} {:>7.2} ms", each(time));
    }
    println!("together {total:>7.2} ms, {:.0} documents a second and core", 1000.0 / total);
    println!("{} bytes a document", bytes / (DOCUMENTS + WARM));
}

/// The sample with the characters of each sentence in another order, so that no two documents are
/// alike; marks and short lines stay.
fn shuffled(text: &str, seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut characters: Vec<char> = line.chars().collect();
        if characters.len() > 40 {
            let han: Vec<usize> = (8..characters.len())
                .filter(|&at| characters.get(at).is_some_and(|c| ('一'..='龥').contains(c)))
                .collect();
            for &at in &han {
                let other = han.get(random(han.len())).copied().unwrap_or(at);
                characters.swap(at, other);
            }
        }
        out.extend(characters);
    }
    out
}

/// Processor time of this thread, where the kernel tells it; wall-clock time elsewhere.
struct Clock {
    wall: Instant,
    spent: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), spent: thread_time() }
    }

    fn lap(&mut self) -> Duration {
        let now = Self::start();
        let time = match (self.spent, now.spent) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => now.wall - self.wall,
        };
        *self = now;
        time
    }
}

fn thread_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split(' ').next()?.parse().ok()?))
}

/// Resident memory in MB, the pages of the faces in the program included.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1000.0
}
