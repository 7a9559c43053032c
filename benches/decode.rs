//! Judgement and decoding beside plain decoding and chardetng, on the same bytes.
//!
//! `cargo bench --bench decode`. The text is the samples, repeated to the size wanted; all lines
//! of a large text differ from no other text's, as the judgement looks at a bounded part anyway.

use divan::{Bencher, black_box, counter::BytesCount};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use gongwen::decode::{DecodeOptions, decode};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [2 << 10, 12 << 10, 1 << 20];

fn samples() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn bytes(encoding: &'static Encoding, size: usize) -> Vec<u8> {
    let text = samples();
    // what the encoding cannot carry is left out
    let text: String =
        text.chars().filter(|c| !encoding.encode(c.encode_utf8(&mut [0; 4])).2).collect();
    let once = encoding.encode(&text).0.into_owned();
    let mut all = once.repeat(size / once.len() + 1);
    all.truncate(size);
    all
}

fn encoding(name: &str) -> &'static Encoding {
    match name {
        "gb18030" => GB18030,
        "big5" => BIG5,
        _ => UTF_8,
    }
}

const NAMES: [&str; 3] = ["utf-8", "gb18030", "big5"];

#[divan::bench(args = SIZES, consts = [0, 1, 2])]
fn judged<const NAME: usize>(bencher: Bencher, size: usize) {
    let bytes = bytes(encoding(NAMES[NAME]), size);
    let options = DecodeOptions { allow_replaced: true, ..DecodeOptions::default() };
    bencher
        .counter(BytesCount::new(size))
        .bench_local(|| decode(black_box(&bytes), &options).map(|d| d.value.text.len()).ok());
}

#[divan::bench(args = SIZES, consts = [0, 1, 2])]
fn plain<const NAME: usize>(bencher: Bencher, size: usize) {
    let encoding = encoding(NAMES[NAME]);
    let bytes = bytes(encoding, size);
    bencher
        .counter(BytesCount::new(size))
        .bench_local(|| encoding.decode_without_bom_handling(black_box(&bytes)).0.len());
}

#[divan::bench(args = SIZES, consts = [0, 1, 2])]
fn chardetng<const NAME: usize>(bencher: Bencher, size: usize) {
    let bytes = bytes(encoding(NAMES[NAME]), size);
    bencher.counter(BytesCount::new(size)).bench_local(|| {
        let mut detector =
            ::chardetng::EncodingDetector::new(::chardetng::Iso2022JpDetection::Deny);
        detector.feed(black_box(&bytes), true);
        detector.guess(None, ::chardetng::Utf8Detection::Allow)
    });
}
