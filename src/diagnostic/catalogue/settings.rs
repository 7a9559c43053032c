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
            explanation: "Settings are meta.ELEMENT, clean.RULE and page.KEY.",
        },
        zh: Words {
            message: "没有设置 {0}；是否指 {1}？",
            explanation: "设置有 meta.要素、clean.规则 和 page.键 三类。",
        },
    },
    Entry {
        code: "E-SETTING-VALUE",
        en: Words {
            message: "{0} is no value of {1}",
            explanation: "Rules take on and off; page.signature takes sealed, unsealed and stamp; page.colophon takes last and even; meta.kind takes the name of a format.",
        },
        zh: Words {
            message: "{0} 不是 {1} 的值",
            explanation: "规则取 on 或 off；page.signature 取 sealed、unsealed、stamp；page.colophon 取 last、even；meta.kind 取格式名称。",
        },
    },
];
