//! HTML: nothing that a page holds is lost, held to a reading that shares nothing with the
//! program's; and a document comes through LibreOffice's HTML as it was.

use std::path::Path;
use std::process::Command;

use gongwen::carrier::{Carrier, CarrierOptions, open};
use gongwen::font::Fonts;
use gongwen::{Format, Options, convert, read};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use super::super::commands::{folder, found};
use super::super::{files, root, stem};

/// What of a document has to come through.
const ELEMENTS: [&str; 18] = [
    "kind",
    "masthead",
    "doc_number",
    "issue_number",
    "title",
    "title_note",
    "main_recipients",
    "salutation",
    "signer",
    "signature",
    "signature_date",
    "notes",
    "copy_to",
    "print_office",
    "print_date",
    "secrecy",
    "urgency",
    "table_rows",
];

pub fn trials() -> Vec<Trial> {
    let office = !found("soffice");
    vec![
        Trial::test("html: a page holds what a plain reading of it finds", pages),
        Trial::test("html: each sample as a page is the same document", samples),
        Trial::test("html: each sample comes through LibreOffice's HTML", through_office)
            .with_ignored_flag(office),
    ]
}

/// The characters of a page by a reading of our own: comments, head, scripts and tags off.
fn plain(page: &str) -> Vec<char> {
    let mut text = page.to_owned();
    for (start, end) in
        [("<!--", "-->"), ("<head", "</head>"), ("<script", "</script>"), ("<", ">")]
    {
        while let Some((before, rest)) = text.split_once(start) {
            let behind = rest.split_once(end).map_or("", |(_, behind)| behind);
            text = format!("{before} {behind}");
        }
    }
    for (name, c) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        text = text.replace(name, c);
    }
    solid(&text)
}

fn solid(text: &str) -> Vec<char> {
    let mut solid: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    solid.sort_unstable();
    solid
}

/// The source is what the plain reading finds, and lines and records hold it.
fn holds(page: &str) -> Result<(), Failed> {
    let chars: Vec<char> = page.chars().collect();
    let carried =
        open(&chars, &CarrierOptions { from: Some(Carrier::Html), ..CarrierOptions::default() })
            .value;
    let source = carried.source.unwrap_or_default();
    if solid(&source) != plain(page) {
        return Err(format!("another text was found:\n{source}").into());
    }
    let (mut before, mut after) = (String::new(), source);
    carried.lines.iter().for_each(|line| before.push_str(&line.text()));
    carried.changes.iter().for_each(|change| {
        before.push_str(&change.before);
        after.push_str(&change.after);
    });
    if solid(&before) == solid(&after) { Ok(()) } else { Err("the lines hold another".into()) }
}

fn pages() -> Result<(), Failed> {
    let page = "<!DOCTYPE html><html><head><title>某网</title></head><body><!-- 甲 -->\
        <nav><a href='/'>首页</a></nav><form><h2>关于某事的通知</h2><p align=right>1 &lt; 2&nbsp;</p>\
        <ol><li>清淤<li>补种<ul><li>乙</ul></ol><p>面积3m<sup>2</sup><table><tr><th>甲<th>乙<tr>\
        <td rowspan=2>1<td>2<tr><td>3</table><script>var a = '<p>';</script><button>打印</button>\
        <div hidden>隐</div></form></body></html>";
    holds(page)?;
    // and any beginning of it that ends with a tag of its body
    let mut part = String::new();
    for piece in page.split_inclusive('>') {
        part.push_str(piece);
        let script = part.ends_with("'<p>") || part.ends_with("<script>");
        if part.contains("</nav>") && !script {
            holds(&part)?;
        }
    }
    Ok(())
}

fn document(bytes: &[u8]) -> Result<Value, Failed> {
    let read = read(bytes, &Options::default()).map_err(|error| error.to_string())?;
    Ok(read.value.document.to_json())
}

fn compare(name: &str, want: &Value, got: &Value) -> Result<(), Failed> {
    let plain = |value: &Value| match value.as_str() {
        Some(text) => text.chars().filter(|c| !c.is_whitespace()).collect(),
        None => value.to_string(),
    };
    for element in ELEMENTS {
        let (want, got) = (plain(&want[element]), plain(&got[element]));
        if want != got {
            return Err(format!("{name}: {element} was “{want}” and is “{got}”").into());
        }
    }
    let headings = |document: &Value| {
        let each = document["headings"].as_array().cloned().unwrap_or_default();
        each.iter().map(|one| (one["level"].to_string(), plain(&one["text"]))).collect::<Vec<_>>()
    };
    let (want, got) = (headings(want), headings(got));
    if want == got { Ok(()) } else { Err(format!("{name}: headings {want:?}, {got:?}").into()) }
}

/// A text as a page: a paragraph a line, a table for the lines with TABs.
fn page(text: &str) -> String {
    let mut page = String::from("<html><body>\n");
    let mut rows = false;
    for line in text.lines() {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        let row = line.contains('\t');
        if row != rows {
            page += if row { "<table>\n" } else { "</table>\n" };
        }
        rows = row;
        page += &match (row, line.is_empty()) {
            (true, _) => format!("<tr><td>{}</td></tr>\n", line.replace('\t', "</td><td>")),
            (_, true) => "<p>&nbsp;</p>\n".to_owned(),
            _ => format!("<p>{line}</p>\n"),
        };
    }
    page + "</body></html>\n"
}

fn samples() -> Result<(), Failed> {
    for path in files(&root().join("samples"), "txt") {
        let bytes = std::fs::read(&path)?;
        let Ok(text) = String::from_utf8(bytes.clone()) else { continue };
        if text.starts_with("+++") || text.starts_with("---") {
            continue;
        }
        let page = page(&text);
        compare(&stem(&path), &document(&bytes)?, &document(page.as_bytes())?)?;
        holds(&page)?;
    }
    Ok(())
}

fn through_office() -> Result<(), Failed> {
    let folder = folder("html through office")?;
    let fonts = Fonts::embedded();
    let samples = files(&root().join("samples"), "txt");
    for path in &samples {
        let made = convert(&std::fs::read(path)?, &Options::default(), &fonts, &[Format::Docx])
            .map_err(|error| error.to_string())?;
        for (_, bytes) in &made.value.outputs {
            std::fs::write(folder.join(format!("{}.docx", stem(path))), bytes)?;
        }
    }
    office(&folder)?;
    for path in &samples {
        let page = std::fs::read(folder.join(format!("{}.html", stem(path))))?;
        compare(&stem(path), &document(&std::fs::read(path)?)?, &document(&page)?)?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Every DOCX of a folder as HTML.
fn office(folder: &Path) -> Result<(), Failed> {
    let profile = folder.join("profile");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "html", "--outdir"])
        .arg(folder)
        .args(files(folder, "docx"))
        .output()?;
    if output.status.success() { Ok(()) } else { Err("soffice failed".into()) }
}
