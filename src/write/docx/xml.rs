//! A borrowed tree over the XML that `docx-rs` writes: elements, attributes, text. No namespaces,
//! entities or comments are looked into; text and attribute values stay as they are escaped.

use crate::diagnostic::watch;

/// An element.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    /// Its qualified name.
    pub name: &'a str,
    /// Attributes, values as escaped.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// What is in it.
    pub children: Vec<Node<'a>>,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Text as escaped.
    Text(&'a str),
}

impl<'a> Element<'a> {
    /// An element without anything.
    pub fn empty(name: &'a str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find_map(|node| match node {
            Node::Element(child) if child.name == name => Some(child),
            _ => None,
        })
    }

    /// The first child of a name, to be changed.
    pub fn child_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.children.iter_mut().find_map(|node| match node {
            Node::Element(child) if child.name == name => Some(child),
            _ => None,
        })
    }

    /// Removes its children of a name.
    pub fn remove(&mut self, name: &str) {
        self.children.retain(|node| !matches!(node, Node::Element(child) if child.name == name));
    }

    /// Writes it out.
    pub fn print(&self, out: &mut String) {
        if self.children.is_empty() {
            self.begin(out);
            out.push_str("/>");
            return;
        }
        self.open(out);
        for child in &self.children {
            match child {
                Node::Element(child) => child.print(out),
                Node::Text(text) => out.push_str(text),
            }
        }
        self.close(out);
    }

    /// Writes the tag before its children.
    pub fn open(&self, out: &mut String) {
        self.begin(out);
        out.push('>');
    }

    /// Writes the tag after its children.
    pub fn close(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }

    /// Writes its name and attributes.
    fn begin(&self, out: &mut String) {
        watch::tick(1);
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(value);
            out.push('"');
        }
    }
}

/// The root element of a document; none where it is not well-formed.
pub fn parse(mut rest: &str) -> Option<Element<'_>> {
    let mut open: Vec<Element<'_>> = Vec::new();
    loop {
        let (text, after) = rest.split_once('<')?;
        watch::tick(1);
        if let Some(parent) = open.last_mut()
            && !text.is_empty()
        {
            parent.children.push(Node::Text(text));
        }
        let (tag, after) = split_tag(after)?;
        rest = after;
        if tag.starts_with('?') || tag.starts_with('!') {
            continue;
        }
        let closed = if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop()?;
            (element.name == name).then_some(element)?
        } else {
            let (body, single) = match tag.strip_suffix('/') {
                Some(body) => (body, true),
                None => (tag, false),
            };
            let element = start(body)?;
            if !single {
                open.push(element);
                continue;
            }
            element
        };
        match open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(closed)),
            None => return Some(closed),
        }
    }
}

/// A tag may hold `>` in an attribute's value.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some((text.get(..at)?, text.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

fn start(body: &str) -> Option<Element<'_>> {
    let (name, mut rest) = body.split_once(' ').unwrap_or((body, ""));
    let mut element = Element::empty(name);
    while let Some((key, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"')?;
        element.attributes.push((key.trim_ascii(), value));
        rest = after;
    }
    Some(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_printed_as_read() {
        let xml = "<a x=\"1>2\"><b/>甲<c>乙&lt;</c></a>";
        let mut out = String::new();
        parse(xml).unwrap().print(&mut out);
        assert_eq!(out, xml);
    }

    #[test]
    fn an_unclosed_element_is_refused() {
        assert!(parse("<a><b></a>").is_none());
        assert!(parse("<a>").is_none());
    }
}
