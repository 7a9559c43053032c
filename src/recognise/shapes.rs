//! The shapes that elements of a 公文 have, as named predicates over a line's text.

/// White space of any kind that stands inside official texts.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t' | '\u{A0}')
}

/// The text without white space.
pub(super) fn solid(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// Number of characters, white space aside.
pub(super) fn width(text: &str) -> usize {
    text.chars().filter(|c| !is_blank(*c)).count()
}

const NUMERALS: &str = "〇○零一二三四五六七八九十百";

fn numeral(c: char) -> bool {
    NUMERALS.contains(c)
}

/// A date: `2021年3月8日`, `二〇〇五年三月三日`, padded or spaced.
pub(super) fn is_date(text: &str) -> bool {
    let text = solid(text);
    date_length(&text) == Some(text.chars().count())
}

/// Characters of a date that the text begins with.
pub(super) fn date_length(text: &str) -> Option<usize> {
    let digit = |c: char| c.is_ascii_digit() || numeral(c) || c == 'О' || c == '×' || c == 'X';
    let mut total = 0;
    let mut rest = text;
    for (mark, most, least) in [('年', 4, 2), ('月', 3, 1), ('日', 3, 1)] {
        let (before, after) = rest.split_once(mark)?;
        let count = before.chars().count();
        if count < least || count > most || !before.chars().all(digit) {
            return None;
        }
        total += count + 1;
        rest = after;
    }
    Some(total)
}

/// `第十三期`, `（第13期）`, `第3期（总第215期）`, `第二次`.
pub(super) fn is_issue_number(text: &str) -> bool {
    let text = solid(text);
    let inner = text.trim_matches(['（', '）', '(', ')']);
    let plain = inner.strip_prefix("总").unwrap_or(inner);
    let digit = |c: char| c.is_ascii_digit() || numeral(c);
    inner.chars().count() <= 20
        && plain.strip_prefix('第').is_some_and(|rest| {
            let tail = rest.trim_start_matches(digit);
            tail.len() < rest.len() && (tail.starts_with('期') || tail == "次" || tail == "号")
        })
}

/// `第706号`: the number of an order.
pub(super) fn is_order_number(text: &str) -> bool {
    let text = solid(text);
    text.strip_prefix('第').and_then(|rest| rest.strip_suffix('号')).is_some_and(|middle| {
        !middle.is_empty() && middle.chars().all(|c| c.is_ascii_digit() || numeral(c))
    })
}

/// `国发〔2012〕10号`, alone on its line.
pub(super) fn is_doc_number(text: &str) -> bool {
    let text = solid(text);
    doc_number_length(&text) == Some(text.chars().count())
}

/// Characters of a 发文字号 that the text begins with.
pub(super) fn doc_number_length(text: &str) -> Option<usize> {
    let (sign, rest) = text.split_once(['〔', '[', '（', '(', '【'])?;
    let year: String = rest.chars().take(4).collect();
    let tail: String = rest.chars().skip(4).collect();
    let tail = tail.strip_prefix(['〕', ']', '）', ')', '】'])?;
    let (number, _) = tail.split_once('号')?;
    let digits = number.strip_prefix('第').unwrap_or(number);
    let sign_width = sign.chars().count();
    let good = (1..=14).contains(&sign_width)
        && sign.chars().all(|c| c.is_alphanumeric() || c == '-')
        && (year.starts_with("19") || year.starts_with("20"))
        && year.chars().all(|c| c.is_ascii_digit() || c == '×')
        && (1..=5).contains(&digits.chars().count())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '×');
    good.then(|| sign_width + 6 + number.chars().count() + 1)
}

/// The level that a numbering mark at the start gives, and the characters of the mark.
/// `一、` 1, `（一）` 2, `1.` 3, `（1）` 4; `第X章` 1.
pub(super) fn ordinal(text: &str) -> Option<(u8, usize)> {
    let count = |part: &str, rest: &str| part.chars().count() - rest.chars().count();
    let rest = text.trim_start_matches(numeral);
    if rest.len() < text.len() && count(text, rest) <= 4 {
        if let Some(after) = rest.strip_prefix('、') {
            // 一、二季度: a list of numbers, not a mark
            let listed = after.starts_with(numeral)
                && after.chars().nth(1).is_some_and(|c| "季月日楼层年期".contains(c));
            return (!listed).then(|| (1, count(text, rest) + 1));
        }
        return None;
    }
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        for (level, is) in [(2, numeral as fn(char) -> bool), (4, |c: char| c.is_ascii_digit())] {
            let rest = inner.trim_start_matches(is);
            if rest.len() < inner.len() && count(inner, rest) <= 4 && rest.starts_with(['）', ')'])
            {
                return Some((level, count(inner, rest) + 2));
            }
        }
        return None;
    }
    if let Some(inner) = text.strip_prefix('第') {
        let rest = inner.trim_start_matches(|c: char| numeral(c) || c.is_ascii_digit());
        if rest.len() < inner.len() && rest.starts_with(['章', '编']) {
            return Some((1, count(inner, rest) + 2));
        }
        if rest.len() < inner.len() && rest.starts_with('节') {
            return Some((2, count(inner, rest) + 2));
        }
        return None;
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < text.len() && count(text, rest) <= 2 {
        let after = rest.strip_prefix(['.', '．'])?;
        if !after.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((3, count(text, rest) + 1));
        }
    }
    None
}

/// `第十二条`: an article of rules.
pub(super) fn is_article(text: &str) -> bool {
    text.strip_prefix('第').is_some_and(|inner| {
        let rest = inner.trim_start_matches(|c: char| numeral(c) || c.is_ascii_digit());
        rest.len() < inner.len() && rest.starts_with('条')
    })
}

/// The text holds a mark that only sentences have.
pub(super) fn has_sentence(text: &str) -> bool {
    text.contains(['。', '；', '！', '？'])
}

/// The text ends a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(is_blank).trim_end_matches(['”', '’', '）', ')']);
    end.ends_with(['。', '；', '！', '？', '…', '：', ':'])
}

/// Ends of names of organs.
const ORGAN_ENDS: &[&str] = &[
    "人民政府",
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "常委会",
    "局",
    "厅",
    "部",
    "院",
    "署",
    "委",
    "办",
    "会",
    "中心",
    "公司",
    "集团",
    "大学",
    "学院",
    "学校",
    "医院",
    "银行",
    "国务院",
    "党组",
    "党委",
    "处",
    "科",
    "所",
    "站",
    "队",
    "总局",
    "总社",
    "联合会",
    "协会",
    "法院",
    "检察院",
    "司令部",
    "指挥部",
    "领导小组",
    "专班",
    "支队",
    "分局",
    "街道办事处",
    "办事处",
    "管委会",
    "纪委",
    "监委",
    "政协",
    "人大",
];

/// A name of an organ: short, without marks, with an organ's ending.
pub(super) fn is_organ(text: &str) -> bool {
    let name = solid(text);
    let name = name.strip_suffix("（章）").or(name.strip_suffix("（代章）")).unwrap_or(&name);
    let width = name.chars().count();
    (2..=40).contains(&width)
        && !name.contains(['。', '，', '；', '：', '？', '！', '、', '“'])
        && ordinal(name).is_none()
        && ORGAN_ENDS.iter().any(|end| name.ends_with(end))
}

/// The ends of titles: 文种, legal and customary.
const KINDS_OF_DOCUMENT: &[&str] = &[
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "复函",
    "函",
    "纪要",
    "方案",
    "规定",
    "办法",
    "细则",
    "要点",
    "总结",
    "讲话",
    "致辞",
    "规划",
    "计划",
    "条例",
    "章程",
    "制度",
    "措施",
    "规则",
    "准则",
    "大纲",
    "名单",
    "预案",
    "标准",
    "目录",
    "清单",
    "指南",
    "安排",
    "简报",
    "建议",
    "说明",
    "倡议书",
    "汇报",
    "发言",
    "守则",
    "规程",
    "规范",
    "解释",
];

/// 文种 by the end of a title; `复函` is a `函`.
pub(super) fn wenzhong(title: &str) -> Option<&'static str> {
    let title = solid(title);
    let mut end = title.trim_end_matches(['》', '”', '。']);
    // （试行）, （征求意见稿）
    while let Some((before, after)) = end.rsplit_once(['（', '(']) {
        match after.strip_suffix(['）', ')']) {
            Some(_) if !before.is_empty() => end = before,
            _ => break,
        }
    }
    let found = KINDS_OF_DOCUMENT
        .iter()
        .filter(|kind| end.ends_with(**kind))
        .max_by_key(|kind| kind.len())?;
    Some(if *found == "复函" { "函" } else { found })
}

/// A title's line: no sentence, not a lead-in.
pub(super) fn may_be_title(text: &str) -> bool {
    let width = width(text);
    (2..=60).contains(&width)
        && !has_sentence(text)
        && !text.ends_with(['：', ':', '，', '、'])
        && ordinal(text).is_none()
        && !is_article(text)
        && !is_date(text)
        && !is_doc_number(text)
        && !text.starts_with(['（', '('])
}

/// A recipients' line: organs and a colon, not the lead-in of a list.
pub(super) fn is_recipients(text: &str) -> bool {
    const LEAD_IN: &[&str] = &[
        "现将",
        "如下",
        "根据",
        "特此",
        "按照",
        "为了",
        "通知",
        "有关事项",
        "决定",
        "要求",
        "包括",
        "下列",
        "同志们",
        "附件",
        "朋友们",
        "各位",
        "以下",
    ];
    let width = width(text);
    text.ends_with(['：', ':'])
        && (3..=400).contains(&width)
        && !text.contains(['。', '；', '？', '！'])
        && ordinal(text).is_none()
        && !LEAD_IN.iter().any(|word| text.contains(word))
}

/// 称谓: whom a speech addresses.
pub(super) fn is_salutation(text: &str) -> bool {
    let name = text.trim_end_matches(['：', ':', '！']);
    text.ends_with(['：', ':', '！'])
        && width(text) <= 40
        && (name.ends_with("同志们")
            || name.ends_with("同志")
            || name.ends_with("朋友们")
            || name.starts_with("各位")
            || name.ends_with("先生们")
            || name.ends_with("代表")
            || name.ends_with("委员"))
}

/// 题注: in brackets, with a date or a meeting's vote.
pub(super) fn is_title_note(text: &str) -> bool {
    let text = solid(text);
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let told = text.contains("通过")
        || text.contains("批准")
        || (text.contains('年') && text.contains('日'));
    (bracketed && told && text.chars().count() <= 200) || text.starts_with("——")
}

/// 附注: in brackets, what may be done with the paper, or whom to ask.
pub(super) fn is_note(text: &str) -> bool {
    let text = solid(text);
    text.starts_with(['（', '('])
        && text.ends_with(['）', ')'])
        && text.chars().count() <= 80
        && ordinal(&text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_all_their_writings() {
        for text in ["2021年3月8日", "二〇〇五年三月三日", "2021年03月08日", "2021 年 3 月 8 日"]
        {
            assert!(is_date(text), "{text}");
        }
        for text in ["2021年3月", "2021年3月8日印发", "今年3月8日"] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_documents_and_issues() {
        assert!(is_doc_number("国发〔2012〕10号"));
        assert!(!is_doc_number("（国发〔2012〕10号）收悉"));
        assert!(is_issue_number("第十三期") && is_issue_number("（总第215期）"));
        assert!(is_order_number("第707号"));
    }

    #[test]
    fn ordinals_give_levels_and_decimals_do_not() {
        for (text, level) in
            [("一、总", 1), ("（二）加", 2), ("3.开", 3), ("（4）强", 4), ("第二章 总", 1)]
        {
            assert_eq!(ordinal(text).map(|found| found.0), Some(level), "{text}");
        }
        for text in ["3.5亿元", "一、二季度", "一是抓", "第三条 为"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }

    #[test]
    fn the_kind_of_a_title_is_its_end() {
        assert_eq!(wenzhong("某某办公厅关于科技节水建议的复函"), Some("函"));
        assert_eq!(wenzhong("某某市高层建筑管理办法（试行）"), Some("办法"));
        assert_eq!(wenzhong("某某同志在会议上的讲话"), Some("讲话"));
    }
}
