//! A conversion can be called off within each stage: how often each asks whether to go on is
//! counted, for texts that take it along its longest ways.

use std::cell::Cell;
use std::rc::Rc;

use gongwen::conserve::Ledger;
use gongwen::decode::{DecodeOptions, Decoded, Encoding, decode_lossy};
use gongwen::diagnostic::watch::{EVERY, Question, watched};
use gongwen::font::Fonts;
use gongwen::recognise::{Given, recognise};
use gongwen::{Converted, Error, Format, Options, convert_while};
use libtest_mimic::{Failed, Trial};

use super::encoders::{NAMES, encoded};

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("called off: within every stage", within_every_stage),
        Trial::test("called off: decoding asks in every encoding", decoding_asks),
        Trial::test("called off: cleaning asks in each of its passes", cleaning_asks),
        Trial::test("called off: recognition asks in each of its rooms", recognition_asks),
        Trial::test("called off: the ledger asks", the_ledger_asks),
    ]
}

/// Characters of the texts below.
const LONG: usize = 20 * EVERY;

/// How often work asks whether to go on.
fn asks(work: impl FnOnce()) -> Result<usize, Failed> {
    let asked = Rc::new(Cell::new(0));
    let counter = asked.clone();
    let question = move || counter.replace(counter.get() + 1) < usize::MAX;
    watched(Rc::new(question), work).map_err(|_| "called off")?;
    Ok(asked.get())
}

/// Fails for each work that asks less often than it has to: its name, how often it asked, the least
/// that is allowed for each [`EVERY`] characters of a text of [`LONG`].
fn at_least(asked: &[(&str, usize, f64)]) -> Result<(), Failed> {
    let rate = |count: usize| count as f64 / (LONG / EVERY) as f64;
    let seldom = asked.iter().filter(|(_, count, least)| rate(*count) < *least);
    let told: Vec<String> = seldom
        .map(|(name, count, least)| format!("{name}: {:.2}, at least {least} needed", rate(*count)))
        .collect();
    if told.is_empty() { Ok(()) } else { Err(told.join("\n").into()) }
}

/// A piece of text again and again, up to [`LONG`] characters.
fn long(piece: &str) -> String {
    piece.repeat(LONG / piece.chars().count() + 1)
}

fn decoding_asks() -> Result<(), Failed> {
    let text = long("通知公告，甲乙丙丁。\n");
    let mut asked = Vec::new();
    let mut decode = |name, bytes: &[u8], encoding: &str, least| -> Result<(), Failed> {
        let encoding = Encoding::from_label(encoding);
        let options = DecodeOptions { encoding, allow_replaced: true, ..DecodeOptions::default() };
        asked.push((name, asks(|| drop(decode_lossy(bytes, &options)))?, least));
        Ok(())
    };
    for name in NAMES {
        let bytes = encoded(&text, name).ok_or(name)?;
        let least = DECODE.iter().find(|(of, _)| name.starts_with(of)).map_or(0.0, |of| of.1);
        decode(name, &bytes, name.trim_end_matches("+bom"), least)?;
    }
    decode("bad bytes", &vec![0xFF; LONG], "utf-8", BAD)?;
    let spoilt = encoding_rs::GBK.decode_without_bom_handling(text.as_bytes()).0;
    decode("mojibake", spoilt.as_bytes(), "utf-8", MOJIBAKE)?;
    at_least(&asked)
}

fn decoded(text: &str) -> Decoded {
    Decoded { text: text.to_owned(), ..Decoded::default() }
}

fn cleaning_asks() -> Result<(), Failed> {
    let mut asked = Vec::new();
    for (piece, least) in CLEAN {
        let text = long(piece);
        asked.push((*piece, asks(|| drop(super::cleaned(&text, None)))?, *least));
    }
    at_least(&asked)
}

fn recognition_asks() -> Result<(), Failed> {
    let mut asked = Vec::new();
    for (piece, least) in RECOGNISE {
        let text = format!("关于甲的通知\n\n各县人民政府：\n{}", long(piece));
        let lines = super::cleaned(&text, None);
        asked.push((*piece, asks(|| drop(recognise(&lines, &Given::default())))?, *least));
    }
    at_least(&asked)
}

fn the_ledger_asks() -> Result<(), Failed> {
    let decoded = decoded(&long("各县区要切实加强组织领导,健全工作机制。\n"));
    let lines = super::cleaned(&decoded.text, None);
    let document = recognise(&lines, &Given::default()).value;
    let count = asks(|| assert!(Ledger::open(&decoded, &lines, &document).is_ok()))?;
    // four sides hold the text, each of its characters
    at_least(&[("open", count, 3.8)])
}

/// Least asks of decoding; UTF-8 that is valid is copied in one go.
const DECODE: &[(&str, f64)] =
    &[("utf-8", 0.0), ("utf-16", 0.3), ("gb18030", 0.3), ("big5", 0.3), ("", 1.1)];
const BAD: f64 = 11.0;
const MOJIBAKE: f64 = 40.0;

/// Least asks of cleaning, for the text that is made of a piece.
const CLEAN: &[(&str, f64)] = &[
    ("甲\n", 29.0),
    ("甲\n\n", 20.3),
    ("(a)", 1.5),
    ("甲,", 2.1),
    ("[a](b.doc)", 1.4),
    ("**甲**", 1.0),
    ("各县区要切实加强组织领导健全工作机制明确工作责任强化督查\n", 10.4),
    ("1,甲站,2\n", 20.7),
    ("---\n", 4.6),
];

/// Least asks of recognition.
const RECOGNISE: &[(&str, f64)] = &[
    ("甲\n", 31.5),
    ("各县区要切实加强组织领导，健全工作机制。\n", 9.5),
    ("甲\t乙\n", 6.4),
    ("甲    1    2\n", 3.3),
    ("一、甲\n", 19.3),
    ("1.1 甲乙\n", 4.9),
    ("打印本页\n", 4.2),
    ("各县区要切实加强组织领导。 一、健全工作机制。 ", 0.6),
    ("甲局\n2021年3月1日\n", 9.6),
    ("抄送：甲局，乙局。\n", 11.4),
];

/// About so many characters of plain paragraphs.
fn text(characters: usize) -> String {
    let line =
        "各县区要切实加强组织领导，健全工作机制，明确工作责任，强化督查落实，确保任务按时完成。\n";
    "关于甲的通知\n\n各县人民政府：\n".to_owned() + &line.repeat(characters / line.chars().count())
}

fn converted(text: &str, question: Question) -> Result<Converted, Error> {
    let (options, fonts) = (Options::default(), Fonts::embedded());
    let formats = [Format::Docx, Format::Pdf];
    convert_while(text.as_bytes(), &options, &fonts, &formats, question).map(|made| made.value)
}

fn within_every_stage() -> Result<(), Failed> {
    let text = text(60_000);
    let asked = Rc::new(Cell::new(0));
    let counter = asked.clone();
    converted(&text, Rc::new(move || counter.replace(counter.get() + 1) < usize::MAX))?;
    let (all, characters) = (asked.get(), text.chars().count());
    // cleaning, reading, layout and both formats each ask on their way through the text
    let least = 5 * (characters / EVERY);
    if all < least {
        return Err(format!("asked {all} times, at least {least} are needed").into());
    }
    for last in (0..all).step_by(5) {
        let left = Cell::new(last);
        let question = move || left.replace(left.get().saturating_sub(1)) > 0;
        match converted(&text, Rc::new(question)) {
            Err(Error::CalledOff) => {}
            Err(other) => return Err(format!("after {last} of {all}: {other}").into()),
            Ok(_) => return Err(format!("went on after {last} of {all}").into()),
        }
    }
    Ok(())
}
