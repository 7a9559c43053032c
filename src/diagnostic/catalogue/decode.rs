//! Words of the diagnostics of `decode`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-BYTES",
        en: Words {
            message: "byte {0} is no character of {1}; name the encoding with --encoding, or go \
                      on with --allow-replaced",
            explanation: "The bytes at this place fit no character of the encoding that explains \
                          the file best. Look at the place; if the encoding was misjudged, name \
                          it with --encoding. With --allow-replaced the place becomes U+FFFD and a \
                          warning.",
        },
        zh: Words {
            message: "第 {0} 字节处不是 {1} 的字符；请用 --encoding 指明编码，或用 --allow-replaced 继续",
            explanation: "此处的字节在最合适的编码里不成字。请查看该处；若编码判断有误，用 --encoding \
                          指明。使用 --allow-replaced 时，该处成为 U+FFFD，并给出警告。",
        },
    },
    Entry {
        code: "E-NOT-TEXT",
        en: Words {
            message: "this is {0}, not text; give the text of the document",
            explanation: "The file is of another kind, told by its first bytes. gongwen reads \
                          plain text: save the document's text and give that.",
        },
        zh: Words {
            message: "这不是文本文件（{0}）；请给出公文的文本",
            explanation: "从文件开头的字节看，它是别种文件。gongwen 只读纯文本：请把文字另存为文本后再转换。",
        },
    },
    Entry {
        code: "W-REPLACED",
        en: Words {
            message: "byte {0} is no character of {1} and stands as U+FFFD; look at the place",
            explanation: "With --allow-replaced, undecodable bytes become the replacement \
                          character U+FFFD. What stood there is not known.",
        },
        zh: Words {
            message: "第 {0} 字节处不是 {1} 的字符，已写作 U+FFFD；请核对该处",
            explanation: "使用 --allow-replaced 时，无法解码的字节写作替换字符 U+FFFD，原字不明。",
        },
    },
    Entry {
        code: "W-ENCODING-UNSURE",
        en: Words {
            message: "read as {0}, but {1} is nearly as likely (margin {2} nats); if it is wrong, \
                      name the encoding with --encoding",
            explanation: "Every encoding was tried and the text that costs least was taken. The \
                          second best is so near that the choice may be wrong; short texts often \
                          are. --encoding settles it.",
        },
        zh: Words {
            message: "按 {0} 读取，但 {1} 也几乎同样可能（相差 {2} 奈特）；若有误，请用 --encoding 指明",
            explanation: "程序试过各种编码，取代价最小的一种。第二种与它很接近，可能判断有误，短文本常见。\
                          用 --encoding 指明即可。",
        },
    },
];
