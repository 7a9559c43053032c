//! Words of the diagnostics of the pipeline itself.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-EMPTY",
        en: Words {
            message: "the input holds no text; give the text of a document",
            explanation: "The file is empty, or holds nothing but white space, page numbers and \
                          the like. Nothing was written. Check that the text was saved, or take \
                          the file off the list.",
        },
        zh: Words {
            message: "输入中没有文字；请给出公文的文本",
            explanation: "文件为空，或者只有空白、页码之类。没有写出任何文件。请检查文本是否已保存，\
                          或从清单中去掉该文件。",
        },
    },
    Entry {
        code: "E-CONSERVATION",
        en: Words {
            message: "{0}",
            explanation: "Before anything is written, the characters of the text are counted \
                          against those of the document that is about to be written. They \
                          differed, so nothing was written. The fault is the program's: please \
                          report it with the text.",
        },
        zh: Words {
            message: "文字在处理中有增减：{0}",
            explanation: "写出之前，程序把原文的字与将要写出的字逐一核对；两者不一致，因此没有写出任何\
                          文件。这是程序的错误，请附上文本报告。",
        },
    },
];
