//! Decoded text → lines: the sample as plain text, as Markdown and as a page.

use gongwen::carrier::{Carrier, CarrierOptions, open};

fn main() {
    divan::main();
}

/// The sample document of the repository.
const SAMPLE: &str = include_str!("../samples/安政通报.txt");

fn bench(bencher: divan::Bencher, text: &str, from: Carrier) {
    let chars: Vec<char> = text.chars().collect();
    let options = CarrierOptions { from: Some(from), ..CarrierOptions::default() };
    bencher.bench(|| open(&chars, &options));
}

/// A paragraph a line, as a site writes it.
fn page(text: &str) -> String {
    let lines = text.lines().map(|line| {
        format!("<p style=\"text-indent:2em\"><span style=\"font-size:16pt\">{line}</span></p>\n")
    });
    lines.collect()
}

/// A heading for each numbered line.
fn markdown(text: &str) -> String {
    let lines = text.lines().map(|line| match line.contains('、') && line.len() < 90 {
        true => format!("## {line}\n\n"),
        false => format!("{line}\n\n"),
    });
    lines.collect()
}

#[divan::bench]
fn text(bencher: divan::Bencher) {
    bench(bencher, SAMPLE, Carrier::Text);
}

#[divan::bench]
fn sample_as_markdown(bencher: divan::Bencher) {
    bench(bencher, &markdown(SAMPLE), Carrier::Markdown);
}

#[divan::bench]
fn sample_as_html(bencher: divan::Bencher) {
    bench(bencher, &page(SAMPLE), Carrier::Html);
}

/// Twice the page costs twice the time, and no shape of it costs more.
#[divan::bench(args = [1, 2, 4], sample_count = 3)]
fn megabytes_of_html(bencher: divan::Bencher, size: usize) {
    bench(bencher, &page(&SAMPLE.repeat((size << 20) / SAMPLE.len())), Carrier::Html);
}

/// Mark-up that nobody would write.
const SHAPES: [&str; 10] = [
    "<b>",
    "<p>",
    "<table><tr><td>",
    "<ol><li>",
    "</p>",
    "a=b ",
    "<td colspan=99 rowspan=99>甲",
    "<nav>甲",
    "&amp",
    "<div></b>",
];

#[divan::bench(args = SHAPES, consts = [1, 2], sample_count = 3)]
fn shapes<const SIZE: usize>(bencher: divan::Bencher, shape: &str) {
    let text = format!("<p {}", shape.repeat((SIZE << 20) / shape.len()));
    bench(bencher, &text, Carrier::Html);
}
