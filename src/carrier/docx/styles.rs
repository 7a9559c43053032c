//! `word/styles.xml`: what each style says, with what it is based on.

use std::collections::HashMap;
use std::io::BufRead;

use ecow::EcoString;

use super::properties::{self, Look, Shape, each};
use super::xml::{Tag, Token, Xml};
use crate::carrier::CarrierError;

/// Longest chain of styles based on one another.
const CHAIN: usize = 16;
/// Half points of text whose size nobody tells: 三号, as official documents have it.
const SIZE: u16 = 32;

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// What all text looks like.
    base: Look,
    shape: Shape,
}

/// A style, with all that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// Its name, as people see it.
    pub name: EcoString,
    /// Its paragraphs.
    pub shape: Shape,
    /// Their characters.
    pub look: Look,
    /// Its tables have lines.
    pub ruled: Option<bool>,
    based_on: Option<String>,
}

impl Styles {
    /// Reads the part.
    pub(super) fn read<R: BufRead>(xml: &mut Xml<R>) -> Result<Self, CarrierError> {
        let mut own = Self::default();
        loop {
            match xml.next()? {
                Token::Start(Tag::Style) => own.style(xml)?,
                Token::Start(Tag::DocDefaults) => own.defaults(xml)?,
                Token::Eof => break,
                _ => {}
            }
        }
        let whole: Vec<(String, Style)> =
            own.styles.iter().map(|(id, style)| (id.clone(), own.whole(style))).collect();
        own.styles.extend(whole);
        Ok(own)
    }

    fn style<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), CarrierError> {
        let [id, kind, usual] = xml.attributes(&["styleId", "type", "default"]);
        let id = id.unwrap_or_default();
        let is_usual = matches!(usual.as_deref(), Some("1" | "true" | "on"));
        if is_usual && kind.as_deref() == Some("paragraph") {
            self.usual = Some(id.clone());
        }
        let mut style = Style::default();
        each(xml, |xml, tag| {
            match tag {
                Tag::Name => style.name = xml.value().unwrap_or_default().into(),
                Tag::BasedOn => style.based_on = xml.value(),
                Tag::ParagraphProperties => {
                    style.shape = properties::paragraph(xml)?.shape;
                    return Ok(());
                }
                Tag::RunProperties => {
                    style.look = properties::run(xml)?.look;
                    return Ok(());
                }
                Tag::TableProperties => {
                    return each(xml, |xml, tag| match tag {
                        Tag::TableBorders => {
                            style.ruled = Some(ruled(xml)?);
                            Ok(())
                        }
                        _ => xml.skip(),
                    });
                }
                _ => {}
            }
            xml.skip()
        })?;
        self.styles.insert(id, style);
        Ok(())
    }

    fn defaults<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), CarrierError> {
        // w:rPrDefault and w:pPrDefault hold one of these each
        each(xml, |xml, _| {
            each(xml, |xml, tag| {
                match tag {
                    Tag::RunProperties => self.base = properties::run(xml)?.look,
                    Tag::ParagraphProperties => self.shape = properties::paragraph(xml)?.shape,
                    _ => xml.skip()?,
                }
                Ok(())
            })
        })
    }

    /// A style with all that it is based on.
    fn whole(&self, style: &Style) -> Style {
        let mut whole = style.clone();
        let mut below = style.based_on.as_deref();
        for _ in 0..CHAIN {
            let Some(style) = below.and_then(|id| self.styles.get(id)) else { break };
            whole.shape = whole.shape.over(style.shape);
            whole.look = whole.look.over(style.look);
            whole.ruled = whole.ruled.or(style.ruled);
            below = style.based_on.as_deref();
        }
        whole.based_on = None;
        whole
    }

    /// A style by its id.
    pub(super) fn get(&self, id: Option<&str>) -> Option<&Style> {
        self.styles.get(id?)
    }

    /// That of a paragraph which names this one, or none.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> Option<&Style> {
        self.get(id).or_else(|| self.get(self.usual.as_deref()))
    }

    /// Shape of paragraphs that say nothing.
    pub(super) fn shape(&self) -> Shape {
        self.shape
    }

    /// Look of characters that say nothing.
    pub(super) fn base(&self) -> Look {
        self.base
    }

    /// Half points of characters of a look.
    pub(super) fn size(look: Look) -> u16 {
        look.size.filter(|size| *size > 0).unwrap_or(SIZE)
    }
}

/// Reads borders: whether one of them is drawn.
pub(super) fn ruled<R: BufRead>(xml: &mut Xml<R>) -> Result<bool, CarrierError> {
    let mut ruled = false;
    each(xml, |xml, _| {
        ruled |= !matches!(xml.value().as_deref(), None | Some("nil" | "none"));
        xml.skip()
    })?;
    Ok(ruled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carrier::Align;

    #[test]
    fn a_style_holds_what_it_is_based_on() {
        let text = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr>\
                    </w:rPrDefault></w:docDefaults>\
                    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/>\
                    <w:pPr><w:jc w:val='center'/></w:pPr></w:style>\
                    <w:style w:styleId='b'><w:name w:val='标题 甲'/><w:basedOn w:val='c'/>\
                    <w:rPr><w:b/></w:rPr></w:style>\
                    <w:style w:styleId='c'><w:basedOn w:val='b'/><w:rPr><w:b w:val='0'/></w:rPr>\
                    <w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style></w:styles>";
        let styles = Styles::read(&mut Xml::new(text.as_bytes(), "a.xml")).unwrap();
        let own = styles.of_paragraph(Some("b")).unwrap();
        assert_eq!((own.look.bold, own.shape.outline), (Some(true), Some(1)));
        assert_eq!(own.name, "标题 甲");
        let usual = styles.of_paragraph(None).unwrap();
        assert_eq!(usual.shape.align, Some(Align::Centre));
        assert_eq!(styles.base().size, Some(21));
    }
}
