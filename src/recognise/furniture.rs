//! Words of a web page that stand above the title and below the end, each on its own line:
//! buttons, the path of the page, its data, its foot. Dropped only by their words and place;
//! every line dropped is a record.

use super::kind::wenzhong_of;
use super::shape;
use crate::clean::{Dropped, DroppedKind, Line, Lines};
use crate::diagnostic::Change;

/// Lines above the title that are looked at.
const TOP: usize = 60;

/// Words of buttons: the whole line is one of them.
const BUTTONS: &[&str] = &[
    "下载",
    "打印",
    "全屏",
    "收藏",
    "分享",
    "关闭",
    "加大",
    "还原",
    "减小",
    "大",
    "中",
    "小",
    "】",
    "【",
    "【字号：",
    "字号：",
    "首页",
    "微信",
    "微博",
    "QQ空间",
    "QQ",
    "返回",
    "返回顶部",
    "打印本页",
    "关闭窗口",
    "【打印】",
    "【关闭】",
    "大中小",
    "X",
    "朗读",
    "放大",
    "缩小",
    "无障碍",
    "手机版",
    "繁体",
    "简体",
    "繁体版",
    "登录",
    "注册",
    "搜索",
    "分享到：",
    "扫一扫",
    "纠错",
    "【字体：",
    "字体：",
    "正文",
    "English",
    "适老化",
    "播报",
    "字体：大中小",
    "【字体：大中小】",
    "字号：大中小",
    "【字号：大中小】",
];

/// Names of the data of a page, before a colon, above the title.
const DATA: &[&str] = &[
    "索引号",
    "发布机构",
    "发文机关",
    "发文机构",
    "发文日期",
    "发布日期",
    "发布时间",
    "公开方式",
    "公开时限",
    "公开范围",
    "公开日期",
    "分类",
    "主题分类",
    "信息分类",
    "来源",
    "时间",
    "访问量",
    "浏览次数",
    "浏览量",
    "点击数",
    "阅读次数",
    "点击量",
    "关联稿件",
    "名称",
    "标题",
    "文号",
    "发文字号",
    "成文日期",
    "生成日期",
    "有效性",
    "效力状态",
    "栏目",
    "原文链接",
    "本地目录",
    "公文种类",
    "信息来源",
    "作者",
    "编辑",
    "责任编辑",
    "生效日期",
    "失效日期",
    "发文单位",
    "体裁分类",
    "组配分类",
    "服务对象",
    "字体",
    "字号",
    "信息索引号",
    "文章来源",
    "更新时间",
    "发布人",
    "统一编号",
    "文件编号",
    "信息名称",
    "内容概述",
    "所属主题",
    "发布单位",
    "公开主体",
    "日期",
];

/// Words that begin a line of the foot of a page.
const FOOT: &[&str] = &[
    "扫一扫",
    "版权所有",
    "网站地图",
    "主办：",
    "主办单位：",
    "承办：",
    "承办单位：",
    "技术支持",
    "联系我们",
    "返回顶部",
    "【返回顶部】",
    "相关报道",
    "相关链接",
    "相关文件",
    "相关附件",
    "相关阅读",
    "相关解读",
    "原文下载",
    "【原文下载】",
    "附件下载",
    "上一篇",
    "下一篇",
    "打印本页",
    "【打印",
    "【关闭",
    "关闭窗口",
    "责任编辑",
    "来源：",
    "扫码",
    "分享到",
    "分享：",
    "网站标识码",
    "您访问的链接",
    "您即将",
    "备案号",
    "主办方",
    "【返回",
    "推荐阅读",
    "文件下载",
    "二维码",
    "微信扫",
    "信息来源：",
    "政策解读",
    "图解",
    "-[",
    "[返回",
    "浏览次数",
];

/// The lines without furniture and the records; none where there is none.
pub fn sweep(lines: &Lines) -> Option<(Lines, Vec<Change>)> {
    let squeezed: Vec<Vec<char>> =
        lines.lines.iter().map(|line| shape::squeeze(&line.text)).collect();
    let mut drop = vec![false; squeezed.len()];
    above(&squeezed, &mut drop);
    below(&squeezed, &mut drop);
    if !drop.contains(&true) || drop.iter().all(|drop| *drop) {
        return None;
    }
    let mut kept = Lines { dropped: lines.dropped.clone(), ..Lines::default() };
    let mut changes = Vec::new();
    for (line, drop) in lines.lines.iter().zip(drop) {
        if drop { record(line, &mut kept, &mut changes) } else { kept.lines.push(line.clone()) }
    }
    Some((kept, changes))
}

fn record(line: &Line, kept: &mut Lines, changes: &mut Vec<Change>) {
    let first = line.sources.first().copied().unwrap_or(1);
    for (place, source) in line.sources.iter().enumerate() {
        let text = if place == 0 { line.text.clone() } else { String::new() };
        kept.dropped.push(Dropped { line: *source, kind: DroppedKind::Chrome, text });
    }
    changes.push(Change {
        rule: "furniture",
        line: first,
        column: 1,
        before: line.text.clone(),
        after: String::new(),
    });
}

/// Above the title: buttons, data with their values, and all above the last path of the page.
fn above(lines: &[Vec<char>], drop: &mut [bool]) {
    let top = lines.len().min(TOP);
    // the text begins at the latest with its first sentence
    let end = lines
        .iter()
        .take(top)
        .position(|chars| chars.contains(&'。') || chars.len() > 120)
        .unwrap_or(top);
    let path = lines.iter().take(end).position(|chars| is_path(chars));
    let evidence = lines
        .iter()
        .take(end)
        .filter(|chars| is_word(chars, BUTTONS) || datum(chars).is_some() || is_path(chars))
        .count();
    let alone = lines.iter().take(end).any(|chars| {
        is_path(chars)
            || (datum(chars).is_some()
                && ["来源", "发布时间", "时间", "信息来源"]
                    .iter()
                    .any(|word| shape::starts_with(chars, word)))
    });
    if evidence < 2 && !alone {
        return;
    }
    let mut last = None;
    for (at, chars) in lines.iter().enumerate().take(end) {
        let button = is_word(chars, BUTTONS);
        let data = datum(chars);
        if path.is_some_and(|path| at <= path) || button || data.is_some() {
            set(drop, at);
            last = Some(at);
        }
        // a name without a value has it on the next line
        let value = lines.get(at + 1).is_some_and(|next| {
            next.len() <= 30 && datum(next).is_none() && wenzhong_of(next).is_none()
                || datum(chars) == Some(0) && next.len() <= 6
        });
        if data == Some(0) && value && at + 1 < end {
            set(drop, at + 1);
            last = Some(at + 1);
        }
    }
    // a title printed twice: the first belongs to the page
    if let Some(last) = last {
        for at in 0..last {
            let again =
                lines.iter().take(end).skip(last + 1).any(|other| {
                    lines.get(at).is_some_and(|chars| chars.len() > 6 && chars == other)
                });
            if again {
                set(drop, at);
            }
        }
    }
}

/// Below the end: from the first word of a page's foot on, short lines without sentences.
fn below(lines: &[Vec<char>], drop: &mut [bool]) {
    // the foot begins below the last sentence of the text
    let foot = |chars: &[char]| FOOT.iter().any(|word| shape::starts_with(chars, word));
    let last = lines.iter().rposition(|chars| chars.ends_with(&['。']) && !foot(chars));
    let from = last.map_or(lines.len() / 2, |last| last + 1).max(1);
    let start = (from..lines.len())
        .find(|at| lines.get(*at).is_some_and(|chars| foot(chars) && chars.len() <= 120));
    if let Some(start) = start {
        (start..lines.len()).for_each(|at| set(drop, at));
    }
}

fn set(drop: &mut [bool], at: usize) {
    if let Some(place) = drop.get_mut(at) {
        *place = true;
    }
}

fn is_word(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| word.chars().count() == chars.len() && shape::starts_with(chars, word))
}

/// 当前位置：首页>政务公开
fn is_path(chars: &[char]) -> bool {
    let named = ["当前位置", "您的位置", "所在位置", "您现在的位置", "现在位置"]
        .iter()
        .any(|word| shape::contains(chars.get(..chars.len().min(12)).unwrap_or_default(), word));
    let arrows = chars.iter().filter(|c| "＞>»".contains(**c)).count();
    (named || (shape::starts_with(chars, "首页") && arrows > 0)) && chars.len() <= 120
}

/// Characters of the value of a line of page data.
fn datum(chars: &[char]) -> Option<usize> {
    let chars = match chars {
        ['【', rest @ ..] => rest,
        _ => chars,
    };
    let colon = chars.iter().take(8).position(|c| "：:".contains(*c))?;
    let name = chars.get(..colon)?;
    // 时间：下午三点 belongs to a meeting, 时间：2021-03-01 to a page
    let value = chars.get(colon + 1..).unwrap_or_default();
    let stamp = !is_word(name, &["时间", "日期"])
        || value.get(4) == Some(&'-')
        || value.get(4) == Some(&'/');
    (is_word(name, DATA) && stamp).then_some(value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(texts: &[&str]) -> Vec<String> {
        let line = |(at, text): (usize, &&str)| Line {
            text: (*text).into(),
            sources: vec![at + 1],
            ..Line::default()
        };
        let lines =
            Lines { lines: texts.iter().enumerate().map(line).collect(), ..Lines::default() };
        let lines = sweep(&lines).map_or(lines, |(lines, _)| lines);
        lines.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn buttons_data_and_foot_of_a_page_go() {
        let texts = [
            "某市人民政府",
            "当前位置：首页>公文",
            "索 引 号：",
            "0001",
            "打印",
            "某局关于某事的通知",
            "来源：某日报",
            "各县局：",
            "请做好工作。",
            "某局",
            "2021年3月1日",
            "扫一扫在手机打开当前页",
            "版权所有：某市人民政府",
        ];
        assert_eq!(
            kept(&texts),
            ["某局关于某事的通知", "各县局：", "请做好工作。", "某局", "2021年3月1日"]
        );
    }

    #[test]
    fn a_plain_document_keeps_every_line() {
        let texts = [
            "某市人民政府文件",
            "某政发〔2021〕1号",
            "关于某事的通知",
            "各县局：",
            "请做好工作。",
            "时间：3月1日",
            "某市",
            "2021年3月1日",
            "主题词：某事",
            "抄送：某局。",
        ];
        assert_eq!(kept(&texts), texts);
    }
}
