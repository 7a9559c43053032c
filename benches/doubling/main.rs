//! What twice the text costs: each stage on many shapes of text, up to 2 MB. Linear is 2; the worst
//! quadrupling of each stage is told as the cost of one doubling. What is above the limit is listed;
//! above the ceiling, far below the 4 of what is quadratic, the exit status is 1. Between the two lies
//! what the processor's caches add where a text no longer fits into them.
//!
//! `cargo bench --bench doubling [-- NAME…] [--stage STAGE] [--most BYTES]`; a name picks the shapes that
//! hold it. `-- --write DIR BYTES` writes the shapes as files instead.
//!
//! Processor time of the thread, the least of some runs; a stage that seems too slow is run again
//! before it is told. Times under some milliseconds are not judged.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(clippy::print_stderr, reason = "and what is wrong with its arguments")]
#![allow(clippy::panic, clippy::expect_used, reason = "and stops where it cannot go on")]

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use gongwen::font::Fonts;
use gongwen::write::{Info, docx::docx, pdf::pdf};
use gongwen::{Options, carrier, clean, decode, document, layout, recognise, settings};

mod shapes;

use shapes::{SHAPES, Shape};

/// Sizes of the texts in bytes: each four times the one before.
const SIZES: [usize; 4] = [32 << 10, 128 << 10, 512 << 10, 2 << 20];
/// What a doubling may cost.
const LIMIT: f64 = 2.3;
/// What none may cost.
const CEILING: f64 = 2.5;
/// A time that is too short to be compared.
const SHORT: Duration = Duration::from_millis(4);
/// Runs of a stage that is short.
const RUNS: u32 = 3;
/// A stage that takes as long is run once.
const LONG: Duration = Duration::from_millis(60);
/// Further runs of both sizes, where a doubling seemed to cost too much.
const AGAIN: u32 = 12;

const STAGES: [&str; 6] = ["decode", "clean", "recognise", "layout", "docx", "pdf"];

/// One text, and what every stage made of it.
struct Road {
    text: String,
    options: Options,
    decoded: decode::Decoded,
    lines: clean::Lines,
    document: document::Document,
    pages: Option<layout::Pages>,
}

impl Road {
    fn new(text: String) -> Self {
        let mut options = Options::default();
        options.style.allow_missing = true;
        Self {
            text,
            options,
            decoded: decode::Decoded::default(),
            lines: clean::Lines::default(),
            document: document::Document::default(),
            pages: None,
        }
    }

    /// Runs a stage; gives the time it took, none where an earlier one gave it nothing to do.
    fn run(&mut self, stage: usize, fonts: &Fonts) -> Option<Duration> {
        let (style, start) = (&self.options.style, now());
        match stage {
            0 => {
                let decoded = decode::decode(self.text.as_bytes(), &self.options.decode);
                let mut decoded = decoded.ok()?.value;
                let time = now() - start;
                let _ = settings::front_matter::take(&mut decoded);
                self.decoded = decoded;
                return Some(time);
            }
            1 => {
                let chars: Vec<char> = self.decoded.text.chars().collect();
                let carried = carrier::open(&chars, &self.options.carrier).value;
                self.lines = clean::clean(carried, &self.options.clean).value;
            }
            2 => self.document = recognise::recognise(&self.lines, &self.options.given).value,
            3 => {
                self.pages =
                    layout::layout(&self.document, style, fonts).ok().map(|made| made.value)
            }
            4 => drop(
                docx(&self.document, style, &self.pages.as_ref()?.facts, &mut |_, _| {}).ok()?,
            ),
            _ => {
                let info = Info::of(&self.document, style);
                // drawing takes the pages, and copying them is not its work
                let pages = self.pages.clone()?;
                let start = now();
                drop(pdf(pages, fonts, &info).ok()?);
                return Some(now() - start);
            }
        }
        (stage != 3 || self.pages.is_some()).then(|| now() - start)
    }

    /// The least time of some runs.
    fn least(&mut self, stage: usize, fonts: &Fonts) -> Option<Duration> {
        let mut least = self.run(stage, fonts)?;
        for _ in 1..RUNS {
            if least >= LONG {
                break;
            }
            least = least.min(self.run(stage, fonts)?);
        }
        Some(least)
    }
}

/// What a shape costs: by stage, the time of each size and the worst cost of a doubling.
#[derive(Clone, Default)]
struct Cost {
    times: [Vec<Duration>; STAGES.len()],
    doubling: [f64; STAGES.len()],
}

fn measure(shape: &Shape, fonts: &Fonts, sizes: &[usize], stages: &[usize]) -> Cost {
    let mut cost = Cost::default();
    let mut smaller: Option<Road> = None;
    for &size in sizes {
        let mut road = Road::new(shape.text(size));
        for stage in 0..STAGES.len() {
            let judged = stages.contains(&stage);
            let time = if judged { road.least(stage, fonts) } else { road.run(stage, fonts) };
            let Some(mut time) = time else { break };
            if !judged {
                continue;
            }
            let times = &mut cost.times[stage];
            if let (Some(before), Some(smaller)) = (times.last_mut(), &mut smaller) {
                for _ in 0..AGAIN {
                    if *before < SHORT || doubling(*before, time) <= LIMIT {
                        break;
                    }
                    time = time.min(road.run(stage, fonts).unwrap_or(time));
                    let again = (0..RUNS).filter_map(|_| smaller.run(stage, fonts)).min();
                    // the larger of two least times would be the fairer one; both only get smaller
                    *before = again.map_or(*before, |again| again.min(*before));
                }
                if *before >= SHORT {
                    cost.doubling[stage] = cost.doubling[stage].max(doubling(*before, time));
                }
            }
            times.push(time);
        }
        // of what is not linear, the next size would take too long
        if cost.doubling.iter().any(|doubling| *doubling > CEILING) {
            break;
        }
        smaller = Some(road);
    }
    cost
}

/// The cost of a doubling, from that of a quadrupling.
fn doubling(before: Duration, after: Duration) -> f64 {
    (after.as_secs_f64() / before.as_secs_f64()).sqrt()
}

/// Processor time of this thread.
#[cfg(unix)]
fn now() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec as u64, spent.tv_nsec as u32)
}

/// Wall-clock time, where no other is known.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

fn main() -> ExitCode {
    let (mut names, mut stages, mut most) = (Vec::new(), Vec::new(), usize::MAX);
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().expect("a value behind the option");
        match argument.as_str() {
            "--stage" => {
                let stage = value();
                stages.extend(STAGES.iter().position(|name| *name == stage));
            }
            "--most" => most = value().parse().expect("a number of bytes"),
            "--write" => {
                let folder = std::path::PathBuf::from(value());
                write(&folder, value().parse().expect("a number of bytes"));
                return ExitCode::SUCCESS;
            }
            _ => names.push(argument),
        }
    }
    if stages.is_empty() {
        stages.extend(0..STAGES.len());
    }
    let chosen: Vec<&Shape> = SHAPES
        .iter()
        .filter(|shape| names.is_empty() || names.iter().any(|name| shape.name.contains(name)))
        .collect();
    let sizes: Vec<usize> = SIZES.into_iter().filter(|size| *size <= most).collect();
    print!("{:<24}", "ms, × a doubling");
    stages.iter().for_each(|stage| print!("{:>16}", STAGES[*stage]));
    println!();
    let costs = measured(&chosen, &sizes, &stages);
    told(&chosen, &costs, &stages)
}

/// Measures every shape, two at a time: the time is each thread's own. Two share caches and the way
/// to memory, so that what seems over the limit is measured again alone.
fn measured(chosen: &[&Shape], sizes: &[usize], stages: &[usize]) -> Vec<Cost> {
    let fonts = Fonts::embedded();
    let next = AtomicUsize::new(0);
    let costs = Mutex::new(vec![Cost::default(); chosen.len()]);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(2);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(shape) = chosen.get(at) else { return };
                    let cost = measure(shape, &fonts, sizes, stages);
                    println!("{}", row(shape, &cost, stages));
                    costs.lock().expect("no thread panicked")[at] = cost;
                }
            });
        }
    });
    let mut costs = costs.into_inner().expect("no thread panicked");
    let over = |cost: &Cost| cost.doubling.iter().any(|doubling| *doubling > LIMIT);
    for (shape, cost) in chosen.iter().zip(&mut costs).filter(|(_, cost)| over(cost)) {
        let alone = measure(shape, &fonts, sizes, stages);
        println!("{} alone", row(shape, &alone, stages));
        *cost = alone;
    }
    costs
}

/// A row of the table: the time of the largest size, and what a doubling cost at worst.
fn row(shape: &Shape, cost: &Cost, stages: &[usize]) -> String {
    let mut row = format!("{:<24}", shape.name);
    for &stage in stages {
        let (doubling, times) = (cost.doubling[stage], &cost.times[stage]);
        let Some(time) = times.last() else {
            row += &format!("{:>16}", "-");
            continue;
        };
        let factor = if doubling > 0.0 { format!("{doubling:.2}") } else { "-".to_owned() };
        let mark = if doubling > LIMIT { '!' } else { ' ' };
        row += &format!("{:>9.0} {factor:>5}{mark}", time.as_secs_f64() * 1000.0);
    }
    row
}

/// Prints what is over the limit, stage by stage.
fn told(chosen: &[&Shape], costs: &[Cost], stages: &[usize]) -> ExitCode {
    let mut over = Vec::new();
    let mut worst: f64 = 0.0;
    for (shape, cost) in chosen.iter().zip(costs) {
        for &stage in stages {
            worst = worst.max(cost.doubling[stage]);
            if cost.doubling[stage] > LIMIT {
                let millis = |time: &Duration| format!("{:.0}", time.as_secs_f64() * 1000.0);
                let times: Vec<String> = cost.times[stage].iter().map(millis).collect();
                over.push(format!(
                    "{:<10} {:<24} {} ms for 32 KB and on",
                    STAGES[stage],
                    shape.name,
                    times.join(" → ")
                ));
            }
        }
    }
    println!("\nworst: {worst:.2} × a doubling; the limit is {LIMIT}, the ceiling {CEILING}");
    over.sort();
    over.iter().for_each(|line| println!("over: {line}"));
    if worst <= CEILING { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Writes every shape as a file.
fn write(folder: &std::path::Path, size: usize) {
    std::fs::create_dir_all(folder).expect("a folder to write to");
    for shape in SHAPES {
        let file = folder.join(shape.name).with_extension("txt");
        std::fs::write(file, shape.text(size)).expect("room for the file");
    }
}
