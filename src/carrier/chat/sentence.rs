//! The grammar of chat: a line is chat where each of its sentences is of one of these shapes.
//!
//! | shape | made of |
//! |---|---|
//! | assent | 好的 当然可以 没问题 |
//! | presenting | 以下是 这份 为您 … + 拟写 起草 如下 … + 您 or 范文 模板 …; behind an assent the first is enough |
//! | hope | 希望 + 以上 这份 … + 对您有帮助 满足您的需求 |
//! | offer | 如需 如果 需要我 … + 请告诉我 我可以帮您 …吗 |
//! | remark | 以上 文中 + 为范文 由AI生成 可根据实际修改 |
//! | heading of remarks | 使用说明： |
//! | advice (doubtful) | 请根据实际情况填写 仅供参考 建议补充 |

use crate::text::character::{is_space, is_stop};

/// Longest line of chat.
pub(super) const LONGEST: usize = 200;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No chat.
    No,
    /// Chat where another line proves a chat.
    Maybe,
    /// Chat.
    Chat,
}

type Words = &'static [&'static str];

const ASSENTS: Words = &[
    "好的",
    "好",
    "当然",
    "当然可以",
    "没问题",
    "可以",
    "可以的",
    "明白",
    "明白了",
    "收到",
    "您好",
    "你好",
    "没有问题",
    "很高兴为您服务",
];
const BEGINS: Words = &[
    "以下",
    "下面",
    "这是",
    "这里是",
    "这份",
    "这篇",
    "根据您",
    "根据你",
    "按照您",
    "按照你",
    "按您",
    "按你",
    "结合您",
    "结合你",
    "基于您",
    "基于你",
    "为您",
    "为你",
    "已为您",
    "已为你",
    "我为您",
    "我为你",
    "我已",
    "我按",
    "我根据",
    "现为您",
    "现根据您",
    "已根据您",
    "已按",
];
const MAKES: Words = &[
    "拟写",
    "撰写",
    "起草",
    "草拟",
    "拟定",
    "拟了",
    "写了",
    "写的",
    "写好",
    "整理",
    "生成",
    "编写",
    "准备",
    "修改",
    "润色",
    "优化",
    "如下",
    "以下是",
    "下面是",
    "以下为",
    "下面为",
    "这是",
    "按照格式",
];
const DRAFTS: Words = &["范文", "模板", "范本", "示例", "初稿", "例文", "样本"];
/// A document that speaks for itself.
const OWN: Words = &["我局", "我市", "我县", "我省", "我区", "我委", "我们", "特此", "审议"];
const THESE: Words = &["以上", "上述", "这份", "这篇", "这个", "这些", "文中", "本文", "本内容"];
const HELPS: Words =
    &["有帮助", "有所帮助", "帮到", "帮助到", "有用", "满足您", "满足你", "符合您", "符合你"];
const OFFERS: Words = &[
    "如",
    "若",
    "需要",
    "是否需要",
    "要不要",
    "您",
    "你",
    "欢迎",
    "请",
    "我可以",
    "我也可以",
    "有任何",
    "还需要",
];
const I_DO: Words = &[
    "我可以",
    "我也可以",
    "我来",
    "我能",
    "我再",
    "我会",
    "我将",
    "帮您",
    "帮你",
    "我帮",
    "需要我",
    "要我",
    "向我提问",
    "为您",
    "为你",
];
const DO: Words = &[
    "调整", "修改", "补充", "完善", "提供", "润色", "优化", "生成", "写", "继续", "扩写", "精简",
    "改", "转", "拟", "细化", "帮", "撰", "排", "做", "提问", "哦",
];
const LABELS: Words = &[
    "说明",
    "注",
    "备注",
    "提示",
    "温馨提示",
    "注意",
    "注意事项",
    "小贴士",
    "使用说明",
    "使用提示",
    "使用建议",
    "特别说明",
    "写作说明",
    "修改建议",
    "补充说明",
    "另外提醒",
    "提醒",
];
/// Labels that no document has.
const OUR_LABELS: Words = &["使用说明", "使用提示", "使用建议", "写作说明", "修改建议", "小贴士"];
const MADE: Words = &[
    "AI生成",
    "AI辅助",
    "人工智能生成",
    "大模型生成",
    "AI自动生成",
    "为范文",
    "为模板",
    "是范文",
    "是模板",
    "为示例",
    "均为示例",
    "是示例",
    "为占位",
    "占位符",
];
const FILL: Words = &["填写", "修改", "调整", "补充", "完善", "替换", "删减", "核实"];

fn any(text: &str, words: Words) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn begins(text: &str, words: Words) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn speaks_to_you(text: &str) -> bool {
    text.contains('您') || text.contains('你')
}

/// A line above the document.
pub(super) fn opening(chars: &[char]) -> Verdict {
    let Some(text) = solid(chars) else { return Verdict::No };
    if is_template(&text) {
        return Verdict::Chat;
    }
    if !text.ends_with(['：', ':', '。', '！', '!', '～', '~']) {
        return Verdict::No;
    }
    let mut verdict = Verdict::Maybe;
    let mut agreed = false;
    for sentence in sentences(&text) {
        let (assented, rest) = assent(sentence);
        agreed |= assented;
        if presents(rest, agreed) {
            verdict = Verdict::Chat;
        } else if !(rest.is_empty() || offers(rest) || advises(rest)) {
            return Verdict::No;
        }
    }
    verdict
}

/// A line below the document.
pub(super) fn closing(chars: &[char]) -> Verdict {
    let Some(text) = solid(chars) else { return Verdict::No };
    let bare = text.strip_prefix(['（', '(', '[', '【']).unwrap_or(&text);
    let bare = bare.strip_suffix(['）', ')', ']', '】']).unwrap_or(bare);
    let label = bare.split_once(['：', ':']).filter(|(label, _)| LABELS.contains(label));
    if label.is_some_and(|(label, words)| words.is_empty() && OUR_LABELS.contains(&label)) {
        return Verdict::Chat;
    }
    if label.is_some_and(|(_, words)| words.is_empty()) {
        return Verdict::Maybe;
    }
    let words = label.map_or(bare, |(_, words)| words);
    let mut verdict = Verdict::Maybe;
    let mut any = false;
    for sentence in sentences(words) {
        any = true;
        if hopes(sentence) || offers(sentence) || remarks(sentence) {
            verdict = Verdict::Chat;
        } else if !advises(sentence) && !counts(sentence) {
            return Verdict::No;
        }
    }
    if any { verdict } else { Verdict::No }
}

/// The line without white space and without ornaments and marks of a list at its start, if it is
/// short enough.
fn solid(chars: &[char]) -> Option<String> {
    if chars.len() > LONGEST || chars.contains(&'\t') {
        return None;
    }
    let said = |c: char| c.is_alphanumeric() || "（(【[".contains(c);
    let text: String = chars.iter().filter(|c| !is_space(**c)).collect();
    let text = text.trim_start_matches(|c| !said(c));
    text.chars().nth(2).is_some().then(|| text.to_owned())
}

/// Its sentences; none is empty.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c| is_stop(c) || matches!(c, '～' | '~' | '；' | ';');
    text.split(ends).filter(|sentence| !sentence.is_empty())
}

/// `【通知范文】`: the mark of a collection.
fn is_template(text: &str) -> bool {
    let inner = text.strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    inner.is_some_and(|words| {
        let length = words.chars().count();
        length <= 12 && DRAFTS.iter().any(|draft| words.ends_with(draft))
    })
}

/// Words of assent at the front, and what follows them.
fn assent(sentence: &str) -> (bool, &str) {
    let mut rest = sentence;
    loop {
        let (word, tail) = rest.split_once(['，', ',']).unwrap_or((rest, ""));
        if !ASSENTS.contains(&word) {
            return (rest.len() < sentence.len(), rest);
        }
        rest = tail;
        if tail.is_empty() {
            return (true, "");
        }
    }
}

/// It presents a document to the one who asked for it.
fn presents(sentence: &str, agreed: bool) -> bool {
    let asked = speaks_to_you(sentence) || any(sentence, DRAFTS);
    let made = any(sentence, MAKES);
    let fits = if agreed { made || asked } else { made && asked };
    begins(sentence, BEGINS) && fits && (agreed || !any(sentence, OWN))
}

/// It hopes that the document helps.
fn hopes(sentence: &str) -> bool {
    let short = sentence.chars().count() <= 40;
    let about = speaks_to_you(sentence) || any(sentence, THESE);
    sentence.starts_with("希望") && short && any(sentence, HELPS) && about
}

/// It offers more work: its writer is one, and speaks to one.
fn offers(sentence: &str) -> bool {
    let told = ["告诉我", "告知我", "联系我", "和我说", "跟我说"].iter().any(|word| {
        sentence.split(word).nth(1).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['，', '吧', '哦', '具', '您', '你'])
        })
    });
    let works = I_DO.iter().any(|word| {
        sentence.split_once(word).is_some_and(|(before, rest)| {
            let own = word.contains('我') || before.contains('我');
            own && (any(rest, DO) || word.ends_with("提问")) && !rest.starts_with('们')
        })
    });
    begins(sentence, OFFERS) && (told || works) && !any(sentence, OWN)
}

/// It says what the document is: a model's, or a sample to be worked over.
fn remarks(sentence: &str) -> bool {
    let worked = (sentence.contains("可根据") || sentence.contains("可结合"))
        && sentence.contains("实际")
        && any(sentence, FILL);
    begins(sentence, THESE) && (any(sentence, MADE) || sentence.starts_with("以上") && worked)
}

/// It tells the reader how to use a sample. Forms say so too.
fn advises(sentence: &str) -> bool {
    let actual =
        sentence.contains("实际") || sentence.contains("具体情况") || sentence.contains("贵");
    let begun = begins(
        sentence,
        &[
            "请",
            "您可",
            "你可",
            "可根据",
            "具体",
            "以上",
            "仅供",
            "如",
            "建议",
            "文中",
            "另",
            "其中",
        ],
    ) || sentence.contains("建议")
        || sentence.contains("请以")
        || sentence.contains("请按");
    let advice = sentence.starts_with("建议") || sentence.contains("，建议");
    begun && (actual && any(sentence, FILL) || sentence.ends_with("仅供参考") || advice)
        || sentence.contains("请以") && sentence.ends_with("为准")
}

/// It counts the words of a text: 全文约800字.
fn counts(sentence: &str) -> bool {
    begins(sentence, &["全文约", "全文共", "本文约", "正文约"]) && sentence.contains('字')
}
