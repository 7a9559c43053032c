//! Bytes → text: which encoding, on what evidence, with what margin; every bad byte located.

mod encoding;

pub use encoding::Encoding;

use crate::diagnostic::{Change, Warned};

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
    /// Bytes that no reading explains. The diagnostics name each place.
    #[error("{} undecodable byte sequences; name the encoding with --encoding or go on with --allow-replaced", .0.len())]
    Bytes(Vec<crate::diagnostic::Diagnostic>),
    /// Not text at all.
    #[error("this is {0}, not text; give the text of the document")]
    NotText(&'static str),
}
