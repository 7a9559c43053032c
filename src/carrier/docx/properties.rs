//! `w:pPr` and `w:rPr`, of a paragraph, a run or a style: what of them tells something.

use std::io::BufRead;

use super::xml::{Tag, Token, Xml};
use crate::carrier::{Align, CarrierError};

/// What a paragraph or its style says of the paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// How it is aligned.
    pub align: Option<Align>,
    /// Indent of the first line, in hundredths of a character.
    pub indent_characters: Option<i32>,
    /// The same, in twentieths of a point.
    pub indent_twips: Option<i32>,
    /// Level in the outline, from 0; 9 is body text.
    pub outline: Option<u8>,
    /// Which list it is numbered in.
    pub list: Option<u32>,
    /// On which level of the list, from 0.
    pub level: Option<u8>,
    /// A page begins with it.
    pub page_break: Option<bool>,
}

/// What a run or a style says of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// They are bold.
    pub bold: Option<bool>,
    /// They are hidden.
    pub hidden: Option<bool>,
    /// Their size, in half points.
    pub size: Option<u16>,
}

/// A paragraph's own properties.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    /// Its style's id.
    pub style: Option<String>,
    /// Its shape.
    pub shape: Shape,
    /// The mark at its end was deleted: it goes on in the next one.
    pub joins: bool,
    /// A section ends with it, and the next begins on a new page.
    pub section: bool,
}

/// A run's own properties.
#[derive(Clone, Debug, Default)]
pub(super) struct RunOwn {
    /// Its style's id.
    pub style: Option<String>,
    /// Its look.
    pub look: Look,
}

impl Shape {
    /// What it says, else what a style says that it is based on.
    pub(super) fn over(self, below: Self) -> Self {
        // an indent in characters outdoes one in points, wherever that stands
        let indented = self.indent_twips.is_some() && self.indent_characters.is_none();
        Self {
            align: self.align.or(below.align),
            indent_characters: match indented {
                true => None,
                false => self.indent_characters.or(below.indent_characters),
            },
            indent_twips: self.indent_twips.or(below.indent_twips),
            outline: self.outline.or(below.outline),
            list: self.list.or(below.list),
            level: self.level.or(below.level),
            page_break: self.page_break.or(below.page_break),
        }
    }

    /// Indent of the first line in half-width cells, beside characters of a size in half points.
    pub(super) fn indent(&self, size: u16) -> u16 {
        let cells = match (self.indent_characters, self.indent_twips) {
            (Some(hundredths), _) if hundredths != 0 => hundredths / 50,
            // a cell is half a character, so many twips as ten halves of its half points
            (_, Some(twips)) => (twips * 2 + i32::from(size) * 5) / (i32::from(size) * 10).max(1),
            _ => 0,
        };
        u16::try_from(cells.clamp(0, 200)).unwrap_or_default()
    }
}

impl Look {
    /// What it says, else what stands below it.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            hidden: self.hidden.or(below.hidden),
            size: self.size.or(below.size),
        }
    }
}

/// Reads `w:pPr`, whose start was read.
pub(super) fn paragraph<R: BufRead>(xml: &mut Xml<R>) -> Result<Own, CarrierError> {
    let mut own = Own::default();
    let shape = &mut own.shape;
    each(xml, |xml, tag| {
        match tag {
            Tag::ParagraphStyle => own.style = xml.value(),
            Tag::Align => shape.align = xml.value().as_deref().and_then(align),
            Tag::Indent => {
                let [first, hanging, first_chars, hanging_chars] = xml
                    .attributes(&["firstLine", "hanging", "firstLineChars", "hangingChars"])
                    .map(|own| own.and_then(|own| own.parse::<i32>().ok()));
                let apart = |first: Option<i32>, hanging: Option<i32>| {
                    hanging.filter(|own| *own > 0).map(|own| own.saturating_neg()).or(first)
                };
                shape.indent_characters = apart(first_chars, hanging_chars);
                let bounded = |twips: i32| twips.clamp(-100_000, 100_000);
                shape.indent_twips = apart(first, hanging).map(bounded);
            }
            Tag::OutlineLevel => shape.outline = number(xml),
            Tag::PageBreakBefore => shape.page_break = Some(xml.is_on()),
            Tag::NumPr => {
                return each(xml, |xml, tag| {
                    match tag {
                        Tag::NumId => shape.list = number(xml),
                        Tag::Level => shape.level = number(xml),
                        _ => {}
                    }
                    xml.skip()
                });
            }
            Tag::RunProperties => {
                return each(xml, |xml, tag| {
                    own.joins |= matches!(tag, Tag::Del | Tag::MoveFrom);
                    xml.skip()
                });
            }
            Tag::Section => {
                own.section = section(xml)?;
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(own)
}

/// Reads `w:rPr`, whose start was read.
pub(super) fn run<R: BufRead>(xml: &mut Xml<R>) -> Result<RunOwn, CarrierError> {
    let mut own = RunOwn::default();
    each(xml, |xml, tag| {
        match tag {
            Tag::RunStyle => own.style = xml.value(),
            Tag::Bold => own.look.bold = Some(xml.is_on()),
            Tag::Vanish => own.look.hidden = Some(xml.is_on()),
            Tag::Size => own.look.size = number(xml),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(own)
}

/// Reads `w:sectPr`: whether the section after it begins on a new page.
pub(super) fn section<R: BufRead>(xml: &mut Xml<R>) -> Result<bool, CarrierError> {
    let mut page = true;
    each(xml, |xml, tag| {
        if tag == Tag::Type {
            page = xml.value().as_deref() != Some("continuous");
        }
        xml.skip()
    })?;
    Ok(page)
}

/// Hands each element inside the one that began last to a function, which reads it to its end.
pub(super) fn each<R: BufRead>(
    xml: &mut Xml<R>,
    mut read: impl FnMut(&mut Xml<R>, Tag) -> Result<(), CarrierError>,
) -> Result<(), CarrierError> {
    loop {
        match xml.next()? {
            Token::Start(tag) => read(xml, tag)?,
            Token::Text => {}
            Token::End | Token::Eof => return Ok(()),
        }
    }
}

/// `w:val` as a number.
pub(super) fn number<R: BufRead, N: std::str::FromStr>(xml: &Xml<R>) -> Option<N> {
    xml.value()?.parse().ok()
}

fn align(value: &str) -> Option<Align> {
    match value {
        "center" => Some(Align::Centre),
        "right" | "end" => Some(Align::Right),
        "left" | "start" | "both" | "distribute" => Some(Align::Left),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_says_how_it_stands() {
        let text = "<w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/>\
                    </w:numPr><w:ind w:firstLineChars='200' w:firstLine='640'/><w:jc w:val='end'/>\
                    <w:pPrChange><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange>\
                    <w:rPr><w:del/></w:rPr></w:pPr>";
        let mut xml = Xml::new(text.as_bytes(), "a.xml");
        xml.next().unwrap();
        let own = paragraph(&mut xml).unwrap();
        assert_eq!((own.style.as_deref(), own.joins), (Some("a"), true));
        assert_eq!((own.shape.list, own.shape.level), (Some(7), Some(1)));
        assert_eq!((own.shape.align, own.shape.indent(32)), (Some(Align::Right), 4));
    }

    #[test]
    fn an_indent_in_points_counts_characters_of_the_size() {
        let shape = Shape { indent_twips: Some(640), ..Shape::default() };
        assert_eq!((shape.indent(32), shape.indent(16)), (4, 8));
        let below = Shape { indent_characters: Some(200), ..Shape::default() };
        let own = Shape { indent_twips: Some(0), ..Shape::default() };
        assert_eq!(own.over(below).indent(32), 0);
    }
}
