//! DOCX read back: a sample that was made a DOCX is the same document when that is read, and
//! prints as the same pages; a plain DOCX is the same document as its text.

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use gongwen::font::Fonts;
use gongwen::{Format, Options, convert, read};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use crate::harness::{files, root, shared, stem};

/// Shared texts that are made plain documents.
const SHARED: usize = 30;

/// What comes back otherwise than it was, by sample and field, and why. The lines of a title, blanks
/// and what was left out of the text are compared apart; see [`comparable`].
const DIFFERENT: &[(&str, &[&str], &str)] =
    &[("单行通告", &["flattened"], "the DOCX has the lines that the text on one line had lost")];

/// Samples whose pages come back otherwise, and why.
const OTHER_PAGES: &[(&str, &str)] = &[];

/// Shared texts whose plain DOCX is read otherwise than they are, by the first field that differs.
const PLAIN_DIFFERENT: &[(&str, &str)] = &[];

pub fn trials() -> Vec<Trial> {
    let samples = files(&root().join("samples"), "txt");
    let mut trials: Vec<Trial> = samples
        .iter()
        .cloned()
        .map(|path| {
            let name = format!("carrier: docx: back again: {}", stem(&path));
            Trial::test(name, move || back_again(&path))
        })
        .collect();
    let texts = samples.clone();
    trials.push(Trial::test("carrier: docx: samples as plain documents", move || plain(&texts)));
    let texts = shared().map(|folder| files(&folder.join("reading"), "txt"));
    let ignored = texts.is_none();
    let texts: Vec<PathBuf> = texts.into_iter().flatten().take(SHARED).collect();
    let name = "carrier: docx: shared texts as plain documents";
    trials.push(Trial::test(name, move || plain(&texts)).with_ignored_flag(ignored));
    trials
}

fn options() -> Options {
    let mut options = Options::default();
    options.style.allow_missing = true;
    options
}

fn back_again(path: &Path) -> Result<(), Failed> {
    let (fonts, options) = (Fonts::embedded(), options());
    let both = [Format::Docx, Format::Pdf];
    let first = convert(&std::fs::read(path)?, &options, &fonts, &both)?.value;
    let [(_, docx), (_, pages)] = first.outputs.as_slice() else { return Err("two files".into()) };
    let again = convert(docx, &options, &fonts, &[Format::Pdf])?.value;
    let name = stem(path);
    let mut told: Vec<String> = Vec::new();
    let (one, other) = (first.read.document.to_json(), again.read.document.to_json());
    let known = DIFFERENT.iter().find(|(own, ..)| *own == name).map_or(&[][..], |own| own.1);
    let found = differences(&one, &other);
    if found != known {
        let show = |field: &String| format!("{field}: {} | {}", one[field], other[field]);
        let shown: Vec<String> = found.iter().map(show).collect();
        told.push(format!("differs in {found:?}, known {known:?}\n{}", shown.join("\n")));
    }
    let same = again.outputs.first().is_some_and(|(_, own)| own == pages);
    let known = OTHER_PAGES.iter().any(|(own, _)| *own == name);
    if same == known {
        told.push(format!("its pages are {}the same", if same { "" } else { "not " }));
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n").into()) }
}

/// Fields in which two documents differ.
fn differences(one: &Value, other: &Value) -> Vec<String> {
    let fields = one.as_object().into_iter().flat_map(|fields| fields.keys());
    fields
        .filter(|field| comparable(field, &one[*field]) != comparable(field, &other[*field]))
        .cloned()
        .collect()
}

/// A field without what a DOCX cannot bring back: where a title's lines ended in the text, how wide
/// a gap was, source lines, and what was left out before it was written.
fn comparable(field: &str, value: &Value) -> Value {
    match (field, value) {
        ("page_artifacts" | "chrome", _) => Value::Null,
        ("body", Value::Array(blocks)) => blocks
            .iter()
            .map(|block| {
                let own = ["role", "level", "text"].map(|name| comparable(name, &block[name]));
                Value::Array(own.to_vec())
            })
            .collect(),
        (_, Value::String(text)) => text.split_whitespace().collect::<String>().into(),
        (_, Value::Array(all)) => all.iter().map(|own| comparable("", own)).collect(),
        (_, Value::Object(fields)) => Value::Object(
            fields.iter().map(|(name, own)| (name.clone(), comparable(name, own))).collect(),
        ),
        (_, other) => other.clone(),
    }
}

/// Each text as a DOCX of one paragraph a line, without styles, is the document that the text is.
fn plain(paths: &[PathBuf]) -> Result<(), Failed> {
    let mut told = Vec::new();
    for path in paths {
        let options = options();
        let text = read(&std::fs::read(path)?, &options)?.value;
        let docx = document(&text.decoded.text)?;
        let again = read(&docx, &options)?.value.document.to_json();
        let whole = text.document.to_json();
        let differ: Vec<&String> = whole
            .as_object()
            .into_iter()
            .flat_map(|fields| fields.keys())
            .filter(|field| whole[*field] != again[*field])
            .collect();
        let first = differ.first().map(|field| field.as_str());
        let name = stem(path);
        let known = PLAIN_DIFFERENT.iter().find(|(own, _)| *own == name).map(|(_, field)| *field);
        if first != known {
            let shown = first.map(|field| format!("{} | {}", whole[field], again[field]));
            told.push(format!("{name}: {first:?}, known {known:?}: {}", shown.unwrap_or_default()));
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n").into()) }
}

/// The smallest DOCX with a paragraph a line.
fn document(text: &str) -> Result<Vec<u8>, Failed> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut xml = format!("<w:document xmlns:w=\"{word}\"><w:body>");
    for line in text.lines() {
        let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        let runs: Vec<String> = line
            .split('\t')
            .map(|own| format!("<w:t xml:space=\"preserve\">{own}</w:t>"))
            .collect();
        xml += &format!("<w:p><w:r>{}</w:r></w:p>", runs.join("<w:tab/>"));
    }
    xml += "</w:body></w:document>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())?;
    zip.write_all(xml.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}
