//! Clause 7.2: 版头.

use super::*;

pub const TESTS: &[(&str, Clause)] = &[
    ("份号, 密级 and 紧急程度 stand flush left from line 1", corner_marks),
    ("紧急程度 alone stands on line 1, 密级 alone on line 2", corner_marks_alone),
    ("the mark's ink begins 35 mm below the 版心's upper edge", mark),
    ("a long mark is narrowed, then made smaller", long_mark),
    ("joint organs stand one a line, 文件 beside their middle", joint_mark),
    ("发文字号 stands two lines below the mark, centred", number),
    ("签发人 stands one character in, the number on its left", signer),
    ("several 签发人 stand two a row, the number on the last", signers),
    ("the red line stands 4 mm below the number, 156 mm long", red_line),
    ("a text without a mark begins with its title on line 3", no_mark),
];

fn corner_marks() -> Result<(), Failed> {
    let mut blocks = vec![
        above(Role::CopyNumber, "000001"),
        above(Role::Secrecy, "机密★1年"),
        above(Role::Urgency, "特急"),
    ];
    blocks.extend(paper());
    let sheet = plain(&document(Kind::General, blocks))?;
    let copy = sheet.find("000001")?;
    near("份号 from the left", copy.left, LEFT)?;
    for (line, words) in [(1.0, "机密★"), (2.0, "特急")] {
        let place = sheet.find(words)?;
        near(words, place.top, TOP + line * LINE)?;
        near(words, place.left, LEFT)?;
        equal("face", place.face.as_str(), "GWHei")?;
        equal("size", place.size, SIZE)?;
    }
    // digits stand on the baseline of their line
    let line = sheet.lines(1).into_iter().next().ok_or("no line")?;
    equal("line 1", line.0.as_str(), "000001")?;
    near("份号", line.1.top, TOP)
}

fn corner_marks_alone() -> Result<(), Failed> {
    for (role, words, line) in [(Role::Urgency, "加急", 0.0), (Role::Secrecy, "秘密★5年", 1.0)]
    {
        let mut blocks = vec![above(role, words)];
        blocks.extend(paper());
        let sheet = plain(&document(Kind::General, blocks))?;
        let start: String = words.chars().take(2).collect();
        near(words, sheet.find(&start)?.top, TOP + line * LINE)?;
    }
    Ok(())
}

fn mark() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::General, paper()))?;
    let place = sheet.find("云岭市人民政府文件")?;
    near("ink's upper edge", place.ink_top, TOP + 35.0 * MM)?;
    near("middle", place.middle(), (LEFT + RIGHT) / 2.0)?;
    equal("red", place.red, true)?;
    equal("face", place.face.as_str(), "GWBiaosong")
}

fn long_mark() -> Result<(), Failed> {
    let mut sizes = Vec::new();
    for organ in ["市府文件", "云岭市人民政府文件", "云岭市自然资源和规划局生态环境局文件"]
    {
        let mut blocks = paper();
        blocks[0] = above(Role::Masthead, organ);
        let sheet = plain(&document(Kind::General, blocks))?;
        let place = sheet.find(organ)?;
        let width = place.right - place.left;
        equal("narrower than 150 mm", width <= (150.0 + TOLERANCE) * MM, true)?;
        sizes.push((place.size, width / place.size / organ.chars().count() as f64));
    }
    let [short, middle, long] = sizes[..] else { return Err("three sizes".into()) };
    equal("largest", short.0, 60.0)?;
    near("as designed", short.1, 1.0)?;
    equal("still the largest, but narrower", middle.0 == 60.0 && middle.1 < 0.95, true)?;
    equal("smaller", long.0 < 60.0 && long.1 > 0.65, true)
}

fn joint_mark() -> Result<(), Failed> {
    let mut blocks = paper();
    blocks[0] = above(Role::Masthead, "云岭市财政局\n云岭市教育\n云岭市民政局文件");
    let sheet = plain(&document(Kind::General, blocks))?;
    let first = sheet.find("云岭市财政局")?;
    let short = sheet.find("云岭市教育")?;
    let last = sheet.find("云岭市民政局")?;
    let word = sheet.find("文件")?;
    near("ink's upper edge", first.ink_top, TOP + 35.0 * MM)?;
    near("names as wide as each other", short.right - short.left, first.right - first.left)?;
    near("names below each other", last.left, first.left)?;
    near("文件 beside the names", word.left, first.right)?;
    near("文件 in their middle", word.top, (first.top + last.top) / 2.0)?;
    near("middle", (first.left + word.right) / 2.0, (LEFT + RIGHT) / 2.0)
}

fn number() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::General, paper()))?;
    let mark = sheet.find("云岭市人民政府文件")?;
    let number = sheet.find("云政发〔2026〕7号")?;
    near("below the mark", number.top - mark.bottom, 2.0 * LINE + LEADING)?;
    near("middle", number.middle(), (LEFT + RIGHT) / 2.0)?;
    equal("face", number.face.as_str(), "GWFangsong")
}

fn upward(names: &str) -> Result<Sheet, Failed> {
    let mut blocks = paper();
    let signer = labelled(Role::Signer, "签发人：", names).within(Zone::Header);
    blocks.insert(2, signer);
    plain(&document(Kind::General, blocks))
}

fn signer() -> Result<(), Failed> {
    let sheet = upward("沈国平")?;
    let (label, name) = (sheet.find("签发人：")?, sheet.find("沈国平")?);
    let number = sheet.find("云政发〔2026〕7号")?;
    near("number from the left", number.left, LEFT + CELL)?;
    near("name from the right", name.right, RIGHT - CELL)?;
    near("on one line", name.top, number.top)?;
    near("below the mark", number.top - sheet.find("人民政府文件")?.bottom, 2.0 * LINE + LEADING)?;
    equal("label's face", label.face.as_str(), "GWFangsong")?;
    equal("name's face", name.face.as_str(), "GWKai")
}

fn signers() -> Result<(), Failed> {
    let sheet = upward("沈国平\n梁书民\n陶敬之")?;
    let label = sheet.find("签发人：")?;
    let [first, second, third] = ["沈国平", "梁书民", "陶敬之"].map(|name| sheet.find(name));
    let (first, second, third) = (first?, second?, third?);
    let number = sheet.find("云政发〔2026〕7号")?;
    near("two a row", second.top, first.top)?;
    near("second from the right", second.right, RIGHT - CELL)?;
    near("label beside the first", label.right, first.left)?;
    near("third under the first", third.left, first.left)?;
    near("third a line below", third.top - first.top, LINE)?;
    near("number on the last row", number.top, third.top)?;
    near("number from the left", number.left, LEFT + CELL)?;
    near("below the mark", first.top - sheet.find("人民政府文件")?.bottom, 2.0 * LINE + LEADING)
}

fn red_line() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::General, paper()))?;
    let number = sheet.find("云政发〔2026〕7号")?;
    let red: Vec<_> = sheet.pages[0].rules.iter().filter(|rule| rule.red).collect();
    let [line] = red[..] else { return Err("one red line is wanted".into()) };
    near("below the number", line.top - number.bottom, 4.0 * MM)?;
    near("left end", line.left, LEFT)?;
    near("length", line.width, 156.0 * MM)?;
    near("thickness", line.height, 1.5)
}

fn no_mark() -> Result<(), Failed> {
    let blocks = vec![
        main(Role::Title, "关于测量版面的通知"),
        main(Role::DocNumber, "云政发〔2026〕7号"),
        main(Role::Para, &han(30)),
    ];
    let sheet = plain(&document(Kind::General, blocks))?;
    let title = sheet.find("关于测量版面的通知")?;
    near("title on line 3", title.top, TOP + 2.0 * LINE)?;
    let number = sheet.find("云政发〔2026〕7号")?;
    near("number under the title", number.top - title.bottom, 0.5 * LINE + LEADING)?;
    near("number centred", number.middle(), (LEFT + RIGHT) / 2.0)?;
    equal("no red line", sheet.pages[0].rules.len(), 0)
}
