//! Why a carrier could not be opened.

use crate::diagnostic::Diagnostic;

/// What keeps a DOCX from being read. A text in any other carrier can always be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// `--from docx` was said of something else.
    #[error("this is no DOCX; leave --from out, or name what carries the text")]
    NotDocx,
    /// The package is torn or no ZIP archive.
    #[error("the DOCX is damaged ({0}); open it in Word or WPS and save it again")]
    Package(String),
    /// It has no part that holds a text.
    #[error("the archive holds no Word document; give a DOCX")]
    NoDocument,
    /// A part is not well-formed XML.
    #[error("the DOCX is damaged: {part} is broken at byte {byte} ({what})")]
    Xml {
        /// Name of the part.
        part: String,
        /// Offset in the part, unpacked.
        byte: u64,
        /// What is wrong there.
        what: String,
    },
    /// It lies behind a password.
    #[error("the document is protected by a password; take it off and save as DOCX")]
    Encrypted,
    /// Unpacked it is larger than any document.
    #[error("the DOCX unpacks to more than {0} MiB; no document is as large")]
    TooLarge(u64),
    /// Its elements are nested deeper than any document's.
    #[error("{0} is nested too deeply; no document is")]
    TooDeep(String),
}

impl CarrierError {
    /// The error as a diagnostic.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::NotDocx => Diagnostic::new("E-NOT-DOCX"),
            Self::Package(what) => Diagnostic::new("E-DOCX-PACKAGE").with(what),
            Self::NoDocument => Diagnostic::new("E-DOCX-EMPTY"),
            Self::Xml { part, byte, what } => {
                Diagnostic::new("E-DOCX-XML").with(part).with(byte).with(what)
            }
            Self::Encrypted => Diagnostic::new("E-DOCX-PASSWORD"),
            Self::TooLarge(most) => Diagnostic::new("E-DOCX-LARGE").with(most),
            Self::TooDeep(part) => Diagnostic::new("E-DOCX-DEEP").with(part),
        }
    }
}
