//! Laws of `decode` on any bytes: it does not panic, every bad byte lies in the file, and what it
//! wrote comes back as it is when read as UTF-8.
//!
//! `cargo +nightly fuzz run decode --fuzz-dir tests/fuzz -- -timeout=5 -max_len=65536`: time is
//! linear in size, so that no input of this length comes near the limit.
#![no_main]

use gongwen::decode::{DecodeOptions, Encoding, decode_lossy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    each_codec(bytes);
    for repair in [false, true] {
        let options = DecodeOptions { repair, ..DecodeOptions::default() };
        let Ok((decoded, failed)) = decode_lossy(bytes, &options) else { return };
        assert_eq!(failed, !decoded.value.replaced.is_empty());
        for bad in &decoded.value.replaced {
            assert!(bad.byte < bytes.len() as u64);
        }
        let given = DecodeOptions { encoding: Some(Encoding::Utf8), ..DecodeOptions::default() };
        // a text that begins with a mark of its own loses that one
        if decoded.value.text.starts_with('\u{FEFF}') {
            continue;
        }
        if let Ok((again, failed)) = decode_lossy(decoded.value.text.as_bytes(), &given) {
            assert!(!failed);
            assert_eq!(again.value.text, decoded.value.text);
        }
    }
});

/// The codec that the first byte picks reads the rest: every bad byte has its place and its mark.
fn each_codec(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let names: Vec<&str> = Encoding::names().collect();
    let encoding = Encoding::from_label(names[usize::from(*first) % names.len()]);
    let options = DecodeOptions { encoding, ..DecodeOptions::default() };
    if let Ok((decoded, _)) = decode_lossy(rest, &options) {
        let marks = decoded.value.text.matches('\u{FFFD}').count();
        assert!(marks >= decoded.value.replaced.len());
    }
}
