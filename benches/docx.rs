//! A document from model to DOCX bytes, and beside it python-docx making the same paragraphs.

use std::io::Write as _;
use std::process::{Command, Stdio};

use divan::{Bencher, black_box};
use gongwen::document::Document;
use gongwen::font::Fonts;
use gongwen::layout::{PageFacts, layout};
use gongwen::style::Style;
use gongwen::write::docx::docx;

const SAMPLE: &str = "samples/安政通报.txt";

fn main() {
    divan::main();
    python();
}

fn document(path: &str) -> Document {
    let bytes = std::fs::read(path).unwrap_or_default();
    gongwen::read(&bytes, &gongwen::Options::default())
        .map(|read| read.value.document)
        .unwrap_or_default()
}

fn facts(document: &Document) -> PageFacts {
    layout(document, &Style::default(), &Fonts::embedded())
        .map(|laid| laid.value.facts)
        .unwrap_or_default()
}

#[divan::bench(args = [SAMPLE, "samples/通知.txt", "samples/函.txt"])]
fn model_to_bytes(bencher: Bencher, path: &str) {
    let document = document(path);
    let (style, facts) = (Style::default(), facts(&document));
    bencher.bench(|| docx(black_box(&document), &style, &facts, &mut |_, _| {}));
}

/// python-docx, where it is installed: the sample's lines as paragraphs of one style.
fn python() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/python_docx.py");
    let child = Command::new("python3").arg(script).stdin(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return };
    if let Some(mut input) = child.stdin.take() {
        for block in &document(SAMPLE).blocks {
            // a program that is not there is not measured
            let _ = writeln!(input, "{}", block.full_text());
        }
    }
    let _ = child.wait();
}
