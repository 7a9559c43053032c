//! Text → lines → document: the sample, and texts of doubling size (a doubling should cost a
//! doubling).

use gongwen::{carrier, clean, decode, recognise};

fn main() {
    divan::main();
}

/// The sample document of the repository.
const SAMPLE: &str = include_str!("../samples/安政通报.txt");

fn decoded(text: &str) -> decode::Decoded {
    match decode::decode(text.as_bytes(), &decode::DecodeOptions::default()) {
        Ok(decoded) => decoded.value,
        Err(error) => unreachable!("the sample is UTF-8: {error}"),
    }
}

fn lines(text: &str) -> clean::Lines {
    cleaned(&decoded(text))
}

fn cleaned(decoded: &decode::Decoded) -> clean::Lines {
    let chars: Vec<char> = decoded.text.chars().collect();
    let carried = carrier::open(&chars, &carrier::CarrierOptions::default()).value;
    clean::clean(carried, &clean::CleanRules::default()).value
}

/// The sample hard-wrapped, with indented paragraphs.
fn wrapped() -> String {
    let mut text = String::new();
    for line in SAMPLE.lines() {
        let characters: Vec<char> = line.chars().collect();
        text += "\u{3000}\u{3000}";
        for part in characters.chunks(30) {
            text.extend(part);
            text.push('\n');
        }
    }
    text
}

#[divan::bench]
fn sample(bencher: divan::Bencher) {
    let lines = lines(SAMPLE);
    bencher.bench(|| recognise::recognise(&lines, &recognise::Given::default()));
}

#[divan::bench]
fn sample_from_bytes(bencher: divan::Bencher) {
    bencher.bench(|| recognise::recognise(&lines(SAMPLE), &recognise::Given::default()));
}

#[divan::bench(args = [1, 2, 4], sample_count = 3)]
fn megabytes(bencher: divan::Bencher, size: usize) {
    let lines = lines(&SAMPLE.repeat((size << 20) / SAMPLE.len()));
    bencher.bench(|| recognise::recognise(&lines, &recognise::Given::default()));
}

#[divan::bench(args = [1, 2, 4], sample_count = 3)]
fn megabytes_on_one_line(bencher: divan::Bencher, size: usize) {
    let text: String = SAMPLE.chars().filter(|c| *c != '\n').collect();
    let lines = lines(&text.repeat((size << 20) / text.len()));
    bencher.bench(|| recognise::recognise(&lines, &recognise::Given::default()));
}

#[divan::bench(args = [1, 2, 4], sample_count = 3)]
fn clean_megabytes(bencher: divan::Bencher, size: usize) {
    let decoded = decoded(&SAMPLE.repeat((size << 20) / SAMPLE.len()));
    bencher.bench(|| cleaned(&decoded));
}

#[divan::bench(args = [1, 2, 4], sample_count = 3)]
fn clean_megabytes_wrapped(bencher: divan::Bencher, size: usize) {
    let text = wrapped();
    let decoded = decoded(&text.repeat((size << 20) / text.len()));
    bencher.bench(|| cleaned(&decoded));
}
