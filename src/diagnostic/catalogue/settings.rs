//! Words of the diagnostics of `settings`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-ENCODING-LABEL",
        en: Words {
            message: "{0} is no encoding that is known; use a name such as gbk, big5 or utf-16le",
            explanation: "--encoding takes the names people use, in any case, with or without hyphens.",
        },
        zh: Words {
            message: "不认识编码 {0}；请用 gbk、big5、utf-16le 之类的名称",
            explanation: "--encoding 接受常用名称，不分大小写，连字符可有可无。",
        },
    },
    Entry {
        code: "E-VARIABLE",
        en: Words {
            message: "the variable {0} is “{1}”; it takes {2}",
            explanation: "A variable of the environment that this program reads has a value that it cannot use. An empty one is as good as none.",
        },
        zh: Words {
            message: "环境变量 {0} 为“{1}”；可取：{2}",
            explanation: "本程序读取的一个环境变量，其值无法使用。空值等于没有设置。",
        },
    },
    Entry {
        code: "E-SETTING-FORM",
        en: Words {
            message: "{0} is no setting; write KEY=VALUE",
            explanation: "A setting is a key, an equals sign and a value.",
        },
        zh: Words {
            message: "{0} 不是设置；请写成 键=值",
            explanation: "设置由键、等号和值组成。",
        },
    },
    Entry {
        code: "E-SETTING-KEY",
        en: Words {
            message: "there is no setting {0}; did you mean {1}?",
            explanation: "Settings are meta.ELEMENT, clean.RULE, page.KEY and font.KEY; gongwen --print-style lists them.",
        },
        zh: Words {
            message: "没有设置 {0}；是否指 {1}？",
            explanation: "设置有 meta.要素、clean.规则、page.键、font.键 四类；gongwen --print-style 列出全部。",
        },
    },
    Entry {
        code: "E-SETTING-VALUE",
        en: Words {
            message: "{0} is no value of {1}, which takes {2}",
            explanation: "Each key takes the values named. gongwen --print-style shows every key with its value.",
        },
        zh: Words {
            message: "{0} 不是 {1} 的值，可取：{2}",
            explanation: "每个键只取列出的值。gongwen --print-style 列出所有键及其值。",
        },
    },
    Entry {
        code: "E-SETTING-TOML",
        en: Words {
            message: "this cannot be read as settings: {0}",
            explanation: "Settings in files are TOML: [meta], [clean], [page] and [font] with KEY = VALUE lines, in UTF-8.",
        },
        zh: Words {
            message: "这里无法作为设置读取：{0}",
            explanation: "设置文件是 UTF-8 编码的 TOML：[meta]、[clean]、[page]、[font] 之下每行 键 = 值。",
        },
    },
    Entry {
        code: "E-SETTING-KIND",
        en: Words {
            message: "{0} takes text, a number, on or off, or a list of texts",
            explanation: "A table stands where a value belongs.",
        },
        zh: Words {
            message: "{0} 的值应为文字、数字、开关或文字列表",
            explanation: "值的位置上是一张表。",
        },
    },
];
