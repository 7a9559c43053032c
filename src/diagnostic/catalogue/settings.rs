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
        code: "E-SETTING-CHARACTER",
        en: Words {
            message: "{0} holds {1} as character {2}, which no document can hold; take it out",
            explanation: "Control characters, characters that Unicode sets apart and characters that are not seen (direction marks, zero-width spaces) cannot stand in a document. They often come along when text is copied from a web page.",
        },
        zh: Words {
            message: "{0} 的第 {2} 个字符是 {1}，公文中不能出现；请删去",
            explanation: "控制字符、Unicode 的非字符以及看不见的字符（方向标记、零宽空格）不能写进公文。它们常在复制网页文字时带入。",
        },
    },
    Entry {
        code: "E-SETTING-LONG",
        en: Words {
            message: "{0} is too long; give at most {1} characters a line, and lines at most {2}",
            explanation: "Masthead, number and marks have fixed places on page 1. A masthead is drawn in one line an organ, as large as fits: a longer one would be smaller than the text below it.",
        },
        zh: Words {
            message: "{0} 太长；每行最多 {1} 个字，最多 {2} 行",
            explanation: "发文机关标志、发文字号、密级等在首页有固定位置。发文机关标志每个机关一行，字号按宽度缩小，再长就会比正文还小。",
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
    Entry {
        code: "E-FRONT-MATTER-OPEN",
        en: Words {
            message: "front matter begins here and is not closed; end it with a line {0}",
            explanation: "A text that begins with +++ or --- and a key below has settings at its \
                          head, up to the same line again. Without that line nobody knows where \
                          the text begins.",
        },
        zh: Words {
            message: "此处开始的文首元数据没有结束；请以一行 {0} 结束",
            explanation: "文本以 +++ 或 --- 开头、下一行是键时，到下一个同样的行为止是文首元数据。\
                          缺少结束行，就无法知道正文从哪里开始。",
        },
    },
    Entry {
        code: "E-FRONT-MATTER-LINE",
        en: Words {
            message: "“{0}” cannot be read as front matter; write KEY: VALUE, or - VALUE below a key",
            explanation: "Front matter between --- lines is read strictly: KEY: VALUE, lists as \
                          - VALUE or [A, B], quotes that are closed, comments behind #.",
        },
        zh: Words {
            message: "“{0}”无法作为文首元数据读取；请写成“键: 值”，或在键下写“- 值”",
            explanation: "--- 之间的文首元数据按严格格式读取：键: 值，列表写成 - 值 或 [甲, 乙]，\
                          引号要成对，# 之后是注释。",
        },
    },
    Entry {
        code: "W-FRONT-MATTER-KEY",
        en: Words {
            message: "front matter: {0} names no element and is not used",
            explanation: "Keys of front matter between --- lines are names of elements, in English \
                          or Chinese: title, 文号, 主送, signer, 成文日期 … Others stand in no output.",
        },
        zh: Words {
            message: "文首元数据：{0} 不是公文要素，未使用",
            explanation: "--- 之间的键是公文要素的中英文名称，如 title、文号、主送、signer、成文日期；\
                          其他键不写入输出文件。",
        },
    },
    Entry {
        code: "E-TABLE",
        en: Words {
            message: "the table of metadata cannot be read: {0}",
            explanation: "A table of metadata is CSV: its first row names the columns, one of them file (or 文件), the others elements by English or Chinese name; each further row is for one input.",
        },
        zh: Words {
            message: "元数据表无法读取：{0}",
            explanation: "元数据表是 CSV：第一行是列名，其中一列是 file（或 文件），其余是公文要素的中英文名称；以下每行对应一个输入文件。",
        },
    },
    Entry {
        code: "E-TABLE-FILE",
        en: Words {
            message: "no column of the table names the inputs; call one file",
            explanation: "A table of metadata is CSV: its first row names the columns, one of them file (or 文件), the others elements by English or Chinese name; each further row is for one input.",
        },
        zh: Words {
            message: "元数据表没有指明输入文件的列；请把该列命名为 文件",
            explanation: "元数据表是 CSV：第一行是列名，其中一列是 file（或 文件），其余是公文要素的中英文名称；以下每行对应一个输入文件。",
        },
    },
    Entry {
        code: "E-TABLE-COLUMN",
        en: Words {
            message: "the column {0} names no element; did you mean {1}?",
            explanation: "A table of metadata is CSV: its first row names the columns, one of them file (or 文件), the others elements by English or Chinese name; each further row is for one input.",
        },
        zh: Words {
            message: "列 {0} 不是公文要素；是否指 {1}？",
            explanation: "元数据表是 CSV：第一行是列名，其中一列是 file（或 文件），其余是公文要素的中英文名称；以下每行对应一个输入文件。",
        },
    },
    Entry {
        code: "E-TABLE-TWICE",
        en: Words {
            message: "{0} stands in the table twice, before in line {1}; keep one",
            explanation: "A table of metadata is CSV: its first row names the columns, one of them file (or 文件), the others elements by English or Chinese name; each further row is for one input.",
        },
        zh: Words {
            message: "{0} 在元数据表中重复，前一处在第 {1} 行；请只留一处",
            explanation: "元数据表是 CSV：第一行是列名，其中一列是 file（或 文件），其余是公文要素的中英文名称；以下每行对应一个输入文件。",
        },
    },
    Entry {
        code: "E-TABLE-CELL",
        en: Words {
            message: "“{0}” stands in a column without a name",
            explanation: "A table of metadata is CSV: its first row names the columns, one of them file (or 文件), the others elements by English or Chinese name; each further row is for one input.",
        },
        zh: Words {
            message: "“{0}”所在的列没有列名",
            explanation: "元数据表是 CSV：第一行是列名，其中一列是 file（或 文件），其余是公文要素的中英文名称；以下每行对应一个输入文件。",
        },
    },
    Entry {
        code: "E-TABLE-NAME",
        en: Words {
            message: "the row names no input",
            explanation: "A table of metadata is CSV: its first row names the columns, one of them file (or 文件), the others elements by English or Chinese name; each further row is for one input.",
        },
        zh: Words {
            message: "该行没有写明输入文件",
            explanation: "元数据表是 CSV：第一行是列名，其中一列是 file（或 文件），其余是公文要素的中英文名称；以下每行对应一个输入文件。",
        },
    },
    Entry {
        code: "E-TABLE-SEVERAL",
        en: Words {
            message: "{0} names {1} inputs; write their folders too",
            explanation: "A row is for the input whose path ends with the name in it. Where two folders have files of one name, each needs a row with its folder: a/通知.txt.",
        },
        zh: Words {
            message: "{0} 对应 {1} 个输入文件；请写上文件夹",
            explanation: "每行对应路径以该名称结尾的输入文件。两个文件夹有同名文件时，各写一行并带上文件夹：a/通知.txt。",
        },
    },
    Entry {
        code: "W-TABLE-ROW",
        en: Words {
            message: "the table has a row for {0}, and there is no such input",
            explanation: "A row is for the input whose path, as given or found below a folder, ends with the name in it.",
        },
        zh: Words {
            message: "元数据表有 {0} 一行，但没有这个输入文件",
            explanation: "每行对应路径（命令行所给或文件夹下找到的）以该名称结尾的输入文件。",
        },
    },
    Entry {
        code: "W-TABLE-NO-ROW",
        en: Words {
            message: "{0} has no row for this input",
            explanation: "Nothing of the table is given for this input. If a row was meant for it, compare the names: a row is for the input whose path ends with the name in it.",
        },
        zh: Words {
            message: "{0} 中没有这个输入文件的行",
            explanation: "该输入文件没有从表中得到任何要素。若表中本应有，请核对名称：每行对应路径以该名称结尾的输入文件。",
        },
    },
    Entry {
        code: "E-SEAL-PLACE",
        en: Words {
            message: "the seal of {0} cannot be given within a text; give it with --seal, in NAME.meta.toml or in a style",
            explanation: "A text that comes from elsewhere must not name files of this machine.",
        },
        zh: Words {
            message: "不能在正文里指定 {0} 的印章；请用 --seal、同名 .meta.toml 或样式文件给出",
            explanation: "正文可能来自他处，不得由它指定本机文件。",
        },
    },
];
