//! The printed original as judge: the sample's text still carries its page breaks, as paragraphs
//! that end in the middle of a sentence.

use super::*;

pub const TESTS: &[(&str, Clause)] = &[
    ("the sample has the original's 8 pages", pages),
    ("the sample's page breaks are within two lines of the original's, two exact", breaks),
];

/// The sample's PDF, and the six breaks of its source: what the printed page ended and began with.
fn sample() -> Result<(Sheet, Vec<(String, String)>), Failed> {
    let bytes = std::fs::read(super::super::root().join("samples/安政通报.txt"))?;
    let options = gongwen::Options::default();
    let read = gongwen::read(&bytes, &options)?.value;
    let source: Vec<&str> =
        read.decoded.text.lines().filter(|line| line.chars().count() > 20).collect();
    let breaks = source
        .windows(2)
        .filter(|pair| !tail(pair[0]).ends_with(['。', '：', '！', '话']))
        .map(|pair| (tail(pair[0]), head_of(pair[1])))
        .collect();
    Ok((plain(&read.document)?, breaks))
}

fn tail(line: &str) -> String {
    let solid: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    solid[solid.len().saturating_sub(6)..].iter().collect()
}

fn head_of(line: &str) -> String {
    line.chars().filter(|c| !c.is_whitespace()).take(6).collect()
}

fn pages() -> Result<(), Failed> {
    let (sheet, _) = sample()?;
    equal("pages", sheet.pages.len(), 8)?;
    let body = |line: &&(String, Place)| line.1.size == SIZE && line.1.face == "GWFangsong";
    let first = sheet.find("（2021年3月8日）")?;
    let lines = sheet.lines(1);
    let under = lines.iter().filter(body).filter(|line| line.1.top > first.top);
    equal("body lines on page 1", under.count(), 6)?;
    equal("page of the colophon", sheet.find("抄送：")?.page, 8)
}

/// The page that the first visible break began: page 1 ended between paragraphs.
const FIRST_BREAK: usize = 3;

fn breaks() -> Result<(), Failed> {
    let (sheet, breaks) = sample()?;
    // all lines of the document, each with its page
    let lines: Vec<(usize, String)> = (1..=sheet.pages.len())
        .flat_map(|page| sheet.lines(page).into_iter().map(move |line| (page, line.0)))
        .collect();
    let text: String = lines.iter().map(|line| line.1.as_str()).collect();
    let mut exact = 0;
    let mut told = Vec::new();
    for (number, (before, after)) in breaks.iter().enumerate() {
        let joined = format!("{before}{after}");
        let Some(at) = text.find(&joined) else { continue };
        let place = at + before.len();
        // the line in which the original's next page begins, and the line where ours does
        let mut end = 0;
        let theirs = lines.iter().position(|line| {
            end += line.1.len();
            place < end
        });
        let ours = lines.iter().position(|line| line.0 == number + FIRST_BREAK);
        let (Some(theirs), Some(ours)) = (theirs, ours) else { return Err("no such line".into()) };
        let starts = lines[..theirs].iter().map(|line| line.1.len()).sum::<usize>() == place;
        exact += usize::from(theirs == ours && starts);
        told.push(theirs as i64 - ours as i64);
    }
    equal("breaks of the source", told.len(), 6)?;
    if exact < 2 || told.iter().any(|off| off.abs() > 2) {
        return Err(format!("lines off: {told:?}, exact: {exact}").into());
    }
    Ok(())
}
