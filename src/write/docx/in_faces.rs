//! Elements → XML, where characters that their style's face lacks name one that has them.
//!
//! Law: text is untouched; an element without such characters comes out as it went in.

use super::faces::{Faces, role_of};
use super::xml::{Element, Node};
use crate::font::FontRole;

/// What is printed one after the other: where to, and in which faces.
pub struct Printer {
    pub xml: String,
    faces: Faces,
    /// Faces of characters that their style's own lacks, in order of first use.
    pub rare: Vec<&'static str>,
}

impl Printer {
    /// Nothing is printed.
    pub fn new(faces: Faces) -> Self {
        Self { xml: String::new(), faces, rare: Vec::new() }
    }

    /// Prints an element that stands in a text of a role.
    pub fn print(&mut self, element: Element<'_>, role: FontRole) {
        if element.name == "w:r" {
            return self.run(element, role);
        }
        if element.children.is_empty() || element.name.ends_with("Pr") {
            return element.print(&mut self.xml);
        }
        let name = element.name;
        self.open(element, role);
        self.close(name);
    }

    /// Prints an element but for its end; tells the role of the text in it.
    pub fn open(&mut self, mut element: Element<'_>, role: FontRole) -> FontRole {
        let role = match element.name {
            "w:p" => style_of(&element, "w:pPr", "w:pStyle").map_or(FontRole::Fangsong, role_of),
            _ => role,
        };
        element.open(&mut self.xml);
        for child in std::mem::take(&mut element.children) {
            match child {
                Node::Element(child) => self.print(child, role),
                Node::Text(text) => self.xml.push_str(text),
            }
        }
        role
    }

    /// Prints an element's end.
    pub fn close(&mut self, name: &str) {
        Element::empty(name).close(&mut self.xml);
    }

    /// Prints a run, as several where its own face lacks a character. Each is printed as it is made:
    /// there may be very many.
    fn run(&mut self, run: Element<'_>, role: FontRole) {
        let role = style_of(&run, "w:rPr", "w:rStyle").map_or(role, role_of);
        let faces = self.faces;
        let instead = |c| faces.instead(role, c);
        if texts(&run).any(|text| text.chars().any(|c| instead(c).is_some())) {
            split(run, instead, &mut self.xml, &mut self.rare);
        } else {
            run.print(&mut self.xml);
        }
    }
}

/// The style that an element's properties name.
fn style_of<'a>(element: &Element<'a>, properties: &str, style: &str) -> Option<&'a str> {
    let style = element.child(properties)?.child(style)?;
    style.attributes.iter().find(|(name, _)| *name == "w:val").map(|(_, value)| *value)
}

fn texts<'t, 'a>(run: &'t Element<'a>) -> impl Iterator<Item = &'a str> + 't {
    run.children
        .iter()
        .flat_map(|node| match node {
            Node::Element(child) if child.name == "w:t" => child.children.as_slice(),
            _ => &[],
        })
        .filter_map(|node| match node {
            Node::Text(text) => Some(*text),
            Node::Element(_) => None,
        })
}

/// A run → printed runs, each in one face.
fn split<'a>(
    run: Element<'a>,
    instead: impl Fn(char) -> Option<&'static str>,
    out: &mut String,
    used: &mut Vec<&'static str>,
) {
    let properties = run.child("w:rPr").cloned();
    let begin = |face: Option<&'static str>| {
        let mut own = properties.clone();
        if let Some(face) = face {
            own = Some(named(own, face));
        }
        let mut run = Element::empty("w:r");
        run.children.extend(own.map(Node::Element));
        run
    };
    let mut current = (None, begin(None));
    let mut filled = false;
    for node in run.children {
        let Node::Element(child) = node else { continue };
        if child.name == "w:rPr" {
            continue;
        }
        if child.name != "w:t" {
            current.1.children.push(Node::Element(child));
            filled = true;
            continue;
        }
        for text in child.children {
            let Node::Text(text) = text else { continue };
            for (face, piece) in pieces(text, &instead) {
                if face != current.0 {
                    if filled {
                        current.1.print(out);
                    }
                    current.1 = begin(face);
                    current.0 = face;
                    used.extend(face.filter(|face| !used.contains(face)));
                }
                let mut own = Element::empty("w:t");
                own.attributes.clone_from(&child.attributes);
                own.children.push(Node::Text(piece));
                current.1.children.push(Node::Element(own));
                filled = true;
            }
        }
    }
    if filled {
        current.1.print(out);
    }
}

/// Stretches of text that go to one face, each with that.
fn pieces<'a>(
    mut text: &'a str,
    instead: &impl Fn(char) -> Option<&'static str>,
) -> impl Iterator<Item = (Option<&'static str>, &'a str)> {
    std::iter::from_fn(move || {
        let face = instead(text.chars().next()?);
        let end = text.find(|c| instead(c) != face).unwrap_or(text.len());
        let (piece, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        text = rest;
        Some((face, piece))
    })
}

/// Run properties with a face for Chinese text.
fn named<'a>(properties: Option<Element<'a>>, face: &'static str) -> Element<'a> {
    let mut properties = properties.unwrap_or_else(|| Element::empty("w:rPr"));
    let fonts = [("w:eastAsia", face), ("w:hint", "eastAsia")];
    match properties.child_mut("w:rFonts") {
        Some(own) => own.attributes = fonts.to_vec(),
        None => {
            let mut own = Element::empty("w:rFonts");
            own.attributes = fonts.to_vec();
            // after the character style, before all else
            let at = usize::from(properties.child("w:rStyle").is_some());
            properties.children.insert(at, Node::Element(own));
        }
    }
    properties
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;
    use crate::style::FontProfile;

    fn given(xml: &str, profile: FontProfile) -> (String, Vec<&'static str>) {
        let mut printer = Printer::new(Faces::of(profile));
        printer.print(parse(xml).unwrap(), FontRole::Fangsong);
        (printer.xml, printer.rare)
    }

    #[test]
    fn a_character_the_face_lacks_takes_another() {
        let xml = "<w:p><w:pPr><w:pStyle w:val=\"GwBody\"/></w:pPr><w:r><w:t>朱镕基&lt;二〇</w:t></w:r>\
                   <w:r><w:rPr><w:rStyle w:val=\"GwRunIn2\"/></w:rPr><w:t>镕𠮷</w:t></w:r></w:p>";
        let (out, used) = given(xml, FontProfile::Gb2312);
        let rare = |face: &str, text: &str| {
            format!(
                "<w:rFonts w:eastAsia=\"{face}\" w:hint=\"eastAsia\"/></w:rPr><w:t>{text}</w:t>"
            )
        };
        assert!(out.contains(&rare("仿宋", "镕")), "{out}");
        assert!(out.contains("<w:r><w:t>基&lt;二</w:t></w:r>"), "{out}");
        assert!(out.contains(&rare("仿宋", "〇")), "{out}");
        assert!(
            out.contains(&format!("<w:rStyle w:val=\"GwRunIn2\"/>{}", rare("楷体", "镕"))),
            "{out}"
        );
        assert!(out.contains(&rare("宋体-ExtB", "𠮷")), "{out}");
        assert_eq!(used, ["仿宋", "楷体", "宋体-ExtB"]);
    }

    #[test]
    fn a_face_of_gbk_has_them() {
        let xml = "<w:p><w:r><w:tab/><w:t>朱镕基二〇</w:t></w:r></w:p>";
        assert_eq!(given(xml, FontProfile::Plain), (xml.to_owned(), Vec::new()));
        assert_eq!(given(xml, FontProfile::Founder), (xml.to_owned(), Vec::new()));
    }

    #[test]
    fn breaks_and_tabs_keep_their_places() {
        let xml = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>镕</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>";
        let (out, _) = given(xml, FontProfile::Gb2312);
        let bare: String = out
            .split("<w:rPr>")
            .map(|piece| piece.split_once("</w:rPr>").map_or(piece, |(_, rest)| rest))
            .collect();
        assert_eq!(
            bare.replace("</w:r><w:r>", ""),
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>镕</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"
        );
    }
}
