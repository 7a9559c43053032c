//! What law 1 lets be left out, in words of the tests' own: nothing here asks the program why it
//! left a text out, only whether it may.

use gongwen::diagnostic::{Change, Diagnostic, LeftOut, LeftOutKind};
use libtest_mimic::{Failed, Trial};
use unicode_normalization::UnicodeNormalization as _;

use super::{Told, solid};

/// Longest closed phrase.
const PHRASE: usize = 40;
/// Longest line of such phrases.
const LINE: usize = 120;

/// What of the records is not allowed: one sentence each.
pub fn faults(source: &str, told: &Told, file: &str) -> Vec<String> {
    let left = &told.document.left_out;
    let mut faults = Vec::new();
    for change in &told.changes {
        let own = |one: &&LeftOut| one.line == change.place().line && one.text == change.before;
        if change.after.is_empty() && left.iter().any(|one| own(&one)) {
            continue;
        }
        let quoted = |told: &Diagnostic| {
            told.code == "W-LABEL" && told.arguments.contains(&change.before.to_string())
        };
        let given = change.rule == "given" && told.diagnostics.iter().any(quoted)
            || change.rule == "given-form";
        if change.rule != "front-matter"
            && !given
            && let Some(why) = respelling(change)
        {
            let Change { rule, line, before, after, .. } = change;
            faults.push(format!("line {line}: {rule} {why}: “{before}” → “{after}”"));
        }
    }
    for one in left {
        if !told
            .changes
            .iter()
            .any(|change| change.after.is_empty() && change.before.contains(one.text.as_str()))
        {
            faults.push(format!("line {}: left out without a record: “{}”", one.line, one.text));
        }
        let why = match one.kind {
            LeftOutKind::Markup => markup(&one.text),
            LeftOutKind::FrontMatter => front_matter(source, one, file),
            LeftOutKind::Label => label(one, file),
            LeftOutKind::Ornament => ornament(one, told.diagnostics),
            LeftOutKind::PageArtifact => page_artifact(source, one, left),
            LeftOutKind::Furniture => furniture(&one.text, file)
                .filter(|_| !chat(source, one))
                .or_else(|| untold(one, told.diagnostics)),
        };
        faults.extend(why.map(|why| format!("line {}: left out, {why}: “{}”", one.line, one.text)));
    }
    faults.extend(uncounted(left, told.diagnostics));
    faults
}

/// A letter, a digit, a Chinese character: what a text says. Marks are not.
fn words(text: &str) -> Vec<char> {
    let mut words: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    words.sort_unstable();
    words
}

/// Why a record is more than another spelling of the same words.
fn respelling(change: &Change) -> Option<&'static str> {
    let (before, after) = (&change.before, &change.after);
    if words(before) == words(after) || markup(before).is_none() && after.is_empty() {
        return None;
    }
    // a date's numerals, a zero of it
    let dated = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || "〇零○ＯO一二三四五六七八九十年月日.-/ ".contains(c))
    };
    if change.rule.starts_with("date-") && dated(before) && dated(after) {
        return None;
    }
    // one character for one: a form of it, or one that no font has
    let private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    if before.chars().count() == 1 && !after.is_empty() {
        let form = before.nfkc().eq(after.nfkc()) || before.chars().any(private);
        let radical = before.chars().all(|c| matches!(c, '\u{2E80}'..='\u{2FDF}'));
        if form || radical {
            return None;
        }
    }
    // what only a carrier has: words stay, an address or a tag goes
    if !after.is_empty() && words(before).len() > words(after).len() && before.starts_with('<') {
        return None;
    }
    Some(if words(before).len() > words(after).len() { "deletes" } else { "writes other words" })
}

/// Why a text is more than signs of a mark-up language.
fn markup(text: &str) -> Option<&'static str> {
    let text = text.trim_matches([' ', '\u{3000}', '\t']);
    let tag = text.starts_with('<') && text.ends_with('>') && !text.chars().any(han);
    let fence = text.starts_with("```") && text.is_ascii();
    let entity = text.starts_with('&') && text.ends_with(';') && text.is_ascii();
    let address =
        ["](http", "](./", "](/", "](#", "]("].iter().any(|begin| text.starts_with(begin));
    let inside = text.trim_end_matches([')', ' ']);
    let address = address && text.ends_with(')') && !inside.contains(char::is_whitespace);
    let signs = words(text).is_empty();
    (!signs && !tag && !fence && !entity && !address).then_some("not a sign of mark-up")
}

/// Front matter stands at the head, line after line, from its fence; elements that it gives stand
/// in the file.
fn front_matter(source: &str, one: &LeftOut, file: &str) -> Option<&'static str> {
    let (key, value) = one.text.split_once([':', '=']).unwrap_or_default();
    let element = ["title", "doc_number", "main_recipients", "signature", "标题", "文号", "主送"];
    let value = solid(value);
    let value = value.trim_matches(['"', '\'']);
    if element.contains(&key.trim_matches(' ')) && !file.contains(value) {
        return Some("an element that does not stand in the file");
    }
    let mut lines = source.split('\n').map(|line| line.trim_end_matches(['\r', ' ', '\t']));
    let fence = lines.next().unwrap_or_default().trim_start_matches('\u{FEFF}');
    let closing = lines.position(|line| line == fence).map(|at| at + 2);
    let inside = closing.is_some_and(|last| one.line <= last);
    (!inside || !matches!(fence, "+++" | "---")).then_some("not front matter")
}

/// A field whose value stands in the file, or that is empty.
fn label(one: &LeftOut, file: &str) -> Option<&'static str> {
    let parts = one.text.split(['：', ':', '】', ']', '\t']).map(solid);
    let value = parts.filter(|part| !part.is_empty()).skip(1).max_by_key(String::len);
    let mut pieces = value.iter().flat_map(|value| value.split(|c: char| !c.is_alphanumeric()));
    let missing = pieces.any(|piece| !file.contains(piece) && !piece.starts_with('0'));
    missing.then_some("a field whose value does not stand in the file")
}

/// No words, and told.
fn ornament(one: &LeftOut, told: &[Diagnostic]) -> Option<&'static str> {
    if !words(&one.text).is_empty() {
        return Some("more than an ornament");
    }
    let named = told.iter().any(|told| told.code == "W-ORNAMENTS");
    (!named).then_some("an ornament that nothing tells of")
}

/// A page number in a row of them, or a head that stands again and again.
fn page_artifact(source: &str, one: &LeftOut, left: &[LeftOut]) -> Option<&'static str> {
    let pages: Vec<&LeftOut> =
        left.iter().filter(|left| left.kind == LeftOutKind::PageArtifact).collect();
    if let Some((number, dashed)) = page_number(&one.text) {
        let row: Vec<(usize, u32)> =
            pages.iter().filter_map(|left| Some((left.line, page_number(&left.text)?.0))).collect();
        let at = row.iter().position(|(line, _)| *line == one.line).unwrap_or(0);
        let before = at.checked_sub(1).and_then(|at| row.get(at)).map(|(_, number)| *number);
        let ascends = before.is_none_or(|before| number > before || number == 1);
        let alone = row.len() == 1 && !dashed;
        return (!ascends || alone).then_some("a page number outside any row");
    }
    let plain =
        |text: &str| -> String { solid(text).chars().filter(|c| !c.is_ascii_digit()).collect() };
    let own = plain(&one.text);
    let again = source.split(['\n', '\r', '\u{C}']).filter(|line| plain(line) == own).count();
    let short = own.chars().count() <= PHRASE && !own.is_empty();
    (again < 2 || !short).then_some("no page number, and no head that repeats")
}

/// The number of `— 3 —`, `第3页 共8页`, `3/8` or `3`, and whether its form alone tells that it is one.
fn page_number(text: &str) -> Option<(u32, bool)> {
    let text = solid(text);
    let digits: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok().filter(|_| digits.len() <= 4)?;
    let rest: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let framed = rest.chars().all(|c| "-—–―─－一·•第页共/，,~～|P.page ".contains(c));
    framed.then_some((number, !rest.is_empty()))
}

/// Why a line, or a piece of a text on one line, is no closed phrase of a page or an archive, given
/// what stands in the finished file.
fn furniture(text: &str, file: &str) -> Option<&'static str> {
    let whole = solid(text);
    if whole.starts_with("<!--") && whole.ends_with("-->") {
        return None;
    }
    let bare = whole.replace("**", "");
    let bare = bare.trim_matches(|c: char| "（）()【】[]《》。-=".contains(c));
    // what a path or an archive's block repeats of the document stands in the file
    let repeats = |part: &str| !part.is_empty() && file.contains(part);
    let pieces = || {
        let text = text.replace("**", "");
        let apart = |c: char| c.is_whitespace() || "：:>＞»_/".contains(c);
        text.split(apart).map(solid).filter(|piece| !repeats(piece)).collect::<Vec<_>>()
    };
    let named = FILES.iter().any(|end| bare.trim_end_matches(')').ends_with(end));
    let told = |piece: &String| !named && titled(piece);
    let length = pieces().iter().map(|piece| piece.chars().filter(|c| han(*c)).count()).max();
    let checks = [
        (
            length.unwrap_or(0) > PHRASE || bare.chars().filter(|c| han(*c)).count() > LINE,
            "too long for a closed phrase",
        ),
        (whole.contains('。') && bare != "此页无正文", "a sentence"),
        (date(bare), "a date"),
        (element(bare), "an element of the document"),
        (numbered(bare), "a numbered line"),
        (organ(bare) && !repeats(bare), "an organ"),
        (pieces().iter().any(told), "a title that stands nowhere else"),
        (bare.contains('〔') && bare.ends_with('号') && !bare.contains(['：', ':']), "a 发文字号"),
    ];
    checks.into_iter().find(|(is, _)| *is).map(|(_, why)| why)
}

/// It begins with a label of an element, and is no button.
fn element(bare: &str) -> bool {
    bare != "附件下载" && LABELS.iter().any(|label| bare.starts_with(label))
}

/// Ends of a file's name.
const FILES: &[&str] =
    &[".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".ofd", ".zip", ".rar", ".jpg", ".png"];

/// Labels of elements of a 公文.
const LABELS: &[&str] = &[
    "附件",
    "附：",
    "附:",
    "主送",
    "抄送",
    "抄报",
    "抄发",
    "分送",
    "报：",
    "送：",
    "签发",
    "主题词",
    "联系人",
    "联系电话",
    "共印",
    "出席",
    "列席",
    "请假",
    "特此",
];

fn han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇')
}

/// 2021年3月1日, 二〇二一年三月一日, and nothing else.
fn date(text: &str) -> bool {
    text.contains('年')
        && text.ends_with(['日', '月'])
        && text.chars().all(|c| c.is_ascii_digit() || "〇零○一二三四五六七八九十年月日".contains(c))
}

/// A name that ends as those of offices do.
fn organ(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "人民政府",
        "委员会",
        "办公室",
        "办公厅",
        "厅",
        "局",
        "部",
        "法院",
        "检察院",
        "管理委",
        "委",
        "总局",
        "公司",
        "大学",
        "学院",
        "协会",
        "领导小组",
        "指挥部",
    ];
    (4..=30).contains(&text.chars().count())
        && text.chars().all(han)
        && ENDS.iter().any(|end| text.ends_with(end))
}

/// 一、 （一） 1. （1） ① 第一条
fn numbered(text: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c);
    let rest = text.trim_start_matches(numeral);
    let ordinal = rest.len() < text.len()
        && (rest.starts_with(['、', '）', ')'])
            || rest.starts_with(['.', '．']) && rest.chars().nth(1).is_some_and(han));
    let article = text.strip_prefix('第').is_some_and(|text| {
        let rest = text.trim_start_matches(numeral);
        rest.len() < text.len() && rest.starts_with(['条', '章', '节'])
    });
    ordinal || article || text.starts_with(|c| matches!(c, '①'..='⑳'))
}

/// Words of a title: 关于 … 的通知.
fn titled(text: &str) -> bool {
    const GENRES: &[&str] = &[
        "通知", "通告", "公告", "通报", "决定", "决议", "意见", "请示", "批复", "报告", "办法",
        "规定", "条例", "细则", "方案",
    ];
    let text = text.trim_end_matches(['》', '）', ')']);
    text.contains("关于") && text.chars().count() > 6
        || text.chars().count() > 8 && GENRES.iter().any(|genre| text.ends_with(genre))
}

/// What a chat program says before or after the document: outside it, to the one who asked.
fn chat(source: &str, one: &LeftOut) -> bool {
    let filled = |line: &&str| !solid(line).is_empty();
    let edge = |line: Option<&str>| line.is_some_and(|line| line.contains(&one.text));
    let asked = ["您", "如需", "以下是", "以上", "好的", "随时告诉我", "希望这"];
    (edge(source.lines().find(filled)) || edge(source.lines().rev().find(filled)))
        && asked.iter().any(|words| one.text.contains(words))
}

/// Furniture that no warning quotes.
fn untold(one: &LeftOut, diagnostics: &[Diagnostic]) -> Option<&'static str> {
    let quoted = diagnostics
        .iter()
        .any(|told| told.code == "W-LEFT-OUT" && told.arguments.contains(&one.text));
    (!quoted).then_some("and no warning quotes it")
}

/// Page numbers and running heads that no note counts.
fn uncounted(left: &[LeftOut], diagnostics: &[Diagnostic]) -> Option<String> {
    let count = left.iter().filter(|one| one.kind == LeftOutKind::PageArtifact).count();
    let notes = diagnostics.iter().filter(|told| told.code == "N-PAGE-ARTIFACTS");
    let told: usize = notes.filter_map(|note| note.arguments.first()?.parse::<usize>().ok()).sum();
    (told != count).then(|| format!("{count} page numbers and heads left out, {told} told"))
}

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("law: the list of what may be left out can fail", can_fail)]
}

/// What was once left out, or could be, and what may be.
fn can_fail() -> Result<(), Failed> {
    let never = [
        "2021年3月1日",
        "二〇二一年三月一日",
        "云岭市人民政府办公室",
        "附件：1. 名单",
        "主送：各县局",
        "抄送：市委办公室。",
        "（二）落实责任",
        "3. 加强领导",
        "第四条 各局职责",
        "相关文件由办公室统一印发。",
        "关于加强管理的通知",
        "标题：关于乙事的通知",
        "**抄送**：市委",
        "云政发〔2021〕5号",
        "责任编辑工作由办公室负责，各局要积极配合，及时报送有关情况，不得拖延，并在月底之前完成上报工作",
    ];
    for text in never {
        if furniture(text, "").is_none() {
            return Err(format!("“{text}” may be left out").into());
        }
    }
    let may = [
        "打印本页",
        "当前位置：首页 > 政务公开",
        "【字体：大 中 小】",
        "（此页无正文）",
        "责任编辑：王强",
        "<!-- 甲 -->",
    ];
    for text in may {
        if let Some(why) = furniture(text, "关于甲的通知") {
            return Err(format!("“{text}” may not be left out: {why}").into());
        }
    }
    for (text, sign) in [
        ("---", true),
        ("**", true),
        ("](http://a.example/b)", true),
        ("甲", false),
        ("| 1 |", false),
    ] {
        if markup(text).is_none() != sign {
            return Err(format!("“{text}” is judged wrongly as mark-up").into());
        }
    }
    let change = |rule, before: &str, after: &str| Change {
        rule,
        line: 1,
        column: 1,
        before: before.into(),
        after: after.into(),
    };
    for (rule, before, after, right) in [
        ("marks", ",", "，", true),
        ("date-zeros", "2021年03月", "2021年3月", true),
        ("full-width", "Ａ", "A", true),
        ("radicals", "⼀", "一", true),
        ("doubled", "甲甲", "甲", false),
        ("brackets", "甲", "", false),
        ("given", "", "甲", false),
        ("label", "主送：甲", "乙", false),
    ] {
        if respelling(&change(rule, before, after)).is_none() != right {
            return Err(format!("“{before}” → “{after}” is judged wrongly").into());
        }
    }
    Ok(())
}
