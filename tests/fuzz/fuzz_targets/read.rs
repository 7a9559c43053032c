//! Laws of `clean` and `recognise` on any text: no panic, no character lost or invented but for
//! the records, every line has a role, and cleaning cleaned text changes nothing.
//!
//! `cargo +nightly fuzz run read --fuzz-dir tests/fuzz tests/fuzz/corpus/read samples`
#![no_main]

use gongwen::clean::{CleanRules, clean};
use gongwen::conserve::Ledger;
use gongwen::decode::Decoded;
use gongwen::recognise::{Given, recognise};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let decoded = |text: &str| Decoded { text: text.to_owned(), ..Decoded::default() };
    let lines = clean(&decoded(text), &CleanRules::default()).value;
    let document = recognise(&lines, &Given::default()).value;
    if let Err(lost) = Ledger::open(&decoded(text), &lines, &document) {
        panic!("{lost}");
    }
    let once = lines.text();
    let twice = clean(&decoded(&once), &CleanRules::default()).value.text();
    assert_eq!(once, twice);
});
