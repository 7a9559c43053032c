//! Bytes → text: which encoding, on what evidence, with what margin; every bad byte located.

mod ascii;
mod bom;
mod damage;
mod declared;
mod encoding;
mod euc_tw;
mod hz;
mod iso2022;
mod judge;
mod mixed;
mod model;
mod mojibake;
mod not_text;
mod reading;
mod utf7;
mod western;

pub use encoding::Encoding;

use crate::diagnostic::{Change, Diagnostic, Warned, watch};

use not_text::WayOut;

/// Margin between the first and the second reading under which we say that we are not sure.
const SURE: f64 = 6.0;
/// What a byte order mark counts against the judgement of the text behind it, in nats.
const MARK: f64 = 12.0;

/// How to decode.
#[derive(Clone, Debug, Default)]
pub struct DecodeOptions {
    /// The encoding, where it is given and not judged.
    pub encoding: Option<Encoding>,
    /// Undo mojibake where that is exact and the gain decisive.
    pub repair: bool,
    /// Go on with undecodable bytes as U+FFFD.
    pub allow_replaced: bool,
}

/// Decoded text with its evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The text: a leading BOM off, nothing else changed (mojibake undone with `repair`).
    pub text: String,
    /// Name in lower case, `a+b` for a mixed file; `docx` where a DOCX was read and nothing decoded.
    pub encoding: String,
    /// A byte order mark stood at the start.
    pub bom: bool,
    /// Nats between the first and the second reading; none where it was given.
    pub margin: Option<f64>,
    /// The readings considered, cheapest first.
    pub candidates: Vec<Candidate>,
    /// Bytes that could not be decoded and stand as U+FFFD.
    pub replaced: Vec<Replaced>,
    /// Mojibake undone, with the original.
    pub changes: Vec<Change>,
}

/// One reading of the bytes.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Candidate {
    /// Name in lower case.
    pub encoding: String,
    /// Cost in nats.
    pub cost: f64,
}

/// A byte that could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Replaced {
    /// Offset in the file.
    pub byte: u64,
    /// Line, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    #[serde(skip)]
    pub column: usize,
}

/// Why bytes did not become text.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Bytes that the encoding does not explain.
    #[error("{} undecodable byte sequences; name the encoding with --encoding or go on with --allow-replaced", .0.replaced.len())]
    Bytes(Box<Decoded>),
    /// Not text at all.
    #[error("this is {0}, not text; {advice}", advice = advice(.0))]
    NotText(&'static str),
}

/// What to do about a file that is not text.
fn advice(kind: &str) -> &'static str {
    match not_text::way_out(kind) {
        Some(WayOut::SaveAsDocx) => "save it as DOCX in Word or WPS and give that",
        Some(WayOut::Source) => "give the text or the DOCX that it was made from",
        None => "give the text of the document",
    }
}

impl DecodeError {
    /// The error as diagnostics: one for each place of bad bytes.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Self::Bytes(decoded) => decoded.bad_bytes("E-BYTES").collect(),
            Self::NotText(kind) => {
                let code = match not_text::way_out(kind) {
                    Some(WayOut::SaveAsDocx) => "E-OFFICE-FILE",
                    Some(WayOut::Source) => "E-PRINTED-FILE",
                    None => "E-NOT-TEXT",
                };
                vec![Diagnostic::new(code).with(kind)]
            }
        }
    }
}

impl Decoded {
    /// A diagnostic for each place of bad bytes.
    fn bad_bytes(&self, code: &'static str) -> impl Iterator<Item = Diagnostic> + '_ {
        self.replaced.iter().map(move |bad| {
            watch::tick(1);
            Diagnostic::new(code)
                .at(bad.line, bad.column)
                .at_byte(bad.byte)
                .with(bad.byte)
                .with(&self.encoding)
        })
    }
}

/// Decodes bytes: a BOM or `options.encoding` decides, else the reading that costs least.
///
/// # Errors
/// [`DecodeError::NotText`] for files of another kind; [`DecodeError::Bytes`] with the text so far
/// for bytes that stay undecodable, unless `options.allow_replaced`.
pub fn decode(bytes: &[u8], options: &DecodeOptions) -> Result<Warned<Decoded>, DecodeError> {
    match decode_lossy(bytes, options)? {
        (decoded, false) => Ok(decoded),
        (decoded, true) => Err(DecodeError::Bytes(Box::new(decoded.value))),
    }
}

/// Decodes as [`decode`] does, but gives the text in any case, for a command that shows it: bad
/// bytes stand as U+FFFD. The flag says that the input failed; its `E-BYTES` are then among the
/// diagnostics.
///
/// # Errors
/// [`DecodeError::NotText`] only.
pub fn decode_lossy(
    bytes: &[u8],
    options: &DecodeOptions,
) -> Result<(Warned<Decoded>, bool), DecodeError> {
    if let Some(kind) = not_text::kind(bytes) {
        return Err(DecodeError::NotText(kind));
    }
    let mut diagnostics = Vec::new();
    let choice = choose(bytes, options, &mut diagnostics);
    let body = bytes.get(choice.skipped..).unwrap_or_default();
    let mixed = if options.encoding.is_none() { mixed::read(body, choice.encoding) } else { None };
    let (reading, name) = match mixed {
        Some(mixed) => {
            diagnostics.extend(damage::strays(&mixed));
            let names: Vec<_> = mixed.encodings.iter().map(|encoding| encoding.name()).collect();
            (mixed.reading, names.join("+"))
        }
        None => (reading::read(body, choice.encoding), choice.encoding.name().to_owned()),
    };
    let mut decoded = Decoded {
        encoding: name,
        bom: choice.bom,
        replaced: damage::locate(&reading, choice.skipped),
        text: reading.text,
        margin: choice.margin,
        candidates: choice.candidates,
        ..Decoded::default()
    };
    watch::ask();
    let failed = !decoded.replaced.is_empty() && !options.allow_replaced;
    if failed && options.encoding.is_none() && not_text::rubbish(&decoded.text) {
        return Err(DecodeError::NotText("a file of bytes that are no text in any encoding"));
    }
    diagnostics.extend(decoded.bad_bytes(if failed { "E-BYTES" } else { "W-REPLACED" }));
    diagnostics.extend(damage::signs(&decoded));
    watch::ask();
    if let Some(undone) = mojibake::undo(&decoded.text) {
        let code = if options.repair { "W-MOJIBAKE-UNDONE" } else { "W-MOJIBAKE" };
        let line = undone.changes.first().map_or(1, |change| change.place().line);
        let found = Diagnostic::new(code)
            .at(line, 1)
            .with(undone.changes.len())
            .with(undone.route.0)
            .with(undone.route.1);
        diagnostics.push(found);
        if options.repair {
            (decoded.text, decoded.changes) = (undone.text, undone.changes);
        }
    }
    Ok((Warned { value: decoded, diagnostics }, failed))
}

/// The encoding decided on, and on what evidence.
struct Choice {
    encoding: Encoding,
    /// Bytes of a mark at the start that are no text.
    skipped: usize,
    bom: bool,
    margin: Option<f64>,
    candidates: Vec<Candidate>,
}

/// Decides: what is given, else a mark that the bytes do not contradict, else the judgement.
fn choose(bytes: &[u8], options: &DecodeOptions, diagnostics: &mut Vec<Diagnostic>) -> Choice {
    let mark = bom::find(bytes);
    if let Some(given) = options.encoding {
        // UTF-16 may be said of either end: a mark of the other end is no text in the one given
        let encoding =
            mark.map_or(
                given,
                |(marked, _)| if given.turned() == Some(marked) { marked } else { given },
            );
        let length = mark.filter(|(marked, _)| *marked == encoding).map_or(0, |mark| mark.1);
        return Choice {
            encoding,
            skipped: length,
            bom: length > 0,
            margin: None,
            candidates: Vec::new(),
        };
    }
    let skipped = mark.map_or(0, |mark| mark.1);
    let judgement = judge::judge(bytes.get(skipped..).unwrap_or_default());
    let rounded = |margin: f64| Some((margin.min(1e6) * 100.0).round() / 100.0);
    // what a page says of itself counts as much as a mark, where it can be so at all
    let named = match mark {
        Some((marked, _)) => Some((marked, judgement.over(marked), true)),
        None => declared::find(bytes).and_then(|own| Some((own, judgement.over_of(own)?, false))),
    };
    if let Some((encoding, over, bom)) = named {
        if over <= MARK {
            let margin = if over > 0.0 { MARK - over } else { judgement.margin + MARK };
            if margin < SURE {
                diagnostics.push(unsure(encoding, judgement.best, margin));
            }
            return Choice {
                encoding,
                skipped,
                bom,
                margin: rounded(margin),
                candidates: judgement.candidates,
            };
        }
        let wrong = Diagnostic::new(if bom { "W-WRONG-BOM" } else { "N-WRONG-CHARSET" });
        diagnostics.push(wrong.at(1, 1).with(encoding.name()).with(judgement.best.name()));
    }
    if judgement.margin < SURE
        && let Some(second) = judgement.runner_up
    {
        diagnostics.push(unsure(judgement.best, second, judgement.margin));
    }
    Choice {
        encoding: judgement.best,
        skipped,
        bom: false,
        margin: rounded(judgement.margin),
        candidates: judgement.candidates,
    }
}

fn unsure(best: Encoding, second: Encoding, margin: f64) -> Diagnostic {
    Diagnostic::new("W-ENCODING-UNSURE")
        .with(best.name())
        .with(second.name())
        .with(format!("{margin:.1}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Decoded {
        decode(bytes, &DecodeOptions::default()).unwrap().value
    }

    #[test]
    fn a_bom_decides_and_goes() {
        let text = decoded(b"\xEF\xBB\xBF\xE5\x87\xBD");
        assert_eq!((text.text.as_str(), text.bom), ("函", true));
        let text = decoded(&[0xFF, 0xFE, 0x1A, 0x90, 0xE5, 0x77]);
        assert_eq!((text.text.as_str(), text.encoding.as_str()), ("通知", "utf-16-le"));
    }

    #[test]
    fn a_mark_settles_which_end_a_given_utf_16_means() {
        let options =
            DecodeOptions { encoding: Encoding::from_label("utf-16"), ..DecodeOptions::default() };
        let read = decode(&[0xFE, 0xFF, 0x90, 0x1A], &options).unwrap().value;
        assert_eq!((read.text.as_str(), read.encoding.as_str()), ("通", "utf-16-be"));
    }

    #[test]
    fn what_a_page_says_of_its_encoding_is_evidence_and_not_truth() {
        let page = |charset: &str| format!("<meta charset={charset}><p>关于开展检查的通知</p>");
        let read = |bytes: &[u8]| decode(bytes, &DecodeOptions::default()).unwrap();
        // two bytes that are a word in both
        let short = |charset: &str| {
            let (word, ..) = encoding_rs::GB18030.encode("联通");
            [format!("<meta charset={charset}><p>").as_bytes(), &word, b"</p>"].concat()
        };
        assert_eq!(read(&short("gb2312")).value.encoding, "gb18030");
        let (big5, ..) = encoding_rs::BIG5.encode("<meta charset=big5><p>關於通知</p>");
        assert_eq!(read(&big5).value.encoding, "big5");
        // a page that was saved anew
        let wrong = read(page("gb2312").as_bytes());
        assert_eq!(
            (wrong.value.encoding.as_str(), wrong.diagnostics[0].code),
            ("utf-8", "N-WRONG-CHARSET")
        );
        assert_eq!(read(page("utf-8").as_bytes()).diagnostics, []);
        // no ASCII tag stands in UTF-16, and EUC-TW was no candidate
        assert_eq!(read(page("utf-16").as_bytes()).value.encoding, "utf-8");
        assert_eq!(read(b"<meta charset=euc-tw><p>abc").value.encoding, "utf-8");
    }

    #[test]
    fn bytes_without_text_are_refused() {
        let bytes: Vec<u8> =
            (0..2000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let refused = decode(&bytes, &DecodeOptions::default());
        assert!(matches!(refused, Err(DecodeError::NotText(_))), "{refused:?}");
    }

    #[test]
    fn bad_bytes_fail_with_their_places() {
        let mut bytes = "第一行\n关于开展检查的通知".as_bytes().to_vec();
        bytes.insert(16, 0xFF);
        let error = decode(&bytes, &DecodeOptions::default()).unwrap_err();
        let [bad] = &error.diagnostics()[..] else { panic!("{error:?}") };
        assert_eq!((bad.code, bad.byte), ("E-BYTES", Some(16)));
        assert_eq!(bad.place, Some(crate::diagnostic::Place { line: 2, column: 3 }));
        let options = DecodeOptions { allow_replaced: true, ..DecodeOptions::default() };
        let warned = decode(&bytes, &options).unwrap();
        assert_eq!(warned.diagnostics.len(), 1);
    }
}
