//! What the environment sets where the command line is silent. An empty variable is none.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueEnum as _;

use crate::diagnostic::Diagnostic;
use crate::style::Moment;

use super::Lang;

const LANG: &str = "GONGWEN_LANG";
const STYLE: &str = "GONGWEN_STYLE";
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Language of messages.
pub fn language() -> Result<Option<Lang>, Diagnostic> {
    let known = |text: &str| Lang::from_str(text, false).ok();
    parsed(LANG, "en zh", known)
}

/// House style.
pub fn style() -> Option<PathBuf> {
    variable(STYLE).map(PathBuf::from)
}

/// Moment that a file's properties bear.
pub fn moment() -> Result<Option<Moment>, Diagnostic> {
    let known = |text: &str| Moment::since_1970(text.parse().ok()?);
    parsed(EPOCH, "seconds since 1970", known)
}

fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn parsed<T>(
    name: &str,
    takes: &str,
    known: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Diagnostic> {
    let Some(value) = variable(name) else { return Ok(None) };
    let parsed = value.to_str().and_then(known);
    let fault =
        || Diagnostic::new("E-VARIABLE").with(name).with(value.to_string_lossy()).with(takes);
    parsed.map(Some).ok_or_else(fault)
}
