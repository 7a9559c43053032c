//! Styles of 主体 down to the last paragraph, and of attached documents.

use super::super::grid::STYLES;
use super::super::look::Look;
use super::{
    CENTRE, KEEP, LEFT, OFF_GRID, Paragraph, RIGHT, UNTIGHTENED, indent, size, spacing, style,
};
use crate::document::Role;
use crate::style::{Pt, gbt9704 as gb};

pub(super) fn styles(look: &Look) -> Vec<Paragraph> {
    let mut all = titles(look);
    all.extend(text(look));
    all.extend(tables());
    all
}

fn titles(look: &Look) -> Vec<Paragraph> {
    let run = format!("{UNTIGHTENED}{}", size(gb::SIZE_2));
    let below_title = look.blank_lines(1.0, look.title_half_leading(), gb::SIZE_3, look.pitch);
    let below_note = look.blank_lines(1.0, look.half_leading, gb::SIZE_3, look.pitch);
    let after = |role: Role, room: i32| if look.title_block_end == role { room } else { 0 };
    let note = |role: Role| {
        format!(r#"{OFF_GRID}<w:spacing w:after="{}"/>{CENTRE}"#, after(role, below_note))
    };
    let attached =
        look.blank_lines(1.0, look.half_leading, gb::SIZE_2, gb::TITLE_PITCH) - look.title_rise();
    let below_title_half = look.blank_lines(0.5, look.title_half_leading(), gb::SIZE_3, look.pitch);
    vec![
        style(
            "GwTitle",
            "公文标题",
            "GwBody",
            format!(
                "{KEEP}<w:keepLines/>{}{CENTRE}",
                spacing(
                    look.title_before(),
                    after(Role::Title, below_title) + look.title_rise(),
                    gb::TITLE_PITCH
                )
            ),
            run.clone(),
        ),
        style(
            "GwAttachedTitle",
            "附件标题",
            "GwBody",
            format!(
                r#"{KEEP}<w:keepLines/>{}{CENTRE}<w:outlineLvl w:val="0"/>"#,
                spacing(attached, below_title + look.title_rise(), gb::TITLE_PITCH)
            ),
            run.clone(),
        ),
        style(
            "GwForwardedTitle",
            "被转发文件标题",
            "GwBody",
            format!(
                r#"{KEEP}<w:keepLines/><w:pageBreakBefore/>{}{CENTRE}<w:outlineLvl w:val="0"/>"#,
                spacing(look.lone_title_before(), below_title + look.title_rise(), gb::TITLE_PITCH)
            ),
            run,
        ),
        style(
            "GwNumberBelowTitle",
            "标题下发文字号",
            "GwMainRecipients",
            format!(
                "{}{CENTRE}",
                spacing(below_title_half, after(Role::DocNumber, below_note), look.pitch)
            ),
            "",
        ),
        style("GwTitleNote", "题注", "GwBody", note(Role::TitleNote), ""),
        style("GwAuthor", "讲话人", "GwBody", note(Role::Author), ""),
    ]
}

fn text(look: &Look) -> Vec<Paragraph> {
    let body = indent(look, 0.0, 0.0, Some(("firstLine", gb::PARAGRAPH_INDENT)));
    let two = gb::PARAGRAPH_INDENT;
    let row = indent(look, two, 0.0, Some(("hanging", two)));
    let level = |level: u8| format!(r#"<w:outlineLvl w:val="{}"/>"#, level.saturating_sub(1));
    let heading = |n: u8| format!("{KEEP}{body}{}", level(n));
    let chapter = |n: u8| format!("{KEEP}{CENTRE}{}", level(n));
    vec![
        style("GwMainRecipients", "主送", "GwBody", "", ""),
        style("GwSalutation", "称谓", "GwBody", "", ""),
        style("GwBody", "公文正文", "GwBody", body.clone(), ""),
        style("GwHeading1", "一级标题", "GwBody", heading(1), ""),
        style("GwHeading2", "二级标题", "GwBody", heading(2), ""),
        style("GwHeading3", "三级标题", "GwBody", heading(3), ""),
        style("GwHeading4", "四级标题", "GwBody", heading(4), ""),
        style("GwChapter1", "章标题", "GwBody", chapter(1), ""),
        style("GwChapter2", "节标题", "GwBody", chapter(2), ""),
        style("GwRoster", "名单", "GwRoster", format!("{body}{LEFT}"), ""),
        style("GwRow", "表格行", "GwRow", format!("{row}{LEFT}"), ""),
        style(
            "GwAttachmentMarker",
            "附件标识",
            "GwAttachedTitle",
            format!("{KEEP}<w:pageBreakBefore/>{LEFT}"),
            "",
        ),
    ]
}

fn tables() -> Vec<Paragraph> {
    let mut all = vec![
        style("GwCaption", "图表标题", "GwTableText", format!("{KEEP}{CENTRE}"), ""),
        style("GwTableUnit", "表格单位", "GwTableText", format!("{KEEP}{RIGHT}"), ""),
    ];
    let names = [
        ["表头", "表格文字", "表格长文字"],
        ["表头（小四）", "表格文字（小四）", "表格长文字（小四）"],
        ["表头（五号）", "表格文字（五号）", "表格长文字（五号）"],
    ];
    // a border lies half within the cell above and half within that below
    let above = gb::TABLE_PADDING.twip().0;
    let below = above - gb::TABLE_RULE.pt().twip().0;
    for ((ids, names), points) in STYLES.iter().zip(names).zip(gb::TABLE_SIZES) {
        let cell = spacing(above, below, Pt(points.0 * gb::TABLE_PITCH));
        let type_ = format!("{UNTIGHTENED}{}", size(points));
        let [head, short, long] = ids;
        let next = *short;
        let [head_name, short_name, long_name] = names;
        all.extend([
            style(head, head_name, next, format!("{KEEP}{cell}{CENTRE}"), type_.clone()),
            style(short, short_name, next, format!("{cell}{CENTRE}"), type_.clone()),
            style(long, long_name, next, format!("{cell}{LEFT}"), type_),
        ]);
    }
    all
}
