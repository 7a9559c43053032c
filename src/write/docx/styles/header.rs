//! Styles of 版头.

use super::super::look::Look;
use super::{
    CENTRE, LEFT, Paragraph, RIGHT, UNTIGHTENED, around, before, red_line, size, spacing, style,
    tabs,
};
use crate::document::{Kind, Role};
use crate::style::{Pt, gbt9704 as gb};

pub(super) fn styles(look: &Look) -> Vec<Paragraph> {
    let (points, stretch) = look.masthead;
    let two = look.blank_lines(2.0, look.masthead_half_leading(), gb::SIZE_3, look.pitch);
    let one = look.blank_lines(1.0, look.masthead_half_leading(), gb::SIZE_3, look.pitch);
    let letter = look.kind == Kind::Letter;
    let mark_run = format!(
        r#"<w:color w:val="FF0000"/>{UNTIGHTENED}<w:w w:val="{}"/>{}"#,
        (stretch * 100.0).round() as i32,
        size(points)
    );
    let mark = if letter {
        letter_masthead(look)
    } else {
        format!(
            "{}{}{CENTRE}",
            red_line(look, Role::Masthead),
            spacing(
                look.masthead_before.twip().0,
                look.header_after(Role::Masthead),
                look.masthead_line()
            )
        )
    };
    // A letter's number follows 7/8 of 3号 below the double line, which adds its own height.
    let double = gb::LETTER_RULE_THICK.0 + gb::LETTER_RULE_THIN.0;
    let letter_before = Pt(gb::LETTER_NUMBER_GAP.0 - look.half_leading.0 - double).twip().0;
    let number_before = match look.has_masthead {
        true if letter => letter_before,
        true => two,
        false => 0,
    };
    // 10.2: an order's text stands two lines below its number.
    let number_after = if look.kind == Kind::Order {
        look.blank_lines(gb::ORDER_BLANK_LINES, look.half_leading, gb::SIZE_3, look.pitch)
    } else {
        look.header_after(Role::DocNumber)
    };
    let number = if letter { RIGHT } else { CENTRE };
    vec![
        style("GwCopyNumber", "份号", "GwSecrecy", LEFT, ""),
        style(
            "GwSecrecy",
            "密级和保密期限",
            "GwMasthead",
            format!("{}{LEFT}", before(look.secrecy_before)),
            "",
        ),
        style("GwUrgency", "紧急程度", "GwMasthead", LEFT, ""),
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
            "GwMarkAndNumber",
            "密级和发文字号",
            "GwUrgency",
            format!("{}{}{LEFT}", tabs(&[("right", look.width())]), before(letter_before)),
            "",
        ),
        style(
            "GwNumberAndSigner",
            "发文字号和签发人",
            "GwTitle",
            format!(
                "{}{}{}{LEFT}",
                red_line(look, Role::Signer),
                signer_tabs(look),
                around(two, look.header_after(Role::Signer))
            ),
            "",
        ),
        // in a cell that begins where 签发人 does: the names stand under one another
        style(
            "GwSigner",
            "签发人",
            "GwSigner",
            format!("{}{LEFT}", left_tabs(look, &[4.0, 4.0 + look.signer_slot])),
            "",
        ),
        style(
            "GwIssueNumber",
            "期号",
            "GwIssueLine",
            format!(
                "{}{}{CENTRE}",
                red_line(look, Role::IssueNumber),
                around(one, look.header_after(Role::IssueNumber))
            ),
            "",
        ),
        style("GwIssueLine", "编发单位和日期", "GwTitle", issue_line(look), ""),
    ]
}

/// Two tab stops, one character from either edge, for lines with something at both ends.
fn edge_tabs(look: &Look) -> String {
    let one = look.characters(gb::SIGNER_INDENT);
    tabs(&[("left", one), ("right", look.width() - one)])
}

/// One signer stands at the right; two stand side by side after the label.
fn signer_tabs(look: &Look) -> String {
    if look.signers < 2 {
        return edge_tabs(look);
    }
    let column = look.signer_column();
    left_tabs(look, &[gb::SIGNER_INDENT, column, column + 4.0 + look.signer_slot])
}

fn left_tabs(look: &Look, stops: &[f64]) -> String {
    let stops: Vec<_> = stops.iter().map(|stop| ("left", look.characters(*stop))).collect();
    tabs(&stops)
}

/// The issue line stands for the issuer, the date, or both.
fn issue_line(look: &Look) -> String {
    let under = look
        .red_line_under
        .filter(|role| matches!(role, Role::MastheadIssuer | Role::MastheadDate));
    let rule = under.map_or_else(String::new, |role| red_line(look, role));
    let after = under.map_or(0, |role| look.header_after(role));
    format!("{rule}{}{}{LEFT}", edge_tabs(look), around(0, after))
}

/// A letter's mark: its lower border is the upper double line. The frame that puts it above the
/// text area stands at the paragraph (`letter`): LibreOffice heeds none in a style.
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
