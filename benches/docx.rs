//! The sample from model to DOCX bytes, and the stages before it for comparison.

use divan::{Bencher, black_box};
use gongwen::layout::PageFacts;
use gongwen::style::Style;
use gongwen::write::docx::docx;

fn main() {
    divan::main();
}

fn document(path: &str) -> gongwen::document::Document {
    let bytes = std::fs::read(path).unwrap_or_default();
    gongwen::read(&bytes, &gongwen::Options::default())
        .map(|read| read.value.document)
        .unwrap_or_default()
}

#[divan::bench(args = ["samples/安政通报.txt", "samples/通知.txt", "samples/函.txt"])]
fn model_to_bytes(bencher: Bencher, path: &str) {
    let document = document(path);
    let (style, facts) = (Style::default(), PageFacts::default());
    bencher.bench(|| docx(black_box(&document), &style, &facts));
}
