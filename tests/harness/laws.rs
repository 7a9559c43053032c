//! The laws, over every sample and over every shared text (shown as ignored where the shared
//! folder is absent).

use std::path::PathBuf;

use gongwen::carrier::Carrier;
use gongwen::decode::{DecodeOptions, decode};
use gongwen::diagnostic::LeftOut;
use gongwen::document::{Document, Kind, Role, Zone};
use gongwen::font::Fonts;
use gongwen::{Format, Options, convert, read};
use libtest_mimic::{Failed, Trial};

use super::kept::{read_back, solid};
use super::{encoders, files, root, shared, stem};

type Law = fn(&[u8]) -> Result<(), Failed>;

const LAWS: &[(&str, Law)] = &[
    ("the DOCX holds the model in its order", docx_order),
    ("cleaning twice changes nothing", idempotence),
    ("records of cleaning explain every difference", records),
    ("the model holds the lines in their order", order),
    ("the same bytes in every encoding", any_encoding),
    ("the same bytes every time", determinism),
    ("every line has a role", line_roles),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    let mut over = |group: &str, path: PathBuf| {
        for (name, law) in LAWS {
            let path = path.clone();
            let title = format!("law: {name}: {group}/{}", stem(&path));
            trials.push(Trial::test(title, move || law(&std::fs::read(&path)?)));
        }
    };
    files(&root().join("samples"), "txt").into_iter().for_each(|path| over("samples", path));
    match shared() {
        Some(folder) => {
            files(&folder.join("corpus"), "txt").into_iter().for_each(|path| over("shared", path));
        }
        None => trials.extend(LAWS.iter().map(|(name, _)| {
            Trial::test(format!("law: {name}: shared texts"), || Ok(())).with_ignored_flag(true)
        })),
    }
    trials
}

fn made(bytes: &[u8], format: Format) -> Result<Vec<u8>, Failed> {
    let made = convert(bytes, &Options::default(), &Fonts::embedded(), &[format])?;
    Ok(made.value.outputs.into_iter().map(|(_, bytes)| bytes).next().unwrap_or_default())
}

/// The text of the DOCX is the model's, in document order but for what the standard places
/// elsewhere.
fn docx_order(bytes: &[u8]) -> Result<(), Failed> {
    let document = read(bytes, &Options::default())?.value.document;
    in_order(&document, read_back::docx(&made(bytes, Format::Docx)?)?)
}

/// Takes the elements that are placed elsewhere out of both, and compares the rest in order.
fn in_order(document: &Document, mut text: String) -> Result<(), Failed> {
    let letter = document.kind == Kind::Letter
        && document.zone(Zone::Header).any(|block| block.role == Role::Masthead);
    let mut model = String::new();
    for block in &document.blocks {
        let own = solid(&block.full_text());
        // 10.1: a letter's mark stands above all, its number beside the first of the corner marks
        let placed = letter && block.zone == Zone::Header;
        // 7.3.2: a list that would fill page 1 goes to 版记, as a sentence of it
        let listed = format!("主送：{}。", own.trim_end_matches(['：', ':']));
        let moved = block.role == Role::MainRecipients
            && block.zone == Zone::Main
            && text.contains(&listed);
        let out = if moved { &listed } else { &own };
        if !placed && !moved {
            model.push_str(out);
            continue;
        }
        let Some(at) = text.find(out.as_str()) else {
            return Err(format!("{out:?} is not in the file").into());
        };
        text.replace_range(at..at + out.len(), "");
    }
    if model == text {
        return Ok(());
    }
    let at = model.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(at.saturating_sub(5)).take(30).collect::<String>();
    Err(format!("at {at}: model {:?}, file {:?}", near(&model), near(&text)).into())
}

fn idempotence(bytes: &[u8]) -> Result<(), Failed> {
    let decoded = decode(bytes, &DecodeOptions::default())?.value;
    let once = super::cleaned(&decoded.text, None).text();
    let twice = super::cleaned(&once, Some(Carrier::Text)).text();
    super::same("text cleaned twice", &once, &twice)
}

fn records(bytes: &[u8]) -> Result<(), Failed> {
    let decoded = decode(bytes, &DecodeOptions::default())?.value;
    super::torn::explained(&decoded.text, &super::cleaned(&decoded.text, None))
}

/// The blocks in order of their lines hold the cleaned text, lines that were left out aside.
fn order(bytes: &[u8]) -> Result<(), Failed> {
    let read = read(bytes, &Options::default())?.value;
    if read.document.flattened {
        return Ok(());
    }
    let left = |line: &gongwen::clean::Line| {
        let own =
            |left: &LeftOut| line.sources.first() == Some(left.line) && left.text == line.text;
        read.document.left_out.iter().any(own)
    };
    let kept = read.lines.lines.iter().filter(|line| !left(line));
    let want: String = kept.map(|line| line.text.as_str()).collect();
    let mut blocks: Vec<_> = read.document.blocks.iter().collect();
    blocks.sort_by_key(|block| block.lines.0);
    let got: String = blocks.iter().map(|block| block.full_text()).collect();
    super::same("the model's text", &solid(&want), &solid(&got))
}

/// Decoded from any encoding that carries it, the text is the same; where one does not carry all
/// of it, so are the lines that it does. What follows sees nothing but the text: finished files are
/// compared for two encodings.
fn any_encoding(bytes: &[u8]) -> Result<(), Failed> {
    let text = decode(bytes, &DecodeOptions::default())?.value.text;
    let want = made(text.as_bytes(), Format::Docx)?;
    for name in encoders::NAMES {
        let carries = |line: &&str| encoders::encoded(line, name).is_some();
        let lines: String = text.split_inclusive('\n').filter(carries).collect();
        // a line or two of signs that every encoding has is no text to judge by
        if lines.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count() < 8 {
            continue;
        }
        let Some(bytes) = encoders::encoded(&lines, name) else { continue };
        let options = DecodeOptions { repair: true, ..DecodeOptions::default() };
        let read = decode(&bytes, &options)?.value;
        super::same(&format!("{name}, read as {}", read.encoding), &lines, &read.text)?;
        let finished = matches!(name, "utf-16-be" | "gb18030") && lines == text;
        if finished && made(&bytes, Format::Docx)? != want {
            return Err(format!("{name} gives other bytes").into());
        }
    }
    Ok(())
}

fn determinism(bytes: &[u8]) -> Result<(), Failed> {
    for format in [Format::Docx, Format::Pdf] {
        if made(bytes, format)? != made(bytes, format)? {
            return Err(format!("{format:?} differs from run to run").into());
        }
    }
    Ok(())
}

fn line_roles(bytes: &[u8]) -> Result<(), Failed> {
    let read = read(bytes, &Options::default())?.value;
    let Some(roles) = &read.document.line_roles else { return Ok(()) };
    let blank = |line: &str| line.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}');
    for (index, line) in read.decoded.text.split('\n').enumerate() {
        if !blank(line) && !roles.iter().any(|(number, _)| *number == index + 1) {
            return Err(format!("line {} has no role: {line}", index + 1).into());
        }
    }
    Ok(())
}
