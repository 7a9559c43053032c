//! Bytes → text: which encoding, on what evidence, with what margin; every bad byte located.

mod bom;
mod encoding;
mod euc_tw;
mod hz;
mod iso2022;
mod judge;
mod model;
mod not_text;
mod reading;
mod utf7;
mod western;

pub use encoding::Encoding;

use crate::diagnostic::{Change, Diagnostic, Warned};

/// Margin between the first and the second reading under which we say that we are not sure.
const SURE: f64 = 6.0;

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
    /// Name in lower case, `a+b` for a mixed file.
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
}

/// Why bytes did not become text.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Bytes that the encoding does not explain.
    #[error("{} undecodable byte sequences; name the encoding with --encoding or go on with --allow-replaced", .0.replaced.len())]
    Bytes(Box<Decoded>),
    /// Not text at all.
    #[error("this is {0}, not text; give the text of the document")]
    NotText(&'static str),
}

impl DecodeError {
    /// The error as diagnostics: one for each place of bad bytes.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Self::Bytes(decoded) => decoded.bad_bytes("E-BYTES"),
            Self::NotText(kind) => vec![Diagnostic::new("E-NOT-TEXT").with(kind)],
        }
    }
}

impl Decoded {
    /// A diagnostic for each place of bad bytes.
    fn bad_bytes(&self, code: &'static str) -> Vec<Diagnostic> {
        let mut marks = self.text.split('\n').enumerate().flat_map(|(line, text)| {
            text.chars()
                .enumerate()
                .filter(|(_, c)| *c == '\u{FFFD}')
                .map(move |(column, _)| (line + 1, column + 1))
        });
        self.replaced
            .iter()
            .map(|bad| {
                // U+FFFD that stood in the source is not a bad byte: find the mark by its line
                let (line, column) =
                    marks.find(|(line, _)| *line == bad.line).unwrap_or((bad.line, 1));
                Diagnostic::new(code)
                    .at(line, column)
                    .at_byte(bad.byte)
                    .with(bad.byte)
                    .with(&self.encoding)
            })
            .collect()
    }
}

/// Decodes bytes: a BOM or `options.encoding` decides, else the reading that costs least.
///
/// # Errors
/// [`DecodeError::NotText`] for files of another kind; [`DecodeError::Bytes`] with the text so far
/// for bytes that stay undecodable, unless `options.allow_replaced`.
pub fn decode(bytes: &[u8], options: &DecodeOptions) -> Result<Warned<Decoded>, DecodeError> {
    if let Some(kind) = not_text::kind(bytes) {
        return Err(DecodeError::NotText(kind));
    }
    let mut diagnostics = Vec::new();
    let mark = bom::find(bytes);
    let (encoding, skipped, judgement) = match (options.encoding, mark) {
        (Some(given), Some((marked, length))) if given == marked => (given, length, None),
        (Some(given), _) => (given, 0, None),
        (None, Some((marked, length))) => (marked, length, None),
        (None, None) => {
            let judgement = judge::judge(bytes);
            (judgement.best, 0, Some(judgement))
        }
    };
    let body = bytes.get(skipped..).unwrap_or_default();
    let reading = reading::read(body, encoding);
    let mut decoded = Decoded {
        encoding: encoding.name().to_owned(),
        bom: skipped > 0,
        replaced: locate(body, &reading, skipped, encoding),
        text: reading.text,
        ..Decoded::default()
    };
    if let Some(judgement) = judgement {
        if judgement.margin < SURE
            && let Some(second) = judgement.runner_up
        {
            let unsure = Diagnostic::new("W-ENCODING-UNSURE")
                .with(&decoded.encoding)
                .with(second.name())
                .with(format!("{:.1}", judgement.margin));
            diagnostics.push(unsure);
        }
        decoded.margin = Some((judgement.margin.min(1e6) * 100.0).round() / 100.0);
        decoded.candidates = judgement.candidates;
    }
    if !decoded.replaced.is_empty() {
        if !options.allow_replaced {
            return Err(DecodeError::Bytes(Box::new(decoded)));
        }
        diagnostics.extend(decoded.bad_bytes("W-REPLACED"));
    }
    Ok(Warned { value: decoded, diagnostics })
}

/// Offset in the file and line of each bad sequence.
fn locate(
    body: &[u8],
    reading: &reading::Reading,
    skipped: usize,
    encoding: Encoding,
) -> Vec<Replaced> {
    let (mut line, mut from) = (1, 0);
    reading
        .bad
        .iter()
        .map(|&bad| {
            let before = reading::read(body.get(from..bad).unwrap_or_default(), encoding);
            line += before.text.matches('\n').count();
            from = bad;
            Replaced { byte: (bad + skipped) as u64, line }
        })
        .collect()
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
