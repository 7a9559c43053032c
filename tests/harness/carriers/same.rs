//! One document, whatever carries it: a text as plain text, as Markdown and as HTML is read as the
//! same elements. Title and headings are marked as their carriers mark them.

use std::path::PathBuf;

use gongwen::carrier::Carrier;
use gongwen::{Options, read};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use crate::harness::{files, root, shared, stem};

/// Shared texts that are carried.
const SHARED: usize = 30;

/// What is read otherwise, by text and carrier: the fields, and why.
const DIFFERENT: &[(&str, &str, &[&str], &str)] = &[];

pub fn trials() -> Vec<Trial> {
    let samples = files(&root().join("samples"), "txt");
    let texts = shared().map(|folder| files(&folder.join("reading"), "txt"));
    let ignored = texts.is_none();
    // a text that is Markdown is no plain text to begin with
    let plain = |path: &PathBuf| !stem(path).ends_with("_md");
    let texts: Vec<PathBuf> = texts.into_iter().flatten().filter(plain).take(SHARED).collect();
    vec![
        Trial::test("carrier: samples as Markdown and HTML", move || all(&samples)),
        Trial::test("carrier: shared texts as Markdown and HTML", move || all(&texts))
            .with_ignored_flag(ignored),
    ]
}

fn all(paths: &[PathBuf]) -> Result<(), Failed> {
    let mut told = Vec::new();
    for path in paths {
        let bytes = std::fs::read(path)?;
        let text = read(&bytes, &Options::default())?.value;
        let document = text.document.to_json();
        let levels = levels(&document);
        for (carrier, carried) in [
            (Carrier::Markdown, markdown(&text.decoded.text, &levels)),
            (Carrier::Html, html(&text.decoded.text, &levels)),
        ] {
            let mut options = Options::default();
            options.carrier.from = Some(carrier);
            let again = read(carried.as_bytes(), &options)?.value.document.to_json();
            let found = differences(&document, &again);
            let name = stem(path);
            let known = DIFFERENT.iter().find(|own| own.0 == name && own.1 == carrier.name());
            if found != known.map_or(&[][..], |own| own.2) {
                let show =
                    |field: &String| format!("{field}: {} | {}", document[field], again[field]);
                let shown: Vec<String> = found.iter().map(show).collect();
                told.push(format!("{name} as {}: {}", carrier.name(), shown.join("\n  ")));
            }
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n").into()) }
}

/// Fields in which two documents differ, white space and source lines aside.
fn differences(one: &Value, other: &Value) -> Vec<String> {
    let fields = one.as_object().into_iter().flat_map(|fields| fields.keys());
    let differ = |field: &&String| {
        // what is mark-up here is text there
        let told = matches!(field.as_str(), "page_artifacts" | "chrome");
        !told && solid(&one[*field]) != solid(&other[*field])
    };
    fields.filter(differ).cloned().collect()
}

fn solid(value: &Value) -> Value {
    match value {
        Value::String(text) => text.split_whitespace().collect::<String>().into(),
        Value::Array(all) => all.iter().map(solid).collect(),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "lines" | "reason" | "confidence"))
            .map(|(name, own)| (name.clone(), solid(own)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// Source lines that hold nothing but the title or a heading, and the level of each.
fn levels(document: &Value) -> Vec<(u64, usize)> {
    let blocks = document["body"].as_array().into_iter().flatten();
    blocks
        .filter_map(|block| {
            let level = match block["role"].as_str()? {
                "title" => 1,
                "heading1" => 2,
                "heading2" => 3,
                _ => return None,
            };
            let first = block["lines"][0].as_u64()?;
            (first == block["lines"][1].as_u64()?).then_some((first, level))
        })
        .collect()
}

fn level(levels: &[(u64, usize)], number: usize) -> Option<usize> {
    levels.iter().find(|(line, _)| *line as usize == number).map(|(_, level)| *level)
}

/// A line a paragraph; signs that Markdown knows behind a backslash; rows between pipes.
fn markdown(text: &str, levels: &[(u64, usize)]) -> String {
    let escaped = |line: &str| -> String {
        let sign = |c: char| "\\`*_#[]<>|~=&!".contains(c);
        let parts = line.chars().flat_map(|c| sign(c).then_some('\\').into_iter().chain([c]));
        let line: String = parts.collect();
        let start = line.trim_start_matches([' ', '\u{3000}']);
        let bullet = ["- ", "+ "].iter().any(|bullet| start.starts_with(bullet));
        let rule = start.len() > 2 && start.chars().all(|c| "- ".contains(c));
        let lead = line.len() - start.len();
        let (lead, start) = line.split_at(lead);
        if bullet || rule { format!("{lead}\\{start}") } else { line.clone() }
    };
    let mut out = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(level) = level(levels, number) {
            out += &"#".repeat(level);
            out.push(' ');
        }
        out += &escaped(line);
        out.push('\n');
    }
    out
}

/// A line a paragraph, an empty one a paragraph without text, one with TABs a row of a table.
fn html(text: &str, levels: &[(u64, usize)]) -> String {
    let mut out = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n".to_owned();
    let mut rows = false;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace(' ', "&nbsp;");
        if std::mem::replace(&mut rows, line.contains('\t')) != rows {
            out += if rows { "<table>\n" } else { "</table>\n" };
        }
        if rows {
            out += &format!("<tr><td>{}</td></tr>\n", line.replace('\t', "</td><td>"));
            continue;
        }
        out += &match level(levels, number) {
            Some(level) => format!("<h{level}>{line}</h{level}>\n"),
            None if line.is_empty() => "<p>&nbsp;</p>\n".to_owned(),
            None => format!("<p>{line}</p>\n"),
        };
    }
    out + "</body></html>\n"
}
