//! Lines → document: the sample, and texts of doubling size (a doubling should cost a doubling).

use gongwen::{clean, decode, recognise};

fn main() {
    divan::main();
}

/// The sample document of the repository.
const SAMPLE: &str = include_str!("../samples/安政通报.txt");

fn lines(text: &str) -> clean::Lines {
    let decoded = decode::decode(text.as_bytes(), &decode::DecodeOptions::default());
    match decoded {
        Ok(decoded) => clean::clean(&decoded.value, &clean::CleanRules::default()).value,
        Err(error) => unreachable!("the sample is UTF-8: {error}"),
    }
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
