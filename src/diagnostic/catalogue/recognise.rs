//! Words of the diagnostics of `recognise`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "W-NO-SIGNER",
        en: Words {
            message: "a {0} goes upward and should name its 签发人; give it with --set meta.signer=…",
            explanation: "GB/T 9704-2012, 7.2.6: an upward paper names the person who signed it off \
                          beside the 发文字号. The text names nobody.",
        },
        zh: Words {
            message: "{0}是上行文，应标注签发人；可用 --set meta.signer=… 给出",
            explanation: "GB/T 9704-2012 第 7.2.6 条：上行文应在发文字号同一行标注签发人。文本中没有。",
        },
    },
    Entry {
        code: "W-SUBJECT-WORDS",
        en: Words {
            message: "主题词 has had no place in a 公文 since 2012; it is kept; take it out if it is \
                      not wanted",
            explanation: "GB/T 9704-2012 dropped the element. The line is set above the colophon.",
        },
        zh: Words {
            message: "2012 年起公文不再有主题词；已保留，如不需要请删去",
            explanation: "GB/T 9704-2012 取消了这一要素。该行排在版记之上。",
        },
    },
    Entry {
        code: "W-ATTACHMENTS",
        en: Words {
            message: "附件说明 lists {0}, but {1} are attached; compare them",
            explanation: "GB/T 9704-2012, 7.3.4 and 7.3.7: number and titles of the attachments agree \
                          with the list under the text.",
        },
        zh: Words {
            message: "附件说明列有 {0} 件，正文后附有 {1} 件；请核对",
            explanation: "GB/T 9704-2012 第 7.3.4、7.3.7 条：附件的序号和标题应与附件说明一致。",
        },
    },
    Entry {
        code: "W-GIVEN-CONFLICT",
        en: Words {
            message: "{0} is “{1}” in the text, but was given as “{2}”; the given one is used",
            explanation: "What settings give beats what was read. If the text is right, take the \
                          setting away.",
        },
        zh: Words {
            message: "{0} 在文本中是“{1}”，设置给的是“{2}”；采用设置",
            explanation: "设置优先于识别结果。若文本正确，请去掉该设置。",
        },
    },
];
