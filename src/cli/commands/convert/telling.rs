//! While the work goes on: messages, report, progress; at its end a summary for people.

use std::collections::HashMap;
use std::time::Duration;

use crate::batch::plan::Job;
use crate::batch::report::{Report, Summary, shown};
use crate::batch::worker::Outcome;
use crate::diagnostic::{Diagnostic, Language};

use super::super::super::messages::Messages;
use super::super::super::progress::Progress;

/// What is told of a run.
pub(super) struct Telling<'a> {
    jobs: &'a [Job],
    messages: &'a Messages,
    report: Option<Report>,
    progress: Progress,
    summary: Summary,
    /// Whether each job was told.
    told: Vec<bool>,
    /// The report could not be written.
    broken: bool,
}

impl<'a> Telling<'a> {
    pub fn new(
        jobs: &'a [Job],
        messages: &'a Messages,
        report: Option<Report>,
        progress: Progress,
    ) -> Self {
        let (summary, told) = (Summary::default(), vec![false; jobs.len()]);
        Self { jobs, messages, report, progress, summary, told, broken: false }
    }

    /// Tells one outcome; an error where the report cannot be written.
    pub fn tell(&mut self, index: usize, outcome: &Outcome) -> Result<(), ()> {
        let Some(job) = self.jobs.get(index) else { return Ok(()) };
        self.summary.add(outcome);
        self.told.iter_mut().skip(index).take(1).for_each(|told| *told = true);
        let messages = self.messages;
        if messages.any(&outcome.diagnostics) {
            let tell = || messages.tell(Some(&job.input.path), &outcome.diagnostics);
            self.progress.beside(tell);
        }
        self.progress.step(self.summary.failed);
        let written = self.report.as_mut().map_or(Ok(()), |r| r.line(index, job, outcome));
        self.check(written)
    }

    /// Ends the report and tells people what it came to.
    pub fn end(mut self, took: Duration, quiet: bool) -> (Summary, Result<(), ()>) {
        let summary = std::mem::take(&mut self.summary);
        let mut told = if self.broken { Err(()) } else { Ok(()) };
        if told.is_ok()
            && let Some(report) = self.report.take()
        {
            let written = report.end(&summary, took, &self.left());
            told = self.check(written);
        }
        self.progress.end();
        if self.jobs.len() > 1 && !quiet {
            self.messages.say(&words(&summary, self.messages.language));
        }
        (summary, told)
    }

    /// The inputs that the run did not get to, with their index.
    fn left(&self) -> HashMap<String, usize> {
        let left = self.told.iter().zip(self.jobs).enumerate().filter(|(_, (told, _))| !**told);
        left.map(|(index, (_, job))| (shown(&job.input.path), index)).collect()
    }

    fn check(&mut self, written: std::io::Result<()>) -> Result<(), ()> {
        written.map_err(|error| {
            if !self.broken {
                self.broken = true;
                self.messages.tell(None, &[Diagnostic::new("E-REPORT").with(error)]);
            }
        })
    }
}

/// The summary in words: counts of inputs, then by encoding, kind and code.
fn words(summary: &Summary, language: Language) -> String {
    let Summary { ok, skipped, failed, .. } = summary;
    let total = ok + skipped + failed;
    let (head, encodings, kinds, codes) = match language {
        Language::En => (
            format!("{total} inputs: {ok} done, {skipped} skipped, {failed} failed"),
            "encodings",
            "kinds",
            "codes",
        ),
        Language::Zh => (
            format!("共 {total} 个输入：完成 {ok}，跳过 {skipped}，失败 {failed}"),
            "编码",
            "格式",
            "代码",
        ),
    };
    let mut text = head;
    fn list<K: std::fmt::Display>(
        text: &mut String,
        name: &str,
        counts: &std::collections::BTreeMap<K, u64>,
    ) {
        if !counts.is_empty() {
            let counts: Vec<String> =
                counts.iter().map(|(key, count)| format!("{key} {count}")).collect();
            *text += &format!("\n  {name}: {}", counts.join(", "));
        }
    }
    list(&mut text, encodings, &summary.encodings);
    list(&mut text, kinds, &summary.kinds);
    list(&mut text, codes, &summary.codes);
    text
}
