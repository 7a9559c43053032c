//! 信函格式 (10.1): frames that put the mark and the lower double line on the paper, outside the
//! text area.

use docx_rs::{FrameProperty, Paragraph};

use super::look::{Look, letter_masthead_top};
use super::runs::paragraph;
use crate::style::{Mm, gbt9704 as gb};

/// Frames the mark's paragraph: 170 mm wide, its ink 30 mm below the paper's edge; text goes on
/// below it.
pub fn frame_mark(mark: Paragraph, look: &Look) -> Paragraph {
    framed(mark, letter_masthead_top(look.masthead.0), "notBeside")
}

/// The lower double line, for the first page's footer.
pub fn lower_rule() -> Paragraph {
    let height = gb::LETTER_RULE_THICK.0 + 2.0 * gb::LETTER_RULE_THIN.0;
    let top = gb::PAPER_HEIGHT.pt().0 - gb::LETTER_LOWER_RULE.pt().0 - height;
    framed(paragraph("GwLetterRule"), crate::style::Pt(top).twip().0, "around")
}

fn framed(mut paragraph: Paragraph, y: i32, wrap: &str) -> Paragraph {
    let width = gb::LETTER_RULE_LENGTH.pt().twip().0.unsigned_abs();
    // The double lines are centred on the 版心.
    let overhang = (gb::LETTER_RULE_LENGTH.0 - gb::TYPE_AREA_WIDTH.0) / 2.0;
    let x = Mm(gb::BINDING_MARGIN.0 - overhang).pt().twip().0;
    let frame =
        FrameProperty::new().width(width).wrap(wrap).h_anchor("page").v_anchor("page").x(x).y(y);
    paragraph.property = paragraph.property.frame_property(frame);
    paragraph
}
