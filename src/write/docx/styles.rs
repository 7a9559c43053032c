//! `word/styles.xml`: every look a person can use again, under its Chinese name.
//!
//! Law: what a style can say is said here and nowhere else.

use super::look::{Look, page_number_line};
use crate::document::{Kind, Role};
use crate::style::{Pt, SignatureCase, gbt9704 as gb};

/// A paragraph style.
struct Paragraph {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    properties: String,
    run: String,
}

/// The whole part.
pub fn styles(look: &Look) -> String {
    let mut out = head(look);
    for style in paragraphs(look) {
        out.push_str(&format!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/><w:next w:val="{}"/><w:qFormat/>{}{}</w:style>"#,
            style.id,
            style.name,
            style.based_on,
            style.next,
            wrap("w:pPr", &style.properties),
            wrap("w:rPr", &style.run),
        ));
    }
    for (id, name, run) in characters(look) {
        out.push_str(&format!(
            r#"<w:style w:type="character" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:qFormat/>{}</w:style>"#,
            wrap("w:rPr", &run),
        ));
    }
    out.push_str("</w:styles>");
    out
}

fn wrap(element: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("<{element}>{content}</{element}>") }
}

/// Defaults, Normal and the table styles.
fn head(look: &Look) -> String {
    let pitch = look.pitch.twip().0;
    let fangsong = look.fonts.fangsong;
    // In a `lines` grid the type itself is tightened so that 28 characters fill the 版心: a whole
    // twip below the exact pitch, or the 28th falls over.
    let spacing = if look.char_grid {
        0
    } else {
        ((gb::char_pitch().0 * gb::CHARS_PER_LINE as f64 / look.per_line as f64 - gb::SIZE_3.0)
            * 20.0)
            .floor() as i32
    };
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
        fonts = fonts(fangsong, "Times New Roman"),
        pitch = pitch,
        spacing = spacing,
        borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(
                r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#
            ))
            .concat(),
    )
}

fn fonts(east_asia: &str, western: &str) -> String {
    format!(
        r#"<w:rFonts w:ascii="{western}" w:eastAsia="{east_asia}" w:hAnsi="{western}" w:cs="{western}"/>"#
    )
}

/// Type: face, size in half-points.
fn face(name: &str) -> String {
    fonts(name, "Times New Roman")
}

fn size(points: Pt) -> String {
    let half = (points.0 * 2.0).round() as i32;
    format!(r#"<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>"#)
}

/// Lines with a height of their own keep off the grid.
const OFF_GRID: &str = r#"<w:snapToGrid w:val="0"/>"#;

fn spacing(before: i32, after: i32, line: Pt) -> String {
    let line = line.twip().0;
    format!(
        r#"{OFF_GRID}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>"#
    )
}

fn before(before: i32) -> String {
    format!(r#"{OFF_GRID}<w:spacing w:before="{before}"/>"#)
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

/// Two tab stops, one character from either edge, for lines with something at both ends.
fn edge_tabs(look: &Look) -> String {
    let one = look.characters(1.0);
    format!(
        r#"<w:tabs><w:tab w:val="left" w:pos="{one}"/><w:tab w:val="right" w:pos="{}"/></w:tabs>"#,
        look.width() - one
    )
}

const CENTRE: &str = r#"<w:jc w:val="center"/>"#;
const LEFT: &str = r#"<w:jc w:val="left"/>"#;
const RIGHT: &str = r#"<w:jc w:val="right"/>"#;
const KEEP: &str = "<w:keepNext/>";

fn paragraphs(look: &Look) -> Vec<Paragraph> {
    let mut all = header(look);
    all.extend(main(look));
    all.extend(ending(look));
    all.extend(colophon(look));
    all
}

fn style(
    id: &'static str,
    name: &'static str,
    next: &'static str,
    properties: impl Into<String>,
    run: impl Into<String>,
) -> Paragraph {
    Paragraph { id, name, based_on: "Normal", next, properties: properties.into(), run: run.into() }
}

fn header(look: &Look) -> Vec<Paragraph> {
    let (size_, stretch) = look.masthead;
    let masthead_line = look.masthead_line();
    let hei = face(look.fonts.hei);
    let two = look.blank_lines(2.0, look.masthead_half_leading(), gb::SIZE_3, look.pitch);
    let one = look.blank_lines(1.0, look.masthead_half_leading(), gb::SIZE_3, look.pitch);
    let letter = look.kind == Kind::Letter;
    let number = if letter { RIGHT } else { CENTRE };
    let mark_run = format!(
        r#"{}<w:color w:val="FF0000"/><w:spacing w:val="0"/><w:w w:val="{}"/>{}"#,
        face(look.fonts.biaosong),
        (stretch * 100.0).round() as i32,
        size(size_)
    );
    let mark = if letter {
        letter_masthead(look)
    } else {
        format!(
            "{}{}{CENTRE}",
            red_line(look, Role::Masthead),
            spacing(look.masthead_before.twip().0, 0, masthead_line)
        )
    };
    // A letter's number follows 7/8 of 3号 below the double line, which adds its own height.
    let double = gb::LETTER_RULE_THICK.0 + gb::LETTER_RULE_THIN.0;
    let letter_before = Pt(gb::SIZE_3.0 * 7.0 / 8.0 - look.half_leading.0 - double).twip().0;
    let number_before = match look.has_masthead {
        true if letter => letter_before,
        true => two,
        false => 0,
    };
    // 10.2: an order's text stands two lines below its number.
    let number_after = if look.kind == Kind::Order {
        look.blank_lines(2.0, look.half_leading, gb::SIZE_3, look.pitch)
    } else {
        0
    };
    let below_title = look.blank_lines(0.5, look.title_half_leading(), gb::SIZE_3, look.pitch);
    let below_number = if look.title_block_end == Role::DocNumber {
        look.blank_lines(1.0, look.half_leading, gb::SIZE_3, look.pitch)
    } else {
        0
    };
    vec![
        style("GwCopyNumber", "份号", "GwSecrecy", LEFT, ""),
        // 份号 keeps line 1 and 密级 line 2, whether or not the other is there.
        style(
            "GwSecrecy",
            "密级和保密期限",
            "GwMasthead",
            format!("{}{LEFT}", before(look.secrecy_before)),
            hei.clone(),
        ),
        style("GwUrgency", "紧急程度", "GwMasthead", LEFT, hei),
        style("GwMasthead", "发文机关标志", "GwDocNumber", mark, mark_run.clone()),
        style(
            "GwMastheadCell",
            "联合发文机关标志",
            "GwDocNumber",
            format!(r#"{}<w:jc w:val="distribute"/>"#, spacing(0, 0, look.joint_line())),
            mark_run,
        ),
        style(
            "GwDocNumber",
            "发文字号",
            "GwTitle",
            format!(
                "{}{}{number}",
                red_line(look, Role::DocNumber),
                spacing(number_before, number_after, look.pitch)
            ),
            "",
        ),
        style(
            "GwNumberAndSigner",
            "发文字号和签发人",
            "GwTitle",
            format!("{}{}{}{LEFT}", red_line(look, Role::Signer), edge_tabs(look), before(two)),
            "",
        ),
        style("GwSigner", "签发人", "GwTitle", LEFT, ""),
        style(
            "GwNumberBelowTitle",
            "标题下发文字号",
            "GwMainRecipients",
            format!("{}{CENTRE}", spacing(below_title, below_number, look.pitch)),
            "",
        ),
        style(
            "GwIssueNumber",
            "期号",
            "GwIssueLine",
            format!("{}{}{CENTRE}", red_line(look, Role::IssueNumber), before(one)),
            "",
        ),
        style(
            "GwIssueLine",
            "编发单位和日期",
            "GwTitle",
            format!("{}{}{LEFT}", issue_line_rule(look), edge_tabs(look)),
            "",
        ),
    ]
}

/// The issue line stands for the issuer, the date, or both.
fn issue_line_rule(look: &Look) -> String {
    let under = look
        .red_line_under
        .filter(|role| matches!(role, Role::MastheadIssuer | Role::MastheadDate));
    under.map_or_else(String::new, |role| red_line(look, role))
}

/// A letter's mark: its lower border is the upper double line. The frame that puts it above the
/// text area stands at the paragraph ([`super::letter`]): LibreOffice heeds none in a style.
fn letter_masthead(look: &Look) -> String {
    let gap = gb::LETTER_RULE_GAP.pt() - look.masthead_half_leading();
    format!(
        concat!(
            r#"<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="12" w:space="{}" w:color="FF0000"/></w:pBdr>"#,
            "{}{}"
        ),
        gap.0.round().max(0.0) as i32,
        spacing(0, 0, look.masthead_line()),
        CENTRE
    )
}

fn main(look: &Look) -> Vec<Paragraph> {
    let title_run = format!(
        r#"{}<w:spacing w:val="0"/>{}"#,
        fonts(look.fonts.biaosong, look.fonts.biaosong),
        size(gb::SIZE_2)
    );
    let kai = face(look.fonts.kai);
    let hei = face(look.fonts.hei);
    let below_title = look.blank_lines(1.0, look.title_half_leading(), gb::SIZE_3, look.pitch);
    let below_note = look.blank_lines(1.0, look.half_leading, gb::SIZE_3, look.pitch);
    let after = |role: Role, room: i32| if look.title_block_end == role { room } else { 0 };
    let note = |role: Role| {
        format!(r#"{OFF_GRID}<w:spacing w:after="{}"/>{CENTRE}"#, after(role, below_note))
    };
    let body = indent(look, 0.0, 0.0, Some(("firstLine", gb::PARAGRAPH_INDENT)));
    let heading =
        |level: u8| format!(r#"{KEEP}{body}<w:outlineLvl w:val="{}"/>"#, level.saturating_sub(1));
    let chapter =
        |level: u8| format!(r#"{KEEP}{CENTRE}<w:outlineLvl w:val="{}"/>"#, level.saturating_sub(1));
    let attached_title = look.blank_lines(1.0, look.half_leading, gb::SIZE_2, gb::TITLE_PITCH);
    let head = "<w:keepLines/>";
    vec![
        style(
            "GwTitle",
            "公文标题",
            "GwBody",
            format!(
                "{KEEP}{head}{}{CENTRE}",
                spacing(look.title_before(), after(Role::Title, below_title), gb::TITLE_PITCH)
            ),
            title_run.clone(),
        ),
        style(
            "GwAttachedTitle",
            "附件标题",
            "GwBody",
            format!(
                r#"{KEEP}{head}{}{CENTRE}<w:outlineLvl w:val="0"/>"#,
                spacing(attached_title, below_title, gb::TITLE_PITCH)
            ),
            title_run.clone(),
        ),
        style(
            "GwForwardedTitle",
            "被转发文件标题",
            "GwBody",
            format!(
                r#"{KEEP}{head}<w:pageBreakBefore/>{}{CENTRE}<w:outlineLvl w:val="0"/>"#,
                spacing(look.lone_title_before(), below_title, gb::TITLE_PITCH)
            ),
            title_run,
        ),
        style("GwTitleNote", "题注", "GwBody", note(Role::TitleNote), kai.clone()),
        style("GwAuthor", "讲话人", "GwBody", note(Role::Author), kai.clone()),
        style("GwMainRecipients", "主送", "GwBody", "", ""),
        style("GwSalutation", "称谓", "GwBody", "", ""),
        style("GwBody", "公文正文", "GwBody", body.clone(), ""),
        style("GwHeading1", "一级标题", "GwBody", heading(1), hei.clone()),
        style("GwHeading2", "二级标题", "GwBody", heading(2), kai.clone()),
        style("GwChapter1", "章标题", "GwBody", chapter(1), hei.clone()),
        style("GwChapter2", "节标题", "GwBody", chapter(2), kai.clone()),
        style("GwHeading3", "三级标题", "GwBody", heading(3), ""),
        style("GwHeading4", "四级标题", "GwBody", heading(4), ""),
        style("GwRoster", "名单", "GwRoster", format!("{body}{LEFT}"), ""),
        style("GwTableUnit", "表格单位", "GwTableText", format!("{KEEP}{RIGHT}"), ""),
        style("GwCaption", "图表标题", "GwTableText", format!("{KEEP}{CENTRE}"), hei.clone()),
        style(
            "GwTableText",
            "表格文字",
            "GwTableText",
            format!("{}{CENTRE}", spacing(80, 70, Pt(21.0))),
            format!(r#"<w:spacing w:val="0"/>{}"#, size(gb::SIZE_4)),
        ),
        style(
            "GwTableHead",
            "表头",
            "GwTableText",
            format!("{KEEP}{}{CENTRE}", spacing(80, 70, Pt(21.0))),
            format!(r#"{hei}<w:spacing w:val="0"/>{}"#, size(gb::SIZE_4)),
        ),
        style(
            "GwAttachmentMarker",
            "附件标识",
            "GwAttachedTitle",
            format!("<w:pageBreakBefore/>{LEFT}"),
            hei,
        ),
    ]
}

fn ending(look: &Look) -> Vec<Paragraph> {
    let one = look.blank_lines(1.0, look.half_leading, gb::SIZE_3, look.pitch);
    let blank = match look.signature {
        SignatureCase::Sealed | SignatureCase::Unsealed => 1.0,
        SignatureCase::Stamp => 2.0,
    };
    let signed = look.blank_lines(blank, look.half_leading, gb::SIZE_3, look.pitch);
    let date = super::tree::indent_of_date(look.signature);
    let date_before = if look.signature == SignatureCase::Stamp { one } else { 0 };
    let hanging = |left: f64, by: f64| indent(look, left, 0.0, Some(("hanging", by)));
    vec![
        style(
            "GwAttachment",
            "附件说明",
            "GwSignature",
            format!("{}{}", before(one), hanging(5.0, 3.0)),
            "",
        ),
        style(
            "GwAttachmentFirst",
            "附件说明（首项）",
            "GwAttachmentNext",
            format!("{}{}", before(one), hanging(5.75, 3.75)),
            "",
        ),
        style("GwAttachmentNext", "附件说明（续项）", "GwAttachmentNext", hanging(5.75, 0.75), ""),
        style(
            "GwSignature",
            "署名",
            "GwSignatureDate",
            format!("{KEEP}{}{RIGHT}", before(signed)),
            "",
        ),
        style("GwSignatureNext", "署名（续）", "GwSignatureDate", format!("{KEEP}{RIGHT}"), ""),
        style(
            "GwSignatureDate",
            "成文日期",
            "GwNote",
            format!("{}{}{RIGHT}", before(date_before), indent(look, 0.0, date, None)),
            "",
        ),
        style(
            "GwDateAlone",
            "成文日期（无署名）",
            "GwNote",
            format!("{}{}{RIGHT}", before(signed), indent(look, 0.0, date, None)),
            "",
        ),
        style(
            "GwNote",
            "附注",
            "GwBody",
            indent(look, 0.0, 0.0, Some(("firstLine", gb::PARAGRAPH_INDENT))),
            "",
        ),
        style(
            "GwAttendanceFirst",
            "出席列席（首项）",
            "GwAttendance",
            format!("{}{}", before(one), hanging(5.0, 3.0)),
            "",
        ),
        style("GwAttendance", "出席列席", "GwAttendance", hanging(5.0, 3.0), ""),
    ]
}

fn colophon(look: &Look) -> Vec<Paragraph> {
    let one = (gb::SIZE_4.0 * 20.0).round() as i32;
    let small = format!(r#"<w:spacing w:val="0"/>{}"#, size(gb::SIZE_4));
    let tabs = format!(r#"<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs>"#, look.width() - one);
    let (line, _) = page_number_line();
    let number = |side: &str, align: &str| {
        format!(
            r#"{OFF_GRID}<w:spacing w:line="{line}" w:lineRule="exact"/><w:ind w:{side}="{one}"/>{align}"#
        )
    };
    let number_run = format!(
        r#"<w:rFonts w:ascii="{0}" w:eastAsia="{0}" w:hAnsi="{0}" w:cs="{0}"/>{1}"#,
        look.fonts.song, small
    );
    let pitch = spacing(0, 0, gb::COLOPHON_PITCH);
    let lists =
        format!(r#"{pitch}<w:ind w:left="{}" w:right="{one}" w:hanging="{}"/>"#, one * 4, one * 3);
    vec![
        style("GwColophonTo", "版记主送", "GwColophonCopy", lists.clone(), small.clone()),
        style("GwColophonCopy", "抄送", "GwColophonCopy", lists, small.clone()),
        style(
            "GwColophonPrint",
            "印发机关和日期",
            "GwColophonPrint",
            format!(r#"{tabs}{pitch}<w:ind w:left="{one}"/>{LEFT}"#),
            small.clone(),
        ),
        style(
            "GwColophonCopies",
            "份数",
            "GwColophonCopies",
            format!(r#"{pitch}<w:ind w:right="{one}"/>{RIGHT}"#),
            small.clone(),
        ),
        style("GwSubjectWords", "主题词", "GwColophonCopy", LEFT, ""),
        style(
            "GwTail",
            "版记尾",
            "GwTail",
            format!(r#"{OFF_GRID}<w:spacing w:line="20" w:lineRule="exact"/>"#),
            r#"<w:sz w:val="2"/><w:szCs w:val="2"/>"#,
        ),
        style("GwPageOdd", "页码（单页）", "GwPageOdd", number("right", RIGHT), number_run.clone()),
        style("GwPageEven", "页码（双页）", "GwPageEven", number("left", LEFT), number_run),
        style(
            "GwLetterRule",
            "信函下线",
            "GwLetterRule",
            format!(
                r#"<w:pBdr><w:top w:val="thinThickSmallGap" w:sz="12" w:space="0" w:color="FF0000"/></w:pBdr>{}"#,
                spacing(0, 0, Pt(2.0)),
            ),
            r#"<w:sz w:val="2"/><w:szCs w:val="2"/>"#,
        ),
    ]
}

fn characters(look: &Look) -> Vec<(&'static str, &'static str, String)> {
    let (hei, kai) = (face(look.fonts.hei), face(look.fonts.kai));
    vec![
        ("GwRunIn1", "一级标题（段首）", hei.clone()),
        ("GwRunIn2", "二级标题（段首）", kai.clone()),
        ("GwRunIn3", "三级标题（段首）", String::new()),
        ("GwRunIn4", "四级标题（段首）", String::new()),
        ("GwLabel", "黑体标签", hei),
        ("GwSignerName", "签发人姓名", kai),
    ]
}
