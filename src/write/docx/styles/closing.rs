//! Styles of what follows the text: 附件说明, 署名, 成文日期, 附注, 出席.

use super::super::closing::indent_of_date;
use super::super::look::Look;
use super::{KEEP, Paragraph, RIGHT, before, indent, style};
use crate::style::{SignatureCase, gbt9704 as gb};

pub(super) fn styles(look: &Look) -> Vec<Paragraph> {
    let one = look.blank_lines(1.0, look.half_leading, gb::SIZE_3, look.pitch);
    let blank = match look.signature {
        SignatureCase::Sealed | SignatureCase::Unsealed => 1.0,
        SignatureCase::Stamp => 2.0,
    };
    let signed = look.blank_lines(blank, look.half_leading, gb::SIZE_3, look.pitch);
    let date = indent_of_date(look.signature);
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
