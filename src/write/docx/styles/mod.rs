//! `word/styles.xml`: every look a person can use again, under its Chinese name.
//!
//! Law: what a style can say is said here and nowhere else.

mod body;
mod closing;
mod colophon;
mod header;

use super::faces::role_of;
use super::look::Look;
use crate::document::Role;
use crate::font::FontRole;
use crate::style::{Pt, gbt9704 as gb};

/// A paragraph style.
struct Paragraph {
    id: &'static str,
    name: &'static str,
    /// The style of a paragraph typed after it.
    next: &'static str,
    /// What its `w:pPr` holds.
    properties: String,
    /// What its `w:rPr` holds beside the face.
    run: String,
}

/// The whole part.
pub fn styles(look: &Look) -> String {
    let mut out = head(look);
    let paragraphs =
        [header::styles(look), body::styles(look), closing::styles(look), colophon::styles(look)];
    for style in paragraphs.iter().flatten() {
        out.push_str(&format!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:next w:val="{}"/><w:qFormat/>{}{}</w:style>"#,
            style.id,
            style.name,
            style.next,
            wrap("w:pPr", &style.properties),
            wrap("w:rPr", &format!("{}{}", face(look, style.id), style.run)),
        ));
    }
    for (id, name) in CHARACTERS {
        out.push_str(&format!(
            r#"<w:style w:type="character" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:qFormat/>{}</w:style>"#,
            wrap("w:rPr", &face(look, id)),
        ));
    }
    out.push_str("</w:styles>");
    out
}

/// Character styles: they carry a face and nothing else.
const CHARACTERS: &[(&str, &str)] = &[
    ("GwRunIn1", "一级标题（段首）"),
    ("GwRunIn2", "二级标题（段首）"),
    ("GwRunIn3", "三级标题（段首）"),
    ("GwRunIn4", "四级标题（段首）"),
    ("GwLabel", "黑体标签"),
    ("GwSignerName", "签发人姓名"),
];

fn wrap(element: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("<{element}>{content}</{element}>") }
}

/// Defaults, Normal and the table styles.
fn head(look: &Look) -> String {
    let pitch = look.pitch.twip().0;
    let rule = (gb::TABLE_RULE.pt().0 * 8.0).round() as i32;
    // In a `lines` grid the type itself is tightened so that 28 characters fill the 版心: a whole
    // twip below the exact pitch, or the 28th falls over.
    let spacing =
        if look.char_grid { 0 } else { ((look.cell().0 - gb::SIZE_3.0) * 20.0).floor() as i32 };
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n",
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
            r#"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>"#,
            r#"<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>"#,
            r#"<w:rPr><w:spacing w:val="{spacing}"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>"#,
            r#"<w:style w:type="character" w:default="1" w:styleId="GwDefault"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
            r#"<w:style w:type="table" w:default="1" w:styleId="GwTableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
            r#"<w:style w:type="table" w:customStyle="1" w:styleId="GwTable"><w:name w:val="公文表格"/><w:basedOn w:val="GwTableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        ),
        fonts = fonts(look.faces.name(FontRole::Fangsong), WESTERN),
        pitch = pitch,
        spacing = spacing,
        borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(
                r#"<w:{side} w:val="single" w:sz="{rule}" w:space="0" w:color="000000"/>"#
            ))
            .concat(),
    )
}

/// Letters and digits within Chinese text.
const WESTERN: &str = "Times New Roman";

fn fonts(east_asia: &str, western: &str) -> String {
    format!(
        r#"<w:rFonts w:ascii="{western}" w:eastAsia="{east_asia}" w:hAnsi="{western}" w:cs="{western}"/>"#
    )
}

/// The face of a style, where it is not the body's.
fn face(look: &Look, style: &str) -> String {
    let role = role_of(style);
    let name = look.faces.name(role);
    match role {
        FontRole::Fangsong => String::new(),
        // their own digits: a heavy title with thin ones looks pieced together
        FontRole::Biaosong | FontRole::Song => fonts(name, name),
        FontRole::Kai | FontRole::Hei => fonts(name, WESTERN),
    }
}

fn size(points: Pt) -> String {
    let half = (points.0 * 2.0).round() as i32;
    format!(r#"<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>"#)
}

/// Lines with a height of their own keep off the grid.
const OFF_GRID: &str = r#"<w:snapToGrid w:val="0"/>"#;
/// Type of another size than the body's is not tightened.
const UNTIGHTENED: &str = r#"<w:spacing w:val="0"/>"#;

fn spacing(before: i32, after: i32, line: Pt) -> String {
    let line = line.twip().0;
    format!(
        r#"{OFF_GRID}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>"#
    )
}

fn before(before: i32) -> String {
    format!(r#"{OFF_GRID}<w:spacing w:before="{before}"/>"#)
}

fn around(before: i32, after: i32) -> String {
    format!(r#"{OFF_GRID}<w:spacing w:before="{before}" w:after="{after}"/>"#)
}

/// Indents in hundredths of a character with their twin in twips.
fn indent(look: &Look, left: f64, right: f64, special: Option<(&str, f64)>) -> String {
    let mut out = String::from("<w:ind");
    let mut put = |name: &str, n: f64| {
        out.push_str(&format!(
            r#" w:{name}Chars="{}" w:{name}="{}""#,
            (n * 100.0).round() as i32,
            look.characters(n)
        ));
    };
    if left > 0.0 {
        put("left", left);
    }
    if right > 0.0 {
        put("right", right);
    }
    if let Some((name, n)) = special {
        put(name, n);
    }
    out.push_str("/>");
    out
}

/// Tab stops, in twips.
fn tabs(stops: &[(&str, i32)]) -> String {
    let stops: String =
        stops.iter().map(|(kind, at)| format!(r#"<w:tab w:val="{kind}" w:pos="{at}"/>"#)).collect();
    if stops.is_empty() { stops } else { format!("<w:tabs>{stops}</w:tabs>") }
}

/// Red line under a paragraph.
fn red_line(look: &Look, role: Role) -> String {
    if look.red_line_under != Some(role) {
        return String::new();
    }
    let (gap, thickness) = look.red_line();
    format!(
        r#"<w:pBdr><w:bottom w:val="single" w:sz="{thickness}" w:space="{gap}" w:color="FF0000"/></w:pBdr>"#
    )
}

const CENTRE: &str = r#"<w:jc w:val="center"/>"#;
const LEFT: &str = r#"<w:jc w:val="left"/>"#;
const RIGHT: &str = r#"<w:jc w:val="right"/>"#;
const KEEP: &str = "<w:keepNext/>";

fn style(
    id: &'static str,
    name: &'static str,
    next: &'static str,
    properties: impl Into<String>,
    run: impl Into<String>,
) -> Paragraph {
    Paragraph { id, name, next, properties: properties.into(), run: run.into() }
}
