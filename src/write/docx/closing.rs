//! 署名 and 成文日期 (7.3.5) → paragraphs with right indents.

use super::look::width_of;
use super::runs::{lines, paragraph, run};
use super::tree::Flow;
use crate::document::Block;
use crate::style::{SignatureCase, gbt9704 as gb};

impl Flow<'_> {
    /// 署名, each office on its line, by the case's right indent.
    pub(super) fn sign(&mut self, block: &Block) {
        let date = self.date.map_or(0.0, |date| width_of(&date.text));
        let text = block.full_text();
        let widest = text.lines().map(width_of).fold(0.0, f64::max);
        for (n, line) in text.lines().enumerate() {
            let width = width_of(line);
            let right = match self.case() {
                SignatureCase::Sealed if date > 0.0 => {
                    (gb::SEALED_DATE_INDENT + (date - width) / 2.0).max(0.0)
                }
                SignatureCase::Sealed | SignatureCase::Stamp => gb::SEALED_DATE_INDENT,
                SignatureCase::Unsealed => unsealed_indents(widest, date).0 + widest - width,
            };
            let style = if n == 0 { "GwSignature" } else { "GwSignatureNext" };
            self.paragraph(
                paragraph(style)
                    .indent(None, None, Some(self.look.characters(right)), None)
                    .add_run(run(line)),
            );
        }
    }

    /// Attached documents bear no seal.
    fn case(&self) -> SignatureCase {
        if self.attached { SignatureCase::Unsealed } else { self.look.signature }
    }

    pub(super) fn sign_date(&mut self, block: &Block) {
        let alone = self.signature.is_none();
        let mut line = paragraph(if alone { "GwDateAlone" } else { "GwSignatureDate" });
        let widest = self
            .signature
            .map_or(0.0, |signature| signature.text.lines().map(width_of).fold(0.0, f64::max));
        let usual = indent_of_date(self.look.signature);
        let right = match self.case() {
            SignatureCase::Unsealed => unsealed_indents(widest, width_of(&block.text)).1,
            case => indent_of_date(case),
        };
        if (right - usual).abs() > 0.01 {
            line = line.indent(None, None, Some(self.look.characters(right)), None);
        }
        self.paragraph(lines(line, block.full_text().lines()));
    }
}

/// Right indents of 署名 and 成文日期 without a seal (7.3.5.2).
fn unsealed_indents(signature: f64, date: f64) -> (f64, f64) {
    let two = gb::UNSEALED_SIGNATURE_INDENT;
    if signature == 0.0 {
        (two, two)
    } else if signature - date < two {
        // The date would reach the edge: the date gives the measure.
        (date + 2.0 * two - signature, two)
    } else {
        (two, signature - date)
    }
}

/// Right indent of 成文日期 that its style carries.
pub fn indent_of_date(case: SignatureCase) -> f64 {
    match case {
        SignatureCase::Unsealed => gb::UNSEALED_SIGNATURE_INDENT,
        SignatureCase::Sealed | SignatureCase::Stamp => gb::SEALED_DATE_INDENT,
    }
}
