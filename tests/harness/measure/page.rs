//! Clauses 5 and 7.5: paper, 版心, grid, page numbers; what must be on page 1.

use super::*;
use gongwen::style::ColophonPage;

pub const TESTS: &[(&str, Clause)] = &[
    ("the paper is A4", paper_size),
    ("line 1 begins 37 mm from the top and 28 mm from the left", first_line),
    ("22 lines end at 262 mm, 29.6 pt apart", twenty_two_lines),
    ("28 characters fill 156 mm", twenty_eight_characters),
    ("body text is 3号 仿宋, digits half as wide", body_type),
    ("page numbers stand 7 mm below the 版心, odd right, even left", page_numbers),
    ("the count goes on over attached documents", numbers_go_on),
    ("a colophon on an even page has no numbered blank page before it", even_colophon),
    ("a colophon page after a text page keeps its number", colophon_page_numbered),
    ("page 1 shows body text", page_one),
    ("signature and date never stand alone on a page", never_alone),
    ("a heading stays with its text", heading_stays),
];

/// Text of so many full lines.
fn lines_of_text(lines: usize) -> Document {
    document(Kind::General, vec![main(Role::Para, &han(28 * lines - 2))])
}

fn paper_size() -> Result<(), Failed> {
    let sheet = plain(&lines_of_text(30))?;
    for page in &sheet.pages {
        near("width", page.width, 210.0 * MM)?;
        near("height", page.height, 297.0 * MM)?;
    }
    Ok(())
}

fn first_line() -> Result<(), Failed> {
    let sheet = plain(&lines_of_text(30))?;
    for number in [1, 2] {
        let (_, place) = sheet.lines(number).into_iter().next().ok_or("no line")?;
        near("upper edge of line 1", place.top, TOP)?;
        let indent = if number == 1 { 2.0 * CELL } else { 0.0 };
        near("left edge of line 1", place.left, LEFT + indent)?;
    }
    Ok(())
}

fn twenty_two_lines() -> Result<(), Failed> {
    let sheet = plain(&lines_of_text(50))?;
    for number in [1, 2] {
        let lines = sheet.lines(number);
        equal("lines of the page", lines.len(), 22)?;
        for (index, (_, place)) in lines.iter().enumerate() {
            near("line", place.top, TOP + LINE * index as f64)?;
        }
        near("lower edge of line 22", lines[21].1.bottom, BOTTOM)?;
    }
    equal("lines of the last page", sheet.lines(3).len(), 6)
}

fn twenty_eight_characters() -> Result<(), Failed> {
    let sheet = plain(&lines_of_text(4))?;
    for (words, place) in sheet.lines(1).into_iter().skip(1) {
        equal("characters", words.chars().count(), 28)?;
        near("left edge", place.left, LEFT)?;
        near("right edge", place.right, RIGHT)?;
    }
    Ok(())
}

fn body_type() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::General, vec![main(Role::Para, "春天2026年")]))?;
    let place = sheet.find("春天")?;
    equal("size", place.size, SIZE)?;
    equal("face", place.face.as_str(), "GWFangsong")?;
    let digits = sheet.find("2026")?;
    near("four digits", digits.right - digits.left, 2.0 * CELL)
}

/// The artifact of a page: its number.
fn number(sheet: &Sheet, page: usize) -> Option<(String, Place)> {
    let glyphs: Vec<Glyph> =
        sheet.pages[page - 1].glyphs.iter().filter(|glyph| glyph.artifact).cloned().collect();
    let words = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    (!glyphs.is_empty()).then(|| (words, Place::of(page, &glyphs)))
}

fn page_numbers() -> Result<(), Failed> {
    let sheet = plain(&lines_of_text(60))?;
    for page in [1, 2, 3] {
        let (words, place) = number(&sheet, page).ok_or("no page number")?;
        equal("page number", words, format!("—{page}—"))?;
        equal("size", place.size, 14.0)?;
        let dash = sheet.pages[page - 1].glyphs.iter().find(|g| g.artifact).ok_or("no dash")?;
        near("dash below the 版心", (dash.top + dash.bottom) / 2.0, BOTTOM + 7.0 * MM)?;
        equal("dash face", dash.face.as_str(), "GWSong")?;
        if page % 2 == 1 {
            near("right edge", place.right, RIGHT - 14.0)?;
        } else {
            near("left edge", place.left, LEFT + 14.0)?;
        }
    }
    Ok(())
}

fn numbers_go_on() -> Result<(), Failed> {
    let mut blocks = paper();
    blocks.push(main(Role::Title, "实施方案").within(Zone::Attached(0)));
    blocks.push(main(Role::Para, &han(20)).within(Zone::Attached(0)));
    let sheet = plain(&document(Kind::General, blocks))?;
    equal("number of page 2", number(&sheet, 2).map(|n| n.0), Some("—2—".into()))
}

fn with_colophon(lines: usize) -> Document {
    let mut document = lines_of_text(lines);
    document.blocks.push(below(Role::CopyTo, "抄送：", "市审计局。"));
    document
}

fn even_colophon() -> Result<(), Failed> {
    let style = Style { colophon: ColophonPage::Even, ..Style::default() };
    // two full pages: a blank third page, the colophon on the fourth, neither numbered
    let sheet = set(&with_colophon(44), &style)?;
    equal("pages", sheet.pages.len(), 4)?;
    equal("page of the colophon", sheet.find("市审计局")?.page, 4)?;
    equal("text of page 3", sheet.lines(3).len(), 0)?;
    for page in [3, 4] {
        equal("page number", number(&sheet, page).is_none(), true)?;
    }
    // one page with room: the colophon goes to page 2, which is the next and is numbered
    let sheet = set(&with_colophon(10), &style)?;
    equal("pages", sheet.pages.len(), 2)?;
    equal("page of the colophon", sheet.find("市审计局")?.page, 2)?;
    equal("number of page 2", number(&sheet, 2).map(|n| n.0), Some("—2—".into()))?;
    // by default it stays on the last page
    equal("pages by default", plain(&with_colophon(10))?.pages.len(), 1)
}

fn colophon_page_numbered() -> Result<(), Failed> {
    let sheet = plain(&with_colophon(22))?;
    equal("pages", sheet.pages.len(), 2)?;
    equal("number of page 2", number(&sheet, 2).map(|n| n.0), Some("—2—".into()))
}

fn page_one() -> Result<(), Failed> {
    let organs: Vec<String> = (1..=12).map(|n| format!("云岭市第{n}管理局")).collect();
    let mark = format!("{}文件", organs.join("\n"));
    let blocks = vec![
        above(Role::Masthead, &mark),
        above(Role::DocNumber, "云一发〔2026〕7号"),
        main(Role::Title, "关于测量版面的通知"),
        main(Role::Para, &han(40)),
    ];
    let sheet = plain(&document(Kind::General, blocks))?;
    equal("page of the text", sheet.find(&han(20))?.page, 1)
}

fn never_alone() -> Result<(), Failed> {
    for lines in 17..=23 {
        let mut document = lines_of_text(lines);
        document.blocks.push(main(Role::Signature, "云岭市人民政府"));
        document.blocks.push(main(Role::SignatureDate, "2026年3月8日"));
        let sheet = plain(&document)?;
        let last = sheet.pages.len();
        let date = sheet.find("2026年3月8日")?;
        equal("page of the date", date.page, last)?;
        equal("page of the name", sheet.find("云岭市人民政府")?.page, last)?;
        let (first, _) = sheet.lines(last).into_iter().next().ok_or("no line")?;
        let start: String = first.chars().take(4).collect();
        equal("text above the name", han(56).contains(&start), true)?;
    }
    Ok(())
}

fn heading_stays() -> Result<(), Failed> {
    let mut document = lines_of_text(21);
    document.blocks.push(main(Role::Heading(1), "一、总体要求"));
    document.blocks.push(main(Role::Para, &han(60)));
    let sheet = plain(&document)?;
    equal("page of the heading", sheet.find("一、总体要求")?.page, 2)
}
