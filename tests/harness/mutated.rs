//! Cleaning cleaned text changes nothing, on real texts that a program has damaged: wrapped, glued,
//! paged, marked up, doubled, torn. The same ones every time.
//!
//! `GONGWEN_MUTATED=N` tries N texts instead of a few hundred, `GONGWEN_MUTATED_FROM=N` begins
//! later.

use std::path::PathBuf;

use gongwen::carrier::{Carrier, CarrierOptions};
use gongwen::decode::{DecodeOptions, Encoding};
use gongwen::{Options, clean_bytes};
use libtest_mimic::{Failed, Trial};

use super::torn::{Dice, SCRAPS};
use super::{files, root, same, shared};

const TEXTS: usize = 300;
/// Characters of a text that are used.
const LENGTH: usize = 3000;
/// Shared texts beside those with a reading.
const BULK: usize = 300;

type Damage = fn(&str, &mut Dice) -> String;

const DAMAGES: &[Damage] = &[
    |text, _| text.replace("\n\n", "\n"),
    |text, _| text.replace('\n', ""),
    |text, _| text.replace('\n', " "),
    wrapped,
    paged,
    marked_up,
    half_width,
    doubled,
    strewn,
    tabbed,
    torn,
    indented,
    headed,
    |text, _| text.replace("\n\n", "\n\u{c}\n"),
];

pub fn trials() -> Vec<Trial> {
    let samples = || files(&root().join("samples"), "txt");
    let shared = shared().map(|folder| {
        let mut paths = files(&folder.join("corpus"), "txt");
        paths.extend(files(&folder.join("reading"), "txt"));
        let bulk = files(&folder.join("bulk/texts"), "txt");
        let step = (bulk.len() / BULK).max(1);
        paths.extend(bulk.into_iter().step_by(step));
        paths
    });
    let ignored = shared.is_none();
    let shared = shared.unwrap_or_default();
    vec![
        Trial::test("cleaning twice: damaged samples", move || run(&samples())),
        Trial::test("cleaning twice: damaged shared texts", move || run(&shared))
            .with_ignored_flag(ignored),
    ]
}

fn run(paths: &[PathBuf]) -> Result<(), Failed> {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let from = number("GONGWEN_MUTATED_FROM").unwrap_or(0);
    let count = number("GONGWEN_MUTATED").unwrap_or(TEXTS);
    for number in from..from + count {
        let mut dice = Dice::new(number);
        let path = &paths[dice.below(paths.len())];
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let mut text = text.replace("\r\n", "\n");
        let start = dice.below(2) * dice.below(text.chars().count());
        text = text.chars().skip(start).take(LENGTH).collect();
        for _ in 0..dice.below(5) {
            text = DAMAGES[dice.below(DAMAGES.len())](&text, &mut dice);
        }
        if let Err(failed) = twice(&text) {
            let text = smallest(text);
            let failed = twice(&text).err().unwrap_or(failed);
            let told = failed.message().unwrap_or_default();
            return Err(format!("text {number}: {told}\n--- text ---\n{text:?}").into());
        }
    }
    Ok(())
}

fn cleaned(text: &str, from: Option<Carrier>) -> Option<String> {
    let decode = DecodeOptions {
        encoding: Encoding::from_label("utf-8"),
        repair: true,
        ..DecodeOptions::default()
    };
    let carrier = CarrierOptions { from, ..CarrierOptions::default() };
    let options = Options { decode, carrier, ..Options::default() };
    let cleaned = clean_bytes(text.as_bytes(), &options).ok()?;
    Some(cleaned.value.lines.text())
}

/// What cannot be read is told, and no concern of this law.
fn twice(text: &str) -> Result<(), Failed> {
    let Some(once) = cleaned(text, None) else { return Ok(()) };
    let again = cleaned(&once, Some(Carrier::Text)).ok_or("cleaned text cannot be read")?;
    same("text cleaned twice", &once, &again)
}

/// A text that fails, without the parts that it fails without.
fn smallest(mut text: String) -> String {
    let mut size = text.chars().count() / 2;
    while size > 0 {
        let mut from = 0;
        while from < text.chars().count() {
            let less: String =
                text.chars().take(from).chain(text.chars().skip(from + size)).collect();
            if twice(&less).is_err() {
                text = less;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
    text
}

fn wrapped(text: &str, dice: &mut Dice) -> String {
    let width = 16 + dice.below(32);
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        for piece in chars.chunks(width) {
            out.extend(piece);
            out.push('\n');
        }
    }
    out
}

fn paged(text: &str, dice: &mut Dice) -> String {
    let each = 3 + dice.below(30);
    let shape = dice.below(5);
    let mut page = dice.below(4);
    let mut out = String::new();
    for (number, line) in text.lines().enumerate() {
        out += line;
        out.push('\n');
        if number % each == each - 1 {
            page += 1;
            let blank = if dice.below(2) == 0 { "\n" } else { "" };
            let mark = match shape {
                0 => format!("— {page} —"),
                1 => format!("- {page} -"),
                2 => format!("第{page}页"),
                3 => format!("                    {page}"),
                _ => format!("{page}"),
            };
            out += &format!("{blank}{mark}\n{blank}");
        }
    }
    out
}

fn marked_up(text: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = match dice.below(16) {
            0 => format!("## {line}"),
            1 => format!("**{line}**"),
            2 => format!("- {line}"),
            3 => format!("> {line}"),
            4 => format!("[{line}](http://a.example/b)"),
            5 => format!("![{line}](images/1.png)"),
            6 => format!("| {line} | 2 |"),
            7 => format!("{line}\n---"),
            8 => format!("** **{line}** **"),
            9 => format!("```\n{line}\n```"),
            10 => format!("# **- {line}**"),
            _ => line.to_owned(),
        };
        out += &line;
        out.push('\n');
    }
    out
}

fn half_width(text: &str, dice: &mut Dice) -> String {
    let all = dice.below(2) == 0;
    let half = |c| match c {
        '，' => ',',
        '。' => '.',
        '：' => ':',
        '；' => ';',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        '“' | '”' => '"',
        '—' => '-',
        c => c,
    };
    text.chars().map(|c| if all || dice.below(2) == 0 { half(c) } else { c }).collect()
}

fn doubled(text: &str, dice: &mut Dice) -> String {
    let double = |line: &str| {
        if dice.below(6) == 0 { format!("{line}\n{line}\n") } else { format!("{line}\n") }
    };
    text.lines().map(double).collect()
}

fn strewn(text: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if dice.below(40) == 0 {
            let scraps =
                [SCRAPS[dice.below(SCRAPS.len())], "????", "!!", "||", "[", "](http://a)", ",,"];
            out += scraps[dice.below(2) * dice.below(scraps.len())];
        }
        out.push(c);
    }
    out
}

fn tabbed(text: &str, dice: &mut Dice) -> String {
    text.chars()
        .map(|c| match dice.below(12) {
            0 if matches!(c, ' ' | '\u{3000}' | '，' | '、') => '\t',
            1 if matches!(c, ' ' | '\u{3000}' | '，' | '、') => ',',
            _ => c,
        })
        .collect()
}

fn torn(text: &str, dice: &mut Dice) -> String {
    let one_in = 5 + dice.below(60);
    text.chars().filter(|_| dice.below(one_in) > 0).collect()
}

fn indented(text: &str, dice: &mut Dice) -> String {
    let lead = ["\u{3000}\u{3000}", "  ", "\t", "            ", " \t"][dice.below(5)];
    let each = 1 + dice.below(4);
    let line = |line: &str| {
        if dice.below(each) == 0 { format!("{lead}{line}\n") } else { format!("{line}\n") }
    };
    text.lines().map(line).collect()
}

fn headed(text: &str, dice: &mut Dice) -> String {
    let heads = [
        "---\ntitle: 关于甲的通知\n---\n",
        "+++\ntitle = \"关于甲的通知\"\n+++\n",
        "\u{200b}---\n",
        "＋＋＋\n",
        "**发布日期**: 2025-12-26\n**来源**: 甲\n",
        "# ",
        "\n\n",
    ];
    format!("{}{text}", heads[dice.below(heads.len())])
}
