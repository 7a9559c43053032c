//! One pass over a part that `docx-rs` built: what comes in is its XML, what goes out is the same
//! content in schema order, without the attributes and empty elements it writes beside the schema.
//!
//! Law: text is untouched; the pass over its own output changes nothing.

use super::grid::STYLES;
use super::order::order_of;
use super::xml::{Element, Node, parse};
use crate::diagnostic::watch;
use crate::write::WriteError;

/// Brings a part into canonical form.
///
/// # Errors
/// [`WriteError`] where the part is not the XML `docx-rs` is known to write.
pub fn canonical(part: &[u8]) -> Result<Vec<u8>, WriteError> {
    let mut out = String::with_capacity(part.len() + 64);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    settled(part)?.print(&mut out);
    Ok(out.into_bytes())
}

/// The tree of an element in canonical form.
///
/// # Errors
/// As [`canonical`].
pub fn settled(part: &[u8]) -> Result<Element<'_>, WriteError> {
    let text = std::str::from_utf8(part).map_err(|_| WriteError::write("a part is not UTF-8"))?;
    let mut root = parse(text).ok_or_else(|| WriteError::write("a part is not well-formed"))?;
    settle(&mut root);
    Ok(root)
}

fn settle(element: &mut Element<'_>) {
    watch::tick(1);
    element.attributes.retain(|(name, _)| !name.starts_with("w14:"));
    match element.name {
        "w:gridCol" => element.attributes.retain(|(name, _)| *name == "w:w"),
        "w:ind" => element.attributes.retain(|(_, value)| *value != "0"),
        "w:tr" if repeats(element) => repeat(element),
        _ => {}
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            settle(child);
        }
    }
    element.children.retain(|child| match child {
        Node::Element(child) => !is_void(child),
        Node::Text(_) => true,
    });
    if let Some(order) = order_of(element.name) {
        let place = |node: &Node<'_>| match node {
            Node::Element(child) => {
                order.iter().position(|name| *name == child.name).unwrap_or(order.len())
            }
            Node::Text(_) => order.len(),
        };
        element.children.sort_by_key(place);
    }
}

/// An element that says nothing once its own content is gone.
fn is_void(element: &Element<'_>) -> bool {
    if element.name == "w:t" {
        return element.children.is_empty();
    }
    let holder = matches!(
        element.name,
        "w:rPr" | "w:pPr" | "w:tcPr" | "w:trPr" | "w:pBdr" | "w:tabs" | "w:ind" | "w:rFonts"
    );
    holder && element.children.is_empty() && element.attributes.is_empty()
}

/// A row is set as heading cells are.
fn repeats(row: &Element<'_>) -> bool {
    let path = ["w:tc", "w:p", "w:pPr", "w:pStyle"];
    let style = path.iter().try_fold(row, |element, name| element.child(name));
    let is_head = |value: &str| STYLES.iter().any(|[head, ..]| *head == value);
    style.is_some_and(|style| style.attributes.iter().any(|(_, value)| is_head(value)))
}

/// `docx-rs` cannot mark a heading row.
fn repeat(row: &mut Element<'_>) {
    if row.child("w:trPr").is_none() {
        row.children.insert(0, Node::Element(Element::empty("w:trPr")));
    }
    if let Some(properties) = row.child_mut("w:trPr")
        && properties.child("w:tblHeader").is_none()
    {
        properties.children.push(Node::Element(Element::empty("w:tblHeader")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(xml: &str) -> String {
        String::from_utf8(canonical(xml.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn paragraph_properties_come_in_schema_order() {
        let out = pass(
            "<w:p><w:pPr><w:rPr /><w:jc w:val=\"both\"/><w:ind w:left=\"0\"/><w:pStyle w:val=\"a\"/></w:pPr>\
             <w:r><w:t>甲&amp;乙</w:t></w:r></w:p>",
        );
        assert!(
            out.contains("<w:pPr><w:pStyle w:val=\"a\"/><w:jc w:val=\"both\"/></w:pPr>"),
            "{out}"
        );
        assert!(out.contains("<w:t>甲&amp;乙</w:t>"));
    }

    #[test]
    fn the_pass_is_idempotent() {
        let once = pass(
            "<w:tbl><w:tblPr><w:tblW w:w=\"1\"/><w:tblStyle w:val=\"GwTable\"/></w:tblPr><w:tr><w:tc><w:p>\
             <w:pPr><w:pStyle w:val=\"GwTableHead2\"/></w:pPr></w:p></w:tc></w:tr></w:tbl>",
        );
        assert!(once.contains("<w:tblHeader/>"), "{once}");
        assert_eq!(pass(&once), once);
    }
}
