//! Turns the text of a Chinese official document (公文) into DOCX and PDF set as GB/T 9704-2012
//! asks.
//!
//! ```text
//! bytes ─decode─▶ Decoded ─carrier─▶ Carried ─clean─▶ Lines ─recognise─▶ Document
//!       Document ─┬──────────────────▶ write::docx ─▶ bytes
//!                 └─layout─▶ Pages ─▶ write::pdf ──▶ bytes
//! ```
//!
//! [`read`] is the first half of that road, [`convert`] the whole of it. Both are pure: no file,
//! clock, thread or environment is touched outside [`batch`] and [`cli`].

#![forbid(unsafe_code)]

pub mod batch;
pub mod carrier;
pub mod clean;
pub mod cli;
pub mod conserve;
pub mod decode;
pub mod diagnostic;
pub mod document;
pub mod font;
pub mod layout;
pub mod recognise;
pub mod settings;
pub mod style;
pub mod text;
pub mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use diagnostic::{Diagnostic, Warned, watch};
pub use layout::sealing::Sealed;

/// Everything that can be set about a conversion.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How bytes become text.
    pub decode: decode::DecodeOptions,
    /// What carries the text.
    pub carrier: carrier::CarrierOptions,
    /// Which cleaning rules run.
    pub clean: clean::CleanRules,
    /// Elements given, not read.
    pub given: recognise::Given,
    /// How the page is set.
    pub style: style::Style,
    /// Where each of these was set by name.
    pub settings: settings::Settings,
}

/// A format of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// DOCX, to edit.
    Docx,
    /// PDF, to print and archive.
    Pdf,
}

impl Format {
    /// The extension of its files, without dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }
}

/// A text that was read: every boundary of the first half of the road.
#[derive(Clone, Debug)]
pub struct Read {
    /// The decoded text and its evidence.
    pub decoded: decode::Decoded,
    /// What carried it.
    pub from: carrier::Carrier,
    /// The cleaned lines.
    pub lines: clean::Lines,
    /// The document.
    pub document: document::Document,
    /// How its page is set: as the options say, and its own front matter.
    pub style: style::Style,
}

/// A text that was decoded and cleaned.
#[derive(Clone, Debug)]
pub struct Cleaned<'a> {
    /// The decoded text and its evidence; empty lines where front matter stood.
    pub decoded: decode::Decoded,
    /// What carried it.
    pub from: carrier::Carrier,
    /// The cleaned lines.
    pub lines: clean::Lines,
    /// The options, with what front matter sets.
    pub options: Cow<'a, Options>,
}

/// A converted document.
#[derive(Clone, Debug)]
pub struct Converted {
    /// What was read.
    pub read: Read,
    /// What was sealed.
    pub seals: Vec<Sealed>,
    /// Number of pages of the layout.
    pub pages: usize,
    /// The bytes of each format asked for, in the order asked.
    pub outputs: Vec<(Format, Vec<u8>)>,
}

/// Why an input was not converted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The bytes are not text, or not all of them.
    #[error(transparent)]
    Decode(#[from] decode::DecodeError),
    /// Its carrier cannot be opened.
    #[error(transparent)]
    Carrier(#[from] carrier::CarrierError),
    /// Its front matter or a field label sets what cannot be set.
    #[error("what the text sets cannot be set")]
    FrontMatter(Diagnostic),
    /// The work was called off.
    #[error("called off")]
    CalledOff,
    /// There is no text in it.
    #[error("the input holds no text; give the text of a document")]
    Empty,
    /// A character was lost or invented on the way.
    #[error(transparent)]
    Lost(#[from] conserve::Lost),
    /// Seals were given that do not fit it.
    #[error(transparent)]
    Seal(#[from] layout::sealing::SealError),
    /// It could not be laid out.
    #[error(transparent)]
    Layout(#[from] layout::LayoutError),
    /// Characters that no font has, in a format that draws them itself.
    #[error("no font has some of its characters; give one with --font-dir")]
    Missing(Vec<Diagnostic>),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] write::WriteError),
}

/// Bytes → cleaned lines: decode, take front matter out, take the carrier off, clean.
///
/// # Errors
/// [`Error::Decode`] for bytes that are not text, [`Error::Carrier`] for a DOCX that cannot be read,
/// [`Error::FrontMatter`].
pub fn clean_bytes<'a>(bytes: &[u8], options: &'a Options) -> Result<Warned<Cleaned<'a>>, Error> {
    let mut diagnostics = options.settings.doubts.clone();
    let mut options = Cow::Borrowed(options);
    let mut how = options.carrier;
    how.keep_furniture |= !options.clean.runs("furniture");
    // a DOCX is no text in any encoding: its reader gives the lines
    let package = carrier::open_package(bytes, &how)?;
    let mut package = package.map(|opened| opened.drain_into(&mut diagnostics));
    let (decoded, front, chars) = match &mut package {
        Some(carried) => {
            let text = carried.source.take().unwrap_or_default();
            let encoding = carried.carrier.name().to_owned();
            (decode::Decoded { text, encoding, ..decode::Decoded::default() }, None, Vec::new())
        }
        None => {
            let decoded = decode::decode(bytes, &options.decode)?;
            let mut decoded = decoded.drain_into(&mut diagnostics);
            let front = settings::front_matter::take(&mut decoded).map_err(Error::FrontMatter)?;
            if let Some(front) = &front {
                diagnostics.extend(front.apply(options.to_mut()).map_err(Error::FrontMatter)?);
            }
            let chars: Vec<char> = decoded.text.chars().collect();
            (decoded, front, chars)
        }
    };
    let open = || carrier::open(&chars, &how);
    let carried = package.map_or_else(open, Warned::silent).drain_into(&mut diagnostics);
    let from = carried.carrier;
    if !carried.labels.is_empty() {
        let told = settings::labels::apply(options.to_mut(), &carried.labels);
        diagnostics.extend(told.map_err(Error::FrontMatter)?);
    }
    let mut lines = clean::clean(carried, &options.clean).drain_into(&mut diagnostics);
    drop(chars);
    if let Some(front) = front {
        front.record(&mut lines);
    }
    Ok(Warned { value: Cleaned { decoded, from, lines, options }, diagnostics })
}

/// Bytes → document: decode, clean, recognise.
///
/// # Errors
/// As [`clean_bytes`]; [`Error::Empty`] where there is no text.
pub fn read(bytes: &[u8], options: &Options) -> Result<Warned<Read>, Error> {
    let Warned { value, mut diagnostics } = clean_bytes(bytes, options)?;
    let Cleaned { decoded, from, lines, options } = value;
    if lines.lines.is_empty() {
        return Err(Error::Empty);
    }
    let document = recognise::recognise(&lines, &options.given).drain_into(&mut diagnostics);
    let style = options.style.clone();
    Ok(Warned { value: Read { decoded, from, lines, document, style }, diagnostics })
}

/// Bytes → files: read, lay out, write each format asked for.
///
/// # Errors
/// As [`read`]; [`Error::Layout`]; [`Error::Missing`] for a character no font has, where a PDF is
/// asked for; [`Error::Write`].
pub fn convert(
    bytes: &[u8],
    options: &Options,
    fonts: &font::Fonts,
    formats: &[Format],
) -> Result<Warned<Converted>, Error> {
    let Warned { value: mut read, mut diagnostics } = read(bytes, options)?;
    let seals = layout::sealing::seal(&mut read.document, &mut read.style)?;
    diagnostics.extend(layout::sealing::tell(&seals));
    let ledger = conserve::Ledger::open(&read.decoded, &read.lines, &read.document)?;
    let mut pages =
        layout::layout(&read.document, &read.style, fonts)?.drain_into(&mut diagnostics);
    ledger.pages(&pages)?;
    let draws = formats.contains(&Format::Pdf);
    let told = layout::told(&pages.missing, &read.style, draws, &read.decoded.text);
    diagnostics.extend(told.map_err(Error::Missing)?);
    let facts = std::mem::take(&mut pages.facts);
    let mut written = BTreeMap::new();
    // the PDF first: pages are large, and gone as they are drawn
    if draws {
        let info = write::Info::of(&read.document, &read.style);
        written.insert(Format::Pdf, write::pdf::pdf(pages, fonts, &info)?);
    } else {
        drop(pages);
    }
    if formats.contains(&Format::Docx) {
        let docx = ledger.docx(&facts, |reader| {
            write::docx::docx(&read.document, &read.style, &facts, reader)
        })?;
        written.insert(Format::Docx, docx);
    }
    let asked = |format: &Format| Some((*format, written.remove(format)?));
    let outputs = formats.iter().filter_map(asked).collect();
    let pages = facts.pages;
    Ok(Warned { value: Converted { read, seals, pages, outputs }, diagnostics })
}

/// As [`convert`], asking again and again, within the stages too, whether to go on.
///
/// # Errors
/// As [`convert`]; [`Error::CalledOff`] where the answer was no.
pub fn convert_while(
    bytes: &[u8],
    options: &Options,
    fonts: &font::Fonts,
    formats: &[Format],
    go_on: watch::Question,
) -> Result<Warned<Converted>, Error> {
    watch::watched(go_on, || convert(bytes, options, fonts, formats))
        .unwrap_or(Err(Error::CalledOff))
}

impl Error {
    /// The error as diagnostics, with a place each where there is one.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Self::Decode(error) => error.diagnostics(),
            Self::Carrier(error) => vec![error.diagnostic()],
            Self::FrontMatter(fault) => vec![fault.clone()],
            Self::CalledOff => vec![Diagnostic::new("E-CALLED-OFF")],
            Self::Empty => vec![Diagnostic::new("E-EMPTY")],
            Self::Lost(lost) => vec![Diagnostic::new("E-CONSERVATION").with(lost)],
            Self::Seal(error) => vec![error.diagnostic()],
            Self::Layout(error) => error.diagnostics(),
            Self::Missing(missing) => missing.clone(),
            Self::Write(error) => vec![Diagnostic::new("E-WRITE").with(error)],
        }
    }
}
