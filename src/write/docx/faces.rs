//! Which face a style's text is in, and which one a character takes that this face lacks.
//!
//! 仿宋_GB2312 and its sisters hold the 6763 characters of GB 2312 and no more; Word puts any face
//! it likes where one is missing. So such a character names its own: the same hand with the
//! characters of GBK, and beyond those 宋体; rare symbols name a font that has them.

use std::sync::OnceLock;

use crate::font::FontRole;
use crate::style::FontProfile;

/// Beyond the plane of common characters.
const EXTENSIONS: &str = "宋体-ExtB";

/// Figures in rings, squared units and their like that no Chinese font of an office has; this one
/// comes with every Windows.
pub const SYMBOLS: &str = "MS Gothic";

/// Names of the fonts a profile asks for.
#[derive(Clone, Copy, Debug)]
pub struct Faces {
    profile: FontProfile,
}

impl Faces {
    /// The fonts of a profile.
    pub fn of(profile: FontProfile) -> Self {
        Self { profile }
    }

    /// The name of the font in a role.
    pub fn name(self, role: FontRole) -> &'static str {
        match (self.profile, role) {
            (_, FontRole::Song) => "宋体",
            (FontProfile::Founder, FontRole::Biaosong) => "方正小标宋_GBK",
            (FontProfile::Founder, FontRole::Fangsong) => "方正仿宋_GBK",
            (FontProfile::Founder, FontRole::Kai) => "方正楷体_GBK",
            (FontProfile::Founder, FontRole::Hei) => "方正黑体_GBK",
            (_, FontRole::Hei) => "黑体",
            (_, FontRole::Biaosong) => "方正小标宋简体",
            (FontProfile::Gb2312, FontRole::Fangsong) => "仿宋_GB2312",
            (FontProfile::Gb2312, FontRole::Kai) => "楷体_GB2312",
            (FontProfile::Plain, FontRole::Fangsong) => "仿宋",
            (FontProfile::Plain, FontRole::Kai) => "楷体",
        }
    }

    /// The font of a character that the role's own lacks.
    pub fn instead(self, role: FontRole, character: char) -> Option<&'static str> {
        let code = u32::from(character);
        match code {
            // ⑪, ⅺ, ㉑, ㎥: what GBK has of these, the fonts below have
            0x2160..=0x217F | 0x2460..=0x24FF | 0x2776..=0x277F | 0x3200..=0x33FF
                if !in_gbk(character) =>
            {
                return Some(SYMBOLS);
            }
            0..0x3007 => return None,
            0x2_0000.. => return Some(EXTENSIONS),
            // GBK holds the whole first block of ideographs; of the others, few
            0x3400..=0x4DB5 | 0x9FA6..=0x9FFF | 0xF900..=0xFAFF => {
                return (role != FontRole::Song).then_some("宋体");
            }
            0x3007 | 0x3300..=0x33FF | 0x4E00..=0x9FA5 => {}
            _ => return None,
        }
        let name = self.name(role);
        let wider = match name {
            "仿宋_GB2312" => "仿宋",
            "楷体_GB2312" => "楷体",
            "方正小标宋简体" => "方正小标宋_GBK",
            _ => return None,
        };
        (!in_gb2312(code)).then_some(wider)
    }
}

/// The role of the font that a style's text is in.
pub fn role_of(style: &str) -> FontRole {
    match style {
        "GwMasthead" | "GwMastheadCell" | "GwTitle" | "GwAttachedTitle" | "GwForwardedTitle" => {
            FontRole::Biaosong
        }
        "GwSecrecy" | "GwUrgency" | "GwHeading1" | "GwChapter1" | "GwCaption" | "GwTableHead"
        | "GwTableHead2" | "GwTableHead3" | "GwAttachmentMarker" | "GwRunIn1" | "GwLabel" => {
            FontRole::Hei
        }
        "GwTitleNote" | "GwAuthor" | "GwHeading2" | "GwChapter2" | "GwRunIn2" | "GwSignerName" => {
            FontRole::Kai
        }
        "GwPageOdd" | "GwPageEven" => FontRole::Song,
        _ => FontRole::Fangsong,
    }
}

/// Whether GBK has a character.
fn in_gbk(character: char) -> bool {
    let mut text = [0; 4];
    !encoding_rs::GBK.encode(character.encode_utf8(&mut text)).2
}

/// GB 2312 as a set of code points, read out of the codec once: GBK's two-byte codes within
/// 94 × 94, less what GBK added there.
fn in_gb2312(code: u32) -> bool {
    static SET: OnceLock<Vec<u64>> = OnceLock::new();
    let set = SET.get_or_init(|| {
        let mut set = vec![0_u64; 1024];
        for lead in 0xB0..=0xF7_u8 {
            for trail in 0xA1..=0xFE_u8 {
                let bytes = [lead, trail];
                let (text, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes);
                for code in
                    text.chars().map(u32::from).filter(|code| (0x4E00..0xA000).contains(code))
                {
                    if let Some(word) = set.get_mut(code as usize / 64) {
                        *word |= 1 << (code % 64);
                    }
                }
            }
        }
        set
    });
    set.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gb2312_has_its_6763_characters() {
        assert_eq!((0x4E00..0xA000).filter(|code| in_gb2312(*code)).count(), 6763);
        assert!(in_gb2312(u32::from('安')) && !in_gb2312(u32::from('镕')));
    }

    #[test]
    fn what_no_chinese_font_has_takes_a_font_of_symbols() {
        for profile in [FontProfile::Gb2312, FontProfile::Founder, FontProfile::Plain] {
            let faces = Faces::of(profile);
            for character in "㉑㊿㎥㎠⑪⓪ⅺ".chars() {
                assert_eq!(faces.instead(FontRole::Fangsong, character), Some(SYMBOLS));
            }
            for character in "①⑴⒈Ⅻⅹ国".chars() {
                assert_eq!(faces.instead(FontRole::Fangsong, character), None, "{character}");
            }
        }
    }
}
