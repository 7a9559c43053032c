//! Law 2 on elements of sizes that no office plans for: whatever is set stays on its page and within
//! the type area. The PDF is read back, so that the layout's own check is not what is believed.

use super::*;
use gongwen::style::{ColophonPage, SignatureCase};

pub const TESTS: &[(&str, Clause)] = &[
    ("elements of any size stay within the type area", any_size),
    ("any mixture of large elements stays within the type area", mixtures),
    ("a colophon taller than a page ends on the last one", tall_colophon),
    ("a colophon taller than a page ends on an even one where asked", tall_even_colophon),
    ("印发机关 too long for the date stands above it", long_print_line),
    ("a row taller than a page is split at a line", tall_row),
    ("a table runs on over pages, its head on each", long_table),
    ("a table of too many columns is set as lines", many_columns),
    ("a joint mark of forty organs stands in columns", many_organs),
    ("a word longer than a line is broken", long_word),
    ("a DOCX lets tall rows and a tall colophon run on", docx_runs_on),
];

/// What is larger, with the number that says how large.
type Make = fn(usize) -> Vec<Block>;

/// Organs parted by a mark.
fn organs(count: usize, mark: &str) -> String {
    (0..count).map(|n| format!("青湾第{n}管理委员会")).collect::<Vec<_>>().join(mark)
}

/// Names of different lengths.
fn names(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("云岭市{}局", han(1 + n * 5 % 13))).collect()
}

fn with_head(block: Block) -> Vec<Block> {
    let mut blocks = vec![block];
    blocks.extend(paper());
    blocks
}

fn with_end(block: Block) -> Vec<Block> {
    let mut blocks = paper();
    blocks.push(block);
    blocks
}

fn signed(name: &str) -> Vec<Block> {
    let mut blocks = paper();
    blocks.push(main(Role::Signature, name));
    blocks.push(main(Role::SignatureDate, "2026年3月1日"));
    blocks
}

/// Rows of so many columns, every cell of so many characters.
fn grid(rows: usize, columns: usize, characters: usize) -> Block {
    let row = vec![han(characters); columns].join("\t");
    main(Role::Table, &vec![row; rows].join("\n"))
}

const SIZES: [usize; 5] = [1, 7, 40, 200, 900];

const ELEMENTS: &[(&str, Make)] = &[
    ("份号", |n| with_head(above(Role::CopyNumber, &"8".repeat(n)))),
    ("密级", |n| with_head(above(Role::Secrecy, &han(n)))),
    ("紧急程度", |n| with_head(above(Role::Urgency, &han(n)))),
    ("mark", |n| vec![above(Role::Masthead, &han(n)), above(Role::DocNumber, "云政发〔2026〕7号")]),
    ("Latin mark", |n| vec![above(Role::Masthead, &"W".repeat(n))]),
    ("joint mark", |n| {
        vec![
            above(Role::Masthead, &format!("{}文件", names(n).join("\n"))),
            above(Role::DocNumber, "云政发〔2026〕7号"),
            main(Role::Title, "关于测量版面的通知"),
            main(Role::Para, &han(80)),
        ]
    }),
    ("number", |n| vec![above(Role::Masthead, "云岭市"), above(Role::DocNumber, &han(n))]),
    ("number and signer", |n| {
        vec![
            above(Role::Masthead, "云岭市"),
            above(Role::DocNumber, &han(n / 2 + 1)),
            labelled(Role::Signer, "签发人：", &han(n)).within(Zone::Header),
        ]
    }),
    ("signers", |n| {
        vec![
            above(Role::Masthead, "云岭市"),
            above(Role::DocNumber, "云政发〔2026〕7号"),
            labelled(Role::Signer, "签发人：", &names(n).join("\n")).within(Zone::Header),
        ]
    }),
    ("issuer and date of a periodical", |n| {
        vec![
            above(Role::Masthead, "情况"),
            above(Role::IssueNumber, &han(n)),
            above(Role::MastheadIssuer, &han(n)),
            above(Role::MastheadDate, &han(n / 3 + 1)),
        ]
    }),
    ("title", |n| vec![main(Role::Title, &format!("关于{}的通知", han(n)))]),
    ("title of a word", |n| vec![main(Role::Title, &"A".repeat(n))]),
    ("title note", |n| vec![main(Role::Title, "通知"), main(Role::TitleNote, &han(n))]),
    ("主送", |n| {
        vec![
            main(Role::Title, "通知"),
            main(Role::MainRecipients, &format!("{}：", organs(n, "、"))),
            main(Role::Para, &han(50)),
        ]
    }),
    ("heading", |n| vec![main(Role::Heading(1), &han(n)), main(Role::Para, &han(n))]),
    ("URL", |n| vec![main(Role::Para, &format!("见https://a.example/{}。", "b".repeat(n)))]),
    ("figures", |n| vec![main(Role::Para, &format!("编号{}号", "1234567890".repeat(n)))]),
    ("closing marks", |n| vec![main(Role::Para, &"。".repeat(n))]),
    ("opening marks", |n| vec![main(Role::Para, &"（".repeat(n))]),
    ("dashes", |n| vec![main(Role::Para, &"——".repeat(n))]),
    ("composed characters", |n| vec![main(Role::Para, &"㎥CO₂㉑⅐".repeat(n))]),
    ("附件说明", |n| with_end(labelled(Role::AttachmentNote, "附件：", &names(n).join("\n")))),
    ("long numbers in 附件说明", |n| {
        with_end(labelled(Role::AttachmentNote, "附件：", &format!("{}.名单\n2.表", "1".repeat(n))))
    }),
    ("a long label", |n| with_end(labelled(Role::Attendance, &han(n), &han(n)))),
    ("出席", |n| with_end(labelled(Role::Attendance, "出席：", &names(n).join("　")))),
    ("署名", |n| signed(&han(n))),
    ("joint 署名", |n| signed(&names(n).join("\n"))),
    ("post and name", |n| {
        let mut blocks = paper();
        blocks.push(main(Role::Signer, &format!("{}　张三", han(n))));
        blocks.push(main(Role::SignatureDate, "2026年3月1日"));
        blocks
    }),
    ("附注", |n| with_end(main(Role::Note, &format!("（{}）", han(n))))),
    ("roster", |n| {
        let row = format!("组　长：{}　　{}　　局长", han(n), han(3));
        with_end(main(Role::Roster, &vec![row; n.min(60)].join("\n")))
    }),
    ("a cell", |n| with_end(grid(3, 3, n))),
    ("columns", |n| with_end(grid(4, n.max(2), 2))),
    ("columns of long cells", |n| with_end(grid(2, n.clamp(2, 22), 150))),
    ("rows", |n| with_end(grid(n, 3, 4))),
    ("cells of one word", |n| {
        with_end(main(Role::Table, &format!("甲\t乙\t丙\n{}\t1\t2", "7".repeat(n))))
    }),
    ("主题词", |n| with_end(below(Role::SubjectWords, "主题词：", &han(n)))),
    ("抄送", |n| with_end(below(Role::CopyTo, "抄送：", &organs(n, "，")))),
    ("groups of 抄送", |n| with_end(below(Role::CopyTo, "抄送：", &organs(n, "\n")))),
    ("a long label of 抄送", |n| with_end(below(Role::CopyTo, &han(n), &han(n)))),
    ("印发机关", |n| {
        let mut blocks = with_end(below(Role::PrintOffice, "", &han(n)));
        blocks.push(below(Role::PrintDate, "", "2026年3月2日印发"));
        blocks
    }),
    ("印发日期", |n| with_end(below(Role::PrintDate, "", &han(n)))),
    ("份数", |n| with_end(below(Role::Copies, "", &format!("共印{}份", "9".repeat(n))))),
];

/// Every glyph of a PDF is on its page and, page numbers and the mark of a letter aside, within the
/// type area: its em box to a millimetre and a half, for not all ink fills it.
fn within(what: &str, kind: Kind, sheet: &Sheet) -> Result<(), Failed> {
    let slack = 1.5 * MM;
    for (number, page) in sheet.pages.iter().enumerate() {
        for glyph in &page.glyphs {
            let bottom = if glyph.artifact { page.height } else { BOTTOM };
            let top = if kind == Kind::Letter && glyph.red { 29.0 * MM } else { TOP };
            // a mark is measured to its ink
            let upper = if glyph.red { glyph.ink_top } else { glyph.top };
            // marks may be squeezed at a line's end: their blank half lies outside
            let is_one = |marks: &str| !glyph.text.is_empty() && marks.contains(&glyph.text);
            let blank = |marks: &str| if is_one(marks) { glyph.size / 2.0 } else { 0.0 };
            let inside = glyph.left + blank("“‘（《〈【〔「『") >= LEFT - slack
                && glyph.right - blank("。，、；：？！”’）》〉】〕」』") <= RIGHT + slack
                && upper >= top - slack
                && glyph.bottom <= bottom + slack;
            if !inside {
                let place = format!("{:.1} mm, {:.1} mm", glyph.left / MM, glyph.top / MM);
                let page = number + 1;
                return Err(format!("{what}: “{}” on page {page} at {place}", glyph.text).into());
            }
        }
    }
    Ok(())
}

fn any_size() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for (name, make) in ELEMENTS {
        for size in SIZES {
            // the formats differ on page 1 alone: the largest are set in one of them
            let kinds: &[Kind] = match size {
                0..=40 => &[Kind::General, Kind::Letter, Kind::Order],
                _ => &[Kind::General],
            };
            for &kind in kinds {
                let what = format!("{name} of {size} in {kind:?}");
                let document = document(kind, make(size));
                let held = plain(&document)
                    .and_then(|sheet| within(&what, kind, &sheet))
                    .and_then(|()| docx(&document));
                wrong.extend(held.err().map(|told| format!("{what}: {}", words(&told))));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// The DOCX of the same layout holds the same text.
fn docx(document: &Document) -> Result<(), Failed> {
    let style = Style::default();
    let facts = gongwen::layout::layout(document, &style, &Fonts::embedded())?.value.facts;
    gongwen::conserve::Ledger::of(document)
        .docx(&facts, |reader| gongwen::write::docx::docx(document, &style, &facts, reader))?;
    Ok(())
}

fn words(failed: &Failed) -> &str {
    failed.message().unwrap_or_default()
}

/// Elements of different sizes in one document, always the same ones.
fn mixtures() -> Result<(), Failed> {
    let mut seed = 7usize;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for round in 0..40 {
        let mut blocks = Vec::new();
        for _ in 0..5 {
            let (_, make) = ELEMENTS[next(ELEMENTS.len())];
            let size = 1 + next(120);
            blocks.extend(make(size));
        }
        blocks.sort_by_key(|block| block.zone);
        let kind = Kind::ALL[next(Kind::ALL.len())];
        let cases = [None, Some(SignatureCase::Sealed), Some(SignatureCase::Unsealed)];
        let style = Style {
            signature: cases[next(cases.len())],
            characters: 24 + next(7),
            line_pitch: gongwen::style::Pt(24.0 + next(13) as f64),
            ..Style::default()
        };
        let sheet = set(&document(kind, blocks), &style)?;
        within(&format!("mixture {round}"), kind, &sheet)?;
    }
    Ok(())
}

/// A paper with 抄送 of so many organs, and the line of 印发.
fn copied(count: usize) -> Document {
    let mut blocks = with_end(below(Role::CopyTo, "抄送：", &organs(count, "，")));
    blocks.push(below(Role::PrintOffice, "", "云岭市人民政府办公室"));
    blocks.push(below(Role::PrintDate, "", "2026年3月2日印发"));
    document(Kind::General, blocks)
}

/// The rules of a page from top to bottom, as wide as the type area.
fn bars(sheet: &Sheet, page: usize) -> Vec<(f64, f64)> {
    let rules = sheet.pages[page - 1].rules.iter().filter(|bar| !bar.red);
    let mut bars: Vec<(f64, f64)> =
        rules.filter(|bar| bar.width > 155.0 * MM).map(|bar| (bar.top, bar.height)).collect();
    bars.sort_by(|a, b| a.0.total_cmp(&b.0));
    bars
}

fn tall_colophon() -> Result<(), Failed> {
    for count in [130, 300, 1000] {
        let sheet = plain(&copied(count))?;
        let last = sheet.pages.len();
        let (thick, thin) = (0.35 * MM, 0.25 * MM);
        // it begins under the text, and each page's part ends on the lower edge
        equal("page of 抄送", sheet.find("抄送：")?.page, 1)?;
        equal("page of 印发", sheet.find("2026年3月2日印发")?.page, last)?;
        for page in 1..=last {
            let bars = bars(&sheet, page);
            let [first, .., end] = bars.as_slice() else { return Err("no rules".into()) };
            near("last rule", end.0 + end.1, BOTTOM)?;
            near("upper rule", first.1, if page == 1 { thick } else { thin })?;
            near("lower rule", end.1, if page == last { thick } else { thin })?;
            equal("rules", bars.len(), if page == last { 3 } else { 2 })?;
        }
        // 26 lines fill a page
        for page in 2..last - 1 {
            let top = BOTTOM - 26.0 * 24.0 - 2.0 * thin;
            near("upper rule of a whole page", bars(&sheet, page)[0].0, top)?;
        }
    }
    Ok(())
}

fn tall_even_colophon() -> Result<(), Failed> {
    let style = Style { colophon: ColophonPage::Even, ..Style::default() };
    for count in [150, 250, 350] {
        let sheet = set(&copied(count), &style)?;
        equal("page of 印发", sheet.find("2026年3月2日印发")?.page, sheet.pages.len())?;
        equal("pages, by twos", sheet.pages.len() % 2, 0)?;
        within("even colophon", Kind::General, &sheet)?;
    }
    Ok(())
}

fn long_print_line() -> Result<(), Failed> {
    let mut blocks = with_end(below(Role::PrintOffice, "", &"署".repeat(26)));
    blocks.push(below(Role::PrintDate, "", "2026年3月2日印发"));
    let sheet = plain(&document(Kind::General, blocks))?;
    let (office, date) = (sheet.find("署署")?, sheet.find("2026年3月2日印发")?);
    near("the date under the organ", date.top - office.top, 24.0)
}

fn tall_row() -> Result<(), Failed> {
    let table = format!("项目\t内容\n说明\t{}\n甲\t乙", han(2000));
    let sheet = plain(&document(Kind::General, with_end(main(Role::Table, &table))))?;
    if sheet.pages.len() < 3 {
        return Err(format!("{} pages", sheet.pages.len()).into());
    }
    for page in 1..sheet.pages.len() {
        let rules = bars(&sheet, page);
        let end = rules.last().ok_or("no rule closes the page's part of the row")?;
        // the row goes on to the foot of its page, and a rule closes it there
        if end.0 > BOTTOM + 1.0 || end.0 < BOTTOM - 40.0 {
            return Err(format!("page {page}: the last rule at {:.1} mm", end.0 / MM).into());
        }
    }
    for page in 2..sheet.pages.len() {
        let glyphs = sheet.pages[page - 1].glyphs.iter();
        let heads = glyphs.filter(|glyph| glyph.artifact && glyph.bottom < BOTTOM);
        equal("glyphs of the heading row", heads.count(), 4)?;
    }
    Ok(())
}

fn long_table() -> Result<(), Failed> {
    let sheet = plain(&document(Kind::General, with_end(grid(120, 3, 4))))?;
    if sheet.pages.len() < 4 {
        return Err(format!("{} pages", sheet.pages.len()).into());
    }
    within("long table", Kind::General, &sheet)
}

fn many_columns() -> Result<(), Failed> {
    let set = |columns: usize| {
        let document = document(Kind::General, with_end(grid(4, columns, 2)));
        let laid = gongwen::layout::layout(&document, &Style::default(), &Fonts::embedded())?;
        let codes: Vec<&str> = laid.diagnostics.iter().map(|told| told.code).collect();
        let facts = laid.value.facts.tables[0].clone();
        Ok::<_, Failed>((facts.turned, facts.as_lines, codes.join(" ")))
    };
    equal("8 columns", set(8)?, (false, false, String::new()))?;
    equal("20 columns", set(20)?, (true, false, String::new()))?;
    for columns in [60, 151] {
        equal("columns", set(columns)?, (false, true, "W-TABLE-AS-LINES".into()))?;
    }
    Ok(())
}

fn many_organs() -> Result<(), Failed> {
    let mark: Vec<String> =
        (0..40).map(|n| format!("南川市第{}局", "一二三".repeat(n % 2 + 1))).collect();
    let blocks = vec![
        above(Role::Masthead, &format!("{}文件", mark.join("\n"))),
        above(Role::DocNumber, "云政发〔2026〕7号"),
        main(Role::Title, "关于测量版面的通知"),
        main(Role::Para, &han(80)),
    ];
    let sheet = plain(&document(Kind::General, blocks))?;
    within("forty organs", Kind::General, &sheet)?;
    equal("page of the text", sheet.find(&han(10))?.page, 1)?;
    let red = |glyph: &&Glyph| glyph.red;
    let smallest = sheet.pages[0].glyphs.iter().filter(red).map(|glyph| glyph.size);
    let smallest = smallest.fold(f64::MAX, f64::min);
    if smallest < 10.0 { Err(format!("type of {smallest} pt").into()) } else { Ok(()) }
}

fn long_word() -> Result<(), Failed> {
    let text = format!("网址为https://a.example/{}。", "path".repeat(75));
    let sheet = plain(&document(Kind::General, vec![main(Role::Para, &text)]))?;
    let first = sheet.lines(1).remove(0).0;
    // the line is filled instead of ending before the word
    if first.chars().count() < 40 { Err(format!("“{first}”").into()) } else { Ok(()) }
}

/// The document part of a DOCX.
fn part(document: &Document) -> Result<String, Failed> {
    let style = Style::default();
    let facts = gongwen::layout::layout(document, &style, &Fonts::embedded())?.value.facts;
    let mut part = Vec::new();
    gongwen::write::docx::docx(document, &style, &facts, &mut |name, piece| {
        if name == "word/document.xml" {
            part.extend(piece);
        }
    })?;
    Ok(String::from_utf8(part)?)
}

fn docx_runs_on() -> Result<(), Failed> {
    // of a colophon, the last page's part floats and is kept together, the rest is free to run on
    let low = part(&copied(10))?;
    equal("tables of a low colophon", low.matches("<w:tblpPr").count(), 1)?;
    equal("all its tables", low.matches("<w:tbl>").count(), 1)?;
    let tall = part(&copied(300))?;
    let tables: Vec<&str> = tall.split("<w:tbl>").skip(1).collect();
    let [begins, ends] = tables.as_slice() else { return Err("not two tables".into()) };
    equal("the first floats", begins.contains("<w:tblpPr"), false)?;
    equal("the first is kept whole", begins.contains("<w:cantSplit"), false)?;
    equal("the last floats", ends.contains("<w:tblpPr"), true)?;
    let between = begins.split("</w:tbl>").nth(1).unwrap_or_default();
    equal("a page begins between them", between.contains("<w:pageBreakBefore/>"), true)?;
    equal("the last holds the end", ends.contains("2026年3月2日印发"), true)?;
    // of a table, a row is kept whole unless it is tall
    let table = format!("项目\t内容\n说明\t{}\n甲\t乙", han(2000));
    let rows = part(&document(Kind::General, with_end(main(Role::Table, &table))))?;
    let kept: Vec<bool> =
        rows.split("<w:tr>").skip(1).map(|row| row.contains("<w:cantSplit")).collect();
    equal("rows kept whole", kept, vec![true, false, true])
}
