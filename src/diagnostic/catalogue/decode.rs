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
                          plain text, Markdown, HTML and DOCX; decode reads no DOCX, since \
                          that is in no encoding.",
        },
        zh: Words {
            message: "这不是文本文件（{0}）；请给出公文的文本",
            explanation: "从文件开头的字节看，它是别种文件。gongwen 读取纯文本、Markdown、HTML 和 \
                          DOCX；decode 命令不读 DOCX，因为它没有编码可言。",
        },
    },
    Entry {
        code: "E-OFFICE-FILE",
        en: Words {
            message: "this is {0}, not text; save it as DOCX in Word or WPS and give that",
            explanation: "Of the files that word processors write, gongwen reads DOCX. Open the \
                          file in Word, WPS or LibreOffice, save it as DOCX, and give that. Many \
                          at once: soffice --headless --convert-to docx FILE...",
        },
        zh: Words {
            message: "这不是文本文件（{0}）；请用 Word 或 WPS 另存为 DOCX 后再转换",
            explanation: "文字处理软件的文件中，gongwen 只读 DOCX。请用 Word、WPS 或 LibreOffice 打开，另存为 \
                          DOCX 后再转换。成批转换可用 soffice --headless --convert-to docx 文件…",
        },
    },
    Entry {
        code: "E-PRINTED-FILE",
        en: Words {
            message: "this is {0}, not text; give the text or the DOCX that it was made from",
            explanation: "The file holds printed pages: where its lines and paragraphs end is not \
                          known for sure. Give the text or the DOCX that it was made from.",
        },
        zh: Words {
            message: "这不是文本文件（{0}）；请给出制作它所用的文本或 DOCX",
            explanation: "文件是印成的版面，行和段落的起止并不可靠。请给出制作它所用的文本或 DOCX。",
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
    Entry {
        code: "N-WRONG-CHARSET",
        en: Words {
            message: "the file says that it is {0}, but its text is {1}",
            explanation: "A page names its encoding in <meta charset=…>, and its bytes are clearly \
                          of another: some program saved it anew and kept the words. \
                          --encoding overrules the judgement.",
        },
        zh: Words {
            message: "文件自称 {0} 编码，但正文是 {1}",
            explanation: "网页用 <meta charset=…> 指明编码，而其字节显然属于另一种：某个程序换编码另存时\
                          没有改这句话。可用 --encoding 另行指明。",
        },
    },
    Entry {
        code: "W-WRONG-BOM",
        en: Words {
            message: "the file begins with the mark of {0}, but its text is {1}; the mark was dropped",
            explanation: "A byte order mark names an encoding, and the bytes after it are clearly \
                          of another: some program put the mark there without recoding the text. \
                          --encoding overrules the judgement.",
        },
        zh: Words {
            message: "文件开头有 {0} 的字节序标记，但正文是 {1}；已略去该标记",
            explanation: "字节序标记指明一种编码，而其后的字节显然属于另一种：某个程序加了标记却没有转码。\
                          可用 --encoding 另行指明。",
        },
    },
    Entry {
        code: "W-MIXED-ENCODINGS",
        en: Words {
            message: "lines {0} to {1} are {2}, the rest of the file {3}; each was read in its own \
                      encoding, check these lines",
            explanation: "Text in one encoding was put into a file in another. Lines are read by \
                          themselves where another encoding explains them far better.",
        },
        zh: Words {
            message: "第 {0} 至 {1} 行是 {2}，文件其余部分是 {3}；已分别解码，请核对这些行",
            explanation: "一个文件里混有两种编码的文字。若另一种编码明显更能解释某一行，该行单独解码。",
        },
    },
    Entry {
        code: "W-MOJIBAKE",
        en: Words {
            message: "{0} lines look like {1} that was read as {2}; decode them with --repair",
            explanation: "Some program read the text in the wrong encoding and saved the result. \
                          It can be undone exactly: encoded back and decoded rightly, it becomes \
                          ordinary text. `decode` does so with --repair, the other commands \
                          unless --no-repair is given.",
        },
        zh: Words {
            message: "有 {0} 行像是把 {1} 误读为 {2} 的乱码；可用 --repair 还原",
            explanation: "某个程序用错误的编码读取文字并保存了结果。这可以准确还原：编码回去再正确解码，\
                          就成为通顺的文字。`decode` 在给出 --repair 时还原，其他命令默认还原，\
                          --no-repair 关闭。",
        },
    },
    Entry {
        code: "W-MOJIBAKE-UNDONE",
        en: Words {
            message: "{0} lines were {1} read as {2} and have been restored; check them, or keep \
                      the original with --no-repair",
            explanation: "Some program had read the text in the wrong encoding. Encoding it back \
                          is exact here and gives far likelier text; every original line is in the \
                          changes.",
        },
        zh: Words {
            message: "有 {0} 行是把 {1} 误读为 {2} 的乱码，已还原；请核对，或用 --no-repair 保留原样",
            explanation: "某个程序曾用错误的编码读取文字。此处可以准确还原，所得文字通顺得多；\
                          原来的各行都在更改记录里。",
        },
    },
    Entry {
        code: "W-LOST",
        en: Words {
            message: "{0} characters were lost before this file was written (U+FFFD or 锟斤拷); get the \
                      source of the text",
            explanation: "An earlier program replaced what it could not decode. The characters that \
                          stood there cannot be recovered from this file.",
        },
        zh: Words {
            message: "有 {0} 处文字在生成此文件之前已丢失（U+FFFD 或“锟斤拷”）；请找原始文本",
            explanation: "先前的某个程序把无法解码的内容换成了替换字符，原字无法从本文件恢复。",
        },
    },
    Entry {
        code: "W-NUL",
        en: Words {
            message: "{0} NUL characters in the text; check that the file was not cut or padded",
            explanation: "NUL is no character of a text. It comes from padding, from a crash while \
                          writing, or from another encoding. `decode` keeps it, `clean` drops it.",
        },
        zh: Words {
            message: "文本中有 {0} 个 NUL 字符；请检查文件是否被截断或填充",
            explanation: "NUL 不是文字，来自填充、写入时中断或别的编码。`decode` 保留，`clean` 去掉。",
        },
    },
    Entry {
        code: "N-INNER-BOM",
        en: Words {
            message: "{0} byte order marks inside the text; files were probably joined here",
            explanation: "A byte order mark belongs at the start of a file. Inside, it is invisible \
                          and usually shows where files were joined. `decode` keeps it, `clean` \
                          drops it.",
        },
        zh: Words {
            message: "文本中间有 {0} 个字节序标记；此处可能由多个文件拼接而成",
            explanation: "字节序标记应在文件开头；在中间时不可见，多半是文件拼接所致。`decode` 保留，\
                          `clean` 去掉。",
        },
    },
];
