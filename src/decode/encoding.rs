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
    /// UTF-32, little end first.
    Utf32Le,
    /// UTF-32, big end first.
    Utf32Be,
    /// GB 18030-2022, GBK and GB 2312 within it.
    Gb18030,
    /// Big5 with HKSCS.
    Big5,
    /// EUC-TW: CNS 11643.
    EucTw,
    /// HZ: GB 2312 in seven bits (RFC 1843).
    Hz,
    /// ISO-2022-CN, the extended form with it (RFC 1922).
    Iso2022Cn,
    /// Shift_JIS, as Windows writes it.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP.
    Iso2022Jp,
    /// EUC-KR with the UHC extension.
    EucKr,
    /// ISO-2022-KR (RFC 1557).
    Iso2022Kr,
    /// UTF-7 (RFC 2152).
    Utf7,
    /// A single-byte code page.
    Page(&'static encoding_rs::Encoding),
}

/// Name, the labels people use for it.
const NAMES: &[(Encoding, &str, &[&str])] = &[
    (
        Encoding::Utf8,
        "utf-8",
        &["utf8", "utf8mb4", "utf8bom", "utf8sig", "unicode11utf8", "65001", "cp65001"],
    ),
    (Encoding::Utf16Le, "utf-16-le", &["utf16le", "utf16", "ucs2", "ucs2le", "unicode", "1200"]),
    (Encoding::Utf16Be, "utf-16-be", &["utf16be", "ucs2be", "unicodebigendian", "1201"]),
    (Encoding::Utf32Le, "utf-32-le", &["utf32le", "utf32", "ucs4", "ucs4le", "12000"]),
    (Encoding::Utf32Be, "utf-32-be", &["utf32be", "ucs4be", "12001"]),
    (
        Encoding::Gb18030,
        "gb18030",
        &[
            "gbk",
            // what Windows calls the code page of the machine, in the offices that write 公文
            "ansi",
            "gb2312",
            "gb231280",
            "euccn",
            "cp936",
            "ms936",
            "windows936",
            "936",
            "xgbk",
            "csgb2312",
            "gb180302000",
            "gb180302005",
            "gb180302022",
            "cp54936",
            "54936",
            "chinese",
            "isoir58",
            "csiso58gb231280",
            "gb13000",
            "cp20936",
            "20936",
        ],
    ),
    (
        Encoding::Big5,
        "big5",
        &[
            "big5hkscs",
            "cp950",
            "ms950",
            "windows950",
            "950",
            "cnbig5",
            "csbig5",
            "xxbig5",
            "big5eten",
            "cp951",
            "951",
            "hkscs",
            "big5tw",
            "big5uao",
        ],
    ),
    (Encoding::EucTw, "euc-tw", &["cns11643", "xeuctw", "cp51950", "51950"]),
    (Encoding::Hz, "hz", &["hzgb2312", "hzgb", "cp52936", "52936"]),
    (Encoding::Iso2022Cn, "iso-2022-cn", &["iso2022cnext", "cp50227", "50227"]),
    (
        Encoding::ShiftJis,
        "shift_jis",
        &["sjis", "cp932", "ms932", "windows31j", "932", "xsjis", "mskanji"],
    ),
    (Encoding::EucJp, "euc-jp", &["xeucjp", "ujis", "51932", "cp51932"]),
    (Encoding::Iso2022Jp, "iso-2022-jp", &["jis", "csiso2022jp", "50220", "cp50220"]),
    (
        Encoding::EucKr,
        "euc-kr",
        &["cp949", "uhc", "ms949", "windows949", "ksc5601", "ksc56011987", "korean", "949"],
    ),
    (Encoding::Iso2022Kr, "iso-2022-kr", &["csiso2022kr", "50225", "cp50225"]),
    (Encoding::Utf7, "utf-7", &["unicode11utf7", "cp65000", "65000"]),
];

/// Names of the code pages, in lower case.
const PAGES: &[&str] = &[
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "ibm866",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "x-mac-cyrillic",
];

impl Encoding {
    /// Its name in lower case, as in JSON.
    pub fn name(self) -> &'static str {
        if let Self::Page(page) = self {
            let own = PAGES.iter().find(|name| name.eq_ignore_ascii_case(page.name()));
            return own.copied().unwrap_or(page.name());
        }
        NAMES.iter().find(|(encoding, ..)| *encoding == self).map_or("utf-8", |(_, name, _)| name)
    }

    /// The encoding of a label: case, `-`, `_` and spaces do not count.
    pub fn from_label(label: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            text.chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase())
                .collect()
        };
        let wanted = plain(label);
        let own = NAMES
            .iter()
            .find(|(_, name, labels)| plain(name) == wanted || labels.contains(&wanted.as_str()))
            .map(|(encoding, ..)| *encoding);
        own.or_else(|| {
            let number = wanted.strip_prefix("cp").unwrap_or(&wanted);
            let name = PAGES.iter().find(|name| {
                let name = plain(name);
                name == wanted || name.strip_prefix("windows") == Some(number)
            });
            let label = name.map_or(label.as_bytes(), |name| name.as_bytes());
            encoding_rs::Encoding::for_label(label)
                .filter(|page| page.is_single_byte())
                .map(Self::Page)
        })
    }

    /// The labels to offer where a name is not known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(_, name, _)| *name).chain(PAGES.iter().copied())
    }

    /// Whether it writes the code points of Unicode themselves.
    pub(super) fn is_unicode(self) -> bool {
        use Encoding::{Utf8, Utf16Be, Utf16Le, Utf32Be, Utf32Le};
        matches!(self, Utf8 | Utf16Le | Utf16Be | Utf32Le | Utf32Be)
    }

    /// The same encoding, the other end first.
    pub(super) fn turned(self) -> Option<Self> {
        Some(match self {
            Self::Utf16Le => Self::Utf16Be,
            Self::Utf16Be => Self::Utf16Le,
            Self::Utf32Le => Self::Utf32Be,
            Self::Utf32Be => Self::Utf32Le,
            _ => return None,
        })
    }

    /// The codec of `encoding_rs`, where it has one that we use.
    pub(super) fn codec(self) -> Option<&'static encoding_rs::Encoding> {
        match self {
            Self::Utf8 => Some(encoding_rs::UTF_8),
            Self::Utf16Le => Some(encoding_rs::UTF_16LE),
            Self::Utf16Be => Some(encoding_rs::UTF_16BE),
            Self::Gb18030 => Some(encoding_rs::GB18030),
            Self::Big5 => Some(encoding_rs::BIG5),
            Self::ShiftJis => Some(encoding_rs::SHIFT_JIS),
            Self::EucJp => Some(encoding_rs::EUC_JP),
            Self::Iso2022Jp => Some(encoding_rs::ISO_2022_JP),
            Self::EucKr => Some(encoding_rs::EUC_KR),
            Self::Page(page) => Some(page),
            Self::Utf32Le
            | Self::Utf32Be
            | Self::EucTw
            | Self::Hz
            | Self::Iso2022Cn
            | Self::Iso2022Kr
            | Self::Utf7 => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_people_use_are_known() {
        for (label, encoding) in [
            ("GBK", Encoding::Gb18030),
            ("cp936", Encoding::Gb18030),
            ("ANSI", Encoding::Gb18030),
            ("EUC-CN", Encoding::Gb18030),
            ("gb18030-2022", Encoding::Gb18030),
            ("Big5-HKSCS", Encoding::Big5),
            ("utf_8", Encoding::Utf8),
            ("UTF16LE", Encoding::Utf16Le),
            ("hz-gb-2312", Encoding::Hz),
            ("cp1251", Encoding::Page(encoding_rs::WINDOWS_1251)),
            ("latin1", Encoding::Page(encoding_rs::WINDOWS_1252)),
        ] {
            assert_eq!(Encoding::from_label(label), Some(encoding), "{label}");
        }
        assert_eq!(Encoding::from_label("klingon"), None);
    }

    #[test]
    fn every_name_is_its_own_label() {
        for name in Encoding::names() {
            assert_eq!(Encoding::from_label(name).map(Encoding::name), Some(name));
        }
    }
}
