//! What stands inside a paragraph: runs and what wraps them, fields, formulas, pictures and boxes.

use std::io::BufRead;

use super::fields::{self, Field};
use super::paragraph::{PAGE, Paragraph, SOFT, kind};
use super::properties::{self, Look, RunOwn};
use super::walk::{Note, Walk};
use super::xml::{Tag, Token};
use crate::carrier::CarrierError;

impl<R: BufRead> Walk<'_, R> {
    /// An element of a paragraph, which began last; `look` is that of the paragraph's style.
    pub(super) fn inline(
        &mut self,
        tag: Tag,
        into: &mut Paragraph,
        look: Look,
    ) -> Result<(), CarrierError> {
        match tag {
            Tag::R => self.run(into, look),
            Tag::Hyperlink | Tag::Smart | Tag::Sdt | Tag::SdtContent | Tag::CustomXml => {
                self.inlines(into, look)
            }
            Tag::FldSimple => {
                let field = Field::of(&self.xml.attribute("instr").unwrap_or_default());
                into.counts_pages |= field.counts_pages();
                self.fields.push(field);
                let done = self.inlines(into, look);
                self.fields.pop();
                done
            }
            Tag::Ins | Tag::MoveTo => {
                self.context.inserted += 1;
                self.inlines(into, look)
            }
            Tag::Del | Tag::MoveFrom => {
                self.context.deleted += 1;
                self.deletions += 1;
                let done = self.inlines(into, look);
                self.deletions -= 1;
                done
            }
            Tag::Alternatives => self.one_of(|walk| walk.inlines(into, look)),
            Tag::Formula | Tag::FormulaParagraph => self.formula(into),
            _ => self.xml.skip(),
        }
    }

    fn inlines(&mut self, into: &mut Paragraph, look: Look) -> Result<(), CarrierError> {
        while let Some(tag) = self.child()? {
            self.inline(tag, into, look)?;
        }
        Ok(())
    }

    /// `w:r`, which began last.
    fn run(&mut self, into: &mut Paragraph, look: Look) -> Result<(), CarrierError> {
        let mut kind = self.kind_of(look);
        while let Some(tag) = self.child()? {
            if tag == Tag::RunProperties {
                let RunOwn { style, look: own } = properties::run(&mut self.xml)?;
                let style = self.context.styles.get(style.as_deref());
                let style = style.map(|style| style.look).unwrap_or_default();
                kind = self.kind_of(own.over(style).over(look));
            } else {
                self.piece(tag, into, look, kind)?;
            }
        }
        Ok(())
    }

    fn kind_of(&self, look: Look) -> u8 {
        let bold = if look.bold == Some(true) { kind::BOLD } else { 0 };
        let hidden = if look.hidden == Some(true) { kind::HIDDEN } else { 0 };
        self.kind() | bold | hidden
    }

    /// An element of a run, which began last.
    fn piece(
        &mut self,
        tag: Tag,
        into: &mut Paragraph,
        look: Look,
        kind: u8,
    ) -> Result<(), CarrierError> {
        let mut put = |walk: &Self, c: char| {
            if !walk.is_mute() {
                into.push(c, kind);
            }
        };
        match tag {
            Tag::T => return self.text(into, kind),
            Tag::DelText => return self.text(into, kind | kind::DELETED),
            Tag::Tab | Tag::PlacedTab => put(self, '\t'),
            Tag::Return => put(self, SOFT),
            Tag::Break => {
                let page = self.xml.attribute("type").as_deref() == Some("page");
                put(self, if page { PAGE } else { SOFT });
            }
            Tag::NoBreakHyphen => put(self, '-'),
            Tag::Symbol => {
                let [font, code] = self.xml.attributes(&["font", "char"]);
                let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
                let c = code.and_then(char::from_u32);
                if let Some(c) = c {
                    put(self, symbol(font.as_deref().unwrap_or_default(), c));
                }
            }
            Tag::FldChar => {
                fields::mark(&mut self.fields, &self.xml);
                into.counts_pages |= self.fields.last().is_some_and(Field::counts_pages);
            }
            Tag::InstrText => return self.instruction(),
            Tag::FootnoteReference | Tag::EndnoteReference => {
                let end = tag == Tag::EndnoteReference;
                let id = self.xml.attribute("id").unwrap_or_default();
                if let Some(note) = self.context.notes.remove(&Note { end, id }) {
                    self.context.noted += 1;
                    self.below.extend(note);
                }
            }
            Tag::Ruby => return self.ruby(into, look, kind),
            Tag::Drawing | Tag::Pict | Tag::Object => return self.drawing(tag, into),
            Tag::Alternatives => {
                return self.one_of(|walk| {
                    while let Some(tag) = walk.child()? {
                        walk.piece(tag, into, look, kind)?;
                    }
                    Ok(())
                });
            }
            _ => {}
        }
        self.xml.skip()
    }

    /// A field says that what stands here is no text.
    fn is_mute(&self) -> bool {
        self.fields.iter().any(Field::is_mute)
    }

    /// `w:t`, which began last. Blanks at its ends count only where it says so.
    fn text(&mut self, into: &mut Paragraph, kind: u8) -> Result<(), CarrierError> {
        let preserved = self.xml.attribute("space").as_deref() == Some("preserve");
        let from = into.chars.len();
        let mute = self.is_mute();
        loop {
            match self.xml.next()? {
                Token::Text if !mute => into.extend(self.xml.text(), kind),
                Token::Text => {}
                Token::Start(_) => self.xml.skip()?,
                Token::End | Token::Eof => break,
            }
        }
        if !preserved {
            let blank = |c: &char| matches!(c, ' ' | '\t');
            let own = into.chars.get(from..).unwrap_or_default();
            let before = own.iter().take_while(|c| blank(c)).count();
            let behind = own.iter().skip(before).rev().take_while(|c| blank(c)).count();
            let length = into.chars.len() - behind;
            into.chars.truncate(length);
            into.kinds.truncate(length);
            into.chars.drain(from..from + before);
            into.kinds.drain(from..from + before);
        }
        Ok(())
    }

    fn instruction(&mut self) -> Result<(), CarrierError> {
        loop {
            match self.xml.next()? {
                Token::Text => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruct(self.xml.text());
                    }
                }
                Token::Start(_) => self.xml.skip()?,
                Token::End | Token::Eof => return Ok(()),
            }
        }
    }

    /// A character with its reading: the reading is left out.
    fn ruby(&mut self, into: &mut Paragraph, look: Look, kind: u8) -> Result<(), CarrierError> {
        while let Some(tag) = self.child()? {
            match tag {
                Tag::RubyBase => self.inlines(into, look)?,
                Tag::RubyText => {
                    let from = into.chars.len();
                    self.inlines(into, look)?;
                    let read = into.kinds.iter_mut().skip(from);
                    read.for_each(|own| *own |= kind | kind::READING);
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// A formula as its characters stand in a row: a fraction with a stroke, a power with `^`.
    fn formula(&mut self, into: &mut Paragraph) -> Result<(), CarrierError> {
        let kind = self.kind();
        let (mut depth, mut raised, mut text) = (1_usize, Vec::new(), false);
        while depth > 0 {
            match self.xml.next()? {
                Token::Start(tag) => {
                    depth += 1;
                    match tag {
                        Tag::Raised => raised.push(depth),
                        Tag::Exponent if raised.last().is_some_and(|own| own + 1 == depth) => {
                            into.push('^', kind);
                        }
                        Tag::Denominator => into.push('/', kind),
                        _ => {}
                    }
                    text = matches!(tag, Tag::MathText | Tag::T);
                }
                Token::End => {
                    if raised.last() == Some(&depth) {
                        raised.pop();
                    }
                    (depth, text) = (depth - 1, false);
                }
                Token::Text if text => into.extend(self.xml.text(), kind),
                Token::Text => {}
                Token::Eof => break,
            }
        }
        Ok(())
    }

    /// A drawing: the text of its boxes stays, a picture is named.
    fn drawing(&mut self, tag: Tag, into: &mut Paragraph) -> Result<(), CarrierError> {
        let (mut name, mut picture) = (String::new(), tag == Tag::Object);
        let above = into.is_empty();
        self.shapes(into, above, &mut name, &mut picture)?;
        if picture {
            into.pictures.push(name);
        }
        Ok(())
    }

    /// The shapes inside the element that began last.
    fn shapes(
        &mut self,
        into: &mut Paragraph,
        above: bool,
        name: &mut String,
        picture: &mut bool,
    ) -> Result<(), CarrierError> {
        while let Some(tag) = self.child()? {
            match tag {
                Tag::BoxContent => {
                    let boxed = self.boxed()?;
                    let [before, behind] = &mut into.boxes;
                    if above {
                        before.extend(boxed)
                    } else {
                        behind.extend(boxed)
                    }
                    continue;
                }
                Tag::DrawingName => {
                    let told = self.xml.attributes(&["descr", "title", "name"]);
                    let told = told.into_iter().flatten().find(|own| !own.is_empty());
                    *name = told.unwrap_or_default();
                }
                Tag::GraphicData => {
                    let kind = self.xml.attribute("uri").unwrap_or_default();
                    let shows = ["/picture", "/chart", "/diagram"];
                    *picture |= shows.iter().any(|own| kind.ends_with(own));
                }
                Tag::ImageData => {
                    *picture = true;
                    let told = self.xml.attribute("title");
                    *name = told.filter(|own| !own.is_empty()).unwrap_or_else(|| name.clone());
                }
                Tag::OleObject => *name = self.xml.attribute("ProgID").unwrap_or_default(),
                Tag::Alternatives => {
                    self.one_of(|walk| walk.shapes(into, above, name, picture))?;
                    continue;
                }
                _ => {}
            }
            self.shapes(into, above, name, picture)?;
        }
        Ok(())
    }
}

/// A symbol of a font whose code points mean something else than in Unicode: boxes to tick. Others
/// stay what they are, for cleaning to know.
fn symbol(font: &str, c: char) -> char {
    let code = match u32::from(c) {
        code @ 0xF000..=0xF0FF => code - 0xF000,
        code => code,
    };
    match (font, code) {
        ("Wingdings", 0x6F | 0x71 | 0xA8) => '□',
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => '☑',
        ("Wingdings", 0xFD) | ("Wingdings 2", 0x51 | 0x54) => '☒',
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => '✓',
        ("Wingdings 2", 0x30 | 0xA3) => '□',
        _ => c,
    }
}
