//! The numbers of GB/T 9704-2012, each written once, beside its clause.
//!
//! `docs/gbt9704.md` lists clause → constant → test. Where the standard leaves a number open, the
//! constant says *custom* and what it rests on.

use super::units::{Mm, Pt};

// 5.1 paper, 5.2 版心
/// A4 width.
pub const PAPER_WIDTH: Mm = Mm(210.0);
/// A4 height.
pub const PAPER_HEIGHT: Mm = Mm(297.0);
/// 天头: upper margin, to the ink of line 1.
pub const TOP_MARGIN: Mm = Mm(37.0);
/// 订口: left margin.
pub const BINDING_MARGIN: Mm = Mm(28.0);
/// 版心 width.
pub const TYPE_AREA_WIDTH: Mm = Mm(156.0);
/// 版心 height, page number not included.
pub const TYPE_AREA_HEIGHT: Mm = Mm(225.0);

// 5.2.2, 5.2.3 type and grid
/// Lines a page.
pub const LINES_PER_PAGE: usize = 22;
/// Characters a line.
pub const CHARS_PER_LINE: usize = 28;
/// 3号: body type.
pub const SIZE_3: Pt = Pt(16.0);
/// 2号: title.
pub const SIZE_2: Pt = Pt(22.0);
/// 4号: colophon and page numbers.
pub const SIZE_4: Pt = Pt(14.0);
/// Pitch of lines: line 1 begins at the 版心's upper edge, line 22 ends at its lower edge.
pub const LINE_PITCH: Pt = Pt(29.6);

// 7.2 版头
/// 发文机关标志: ink's upper edge below the 版心's upper edge.
pub const MASTHEAD_DROP: Mm = Mm(35.0);
/// Red line below the 发文字号.
pub const RED_LINE_GAP: Mm = Mm(4.0);
/// Thickness of the red line (custom: the standard is silent).
pub const RED_LINE_THICKNESS: Pt = Pt(1.5);
/// Largest masthead type (custom).
pub const MASTHEAD_SIZE: Pt = Pt(60.0);
/// Widest masthead (custom): never as wide as the 版心.
pub const MASTHEAD_WIDTH: Mm = Mm(150.0);
/// Narrowest the masthead's characters are drawn before the type is made smaller (custom).
pub const MASTHEAD_MIN_STRETCH: f64 = 0.66;
/// Largest type of a joint mark (custom, 初号).
pub const MASTHEAD_JOINT_SIZE: Pt = Pt(42.0);
/// Pitch of the names of a joint mark, in their size (custom).
pub const MASTHEAD_JOINT_PITCH: f64 = 1.25;
/// Tallest joint mark (custom): the rest of the head and some text stand on its page.
pub const MASTHEAD_HEIGHT: Mm = Mm(150.0);
/// How far a joint mark is made smaller, step by step, until page 1 shows body text (custom).
pub const MASTHEAD_JOINT_SHRINK: f64 = 0.85;
/// 密级 stands on this line of the 版心, 份号 on the first, 紧急程度 on the next free one.
pub const SECRECY_LINE: usize = 2;
/// Empty lines between the mark and 发文字号, and between the red line and the title.
pub const BLANK_LINES_ABOVE_TITLE: f64 = 2.0;
/// Empty lines between 刊名 and 期号 (custom).
pub const BLANK_LINES_ABOVE_ISSUE: f64 = 1.0;
/// 发文字号 beside 签发人 from the left, 签发人 from the right, 编发单位 and its date likewise, in
/// characters.
pub const SIGNER_INDENT: f64 = 1.0;
/// 签发人 a row.
pub const SIGNERS_PER_ROW: usize = 2;

// 7.3 主体
/// Pitch of title lines (custom, 2号 on 36 pt).
pub const TITLE_PITCH: Pt = Pt(36.0);
/// First-line indent of paragraphs, in characters.
pub const PARAGRAPH_INDENT: f64 = 2.0;
/// Empty lines between the title's group and 主送机关 or the text.
pub const BLANK_LINES_BELOW_TITLE: f64 = 1.0;
/// Empty lines between the title and a 发文字号 under it (custom).
pub const BLANK_LINES_ABOVE_NUMBER: f64 = 0.5;
/// Empty lines between the text and 附件说明.
pub const BLANK_LINES_ABOVE_ATTACHMENT_NOTE: f64 = 1.0;
/// 附件说明 from the left, in characters.
pub const ATTACHMENT_NOTE_INDENT: f64 = 2.0;
/// Empty lines between the text and 署名; with a seal, at least these.
pub const BLANK_LINES_ABOVE_SIGNATURE: f64 = 1.0;
/// 成文日期 from the right with a seal or signature stamp, in characters.
pub const SEALED_DATE_INDENT: f64 = 4.0;
/// 署名 from the right without a seal, in characters.
pub const UNSEALED_SIGNATURE_INDENT: f64 = 2.0;
/// 成文日期 begins this far right of 署名 without a seal, in characters.
pub const UNSEALED_DATE_SHIFT: f64 = 2.0;
/// The seal's middle above the middle of 署名 and 成文日期, which stand a little below its centre
/// (custom).
pub const SEAL_RISE: Mm = Mm(2.0);
/// Space between seals, which neither cross nor touch (custom).
pub const SEAL_SPACING: Mm = Mm(2.0);
/// Empty lines between the text and a signature stamp.
pub const BLANK_LINES_ABOVE_STAMP: f64 = 2.0;
/// Signature stamp from the right, in characters.
pub const STAMP_INDENT: f64 = 4.0;
/// Width of a signature stamp whose signer is not named (custom), in characters.
pub const STAMP_WIDTH: f64 = 4.0;
/// The signer's post from the stamp's left, in characters.
pub const STAMP_POST_GAP: f64 = 2.0;
/// Empty lines between the signature stamp and 成文日期, and between two signers.
pub const BLANK_LINES_BELOW_STAMP: f64 = 1.0;
/// 附注 from the left, in characters; its further lines are flush left.
pub const NOTE_INDENT: f64 = 2.0;
/// The title of an attached document stands on this line; its 附件 mark on the first.
pub const ATTACHED_TITLE_LINE: usize = 3;

// 7.4 版记
/// First and last line of the colophon.
pub const COLOPHON_THICK: Mm = Mm(0.35);
/// Lines inside the colophon.
pub const COLOPHON_THIN: Mm = Mm(0.25);
/// Indent left and right inside the colophon, in 4号 characters.
pub const COLOPHON_INDENT: f64 = 1.0;
/// Pitch of lines in the colophon (custom).
pub const COLOPHON_PITCH: Pt = Pt(24.0);

// 7.5 页码
/// The number's dashes below the 版心's lower edge.
pub const PAGE_NUMBER_DROP: Mm = Mm(7.0);
/// Page number from the edge of the 版心, in 4号 characters.
pub const PAGE_NUMBER_INDENT: f64 = 1.0;

// 9 tables (custom but for the turned page)
/// Type of a table: the largest in which no cell need turn over, else the last.
pub const TABLE_SIZES: [Pt; 3] = [SIZE_4, Pt(12.0), Pt(10.5)];
/// Borders.
pub const TABLE_RULE: Mm = Mm(0.2);
/// Between a border and the text beside it.
pub const TABLE_PADDING: Pt = Pt(4.0);
/// Pitch of lines within a cell, in sizes.
pub const TABLE_PITCH: f64 = 1.5;

/// A table whose columns cannot give their longest texts so many characters in the smallest type is
/// turned on its page.
pub const TABLE_COLUMN: f64 = 4.0;

/// One that cannot give them so many on a turned page is set as lines.
pub const TABLE_LEAST: f64 = 2.0;

// 10.1 信函格式
/// 发文机关标志: ink's upper edge below the paper's upper edge.
pub const LETTER_MASTHEAD_TOP: Mm = Mm(30.0);
/// Red double lines' length.
pub const LETTER_RULE_LENGTH: Mm = Mm(170.0);
/// Upper double line below the mark.
pub const LETTER_RULE_GAP: Mm = Mm(4.0);
/// Lower double line above the paper's lower edge.
pub const LETTER_LOWER_RULE: Mm = Mm(20.0);
/// Thick and thin part of a double line (custom).
pub const LETTER_RULE_THICK: Pt = Pt(1.5);
/// Thin part of a double line (custom).
pub const LETTER_RULE_THIN: Pt = Pt(0.75);

/// 发文字号 and the marks on the left below the double line, text above the lower one: 7/8 of a 3号
/// character.
pub const LETTER_NUMBER_GAP: Pt = Pt(14.0);

// 10.2 命令(令)格式
/// 发文机关标志: ink's upper edge below the 版心's upper edge.
pub const ORDER_MASTHEAD_DROP: Mm = Mm(20.0);
/// Empty lines above the 令号, and between it and the text.
pub const ORDER_BLANK_LINES: f64 = 2.0;

// 10.3 纪要格式
/// Empty lines between the text and 出席.
pub const BLANK_LINES_ABOVE_ATTENDANCE: f64 = 1.0;
/// 出席, 请假, 列席 from the left, in characters.
pub const ATTENDANCE_INDENT: f64 = 2.0;

/// Character pitch of the body: 28 characters fill the 版心.
pub const fn char_pitch() -> Pt {
    Pt(TYPE_AREA_WIDTH.pt().0 / CHARS_PER_LINE as f64)
}

/// Right indents of 署名 and 成文日期 without a seal, in characters, from their widths (7.3.5.2): the
/// date begins two characters right of the name; one too long for that pushes the name to the left.
pub fn unsealed_indents(name: f64, date: f64) -> (f64, f64) {
    let (own, shift) = (UNSEALED_SIGNATURE_INDENT, UNSEALED_DATE_SHIFT);
    if name == 0.0 || date == 0.0 {
        (own, own)
    } else if name - date < shift {
        (date + own + shift - name, own)
    } else {
        (own, name + own - shift - date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_begins_two_characters_right_of_the_name() {
        assert_eq!(unsealed_indents(12.0, 8.0), (2.0, 4.0));
        assert_eq!(unsealed_indents(3.0, 8.0), (9.0, 2.0));
    }

    #[test]
    fn twenty_two_lines_fill_the_type_area() {
        let height = LINE_PITCH.0 * (LINES_PER_PAGE - 1) as f64 + SIZE_3.0;
        assert!((height - TYPE_AREA_HEIGHT.pt().0).abs() < 0.3, "{height}");
    }
}
