//! Drafts as chat programs give them: what a clerk would read in each is what the program reads,
//! no word of the draft is lost, and no word of the chat around it slips into the file untold.
//!
//! `tests/drafts/NN-slug.md` is the text as copied, `NN-slug.json` what a clerk says of it. A key
//! that is not in the JSON can be argued about and is not compared.

use std::path::{Path, PathBuf};

use gongwen::diagnostic::Diagnostic;
use gongwen::font::Fonts;
use gongwen::{Format, Options, convert};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::kept::read_back;
use super::{files, root, stem};

/// Elements that are one string or null.
const FIELDS: &[&str] =
    &["title", "main_recipients", "signature", "signature_date", "copy_to", "doc_number"];

/// Names of elements that say only what the value after them is: the page shows it by its place.
const LABELS: &[&str] = &[
    "标题",
    "主送",
    "主送机关",
    "主送单位",
    "发文字号",
    "文号",
    "密级",
    "紧急程度",
    "发文机关",
    "发文单位",
    "成文日期",
    "日期",
    "署名",
    "落款",
    "正文",
];

/// So much of a line, in a warning, is a quotation of it: warnings may cut long ones.
const QUOTED: usize = 12;

pub fn trials() -> Vec<Trial> {
    let drafts = files(&folder(), "md");
    // an empty folder would pass in silence
    let found = !drafts.is_empty();
    let some = Trial::test("drafts: there are some", move || match found {
        true => Ok(()),
        false => Err("tests/drafts holds no draft".into()),
    });
    let each = drafts.into_iter().map(|path| {
        let title = format!("drafts: {}", stem(&path));
        Trial::test(title, move || check(&path))
    });
    std::iter::once(some).chain(each).collect()
}

fn folder() -> PathBuf {
    root().join("tests/drafts")
}

fn check(path: &Path) -> Result<(), Failed> {
    let bytes = std::fs::read(path)?;
    let source = std::fs::read_to_string(path)?;
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json"))?)?;
    let chat: Vec<&str> = strings(&gold["chat"]);

    let mut options = Options::default();
    // an ornament that no font has is no reason to give the draft back
    options.style.allow_missing = true;
    let made = convert(&bytes, &options, &Fonts::embedded(), &[Format::Docx])?;
    let (_, docx) = made.value.outputs.first().ok_or("no DOCX was made")?;
    let file: String = read_back::docx(docx)?.nfkc().collect();
    let read = made.value.read.document.to_json();

    let mut faults = fields(&gold, &read);
    faults.extend(headings(&gold, &read));
    faults.extend(lost(&source, &chat, &file));
    faults.extend(slipped(&source, &chat, &file, &made.diagnostics));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn fields(gold: &Value, read: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for name in FIELDS {
        let Some(want) = gold.get(*name) else { continue };
        let want = want.as_str().unwrap_or_default();
        let got = read[*name].as_str().unwrap_or_default();
        if closed(want) != closed(got) {
            faults.push(format!("{name}: wanted “{want}”, got “{got}”"));
        }
    }
    faults
}

/// Level 1 only: chat programs number what is below as they like.
fn headings(gold: &Value, read: &Value) -> Option<String> {
    let want = strings(gold.get("headings")?);
    let got: Vec<&str> = read["headings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|heading| heading["level"] == 1)
        .filter_map(|heading| heading["text"].as_str())
        .collect();
    let closed = |list: &[&str]| list.iter().map(|text| closed(text)).collect::<Vec<_>>();
    (closed(&want) != closed(&got)).then(|| format!("headings: wanted {want:?}, got {got:?}"))
}

/// Words of the draft that do not stand in the file, each as often as in the draft.
fn lost(source: &str, chat: &[&str], file: &str) -> Vec<String> {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (index, line) in source.lines().enumerate() {
        if chat.contains(&line) || dated(line) {
            continue;
        }
        let said = value(&bare(line));
        let pieces = said.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
        words.extend(pieces.map(|piece| (index + 1, piece.to_owned())));
    }
    // the long ones first: a short one is not to be found within a long one that is still wanted
    words.sort_by_key(|(_, word)| std::cmp::Reverse(word.chars().count()));
    let mut rest = file.to_owned();
    let mut faults = Vec::new();
    for (line, word) in words {
        match rest.find(&word) {
            // a mark in its place, so that its two sides never join to a word
            Some(at) => rest.replace_range(at..at + word.len(), "\n"),
            None => faults.push(format!("words: wanted “{word}” of line {line}, got none (left)")),
        }
    }
    faults
}

/// Lines of the chat that stand in the file and that no warning quotes; lines of the gold that the
/// draft does not have, which would hide what they are about.
fn slipped(source: &str, chat: &[&str], file: &str, told: &[Diagnostic]) -> Vec<String> {
    let file = said(file);
    let mut faults = Vec::new();
    for line in chat {
        if !source.lines().any(|own| own == *line) {
            faults.push(format!("chat: “{line}” is no line of the draft"));
        }
        let words = said(&bare(line));
        // tags of a thinking block say nothing
        if words.is_empty() || !file.contains(&words) {
            continue;
        }
        let start: String = words.chars().take(QUOTED).collect();
        let quoted = told
            .iter()
            .filter(|one| one.code.starts_with("W-"))
            .any(|one| one.arguments.iter().any(|argument| said(argument).contains(&start)));
        if !quoted {
            faults.push(format!("chat: wanted out or told, got in silence “{line}”"));
        }
    }
    faults
}

/// A line without what marks it up: what is left is said.
fn bare(line: &str) -> String {
    if line.trim_ascii_start().starts_with("```") {
        return String::new();
    }
    let tag = |inner: &str| inner.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
    let boxed = |inner: &str| matches!(inner, " " | "x" | "X") || inner.starts_with('^');
    let mut text = without(line, "<", ">", tag);
    text = without(&text, "](", ")", |_| true);
    text = without(&text, "[", "]", boxed);
    for (entity, sign) in [("&nbsp;", " "), ("&emsp;", " "), ("&lt;", "<"), ("&amp;", "&")] {
        text = text.replace(entity, sign);
    }
    // 1️⃣ is an ornament: its digit is no word
    for digit in 0..=9 {
        text = text.replace(&format!("{digit}\u{FE0F}\u{20E3}"), " ");
    }
    // bold may stand within a word
    text.replace("~~", "").replace(['*', '`', '\\'], "").nfkc().collect()
}

/// Takes out what stands between two marks, with the marks, where it is of a sort.
fn without(text: &str, open: &str, close: &str, sort: impl Fn(&str) -> bool) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(open) {
        kept += before;
        match after.split_once(close) {
            Some((inner, tail)) if sort(inner) => {
                kept.push(' ');
                rest = tail;
            }
            _ => {
                kept += open;
                rest = after;
            }
        }
    }
    kept + rest
}

/// A line without the name of its element and without 盖章, for which the seal itself comes.
fn value(line: &str) -> String {
    let line = line.replace("(盖章)", " ");
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let named = LABELS
        .iter()
        .find_map(|label| start.strip_prefix(label)?.trim_ascii_start().strip_prefix(':'));
    named.unwrap_or(start).to_owned()
}

/// A date alone: its field is compared, its numerals may be spelt anew.
fn dated(line: &str) -> bool {
    let words = said(&bare(line));
    words.contains('年')
        && words.chars().all(|c| "0123456789〇零一二三四五六七八九十年月日".contains(c))
}

/// The words alone.
fn said(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

/// One shape for what has several, and no mark at the end: an element ends as its place asks.
fn closed(text: &str) -> String {
    let folded: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '〔' | '[' | '【' | '〈' => '(',
            '〕' | ']' | '】' | '〉' => ')',
            '“' | '”' | '‘' | '’' | '「' | '」' | '\'' => '"',
            '—' | '–' | '―' | '─' | '−' => '-',
            '•' | '・' | '‧' => '·',
            other => other,
        })
        .collect();
    folded.trim_end_matches(['。', ':']).to_owned()
}
