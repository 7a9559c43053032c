//! Words of the diagnostics of `batch`.

use super::{Entry, Words};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: "E-MISSING",
        en: Words {
            message: "there is no such file; check the name",
            explanation: "The named input does not exist. The other inputs were still done.",
        },
        zh: Words {
            message: "没有这个文件；请检查名称",
            explanation: "给出的输入不存在。其余输入照常处理。",
        },
    },
    Entry {
        code: "E-READ",
        en: Words {
            message: "cannot be read: {0}",
            explanation: "The system refused to read the file or folder; its own words are given. Check the rights.",
        },
        zh: Words {
            message: "无法读取：{0}",
            explanation: "系统拒绝读取该文件或目录，原因如上。请检查权限。",
        },
    },
    Entry {
        code: "E-NOT-A-FILE",
        en: Words {
            message: "is not a regular file and was not opened; give a text file",
            explanation: "Devices, pipes and sockets are refused without being opened, so that a batch cannot hang on one. Use - for stdin.",
        },
        zh: Words {
            message: "不是普通文件，未打开；请给出文本文件",
            explanation: "设备、管道、套接字一律不打开，以免批处理卡住。标准输入用 -。",
        },
    },
    Entry {
        code: "E-TOO-LARGE",
        en: Words {
            message: "is larger than {0} MiB; raise --max-size if it is really a document",
            explanation: "An input is read whole. The limit guards against files named by mistake.",
        },
        zh: Words {
            message: "大于 {0} MiB；若确是公文，请调高 --max-size",
            explanation: "输入整个读入内存，此限制防止误给大文件。",
        },
    },
    Entry {
        code: "E-NO-TEXT-FILE",
        en: Words {
            message: "holds no text file (*.txt, *.md, *.html, *.htm); give files by name or another folder",
            explanation: "Of a directory every *.txt, *.md, *.html and *.htm below it is taken, hidden files and linked folders left out; --glob takes others. There was none.",
        },
        zh: Words {
            message: "目录中没有文本文件（*.txt、*.md、*.html、*.htm）；请给出文件名或其他目录",
            explanation: "对目录取其下全部 *.txt、*.md、*.html、*.htm（隐藏文件和链接的目录除外），其他文件用 --glob。此处一个也没有。",
        },
    },
    Entry {
        code: "E-ONE-FILE",
        en: Words {
            message: "text on stdout is of one file; give one, or use --json for several",
            explanation: "decode and clean print a file's text. For several files, --json prints one object a line.",
        },
        zh: Words {
            message: "标准输出只能写一个文件的文本；请只给一个，或用 --json",
            explanation: "decode 和 clean 输出一个文件的文本；多个文件请用 --json，每行一个对象。",
        },
    },
    Entry {
        code: "E-OUTPUT-ONE",
        en: Words {
            message: "--output takes one input file; use --out-dir for several",
            explanation: "With several inputs or a directory, one output name cannot serve. --out-dir names the folder.",
        },
        zh: Words {
            message: "--output 只用于一个输入文件；多个请用 --out-dir",
            explanation: "多个输入或目录不能共用一个输出文件名；请用 --out-dir 指定目录。",
        },
    },
    Entry {
        code: "E-OUTPUT-FORMAT",
        en: Words {
            message: "--output takes one format: end the name in .docx or .pdf, or give one with --to",
            explanation: "The format of --output is told by its extension or by --to, and the two must agree.",
        },
        zh: Words {
            message: "--output 只写一种格式：文件名以 .docx 或 .pdf 结尾，或用 --to 指明一种",
            explanation: "--output 的格式由扩展名或 --to 决定，两者须一致。",
        },
    },
    Entry {
        code: "E-OUTPUT-IS-INPUT",
        en: Words {
            message: "its output {0} is an input; give another folder with --out-dir",
            explanation: "Nothing was written. An input is never overwritten by an output.",
        },
        zh: Words {
            message: "输出 {0} 就是一个输入；请用 --out-dir 指定别的目录",
            explanation: "未写出任何文件。程序不会用输出覆盖输入。",
        },
    },
    Entry {
        code: "E-OUTPUT-IN-USE",
        en: Words {
            message: "its output {0} is a file that this run reads; give another name or folder",
            explanation: "Nothing was written. A list, a house style, settings beside an input, a seal or an earlier report is never overwritten by an output, by whatever name or link it is reached.",
        },
        zh: Words {
            message: "输出 {0} 是本次运行要读取的文件；请换一个名称或目录",
            explanation: "未写出任何文件。清单、样式、输入旁的设置、印章、以前的报告都不会被输出覆盖，无论通过什么名称或链接。",
        },
    },
    Entry {
        code: "E-OUTPUT-NOT-FILE",
        en: Words {
            message: "{0} is there and is not a regular file; give another name, or -o - for stdout",
            explanation: "A device, a pipe, a folder, or a link to one or to nothing is not replaced by an output, not even with --overwrite. The input failed; the others were done.",
        },
        zh: Words {
            message: "{0} 已存在且不是普通文件；请换一个名称，写到标准输出请用 -o -",
            explanation: "设备、管道、目录，以及指向它们或不知所指的链接，都不会被输出替换，用 --overwrite 也不会。该输入失败，其余照常处理。",
        },
    },
    Entry {
        code: "E-OUTPUT-STREAM",
        en: Words {
            message: "{0} is a stream of the system, not a file; use -o - for stdout",
            explanation: "An output is written beside its final name and renamed, which a stream does not take. With -o - the finished document goes to stdout.",
        },
        zh: Words {
            message: "{0} 是系统的流而不是文件；写到标准输出请用 -o -",
            explanation: "输出先写到临时文件再改名，流不能这样写。用 -o - 把成品写到标准输出。",
        },
    },
    Entry {
        code: "E-COLLISION",
        en: Words {
            message: "has the same output as {0}: {1}; rename one or convert them apart",
            explanation: "Two inputs would be written to one file (names are compared without case, as some systems do). Where they lie in one folder and differ in their extension alone, these inputs failed and the others were done; otherwise nothing was written.",
        },
        zh: Words {
            message: "与 {0} 的输出相同：{1}；请改名或分开转换",
            explanation: "两个输入会写到同一个文件（比较时不分大小写）。如果它们在同一目录、只有扩展名不同，则这些输入失败，其余照常处理；否则未写出任何文件。",
        },
    },
    Entry {
        code: "E-EXISTS",
        en: Words {
            message: "{0} exists and was left alone; use --overwrite to replace it",
            explanation: "An existing output is never touched unasked. The input failed; the others were done.",
        },
        zh: Words {
            message: "{0} 已存在，未改动；要替换请用 --overwrite",
            explanation: "不经要求不会改动已有文件。该输入失败，其余照常处理。",
        },
    },
    Entry {
        code: "E-WRITE-FILE",
        en: Words {
            message: "{0} cannot be written: {1}",
            explanation: "The system refused to write; its own words are given. No half-written file bears the final name.",
        },
        zh: Words {
            message: "无法写出 {0}：{1}",
            explanation: "系统拒绝写入，原因如上。不会留下写了一半的成品文件。",
        },
    },
    Entry {
        code: "E-PANIC",
        en: Words {
            message: "the program failed on this at {0}; please report it with the text",
            explanation: "A fault of the program was caught; the place is one of its source. Nothing of this input was written, the other inputs were done.",
        },
        zh: Words {
            message: "程序在 {0} 处出错；请附上文本报告",
            explanation: "捕获到程序自身的错误，所示位置在程序源代码中。该输入没有写出任何文件，其余照常处理。",
        },
    },
    Entry {
        code: "E-UNKNOWN-CODE",
        en: Words {
            message: "there is no diagnostic {0}",
            explanation: "The code is not one of this program.",
        },
        zh: Words {
            message: "没有代码为 {0} 的诊断", explanation: "本程序没有这个代码。"
        },
    },
    Entry {
        code: "E-LIST-EMPTY",
        en: Words {
            message: "the list names no file; check what wrote it",
            explanation: "--files-from takes one name a line, --files0-from names ended by NUL. There was none, so nothing was done.",
        },
        zh: Words {
            message: "清单中没有文件名；请检查清单的来源",
            explanation: "--files-from 每行一个文件名，--files0-from 以 NUL 分隔。清单为空，未做任何处理。",
        },
    },
    Entry {
        code: "E-LIST-NUL",
        en: Words {
            message: "the list has NUL characters; give names ended by NUL with --files0-from",
            explanation: "--files-from takes one name a line, in any encoding. find -print0, git ls-files -z and the like end names by NUL: those lists are for --files0-from. Nothing was done.",
        },
        zh: Words {
            message: "清单中有 NUL 字符；以 NUL 分隔的文件名请用 --files0-from",
            explanation: "--files-from 每行一个文件名，编码不限。find -print0、git ls-files -z 等以 NUL 分隔，这样的清单用 --files0-from。未做任何处理。",
        },
    },
    Entry {
        code: "E-STDIN-TWICE",
        en: Words {
            message: "stdin is named both as a list and as an input; give one of them as a file",
            explanation: "The bytes of stdin can be read once only.",
        },
        zh: Words {
            message: "标准输入既作清单又作输入；请把其中一个换成文件",
            explanation: "标准输入只能读取一次。",
        },
    },
    Entry {
        code: "E-STDOUT",
        en: Words {
            message: "stdout cannot be written: {0}",
            explanation: "What was to be written did not arrive, or not all of it. Where a reader that has had enough closed the pipe, text commands end quietly instead.",
        },
        zh: Words {
            message: "无法写到标准输出：{0}",
            explanation: "内容没有写出，或没有写全。读取方自行关闭管道时，输出文本的命令安静结束，不算失败。",
        },
    },
    Entry {
        code: "E-PIPE-CLOSED",
        en: Words {
            message: "stdout was closed before the whole document was written",
            explanation: "With --output - the program behind the pipe took no more. Half a document is none, so the input failed; it is told by the exit status and the report alone.",
        },
        zh: Words {
            message: "文件尚未写完，标准输出已被关闭",
            explanation: "使用 --output - 时，管道另一端不再读取。半份文件等于没有，因此该输入失败；只由退出状态和报告说明。",
        },
    },
    Entry {
        code: "E-STDOUT-TWICE",
        en: Words {
            message: "stdout is named both for the document and for the report; give one of them a file",
            explanation: "Two kinds of data on one stream could not be told apart. Nothing was done.",
        },
        zh: Words {
            message: "文件和报告都要写到标准输出；请把其中一个写到文件",
            explanation: "两种数据混在一个流里无法区分。未做任何处理。",
        },
    },
    Entry {
        code: "E-GLOB",
        en: Words {
            message: "{0}; see --glob in the help",
            explanation: "The pattern of --glob cannot be understood. * stands for any characters but /, ** for any folders, ? for one character, [ab] and {a,b} for one of several.",
        },
        zh: Words {
            message: "{0}；--glob 的写法见帮助",
            explanation: "--glob 的模式无法理解。* 代表 / 以外的任意字符，** 代表任意层目录，? 代表一个字符，[ab] 和 {a,b} 代表其中之一。",
        },
    },
    Entry {
        code: "E-OUT-DIR",
        en: Words {
            message: "is a file, not a folder; give another --out-dir",
            explanation: "Outputs are written below the folder that --out-dir names; it is made where it does not exist.",
        },
        zh: Words {
            message: "是文件而不是目录；请另给 --out-dir",
            explanation: "输出写在 --out-dir 指定的目录下，目录不存在时会建立。",
        },
    },
    Entry {
        code: "E-TIMEOUT",
        en: Words {
            message: "took longer than {0} s; raise --timeout or look at the text",
            explanation: "The time of --timeout ran out. Nothing of this input was written; the others were done.",
        },
        zh: Words {
            message: "超过 {0} 秒；请调高 --timeout 或检查文本",
            explanation: "已超过 --timeout。该输入没有写出任何文件，其余照常处理。",
        },
    },
    Entry {
        code: "E-CALLED-OFF",
        en: Words {
            message: "was called off",
            explanation: "The work on this input was ended between two stages. Nothing of it was written.",
        },
        zh: Words {
            message: "已中止",
            explanation: "该输入的处理在两个阶段之间中止，没有写出任何文件。",
        },
    },
    Entry {
        code: "E-FONT-DIR",
        en: Words {
            message: "no fonts can be taken from {0}: {1}",
            explanation: "--font-dir and font.dir name a folder with .ttf, .otf or .ttc files.",
        },
        zh: Words {
            message: "无法从 {0} 取得字体：{1}",
            explanation: "--font-dir 和 font.dir 指定放有 .ttf、.otf 或 .ttc 文件的目录。",
        },
    },
    Entry {
        code: "W-FONT-REFUSED",
        en: Words {
            message: "{0} is not used: it is no face that can be read, or its name tells no role",
            explanation: "A face given with --font-dir takes the role that its name tells: 小标宋, 仿宋, 楷体, 黑体 or 宋体. This one could not be placed; the embedded faces are used instead.",
        },
        zh: Words {
            message: "{0} 未使用：不是可读的字体，或名称看不出用途",
            explanation: "用 --font-dir 给出的字体按名称确定用途：小标宋、仿宋、楷体、黑体、宋体。该字体无法归类，改用内置字体。",
        },
    },
    Entry {
        code: "E-SEAL",
        en: Words {
            message: "the seal image cannot be read: {0}; give a whole PNG file",
            explanation: "A seal is a PNG with a transparent ground, of at most 16,000,000 pixels (50 mm at 1200 dots an inch have 5.6 million). It is decoded to its end before any work begins.",
        },
        zh: Words {
            message: "印章图片无法读取：{0}；请给出完整的 PNG 文件",
            explanation: "印章应为底色透明的 PNG，不超过 1600 万像素（50 毫米按 1200 点每英寸为 560 万）。开始工作之前先完整解码。",
        },
    },
    Entry {
        code: "E-SEAL-SEVERAL",
        en: Words {
            message: "a seal without an office is for one input, this run has {0}; write --seal OFFICE=FILE or list the seals in a style",
            explanation: "In the order of signatures a seal fits one text. With its office it finds its place in any.",
        },
        zh: Words {
            message: "不写机关的印章只用于单个输入，本次有 {0} 个；请写 --seal 机关=文件，或在样式文件中列出",
            explanation: "按署名顺序给出的印章只适合一件公文；写明机关后可用于任何一件。",
        },
    },
    Entry {
        code: "E-SEAL-MIXED",
        en: Words {
            message: "some seals name their office and some do not; name it for all or for none",
            explanation: "Seals are pressed by office or in the order of the signatures, not both.",
        },
        zh: Words {
            message: "有的印章写明机关，有的没有；请全部写明或全部不写",
            explanation: "印章或按机关、或按署名顺序加盖，不能混用。",
        },
    },
    Entry {
        code: "E-REPORT",
        en: Words {
            message: "the report cannot be written: {0}",
            explanation: "No more work was taken, since nobody would know of it. What was done is done.",
        },
        zh: Words {
            message: "无法写出报告：{0}",
            explanation: "因无从记录，不再处理新的输入；已完成的照旧。",
        },
    },
    Entry {
        code: "E-REPORT-IN-USE",
        en: Words {
            message: "the report is an input or an output of this run; give it another name",
            explanation: "Nothing was written. The same holds for a list, a house style, settings beside an input and a seal, by whatever name or link.",
        },
        zh: Words {
            message: "报告文件是本次运行的输入或输出；请换一个名称",
            explanation: "未写出任何文件。清单、样式、输入旁的设置、印章也是如此，无论通过什么名称或链接。",
        },
    },
    Entry {
        code: "E-REPORT-NOT-ONE",
        en: Words {
            message: "is there and is not a report; give the report another name",
            explanation: "A report replaces only a report or an empty file, so that a text named by mistake is not lost. The file was not touched and nothing was done.",
        },
        zh: Words {
            message: "已存在且不是报告；请给报告换一个名称",
            explanation: "报告只替换以前的报告或空文件，以免误写的文件名毁掉文本。该文件未改动，未做任何处理。",
        },
    },
    Entry {
        code: "E-RESUME",
        en: Words {
            message: "this line is no report's; give the file that --report wrote",
            explanation: "A report is one JSON object a line. Only its last line may be cut short.",
        },
        zh: Words {
            message: "这一行不是报告；请给出 --report 写出的文件",
            explanation: "报告每行一个 JSON 对象，只有最后一行可以不完整。",
        },
    },
    Entry {
        code: "E-NO-COMMAND",
        en: Words {
            message: "a command is missing; see gongwen --help",
            explanation: "The commands are convert, decode, clean, inspect, fonts, explain, completions and man.",
        },
        zh: Words {
            message: "缺少命令；请看 gongwen --help",
            explanation: "命令有 convert、decode、clean、inspect、fonts、explain、completions、man。",
        },
    },
];
