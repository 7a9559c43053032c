//! Words of the diagnostics of `clean`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[Entry {
    code: "W-PRIVATE-USE",
    en: Words {
        message: "{0} is a private-use character with no standard meaning; look at the original",
        explanation: "Private-use code points come from symbol fonts and character recognition. \
                      The 106 of old GBK text that have a standard character today are replaced; \
                      any other is kept as it is, for nobody can know what it was.",
    },
    zh: Words {
        message: "{0} 是私用区字符，没有通用含义；请核对原文",
        explanation: "私用区字符多来自符号字体或文字识别。旧 GBK 文本中有标准字可换的 106 个已经替换，\
                      其余原样保留，因为无从得知原字。",
    },
}];
