//! Which encoding: every candidate reads a bounded sample, and the cheapest text wins.

use super::model;
use super::reading::{self, Reading};
use super::{Candidate, Encoding};

/// Bytes looked at; the rest of a file is decoded, not judged.
const SAMPLE: usize = 16 * 1024;
/// Price of a sequence that is no character, in nats.
const BAD: f64 = 14.0;
/// Price of a last character that the file's end cuts off.
const CUT: f64 = 5.0;
/// What a reading that the language models cannot tell from another starts with, in nats.
const CANDIDATES: &[(Encoding, f64)] = &[
    (Encoding::Utf8, 0.0),
    (Encoding::Gb18030, 0.5),
    (Encoding::Big5, 2.0),
    (Encoding::Utf16Le, 3.0),
    (Encoding::Utf16Be, 3.5),
    (Encoding::Utf32Le, 4.0),
    (Encoding::Utf32Be, 4.0),
    (Encoding::ShiftJis, 4.0),
    (Encoding::EucJp, 4.0),
    (Encoding::EucKr, 4.0),
    (Encoding::Windows1252, 5.0),
];

/// The readings by cost, cheapest first, and the margin to the next reading that gives another
/// text.
pub(super) struct Judgement {
    pub best: Encoding,
    pub margin: f64,
    pub candidates: Vec<Candidate>,
    pub runner_up: Option<Encoding>,
}

/// Judges bytes without a BOM.
pub(super) fn judge(bytes: &[u8]) -> Judgement {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let whole = sample.len() == bytes.len();
    let mut readings: Vec<(f64, Encoding, Reading)> = CANDIDATES
        .iter()
        .map(|&(encoding, prior)| {
            let reading = reading::read(sample, encoding);
            (prior + price(&reading, whole), encoding, reading)
        })
        .collect();
    readings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let candidates = readings
        .iter()
        .map(|(cost, encoding, _)| Candidate {
            encoding: encoding.name().to_owned(),
            cost: (cost * 100.0).round() / 100.0,
        })
        .collect();
    let Some((cost, best, text)) = readings.first().map(|(c, e, r)| (*c, *e, &r.text)) else {
        return Judgement { best: Encoding::Utf8, margin: 0.0, candidates, runner_up: None };
    };
    // readings that give the same text (ASCII in most encodings) do not compete
    let rival = readings.iter().find(|(_, _, reading)| reading.text != *text);
    Judgement {
        best,
        margin: rival.map_or(f64::MAX, |(other, ..)| other - cost),
        runner_up: rival.map(|(_, encoding, _)| *encoding),
        candidates,
    }
}

fn price(reading: &Reading, whole: bool) -> f64 {
    let errors = reading.bad.len() as f64;
    let errors = match (reading.cut, whole) {
        (true, true) => (errors - 1.0) * BAD + CUT,
        (true, false) => (errors - 1.0) * BAD,
        (false, _) => errors * BAD,
    };
    model::cost(&reading.text) + errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_title_is_read_rightly_in_every_chinese_encoding() {
        let simplified = "关于做好防汛工作的通知";
        let traditional = "關於防汛工作的通知";
        let (gbk, ..) = encoding_rs::GB18030.encode(simplified);
        assert_eq!(judge(&gbk).best, Encoding::Gb18030);
        let (big5, ..) = encoding_rs::BIG5.encode(traditional);
        assert_eq!(judge(&big5).best, Encoding::Big5);
        let utf16: Vec<u8> = simplified.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(judge(&utf16).best, Encoding::Utf16Be);
        assert_eq!(judge(simplified.as_bytes()).best, Encoding::Utf8);
    }

    #[test]
    fn gbk_that_is_valid_utf_8_is_gbk() {
        let (bytes, ..) = encoding_rs::GB18030.encode("学习");
        assert!(std::str::from_utf8(&bytes).is_ok());
        assert_eq!(judge(&bytes).best, Encoding::Gb18030);
    }

    #[test]
    fn ascii_is_utf_8_without_doubt() {
        let judgement = judge(b"Bush hid the facts");
        assert_eq!(judgement.best, Encoding::Utf8);
        assert!(judgement.margin > 6.0);
    }
}
