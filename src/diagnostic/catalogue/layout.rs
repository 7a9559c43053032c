//! Words of the diagnostics of `layout`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-MISSING-GLYPH",
        en: Words {
            message: "no font has {0} ({1}), which stands here {2} time(s); give one that does with \
                      --font-dir, or go on with --allow-missing",
            explanation: "Neither the embedded fonts nor the given ones can draw this character. \
                          Rather than print an empty box in silence, the input fails where a PDF \
                          is asked for; with -t docx alone it is a warning. The place is that of \
                          the first one. A font that has it can be given with --font-dir; \
                          --allow-missing draws a marked box.",
        },
        zh: Words {
            message: "没有字体含有 {0}（{1}），文中共 {2} 处；请用 --font-dir 提供含有该字的字体，或用 \
                      --allow-missing 继续",
            explanation: "内置字体和给出的字体都没有这个字。程序不会悄悄印成空框，因此要求输出 PDF 时该输入\
                          失败；只输出 DOCX（-t docx）时为警告。位置是首次出现之处。可用 --font-dir 提供\
                          含有该字的字体；--allow-missing 则画出带标记的方框。",
        },
    },
    Entry {
        code: "W-MISSING-GLYPH",
        en: Words {
            message: "no font here has {0} ({1}), which stands here {2} time(s): a PDF shows a box, \
                      a DOCX shows it where the computer has such a font; give one with --font-dir",
            explanation: "A character that neither the embedded fonts nor the given ones have stops a \
                          PDF unless --allow-missing is given; then a crossed box is drawn in its \
                          place, and copying from the PDF gives the character. A DOCX holds the \
                          character itself, and Word or WPS take a font of the computer for it.",
        },
        zh: Words {
            message: "现有字体都没有 {0}（{1}），文中共 {2} 处：PDF 中画方框，DOCX 中由所用电脑的字体显示；\
                      可用 --font-dir 提供字体",
            explanation: "内置字体和给出的字体都没有的字，除非使用 --allow-missing，不能输出 PDF；使用时该处画\
                          一个带叉的方框，从 PDF 复制得到原字。DOCX 中保存原字，由 Word 或 WPS 用电脑上的\
                          字体显示。",
        },
    },
    Entry {
        code: "E-REPLACEMENT",
        en: Words {
            message: "{0} ({1}), the mark of a lost character, stands here {2} time(s); restore the \
                      characters in the source, or go on with --allow-replaced",
            explanation: "U+FFFD stands where an earlier program could not decode a byte: the \
                          character that stood there is gone. No font helps; the source must be \
                          mended. --allow-replaced draws a marked box.",
        },
        zh: Words {
            message: "{0}（{1}）是丢失字符的标记，文中共 {2} 处；请在源文件中恢复原字，或用 \
                      --allow-replaced 继续",
            explanation: "U+FFFD 表示先前的程序未能解码某个字节，原来的字已经丢失。换字体无济于事，须修复源文件。\
                          --allow-replaced 则画出带标记的方框。",
        },
    },
    Entry {
        code: "E-OFF-PAGE",
        en: Words {
            message: "“{0}” would stand outside the type area of page {1}, at {2} from its upper left \
                      corner; this is a fault of gongwen, please report it with the text",
            explanation: "Before anything is written, every glyph is held to the page and to the type \
                          area of GB/T 9704 (page numbers, seals and the masthead of a letter aside). \
                          A document that breaks this is not written.",
        },
        zh: Words {
            message: "“{0}”会落在第 {1} 页版心之外（距页面左上角 {2}）；这是 gongwen 的错误，请连同文本一并报告",
            explanation: "写出之前，程序核对每个字都在页面和 GB/T 9704 规定的版心之内（页码、印章和信函的发文机关\
                          标志除外）。不合要求的文件不会写出。",
        },
    },
    Entry {
        code: "W-TABLE-AS-LINES",
        en: Words {
            message: "a table of {0} columns has no room on a page; its rows are set as lines",
            explanation: "Even in the smallest type and turned on its page, the table's columns would \
                          be too narrow to read. Each row is set as a paragraph with its cells one \
                          after the other. Split the table into several with fewer columns.",
        },
        zh: Words {
            message: "表格有 {0} 列，页面容纳不下；各行按段落排列",
            explanation: "即使用最小字号并横排，各列仍窄得无法阅读。因此每行排成一段，单元格依次排列。请把表格拆成\
                          几个列数较少的表格。",
        },
    },
    Entry {
        code: "E-SEAL-NO-SIGNATURE",
        en: Words {
            message: "a seal was given, but nobody signs this text: no 署名 was found; add it to the text or give it with --set meta.signature=NAME",
            explanation: "A seal is pressed on 署名 and 成文日期. Without 署名 there is no place for it.",
        },
        zh: Words {
            message: "给出了印章，但没有找到署名；请补入原文或用 --set meta.signature=名称 给出",
            explanation: "印章盖在署名和成文日期上，没有署名就没有用印的位置。",
        },
    },
    Entry {
        code: "E-SEAL-COUNT",
        en: Words {
            message: "the number of seals is {0}, that of signatures {1} ({2}); give one for each, in their order",
            explanation: "Seals without an office are pressed in the order of the signatures, each once. Name the offices with --seal OFFICE=FILE where the order may differ.",
        },
        zh: Words {
            message: "印章有 {0} 枚，署名有 {1} 个（{2}）；请按署名顺序一一给出",
            explanation: "不写机关的印章按署名顺序逐个加盖。顺序可能不同时，请用 --seal 机关=文件 写明。",
        },
    },
    Entry {
        code: "E-SEAL-OFFICE",
        en: Words {
            message: "{0} does not sign this text, so its seal has no place; it is signed by {1}",
            explanation: "The office of a seal is compared with the lines of 署名, white space aside; a person may be named with or without the post. List the seals of many offices in the table [seals] of a style: there each text takes those that it needs.",
        },
        zh: Words {
            message: "{0} 没有在此件署名，印章无处可盖；署名为 {1}",
            explanation: "印章的机关与署名各行逐字比较，不计空白；个人签名章可写姓名或职务加姓名。多个机关的印章请列入样式文件的 [seals] 表，每件各取所需。",
        },
    },
    Entry {
        code: "E-SEAL-BARE",
        en: Words {
            message: "{0} signs this text without a seal while others have theirs; give all seals or none",
            explanation: "A joint document is sealed by every office that signs it.",
        },
        zh: Words {
            message: "联合署名中 {0} 没有印章，其他机关有；请全部给出或全部不给",
            explanation: "联合行文由署名的各机关分别加盖印章。",
        },
    },
    Entry {
        code: "E-SEAL-UNSEALED",
        en: Words {
            message: "a seal was given, but page.signature is unsealed; take one of them away",
            explanation: "The setting page.signature=unsealed asks for a page without seals.",
        },
        zh: Words {
            message: "给出了印章，但 page.signature 为 unsealed；请去掉其中之一",
            explanation: "page.signature=unsealed 表示不加盖印章。",
        },
    },
    Entry {
        code: "N-NAME-STAMP",
        en: Words {
            message: "the stamp of {0} stands in place of the printed name, which is kept as the words of the picture",
            explanation: "Orders and motions are signed by a person: the stamp is set beside the post (GB/T 9704-2012, 7.3.5.3). Whoever does not see the picture is told the name.",
        },
        zh: Words {
            message: "“{0}”的签名章代替印刷体姓名，姓名保留为图片的说明文字",
            explanation: "命令、议案由个人签署，签名章置于职务之后（GB/T 9704-2012，7.3.5.3）。看不到图片的读者可从说明文字得知姓名。",
        },
    },
];
