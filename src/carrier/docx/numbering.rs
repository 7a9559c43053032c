//! `word/numbering.xml`: lists that count by themselves. Their numbers become text: what Word
//! prints before a paragraph stands before its line.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use super::formats::written;
use super::properties::{each, number};
use super::xml::{Tag, Token, Xml};
use crate::carrier::CarrierError;

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest text before a number's paragraph.
const LONGEST: usize = 64;

/// The lists of a document, and where each has counted to.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<u32, [Level; LEVELS]>,
    lists: HashMap<u32, List>,
    /// Numbers given so far, by kind: lists of one kind go on from one another.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<u32>,
}

/// A level.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    form: String,
    text: String,
    suffix: Option<String>,
    /// The level, from 1, after which it begins again; 0 where it never does.
    restart: Option<u8>,
    /// Numbers of other levels are Arabic.
    legal: bool,
}

/// A list: a kind, and what it has of its own.
#[derive(Clone, Debug, Default)]
struct List {
    kind: u32,
    starts: [Option<u32>; LEVELS],
    levels: Vec<(u8, Level)>,
}

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Depth, from 1.
    pub level: u8,
    /// The mark as it is printed.
    pub mark: String,
    /// It counts, so that it belongs to the text.
    pub counts: bool,
    /// White space parts it from the text.
    pub apart: bool,
}

impl Numbering {
    /// Reads the part.
    pub(super) fn read<R: BufRead>(xml: &mut Xml<R>) -> Result<Self, CarrierError> {
        let mut own = Self::default();
        loop {
            match xml.next()? {
                Token::Start(Tag::AbstractNum) => own.kind(xml)?,
                Token::Start(Tag::Num) => own.list(xml)?,
                Token::Eof => return Ok(own),
                _ => {}
            }
        }
    }

    fn kind<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), CarrierError> {
        let id = xml.attribute("abstractNumId").and_then(|id| id.parse().ok());
        let mut levels: [Level; LEVELS] = Default::default();
        each(xml, |xml, tag| {
            if tag != Tag::Lvl {
                return xml.skip();
            }
            let (at, level) = level(xml)?;
            if let Some(own) = levels.get_mut(usize::from(at)) {
                *own = level;
            }
            Ok(())
        })?;
        if let Some(id) = id {
            self.kinds.insert(id, levels);
        }
        Ok(())
    }

    fn list<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), CarrierError> {
        let id = xml.attribute("numId").and_then(|id| id.parse().ok());
        let mut list = List::default();
        each(xml, |xml, tag| {
            match tag {
                Tag::AbstractNumId => list.kind = number(xml).unwrap_or_default(),
                Tag::LvlOverride => {
                    let at = xml.attribute("ilvl").and_then(|at| at.parse::<u8>().ok());
                    return each(xml, |xml, tag| {
                        match tag {
                            Tag::StartOverride => {
                                let own = at.and_then(|at| list.starts.get_mut(usize::from(at)));
                                if let Some(own) = own {
                                    *own = number(xml);
                                }
                            }
                            Tag::Lvl => {
                                let own = level(xml)?;
                                if list.levels.len() < LEVELS {
                                    list.levels.push(own);
                                }
                                return Ok(());
                            }
                            _ => {}
                        }
                        xml.skip()
                    });
                }
                _ => {}
            }
            xml.skip()
        })?;
        if let Some(id) = id {
            self.lists.insert(id, list);
        }
        Ok(())
    }

    /// Counts a paragraph of a list on a level from 0, and gives what stands before it.
    pub(super) fn next(&mut self, list: u32, level: u8) -> Option<Mark> {
        let own = self.lists.get(&list)?;
        let at = usize::from(level).min(LEVELS - 1);
        let level_of = |at: usize| {
            let over = own.levels.iter().find(|(level, _)| usize::from(*level) == at);
            let kind = self.kinds.get(&own.kind).and_then(|levels| levels.get(at));
            over.map(|(_, level)| level).or(kind)
        };
        let numbers = self.counted.entry(own.kind).or_default();
        if self.begun.insert(list) {
            for (number, start) in numbers.iter_mut().zip(own.starts) {
                if start.is_some() {
                    *number = None;
                }
            }
        }
        let start = |at: usize| {
            let own = own.starts.get(at).copied().flatten();
            own.or_else(|| level_of(at)?.start).unwrap_or(1)
        };
        let begins = |at: usize| level_of(at).and_then(|level| level.restart);
        for (deeper, number) in numbers.iter_mut().enumerate().skip(at + 1) {
            let after = begins(deeper).map_or(deeper, usize::from);
            // one that begins again after level n does so after each level above that, too
            if at < after {
                *number = None;
            }
        }
        for (above, number) in numbers.iter_mut().enumerate().take(at) {
            number.get_or_insert_with(|| start(above));
        }
        let number = numbers.get_mut(at)?;
        *number = Some(number.map_or_else(|| start(at), |number| number.saturating_add(1)));
        let numbers = *numbers;
        let level = level_of(at)?;
        let counts = level.form != "bullet";
        let mark = match counts {
            true => {
                let form = |of: usize| match level_of(of) {
                    _ if level.legal && of != at => "decimal".to_owned(),
                    own => own.map(|own| own.form.clone()).unwrap_or_default(),
                };
                filled(&level.text, &|of| written(numbers.get(of).copied().flatten()?, &form(of)))
            }
            false => level.text.chars().take(LONGEST).collect(),
        };
        let apart = level.suffix.as_deref() != Some("nothing");
        Some(Mark { level: u8::try_from(at + 1).unwrap_or(1), mark, counts, apart })
    }
}

/// Reads `w:lvl`, whose start was read: which level it is, and what it says.
fn level<R: BufRead>(xml: &mut Xml<R>) -> Result<(u8, Level), CarrierError> {
    let at = xml.attribute("ilvl").and_then(|at| at.parse().ok()).unwrap_or_default();
    let mut level = Level::default();
    each(xml, |xml, tag| {
        match tag {
            Tag::Start => level.start = number(xml),
            Tag::NumFmt => {
                let [form, custom] = xml.attributes(&["val", "format"]);
                let zero = custom.as_deref().is_some_and(|own| own.starts_with("01"));
                let form = form.unwrap_or_default();
                level.form = if form == "custom" && zero { "decimalZero".into() } else { form };
            }
            Tag::LvlText => level.text = xml.value().unwrap_or_default(),
            Tag::Suffix => level.suffix = xml.value(),
            Tag::LvlRestart => level.restart = number(xml),
            Tag::IsLegal => level.legal = xml.is_on(),
            _ => {}
        }
        xml.skip()
    })?;
    Ok((at, level))
}

/// `（%1）` with the number of each level, from 0, filled in.
fn filled(text: &str, number: &dyn Fn(usize) -> Option<String>) -> String {
    let mut out = String::new();
    let mut chars = text.chars().take(LONGEST).peekable();
    while let Some(c) = chars.next() {
        let level = chars.peek().and_then(|c| c.to_digit(10)).filter(|level| *level > 0);
        match level.filter(|_| c == '%') {
            Some(level) => {
                chars.next();
                out.extend(number(level as usize - 1));
            }
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: u8, form: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>\
             <w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    fn numbering(levels: &str, lists: &str) -> Numbering {
        let text = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>{lists}</w:numbering>"
        );
        Numbering::read(&mut Xml::new(text.as_bytes(), "a.xml")).unwrap()
    }

    fn marks(numbering: &mut Numbering, paragraphs: &[(u32, u8)]) -> Vec<String> {
        let mark = |(list, level): &(u32, u8)| numbering.next(*list, *level).unwrap().mark;
        paragraphs.iter().map(mark).collect()
    }

    #[test]
    fn levels_count_and_begin_again() {
        let levels = [
            level(0, "chineseCountingThousand", "%1、", "<w:suff w:val='nothing'/>"),
            level(1, "chineseCountingThousand", "（%2）", ""),
            level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
            level(3, "decimal", "%4.", "<w:lvlRestart w:val='0'/>"),
        ];
        let mut own = numbering(&levels.concat(), "");
        let paragraphs = [(1, 0), (1, 1), (1, 1), (1, 3), (1, 0), (1, 1), (1, 2), (1, 2), (1, 3)];
        assert_eq!(
            marks(&mut own, &paragraphs),
            ["一、", "（一）", "（二）", "1.", "二、", "（一）", "2.1.1", "2.1.2", "2."]
        );
        assert_eq!(own.next(1, 0).map(|mark| mark.apart), Some(false));
        assert_eq!(own.next(7, 0), None);
    }

    #[test]
    fn a_list_goes_on_from_another_of_its_kind_or_begins_anew() {
        let lists = "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>\
                     <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\
                     <w:startOverride w:val='5'/></w:lvlOverride></w:num>";
        let mut own = numbering(&level(0, "decimal", "%1.", ""), lists);
        let paragraphs = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)];
        assert_eq!(marks(&mut own, &paragraphs), ["1.", "2.", "5.", "6.", "7."]);
    }

    #[test]
    fn a_bullet_does_not_count() {
        let mut own = numbering(&level(0, "bullet", "\u{F06C}", ""), "");
        let mark = own.next(1, 0).unwrap();
        assert!(!mark.counts && mark.mark == "\u{F06C}" && mark.level == 1);
    }
}
