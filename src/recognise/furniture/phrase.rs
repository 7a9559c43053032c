//! What a line is as a whole among the closed phrases of pages and archives. Knows no position.

use super::super::kind::wenzhong_of;
use super::super::shape;
use super::data::{self, Item};
use super::words::{BUTTONS, Kind, PART_ENDS, PARTS, PATHS, SURE};
use crate::text::marker::Marker;

/// Longest line that may be one.
const LONGEST: usize = 240;
/// Ends of names of files.
const FILES: &[&str] = &[
    ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".zip", ".rar", ".7z", ".ppt",
    ".pptx", ".tsv", ".csv",
];

/// A closed phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Nothing but a page says it, wherever it stands.
    Sure,
    /// A page says it above the text or behind its end.
    Page,
    /// Name of a file: furniture behind the end of the document.
    File,
    /// A button or a heading of a page that a document may hold too.
    Button,
    /// Part of a site.
    Part,
    /// Data of a page, of an archive, of its foot.
    Data(Vec<Item>),
}

/// The phrase a line is, by its text and its characters without white space.
pub fn read(text: &str, chars: &[char]) -> Option<Phrase> {
    if chars.is_empty() || chars.len() > LONGEST {
        return None;
    }
    let stopped = chars.last().is_some_and(|c| shape::is_stop(*c));
    if is(chars, SURE) || is_download(chars) || is_scan(chars) || is_leaving(chars) {
        return Some(Phrase::Sure);
    }
    // a sentence is none
    if stopped || chars.contains(&'。') {
        return None;
    }
    if is_path(chars)
        || is_turn(chars)
        || is_follow(chars)
        || is_related(chars)
        || is_imprint(chars)
        || is_rule(chars)
    {
        return Some(Phrase::Page);
    }
    if let Some(items) = data::read(chars) {
        return Some(Phrase::Data(items));
    }
    if is(chars, BUTTONS) {
        return Some(Phrase::Button);
    }
    if is(chars, PARTS) {
        return Some(Phrase::Part);
    }
    if let Some(phrase) = buttons(text, chars) {
        return Some(phrase);
    }
    is_file(chars).then_some(Phrase::File)
}

fn is(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| shape::starts_with(chars, word) && word.chars().count() == chars.len())
}

/// Every word of the line is a button or names a part of a site.
fn buttons(text: &str, chars: &[char]) -> Option<Phrase> {
    if chars.len() > 60 {
        return None;
    }
    let apart = |c: char| shape::is_space(c) || "|｜/·：:[]【】（）()>＞".contains(c);
    let words: Vec<&str> = text.split(apart).filter(|word| !word.is_empty()).collect();
    let sure = words.iter().filter(|word| SURE.contains(word)).count();
    let weak = words.iter().filter(|word| BUTTONS.contains(word)).count();
    let parts = words.iter().filter(|word| PARTS.contains(word)).count();
    let all = words.len() > 1 && sure + weak + parts == words.len();
    let bracketed = chars.len() > 2 && words.len() == 1 && sure == 1;
    // 【打印】【关闭】
    let framed = all && weak > 0 && chars.first() == Some(&'【') && chars.last() == Some(&'】');
    match (all, sure > 0, weak > 0) {
        _ if bracketed || framed => Some(Phrase::Sure),
        (true, true, _) => Some(Phrase::Sure),
        (true, _, true) if weak > 1 || parts > 1 => Some(Phrase::Page),
        (true, _, true) => Some(Phrase::Button),
        (true, ..) => Some(Phrase::Part),
        _ => None,
    }
}

/// 当前位置：首页>政务公开, 首页>政务公开>正文
pub fn is_path(chars: &[char]) -> bool {
    let arrow = |c: &char| matches!(c, '＞' | '>' | '»' | '›');
    match path_lead(chars) {
        Some(lead) => {
            let rest = chars.get(lead..).unwrap_or_default();
            rest.is_empty()
                || shape::starts_with(rest, "首页")
                || rest.iter().any(arrow)
                || shape::starts_with(rest, "网站首页")
                || shape::ends_with_any(rest, PART_ENDS)
        }
        None => {
            let home = shape::starts_with(chars, "首页") || shape::starts_with(chars, "网站首页");
            home && chars.iter().any(arrow)
        }
    }
}

/// Characters of the words that lead a path, with their colon.
pub fn path_lead(chars: &[char]) -> Option<usize> {
    PATHS
        .iter()
        .filter(|word| shape::starts_with(chars, word))
        .map(|word| word.chars().count())
        .max()
        .and_then(|len| matches!(chars.get(len), Some('：' | ':')).then_some(len + 1))
}

/// The last part of a path where it may be the title of the document.
pub fn title_in_path(chars: &[char]) -> Option<&[char]> {
    let arrow = chars.iter().rposition(|c| matches!(c, '＞' | '>' | '»' | '›'))?;
    let last = chars.get(arrow + 1..)?;
    let titled = shape::contains(last, "关于") || wenzhong_of(last).is_some();
    (is_path(chars) && titled && last.len() > 6).then_some(last)
}

/// 上一篇：…, 下一条：没有了, 上一页
fn is_turn(chars: &[char]) -> bool {
    let word = matches!(chars, ['上' | '下' | '前' | '后', '一', '篇' | '条' | '页' | '则', ..]);
    let rest = chars.get(3..).unwrap_or_default();
    word && (matches!(rest, [] | ['：' | ':', ..]) || shape::starts_with(rest, "没有"))
}

/// 扫一扫在手机打开当前页
fn is_scan(chars: &[char]) -> bool {
    const PAGE: &[&str] = &[
        "当前页",
        "本页",
        "页面",
        "手机打开",
        "手机上打开",
        "手机查看",
        "手机上查看",
        "分享",
        "浏览",
    ];
    ["扫一扫", "微信扫一扫", "手机扫一扫", "用微信扫", "扫码", "微信扫码"]
        .iter()
        .any(|word| shape::starts_with(chars, word))
        && PAGE.iter().any(|word| shape::contains(chars, word))
        && is_short(chars)
}

/// 更多信息请关注官方微信“…”
fn is_follow(chars: &[char]) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| shape::contains(chars, word));
    ["更多", "欢迎关注", "敬请关注"].iter().any(|word| shape::starts_with(chars, word))
        && any(&["请关注", "欢迎关注"])
        && any(&["微信", "微博", "公众号", "客户端"])
        && is_short(chars)
}

/// One clause of a few words.
fn is_short(chars: &[char]) -> bool {
    chars.len() <= 40 && !chars.iter().any(|c| "，。；".contains(*c))
}

/// 政策解读：《…》解读, 一图读懂：《…》图解, 相关文件：某办法.doc
fn is_related(chars: &[char]) -> bool {
    const WORDS: &[&str] = &[
        "政策解读",
        "文字解读",
        "视频解读",
        "媒体解读",
        "图解",
        "一图读懂",
        "【图解】",
        "相关解读",
        "相关报道",
        "相关链接",
        "相关文件",
        "相关附件",
        "相关阅读",
        "相关新闻",
        "相关政策",
        "相关文章",
        "相关信息",
        "推荐阅读",
        "解读链接",
        "原文链接",
    ];
    let Some(len) = WORDS
        .iter()
        .filter(|word| shape::starts_with(chars, word))
        .map(|word| word.chars().count())
        .max()
    else {
        return false;
    };
    let rest = chars.get(len..).unwrap_or_default();
    if is(rest, &["链接", "请点击此处", "请点击此处查看", "请点击查看"]) {
        return true;
    }
    // the name of a document alone may be what the text refers to
    let told =
        ["解读", "图解", "读懂", "链接", "点击"].iter().any(|word| shape::contains(rest, word));
    let colon = matches!(rest, ['：' | ':', _, ..]);
    let picture = chars.first() == Some(&'【') && shape::contains(rest, "一图读懂");
    colon && (told || is_file(rest)) && !shape::contains(rest, "见附件") || picture
}

/// 【原文下载】, 通知及附件下载（word版）, 附件下载：某办法.doc
fn is_download(chars: &[char]) -> bool {
    const WHAT: &[&str] = &[
        "点击",
        "点此",
        "请点击此处",
        "相关附件",
        "相关文件",
        "附件",
        "文件",
        "原文",
        "全文",
        "正文",
        "通知",
        "公告",
        "通告",
        "文档",
        "及",
        "和",
    ];
    let chars = match chars {
        ['【' | '[', inner @ .., '】' | ']'] => inner,
        _ => chars,
    };
    let mut rest = chars;
    let mut words = 0;
    while let Some(len) = WHAT
        .iter()
        .filter(|word| shape::starts_with(rest, word))
        .map(|word| word.chars().count())
        .max()
    {
        rest = rest.get(len..).unwrap_or_default();
        words += 1;
    }
    if words == 0 || !shape::starts_with(rest, "下载") {
        return false;
    }
    match rest.get(2..).unwrap_or_default() {
        [] | ['：' | ':'] => true,
        ['（' | '(', inner @ .., '）' | ')'] => inner.last() == Some(&'版') && inner.len() <= 8,
        ['：' | ':', file @ ..] => is_file(file),
        rest => {
            let colon = rest.iter().take(8).position(|c| "：:".contains(*c));
            colon.is_some_and(|at| {
                let word = rest.get(..at).unwrap_or_default();
                is(word, &["文件", "文件原文", "原文", "附件", "地址"])
                    && is_file(rest.get(at + 1..).unwrap_or_default())
            })
        }
    }
}

/// 某办法.doc, without a number or a label before it.
pub fn is_file(chars: &[char]) -> bool {
    let chars = link_text(match chars {
        ['-' | '·' | '•', rest @ ..] => rest,
        _ => chars,
    });
    let lower: Vec<char> =
        chars.iter().skip(chars.len().saturating_sub(5)).map(char::to_ascii_lowercase).collect();
    let labelled = chars.first() == Some(&'附')
        || Marker::read(chars).is_some()
        || chars.first().is_some_and(|c| shape::is_digit(*c));
    !labelled
        && chars.len() > 5
        && !chars.iter().any(|c| "，；".contains(*c))
        && shape::ends_with_any(&lower, FILES)
        || is_links(chars)
}

/// The text of a link with its target behind it: [某办法.doc](/a/b.doc).
fn link_text(chars: &[char]) -> &[char] {
    let ['[', rest @ .., ')' | '）'] = chars else { return chars };
    let Some(close) = rest.windows(2).position(|w| matches!(w, [']', '(' | '（'])) else {
        return chars;
    };
    let target = rest.get(close + 2..).unwrap_or_default();
    if target.iter().all(char::is_ascii_graphic) {
        rest.get(..close).unwrap_or(chars)
    } else {
        chars
    }
}

/// 页面链接与图片详见 links.tsv（同目录）
fn is_links(chars: &[char]) -> bool {
    shape::starts_with(chars, "页面链接") && shape::contains(chars, "详见")
}

/// ICP备 and 公网安备 with their numbers, 版权所有, Copyright.
fn is_imprint(chars: &[char]) -> bool {
    let filed = ["ICP备", "公网安备", "网站标识码"].iter().any(|word| shape::contains(chars, word));
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let owned = ["版权所有", "Copyright", "copyright", "©", "COPYRIGHT"]
        .iter()
        .any(|word| shape::starts_with(chars, word) || shape::ends_with(chars, word));
    (filed && digits >= 6 || owned) && !chars.contains(&'，') && chars.len() <= 120
}

/// ===== 正文 =====
fn is_rule(chars: &[char]) -> bool {
    let edge = chars.iter().take_while(|c| "=-—*".contains(**c)).count();
    let tail = chars.iter().rev().take_while(|c| "=-—*".contains(**c)).count();
    edge >= 3 && tail >= 3 && edge + tail + 2 == chars.len() && shape::contains(chars, "正文")
}

/// 您访问的链接即将离开…，是否继续？ 您是第123位访问者
fn is_leaving(chars: &[char]) -> bool {
    let leaving =
        shape::starts_with(chars, "您访问的链接") || shape::starts_with(chars, "您即将离开");
    let counted = shape::starts_with(chars, "您是第") && shape::contains(chars, "位访");
    leaving && shape::contains(chars, "离开") && chars.len() <= 60 || counted && chars.len() <= 24
}

impl Phrase {
    /// It proves itself where a page may speak: above the text, behind its end.
    pub fn proves(&self) -> bool {
        match self {
            Self::Sure | Self::Page => true,
            Self::File | Self::Button | Self::Part => false,
            Self::Data(items) => {
                let page = items.iter().filter(|item| item.is_page()).count();
                let proof = items
                    .iter()
                    .any(|item| item.proof && !matches!(item.kind, Kind::Maker | Kind::Element));
                proof
                    || page > 0 && items.len() > 1 && !self.tells_maker()
                    || items.iter().any(|item| item.kind == Kind::Imprint)
            }
        }
    }

    /// It says who made the page or the document.
    pub fn tells_maker(&self) -> bool {
        matches!(self, Self::Data(items) if items.iter().any(|item| item.kind == Kind::Maker))
    }

    /// It is data that pages give.
    pub fn tells_page(&self) -> bool {
        matches!(self, Self::Data(items) if items.iter().any(Item::is_page))
    }

    /// It is data of an entry of an archive, which is more than the source.
    pub fn tells_archive(&self) -> bool {
        matches!(self, Self::Data(items) if items.iter().any(|item| item.kind == Kind::Page))
    }

    /// A mark between the parts of a path that stand one a line.
    pub fn is_arrow(chars: &[char]) -> bool {
        matches!(chars, ['>' | '＞' | '»'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(text: &str) -> Option<Phrase> {
        read(text, &shape::squeeze(text))
    }

    #[test]
    fn phrases_that_prove_themselves() {
        for text in [
            "【打印本页】【关闭窗口】",
            "打印本页 关闭窗口",
            "【返回顶部】",
            "分享到： 微信 微博 QQ空间",
            "字体：【大 中 小】",
            "附件下载",
            "【原文下载】",
            "通知及附件下载（word版）",
            "附件下载：某办法.doc",
            "您访问的链接即将离开某网站，是否继续？",
            "您是第12345位访问者",
            "当前位置：首页>政务公开>通知公告",
            "您当前所在位置： 首页 > 公文",
            "首页 > 政务公开 > 正文",
            "上一篇：关于某事的通知",
            "下一条：没有了",
            "扫一扫在手机打开当前页",
            "更多信息请关注官方微信“某地发布”",
            "政策解读：《某办法》解读",
            "一图读懂：《某规划》图解",
            "某ICP备06000141号　某公网安备 36090202000004号",
            "版权所有：某市人民政府",
            "Copyright © 2026 某市人民政府",
            "技术支持：某公司　版权所有：某市人民政府",
            "===== 正文 =====",
        ] {
            assert!(phrase(text).is_some_and(|phrase| phrase.proves()), "{text}");
        }
    }

    #[test]
    fn phrases_that_need_others_beside_them() {
        for text in [
            "下载",
            "首页",
            "来源：某日报",
            "责任编辑：张三",
            "主办：甲局　承办：乙办公室",
            "技术支持：某公司",
            "关于某事的通知.doc",
            "- [关于某事的通知.pdf](/a/b.pdf)",
            "联系我们",
            "相关文件：",
            "二维码",
        ] {
            assert!(phrase(text).is_some_and(|phrase| !phrase.proves()), "{text}");
        }
    }

    #[test]
    fn sentences_labels_and_numbers_are_none() {
        for text in [
            "相关文件由办公室统一印发。",
            "政策解读工作由法规科负责，及时开展。",
            "承办单位要制定应急预案，确保活动安全。",
            "主办单位：各县（区）要落实一名分管领导。",
            "技术支持由市大数据局提供",
            "技术支持电话：0000-1234567",
            "版权所有，未经许可不得转载。",
            "网站标识码应当在首页底部标明。",
            "网站地图、友情链接按季度更新",
            "二维码由平台统一生成",
            "分辨率不低于1920×1080",
            "扫码登记后方可入场",
            "扫一扫二维码进入报名系统，填写信息",
            "打印本页后签字盖章",
            "附件下载地址另行通知",
            "附件1：某办法.doc",
            "1.某名单.xls",
            "下一页填写承诺书",
            "上一条措施的落实情况",
            "当前位置信息由平台采集",
            "首页应当设置专栏",
            "浏览次数不少于1万次",
            "来源：由省厅统一提供，市局不另行收集",
            "推荐阅读书目见附件",
            "图解材料一式三份",
            "分享到各工作群",
            "联系人：张三",
            "联系电话：0000-1234567",
            "2026年3月1日",
            "某市水务局",
            "抄送：某局。",
            "附件：1.某表",
            "一、相关文件",
            "政策解读：《关于某事的意见》",
            "相关文件：《某办法》",
        ] {
            assert_eq!(phrase(text), None, "{text}");
        }
    }
}
