//! Styles of 版记 and of what stands outside the 版心: page numbers, a letter's lower line.
//!
//! Indents here are in twips alone: a character of `w:leftChars` is one of the body's 3号, and these
//! are 4号.

use super::super::look::{Look, page_number_line};
use super::{LEFT, OFF_GRID, Paragraph, RIGHT, UNTIGHTENED, size, spacing, style, tabs};
use crate::style::{Pt, gbt9704 as gb};

/// The smallest type, for paragraphs that hold a place and no text.
const TINY: &str = r#"<w:sz w:val="2"/><w:szCs w:val="2"/>"#;

pub(super) fn styles(look: &Look) -> Vec<Paragraph> {
    let one = Pt(gb::SIZE_4.0 * gb::COLOPHON_INDENT).twip().0;
    let small = format!("{UNTIGHTENED}{}", size(gb::SIZE_4));
    let end = tabs(&[("right", look.width() - one)]);
    let (line, _) = page_number_line();
    let number = |side: &str, align: &str| {
        format!(
            r#"{OFF_GRID}<w:spacing w:line="{line}" w:lineRule="exact"/><w:ind w:{side}="{one}"/>{align}"#
        )
    };
    let pitch = spacing(0, 0, gb::COLOPHON_PITCH);
    let lists =
        format!(r#"{pitch}<w:ind w:left="{}" w:right="{one}" w:hanging="{}"/>"#, one * 4, one * 3);
    vec![
        style("GwSubjectWords", "主题词", "GwColophonCopy", LEFT, ""),
        style("GwColophonTo", "版记主送", "GwColophonCopy", lists.clone(), small.clone()),
        style("GwColophonCopy", "抄送", "GwColophonCopy", lists, small.clone()),
        style(
            "GwColophonPrint",
            "印发机关和日期",
            "GwColophonPrint",
            format!(r#"{end}{pitch}<w:ind w:left="{one}"/>{LEFT}"#),
            small.clone(),
        ),
        style(
            "GwColophonCopies",
            "份数",
            "GwColophonCopies",
            format!(r#"{pitch}<w:ind w:right="{one}"/>{RIGHT}"#),
            small.clone(),
        ),
        style(
            "GwTail",
            "版记尾",
            "GwTail",
            format!(r#"{OFF_GRID}<w:spacing w:line="20" w:lineRule="exact"/>"#),
            TINY,
        ),
        style("GwPageOdd", "页码（单页）", "GwPageOdd", number("right", RIGHT), small.clone()),
        style("GwPageEven", "页码（双页）", "GwPageEven", number("left", LEFT), small),
        style(
            "GwLetterRule",
            "信函下线",
            "GwLetterRule",
            format!(
                r#"<w:pBdr><w:top w:val="thinThickSmallGap" w:sz="12" w:space="0" w:color="FF0000"/></w:pBdr>{}"#,
                spacing(0, 0, Pt(2.0)),
            ),
            TINY,
        ),
    ]
}
