//! 文种 by the end of the title, 格式 by evidence, and the organ and date of the document.

use super::shape;
use crate::document::{Block, Document, Kind, Role, Zone};
use crate::text::date::Date;

/// The fifteen legal kinds and the customary ones, by what a title ends in. Longer ends first
/// where one ends another.
const ENDS: &[(&str, &str)] = &[
    ("决议", "决议"),
    ("决定", "决定"),
    ("命令", "命令"),
    ("公报", "公报"),
    ("公告", "公告"),
    ("通告", "通告"),
    ("意见", "意见"),
    ("通知", "通知"),
    ("通报", "通报"),
    ("报告", "报告"),
    ("请示", "请示"),
    ("批复", "批复"),
    ("议案", "议案"),
    ("纪要", "纪要"),
    ("复函", "函"),
    ("函", "函"),
    ("令", "命令"),
    ("讲话", "讲话"),
    ("致辞", "讲话"),
    ("讲话提纲", "讲话"),
    ("方案", "方案"),
    ("预案", "预案"),
    ("规定", "规定"),
    ("办法", "办法"),
    ("细则", "细则"),
    ("要点", "要点"),
    ("总结", "总结"),
    ("简报", "简报"),
    ("条例", "条例"),
    ("规则", "规则"),
    ("规程", "规程"),
    ("计划", "计划"),
    ("规划", "规划"),
    ("纲要", "纲要"),
    ("大纲", "其他"),
    ("章程", "章程"),
    ("措施", "措施"),
    ("守则", "守则"),
    ("准则", "准则"),
    ("制度", "制度"),
    ("指南", "指南"),
    ("清单", "清单"),
    ("名单", "名单"),
    ("会议记录", "会议记录"),
    ("解释", "解释"),
    ("解读", "解读"),
    ("工作要点", "要点"),
    ("倡议书", "倡议书"),
    ("公约", "公约"),
    ("发言", "讲话"),
    ("标准", "标准"),
    ("目录", "目录"),
    ("声明", "声明"),
    ("答复", "答复"),
];

/// The legal kinds.
const LEGAL: &[&str] = &[
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "纪要",
];

/// 文种 of a title without white space.
pub fn wenzhong_of(title: &[char]) -> Option<&'static str> {
    let mut title = title;
    // 办法（试行）
    while let [rest @ .., '）' | ')'] = title {
        let open = rest.iter().rposition(|c| "（(".contains(*c))?;
        title = title.get(..open)?;
    }
    let closed = matches!(title.last(), Some('》' | '”'));
    let title = if closed { title.get(..title.len() - 1)? } else { title };
    ENDS.iter()
        .filter(|(end, _)| shape::ends_with(title, end))
        .max_by_key(|(end, _)| end.len())
        .map(|(_, name)| *name)
}

/// Tells 文种, 格式, organ and date of a document from its blocks.
pub fn judge(document: &mut Document) {
    let title = document.find(Role::Title).map(|block| shape::squeeze(&block.text));
    let mark = document.find(Role::Masthead).map(|block| shape::squeeze(&block.text));
    let issued = document.find(Role::IssueNumber).is_some();
    document.wenzhong = title
        .as_deref()
        .and_then(wenzhong_of)
        .or_else(|| match mark.as_deref() {
            Some(mark) if shape::ends_with(mark, "令") => Some("命令"),
            Some(mark) if shape::ends_with(mark, "纪要") => Some("纪要"),
            Some(mark) if title.is_none() => wenzhong_of(mark),
            // the pages of a periodical are its own kind where their title names none
            Some(_) if issued => Some("简报"),
            _ => None,
        })
        .map(str::to_owned);
    if mark.as_deref().is_some_and(|mark| shape::ends_with(mark, "令")) {
        document.wenzhong = Some("命令".to_owned());
    }
    document.kind = kind(document, mark.as_deref(), issued);
    document.issuer = issuer(document);
    document.date = date(document);
}

fn kind(document: &Document, mark: Option<&[char]>, issued: bool) -> Kind {
    let wenzhong = document.wenzhong.as_deref();
    let address =
        document.find(Role::Salutation).is_some() || document.find(Role::Author).is_some();
    match wenzhong {
        _ if mark.is_some_and(|mark| shape::ends_with(mark, "令")) => Kind::Order,
        Some("命令") => Kind::Order,
        Some("纪要") => Kind::Minutes,
        _ if issued && mark.is_some() => Kind::Bulletin,
        Some("简报") => Kind::Bulletin,
        Some("函") => Kind::Letter,
        Some("讲话") => Kind::Speech,
        Some("报告") if address => Kind::Speech,
        Some(name) if LEGAL.contains(&name) => Kind::General,
        _ if document.find(Role::DocNumber).is_some() || mark.is_some() => Kind::General,
        _ if document.find(Role::MainRecipients).is_some() => Kind::General,
        _ if address => Kind::Speech,
        _ => Kind::Other,
    }
}

/// 署名, else what stands under the issue number, else the mark, else the organ in the title.
fn issuer(document: &Document) -> Option<String> {
    let text = |role| document.find(role).map(|block: &Block| block.text.clone());
    text(Role::Signature)
        .or_else(|| {
            text(Role::MastheadIssuer)
                .map(|text| text.trim_end_matches("编印").trim_end_matches('编').to_owned())
        })
        .or_else(|| {
            let mark = text(Role::Masthead)?;
            let bulletin = document.kind == Kind::Bulletin || document.kind == Kind::Minutes;
            let name = mark.trim_end_matches("文件").trim_end_matches('令').to_owned();
            (!bulletin && !name.is_empty()).then_some(name)
        })
        .or_else(|| organ_in_title(&shape::squeeze(&text(Role::Title)?)))
        .or_else(|| congress_in_note(&shape::squeeze(&text(Role::TitleNote)?)))
}

/// The congress or its committee that a 题注 tells to have passed the text, without the number of
/// its term: 2012年7月26日甲省第十一届人民代表大会常务委员会第三十二次会议通过.
fn congress_in_note(note: &[char]) -> Option<String> {
    let note = note.strip_prefix(&['（']).unwrap_or(note);
    let rest = note.get(Date::read(note)?.length..)?;
    let session = (4..rest.len().min(60)).find(|at| {
        let (head, tail) = rest.split_at(*at);
        tail.starts_with(&['第']) && shape::ends_with_any(head, &["代表大会", "代表大会常务委员会"])
    })?;
    let name = rest.get(..session)?;
    let term = name.iter().position(|c| *c == '第').zip(name.iter().position(|c| *c == '届'));
    let (from, to) =
        term.filter(|(from, to)| from < to).map_or((0, 0), |(from, to)| (from, to + 1));
    Some(name.get(..from)?.iter().chain(name.get(to..)?).collect())
}

/// The organ that a title names first: up to 关于, 转发, 印发, or a kind of document.
pub fn organ_in_title(title: &[char]) -> Option<String> {
    let until = ["关于", "转发", "印发", "批转", "令", "公告", "通告", "工作报告"];
    // 2021年某市人民政府工作报告
    let year = title.iter().take_while(|c| shape::is_digit(**c)).count();
    let dated = year == 4 && title.get(4) == Some(&'年');
    let title = if dated { title.get(5..).unwrap_or_default() } else { title };
    let at = until
        .iter()
        .filter_map(|word| {
            let word: Vec<char> = word.chars().collect();
            title.windows(word.len()).position(|window| window == word.as_slice())
        })
        .min()?;
    let organ = title.get(..at)?;
    // a 决议 is issued by the meeting that passed it
    let meeting = shape::ends_with(organ, "次会议") && organ.len() <= 40;
    // 政府工作报告 does not say whose
    let named = shape::is_organ(organ) && organ != ['政', '府'];
    (named || meeting).then(|| organ.iter().collect())
}

/// 成文日期, else the date under the issue number, else the first in the 题注.
fn date(document: &Document) -> Option<String> {
    let text = |role| document.find(role).map(|block: &Block| block.text.clone());
    let dated = text(Role::SignatureDate).or_else(|| text(Role::MastheadDate));
    match dated {
        Some(date) => Some(date.trim_matches(['（', '）', '(', ')']).to_owned()),
        None => {
            let note = shape::squeeze(&text(Role::TitleNote)?);
            let (at, date) = Date::first(&note)?;
            Some(note.get(at..at + date.length)?.iter().collect())
        }
    }
}

/// The name signed below an order or a motion is its signer.
pub fn signed_by_person(document: &mut Document) {
    let personal = document.kind == Kind::Order || document.wenzhong.as_deref() == Some("议案");
    if !personal {
        return;
    }
    for block in &mut document.blocks {
        if block.role == Role::Signature
            && block.zone == Zone::Main
            && shape::post_and_name(&block.text).is_some()
        {
            block.role = Role::Signer;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_title_names_its_kind() {
        let of = |title: &str| wenzhong_of(&shape::squeeze(title));
        assert_eq!(of("某局关于某事的复函"), Some("函"));
        assert_eq!(of("关于印发《某办法》的通知"), Some("通知"));
        assert_eq!(of("某某管理办法（试行）"), Some("办法"));
        assert_eq!(of("在某某会议上的讲话"), Some("讲话"));
        assert_eq!(of("某某同志"), None);
    }

    #[test]
    fn the_organ_stands_before_the_matter() {
        let of = |title: &str| organ_in_title(&shape::squeeze(title));
        assert_eq!(of("某某法院关于某事的批复"), Some("某某法院".to_owned()));
        assert_eq!(of("关于某事的通知"), None);
    }
}
