//! Names of organs by their ends, posts and persons.

use super::{SPACES, STOPS, ends_with_any, is_digit, is_han, is_letter_spaced, squeeze, trim};

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
    // or the letters of the post alone are set apart: 部　长　　张三丰
    let last = trim(text).rsplit(SPACES).next().map(squeeze);
    let fits = if spaced {
        is_post_and_name(text) || is_letter_spaced(text) || last.as_deref() == Some(name)
    } else {
        name.len() <= 3
    };
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

/// Names between spaces; a name of two letters may be set apart: 王　强.
pub fn names(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for part in text.split(SPACES).filter(|part| !part.is_empty()) {
        let single = part.chars().count() == 1;
        match out.last_mut() {
            Some(last) if open && single && last.chars().count() < 3 => last.push_str(part),
            _ => out.push(part.to_owned()),
        }
        // two names of two letters each: 王 强 李 明
        open = single && out.last().is_some_and(|last| last.chars().count() < 2);
    }
    out
}

/// The names of a list, whatever parts them: 王五、赵六 or 王五，赵六, a line or a space each. None
/// where something in it is no name.
pub fn listed_names(text: &str) -> Option<Vec<String>> {
    let parts =
        text.split(['\n', '、', '，', ',', '；', ';']).filter(|part| !trim(part).is_empty());
    let all: Vec<String> = parts.flat_map(names).collect();
    let named = |name: &String| is_name(&name.chars().collect::<Vec<_>>());
    (!all.is_empty() && all.iter().all(named)).then_some(all)
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
