//! Words of the diagnostics of `layout`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-MISSING-GLYPH",
        en: Words {
            message: "no face has {0} ({1}); give one that does with --font-dir, or go on with \
                      --allow-missing",
            explanation: "Neither the embedded faces nor the given ones can draw this character. \
                          Rather than print an empty box in silence, the input fails. A face that \
                          has it can be given with --font-dir; --allow-missing draws a marked box.",
        },
        zh: Words {
            message: "没有字体含有 {0}（{1}）；请用 --font-dir 提供，或用 --allow-missing 继续",
            explanation: "内置字体和给出的字体都没有这个字。程序不会悄悄印成空框，因此该输入失败。可用 \
                          --font-dir 提供含有该字的字体；--allow-missing 则画出带标记的方框。",
        },
    },
    Entry {
        code: "W-MISSING-GLYPH",
        en: Words {
            message: "no face has {0} ({1}); a box stands in its place; give a face with --font-dir",
            explanation: "With --allow-missing a character that no face has does not stop the \
                          document. A crossed box is drawn in its place; copying from the PDF gives the character.",
        },
        zh: Words {
            message: "没有字体含有 {0}（{1}）；该处画方框；可用 --font-dir 提供字体",
            explanation: "使用 --allow-missing 时，缺字不会使文件失败，该处画一个带叉的方框，从 PDF 复制得到原字。",
        },
    },
];
