//! Words of the diagnostics of reading a DOCX.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-NOT-DOCX",
        en: Words {
            message: "this is not a DOCX; leave --from out, or name what carries the text",
            explanation: "--from docx was given, but the file is of another kind. Without --from \
                          it is found out what carries the text.",
        },
        zh: Words {
            message: "这不是 DOCX 文件；请去掉 --from，或指明正确的来源格式",
            explanation: "命令给出了 --from docx，但文件是别种格式。不给 --from 时，程序自行判断。",
        },
    },
    Entry {
        code: "E-DOCX-PACKAGE",
        en: Words {
            message: "the DOCX is damaged ({0}); open it in Word or WPS and save it again",
            explanation: "A DOCX is a ZIP archive. This one is cut off or damaged. Word or WPS may \
                          be able to repair it: open it there and save it again.",
        },
        zh: Words {
            message: "DOCX 文件已损坏（{0}）；请用 Word 或 WPS 打开后重新保存",
            explanation: "DOCX 是 ZIP 压缩包，此文件不完整或已损坏。Word 或 WPS 也许能修复：打开后重新保存即可。",
        },
    },
    Entry {
        code: "E-DOCX-EMPTY",
        en: Words {
            message: "the archive holds no Word document; give a DOCX",
            explanation: "The file is a ZIP archive, but no part of it is the text of a Word \
                          document. If it is an archive of documents, unpack it and give those.",
        },
        zh: Words {
            message: "压缩包中没有 Word 文档；请给出 DOCX 文件",
            explanation: "文件是 ZIP 压缩包，但其中没有 Word 文档的正文。若是多个文件的压缩包，请解压后再转换。",
        },
    },
    Entry {
        code: "E-DOCX-XML",
        en: Words {
            message: "the DOCX is damaged: {0} is broken at byte {1} ({2}); open it in Word or WPS \
                      and save it again",
            explanation: "A part of the DOCX is not well-formed XML. Another program wrote it \
                          wrongly, or it was damaged. Word or WPS may be able to repair it.",
        },
        zh: Words {
            message: "DOCX 文件已损坏：{0} 第 {1} 字节处有误（{2}）；请用 Word 或 WPS 打开后重新保存",
            explanation: "DOCX 的某个部件不是正确的 XML，可能是别的程序写错，或文件受损。Word 或 WPS 也许能修复。",
        },
    },
    Entry {
        code: "E-DOCX-PASSWORD",
        en: Words {
            message: "the document is protected by a password; open it in Word or WPS, take the \
                      password off and save it as DOCX",
            explanation: "Without the password the text cannot be read. Take it off in Word or WPS \
                          (File, Info, Protect Document) and save the document as DOCX.",
        },
        zh: Words {
            message: "文档有密码保护；请用 Word 或 WPS 打开，取消密码后另存为 DOCX",
            explanation: "没有密码无法读取文字。请在 Word 或 WPS 中（文件、信息、保护文档）取消密码，再另存为 DOCX。",
        },
    },
    Entry {
        code: "E-DOCX-LARGE",
        en: Words {
            message: "the DOCX unpacks to more than {0} MiB or far more than it is packed in; no \
                      document does",
            explanation: "Small archives can be made that unpack to very much, to stop the \
                          programs that read them. Nothing was read. Check where the file came \
                          from.",
        },
        zh: Words {
            message: "DOCX 解压后超过 {0} MiB，或与压缩大小相差过大；正常文档不会如此",
            explanation: "有人制作解压后极大的压缩包，使读取它的程序瘫痪。程序没有读取。请核实文件来源。",
        },
    },
    Entry {
        code: "E-DOCX-DEEP",
        en: Words {
            message: "{0} is nested too deeply; no document is",
            explanation: "Elements of the part lie within one another, hundreds deep. The file is \
                          damaged or was made to stop the programs that read it.",
        },
        zh: Words {
            message: "{0} 嵌套过深；正常文档不会如此",
            explanation: "该部件的元素层层嵌套达数百层。文件已损坏，或是有意制作来使程序瘫痪的。",
        },
    },
    Entry {
        code: "N-DOCX-TRACKED",
        en: Words {
            message: "tracked changes are accepted: {0} insertions, {1} deletions",
            explanation: "The document holds changes that nobody accepted or rejected. What was \
                          inserted is text, what was deleted is left out. Settle the changes in \
                          Word or WPS if that is not meant.",
        },
        zh: Words {
            message: "修订已全部接受：插入 {0} 处，删除 {1} 处",
            explanation: "文档中有未处理的修订。插入的文字保留，删除的文字不输出。若非本意，请先在 Word 或 WPS 中处理修订。",
        },
    },
    Entry {
        code: "N-DOCX-COMMENTS",
        en: Words {
            message: "{0} comments are left out",
            explanation: "Comments beside the text are no part of the document.",
        },
        zh: Words {
            message: "批注 {0} 条没有输出", explanation: "正文旁的批注不属于公文。"
        },
    },
    Entry {
        code: "N-DOCX-NOTES",
        en: Words {
            message: "{0} footnotes or endnotes stand as lines below their paragraphs",
            explanation: "Official documents have no footnotes. The mark is taken out, and the text \
                          of the note stands as a line of its own that begins with 注. Look whether \
                          it belongs there.",
        },
        zh: Words {
            message: "脚注、尾注 {0} 条已列为所在段落之后的单独一行",
            explanation: "公文没有脚注。注码已去掉，注文以“注：”开头另起一行。请核对位置是否合适。",
        },
    },
    Entry {
        code: "N-DOCX-PAGE-NUMBERS",
        en: Words {
            message: "{0} page numbers of headers and footers are left out; the page gets its own",
            explanation: "Headers and footers count pages by a field. The finished document counts \
                          its own.",
        },
        zh: Words {
            message: "页眉页脚中的页码 {0} 处没有输出；版面另编页码",
            explanation: "页眉页脚用域编排页码。成品文件自行编排页码。",
        },
    },
    Entry {
        code: "W-DOCX-PICTURE",
        en: Words {
            message: "a picture is left out: {0}",
            explanation: "gongwen sets text and tables. A picture, chart or embedded object of the \
                          DOCX stands in no output. Put it into the finished DOCX by hand.",
        },
        zh: Words {
            message: "图片没有输出：{0}",
            explanation: "程序只排文字和表格。DOCX 中的图片、图表或嵌入对象不输出，请手工放入成品 DOCX。",
        },
    },
    Entry {
        code: "W-DOCX-CHUNK",
        en: Words {
            message: "{0} embedded files are left out; open the document in Word, save it, and \
                      give that",
            explanation: "The document includes whole other files (altChunk), which only Word takes \
                          in as it opens them. Saved again, it holds their text.",
        },
        zh: Words {
            message: "嵌入的文件 {0} 个没有输出；请用 Word 打开并保存后再转换",
            explanation: "文档包含整个别的文件（altChunk），只有 Word 打开时才并入。重新保存后，文字即在其中。",
        },
    },
];
