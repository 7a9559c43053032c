//! The report: one JSON object a line as each input ends, then a summary. Every line is flushed, so
//! that a run that was killed can be resumed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::time::Duration;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::font::Fonts;
use crate::{Format, Options, settings};

use super::plan::Job;
use super::report_file::ReportFile;
use super::stdout;
use super::worker::{Ending, Outcome};

/// Version of the report's form.
const SCHEMA: u64 = 1;

/// SHA-256 of bytes, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fingerprint of what enters an output beside the input: program, faces, formats, seals, settings.
#[derive(Clone, Debug)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of what a whole run shares.
    pub fn new(fonts: &Fonts, formats: &[Format]) -> Self {
        let mut words = format!("gongwen {}\n", env!("CARGO_PKG_VERSION"));
        for (_, face) in fonts.own() {
            words += &format!("face {}\n", sha256(face.data()));
        }
        for format in formats {
            words += &format!("to {}\n", format.extension());
        }
        Self(words)
    }

    /// Of one input's options.
    pub fn of(&self, options: &Options) -> String {
        let mut words = self.0.clone();
        let decode = &options.decode;
        words += &format!("{:?} {} {}\n", decode.encoding, decode.repair, decode.allow_replaced);
        words += &format!("from {:?}\n", options.carrier.from);
        let style = &options.style;
        words += &format!("{} {:?}\n", style.allow_missing, style.moment);
        for seal in &style.seals {
            let office = seal.office.as_deref().unwrap_or_default();
            words += &format!("seal {office} {:?} {}\n", seal.demand, sha256(&seal.picture.png));
        }
        words += &settings::print(options);
        sha256(words.as_bytes())
    }
}

/// What a whole run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Inputs whose outputs were written.
    pub ok: u64,
    /// Inputs with nothing to do.
    pub skipped: u64,
    /// Inputs that failed.
    pub failed: u64,
    /// Inputs by encoding.
    pub encodings: BTreeMap<String, u64>,
    /// Inputs by format of document.
    pub kinds: BTreeMap<&'static str, u64>,
    /// Inputs by code of warning or error.
    pub codes: BTreeMap<String, u64>,
    /// Whether there were warnings.
    pub warned: bool,
}

impl Summary {
    /// Counts one outcome.
    pub fn add(&mut self, outcome: &Outcome) {
        *match outcome.ending {
            Ending::Ok => &mut self.ok,
            Ending::Skipped => &mut self.skipped,
            Ending::Failed => &mut self.failed,
        } += 1;
        self.warned |= outcome.warned();
        if let Some(encoding) = &outcome.encoding {
            *self.encodings.entry(encoding.clone()).or_default() += 1;
        }
        if let Some(kind) = outcome.kind {
            *self.kinds.entry(kind.name()).or_default() += 1;
        }
        let told = outcome.diagnostics.iter().filter(|one| one.severity() > Severity::Note);
        let earlier = outcome.earlier_warnings.iter();
        let earlier = earlier.filter_map(|warning| warning.get("code")?.as_str());
        let codes: BTreeSet<&str> = told.map(|one| one.code).chain(earlier).collect();
        for code in codes {
            *self.codes.entry(code.to_owned()).or_default() += 1;
        }
    }
}

/// Where a report goes.
#[derive(Debug)]
pub enum Out {
    /// Into a pipe or onto a terminal.
    Stdout,
    /// Into a file.
    File(ReportFile),
}

/// A report being written.
#[derive(Debug)]
pub struct Report {
    out: Out,
    language: Language,
}

impl Report {
    /// A report to a file or stdout, its messages in the given language.
    pub fn new(out: Out, language: Language) -> Self {
        Self { out, language }
    }

    /// Writes the line of one input.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn line(&mut self, index: usize, job: &Job, outcome: &Outcome) -> std::io::Result<()> {
        let (input_sha256, options_sha256) = outcome.hashes.clone().unzip();
        let mut object = Map::new();
        object.insert("schema".into(), SCHEMA.into());
        object.insert("index".into(), index.into());
        put_path(&mut object, "input", &job.input.path);
        object.insert("input_sha256".into(), input_sha256.into());
        object.insert("options_sha256".into(), options_sha256.into());
        object.insert("status".into(), word(outcome.ending).into());
        let outputs = outcome.outputs.iter().map(|output| {
            let mut object = Map::new();
            put_path(&mut object, "path", &output.path);
            object.insert("format".into(), output.format.extension().into());
            object.insert("bytes".into(), output.bytes.into());
            object.insert("pages".into(), output.pages.into());
            object.insert("sha256".into(), output.sha256.clone().into());
            Value::Object(object)
        });
        object.insert("outputs".into(), outputs.collect());
        object.insert("encoding".into(), outcome.encoding.clone().into());
        object.insert("margin".into(), outcome.margin.into());
        object.insert("kind".into(), outcome.kind.map(|kind| kind.name()).into());
        if !outcome.seals.is_empty() {
            let seals = outcome.seals.iter();
            let seals = seals.map(|seal| json!({ "office": seal.office, "file": seal.file }));
            object.insert("seals".into(), seals.collect());
        }
        let of = |severity| outcome.diagnostics.iter().filter(move |d| d.severity() == severity);
        let warnings = of(Severity::Warning).map(|one| one.to_json(self.language));
        let warnings = outcome.earlier_warnings.iter().cloned().chain(warnings);
        object.insert("warnings".into(), warnings.collect());
        let error = of(Severity::Error).next().map(|one: &Diagnostic| one.to_json(self.language));
        object.insert("error".into(), error.into());
        object.insert("ms".into(), millis(outcome.took).into());
        self.put(&Value::Object(object))
    }

    /// Writes the last line and ends the report; `left` are the inputs that the run did not get to,
    /// with their index.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn end(
        mut self,
        summary: &Summary,
        took: Duration,
        left: &HashMap<String, usize>,
    ) -> std::io::Result<()> {
        self.put(&json!({
            "schema": SCHEMA,
            "summary": {
                "ok": summary.ok,
                "skipped": summary.skipped,
                "failed": summary.failed,
                "ms": millis(took),
            },
        }))?;
        match self.out {
            Out::Stdout => Ok(()),
            Out::File(file) => file.finish(left),
        }
    }

    fn put(&mut self, object: &Value) -> std::io::Result<()> {
        let line = format!("{object}\n");
        match &mut self.out {
            Out::Stdout => stdout::write(line.as_bytes()),
            Out::File(file) => file.put(line.as_bytes()),
        }
    }
}

fn millis(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

fn word(ending: Ending) -> &'static str {
    match ending {
        Ending::Ok => "ok",
        Ending::Skipped => "skipped",
        Ending::Failed => "failed",
    }
}

/// Puts a path as text; where it is no Unicode, percent-encoded, with its bytes beside it.
pub fn put_path(object: &mut Map<String, Value>, name: &str, path: &Path) {
    object.insert(name.to_owned(), shown(path).into());
    if path.to_str().is_none() {
        let bytes = path.as_os_str().as_encoded_bytes().to_vec();
        object.insert(format!("{name}_raw"), bytes.into());
    }
}

/// A path as people and JSON see it: as it is, or percent-encoded where it is no Unicode.
pub fn shown(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => path
            .as_os_str()
            .as_encoded_bytes()
            .iter()
            .map(|byte| match byte {
                b'%' => "%25".to_owned(),
                0x21..=0x7E => char::from(*byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect(),
    }
}
