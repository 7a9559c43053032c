//! How a document is set: the standard's numbers ([`gbt9704`]) and what an office may choose.

pub mod gbt9704;
mod moment;
mod seal;
pub mod units;

pub use moment::Moment;
pub use seal::{Demand, MAX_PIXELS, Picture, PictureError, Seal};
pub use units::{Mm, Pt, Twip};

/// What an office may choose about the page; the default is the standard's.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// How 署名 and 成文日期 stand; none: by the kind of document.
    pub signature: Option<SignatureCase>,
    /// Where the colophon stands.
    pub colophon: ColophonPage,
    /// Lines a page.
    pub lines: usize,
    /// Characters a line.
    pub characters: usize,
    /// Pitch of lines.
    pub line_pitch: Pt,
    /// Diameter of a seal; none: 42 mm.
    pub seal_size: Mm,
    /// The seals that were given; once they are resolved, one for each name that signs, in order.
    pub seals: Vec<Seal>,
    /// Which fonts the DOCX names.
    pub docx_fonts: FontProfile,
    /// The DOCX carries a `linesAndChars` grid instead of `lines`.
    pub docx_char_grid: bool,
    /// Draw a marked box for a character no face has instead of failing.
    pub allow_missing: bool,
    /// The same for U+FFFD, which stands for bytes that could not be decoded.
    pub allow_replaced: bool,
    /// Moment that a file's properties bear; none: the document's own date.
    pub moment: Option<Moment>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            signature: None,
            colophon: ColophonPage::Last,
            lines: gbt9704::LINES_PER_PAGE,
            characters: gbt9704::CHARS_PER_LINE,
            line_pitch: gbt9704::LINE_PITCH,
            seal_size: Mm(42.0),
            seals: Vec::new(),
            docx_fonts: FontProfile::Gb2312,
            docx_char_grid: false,
            allow_missing: false,
            allow_replaced: false,
            moment: None,
        }
    }
}

impl Style {
    /// Whether a character that no face has may be drawn as a marked box.
    pub fn allows_box(&self, character: char) -> bool {
        self.allow_missing || (self.allow_replaced && character == '\u{FFFD}')
    }
}

/// 署名 and 成文日期: the three cases of clause 7.3.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureCase {
    /// 加盖印章: room for a seal, date four characters from the right.
    Sealed,
    /// 不加盖印章.
    Unsealed,
    /// 加盖签发人签名章.
    Stamp,
}

/// Which page bears the colophon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColophonPage {
    /// The last page.
    Last,
    /// The last page, which is made an even one.
    Even,
}

/// Font names that the DOCX asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontProfile {
    /// 方正小标宋简体, 仿宋_GB2312, 楷体_GB2312.
    Gb2312,
    /// 方正小标宋_GBK, 方正仿宋_GBK, 方正楷体_GBK.
    Founder,
    /// 方正小标宋简体, 仿宋, 楷体.
    Plain,
}
