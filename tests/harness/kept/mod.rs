//! Law 1, from bytes to files: what a text holds stands in its finished files, each character as
//! often as the text and the records say, and what was left out is on the law's list.
//!
//! The files are read back and compared with the decoded text itself. A record explains a
//! difference; it does not excuse it: [`list`] holds each record to the law with words of its own.
//!
//! `GONGWEN_TEXTS=FOLDER` tries the texts of one more folder.

mod list;
pub mod read_back;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gongwen::decode::decode;
use gongwen::diagnostic::{Change, Diagnostic};
use gongwen::document::{Document, Role, Zone};
use gongwen::font::Fonts;
use gongwen::{Converted, Format, Options, convert};
use libtest_mimic::{Failed, Trial};

use super::{files, root, shared, stem};

/// Texts of the shared bulk that are tried, evenly chosen.
const BULK: usize = 300;

pub fn trials() -> Vec<Trial> {
    let mut texts = vec![("samples", files(&root().join("samples"), "txt"))];
    if let Some(folder) = std::env::var_os("GONGWEN_TEXTS") {
        texts.push(("given", files(Path::new(&folder), "txt")));
    }
    let shared = shared();
    if let Some(folder) = &shared {
        texts.push(("corpus", files(&folder.join("corpus"), "txt")));
        texts.push(("reading", files(&folder.join("reading"), "txt")));
        texts.push(("cases", lossy(files(&folder.join("cases"), "txt"))));
        texts.push(("bulk", evenly(&files(&folder.join("bulk/texts"), "txt"))));
    }
    let mut trials: Vec<Trial> = texts
        .into_iter()
        .flat_map(|(group, paths)| paths.into_iter().map(move |path| (group, path)))
        .map(|(group, path)| {
            let title = format!("law: from bytes to files: {group}/{}", stem(&path));
            Trial::test(title, move || of_file(&path))
        })
        .collect();
    if shared.is_none() {
        let absent = Trial::test("law: from bytes to files: shared texts", || Ok(()));
        trials.push(absent.with_ignored_flag(true));
    }
    trials.extend(list::trials());
    trials
}

/// Those that were made because something was left out of such texts.
fn lossy(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let about = |case: &str| {
        case.contains("\"kind\": \"lost\"") || case.contains("\"kind\": \"furniture\"")
    };
    paths.retain(|path| {
        std::fs::read_to_string(path.with_extension("json")).is_ok_and(|case| about(&case))
    });
    paths
}

/// So many of them, always the same, at even distances.
fn evenly(paths: &[PathBuf]) -> Vec<PathBuf> {
    let count = BULK.min(paths.len());
    (0..count).map(|n| paths[n * paths.len() / count].clone()).collect()
}

fn of_file(path: &Path) -> Result<(), Failed> {
    holds(&std::fs::read(path)?)
}

/// Converts a text and holds both files to it.
pub fn holds(bytes: &[u8]) -> Result<(), Failed> {
    let mut options = Options::default();
    // a character that no font has still stands in the text of the file
    options.style.allow_missing = true;
    let source = decode(bytes, &options.decode)?.value.text;
    let made = convert(bytes, &options, &Fonts::embedded(), &[Format::Docx, Format::Pdf])?;
    let mut faults = Vec::new();
    for (format, bytes) in &made.value.outputs {
        let file = match format {
            Format::Docx => read_back::docx(bytes)?,
            Format::Pdf => read_back::pdf(bytes)?,
        };
        faults.extend(balance(&source, &made.value, &file, format.extension()));
        if *format == Format::Docx {
            let told = Told::of(&made.value, &made.diagnostics);
            faults.extend(list::faults(&source, &told, &file));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// What a conversion says that it did to the text.
pub struct Told<'a> {
    changes: Vec<&'a Change>,
    document: &'a Document,
    diagnostics: &'a [Diagnostic],
}

impl<'a> Told<'a> {
    fn of(made: &'a Converted, diagnostics: &'a [Diagnostic]) -> Self {
        let read = &made.read;
        let changes = read.lines.changes.iter().chain(&read.document.changes).collect();
        Self { changes, document: &read.document, diagnostics }
    }
}

/// Each character of the text stands in the file once, but for the records; none is new, but for
/// the records.
fn balance(source: &str, made: &Converted, file: &str, extension: &str) -> Option<String> {
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let mut count = |text: &str, by: i64| {
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            *balance.entry(c).or_default() += by;
        }
    };
    count(source, 1);
    count(file, -1);
    for change in made.read.lines.changes.iter().chain(&made.read.document.changes) {
        count(&change.before, -1);
        count(&change.after, 1);
    }
    // 7.3.2: a list of 主送 that would fill page 1 goes to 版记, as a sentence of it
    for block in made.read.document.zone(Zone::Main) {
        let names = solid(&block.text);
        let names = names.trim_end_matches(['：', ':']);
        let moved = block.role == Role::MainRecipients
            && file.contains(&format!("主送：{names}。"))
            && !solid(source).contains(&format!("主送：{names}。"));
        if moved {
            count(&solid(&block.text), -1);
            count(&format!("主送：{names}。"), 1);
        }
    }
    balance.retain(|_, count| *count != 0);
    let of = |more: bool| -> String {
        balance.iter().filter(|(_, count)| (**count > 0) == more).map(|(c, _)| *c).collect()
    };
    let (lost, new) = (of(true), of(false));
    (!balance.is_empty())
        .then(|| format!("{extension}: not in the file “{lost}”, not in the text “{new}”"))
}

/// A text without its white space.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
