//! The grammar of chat: a line is chat where each of its sentences is of one of these shapes.
//!
//! | shape | made of |
//! |---|---|
//! | assent | 好的 当然可以 没问题 |
//! | presenting | 以下是 根据您的… 为您 … + 拟写 起草 如下 … + 您 or 范文 模板 …, and ends with a mark |
//! | hope | 希望 + 以上 这份 … + 对您有帮助 满足您的需求 |
//! | offer | 如需 如果 需要我 … + 请告诉我 我可以帮您 …吗 |
//! | remark | 以上 + 为范文 由AI生成 |
//! | advice (doubtful) | 请根据实际情况填写 仅供参考 |

use crate::text::character::{is_space, is_stop};

/// Longest line of chat.
const LONGEST: usize = 160;

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

const ASSENTS: &[&str] =
    &["好的", "好", "当然", "当然可以", "没问题", "可以", "明白", "明白了", "收到", "您好", "你好"];
const BEGINS: &[&str] = &[
    "以下",
    "下面",
    "这是",
    "这里是",
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
    "现为您",
    "现根据您",
];
const MAKES: &[&str] = &[
    "拟写",
    "撰写",
    "起草",
    "草拟",
    "拟定",
    "拟了",
    "写了",
    "写的",
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
];
const FOR_YOU: &[&str] = &[
    "为您",
    "为你",
    "供您",
    "供你",
    "您的要求",
    "你的要求",
    "您的需求",
    "你的需求",
    "您的描述",
    "你的描述",
    "您提供",
    "你提供",
    "您要",
    "你要",
    "您需要",
    "你需要",
];
const DRAFTS: &[&str] = &["范文", "模板", "范本", "示例", "初稿", "例文", "样本"];
/// A document that speaks for itself.
const OWN: &[&str] = &["我局", "我市", "我县", "我省", "我区", "我委", "我们", "特此", "审议"];
const THESE: &[&str] = &["以上", "上述", "这份", "这篇", "这个", "这些"];
const HELPS: &[&str] =
    &["有帮助", "有所帮助", "帮到", "帮助到", "有用", "满足您", "满足你", "符合您", "符合你"];
const OFFERS: &[&str] =
    &["如", "若", "需要", "是否需要", "要不要", "您", "你", "欢迎", "请", "我可以", "有任何"];
const I_DO: &[&str] =
    &["我可以", "我来", "我能", "我再", "我会", "我将", "帮您", "帮你", "我帮", "需要我", "要我"];
const DO: &[&str] = &[
    "调整", "修改", "补充", "完善", "提供", "润色", "优化", "生成", "写", "继续", "扩写", "精简",
    "改", "转", "拟", "细化", "帮",
];
const LABELS: &[&str] =
    &["说明", "注", "备注", "提示", "温馨提示", "注意", "小贴士", "使用说明", "特别说明"];

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
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
    for sentence in sentences(&text) {
        let (assented, rest) = assent(sentence);
        if presents(rest) {
            verdict = Verdict::Chat;
        } else if !(assented && rest.is_empty() || offers(rest) || advises(rest)) {
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
    let words = label.map_or(bare, |(_, words)| words);
    let mut verdict = Verdict::Maybe;
    let mut any = false;
    for sentence in sentences(words) {
        any = true;
        if hopes(sentence) || offers(sentence) || remarks(sentence) {
            verdict = Verdict::Chat;
        } else if !advises(sentence) {
            return Verdict::No;
        }
    }
    if any { verdict } else { Verdict::No }
}

/// The line without white space, if it is short enough.
fn solid(chars: &[char]) -> Option<String> {
    let fits = chars.len() <= LONGEST && !chars.contains(&'\t');
    let text: String = chars.iter().filter(|c| !is_space(**c)).collect();
    (fits && text.chars().nth(3).is_some()).then_some(text)
}

/// Its sentences; none is empty.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| is_stop(c) || matches!(c, '～' | '~')).filter(|sentence| !sentence.is_empty())
}

/// `【通知范文】`: the mark of a collection.
fn is_template(text: &str) -> bool {
    let inner = text.strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    inner.is_some_and(|words| {
        let length = words.chars().count();
        length <= 12 && DRAFTS.iter().any(|draft| words.ends_with(draft))
    })
}

/// A word of assent at the front, and what follows it.
fn assent(sentence: &str) -> (bool, &str) {
    let (word, rest) = sentence.split_once(['，', ',']).unwrap_or((sentence, ""));
    if ASSENTS.contains(&word) { (true, rest) } else { (false, sentence) }
}

/// It presents a document to the one who asked for it.
fn presents(sentence: &str) -> bool {
    let asked = any(sentence, FOR_YOU) || any(sentence, DRAFTS);
    begins(sentence, BEGINS) && any(sentence, MAKES) && asked && !any(sentence, OWN)
}

/// It hopes that the document helps.
fn hopes(sentence: &str) -> bool {
    let you = sentence.contains('您') || sentence.contains('你');
    let short = sentence.chars().count() <= 40;
    sentence.starts_with("希望") && short && any(sentence, HELPS) && (you || any(sentence, THESE))
}

/// It offers more work: its writer is one, and speaks to one.
fn offers(sentence: &str) -> bool {
    let told = ["告诉我", "告知我", "联系我", "和我说", "跟我说"].iter().any(|word| {
        sentence.split(word).nth(1).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['，', '吧', '哦', '具', '您', '你'])
        })
    });
    let works = I_DO.iter().any(|word| {
        sentence.split_once(word).is_some_and(|(_, rest)| any(rest, DO) && !rest.starts_with('们'))
    });
    begins(sentence, OFFERS) && (told || works) && !any(sentence, OWN)
}

/// It says what the document is: a model's, or a sample.
fn remarks(sentence: &str) -> bool {
    let made = [
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
    ];
    (begins(sentence, THESE) || begins(sentence, &["本文", "本内容"])) && any(sentence, &made)
}

/// It tells the reader how to use a sample. Forms say so too.
fn advises(sentence: &str) -> bool {
    let fill = ["填写", "修改", "调整", "补充", "完善", "替换"];
    let actual = any(sentence, &["实际情况", "实际需要", "具体情况", "实际需求"]);
    let begun = begins(sentence, &["请", "您可", "你可", "可根据", "具体", "以上", "仅供"]);
    begun && (actual && any(sentence, &fill) || sentence.ends_with("仅供参考"))
}
