//! `word/fontTable.xml`: what the named fonts are, so that a machine without them finds the next
//! best by name, then by shape. Values as the vendors' own documents carry them.

use super::faces::{Faces, SYMBOLS};
use crate::font::FontRole;

/// Name, alternatives in order, panose, family, pitch, signature.
type Font = (&'static str, &'static str, &'static str, &'static str, &'static str, Signature);
type Signature = [&'static str; 6];

const GB2312: Signature = ["00000001", "080E0000", "00000010", "00000000", "00040000", "00000000"];
const GBK: Signature = ["800002BF", "38CF7CFA", "00000016", "00000000", "00040001", "00000000"];
const SONG: Signature = ["00000003", "288F0000", "00000016", "00000000", "00040001", "00000000"];
const EXT_B: Signature = ["00000001", "02000000", "00000000", "00000000", "00040001", "00000000"];
const GOTHIC: Signature = ["E00002FF", "6AC7FDFB", "08000012", "00000000", "0002009F", "00000000"];
const FZ_GBK: Signature = ["A00002BF", "38CF7CFA", "00082016", "00000000", "00040001", "00000000"];

#[rustfmt::skip]
const KNOWN: &[Font] = &[
    ("方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体", "03000509000000000000", "script", "fixed", GB2312),
    ("方正小标宋_GBK", "方正小标宋简体,FZXiaoBiaoSong-B05,华文中宋,STZhongsong,宋体", "02000000000000000000", "auto", "variable", FZ_GBK),
    ("仿宋_GB2312", "仿宋,FangSong,FangSong_GB2312,方正仿宋_GBK,华文仿宋,STFangsong", "02010609030101010101", "modern", "fixed", GB2312),
    ("仿宋", "FangSong,仿宋_GB2312,方正仿宋_GBK,华文仿宋,STFangsong", "02010609060101010101", "modern", "fixed", GBK),
    ("方正仿宋_GBK", "FZFangSong-Z02,仿宋,FangSong,华文仿宋,STFangsong", "02000000000000000000", "auto", "variable", FZ_GBK),
    ("楷体_GB2312", "楷体,KaiTi,KaiTi_GB2312,方正楷体_GBK,华文楷体,STKaiti", "02010609030101010101", "modern", "fixed", GB2312),
    ("楷体", "KaiTi,楷体_GB2312,方正楷体_GBK,华文楷体,STKaiti", "02010609060101010101", "modern", "fixed", GBK),
    ("方正楷体_GBK", "FZKai-Z03,楷体,KaiTi,华文楷体,STKaiti", "02000000000000000000", "auto", "variable", FZ_GBK),
    ("黑体", "SimHei,方正黑体_GBK,华文黑体,STHeiti", "02010609060101010101", "modern", "fixed", GBK),
    ("方正黑体_GBK", "FZHei-B01,黑体,SimHei,华文黑体,STHeiti", "02000000000000000000", "auto", "variable", FZ_GBK),
    ("宋体-ExtB", "SimSun-ExtB,SimSun-ExtG,HanaMinB", "02010609060101010101", "modern", "fixed", EXT_B),
    (SYMBOLS, "ＭＳ ゴシック,Yu Gothic,Arial Unicode MS,Noto Sans CJK SC", "020B0609070205080204", "modern", "fixed", GOTHIC),
    ("宋体", "SimSun,方正书宋_GBK,华文宋体,STSong", "02010600030101010101", "auto", "variable", SONG),
];

/// The part, for the fonts of a profile and those that rare characters take.
pub fn font_table(faces: Faces, rare: &[&str]) -> String {
    let used = FontRole::ALL.map(|role| faces.name(role));
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        r#"<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#,
    ));
    for (name, others, panose, family, pitch, signature) in KNOWN {
        if !used.contains(name) && !rare.contains(name) {
            continue;
        }
        let [u0, u1, u2, u3, c0, c1] = signature;
        let charset = if *name == SYMBOLS { "80" } else { "86" };
        out.push_str(&format!(
            r#"<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/><w:sig w:usb0="{u0}" w:usb1="{u1}" w:usb2="{u2}" w:usb3="{u3}" w:csb0="{c0}" w:csb1="{c1}"/></w:font>"#
        ));
    }
    out.push_str("</w:fonts>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::FontProfile;

    #[test]
    fn every_font_of_every_profile_is_described() {
        for profile in [FontProfile::Gb2312, FontProfile::Founder, FontProfile::Plain] {
            let faces = Faces::of(profile);
            let part = font_table(faces, &["宋体-ExtB"]);
            for name in FontRole::ALL.map(|role| faces.name(role)).into_iter().chain(["宋体-ExtB"])
            {
                assert_eq!(part.matches(&format!("w:name=\"{name}\"")).count(), 1, "{name}");
            }
        }
    }
}
