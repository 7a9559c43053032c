//! Shapes that mark elements, as questions about a run of characters. Text comes in without its
//! white space ([`squeeze`]) unless a function says otherwise; nothing here knows position.

use super::marker::{Form, Marker};

/// White space that may stand around or inside an element.
pub const SPACES: &[char] = &[' ', '\t', '\u{3000}', '\u{a0}', '\u{feff}'];

/// Sentence marks: a line that holds one is no title, organ or name.
pub const STOPS: &[char] = &['。', '；', '！', '？', ';', '!', '?'];

/// What names of organs end in.
const ORGAN_ENDS: &[&str] = &[
    "政府",
    "政府办公室",
    "政府办公厅",
    "办公室",
    "办公厅",
    "办公厅室",
    "委员会",
    "委",
    "局",
    "厅",
    "部",
    "署",
    "总署",
    "国务院",
    "院",
    "法院",
    "检察院",
    "会",
    "常务委员会",
    "管委会",
    "处",
    "所",
    "司",
    "公司",
    "集团",
    "中心",
    "大学",
    "学院",
    "学校",
    "医院",
    "银行",
    "站",
    "队",
    "组",
    "团",
    "指挥部",
    "领导小组",
    "专班",
    "办",
    "党组",
    "党委",
    "工委",
    "联合会",
    "总工会",
    "区",
    "军分区",
    "社",
    "馆",
    "厂",
    "场",
    "科",
    "科室",
    "街道",
    "乡",
    "镇",
    "州",
    "县",
    "市",
    "省",
    "兵团",
    "支队",
    "总队",
    "人民政协",
    "法工委",
    "代表团",
    "秘书处",
    "分局",
    "总局",
    "单位",
    "部门",
    "机构",
    "企业",
    "团体",
    "委办局",
    "分行",
    "支行",
    "国资委",
];

/// What posts end in, before a person's name.
const POSTS: &[&str] = &[
    "书记",
    "市长",
    "主任",
    "局长",
    "部长",
    "省长",
    "县长",
    "区长",
    "州长",
    "乡长",
    "镇长",
    "主席",
    "总理",
    "院长",
    "检察长",
    "厅长",
    "会长",
    "校长",
    "司长",
    "处长",
    "行长",
    "署长",
    "委员长",
    "秘书长",
    "董事长",
    "总经理",
    "组长",
    "盟长",
    "旗长",
    "专员",
    "司令员",
    "政委",
];

pub fn is_space(c: char) -> bool {
    SPACES.contains(&c)
}

/// Without white space at either end.
pub fn trim(text: &str) -> &str {
    text.trim_matches(SPACES)
}

/// The characters without white space.
pub fn squeeze(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_space(*c) && *c != '\n').collect()
}

pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇' | '\u{f900}'..='\u{faff}')
}

pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// A Chinese numeral as used in numbering.
pub fn is_numeral(c: char) -> bool {
    "〇零○一二三四五六七八九十百千".contains(c)
}

/// The value of a number in digits or Chinese numerals.
pub fn number(chars: &[char]) -> Option<u32> {
    if chars.is_empty() || chars.len() > 6 {
        return None;
    }
    if chars.iter().all(|c| is_digit(*c)) {
        return chars.iter().try_fold(0u32, |sum, c| {
            let value = u32::from(*c);
            let digit = if c.is_ascii() { value - 0x30 } else { value - 0xff10 };
            Some(sum * 10 + digit)
        });
    }
    let (mut total, mut unit) = (0u32, 0u32);
    for c in chars {
        match c {
            '十' => (total, unit) = (total + unit.max(1) * 10, 0),
            '百' => (total, unit) = (total + unit.max(1) * 100, 0),
            '千' => (total, unit) = (total + unit.max(1) * 1000, 0),
            _ => unit = unit * 10 + small(*c)?,
        }
    }
    Some(total + unit)
}

fn small(c: char) -> Option<u32> {
    let place = "〇一二三四五六七八九".chars().position(|d| d == c);
    match (place, c) {
        (Some(n), _) => u32::try_from(n).ok(),
        (None, '零' | '○') => Some(0),
        _ => None,
    }
}

/// Length of a date at the start: 年月日 in digits or numerals, without the day too, or digits
/// with `-`, `.` or `/`.
pub fn date_len(chars: &[char]) -> Option<usize> {
    let run = |from: usize, most: usize| {
        chars
            .iter()
            .skip(from)
            .take(most)
            .take_while(|c| is_digit(**c) || is_numeral(**c) || "Oo○".contains(**c))
            .count()
    };
    let year = run(0, 5);
    if year != 4 {
        return None;
    }
    match chars.get(4)? {
        '年' => {
            let month = run(5, 3);
            (month > 0 && chars.get(5 + month) == Some(&'月')).then_some(())?;
            let day = run(6 + month, 3);
            let end = 6 + month + day;
            let whole = day > 0 && matches!(chars.get(end), Some('日' | '号'));
            Some(if whole { end + 1 } else { 6 + month })
        }
        mark @ ('-' | '.' | '/' | '．') => {
            let month = run(5, 2);
            (month > 0 && chars.get(5 + month) == Some(mark)).then_some(())?;
            let day = run(6 + month, 2);
            (day > 0).then_some(6 + month + day)
        }
        _ => None,
    }
}

/// The whole of it is a date, in brackets or not.
pub fn is_date(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    date_len(inner) == Some(inner.len())
}

/// Where a date begins that runs to the end.
pub fn date_at_end(chars: &[char]) -> Option<usize> {
    let from = chars.len().saturating_sub(14);
    (from..chars.len().saturating_sub(6))
        .find(|at| chars.get(*at..).is_some_and(|tail| date_len(tail) == Some(tail.len())))
}

/// The first date inside.
pub fn first_date(chars: &[char]) -> Option<String> {
    (0..chars.len()).find_map(|at| {
        let tail = chars.get(at..)?;
        let len = date_len(tail)?;
        Some(tail.get(..len)?.iter().collect())
    })
}

/// What stands inside brackets that enclose the whole.
pub fn unbracketed(chars: &[char]) -> Option<&[char]> {
    match chars {
        ['（' | '(', inner @ .., '）' | ')'] => Some(inner),
        _ => None,
    }
}

/// 发文字号 at the start, its length: 代字 + bracketed year + number + 号; or 2021年第3号; or 第3号.
pub fn doc_number_len(chars: &[char]) -> Option<usize> {
    let open = chars.iter().take(16).position(|c| "〔[［（(【﹝〖".contains(*c))?;
    let named = chars.iter().take(open).all(|c| is_han(*c) || c.is_ascii_alphanumeric());
    let year = chars.get(open + 1..open + 5)?;
    let closed = chars.get(open + 5).is_some_and(|c| "〕]］）)】﹞〗".contains(*c));
    if !named || !closed || !year.iter().all(|c| is_digit(*c)) {
        return None;
    }
    let mut at = open + 6;
    if chars.get(at) == Some(&'第') {
        at += 1;
    }
    let digits = chars.iter().skip(at).take(6).take_while(|c| is_digit(**c)).count();
    (digits > 0 && chars.get(at + digits) == Some(&'号')).then_some(at + digits + 1)
}

/// The whole of it is a 发文字号 with 代字.
pub fn is_doc_number(chars: &[char]) -> bool {
    doc_number_len(chars) == Some(chars.len())
        && chars.first().is_some_and(|c| is_han(*c) || c.is_ascii_alphabetic())
}

/// 令号 and the like: 第3号, 2021年第3号, 〔2021〕3号 without 代字 is not one.
pub fn is_order_number(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    let after_year = match inner {
        [a, b, c, d, '年', rest @ ..] if [a, b, c, d].iter().all(|c| is_digit(**c)) => rest,
        _ => inner,
    };
    match after_year {
        ['第', middle @ .., '号'] => number(middle).is_some(),
        _ => false,
    }
}

/// 期号: 第3期, （总第12期）, 2021年第3期, 增刊; a 纪要's 〔2021〕3号.
pub fn is_issue_number(chars: &[char]) -> bool {
    let inner = unbracketed(chars).unwrap_or(chars);
    if inner.len() > 24 {
        return false;
    }
    let text: String = inner.iter().collect();
    let numbered = text.contains('第')
        && (text.ends_with('期') || text.ends_with("期）") || text.ends_with("期)"));
    let bare = inner.first().is_some_and(|c| "〔[（(".contains(*c))
        && doc_number_len(inner) == Some(inner.len());
    let meeting = matches!(inner, ['第', .., '次']) && inner.len() <= 8;
    let only = inner
        .iter()
        .all(|c| is_digit(*c) || is_numeral(*c) || "第期总年（）()〔〕[]号次增刊特".contains(*c));
    only && (numbered || bare || meeting)
}

/// A name of an organ by its end; no sentence mark, 2 to 40 characters.
pub fn is_organ(chars: &[char]) -> bool {
    (2..=40).contains(&chars.len())
        && !chars.iter().any(|c| STOPS.contains(c) || "，,：:、".contains(*c) || is_digit(*c))
        && ends_with_any(chars, ORGAN_ENDS)
}

/// Every part between commas is an organ or a group of them.
pub fn is_organ_list(chars: &[char]) -> bool {
    let body = match chars {
        [body @ .., '。' | '：' | ':' | '，' | '、' | '；'] => body,
        _ => chars,
    };
    let parts: Vec<&[char]> = body.split(|c| "，、,；".contains(*c)).collect();
    let good = parts
        .iter()
        .filter(|part| {
            let bare = part.split(|c| "（(".contains(*c)).next().unwrap_or(part);
            part.len() <= 30
                && (ends_with_any(bare, ORGAN_ENDS)
                    || part.first().is_some_and(|c| "各市省县区".contains(*c)))
        })
        .count();
    !parts.is_empty() && good * 10 >= parts.len() * 6 && !body.contains(&'。')
}

pub fn ends_with_any(chars: &[char], ends: &[&str]) -> bool {
    ends.iter().any(|end| ends_with(chars, end))
}

pub fn ends_with(chars: &[char], end: &str) -> bool {
    let mut rest = chars.iter().rev();
    end.chars().rev().all(|c| rest.next() == Some(&c))
}

/// Without an ending, where it has it.
pub fn without<'a>(chars: &'a [char], end: &str) -> &'a [char] {
    let len = end.chars().count();
    if ends_with(chars, end) { chars.get(..chars.len() - len).unwrap_or(chars) } else { chars }
}

pub fn starts_with(chars: &[char], start: &str) -> bool {
    let mut rest = chars.iter();
    start.chars().all(|c| rest.next() == Some(&c))
}

pub fn contains(chars: &[char], word: &str) -> bool {
    let Some(first) = word.chars().next() else { return true };
    let mut rest = chars;
    while let Some(at) = rest.iter().position(|c| *c == first) {
        let Some(tail) = rest.get(at..) else { return false };
        if starts_with(tail, word) {
            return true;
        }
        rest = tail.get(1..).unwrap_or_default();
    }
    false
}

/// Post, space, name of two to four characters: 市长　张三. Takes the text with its spaces.
pub fn is_post_and_name(text: &str) -> bool {
    let Some((post, name)) = split_post(text) else { return false };
    ends_with_any(&squeeze(post), POSTS) && is_name(&squeeze(name))
}

/// It ends in a post: 云岭市副市长.
pub fn ends_in_post(chars: &[char]) -> bool {
    ends_with_any(chars, POSTS)
}

/// Post and name, 市长 and 张三, letters set apart or not.
pub fn post_and_name(text: &str) -> Option<(String, String)> {
    let chars = squeeze(text);
    let spaced = trim(text).contains(SPACES);
    let (post, name) = (1..chars.len())
        .rev()
        .map(|at| chars.split_at(at))
        .find(|(post, name)| ends_with_any(post, POSTS) && is_name(name))?;
    // without a gap a name is short, and the post before it no sentence
    let fits =
        if spaced { is_post_and_name(text) || is_letter_spaced(text) } else { name.len() <= 3 };
    (fits && post.len() <= 20).then(|| (post.iter().collect(), name.iter().collect()))
}

fn split_post(text: &str) -> Option<(&str, &str)> {
    let text = trim(text);
    let at = POSTS
        .iter()
        .filter_map(|post| text.find(post).map(|at| at + post.len()))
        .filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(SPACES)))
        .max()?;
    let (post, name) = text.split_at_checked(at)?;
    Some((post, trim(name)))
}

/// A person's name: two to four Han characters, or parts with · between.
pub fn is_name(chars: &[char]) -> bool {
    let dotted = chars.contains(&'·');
    (2..=if dotted { 20 } else { 4 }).contains(&chars.len())
        && chars.iter().all(|c| is_han(*c) || *c == '·')
}

/// A line of a table of contents: leaders and a page number at its end.
pub fn is_contents_line(text: &str) -> bool {
    let text = trim(text).trim_end_matches(['）', ')', '—', '-']);
    let head = text.trim_end_matches(|c: char| is_digit(c));
    let leaders = head.chars().rev().take_while(|c| is_space(*c) || ".…·".contains(*c));
    let count: usize = leaders.map(|c| if c == '…' { 3 } else { usize::from(c != ' ') }).sum();
    head.len() < text.len() && count >= 4
}

/// Columns by wide gaps (two spaces, one ideographic space, a tab), in text with its spaces.
pub fn columns(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut gap: Option<(usize, usize, bool)> = None;
    for (at, c) in text.char_indices() {
        match (is_space(c), &mut gap) {
            (true, Some((_, count, wide))) => {
                *count += 1;
                *wide |= c != ' ';
            }
            (true, None) => gap = Some((at, 1, c != ' ')),
            (false, Some((from, count, wide))) => {
                if *wide || *count > 1 {
                    parts.extend(text.get(start..*from));
                    start = at;
                }
                gap = None;
            }
            (false, None) => {}
        }
    }
    parts.extend(text.get(start..));
    parts.retain(|part| !trim(part).is_empty());
    parts
}

/// The mark stands outside of all round brackets.
pub fn outside_brackets(chars: &[char], mark: char) -> bool {
    let mut depth = 0i32;
    chars.iter().any(|c| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        *c == mark && depth <= 0
    })
}

/// Length of a label that names follow, 组长：, 副主任：, with its colon.
pub fn names_label_len(chars: &[char]) -> Option<usize> {
    const LABELS: &[&str] = &[
        "组长",
        "副组长",
        "常务副组长",
        "第一组长",
        "执行副组长",
        "成员",
        "成员单位",
        "组员",
        "主任",
        "副主任",
        "委员",
        "总指挥",
        "副总指挥",
        "常务副总指挥",
        "指挥长",
        "副指挥长",
        "召集人",
        "副召集人",
        "主席",
        "副主席",
        "秘书长",
        "顾问",
        "联络员",
        "总召集人",
        "政委",
    ];
    let colon = chars.iter().take(8).position(|c| "：:".contains(*c))?;
    let label: String = chars.get(..colon)?.iter().collect();
    LABELS.contains(&label.as_str()).then_some(colon + 1)
}

/// Letters set apart: every part between spaces is one character.
pub fn is_letter_spaced(text: &str) -> bool {
    let parts = text.split(SPACES).filter(|part| !part.is_empty());
    let mut count = 0;
    for part in parts {
        if part.chars().count() > 1 {
            return false;
        }
        count += 1;
    }
    count >= 3
}

/// Names of a 附件说明, one a line, without 附件1： and 1. before them.
pub fn attachment_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let chars = squeeze(line);
        let label = attachment_label_len(&chars).unwrap_or(0);
        let rest = chars.get(label..).unwrap_or_default();
        let marker = Marker::read(rest).filter(|marker| marker.form == Form::Digit);
        let numbered = marker.is_some();
        let name = rest.get(marker.map_or(0, |marker| marker.chars)..).unwrap_or_default();
        let name: String = name.iter().collect();
        match names.last_mut() {
            Some(last) if !numbered && label == 0 => last.push_str(&name),
            _ if name.is_empty() => {}
            _ => names.push(name),
        }
    }
    names
}

/// Length of 附件：, 附件1：, 附： at the start.
pub fn attachment_label_len(chars: &[char]) -> Option<usize> {
    let word = if starts_with(chars, "附件") {
        2
    } else if starts_with(chars, "附") {
        1
    } else {
        return None;
    };
    let digits = chars.iter().skip(word).take_while(|c| is_digit(**c) || is_numeral(**c)).count();
    matches!(chars.get(word + digits), Some('：' | ':')).then_some(word + digits + 1)
}

/// 附件, 附件1, 附件：, 附表2, 附录 alone on a line.
pub fn is_attachment_marker(chars: &[char]) -> bool {
    let bare = match chars {
        [bare @ .., '：' | ':'] => bare,
        _ => chars,
    };
    let word = ["附件", "附表", "附录", "附图"].iter().any(|word| starts_with(bare, word));
    let rest = bare.get(2..).unwrap_or_default();
    (word && (rest.is_empty() || number(rest).is_some())) || bare == ['附']
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        squeeze(text)
    }

    #[test]
    fn dates_in_all_writings() {
        for date in [
            "2021年3月10日",
            "二〇二一年三月十日",
            "一九九七年二月四日",
            "2021-03-10",
            "（2021年3月8日）",
            "2021年3月",
        ] {
            assert!(is_date(&chars(date)), "{date}");
        }
        for other in ["2021年3月10日印发", "2021年度", "第3期", "2021年3月10日会议通过"]
        {
            assert!(!is_date(&chars(other)), "{other}");
        }
    }

    #[test]
    fn numbers_of_documents_orders_and_issues_are_told_apart() {
        assert!(is_doc_number(&chars("国办函〔2018〕145号")));
        assert!(is_doc_number(&chars("闽岚综实管〔2012)14号")));
        assert!(!is_doc_number(&chars("〔2026〕3号")));
        assert!(is_order_number(&chars("第707号")));
        assert!(is_order_number(&chars("2021年第12号")));
        assert!(is_issue_number(&chars("第十三期")));
        assert!(is_issue_number(&chars("第3期（总第45期）")));
        assert!(is_issue_number(&chars("〔2026〕3号")));
        assert!(!is_issue_number(&chars("第一期工程")));
    }

    #[test]
    fn a_post_before_a_name_is_seen() {
        assert!(is_post_and_name("市长　梁书民"));
        assert!(is_post_and_name("自治区主席 阿不都·买买提"));
        assert!(!is_post_and_name("市长办公会议"));
    }

    #[test]
    fn numerals_have_values() {
        assert_eq!(number(&chars("二十三")), Some(23));
        assert_eq!(number(&chars("十")), Some(10));
        assert_eq!(number(&chars("一百零五")), Some(105));
        assert_eq!(number(&chars("〇三")), Some(3));
        assert_eq!(number(&chars("季")), None);
    }

    #[test]
    fn names_of_attachments_lose_label_and_number() {
        assert_eq!(attachment_names("1．甲表\n2．乙名\n单"), ["甲表", "乙名单"]);
        assert_eq!(attachment_names("附件1：甲\n附件2：乙"), ["甲", "乙"]);
    }

    #[test]
    fn markers_of_attachments_stand_alone() {
        assert!(is_attachment_marker(&chars("附件 1")));
        assert!(is_attachment_marker(&chars("附件：")));
        assert!(!is_attachment_marker(&chars("附件所列单位")));
    }
}
