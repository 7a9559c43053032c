//! Words of the diagnostics of `write`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[Entry {
    code: "E-WRITE",
    en: Words {
        message: "{0}",
        explanation: "The document was read and laid out, but the file could not be put together. \
                      A seal image must be a PNG; anything else is a fault of the program: please \
                      report it with the text.",
    },
    zh: Words {
        message: "无法生成文件：{0}",
        explanation: "文档已识别并排版，但生成文件时出错。印章图片须为 PNG；其他情形是程序的错误，\
                      请附上文本报告。",
    },
}];
