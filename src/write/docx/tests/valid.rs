//! What every package must hold, whatever the model: our own check, independent of the writer's
//! pass, of order, structure and relationships.

use std::collections::BTreeSet;

use super::super::order::order_of;
use super::super::xml::{Element, Node, parse};

/// Every fault of a package's parts, in words.
pub fn faults(parts: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut out = Vec::new();
    let mut roots = Vec::new();
    for (name, bytes) in parts {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let mut reader = quick_xml::Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => {
                    out.push(format!("{name}: {error}"));
                    break;
                }
            }
        }
        match parse(text) {
            Some(root) => roots.push((name.as_str(), root)),
            None => out.push(format!("{name} is not XML")),
        }
    }
    let part = |wanted: &str| roots.iter().find(|(name, _)| *name == wanted).map(|(_, root)| root);
    for (name, root) in &roots {
        every(root, &mut |element| check(name, element, &mut out));
    }
    references(&roots, parts, &mut out);
    let (Some(body), Some(styles)) = (part("word/document.xml"), part("word/styles.xml")) else {
        out.push("there is no document or no styles".into());
        return out;
    };
    let mut defined = BTreeSet::new();
    every(styles, &mut |element| defined.extend(attribute(element, "w:styleId")));
    for (name, root) in &roots {
        every(root, &mut |element| {
            let names = ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"];
            if names.contains(&element.name)
                && !attribute(element, "w:val").is_some_and(|id| defined.contains(id))
            {
                out.push(format!("{name}: {:?} names no style", element.attributes));
            }
        });
    }
    let mut ids = BTreeSet::new();
    every(body, &mut |element| {
        if element.name == "wp:docPr" && !ids.insert(attribute(element, "id")) {
            out.push("two pictures have one id".into());
        }
    });
    let children: Vec<&str> = elements(body).flat_map(elements).map(|child| child.name).collect();
    match children.as_slice() {
        [.., "w:p", "w:sectPr"] | ["w:sectPr"] => {}
        _ => out.push("the body does not end in a paragraph and its section".into()),
    }
    out
}

/// An element on its own: its children's order and number, and what must be in it.
fn check(part: &str, element: &Element<'_>, out: &mut Vec<String>) {
    let children: Vec<&str> = elements(element).map(|child| child.name).collect();
    if let Some(order) = order_of(element.name) {
        let places: Vec<Option<usize>> =
            children.iter().map(|child| order.iter().position(|name| name == child)).collect();
        let repeated = |name: &str| {
            matches!(name, "w:tr" | "w:tc" | "w:headerReference" | "w:footerReference")
        };
        let sound = places.iter().all(Option::is_some)
            && places.windows(2).zip(children.windows(2)).all(|(place, name)| {
                place[0] < place[1] || (place[0] == place[1] && repeated(name[0]))
            });
        if !sound {
            out.push(format!("{part}: {} holds {children:?}", element.name));
        }
    }
    let needs = match element.name {
        "w:tc" => children.last() == Some(&"w:p"),
        "w:tr" => children.contains(&"w:tc"),
        "w:tbl" => children.contains(&"w:tr") && children.contains(&"w:tblGrid"),
        "w:ftr" => children.contains(&"w:p"),
        "w:pPr" | "w:rPr" | "w:tabs" | "w:pBdr" => !children.is_empty(),
        _ => true,
    };
    if !needs {
        out.push(format!("{part}: {} holds only {children:?}", element.name));
    }
    let mut seen = BTreeSet::new();
    if !element.attributes.iter().all(|(name, _)| seen.insert(*name)) {
        out.push(format!("{part}: {} has an attribute twice", element.name));
    }
    // two tables in a row would be one
    if children.windows(2).any(|pair| pair == ["w:tbl", "w:tbl"]) {
        out.push(format!("{part}: a table stands right behind another"));
    }
    if children.last() == Some(&"w:tbl") {
        out.push(format!("{part}: {} ends in a table", element.name));
    }
}

/// What is referred to is there, and what is there is referred to.
fn references(roots: &[(&str, Element<'_>)], parts: &[(String, Vec<u8>)], out: &mut Vec<String>) {
    let mut typed = BTreeSet::new();
    let mut targets = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (name, root) in roots {
        every(root, &mut |element| match element.name {
            "Override" => typed.extend(
                attribute(element, "PartName").map(|at| at.trim_start_matches('/').to_owned()),
            ),
            "Relationship" => {
                let target = attribute(element, "Target").unwrap_or_default();
                let folder = if *name == "_rels/.rels" { "" } else { "word/" };
                targets.insert(format!("{folder}{target}"));
                ids.extend(attribute(element, "Id").map(str::to_owned));
            }
            _ => {}
        });
    }
    for (name, root) in
        roots.iter().filter(|(name, _)| name.starts_with("word/") && !name.ends_with("rels"))
    {
        every(root, &mut |element| {
            for key in ["r:id", "r:embed"] {
                if let Some(id) = attribute(element, key)
                    && !ids.contains(id)
                {
                    out.push(format!("{name}: {id} leads nowhere"));
                }
            }
        });
    }
    let own: BTreeSet<String> = parts
        .iter()
        .map(|(name, _)| name.clone())
        .filter(|name| !name.ends_with(".rels") && name != "[Content_Types].xml")
        .collect();
    let pictures = |name: &&String| !name.ends_with(".png");
    if own != targets || own.iter().filter(pictures).ne(typed.iter()) {
        out.push(format!("parts {own:?}, related {targets:?}, typed {typed:?}"));
    }
}

fn every<'t, 'a>(element: &'t Element<'a>, see: &mut impl FnMut(&'t Element<'a>)) {
    see(element);
    elements(element).for_each(|child| every(child, see));
}

fn elements<'t, 'a>(element: &'t Element<'a>) -> impl Iterator<Item = &'t Element<'a>> {
    element.children.iter().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn attribute<'a>(element: &Element<'a>, name: &str) -> Option<&'a str> {
    element.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
}

#[test]
fn what_is_out_of_order_or_leads_nowhere_is_found() {
    let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let found = faults(&[
        part("word/styles.xml", "<w:styles/>"),
        part(
            "word/document.xml",
            "<w:document><w:body><w:p><w:pPr><w:jc w:val=\"a\"/><w:pStyle w:val=\"X\"/></w:pPr></w:p>\
             <w:sectPr><w:footerReference r:id=\"no\"/></w:sectPr></w:body></w:document>",
        ),
    ]);
    for word in ["w:pPr holds", "names no style", "leads nowhere", "typed"] {
        assert!(found.iter().any(|fault| fault.contains(word)), "{word}: {found:?}");
    }
}
