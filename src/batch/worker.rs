//! One job: read, convert, write. All outputs are made before any is written.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Severity, Warned};
use crate::document::Kind;
use crate::font::Fonts;
use crate::{Format, Options, Sealed, convert_while};

use super::place::{self, Placing, Present};
use super::plan::Job;
use super::report::{Fingerprint, sha256, shown};
use super::resume::Earlier;
use super::signals::Signals;
use super::sweep::Swept;
use super::{files, guard, resources};

/// What becomes of an output that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Its input fails and it is left alone.
    Fail,
    /// It is replaced.
    Overwrite,
    /// It is left alone; where all exist, the input is skipped.
    Skip,
    /// It is replaced where the new one differs.
    Update,
}

impl Existing {
    /// What becomes of one that another run made while this one worked.
    fn present(self) -> Present {
        match self {
            Self::Fail => Present::Refuse,
            Self::Skip => Present::Keep,
            Self::Overwrite | Self::Update => Present::Replace,
        }
    }
}

/// What every job of a run shares.
#[derive(Debug)]
pub struct Context {
    /// Settings of the command.
    pub options: Options,
    /// The faces.
    pub fonts: Fonts,
    /// What becomes of an output that exists.
    pub existing: Existing,
    /// Largest input in bytes.
    pub max_size: u64,
    /// Whether each rename is made durable.
    pub sync: bool,
    /// Folders of outputs that were rid of what killed runs left.
    pub swept: Swept,
    /// Longest time for one input.
    pub timeout: Option<Duration>,
    /// Take no more work once a job has failed.
    pub fail_fast: bool,
    /// What an earlier run reported as done.
    pub earlier: Option<Earlier>,
    /// Fingerprint of all that enters an output beside the input; none where nobody asks for it.
    pub fingerprint: Option<Fingerprint>,
    /// Signals that ask for an end.
    pub signals: Signals,
}

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Its outputs are there.
    Ok,
    /// There was nothing to do.
    Skipped,
    /// It failed; none of its outputs was touched.
    Failed,
}

/// A file that was written, or found as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub format: Format,
    /// Its size.
    pub bytes: u64,
    /// Pages of the layout.
    pub pages: Option<u64>,
    /// Its SHA-256, where a report is written.
    pub sha256: Option<String>,
}

/// What there is to tell about a job.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended.
    pub ending: Ending,
    /// SHA-256 of the input and fingerprint of the options, where a report is written.
    pub hashes: Option<(String, String)>,
    /// Its outputs.
    pub outputs: Vec<Output>,
    /// Encoding of the input.
    pub encoding: Option<String>,
    /// How sure its judgement is.
    pub margin: Option<f64>,
    /// Format of the document.
    pub kind: Option<Kind>,
    /// What was sealed.
    pub seals: Vec<Sealed>,
    /// All there is to say, an error among it where the job failed.
    pub diagnostics: Vec<Diagnostic>,
    /// Warnings of the earlier run, as its report has them, where that run's outputs still stand.
    pub earlier_warnings: Vec<Value>,
    /// Time it took.
    pub took: Duration,
}

impl Outcome {
    fn new(ending: Ending) -> Self {
        Self {
            ending,
            hashes: None,
            outputs: Vec::new(),
            encoding: None,
            margin: None,
            kind: None,
            seals: Vec::new(),
            diagnostics: Vec::new(),
            earlier_warnings: Vec::new(),
            took: Duration::ZERO,
        }
    }

    /// Whether there were warnings.
    pub fn warned(&self) -> bool {
        !self.earlier_warnings.is_empty()
            || self.diagnostics.iter().any(|one| one.severity() == Severity::Warning)
    }
}

/// Does a job; none where a signal called it off. A panic is a failure of this job alone.
pub fn run(job: &Job, context: &Context) -> Option<Outcome> {
    let start = Instant::now();
    let outcome = guarded(|outcome| attempt(job, context, start, outcome));
    let called_off = outcome.ending == Ending::Failed && context.signals.came();
    (!called_off).then_some(Outcome { took: start.elapsed(), ..outcome })
}

/// The outcome of an attempt, panics caught.
pub(super) fn guarded(
    attempt: impl FnOnce(&mut Outcome) -> Result<Ending, Vec<Diagnostic>>,
) -> Outcome {
    let mut outcome = Outcome::new(Ending::Failed);
    match guard::caught(|| attempt(&mut outcome)).unwrap_or_else(|panic| Err(vec![panic])) {
        Ok(ending) => outcome.ending = ending,
        Err(diagnostics) => {
            outcome.diagnostics = diagnostics;
            outcome.outputs.clear();
        }
    }
    outcome
}

fn attempt(
    job: &Job,
    context: &Context,
    start: Instant,
    outcome: &mut Outcome,
) -> Result<Ending, Vec<Diagnostic>> {
    let one = |diagnostic| vec![diagnostic];
    if let Some(fault) = &job.fault {
        return Err(vec![fault.clone()]);
    }
    files::check(&job.input.path, context.max_size).map_err(one)?;
    for (_, path) in job.outputs.iter().filter(|(_, path)| !files::is_stdio(path)) {
        context.swept.once(path, &|| !context.signals.came());
        files::check_output(path).map_err(one)?;
    }
    let mut wanted: Vec<&(Format, PathBuf)> = job.outputs.iter().collect();
    let exists = |path: &Path| files::exists(path);
    match context.existing {
        Existing::Fail => {
            let existing = wanted.iter().filter(|(_, path)| exists(path));
            let existing: Vec<Diagnostic> =
                existing.map(|(_, path)| Diagnostic::new("E-EXISTS").with(shown(path))).collect();
            if !existing.is_empty() {
                return Err(existing);
            }
        }
        Existing::Skip => wanted.retain(|(_, path)| !exists(path)),
        Existing::Overwrite | Existing::Update => {}
    }
    if wanted.is_empty() {
        return Ok(Ending::Skipped);
    }
    let (timeout, signals) = (context.timeout, context.signals.clone());
    let late = move || timeout.is_some_and(|timeout| start.elapsed() > timeout);
    let go_on = move || !signals.came() && !late();
    let in_time = |mut diagnostics: Vec<Diagnostic>| {
        if let (Some(timeout), true) = (context.timeout, late()) {
            diagnostics = vec![Diagnostic::new("E-TIMEOUT").with(timeout.as_secs_f64())];
        }
        diagnostics
    };
    let bytes = files::read_while(&job.input.path, context.max_size, &go_on)
        .map_err(|diagnostic| in_time(vec![diagnostic]))?;
    let options = resources::beside(&job.input.path, &context.options).map_err(one)?;
    if let Some(fingerprint) = &context.fingerprint {
        let hashes = (sha256(&bytes), fingerprint.of(&options));
        let earlier = context.earlier.as_ref();
        let done = earlier.and_then(|earlier| earlier.unchanged(job, &hashes, outcome));
        outcome.hashes = Some(hashes);
        if done.is_some() {
            return Ok(Ending::Skipped);
        }
    }
    let formats: Vec<Format> = wanted.iter().map(|(format, _)| *format).collect();
    let made = convert_while(&bytes, &options, &context.fonts, &formats, Rc::new(go_on.clone()));
    let Warned { value, diagnostics } = made.map_err(|error| in_time(error.diagnostics()))?;
    outcome.diagnostics = diagnostics;
    outcome.encoding = Some(value.read.decoded.encoding.clone());
    outcome.margin = value.read.decoded.margin;
    outcome.kind = Some(value.read.document.kind);
    outcome.seals = value.seals;
    let pages = u64::try_from(value.pages).ok();
    let mut stale = Vec::with_capacity(wanted.len());
    for ((format, path), (_, bytes)) in wanted.into_iter().zip(&value.outputs) {
        if context.existing != Existing::Update || !files::holds(path, bytes) {
            stale.push((path.as_path(), bytes.as_slice()));
        }
        outcome.outputs.push(Output {
            path: path.clone(),
            format: *format,
            bytes: bytes.len() as u64,
            pages,
            sha256: context.fingerprint.as_ref().map(|_| sha256(bytes)),
        });
    }
    if stale.is_empty() {
        return Ok(Ending::Skipped);
    }
    let placing =
        Placing { present: context.existing.present(), sync: context.sync, go_on: &go_on };
    let written = place::write(&stale, placing).map_err(|fault| match fault.code {
        "E-CALLED-OFF" => in_time(vec![fault]),
        _ => vec![fault],
    })?;
    if context.existing == Existing::Skip {
        // another run made the others meanwhile
        let mut written = written.iter();
        outcome.outputs.retain(|_| written.next() == Some(&true));
        if outcome.outputs.is_empty() {
            return Ok(Ending::Skipped);
        }
    }
    Ok(Ending::Ok)
}
