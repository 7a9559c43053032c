//! Clauses 7.3.1 to 7.3.3, 7.3.7 and 9: title, 主送, text, attached documents, rosters, tables.

use super::*;

pub const TESTS: &[(&str, Clause)] = &[
    ("the title stands two lines below the red line, 2号 小标宋, centred", title),
    ("title lines stand 36 pt apart, in 梯形 or 菱形", title_lines),
    ("题注 and speaker stand centred under the title in 楷体", title_notes),
    ("主送 stands a line below the title, flush left, also turned over", recipients),
    ("a long 主送 list moves to the colophon, above 抄送 without a line", long_recipients),
    ("称谓 stands flush left", salutation),
    ("paragraphs begin two characters in, further lines flush left", paragraphs),
    ("levels are set in 黑体, 楷体, 仿宋, 仿宋", levels),
    ("a heading in a paragraph takes its face up to its mark", run_in_heading),
    ("lines fill the measure and keep the rules of marks", marks),
    ("an attached document begins a page, its mark on line 1, its title on line 3", attached),
    ("rosters keep their columns", roster),
    ("tables have borders and their heading row on every page", table_rows),
    (
        "a wide table is turned on its page, its head on the left, the number where it was",
        wide_table,
    ),
];

fn title() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::General, paper()))?;
    let title = sheet.find("云岭市人民政府关于测量版面的通知")?;
    let line = sheet.pages[0].rules.iter().find(|rule| rule.red).ok_or("no red line")?;
    near("below the red line", title.top - line.top - line.height, 2.0 * LINE)?;
    near("middle", title.middle(), (LEFT + RIGHT) / 2.0)?;
    equal("size", title.size, 22.0)?;
    equal("face", title.face.as_str(), "GWBiaosong")?;
    equal("red", title.red, false)
}

fn title_lines() -> Result<(), Failed> {
    let words = "云岭市人民政府关于贯彻落实《云岭市安全生产条例》进一步加强全市安全生产工作的通知";
    let mut blocks = paper();
    blocks[2] = main(Role::Title, words);
    let sheet = plain(&document(Kind::General, blocks))?;
    let lines: Vec<(String, Place)> =
        sheet.lines(1).into_iter().filter(|(_, place)| place.size == 22.0).collect();
    equal("words", lines.iter().map(|line| line.0.as_str()).collect::<String>(), words.into())?;
    for pair in lines.windows(2) {
        near("pitch", pair[1].1.top - pair[0].1.top, 36.0)?;
    }
    let widths: Vec<f64> = lines.iter().map(|(_, place)| place.right - place.left).collect();
    let even = widths.iter().all(|width| (width - widths[0]).abs() < 11.0);
    let hourglass = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
    equal("no rectangle, no hourglass", even || hourglass, false)?;
    for (_, place) in &lines {
        near("middle", place.middle(), (LEFT + RIGHT) / 2.0)?;
        equal("not the whole measure", place.right - place.left <= 19.0 * 22.0 + 1.0, true)?;
    }
    Ok(())
}

fn title_notes() -> Result<(), Failed> {
    let blocks = vec![
        main(Role::Title, "在测量会议上的讲话"),
        main(Role::TitleNote, "（2026年3月8日）"),
        main(Role::Author, "云岭市市长　梁书民"),
        main(Role::Salutation, "同志们："),
    ];
    let sheet = plain(&document(Kind::Speech, blocks))?;
    let title = sheet.find("在测量会议上的讲话")?;
    let note = sheet.find("（2026年3月8日）")?;
    let speaker = sheet.find("梁书民")?;
    near("题注 under the title", note.top - title.bottom, LEADING)?;
    near("题注 in the middle", note.middle(), (LEFT + RIGHT) / 2.0)?;
    near("speaker under it", speaker.top - note.top, LINE)?;
    for place in [&note, &speaker] {
        equal("face", place.face.as_str(), "GWKai")?;
        equal("size", place.size, SIZE)?;
    }
    Ok(())
}

fn recipients() -> Result<(), Failed> {
    let mut blocks = paper();
    let list = "各县人民政府，市政府各部门、各直属机构，各开发区管理委员会，驻云岭各单位：";
    blocks[3] = main(Role::MainRecipients, list);
    let sheet = plain(&document(Kind::General, blocks))?;
    let first = sheet.find("各县人民政府")?;
    let title = sheet.find("测量版面的通知")?;
    near("below the title", first.top - title.bottom, LINE + LEADING)?;
    near("from the left", first.left, LEFT)?;
    let end = sheet.find("单位：")?;
    near("turned over", end.top - first.top, LINE)?;
    let line = sheet.lines(1).into_iter().find(|(_, place)| place.top == end.top);
    near("turned over flush left", line.ok_or("no line")?.1.left, LEFT)?;
    near("text follows", sheet.find(&han(10))?.top - end.top, LINE)
}

fn long_recipients() -> Result<(), Failed> {
    let mut blocks = paper();
    let list: Vec<String> = (1..=60).map(|n| format!("第{n}管理局")).collect();
    blocks[3] = main(Role::MainRecipients, &format!("{}：", list.join("、")));
    blocks.push(below(Role::CopyTo, "抄送：", "市审计局。"));
    let sheet = plain(&document(Kind::General, blocks))?;
    equal("page of the text", sheet.find(&han(20))?.page, 1)?;
    let (label, copy) = (sheet.find("主送：")?, sheet.find("抄送：")?);
    let end = sheet.find("第60管理局。")?;
    near("抄送 follows 主送", copy.top - end.top, 24.0)?;
    near("主送 from the left", label.left, LEFT + 14.0)?;
    let last = sheet.pages.last().ok_or("no page")?;
    let between = last.rules.iter().any(|rule| rule.top > end.top && rule.top < copy.top);
    equal("a line between", between, false)
}

fn salutation() -> Result<(), Failed> {
    let blocks = vec![
        main(Role::Title, "在测量会议上的讲话"),
        main(Role::Salutation, "同志们："),
        main(Role::Para, &han(20)),
    ];
    let sheet = plain(&document(Kind::Speech, blocks))?;
    let words = sheet.find("同志们：")?;
    near("from the left", words.left, LEFT)?;
    near("below the title", words.top - sheet.find("的讲话")?.bottom, LINE + LEADING)
}

fn paragraphs() -> Result<(), Failed> {
    let blocks = vec![main(Role::Para, &han(60)), main(Role::Para, &han(10))];
    let sheet = plain(&document(Kind::General, blocks))?;
    for (index, (_, place)) in sheet.lines(1).into_iter().enumerate() {
        let indent = if index == 0 || index == 3 { 2.0 * CELL } else { 0.0 };
        near("left edge", place.left, LEFT + indent)?;
        near("pitch", place.top, TOP + LINE * index as f64)?;
    }
    Ok(())
}

fn levels() -> Result<(), Failed> {
    let wanted = [
        ("一、总体要求", "GWHei"),
        ("（一）工作目标", "GWKai"),
        ("1.检查", "GWFangsong"),
        ("（1）自查", "GWFangsong"),
    ];
    let mut blocks = Vec::new();
    for (level, (words, _)) in (1..).zip(wanted) {
        blocks.push(main(Role::Heading(level), words));
        blocks.push(main(Role::Para, &han(10)));
    }
    let sheet = plain(&document(Kind::General, blocks))?;
    for (words, face) in wanted {
        let place = sheet.find(words)?;
        equal(words, place.face.as_str(), face)?;
        equal("size", place.size, SIZE)?;
        near("two characters in", place.left, LEFT + 2.0 * CELL)?;
    }
    Ok(())
}

fn run_in_heading() -> Result<(), Failed> {
    let blocks = vec![run_in(2, 8, "（一）抓紧落实。各县要抓紧。")];
    let sheet = plain(&document(Kind::General, blocks))?;
    equal("heading", sheet.find("抓紧落实。")?.face.as_str(), "GWKai")?;
    equal("text", sheet.find("各县要抓紧")?.face.as_str(), "GWFangsong")
}

/// Over every shared text, or the samples: no line begins or ends as GB/T 15834 forbids; numbers,
/// —— and …… stay whole; lines that go on fill the measure.
fn marks() -> Result<(), Failed> {
    let folder = super::super::shared().map(|shared| shared.join("corpus"));
    let folder = folder.unwrap_or_else(|| super::super::root().join("samples"));
    let options = gongwen::Options::default();
    let mut seen = 0;
    for path in super::super::files(&folder, "txt") {
        let read = gongwen::read(&std::fs::read(&path)?, &options)?.value;
        let mut paragraphs = read.document;
        paragraphs.blocks.retain(|block| block.role == Role::Para && !block.text.contains('\n'));
        paragraphs.blocks.iter_mut().for_each(|block| block.zone = Zone::Main);
        let sheet = set(&paragraphs, &Style { allow_missing: true, ..Style::default() })?;
        for number in 1..=sheet.pages.len() {
            for pair in sheet.lines(number).windows(2) {
                let [(above, place), (below, next)] = pair else { continue };
                let goes_on = (next.left - LEFT).abs() < 1.0;
                let (Some(last), Some(first)) = (above.chars().last(), below.chars().next()) else {
                    continue;
                };
                if !goes_on {
                    continue;
                }
                seen += 1;
                let wrong = "。，、；：？！”’）》〉】〕%～·".contains(first)
                    || "“‘（《〈【〔".contains(last)
                    || (first.is_ascii_digit() && last.is_ascii_digit());
                if wrong {
                    return Err(format!("{}: {above} | {below}", path.display()).into());
                }
                // a mark at the line's end may be cut to half
                let hang = if "。，、；：？！”’）》〉】〕".contains(last) {
                    SIZE / 2.0
                } else {
                    0.0
                };
                if place.right - RIGHT > hang + TOLERANCE * MM
                    || RIGHT - place.right > TOLERANCE * MM
                {
                    return Err(format!("{}: uneven end: {above}", path.display()).into());
                }
            }
        }
    }
    equal("lines looked at", seen > 100, true)
}

fn attached() -> Result<(), Failed> {
    let mut blocks = paper();
    let zone = Zone::Attached(0);
    blocks.push(main(Role::AttachmentMarker, "附件1").within(zone));
    blocks.push(main(Role::Title, "测量方案").within(zone));
    blocks.push(main(Role::Para, &han(30)).within(zone));
    blocks.push(below(Role::CopyTo, "抄送：", "市审计局。"));
    let sheet = plain(&document(Kind::General, blocks))?;
    let (mark, title) = (sheet.find("附件1")?, sheet.find("测量方案")?);
    equal("page", mark.page, 2)?;
    near("mark on line 1", mark.top, TOP)?;
    near("mark flush left", mark.left, LEFT)?;
    equal("mark's face", mark.face.as_str(), "GWHei")?;
    near("title on line 3", title.top, TOP + 2.0 * LINE)?;
    near("title in the middle", title.middle(), (LEFT + RIGHT) / 2.0)?;
    equal("colophon behind it", sheet.find("市审计局")?.page, 2)
}

fn roster() -> Result<(), Failed> {
    let text =
        "组　长：尤　权　　国务院副秘书长\n副组长：杨元元　　民航总局局长\n刘金国　　公安部副部长";
    let sheet = plain(&document(Kind::General, vec![main(Role::Roster, text)]))?;
    let names = ["尤", "杨元元", "刘金国"].map(|name| sheet.find(name));
    let posts = ["国务院副", "民航总局", "公安部"].map(|post| sheet.find(post));
    for place in names {
        near("names", place?.left, LEFT + 6.0 * CELL)?;
    }
    for place in posts {
        near("posts", place?.left, LEFT + 11.0 * CELL)?;
    }
    Ok(())
}

fn table_rows() -> Result<(), Failed> {
    let mut text = String::from("序号\t水库名称\t完工时限");
    for number in 1..=40 {
        text += &format!("\n{number}\t第{number}水库\t2026年5月{}日", number % 30 + 1);
    }
    let sheet = plain(&document(Kind::General, vec![main(Role::Table, &text)]))?;
    equal("pages", sheet.pages.len(), 2)?;
    for page in &sheet.pages {
        let heads = page.glyphs.iter().filter(|glyph| glyph.face == "GWHei");
        equal("characters of the heading row", heads.count(), 10)?;
        near(
            "heading row at the top",
            page.rules.iter().map(|r| r.top).fold(f64::MAX, f64::min),
            TOP,
        )?;
        near("left border", page.rules.iter().map(|r| r.left).fold(f64::MAX, f64::min), LEFT)?;
        near(
            "right border",
            page.rules.iter().map(|r| r.left + r.width).fold(f64::MIN, f64::max),
            RIGHT,
        )?;
        let lower = page.rules.iter().map(|r| r.top + r.height).fold(f64::MIN, f64::max);
        equal("within the 版心", lower <= BOTTOM + TOLERANCE * MM, true)?;
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.artifact) {
            equal("text within the table", glyph.bottom < lower, true)?;
        }
    }
    // drawn again it is no part of the text, and copying does not give it
    let again: Vec<&Glyph> =
        sheet.pages[1].glyphs.iter().filter(|glyph| glyph.face == "GWHei").collect();
    equal("no text", again.iter().all(|glyph| glyph.artifact && glyph.text.is_empty()), true)
}

fn wide_table() -> Result<(), Failed> {
    let heads: Vec<String> = (1..=14).map(|number| format!("第{number}季度投资")).collect();
    let row = vec!["一二三四五"; 14].join("\t");
    let rows = vec![row.as_str(); 30].join("\n");
    let text = format!("{}\n{rows}", heads.join("\t"));
    let blocks = vec![
        main(Role::Para, &han(20)),
        main(Role::Table, &text),
        main(Role::Para, "表后文字"),
        below(Role::CopyTo, "抄送：", "市审计局。"),
    ];
    let sheet = plain(&document(Kind::General, blocks))?;
    equal("text before it", sheet.find(&han(20))?.page, 1)?;
    equal("text after it", sheet.find("表后文字")?.page, sheet.pages.len())?;
    for page in &sheet.pages[1..sheet.pages.len() - 1] {
        let table = || page.glyphs.iter().filter(|glyph| glyph.turned);
        let head: Vec<&Glyph> = table().filter(|glyph| glyph.face == "GWHei").collect();
        equal("a heading row", head.is_empty(), false)?;
        let first = head.iter().map(|glyph| glyph.left).fold(f64::MAX, f64::min);
        equal("head on the left", table().all(|glyph| glyph.left >= first - 0.1), true)?;
        let rules = || page.rules.iter();
        near("left edge", rules().map(|r| r.left).fold(f64::MAX, f64::min), LEFT)?;
        near("upper edge", rules().map(|r| r.top).fold(f64::MAX, f64::min), TOP)?;
        near("lower edge", rules().map(|r| r.top + r.height).fold(f64::MIN, f64::max), BOTTOM)?;
        let right = rules().map(|r| r.left + r.width).fold(f64::MIN, f64::max);
        equal("within the 版心", right <= RIGHT + TOLERANCE * MM, true)?;
        let dash = page.glyphs.iter().find(|g| g.artifact && !g.turned).ok_or("no number")?;
        near("number below the 版心", (dash.top + dash.bottom) / 2.0, BOTTOM + 7.0 * MM)?;
    }
    Ok(())
}
