//! From a model to PDF bytes, warm: layout, the writer, and the whole road from bytes.

use divan::{Bencher, black_box};
use gongwen::font::Fonts;
use gongwen::layout::layout;
use gongwen::style::Style;
use gongwen::write::{Info, pdf::pdf};
use gongwen::{Format, Options, convert, read};

fn main() {
    divan::main();
}

const TEXTS: [&str; 3] = ["samples/安政通报.txt", "samples/通知.txt", "samples/函.txt"];

fn document(path: &str) -> gongwen::document::Document {
    let bytes = std::fs::read(path).unwrap_or_default();
    read(&bytes, &Options::default()).map(|read| read.value.document).unwrap_or_default()
}

#[divan::bench(args = TEXTS)]
fn model_to_pages(bencher: Bencher, path: &str) {
    let (document, style, fonts) = (document(path), Style::default(), Fonts::embedded());
    bencher.bench_local(|| layout(black_box(&document), &style, &fonts).map(|laid| laid.value));
}

#[divan::bench(args = TEXTS)]
fn pages_to_bytes(bencher: Bencher, path: &str) {
    let (document, fonts) = (document(path), Fonts::embedded());
    let Ok(pages) = layout(&document, &Style::default(), &fonts) else { return };
    let info = Info::of(&document);
    bencher.bench_local(|| pdf(black_box(&pages.value), &fonts, &info));
}

#[divan::bench(args = TEXTS)]
fn bytes_to_bytes(bencher: Bencher, path: &str) {
    let (bytes, fonts) = (std::fs::read(path).unwrap_or_default(), Fonts::embedded());
    let options = Options::default();
    bencher.bench_local(|| convert(black_box(&bytes), &options, &fonts, &[Format::Pdf]).map(drop));
}
