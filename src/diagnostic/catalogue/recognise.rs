//! Words of the diagnostics of `recognise`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "W-FLATTENED",
        en: Words {
            message: "the text came on one line; it was split where elements seem to meet: check every split",
            explanation: "Title, recipients, body and signature stood on one line without breaks. The program cut it at shapes that mark elements (document number, title end, colon after recipients, list numbers, date at the end). Each cut is a guess. Put line breaks into the text, or give the elements with --set meta.NAME=….",
        },
        zh: Words {
            message: "全文在一行里，已按要素的样子猜测断开；请逐处核对",
            explanation: "标题、主送、正文、署名之间没有换行。程序按发文字号、标题末尾、主送后的冒号、序号、文末日期等形状断开，每一处都是猜测。请在原文中补上换行，或用 --set meta.名称=… 给出要素。",
        },
    },
    Entry {
        code: "W-NO-SIGNER",
        en: Words {
            message: "this {0} has a masthead but no 签发人; add it to the text or give it with --set meta.signer=NAME",
            explanation: "Documents that go upward (请示, 报告) name the person who signs, on the line of the document number.",
        },
        zh: Words {
            message: "这份{0}有发文机关标志而没有签发人；请补入原文或用 --set meta.signer=姓名 给出",
            explanation: "上行文应当标注签发人，与发文字号同行。",
        },
    },
    Entry {
        code: "W-TWO-RECIPIENTS",
        en: Words {
            message: "a 请示 goes to one organ, this one names several: “{0}”; keep one and move the others to 抄送",
            explanation: "A request for instructions is addressed to one superior organ only; others that need to know receive copies.",
        },
        zh: Words {
            message: "请示只能主送一个机关，此件主送了几个：“{0}”；请保留一个，其余改为抄送",
            explanation: "请示一般只写一个主送机关，需要同时送其他机关的，用抄送形式。",
        },
    },
    Entry {
        code: "W-NUMBERING",
        en: Words {
            message: "the number of “{0}” jumps from {1} to {2}; check whether an item is missing",
            explanation: "Numbers of one list should count on by one. Something may be missing, or a number may be wrong. Nothing was changed.",
        },
        zh: Words {
            message: "“{0}”的序号从{1}跳到{2}；请核对是否有缺项",
            explanation: "同一层的序号应当连续。可能缺了一项，也可能序号写错。原文没有改动。",
        },
    },
    Entry {
        code: "W-ATTACHMENTS",
        en: Words {
            message: "the 附件说明 names {0} attachments, the text holds {1}; check which is right",
            explanation: "The list of attachments below the body and the attachments that follow should agree in number, order and name.",
        },
        zh: Words {
            message: "附件说明列了{0}个附件，正文后有{1}个；请核对",
            explanation: "附件说明与所附的附件在数量、顺序和名称上应当一致。",
        },
    },
    Entry {
        code: "W-OBSOLETE",
        en: Words {
            message: "{0} is obsolete since GB/T 9704-2012; it was kept, consider removing it or using 抄送",
            explanation: "Subject words were abolished in 2012, and 抄报 and 抄发 have become 抄送. The text was kept as it stands.",
        },
        zh: Words {
            message: "“{0}”在 GB/T 9704-2012 中已取消；已照原样保留，建议删去或改用“抄送”",
            explanation: "2012 年起公文不再标注主题词，抄报、抄发统一为抄送。原文没有改动。",
        },
    },
    Entry {
        code: "W-UNSURE",
        en: Words {
            message: "“{0}” was taken for {1} on weak evidence ({2}); it may be {3}: check it, or give the element with --set meta.…",
            explanation: "Position and shape together spoke only weakly for this element. It may be something else, such as a paragraph.",
        },
        zh: Words {
            message: "“{0}”被认作 {1}，依据不足（{2}），也可能是 {3}；请核对，或用 --set meta.… 给出",
            explanation: "位置与形状对这一要素的支持都较弱，它也可能是别的，例如正文段落。",
        },
    },
    Entry {
        code: "W-PAGE-WORDS",
        en: Words {
            message: "“{0}” may be words of a web page or a remark to the user; it was kept as text: remove it from the source if it is not part of the document",
            explanation: "The whole line reads like what pages and archives print around a document (source, editor, host, file name, data of an entry), but a document may say it too, and nothing beside it proves the page. It stays in its place.",
        },
        zh: Words {
            message: "“{0}”可能是网页附加文字或写给使用者的话，已按正文保留；如不属公文，请从原文中删去",
            explanation: "这一整行像是网页、档案系统的附加文字（来源、编辑、主办、文件名、信息项），但公文里也可能有，旁边又没有可以断定是网页的内容，因此原处保留。",
        },
    },
    Entry {
        code: "W-NO-TITLE",
        en: Words {
            message: "the document has {0} but no title; add one to the text or give it with --set meta.title=…",
            explanation: "A document number, recipients or a signature with its date were found, so the text is an official document, but no line of it is a title. It may have been lost before the text came here, or it was taken for something else.",
        },
        zh: Words {
            message: "此件有{0}而没有标题；请补入原文或用 --set meta.title=… 给出",
            explanation: "已认出发文字号、主送机关或署名和成文日期，可见是公文，却没有一行是标题。标题可能在原文来到之前就已丢失，也可能被认作了别的要素。",
        },
    },
    Entry {
        code: "W-NOT-RECOGNISED",
        en: Words {
            message: "neither title nor document number, recipients or signature was found; the text may be no official document",
            explanation: "The text was typeset as plain paragraphs. Check that the file is the one you meant: data files, source code and lists have no such elements. If it is a document, give the elements with --set meta.NAME=….",
        },
        zh: Words {
            message: "没有认出标题、发文字号、主送机关或署名；这份文本可能不是公文",
            explanation: "全文已按普通段落排版。请核对文件是否正确：数据文件、程序代码、清单都没有这些要素。如果确是公文，请用 --set meta.名称=… 给出要素。",
        },
    },
    Entry {
        code: "N-CHINESE-DATE",
        en: Words {
            message: "the date “{0}” is written in Chinese numerals; --set clean.date-arabic=on writes it in Arabic figures",
            explanation: "GB/T 9704-2012 asks for Arabic figures in 成文日期 and 印发日期, without padding zeros. The text was kept as it stands.",
        },
        zh: Words {
            message: "日期“{0}”用汉字书写；--set clean.date-arabic=on 可改为阿拉伯数字",
            explanation: "GB/T 9704-2012 要求成文日期、印发日期用阿拉伯数字，月、日不编虚位。原文没有改动。",
        },
    },
    Entry {
        code: "W-DATE",
        en: Words {
            message: "no calendar has the date “{0}”; correct it in the text or give it with --set meta.signature_date=…",
            explanation: "A 成文日期 or 印发日期 has a month above 12 or a day that its month does not have. The text was kept as it stands.",
        },
        zh: Words {
            message: "日期“{0}”不存在；请在原文中改正，或用 --set meta.signature_date=… 给出",
            explanation: "成文日期或印发日期的月份大于 12，或者该月没有这一天。原文没有改动。",
        },
    },
    Entry {
        code: "N-PLACEHOLDERS",
        en: Words {
            message: "{0} places are still to be filled in, among them {1}",
            explanation: "The text is a draft: ××, 2026年×月×日, 〔2026〕×号, [单位名称] or （盖章） stand where names, dates and numbers belong. Each was set as the element whose place it holds. Fill them in before the document is sent.",
        },
        zh: Words {
            message: "有 {0} 处待填写，如 {1}",
            explanation: "原文是草稿：名称、日期、文号等处写的是 ××、2026年×月×日、〔2026〕×号、[单位名称] 或（盖章）。程序按所代表的要素排版。发出前请填写。",
        },
    },
    Entry {
        code: "W-TRUNCATED",
        en: Words {
            message: "the text breaks off in the middle of a sentence; check whether the end is missing",
            explanation: "The last paragraph has no final mark, and neither signature nor date follows.",
        },
        zh: Words {
            message: "文末一句没有写完；请核对原文是否不全",
            explanation: "末段没有句末标点，后面也没有署名和日期。",
        },
    },
    Entry {
        code: "W-LABEL",
        en: Words {
            message: "a field of the text gives {0} as “{1}”; the text itself has “{2}”, which was replaced",
            explanation: "A field (标题：, 文号：, 主送： …) gives its element, and beats what was recognised in the text. Here the two differ: see which is right, and correct the other.",
        },
        zh: Words {
            message: "原文标签给出的{0}为“{1}”，与正文中的“{2}”不同，已按标签排版",
            explanation: "标签（标题：、文号：、主送：等）给出的要素优先于正文中识别出的要素。此处两者不一致，请核对并改正。",
        },
    },
    Entry {
        code: "N-GIVEN",
        en: Words {
            message: "{0} was given as “{1}”; the text has “{2}”, which was replaced",
            explanation: "What is given by --set, a meta file or front matter beats what was recognised.",
        },
        zh: Words {
            message: "{0} 已给定为“{1}”；原文为“{2}”，已替换",
            explanation: "由 --set、元数据文件或文首元数据给出的要素优先于识别出的要素。",
        },
    },
];
