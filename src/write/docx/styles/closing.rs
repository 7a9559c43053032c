//! Styles of what follows the text: 附件说明, 署名, 成文日期, 附注, 出席.

use super::super::look::Look;
use super::{KEEP, LEFT, OFF_GRID, Paragraph, RIGHT, before, indent, style, tabs};
use crate::style::{Pt, SignatureCase, gbt9704 as gb};

pub(super) fn styles(look: &Look) -> Vec<Paragraph> {
    let room = |lines: f64| look.blank_lines(lines, look.half_leading, gb::SIZE_3, look.pitch);
    let signed = room(match look.signature {
        SignatureCase::Sealed => look.sealed.blank_lines,
        SignatureCase::Unsealed => gb::BLANK_LINES_ABOVE_SIGNATURE,
        SignatureCase::Stamp => gb::BLANK_LINES_ABOVE_STAMP,
    });
    let below_stamp = Pt(look.below_stamp()).twip().0;
    let noted = room(gb::BLANK_LINES_ABOVE_ATTACHMENT_NOTE);
    let hanging = |left: f64, by: f64| indent(look, left, 0.0, Some(("hanging", by)));
    let right = |n: f64| if n > 0.0 { indent(look, 0.0, n, None) } else { String::new() };
    let centred: Vec<(&str, i32)> =
        look.seal_stops().iter().map(|stop| ("center", stop.twip().0)).collect();
    let row_before = (look.sealed.row_pitch - look.pitch).twip().0.max(0);
    let edge = look.per_line as f64 - gb::STAMP_INDENT - look.stamp_width;
    // the post ends at the first stop, the name begins at the second, a post alone ends at the third
    let stamp = tabs(&[
        ("right", look.characters(edge - gb::STAMP_POST_GAP)),
        ("left", look.characters(edge)),
        ("right", look.characters(look.per_line as f64 - gb::STAMP_INDENT)),
    ]);
    let stamped = |before: i32| {
        format!(
            r#"{KEEP}{stamp}{OFF_GRID}<w:spacing w:before="{before}" w:after="{below_stamp}"/>{LEFT}"#
        )
    };
    vec![
        style(
            "GwAttachment",
            "附件说明",
            "GwSignature",
            format!("{}{}", before(noted), hanging(5.0, 3.0)),
            "",
        ),
        style(
            "GwAttachmentFirst",
            "附件说明（首项）",
            "GwAttachmentNext",
            format!("{}{}", before(noted), hanging(5.75, 3.75)),
            "",
        ),
        style("GwAttachmentNext", "附件说明（续项）", "GwAttachmentNext", hanging(5.75, 0.75), ""),
        style(
            "GwSignature",
            "署名",
            "GwSignatureDate",
            format!("{KEEP}{}{}{RIGHT}", before(signed), right(look.name_right)),
            "",
        ),
        style("GwSignatureNext", "署名（续）", "GwSignatureDate", format!("{KEEP}{RIGHT}"), ""),
        style(
            "GwSignatureRow",
            "联合署名",
            "GwSignatureDate",
            format!("{KEEP}{}{}{LEFT}", tabs(&centred), before(signed)),
            "",
        ),
        style(
            "GwSignatureRowNext",
            "联合署名（续）",
            "GwSignatureDate",
            format!("{KEEP}{}{}{LEFT}", tabs(&centred), before(row_before)),
            "",
        ),
        style("GwStamped", "签名章署名", "GwSignatureDate", stamped(signed), ""),
        style("GwStampedNext", "签名章署名（续）", "GwSignatureDate", stamped(0), ""),
        style(
            "GwSignatureDate",
            "成文日期",
            "GwNote",
            format!("{OFF_GRID}{}{RIGHT}", right(look.date_right)),
            "",
        ),
        style(
            "GwDateAlone",
            "成文日期（无署名）",
            "GwNote",
            format!("{}{}{RIGHT}", before(signed), right(look.date_right)),
            "",
        ),
        style(
            "GwNote",
            "附注",
            "GwBody",
            indent(look, 0.0, 0.0, Some(("firstLine", gb::NOTE_INDENT))),
            "",
        ),
        style(
            "GwAttendanceFirst",
            "出席列席（首项）",
            "GwAttendance",
            format!("{}{}", before(room(gb::BLANK_LINES_ABOVE_ATTENDANCE)), hanging(5.0, 3.0)),
            "",
        ),
        style("GwAttendance", "出席列席", "GwAttendance", hanging(5.0, 3.0), ""),
    ]
}
