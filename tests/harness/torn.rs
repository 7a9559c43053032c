//! Laws of cleaning, recognition and finished files on texts that nobody would write: lines and characters of the
//! samples torn out, doubled, glued and mixed with marks, always the same ones.
//!
//! `GONGWEN_TORN=N` tries N texts instead of a few hundred, `GONGWEN_TORN_FROM=N` begins later.

use gongwen::carrier::Carrier;
use gongwen::clean::Lines;
use gongwen::recognise::{Given, recognise};
use libtest_mimic::{Failed, Trial};

use super::{files, kept, root, same};

const TEXTS: usize = 400;

/// What is thrown in: marks that elements hang on.
pub const SCRAPS: &[&str] = &[
    "附件：",
    "附件1",
    "附件2：名单",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "第一条　",
    "第一章　总则",
    "\u{3000}",
    "\t",
    "  ",
    "\n",
    "\n\n",
    "\u{c}",
    "。",
    "，",
    "：",
    "；",
    "（",
    "）",
    "(",
    ")",
    "“",
    "\"",
    "**",
    "# ",
    "| 甲 | 乙 |",
    "---",
    "- 3 -",
    "3",
    "2021年03月08日",
    "二〇二一年三月十日",
    "抄送：",
    "签发人：",
    "主送：",
    "共印3份",
    "印发",
    "关于",
    "的通知",
    "第3期",
    "〔2021〕5号",
    "[2021]5号",
    "特此通知。",
    "...",
    "…",
    "--",
    "目 录",
    "…… 3",
    "\u{200b}",
    "⼀",
    "\u{fe0f}",
    "http://a.example/b",
    "来源：",
    "扫一扫",
    "当前位置：首页>",
    "1.1 ",
    "组　长：",
    "12.5    3.4",
    "表1 ",
];

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("laws of torn texts", torn)]
}

fn torn() -> Result<(), Failed> {
    let samples: Vec<Vec<char>> = files(&root().join("samples"), "txt")
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .map(|text| text.chars().collect())
        .collect();
    let count = std::env::var("GONGWEN_TORN").ok().and_then(|n| n.parse().ok());
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let skip = std::env::var("GONGWEN_TORN_FROM").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    (0..skip).for_each(|_| drop(text(&samples, &mut dice)));
    for number in skip..skip + count.unwrap_or(TEXTS) {
        let text = text(&samples, &mut dice);
        laws(&text).map_err(|failed| {
            format!("text {number}: {}\n--- text ---\n{text}", failed.message().unwrap_or_default())
        })?;
    }
    Ok(())
}

fn text(samples: &[Vec<char>], dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..dice.below(12) + 1 {
        let sample = &samples[dice.below(samples.len())];
        let from = dice.below(sample.len());
        let most = if dice.below(3) == 0 { 200 } else { 24 };
        let len = dice.below(most);
        text.extend(sample.iter().skip(from).take(len));
        for _ in 0..dice.below(3) {
            text += SCRAPS[dice.below(SCRAPS.len())];
        }
    }
    if dice.below(4) == 0 {
        text.retain(|c| c != '\n');
    }
    text
}

fn laws(text: &str) -> Result<(), Failed> {
    let lines = super::cleaned(text, None);
    explained(text, &lines)?;
    let once = lines.text();
    same("text cleaned twice", &once, &super::cleaned(&once, Some(Carrier::Text)).text())?;
    if !lines.lines.is_empty() {
        kept::holds(text.as_bytes())?;
    }
    let document = recognise(&lines, &Given::default()).value;
    for (number, line) in text.split('\n').enumerate() {
        let blank = line.chars().all(|c| c.is_whitespace() || invisible(c));
        let roles = document.line_roles.as_deref();
        if !blank && roles.is_some_and(|roles| roles.iter().all(|(line, _)| *line != number + 1)) {
            return Err(format!("line {} has no role: {line}", number + 1).into());
        }
    }
    Ok(())
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{fe0f}' | '\u{feff}')
}

/// The records of cleaning explain every character that is gone or new.
pub fn explained(source: &str, lines: &Lines) -> Result<(), Failed> {
    let mut balance = std::collections::BTreeMap::new();
    let mut count = |text: &str, by: isize| {
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            *balance.entry(c).or_default() += by;
        }
    };
    count(source, 1);
    for change in &lines.changes {
        count(&change.before, -1);
        count(&change.after, 1);
    }
    lines.lines.iter().for_each(|line| count(&line.text, -1));
    let unexplained: Vec<_> =
        balance.into_iter().filter(|(_, n): &(char, isize)| *n != 0).collect();
    if unexplained.is_empty() {
        return Ok(());
    }
    Err(format!("no record explains {unexplained:?}").into())
}

/// Numbers that look like chance and are always the same (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Those of a text by its number.
    pub fn new(number: usize) -> Self {
        let number = u64::try_from(number).unwrap_or(0).wrapping_add(1);
        Self(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number under `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = u64::try_from(most.max(1)).unwrap_or(1);
        usize::try_from(self.0 % most).unwrap_or(0)
    }
}
