//! Markdown beside CommonMark: what `pulldown-cmark` calls text stands in the lines and nothing
//! else does, but for the deviations listed here with their reasons.

use gongwen::carrier::{Carrier, CarrierOptions, open};
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::harness::kept::solid;
use crate::harness::same;
use crate::harness::torn::Dice;

/// Documents that are made.
const DOCUMENTS: usize = 3000;
/// Texts of scraps that are made.
const SCRAPPY: usize = 6000;

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("markdown: as CommonMark reads it: written", written),
        Trial::test("markdown: as CommonMark reads it: made", made),
        Trial::test("markdown: where we leave CommonMark, and why", deviations),
        Trial::test("markdown: records explain scraps of marks", scraps),
    ]
}

/// The text of our lines, white space aside.
fn ours(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let options = CarrierOptions { from: Some(Carrier::Markdown), ..CarrierOptions::default() };
    let carried = open(&chars, &options).value;
    carried.lines.iter().map(|line| solid(&line.text())).collect()
}

/// The text of the events, white space aside; what stands in a picture is none.
fn theirs(text: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut pictures = 0;
    let mut out = String::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            Event::Text(words) | Event::Code(words) if pictures == 0 => out += &solid(&words),
            _ => {}
        }
    }
    out
}

fn agrees(text: &str) -> Result<(), Failed> {
    same(&format!("what is read of\n{text}\n"), &theirs(text), &ours(text))
}

fn written() -> Result<(), Failed> {
    for text in [
        "# 关于甲的通知 #\n\n**各局**：\n\n- 乙 *丙* 丁\n  - ***戊***\n\n> 己\n> > 庚\n",
        "| 甲 | 乙 |\n|:--|--:|\n| **1** | `2` |\n| A\\|B | |\n\n甲 | 乙\n--- | ---\n1 | 2\n",
        "甲[乙](http://a.example \"丙\")丁[戊][己]庚<https://b.example>\n\n[己]: https://c.example/d\n",
        "![图](a.png)甲[![图](b.png)](http://a.example)\n",
        "```c\n**a** | # b\n```\n\n~~~\n<b>*x*\n~~~\n\n甲\n",
        "甲\n===\n\n---\n\n* * *\n\n~~乙~~ \\*丙\\* &amp; &lt;\n<!-- 注 -->\n",
        "- [ ] 甲\n- [x] 乙\n\n**甲\n乙**\n",
        "甲 <u>乙</u> <span style=\"color:red\">丙</span> <丁>\n",
    ] {
        agrees(text)?;
    }
    Ok(())
}

fn made() -> Result<(), Failed> {
    for number in 0..DOCUMENTS {
        let mut dice = Dice::new(number);
        let mut text = String::new();
        for _ in 0..dice.below(8) + 1 {
            block(&mut text, &mut dice);
            text.push('\n');
        }
        agrees(&text).map_err(|failed| {
            format!("document {number}: {}", failed.message().unwrap_or_default())
        })?;
    }
    Ok(())
}

/// A block that CommonMark and Chinese drafts read alike.
fn block(text: &mut String, dice: &mut Dice) {
    match dice.below(9) {
        0 => *text += &format!("{} {}\n", "#".repeat(1 + dice.below(6)), words(dice)),
        1 => *text += &format!("> {}\n> {}\n", words(dice), words(dice)),
        2 => {
            for _ in 0..dice.below(3) + 1 {
                *text += &format!("- {}\n  - {}\n", words(dice), words(dice));
            }
        }
        3 => {
            let (a, b, c, d) = (words(dice), words(dice), words(dice), words(dice));
            *text += &format!("|{a}|{b}|\n|---|:-:|\n| {c} | {d} |\n||{a}|\n");
        }
        4 => *text += &format!("```c\n{}\n# {}\n```\n", words(dice), words(dice)),
        5 => *text += ["---\n", "***\n", "* * *\n"][dice.below(3)],
        6 => *text += &format!("- [x] {}\n- [ ] {}\n", words(dice), words(dice)),
        7 => *text += &format!("{}\n===\n", words(dice)),
        _ => *text += &format!("{}\n{}\n", words(dice), words(dice)),
    }
}

/// Words with marks among them; each mark has words on both sides.
fn words(dice: &mut Dice) -> String {
    let mut out = String::from("某市");
    for _ in 0..dice.below(5) {
        let word = ["甲局印发", "乙项目资金", "3月底前", "落实责任分工"][dice.below(4)];
        out += &match dice.below(12) {
            0 => format!("**{word}**"),
            1 => format!(" *{word}* "),
            2 => format!("***{word}***"),
            3 => format!("~~{word}~~"),
            4 => format!("`{word} **a**`"),
            5 => format!("[{word}](http://a.example/{})", dice.below(9)),
            6 => format!("![{word}](b/{}.png)", dice.below(9)),
            7 => format!("\\*{word}&amp;"),
            8 => format!("<b>{word}</b>"),
            9 => format!("[**{word}**](http://a.example)"),
            _ => word.to_owned(),
        };
        out += ["和", "，", "由", "、有关"][dice.below(4)];
    }
    out + "部门"
}

/// Texts that CommonMark reads otherwise: the text, ours, and the reason.
const DEVIATIONS: &[(&str, &str, &str)] = &[
    ("**一是：**落实", "一是：落实", "bold closes behind a Chinese mark"),
    ("制**（乙）**度", "制（乙）度", "bold opens before a Chinese bracket"),
    ("，__重点__河段", "，重点河段", "bold of underscores closes before a Chinese word"),
    ("a*b*c", "a*b*c", "signs between ASCII letters are the text's own"),
    ("长*宽*高", "长*宽*高", "a product is no emphasis, nor is 甲*乙*丙"),
    ("甲\n\n    **乙**", "甲乙", "four spaces indent a paragraph, no code"),
    ("##甲\n", "甲", "a heading without a space"),
    ("甲==乙==丙", "甲乙丙", "marked words, which CommonMark does not know"),
    ("1. 甲\n2. 乙", "1.甲2.乙", "numbers are the text's own"),
    ("- 3 -", "-3-", "a page number is no item"),
    ("甲：\n|a|b|\n|c|d|", "甲：abcd", "rows need no row of dashes"),
    (
        "登录[甲平台](http://a.example)",
        "登录甲平台（http://a.example）",
        "an address a reader needs",
    ),
    ("甲[^1]\n\n[^1]: 乙", "甲[1][1]:乙", "a note stays where it stands"),
    ("```\n**甲**乙丙丁\n```\n", "甲乙丙丁", "a fence round the whole text wraps it"),
    ("** 甲 **", "甲", "white space within bold"),
];

fn deviations() -> Result<(), Failed> {
    for (text, want, why) in DEVIATIONS {
        same(why, want, &ours(text))?;
        if theirs(text) == *want {
            return Err(format!("no deviation: {text} ({why})").into());
        }
    }
    Ok(())
}

/// Pieces that marks are made of.
const SCRAPS: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "==",
    "`",
    "```",
    "#",
    "# ",
    "- ",
    "> ",
    "|",
    "|---|",
    "[",
    "]",
    "](http://a.example)",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: http://b.example",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<center>",
    "&amp;",
    "\\",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u{3000}",
    "甲",
    "乙。",
    "：",
    "1. ",
    "[x] ",
    "http://a_b.example",
    "<think>",
    "</think>",
    "===",
    "---",
    "a",
    "3",
    "\r\n",
    "\u{c}",
];

/// White space aside, source and what came equal lines and what went; records stand in order.
fn scraps() -> Result<(), Failed> {
    for number in 0..SCRAPPY {
        let mut dice = Dice::new(number);
        let text: String = (0..dice.below(40)).map(|_| SCRAPS[dice.below(SCRAPS.len())]).collect();
        let chars: Vec<char> = text.chars().collect();
        for from in [Some(Carrier::Markdown), Some(Carrier::Text), None] {
            let options = CarrierOptions { from, ..CarrierOptions::default() };
            let carried = open(&chars, &options).value;
            let (mut before, mut after) = (text.clone(), String::new());
            carried.lines.iter().for_each(|line| after += &line.text());
            for change in &carried.changes {
                before += &change.after;
                after += &change.before;
            }
            let sorted = |text: &str| {
                let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
                chars.sort_unstable();
                chars.into_iter().collect::<String>()
            };
            same(&format!("scraps {number} of {text:?}"), &sorted(&before), &sorted(&after))?;
            if from == Some(Carrier::Text) && !carried.changes.is_empty() {
                return Err(format!("plain text changed: {text:?}").into());
            }
            if !carried.changes.is_sorted_by_key(|change| (change.line, change.column)) {
                return Err(format!("records out of order: {text:?}").into());
            }
        }
    }
    Ok(())
}
