//! The text of a part, block by block: paragraphs, tables and what wraps them.

use std::collections::HashMap;
use std::io::BufRead;

use super::numbering::Numbering;
use super::out::Out;
use super::paragraph::{Paragraph, kind};
use super::properties::{self, Own};
use super::styles::Styles;
use super::xml::{Tag, Token, Xml};
use crate::carrier::{CarrierError, Item};

/// What the parts beside the text tell, and what was met on the way.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// The styles.
    pub styles: Styles,
    /// The lists.
    pub numbering: Numbering,
    /// Footnotes and endnotes by what calls for them.
    pub notes: HashMap<Note, Vec<Paragraph>>,
    /// Tracked insertions.
    pub inserted: usize,
    /// Tracked deletions.
    pub deleted: usize,
    /// Notes that stand below their paragraphs.
    pub noted: usize,
    /// Files that are embedded as text.
    pub chunks: usize,
}

/// A footnote or endnote.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Note {
    /// It is an endnote.
    pub end: bool,
    /// Its id.
    pub id: String,
}

/// Where paragraphs go.
pub(super) enum Sink<'s> {
    /// They are lines.
    Out(&'s mut Out),
    /// They are kept: those of a cell, a note, a text box.
    Kept(&'s mut Vec<Paragraph>),
}

impl Sink<'_> {
    /// Hands on a paragraph.
    pub(super) fn put(&mut self, paragraph: Paragraph) -> Result<(), CarrierError> {
        match self {
            Self::Out(out) => out.paragraph(paragraph),
            Self::Kept(kept) => {
                kept.push(paragraph);
                Ok(())
            }
        }
    }
}

/// A part being walked through.
pub(super) struct Walk<'a, R> {
    pub(super) xml: Xml<R>,
    pub(super) context: &'a mut Context,
    /// Fields that have begun and not ended.
    pub(super) fields: Vec<super::fields::Field>,
    /// How many deletions we stand in.
    pub(super) deletions: usize,
    /// A paragraph that goes on in the next one.
    carry: Option<Paragraph>,
    /// Notes to stand below what is being read.
    pub(super) below: Vec<Paragraph>,
}

impl<'a, R: BufRead> Walk<'a, R> {
    /// A part, from its start.
    pub(super) fn new(xml: Xml<R>, context: &'a mut Context) -> Self {
        let (fields, below) = (Vec::new(), Vec::new());
        Self { xml, context, fields, deletions: 0, carry: None, below }
    }

    /// All blocks of the part.
    pub(super) fn whole(&mut self, sink: &mut Sink<'_>) -> Result<(), CarrierError> {
        loop {
            match self.xml.next()? {
                // w:document and w:body, w:hdr, w:ftr
                Token::Start(Tag::Other) => {}
                Token::Start(Tag::Body | Tag::Header | Tag::Footer) => self.blocks(sink)?,
                Token::Start(_) => self.xml.skip()?,
                Token::End | Token::Text => {}
                Token::Eof => return Ok(()),
            }
        }
    }

    /// The blocks inside the element that began last.
    pub(super) fn blocks(&mut self, sink: &mut Sink<'_>) -> Result<(), CarrierError> {
        match self.child()? {
            Some(first) => self.blocks_from(first, sink),
            None => Ok(()),
        }
    }

    /// The same, the first of which has begun.
    pub(super) fn blocks_from(
        &mut self,
        first: Tag,
        sink: &mut Sink<'_>,
    ) -> Result<(), CarrierError> {
        let mut tag = Some(first);
        while let Some(own) = tag {
            self.block(own, sink)?;
            if matches!(sink, Sink::Out(_)) {
                for note in std::mem::take(&mut self.below) {
                    sink.put(note)?;
                }
            }
            tag = self.child()?;
        }
        match self.carry.take() {
            Some(last) => sink.put(last),
            None => Ok(()),
        }
    }

    /// The next element inside the one that began last; none at its end.
    pub(super) fn child(&mut self) -> Result<Option<Tag>, CarrierError> {
        loop {
            match self.xml.next()? {
                Token::Start(tag) => return Ok(Some(tag)),
                Token::Text => {}
                Token::End | Token::Eof => return Ok(None),
            }
        }
    }

    fn block(&mut self, tag: Tag, sink: &mut Sink<'_>) -> Result<(), CarrierError> {
        match tag {
            Tag::P => self.paragraph(sink),
            Tag::Table => self.table(sink),
            Tag::Sdt | Tag::SdtContent | Tag::CustomXml | Tag::Smart => self.within(sink),
            Tag::Ins | Tag::MoveTo => {
                self.context.inserted += 1;
                self.within(sink)
            }
            Tag::Del | Tag::MoveFrom => {
                self.context.deleted += 1;
                self.deletions += 1;
                let done = self.within(sink);
                self.deletions -= 1;
                done
            }
            Tag::Alternatives => self.one_of(|walk| walk.within(sink)),
            Tag::AltChunk => {
                self.context.chunks += 1;
                self.xml.skip()
            }
            _ => self.xml.skip(),
        }
    }

    /// The blocks of something that only wraps them.
    fn within(&mut self, sink: &mut Sink<'_>) -> Result<(), CarrierError> {
        while let Some(tag) = self.child()? {
            self.block(tag, sink)?;
        }
        Ok(())
    }

    /// `mc:AlternateContent`: the first of what it offers.
    pub(super) fn one_of(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), CarrierError>,
    ) -> Result<(), CarrierError> {
        let mut taken = false;
        while let Some(tag) = self.child()? {
            let offered = matches!(tag, Tag::Choice | Tag::Fallback);
            if offered && !std::mem::replace(&mut taken, true) {
                read(self)?;
            } else {
                self.xml.skip()?;
            }
        }
        Ok(())
    }

    /// The blocks of a text box, apart from the paragraph that it hangs on.
    pub(super) fn boxed(&mut self) -> Result<Vec<Paragraph>, CarrierError> {
        let (carry, mut kept) = (self.carry.take(), Vec::new());
        self.blocks(&mut Sink::Kept(&mut kept))?;
        self.carry = carry;
        Ok(kept)
    }

    fn paragraph(&mut self, sink: &mut Sink<'_>) -> Result<(), CarrierError> {
        let mut paragraph = Paragraph::default();
        let mut own = Own::default();
        let mut look = self.context.styles.base();
        let mut tag = self.child()?;
        if tag == Some(Tag::ParagraphProperties) {
            own = properties::paragraph(&mut self.xml)?;
            tag = self.child()?;
        }
        if let Some(style) = self.context.styles.of_paragraph(own.style.as_deref()) {
            look = style.look.over(look);
        }
        while let Some(inner) = tag {
            self.inline(inner, &mut paragraph, look)?;
            tag = self.child()?;
        }
        paragraph.page_below = own.section;
        if let Some(before) = self.carry.take() {
            paragraph.behind(before);
        }
        if own.joins {
            self.carry = Some(paragraph);
            return Ok(());
        }
        self.told(&mut paragraph, &own, Styles::size(look));
        let [above, below] = std::mem::take(&mut paragraph.boxes);
        let lines = above.into_iter().chain(std::iter::once(paragraph)).chain(below);
        for line in lines {
            sink.put(line)?;
        }
        Ok(())
    }

    /// What a paragraph tells of itself; its number becomes text.
    fn told(&mut self, paragraph: &mut Paragraph, own: &Own, size: u16) {
        let styles = &self.context.styles;
        let style = styles.of_paragraph(own.style.as_deref());
        let mut shape = own.shape;
        if let Some(style) = style {
            shape = shape.over(style.shape);
        }
        shape = shape.over(styles.shape());
        let named = style.map(|style| style.name.clone()).filter(|name| !name.is_empty());
        let hints = &mut paragraph.hints;
        hints.align = shape.align;
        hints.indent = shape.indent(size);
        hints.heading = match shape.outline {
            Some(level) if level < 9 => level + 1,
            _ => named.as_deref().map_or(0, heading_of),
        };
        // the style of nearly all paragraphs tells nothing
        hints.style = named.filter(|_| own.style.is_some());
        paragraph.style.clone_from(&own.style);
        paragraph.page_above |= shape.page_break == Some(true);
        let list = shape.list.filter(|list| *list > 0 && !paragraph.is_empty());
        let mark = list
            .and_then(|list| self.context.numbering.next(list, shape.level.unwrap_or_default()));
        let Some(mark) = mark else { return };
        if mark.counts && !mark.mark.is_empty() {
            paragraph.prefix(if mark.apart { " " } else { "" });
            paragraph.prefix(&mark.mark);
        }
        let item = Item { level: mark.level, mark: mark.mark.as_str().into() };
        paragraph.hints.list = Some(Box::new(item));
    }

    /// Bits of characters read here.
    pub(super) fn kind(&self) -> u8 {
        if self.deletions > 0 { kind::DELETED } else { 0 }
    }
}

/// Level of a heading by the name of its style, as Word and WPS call them.
fn heading_of(name: &str) -> u8 {
    let name = name.to_lowercase();
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"));
    let level = rest.and_then(|rest| rest.trim_ascii().parse::<u8>().ok());
    level.filter(|level| (1..=9).contains(level)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::heading_of;

    #[test]
    fn headings_are_known_by_name() {
        assert_eq!([heading_of("heading 2"), heading_of("标题 1"), heading_of("Title")], [2, 1, 0]);
    }
}
