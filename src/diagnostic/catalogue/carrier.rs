//! Words of the diagnostics of `carrier`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[Entry {
    code: "W-FOOTNOTES",
    en: Words {
        message: "{0} footnotes are set as lines of the text, where their words stood; move them to the place they should have",
        explanation: "Markdown writes the mark of a footnote as [^1] and its words on a line of \
                      their own. A 公文 has no footnotes: the mark stays as [1] and the words as \
                      a line where the source has them, so that nothing is lost.",
    },
    zh: Words {
        message: "有 {0} 条脚注按原来的位置排成正文中的一行；请移到应在的位置",
        explanation: "Markdown 用 [^1] 标注脚注，注文另起一行。公文没有脚注这一要素：标注保留为 [1]，\
                      注文在原处排成一行，不丢失任何文字。",
    },
}];
