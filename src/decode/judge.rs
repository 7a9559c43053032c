//! Which encoding: every candidate reads a bounded sample, and the cheapest text wins.

use super::model;
use super::reading::{self, Reading};
use super::{Candidate, Encoding};

/// Bytes looked at, a step at a time while more than one reading is in reach; the rest of a file
/// is decoded, not judged.
const SAMPLES: [usize; 6] = [48, 128, 512, 2 * 1024, 6 * 1024, LARGEST];
/// The largest part looked at.
const LARGEST: usize = 16 * 1024;
/// Price of a sequence that is no character, in nats.
const BAD: f64 = 14.0;
/// Price of a character that the file's start or end cuts off.
const CUT: f64 = 5.0;
/// Price of a C1 control in a code page over what it costs elsewhere: no page is written with them.
const CONTROL: f64 = 9.0;
/// What a cut costs more in a file of a few characters: a title is likelier than a cut so early.
const EARLY: f64 = 3.0;
/// A reading so much dearer than the best is not looked at further.
const REACH: f64 = 120.0;

/// The readings by cost, cheapest first, and the margin to the next reading that gives another
/// text.
#[derive(Debug)]
pub(super) struct Judgement {
    pub best: Encoding,
    pub margin: f64,
    pub candidates: Vec<Candidate>,
    pub runner_up: Option<Encoding>,
}

impl Judgement {
    /// How much dearer an encoding is than the best; nothing for one that was no candidate.
    pub(super) fn over(&self, encoding: Encoding) -> f64 {
        self.over_of(encoding).unwrap_or(0.0)
    }

    /// The same; none for one that was no candidate.
    pub(super) fn over_of(&self, encoding: Encoding) -> Option<f64> {
        let least = self.candidates.first().map_or(0.0, |best| best.cost);
        let found = self.candidates.iter().find(|one| one.encoding == encoding.name())?;
        Some(found.cost - least)
    }
}

/// The code pages that come in. ISO 8859-1 and -9 are read as the Windows pages that hold them.
static PAGES: [(&encoding_rs::Encoding, f64); 17] = [
    (encoding_rs::WINDOWS_1252, 5.0),
    (encoding_rs::WINDOWS_1251, 5.0),
    (encoding_rs::WINDOWS_1250, 6.0),
    (encoding_rs::KOI8_R, 6.0),
    (encoding_rs::WINDOWS_1253, 6.0),
    (encoding_rs::WINDOWS_1254, 6.5),
    (encoding_rs::WINDOWS_1255, 6.5),
    (encoding_rs::WINDOWS_1256, 6.5),
    (encoding_rs::WINDOWS_1257, 6.5),
    (encoding_rs::WINDOWS_1258, 7.0),
    (encoding_rs::WINDOWS_874, 7.0),
    (encoding_rs::ISO_8859_2, 6.5),
    (encoding_rs::ISO_8859_5, 7.0),
    (encoding_rs::ISO_8859_7, 6.5),
    (encoding_rs::ISO_8859_15, 6.0),
    (encoding_rs::IBM866, 7.0),
    (encoding_rs::KOI8_U, 6.5),
];

/// The candidates for these bytes, each with what it starts with in nats: rare encodings must
/// gain more than common ones. Escape encodings come in only with their escapes.
fn candidates(sample: &[u8]) -> Vec<(Encoding, f64)> {
    let mut all = vec![
        (Encoding::Utf8, 0.0),
        (Encoding::Gb18030, 1.0),
        (Encoding::Big5, 2.0),
        (Encoding::Utf16Le, 2.0),
        (Encoding::Utf16Be, 2.5),
    ];
    let holds = |needle: &[u8]| memchr::memmem::find(sample, needle).is_some();
    if sample.contains(&0) {
        all.extend([(Encoding::Utf32Le, 4.0), (Encoding::Utf32Be, 4.0)]);
    }
    if sample.iter().any(|byte| *byte >= 0x80) {
        all.extend([
            (Encoding::ShiftJis, 6.0),
            (Encoding::EucJp, 6.0),
            (Encoding::EucKr, 6.0),
            (Encoding::EucTw, 9.0),
        ]);
        all.extend(PAGES.iter().map(|(page, prior)| (Encoding::Page(page), *prior)));
    } else {
        if holds(b"~{") {
            all.push((Encoding::Hz, 3.0));
        }
        if sample.contains(&b'+') {
            all.push((Encoding::Utf7, 6.0));
        }
        // an escape alone names no set: logs have colours
        if holds(b"\x1B$)C") {
            all.push((Encoding::Iso2022Kr, 3.0));
        }
        if [b"\x1B$)", b"\x1B$*", b"\x1B$+"].into_iter().any(|sign| holds(sign)) {
            all.push((Encoding::Iso2022Cn, 3.0));
        }
        if [&b"\x1B$B"[..], b"\x1B$@", b"\x1B$(", b"\x1B(J", b"\x1B(I"].into_iter().any(holds) {
            all.push((Encoding::Iso2022Jp, 3.0));
        }
    }
    all
}

/// The part that can tell: what is ASCII in every encoding is skipped. The start keeps to a
/// multiple of four, so that UTF-16 and UTF-32 stay in step.
fn telling(bytes: &[u8]) -> &[u8] {
    let tells = |byte: &u8| *byte >= 0x80 || matches!(*byte, 0 | 0x0E | 0x1B | b'~' | b'+');
    let plain = |byte: &u8| *byte >= 0x80 || matches!(*byte, 0 | 0x0E | 0x1B);
    let first = bytes.iter().position(plain).or_else(|| bytes.iter().position(tells)).unwrap_or(0);
    bytes.get(first.saturating_sub(64) / 4 * 4..).unwrap_or(bytes)
}

/// One reading on the way.
struct Runner {
    encoding: Encoding,
    prior: f64,
    cost: f64,
    reading: Reading,
}

/// Judges bytes without a BOM.
pub(super) fn judge(bytes: &[u8]) -> Judgement {
    let part = telling(bytes);
    let mut running: Vec<Runner> = candidates(part.get(..LARGEST).unwrap_or(part))
        .into_iter()
        .map(|(encoding, prior)| Runner { encoding, prior, cost: 0.0, reading: Reading::default() })
        .collect();
    // readings out of reach, with what they cost more than the best
    let mut out: Vec<(f64, Runner)> = Vec::new();
    for size in SAMPLES {
        let sample = part.get(..size).unwrap_or(part);
        let whole = sample.len() == part.len();
        // what is out of reach of the best so far is out of reach of the best
        let mut best = f64::INFINITY;
        for runner in &mut running {
            runner.reading = reading::read(sample, runner.encoding);
            let limit = best + REACH - runner.prior;
            runner.cost = runner.prior + within(&runner.reading, whole, runner.encoding, limit);
            best = best.min(runner.cost);
        }
        running.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let Some(least) = running.first().map(|best| best.cost) else { break };
        let stay = running.partition_point(|runner| runner.cost <= least + REACH);
        out.extend(running.drain(stay..).map(|runner| (runner.cost - least, runner)));
        if whole || running.len() == 1 {
            break;
        }
    }
    rank(running, out)
}

fn rank(running: Vec<Runner>, out: Vec<(f64, Runner)>) -> Judgement {
    let least = running.first().map_or(0.0, |best| best.cost);
    let mut ranked: Vec<(f64, Runner)> =
        running.into_iter().map(|runner| (runner.cost - least, runner)).chain(out).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let candidates = ranked
        .iter()
        .map(|(over, runner)| Candidate {
            encoding: runner.encoding.name().to_owned(),
            cost: ((least + over) * 100.0).round() / 100.0,
        })
        .collect();
    let Some((_, best)) = ranked.first() else {
        return Judgement { best: Encoding::Utf8, margin: 0.0, candidates, runner_up: None };
    };
    // readings that give the same text (ASCII in most encodings) do not compete
    let rival = ranked.iter().find(|(_, runner)| runner.reading.text != best.reading.text);
    Judgement {
        best: best.encoding,
        margin: rival.map_or(f64::MAX, |(over, _)| *over),
        runner_up: rival.map(|(_, runner)| runner.encoding),
        candidates,
    }
}

/// Cost of a reading: its text, and its errors.
pub(super) fn price(reading: &Reading, whole: bool, encoding: Encoding) -> f64 {
    within(reading, whole, encoding, f64::INFINITY)
}

/// The same up to a limit: beyond it any price over it will do, so that misreadings end early.
fn within(reading: &Reading, whole: bool, encoding: Encoding, limit: f64) -> f64 {
    let mut errors = reading.bad.len();
    let mut price = 0.0;
    if matches!(encoding, Encoding::Page(_)) {
        let controls = reading.text.chars().filter(|c| matches!(c, '\u{80}'..='\u{9F}')).count();
        price += controls as f64 * CONTROL;
    }
    if reading.cut && errors > 0 {
        errors -= 1;
        let early = if reading.text.len() < 24 { EARLY } else { 0.0 };
        price += if whole { CUT + early } else { 0.0 };
    }
    // the end of a character whose start was cut off; alone it is no evidence
    if encoding == Encoding::Utf8 && reading.bad.first() == Some(&0) && reading.text.len() > 18 {
        let head = (0..3).take_while(|at| reading.bad.get(*at) == Some(at)).count().min(errors);
        errors -= head;
        price += if head > 0 { CUT } else { 0.0 };
    }
    // one bad unit of UTF-32 hides four bytes
    let wide = matches!(encoding, Encoding::Utf32Le | Encoding::Utf32Be);
    let bad = if wide { 2.0 * BAD } else { BAD };
    price += errors as f64 * bad;
    if price > limit {
        return price;
    }
    price + model::cost_within(&reading.text, encoding.is_unicode(), limit - price)
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

    #[test]
    fn the_first_chinese_character_may_come_late() {
        let mut bytes = "plain words, one after another. ".repeat(2000).into_bytes();
        bytes.extend_from_slice(&encoding_rs::GB18030.encode("关于印发办法的通知").0);
        assert_eq!(judge(&bytes).best, Encoding::Gb18030);
    }

    #[test]
    fn other_languages_are_not_taken_for_chinese() {
        let (sjis, ..) = encoding_rs::SHIFT_JIS.encode("すべての人は自由である");
        assert_eq!(judge(&sjis).best, Encoding::ShiftJis);
        let (russian, ..) = encoding_rs::WINDOWS_1251.encode("Все люди рождаются свободными");
        assert_eq!(judge(&russian).best, Encoding::Page(encoding_rs::WINDOWS_1251));
    }
}
