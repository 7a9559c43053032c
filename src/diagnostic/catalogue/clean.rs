//! Words of the diagnostics of `clean`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "W-ORNAMENTS",
        en: Words {
            message: "{0} ornaments at the start of lines were left out: {1}",
            explanation: "Pictures such as ✅ and bullets of symbol fonts have no place in a 公文, and no font of a 公文 draws them. --set clean.ornaments=off keeps them.",
        },
        zh: Words {
            message: "行首的 {0} 个装饰符号未排入：{1}",
            explanation: "✅ 之类的图形和符号字体的项目符号不属于公文，公文字体也没有这些字符。--set clean.ornaments=off 可保留。",
        },
    },
    Entry {
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
    },
    Entry {
        code: "W-UNSETTLED",
        en: Words {
            message: "the rules of cleaning still changed the text after {0} passes; look at the cleaned text with gongwen clean",
            explanation: "What one rule leaves may be for another, so the rules run until they find \
                          nothing; most texts need two or three passes. Here two rules may undo each \
                          other's work: cleaning the result again may change it. Switch one of them \
                          off with --set clean.RULE=off; gongwen clean --json names the rules. Please \
                          report the text.",
        },
        zh: Words {
            message: "整理规则运行 {0} 遍后仍在改动文本；请用 gongwen clean 核对整理结果",
            explanation: "一条规则的结果可能又适用另一条，所以各条规则反复运行，直到不再改动，通常两三遍即可。\
                          这里可能有两条规则互相抵消，再次整理结果还会变化。gongwen clean --json 会列出规则名，\
                          可用 --set clean.规则名=off 关闭其中一条，并请报告该文本。",
        },
    },
    Entry {
        code: "W-LEFT-OUT",
        en: Words {
            message: "“{0}” was left out: it is not part of the document",
            explanation: "What stands around a document was left out: a closed phrase that pages and \
                          archives print (a button, the path of the page, data about the text, \
                          此页无正文), what a language model says to its user, and what a carrier holds \
                          outside its text (navigation, pictures, headers and footers, hidden and \
                          deleted text). It stands in no output. --set clean.furniture=keep keeps \
                          phrases, chat and the pictures of Markdown; the rest is to be put into the \
                          text itself.",
        },
        zh: Words {
            message: "“{0}”不属于公文，未排入",
            explanation: "公文之外的内容未排入：网页、档案系统附加的固定用语（按钮、页面路径、信息项、\
                          “此页无正文”），大模型对用户说的话，以及载体正文之外的内容（导航、图片、页眉页脚、\
                          隐藏或已删除的文字）。固定用语、对话和 Markdown 图片可用 --set clean.furniture=keep \
                          保留，其余请写入正文。",
        },
    },
    Entry {
        code: "N-PAGE-ARTIFACTS",
        en: Words {
            message: "{0} page numbers or running heads of the source were left out",
            explanation: "Their numbers count on, or their words stand again and again beside page \
                          numbers or page breaks, so they belong to the pages of the source. \
                          --set clean.page-numbers=off and clean.running-heads=off keep them.",
        },
        zh: Words {
            message: "略去原文的页码或页眉 {0} 处",
            explanation: "其数字逐页递增，或文字在页码、分页处反复出现，可以断定属于原件的页面。\
                          用 --set clean.page-numbers=off、clean.running-heads=off 可以保留。",
        },
    },
];
