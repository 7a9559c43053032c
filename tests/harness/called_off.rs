//! A conversion can be called off within each stage.

use std::cell::Cell;
use std::rc::Rc;

use gongwen::diagnostic::watch::{EVERY, Question};
use gongwen::font::Fonts;
use gongwen::{Converted, Error, Format, Options, convert_while};
use libtest_mimic::{Failed, Trial};

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("called off: within every stage", within_every_stage)]
}

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
