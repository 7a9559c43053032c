//! A part's bytes → its elements, one after the other. Namespaces are what the part calls them;
//! elements that no reader asks for have one tag for all.
//!
//! Law: linear in the part, and no deeper than [`DEEPEST`].

use std::io::{BufRead, ErrorKind};

use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::{Reader, XmlVersion};

use super::package::MOST;
use crate::carrier::CarrierError;
use crate::diagnostic::watch;

pub(super) use super::tag::{Space, Tag};

/// Deepest nesting of elements: a table in a cell takes three, and no program nests a dozen.
const DEEPEST: usize = 256;
/// Most prefixes of a part.
const PREFIXES: usize = 64;

/// What comes next in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// An element begins; its attributes can be asked for.
    Start(Tag),
    /// The element that began last ends.
    End,
    /// Characters; see [`Xml::text`].
    Text,
    /// The part ends.
    Eof,
}

/// A part being read.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    part: String,
    buffer: Vec<u8>,
    /// The element that began last: its name and attributes.
    start: String,
    name: usize,
    text: String,
    depth: usize,
    prefixes: Vec<(String, Space)>,
}

impl<R: BufRead> Xml<R> {
    /// A part by its name.
    pub(super) fn new(reader: R, part: &str) -> Self {
        let mut reader = Reader::from_reader(reader);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = false;
        let usual = [("w", Space::Word), ("m", Space::Math), ("mc", Space::Compatibility)];
        Self {
            reader,
            part: part.to_owned(),
            buffer: Vec::new(),
            start: String::new(),
            name: 0,
            text: String::new(),
            depth: 0,
            prefixes: usual.map(|(prefix, space)| (prefix.to_owned(), space)).to_vec(),
        }
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token, CarrierError> {
        loop {
            self.buffer.clear();
            watch::tick(1);
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.broken(&error)),
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    self.start.clear();
                    let Ok(content) = std::str::from_utf8(&start) else {
                        return Err(self.fault("it is not UTF-8"));
                    };
                    self.start.push_str(content);
                    self.name = start.name().as_ref().len();
                    if self.depth > DEEPEST {
                        return Err(CarrierError::TooDeep(self.part.clone()));
                    }
                    if self.start.contains("xmlns") {
                        self.declare();
                    }
                    return Ok(Token::Start(self.tag()));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::End);
                }
                Event::Text(text) => match text.decode() {
                    Ok(text) => self.text = text.into_owned(),
                    Err(error) => return Err(self.fault(error)),
                },
                Event::CData(text) => match text.decode() {
                    Ok(text) => self.text = text.into_owned(),
                    Err(error) => return Err(self.fault(error)),
                },
                Event::GeneralRef(name) => {
                    let own = match &*name {
                        b"lt" => Some('<'),
                        b"gt" => Some('>'),
                        b"amp" => Some('&'),
                        b"quot" => Some('"'),
                        b"apos" => Some('\''),
                        _ => name.resolve_char_ref().ok().flatten(),
                    };
                    let Some(own) = own else { return Err(self.fault("an unknown entity")) };
                    self.text.clear();
                    self.text.push(own);
                }
                Event::Eof if self.depth > 0 => return Err(self.fault("it breaks off")),
                Event::Eof => return Ok(Token::Eof),
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => continue,
            }
            return Ok(Token::Text);
        }
    }

    /// The characters of the text that came last.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Passes over the element that began last.
    pub(super) fn skip(&mut self) -> Result<(), CarrierError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// An attribute of the element that began last, by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let [value] = self.attributes(&[name]);
        value
    }

    /// Several of them.
    pub(super) fn attributes<const N: usize>(&self, names: &[&str; N]) -> [Option<String>; N] {
        let mut values = [const { None }; N];
        let mut all = Attributes::new(&self.start, self.name);
        for attribute in all.with_checks(false).filter_map(Result::ok) {
            let local = attribute.key.local_name();
            let at = names.iter().position(|name| name.as_bytes() == local.as_ref());
            if let Some(value) = at.and_then(|at| values.get_mut(at)) {
                let decoder = self.reader.decoder();
                *value = attribute
                    .decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder)
                    .ok()
                    .map(Into::into);
            }
        }
        values
    }

    /// `w:val` of the element that began last.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether an element that switches something on does so.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// Learns the prefixes that the element that began last declares.
    fn declare(&mut self) {
        let mut all = Attributes::new(&self.start, self.name);
        for attribute in all.with_checks(false).filter_map(Result::ok) {
            let key = std::str::from_utf8(attribute.key.as_ref()).unwrap_or_default();
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => rest.strip_prefix(':').unwrap_or_default(),
                None => continue,
            };
            let space = Space::of(&attribute.value);
            let room = self.prefixes.len() < PREFIXES;
            match self.prefixes.iter_mut().find(|(own, _)| own == prefix) {
                Some(known) => known.1 = space,
                None if room => self.prefixes.push((prefix.to_owned(), space)),
                None => {}
            }
        }
    }

    /// The tag of the element that began last.
    fn tag(&self) -> Tag {
        let name = self.start.get(..self.name).unwrap_or_default();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let space = self.prefixes.iter().find(|(own, _)| own == prefix);
        Tag::of(space.map_or(Space::Other, |(_, space)| *space), local)
    }

    /// What a fault of the XML reader means.
    fn broken(&self, error: &quick_xml::Error) -> CarrierError {
        match error {
            quick_xml::Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => {
                CarrierError::TooLarge(MOST)
            }
            quick_xml::Error::Io(error) => CarrierError::Package(format!("{}: {error}", self.part)),
            other => CarrierError::Xml {
                part: self.part.clone(),
                byte: self.reader.error_position(),
                what: other.to_string(),
            },
        }
    }

    fn fault(&self, what: impl ToString) -> CarrierError {
        let byte = self.reader.buffer_position();
        CarrierError::Xml { part: self.part.clone(), byte, what: what.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(xml: &str) -> Result<Token, CarrierError> {
        let mut xml = Xml::new(xml.as_bytes(), "a.xml");
        loop {
            match xml.next() {
                Ok(Token::Start(_) | Token::End | Token::Text) => {}
                end => return end,
            }
        }
    }

    #[test]
    fn elements_are_known_by_their_namespace() {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let xml =
            format!("<ns0:p xmlns:ns0='{word}' xmlns:w='other'><w:p/><ns0:t a='&lt;'/></ns0:p>");
        let mut xml = Xml::new(xml.as_bytes(), "a.xml");
        assert_eq!(xml.next(), Ok(Token::Start(Tag::P)));
        assert_eq!(xml.next(), Ok(Token::Start(Tag::Other)));
        assert_eq!(xml.next(), Ok(Token::End));
        assert_eq!(xml.next(), Ok(Token::Start(Tag::T)));
        assert_eq!(xml.attribute("a").as_deref(), Some("<"));
    }

    #[test]
    fn what_is_broken_is_named_with_its_place() {
        for (xml, byte) in [("<a><b></a>", 6), ("<a>&x;</a>", 6), ("<a><b>", 6)] {
            match end(xml) {
                Err(CarrierError::Xml { part, byte: at, .. }) => {
                    assert_eq!((part.as_str(), at), ("a.xml", byte), "{xml}");
                }
                other => panic!("{xml}: {other:?}"),
            }
        }
        let deep = "<a>".repeat(300);
        assert_eq!(end(&deep), Err(CarrierError::TooDeep("a.xml".into())));
    }
}
