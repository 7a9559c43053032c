//! Names of encodings, as people write them and as we write them.

/// An encoding this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// GB 18030-2022, GBK and GB 2312 within it.
    Gb18030,
    /// Big5 with HKSCS.
    Big5,
}
