//! Which face a style's text is in, and which one a character takes that this face lacks.
//!
//! 仿宋_GB2312 and its sisters hold the 6763 characters of GB 2312 and no more; Word puts any face
//! it likes where one is missing. So such a character names its own: the same hand with the
//! characters of GBK, and beyond those 宋体; rare symbols name a font that has them.
//!
//! Law: text is untouched; a part without such characters comes out as it went in.

use std::sync::OnceLock;

use super::xml::{Element, Node};
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
    fn instead(self, role: FontRole, character: char) -> Option<&'static str> {
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

/// Prints an element, and gives characters that their style's face lacks one that has them; adds it
/// to those in use. Each run is printed as it is made: a long paragraph may have very many.
pub fn print_in_faces(
    mut element: Element<'_>,
    faces: Faces,
    used: &mut Vec<&'static str>,
    out: &mut String,
) {
    if element.name != "w:p" {
        let children = std::mem::take(&mut element.children);
        if children.is_empty() {
            return element.print(out);
        }
        element.open(out);
        for child in children {
            match child {
                Node::Element(child) => print_in_faces(child, faces, used, out),
                Node::Text(text) => out.push_str(text),
            }
        }
        return element.close(out);
    }
    let own = style_of(&element, "w:pPr", "w:pStyle").map_or(FontRole::Fangsong, role_of);
    let lacks = |run: &Element<'_>| {
        let role = style_of(run, "w:rPr", "w:rStyle").map_or(own, role_of);
        texts(run).any(|text| text.chars().any(|c| faces.instead(role, c).is_some()))
    };
    let is_rare =
        |node: &Node<'_>| matches!(node, Node::Element(run) if run.name == "w:r" && lacks(run));
    if !element.children.iter().any(is_rare) {
        return element.print(out);
    }
    element.open(out);
    for node in std::mem::take(&mut element.children) {
        match node {
            Node::Element(run) if run.name == "w:r" => {
                let role = style_of(&run, "w:rPr", "w:rStyle").map_or(own, role_of);
                split(run, |c| faces.instead(role, c), out, used);
            }
            Node::Element(other) => other.print(out),
            Node::Text(text) => out.push_str(text),
        }
    }
    element.close(out);
}

/// The style that an element's properties name.
fn style_of<'a>(element: &Element<'a>, properties: &str, style: &str) -> Option<&'a str> {
    let style = element.child(properties)?.child(style)?;
    style.attributes.iter().find(|(name, _)| *name == "w:val").map(|(_, value)| *value)
}

fn texts<'t, 'a>(run: &'t Element<'a>) -> impl Iterator<Item = &'a str> + 't {
    run.children
        .iter()
        .flat_map(|node| match node {
            Node::Element(child) if child.name == "w:t" => child.children.as_slice(),
            _ => &[],
        })
        .filter_map(|node| match node {
            Node::Text(text) => Some(*text),
            Node::Element(_) => None,
        })
}

/// A run → printed runs, each in one face.
fn split<'a>(
    run: Element<'a>,
    instead: impl Fn(char) -> Option<&'static str>,
    out: &mut String,
    used: &mut Vec<&'static str>,
) {
    let properties = run.child("w:rPr").cloned();
    let begin = |face: Option<&'static str>| {
        let mut own = properties.clone();
        if let Some(face) = face {
            own = Some(named(own, face));
        }
        let mut run = Element::empty("w:r");
        run.children.extend(own.map(Node::Element));
        run
    };
    let mut current = (None, begin(None));
    let mut filled = false;
    for node in run.children {
        let Node::Element(child) = node else { continue };
        if child.name == "w:rPr" {
            continue;
        }
        if child.name != "w:t" {
            current.1.children.push(Node::Element(child));
            filled = true;
            continue;
        }
        for text in child.children {
            let Node::Text(text) = text else { continue };
            for piece in pieces(text, &instead) {
                let face = piece.chars().next().and_then(&instead);
                if face != current.0 {
                    if filled {
                        current.1.print(out);
                    }
                    current.1 = begin(face);
                    current.0 = face;
                    used.extend(face.filter(|face| !used.contains(face)));
                }
                let mut own = Element::empty("w:t");
                own.attributes.clone_from(&child.attributes);
                own.children.push(Node::Text(piece));
                current.1.children.push(Node::Element(own));
                filled = true;
            }
        }
    }
    if filled {
        current.1.print(out);
    }
}

/// Stretches of text that go to one face.
fn pieces<'a>(mut text: &'a str, instead: &impl Fn(char) -> Option<&'static str>) -> Vec<&'a str> {
    let mut out = Vec::new();
    while let Some(first) = text.chars().next() {
        let face = instead(first);
        let end = text.find(|c| instead(c) != face).unwrap_or(text.len());
        let (piece, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        out.push(piece);
        text = rest;
    }
    out
}

/// Run properties with a face for Chinese text.
fn named<'a>(properties: Option<Element<'a>>, face: &'static str) -> Element<'a> {
    let mut properties = properties.unwrap_or_else(|| Element::empty("w:rPr"));
    let fonts = [("w:eastAsia", face), ("w:hint", "eastAsia")];
    match properties.child_mut("w:rFonts") {
        Some(own) => own.attributes = fonts.to_vec(),
        None => {
            let mut own = Element::empty("w:rFonts");
            own.attributes = fonts.to_vec();
            // after the character style, before all else
            let at = usize::from(properties.child("w:rStyle").is_some());
            properties.children.insert(at, Node::Element(own));
        }
    }
    properties
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    fn given(xml: &str, profile: FontProfile) -> (String, Vec<&'static str>) {
        let root = parse(xml).unwrap();
        let (mut used, mut out) = (Vec::new(), String::new());
        print_in_faces(root, Faces::of(profile), &mut used, &mut out);
        (out, used)
    }

    #[test]
    fn gb2312_has_its_6763_characters() {
        assert_eq!((0x4E00..0xA000).filter(|code| in_gb2312(*code)).count(), 6763);
        assert!(in_gb2312(u32::from('安')) && !in_gb2312(u32::from('镕')));
    }

    #[test]
    fn a_character_the_face_lacks_takes_another() {
        let xml = "<w:p><w:pPr><w:pStyle w:val=\"GwBody\"/></w:pPr><w:r><w:t>朱镕基&lt;二〇</w:t></w:r>\
                   <w:r><w:rPr><w:rStyle w:val=\"GwRunIn2\"/></w:rPr><w:t>镕𠮷</w:t></w:r></w:p>";
        let (out, used) = given(xml, FontProfile::Gb2312);
        let rare = |face: &str, text: &str| {
            format!(
                "<w:rFonts w:eastAsia=\"{face}\" w:hint=\"eastAsia\"/></w:rPr><w:t>{text}</w:t>"
            )
        };
        assert!(out.contains(&rare("仿宋", "镕")), "{out}");
        assert!(out.contains("<w:r><w:t>基&lt;二</w:t></w:r>"), "{out}");
        assert!(out.contains(&rare("仿宋", "〇")), "{out}");
        assert!(
            out.contains(&format!("<w:rStyle w:val=\"GwRunIn2\"/>{}", rare("楷体", "镕"))),
            "{out}"
        );
        assert!(out.contains(&rare("宋体-ExtB", "𠮷")), "{out}");
        assert_eq!(used, ["仿宋", "楷体", "宋体-ExtB"]);
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

    #[test]
    fn a_face_of_gbk_has_them() {
        let xml = "<w:p><w:r><w:tab/><w:t>朱镕基二〇</w:t></w:r></w:p>";
        assert_eq!(given(xml, FontProfile::Plain), (xml.to_owned(), Vec::new()));
        assert_eq!(given(xml, FontProfile::Founder), (xml.to_owned(), Vec::new()));
    }

    #[test]
    fn breaks_and_tabs_keep_their_places() {
        let xml = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>镕</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>";
        let (out, _) = given(xml, FontProfile::Gb2312);
        let bare: String = out
            .split("<w:rPr>")
            .map(|piece| piece.split_once("</w:rPr>").map_or(piece, |(_, rest)| rest))
            .collect();
        assert_eq!(
            bare.replace("</w:r><w:r>", ""),
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>镕</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"
        );
    }
}
