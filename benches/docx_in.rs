//! A DOCX → its lines: the samples as our own DOCX. Law of speed: 2 ms for the sample.

use divan::{Bencher, black_box};
use gongwen::font::Fonts;
use gongwen::{Format, Options, carrier, convert};

fn main() {
    divan::main();
}

/// A sample as DOCX.
fn packed(path: &str) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap_or_default();
    convert(&bytes, &Options::default(), &Fonts::embedded(), &[Format::Docx])
        .ok()
        .and_then(|made| made.value.outputs.into_iter().next())
        .map(|(_, bytes)| bytes)
        .unwrap_or_default()
}

#[divan::bench(args = ["samples/安政通报.txt", "samples/通知.txt", "samples/函.txt"])]
fn bytes_to_lines(bencher: Bencher, path: &str) {
    let bytes = packed(path);
    bencher.bench(|| {
        let options = carrier::CarrierOptions::default();
        let opened = carrier::open_package(black_box(&bytes), &options);
        opened.map(|opened| opened.map_or(0, |opened| opened.value.lines.len()))
    });
}
