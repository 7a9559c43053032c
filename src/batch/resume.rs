//! What an earlier run reported as done, so that a later one resumes there.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::Sealed;
use crate::diagnostic::Diagnostic;
use crate::document::Kind;

use super::files;
use super::plan::Job;
use super::report::{sha256, shown};
use super::worker::{Outcome, Output};

/// Largest report, in bytes.
const MAX_SIZE: u64 = 4 << 30;

/// The inputs that a report lists as done, by name.
#[derive(Debug, Default)]
pub struct Earlier {
    done: HashMap<String, Done>,
    /// Their lines, as the report has them.
    lines: Vec<u8>,
}

#[derive(Debug)]
struct Done {
    hashes: (String, String),
    encoding: Option<String>,
    margin: Option<f64>,
    kind: Option<Kind>,
    seals: Vec<Sealed>,
    warnings: Vec<Value>,
    /// Path as shown, SHA-256 and pages of each output.
    outputs: Vec<(String, String, Option<u64>)>,
}

impl Earlier {
    /// Reads a report. Lines of failures and a cut last line are passed over; of several lines on
    /// one input the last counts.
    ///
    /// # Errors
    /// A diagnostic for a file that cannot be read, or for a whole line that is no report's.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let bytes = files::read(path, MAX_SIZE)?;
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Result<Self, Diagnostic> {
        let mut found: HashMap<String, (Done, (usize, &[u8]))> = HashMap::new();
        let mut lines = bytes.split(|byte| *byte == b'\n');
        // what follows the last line end was cut
        lines.next_back();
        for (number, line) in lines.enumerate() {
            let fault = || Diagnostic::new("E-RESUME").at(number + 1, 1);
            let value: Value = serde_json::from_slice(line).map_err(|_| fault())?;
            if value.get("schema").is_none() {
                return Err(fault());
            }
            let Some(input) = value.get("input").and_then(Value::as_str) else { continue };
            match done(&value) {
                Some(done) => found.insert(input.to_owned(), (done, (number, line))),
                None => found.remove(input),
            };
        }
        let mut kept: Vec<(usize, &[u8])> = found.values().map(|(_, line)| *line).collect();
        kept.sort_unstable();
        let lines = kept.iter().flat_map(|(_, line)| [line, b"\n".as_slice()].concat()).collect();
        let done = found.into_iter().map(|(input, (done, _))| (input, done)).collect();
        Ok(Self { done, lines })
    }

    /// The lines of the inputs that are done, the last of each, for a report that replaces this one.
    pub fn take_lines(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.lines)
    }

    /// Fills in what the report says of a job that is listed as done with the same hashes and the
    /// same outputs, each of which still has its bytes; none where there is work to do.
    pub fn unchanged(
        &self,
        job: &Job,
        hashes: &(String, String),
        outcome: &mut Outcome,
    ) -> Option<()> {
        let done = self.done.get(&shown(&job.input.path)).filter(|done| done.hashes == *hashes)?;
        let output = |(format, path): &(crate::Format, std::path::PathBuf)| {
            let name = shown(path);
            let (_, hash, pages) = done.outputs.iter().find(|(listed, ..)| *listed == name)?;
            let bytes = files::written(path).filter(|bytes| sha256(bytes) == *hash)?;
            Some(Output {
                path: path.clone(),
                format: *format,
                bytes: bytes.len() as u64,
                pages: *pages,
                sha256: Some(hash.clone()),
            })
        };
        outcome.outputs = job.outputs.iter().map(output).collect::<Option<_>>()?;
        outcome.encoding.clone_from(&done.encoding);
        outcome.margin = done.margin;
        outcome.kind = done.kind;
        outcome.seals.clone_from(&done.seals);
        outcome.earlier_warnings.clone_from(&done.warnings);
        Some(())
    }
}

/// What a line says of an input that is done; none where it failed or says too little.
fn done(line: &Value) -> Option<Done> {
    let text = |value: &Value, key: &str| value.get(key)?.as_str().map(str::to_owned);
    matches!(line.get("status")?.as_str()?, "ok" | "skipped").then_some(())?;
    let output = |output: &Value| {
        let pages = output.get("pages").and_then(Value::as_u64);
        Some((text(output, "path")?, text(output, "sha256")?, pages))
    };
    let sealed = |seal: &Value| {
        let (office, file) = (text(seal, "office")?, text(seal, "file")?);
        Some(Sealed { office, file, for_name: false })
    };
    let seals = line.get("seals").and_then(Value::as_array);
    Some(Done {
        seals: seals.map_or(Some(Vec::new()), |seals| seals.iter().map(sealed).collect())?,
        hashes: (text(line, "input_sha256")?, text(line, "options_sha256")?),
        encoding: text(line, "encoding"),
        margin: line.get("margin").and_then(Value::as_f64),
        kind: text(line, "kind").and_then(|name| Kind::from_name(&name)),
        warnings: line.get("warnings").and_then(Value::as_array).cloned().unwrap_or_default(),
        outputs: line.get("outputs")?.as_array()?.iter().map(output).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"schema":1,"input":"a.txt","input_sha256":"1","options_sha256":"2","status":"ok","outputs":[]}"#;

    #[test]
    fn a_cut_last_line_is_passed_over() {
        let cut = format!("{LINE}\n{{\"schema\":1,\"inp");
        assert_eq!(Earlier::parse(cut.as_bytes()).unwrap().done.len(), 1);
    }

    #[test]
    fn the_last_word_on_an_input_counts() {
        let failed = LINE.replace("\"ok\"", "\"failed\"");
        let text = format!("{LINE}\n{failed}\n");
        assert!(Earlier::parse(text.as_bytes()).unwrap().done.is_empty());
    }

    #[test]
    fn one_line_of_each_input_is_kept_in_order() {
        let other = LINE.replace("a.txt", "b.txt");
        let later = LINE.replace("\"outputs\"", "\"ms\":1,\"outputs\"");
        let text = format!("{LINE}\n{other}\n{later}\n{{\"schema\":1,\"summary\":{{}}}}\n");
        let lines = Earlier::parse(text.as_bytes()).unwrap().take_lines();
        assert_eq!(String::from_utf8(lines).unwrap(), format!("{other}\n{later}\n"));
    }

    #[test]
    fn what_is_no_report_is_told_by_its_line() {
        let fault = Earlier::parse(b"{\"schema\":1}\nnotes\n").unwrap_err();
        assert_eq!(fault.place.map(|place| place.line), Some(2));
    }
}
