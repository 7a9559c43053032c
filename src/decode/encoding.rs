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
    /// Shift_JIS, as Windows writes it.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// EUC-KR with the UHC extension.
    EucKr,
    /// windows-1252.
    Windows1252,
}

/// Name, the labels people use for it.
const NAMES: &[(Encoding, &str, &[&str])] = &[
    (Encoding::Utf8, "utf-8", &["utf8", "utf8bom", "unicode11utf8", "65001", "cp65001"]),
    (Encoding::Utf16Le, "utf-16-le", &["utf16le", "utf16", "ucs2", "ucs2le", "unicode", "1200"]),
    (Encoding::Utf16Be, "utf-16-be", &["utf16be", "ucs2be", "unicodebigendian", "1201"]),
    (Encoding::Utf32Le, "utf-32-le", &["utf32le", "utf32", "ucs4", "ucs4le", "12000"]),
    (Encoding::Utf32Be, "utf-32-be", &["utf32be", "ucs4be", "12001"]),
    (
        Encoding::Gb18030,
        "gb18030",
        &[
            "gbk",
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
        ],
    ),
    (Encoding::ShiftJis, "shift_jis", &["sjis", "cp932", "ms932", "windows31j", "932", "xsjis"]),
    (Encoding::EucJp, "euc-jp", &["xeucjp", "ujis", "51932"]),
    (Encoding::EucKr, "euc-kr", &["cp949", "uhc", "ms949", "ksc5601", "korean", "949"]),
    (Encoding::Windows1252, "windows-1252", &["cp1252", "latin1", "iso88591", "ascii", "usascii"]),
];

impl Encoding {
    /// Its name in lower case, as in JSON.
    pub fn name(self) -> &'static str {
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
        NAMES
            .iter()
            .find(|(_, name, labels)| plain(name) == wanted || labels.contains(&wanted.as_str()))
            .map(|(encoding, ..)| *encoding)
    }

    /// The labels to offer where a name is not known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(_, name, _)| *name)
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
            Self::EucKr => Some(encoding_rs::EUC_KR),
            Self::Windows1252 => Some(encoding_rs::WINDOWS_1252),
            Self::Utf32Le | Self::Utf32Be => None,
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
            ("EUC-CN", Encoding::Gb18030),
            ("gb18030-2022", Encoding::Gb18030),
            ("Big5-HKSCS", Encoding::Big5),
            ("utf_8", Encoding::Utf8),
            ("UTF16LE", Encoding::Utf16Le),
        ] {
            assert_eq!(Encoding::from_label(label), Some(encoding), "{label}");
        }
        assert_eq!(Encoding::from_label("klingon"), None);
    }

    #[test]
    fn every_name_is_its_own_label() {
        for (encoding, name, _) in NAMES {
            assert_eq!(Encoding::from_label(name), Some(*encoding));
        }
    }
}
