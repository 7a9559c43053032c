//! The progress bar: done and total, rate, time left, failures so far. On a terminal's stderr only.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::When;

/// Inputs below which a bar is not worth drawing.
const WORTH: usize = 4;

const TEMPLATE: &str = "{bar:30} {pos}/{len}  {per_sec}  {eta}  {msg}";

/// A bar, or none.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar for so many inputs where it is wanted.
    pub fn new(total: usize, when: When, quiet: bool) -> Self {
        let wanted = match when {
            When::Auto => total >= WORTH && !quiet,
            When::Always => true,
            When::Never => false,
        };
        if !wanted || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(u64::try_from(total).ok(), target);
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// One more input has ended.
    pub fn step(&self, failed: u64) {
        if let Some(bar) = &self.0 {
            if failed > 0 {
                bar.set_message(format!("✗ {failed}"));
            }
            bar.inc(1);
        }
    }

    /// Runs what prints, the bar out of its way.
    pub fn beside(&self, print: impl FnOnce()) {
        match &self.0 {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away.
    pub fn end(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}
