//! Settings by name: `meta.…` gives elements, `clean.…` switches rules, `page.…` and `font.…`
//! choose how the page is set.
//!
//! A setting comes from a [`Source`]; the stronger source wins, whatever the order they arrive in.
//! [`mod@file`] reads them from TOML, [`front_matter`] from the head of a text (TOML or, by `yaml`,
//! YAML), [`mod@table`] from a row for each input, `keys` holds what each key takes. An unknown key is an error that names the nearest right one.

pub mod file;
pub mod front_matter;
mod keys;
pub mod labels;
mod nearest;
pub mod table;
mod value;
mod yaml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::style::Demand;
use crate::{Options, clean, recognise};

/// Where a setting came from, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The house style: fills what the text lacks.
    Style,
    /// A field label of the text: `标题：…`.
    Label,
    /// A row of `--meta-table`.
    Table,
    /// Front matter of the text, `+++` or `---`.
    FrontMatter,
    /// `NAME.meta.toml` beside the input.
    Meta,
    /// `--set` on the command line.
    Set,
}

impl Source {
    /// Its name, as `--print-style` shows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Style => "style",
            Self::Label => "label",
            Self::Table => "meta table",
            Self::FrontMatter => "front matter",
            Self::Meta => "meta.toml",
            Self::Set => "--set",
        }
    }
}

/// Every setting made so far: key → value and source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    made: BTreeMap<String, (String, Source)>,
    /// The table of metadata of the command, of which each input has its row.
    pub table: Option<Arc<table::Table>>,
    /// What there is to say about the settings of an input.
    pub doubts: Vec<Diagnostic>,
}

impl Settings {
    /// The value of a key, where it was set.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.made.get(key).map(|(value, _)| value.as_str())
    }
}

/// Applies one `KEY=VALUE` of the command line.
///
/// # Errors
/// A diagnostic for a key or value that is not known.
pub fn apply(options: &mut Options, setting: &str) -> Result<(), Diagnostic> {
    let (key, value) =
        setting.split_once('=').ok_or_else(|| Diagnostic::new("E-SETTING-FORM").with(setting))?;
    set(options, key, value, Source::Set)
}

/// Makes one setting, unless a stronger source has made it.
///
/// # Errors
/// A diagnostic for a key or value that is not known.
pub fn set(
    options: &mut Options,
    key: &str,
    value: &str,
    source: Source,
) -> Result<(), Diagnostic> {
    if options.settings.made.get(key).is_some_and(|(_, before)| *before > source) {
        // a value that is outdone is checked all the same
        return make(&mut Options::default(), key, value, source);
    }
    make(options, key, value, source)?;
    options.settings.made.insert(key.to_owned(), (value.to_owned(), source));
    Ok(())
}

fn make(options: &mut Options, key: &str, value: &str, source: Source) -> Result<(), Diagnostic> {
    let bad = |takes: &str| Diagnostic::new("E-SETTING-VALUE").with(value).with(key).with(takes);
    if let Some(element) = key.strip_prefix("meta.")
        && recognise::element_names().any(|name| name == element)
    {
        if element == "kind" && Kind::from_name(value).is_none() {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            return Err(bad(&kinds.join(" ")));
        }
        value::check(key, value)?;
        let given = &mut options.given;
        let map = if source == Source::Style { &mut given.defaults } else { &mut given.elements };
        map.insert(element.to_owned(), value.to_owned());
        return Ok(());
    }
    if let Some(rule) = key.strip_prefix("clean.")
        && clean::RULES.iter().any(|(name, _)| *name == rule)
    {
        let (on, off) = (&mut options.clean.on, &mut options.clean.off);
        let (list, other) = match value {
            "on" | "true" => (on, off),
            "off" | "false" => (off, on),
            "keep" if rule == "furniture" => (off, on),
            _ if rule == "furniture" => return Err(bad("on keep")),
            _ => return Err(bad("on off")),
        };
        other.retain(|name| name != rule);
        if !list.iter().any(|name| name == rule) {
            list.push(rule.to_owned());
        }
        return Ok(());
    }
    match keys::find(key) {
        Some(known) => (known.make)(&mut options.style, value).ok_or_else(|| bad(known.takes)),
        None => Err(Diagnostic::new("E-SETTING-KEY").with(key).with(nearest::to(key, names()))),
    }
}

/// Every key there is.
fn names() -> impl Iterator<Item = String> {
    recognise::element_names()
        .map(|name| format!("meta.{name}"))
        .chain(clean::RULES.iter().map(|(name, _)| format!("clean.{name}")))
        .chain(keys::KEYS.iter().map(|key| key.name.to_owned()))
}

/// Every setting with its value and where it came from, one a line, as TOML that `--style` reads;
/// elements that nobody gave stand as comments.
pub fn print(options: &Options) -> String {
    let mut out = String::new();
    for key in names() {
        let set = options.settings.made.get(&key);
        let source = set.map_or("default", |(_, source)| source.name());
        match (set, key.strip_prefix("clean."), keys::find(&key)) {
            (Some((value, _)), None, _) => out += &format!("{key} = {}", quoted(value)),
            (_, Some(rule), _) => {
                let off = if rule == "furniture" { "keep" } else { "off" };
                let on = if options.clean.runs(rule) { "on" } else { off };
                out += &format!("{key} = \"{on}\"");
            }
            (None, None, Some(known)) => {
                out += &format!("{key} = {}", quoted(&(known.value)(&options.style)));
            }
            (None, None, None) => out += &format!("# {key} = \"\""),
        }
        out += &format!("  # {source}\n");
    }
    for seal in &options.style.seals {
        if let Some(office) = &seal.office {
            let source = match seal.demand {
                Demand::Listed => Source::Style,
                _ => Source::Meta,
            };
            let (office, file) = (quoted(office), quoted(&seal.file));
            out += &format!("seals.{office} = {file}  # {}\n", source.name());
        }
    }
    out
}

/// A TOML string on one line; JSON's escapes are TOML's.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_is_answered_with_the_right_one() {
        let error = apply(&mut Options::default(), "meta.singer=张三").unwrap_err();
        assert_eq!(error.arguments, ["meta.singer", "meta.signer"]);
    }

    #[test]
    fn rules_are_switched() {
        let mut options = Options::default();
        apply(&mut options, "clean.joins=off").unwrap();
        assert_eq!(options.clean.off, ["joins"]);
        assert!(apply(&mut options, "clean.joins=maybe").is_err());
    }

    #[test]
    fn the_stronger_source_wins_in_any_order() {
        let mut options = Options::default();
        set(&mut options, "page.signature", "stamp", Source::Set).unwrap();
        set(&mut options, "page.signature", "sealed", Source::Style).unwrap();
        assert_eq!(options.settings.get("page.signature"), Some("stamp"));
        assert!(set(&mut options, "page.signature", "none", Source::Style).is_err());
        set(&mut options, "meta.copy_to", "甲局", Source::Style).unwrap();
        assert!(options.given.elements.is_empty());
        assert_eq!(options.given.defaults.len(), 1);
    }

    #[test]
    fn what_is_printed_can_be_read_again() {
        let mut options = Options::default();
        apply(&mut options, "page.colophon=even").unwrap();
        apply(&mut options, "meta.signature=甲局\n乙局").unwrap();
        let printed = print(&options);
        let mut again = Options::default();
        file::read(&mut again, &printed, Source::Set).unwrap();
        assert_eq!(again.style, options.style);
        assert_eq!(again.given, options.given);
    }
}
