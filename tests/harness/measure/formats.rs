//! Clause 10 and the customs of 简报: 信函, 命令, 纪要, periodicals.

use super::*;

pub const TESTS: &[(&str, Clause)] = &[
    ("信函: the mark's ink begins 30 mm from the paper's edge", letter_mark),
    (
        "信函: double lines of 170 mm, 4 mm below the mark and 20 mm from the lower edge",
        letter_rules,
    ),
    (
        "信函: number on the right, marks on the left, 7/8 of a character under the line",
        letter_number,
    ),
    ("信函: no number on page 1, a colophon without lines", letter_colophon),
    ("命令: mark 20 mm below the 版心's edge, 令号 and text two lines apart", order),
    ("纪要: 出席 a line below the text, names turned over after the colon", attendance),
    ("简报: 期号 centred under the 刊名, office and date above the red line", bulletin),
    ("a text without a title stands a line below the red line", untitled),
];

fn letter() -> Vec<Block> {
    vec![
        above(Role::Masthead, "云岭市交通运输局"),
        above(Role::DocNumber, "云交函〔2026〕7号"),
        main(Role::Title, "关于测量版面的函"),
        main(Role::MainRecipients, "云岭市公安局："),
        main(Role::Para, &han(28 * 25)),
        below(Role::CopyTo, "抄送：", "市城市管理局。"),
    ]
}

fn letter_mark() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::Letter, letter()))?;
    let mark = sheet.find("云岭市交通运输局")?;
    near("ink's upper edge", mark.ink_top, 30.0 * MM)?;
    near("middle", mark.middle(), (LEFT + RIGHT) / 2.0)?;
    equal("red", mark.red, true)
}

fn letter_rules() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::Letter, letter()))?;
    let mark = sheet.find("云岭市交通运输局")?;
    let rules = &sheet.pages[0].rules;
    equal("lines", rules.iter().filter(|rule| rule.red).count(), 4)?;
    for rule in rules {
        near("length", rule.width, 170.0 * MM)?;
        near("left end", rule.left, 21.0 * MM)?;
    }
    let mut heights: Vec<_> = rules.iter().map(|rule| (rule.top, rule.height)).collect();
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [upper, upper_thin, lower_thin, lower] = heights[..] else { return Err("four".into()) };
    near("below the mark", upper.0 - mark.bottom, 4.0 * MM)?;
    near("above the lower edge", lower.0 + lower.1, (297.0 - 20.0) * MM)?;
    equal("thick outside", upper.1 > upper_thin.1 && lower.1 > lower_thin.1, true)?;
    equal("page 2 has none", sheet.pages[1].rules.len(), 0)
}

fn letter_number() -> Result<(), Failed> {
    let mut blocks = letter();
    blocks.insert(1, above(Role::Secrecy, "秘密★1年"));
    blocks.insert(2, above(Role::Urgency, "特急"));
    let sheet = plain(&document(Kind::Letter, blocks))?;
    let rules: Vec<_> = sheet.pages[0].rules.iter().filter(|rule| rule.top < TOP * 2.0).collect();
    let under = rules.iter().map(|rule| rule.top + rule.height).fold(f64::MIN, f64::max);
    let number = sheet.find("云交函〔2026〕7号")?;
    let (secrecy, urgency) = (sheet.find("秘密★")?, sheet.find("特急")?);
    near("number under the line", number.top - under, 14.0)?;
    near("number from the right", number.right, RIGHT)?;
    near("密级 beside it", secrecy.top, number.top)?;
    near("密级 from the left", secrecy.left, LEFT)?;
    near("紧急程度 under it", urgency.top - secrecy.top, LINE)?;
    near(
        "title two lines below",
        sheet.find("关于测量版面的函")?.top - urgency.bottom,
        2.0 * LINE + LEADING,
    )
}

fn letter_colophon() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::Letter, letter()))?;
    equal("pages", sheet.pages.len(), 2)?;
    equal("number on page 1", sheet.pages[0].glyphs.iter().any(|glyph| glyph.artifact), false)?;
    equal("number on page 2", sheet.pages[1].glyphs.iter().any(|glyph| glyph.artifact), true)?;
    let copy = sheet.find("抄送：")?;
    equal("page of the colophon", copy.page, 2)?;
    near("at the lower edge", copy.bottom, BOTTOM - 5.0)
}

fn order() -> Result<(), Failed> {
    let blocks = vec![
        above(Role::Masthead, "云岭市人民政府令"),
        above(Role::DocNumber, "第45号"),
        main(Role::Para, &han(60)),
        main(Role::Signer, "市长　梁书民"),
        main(Role::SignatureDate, "2026年2月2日"),
    ];
    let sheet = plain(&document(Kind::Order, blocks))?;
    let (mark, number) = (sheet.find("云岭市人民政府令")?, sheet.find("第45号")?);
    near("ink's upper edge", mark.ink_top, TOP + 20.0 * MM)?;
    near("令号 below the mark", number.top - mark.bottom, 2.0 * LINE + LEADING)?;
    near("令号 in the middle", number.middle(), (LEFT + RIGHT) / 2.0)?;
    near("text below the 令号", sheet.find(&han(10))?.top - number.bottom, 2.0 * LINE + LEADING)?;
    equal("no red line", sheet.pages[0].rules.len(), 0)?;
    near("name from the right", sheet.find("梁书民")?.right, RIGHT - 4.0 * CELL)
}

fn attendance() -> Result<(), Failed> {
    let blocks = vec![
        above(Role::Masthead, "云岭市人民政府常务会议纪要"),
        above(Role::DocNumber, "〔2026〕3号"),
        main(Role::Para, &han(40)),
        labelled(Role::Attendance, "出席：", &han(40)),
        labelled(Role::Attendance, "请假：", "韩冬"),
    ];
    let sheet = plain(&document(Kind::Minutes, blocks))?;
    near("mark", sheet.find("常务会议纪要")?.ink_top, TOP + 35.0 * MM)?;
    let (label, next) = (sheet.find("出席：")?, sheet.find("请假：")?);
    equal("label's face", label.face.as_str(), "GWHei")?;
    near("two characters in", label.left, LEFT + 2.0 * CELL)?;
    let lines = sheet.lines(1);
    let at = lines.iter().position(|line| line.0.starts_with("出席")).ok_or("no 出席")?;
    near("a line below the text", label.top - lines[at - 1].1.bottom, LINE + LEADING)?;
    near("turned over after the colon", lines[at + 1].1.left, LEFT + 5.0 * CELL)?;
    near("the next on its own line", next.top - lines[at + 1].1.top, LINE)?;
    near("the next likewise", next.left, label.left)?;
    equal("names' face", sheet.find("韩冬")?.face.as_str(), "GWFangsong")
}

fn bulletin() -> Result<(), Failed> {
    let blocks = vec![
        above(Role::Masthead, "云岭通报"),
        above(Role::IssueNumber, "第十三期"),
        above(Role::MastheadIssuer, "云岭市人民政府办公室"),
        above(Role::MastheadDate, "2026年3月10日"),
        main(Role::Title, "在测量会议上的讲话"),
        main(Role::Para, &han(40)),
    ];
    let sheet = plain(&document(Kind::Bulletin, blocks))?;
    let (mark, issue) = (sheet.find("云岭通报")?, sheet.find("第十三期")?);
    let (office, date) = (sheet.find("云岭市人民政府办公室")?, sheet.find("2026年3月10日")?);
    near("刊名", mark.ink_top, TOP + 35.0 * MM)?;
    near("期号 below it", issue.top - mark.bottom, LINE + LEADING)?;
    near("期号 in the middle", issue.middle(), (LEFT + RIGHT) / 2.0)?;
    near("office from the left", office.left, LEFT + CELL)?;
    near("date from the right", date.right, RIGHT - CELL)?;
    near("on one line", office.top, date.top)?;
    let line = sheet.pages[0].rules.iter().find(|rule| rule.red).ok_or("no red line")?;
    near("red line", line.top - office.bottom, 4.0 * MM)
}

fn untitled() -> Result<(), Failed> {
    let mut blocks = head("云政发〔2026〕7号");
    blocks.push(main(Role::Para, &han(40)));
    let sheet = plain(&document(Kind::Minutes, blocks))?;
    let line = sheet.pages[0].rules.iter().find(|rule| rule.red).ok_or("no red line")?;
    near("below the line", sheet.find(&han(10))?.top - line.top - line.height, LINE + LEADING)
}
