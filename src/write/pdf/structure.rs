//! The structure tree: what each piece of marked content is, for readers that do not see the page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::{Node, Tag};

/// The name of a tag in PDF (14.8.4).
pub(super) fn name(tag: Tag) -> String {
    match tag {
        Tag::Document => "Document",
        Tag::Part => "Part",
        Tag::Heading(level) => return format!("H{level}"),
        Tag::Paragraph => "P",
        Tag::Span => "Span",
        Tag::List => "L",
        Tag::ListItem => "LI",
        Tag::ListBody => "LBody",
        Tag::Table => "Table",
        Tag::Row => "TR",
        Tag::HeadingCell => "TH",
        Tag::Cell => "TD",
        Tag::Figure => "Figure",
    }
    .to_owned()
}

/// What pictures show, by their nodes, and the printed text that one stands in place of.
pub(super) type Figures = BTreeMap<usize, (String, Option<String>)>;

/// Adds the tree. `marked` holds, page by page, the node of each marked-content id. Gives the id
/// of its root.
pub(super) fn add(
    doc: &mut Document,
    (nodes, figures): (&[Node], &Figures),
    pages: &[ObjectId],
    marked: &[Vec<usize>],
) -> ObjectId {
    let root = doc.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| doc.new_object_id()).collect();
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); nodes.len()];
    let mut linked = vec![false; nodes.len()];
    let mut parents = Vec::new();
    for (page, contents) in pages.iter().zip(marked) {
        let mut owners = Vec::new();
        for (mcid, &node) in contents.iter().enumerate() {
            let reference = dictionary! {
                "Type" => "MCR",
                "Pg" => Object::Reference(*page),
                "MCID" => mcid as i64,
            };
            link(nodes, &ids, &mut kids, &mut linked, node);
            if let Some(list) = kids.get_mut(node) {
                list.push(Object::Dictionary(reference));
            }
            owners.push(ids.get(node).map_or(Object::Null, |id| Object::Reference(*id)));
        }
        parents.push(owners);
    }
    // cells without text still hold their place in the row
    for (index, node) in nodes.iter().enumerate() {
        if matches!(node.tag, Tag::Cell | Tag::HeadingCell) {
            link(nodes, &ids, &mut kids, &mut linked, index);
        }
    }
    let levels = levels(nodes, &linked);
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 && linked.get(index) != Some(&true) {
            continue;
        }
        let (Some(id), Some(children)) = (ids.get(index), kids.get_mut(index)) else { continue };
        let parent = if index == 0 { Some(root) } else { ids.get(node.parent).copied() };
        let mut element = Dictionary::new();
        element.set("Type", Object::Name(b"StructElem".to_vec()));
        let tag = match levels.get(&index) {
            Some(level) => Tag::Heading(*level),
            None => node.tag,
        };
        element.set("S", Object::Name(name(tag).into_bytes()));
        if let Some(parent) = parent {
            element.set("P", Object::Reference(parent));
        }
        element.set("K", Object::Array(std::mem::take(children)));
        if node.tag == Tag::HeadingCell {
            element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        if let Some((alt, name)) = figures.get(&index) {
            element.set("Alt", lopdf::text_string(alt));
            if let Some(name) = name {
                element.set("ActualText", lopdf::text_string(name));
            }
        }
        doc.objects.insert(*id, Object::Dictionary(element));
    }
    let mut numbers = Vec::new();
    for (page, owners) in parents.into_iter().enumerate() {
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Reference(doc.add_object(Object::Array(owners))));
    }
    let tree = doc.add_object(dictionary! { "Nums" => numbers });
    let top = ids.first().map_or(Object::Null, |id| Object::Reference(*id));
    doc.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![top],
            "ParentTree" => tree,
            "ParentTreeNextKey" => pages.len() as i64,
        }),
    );
    root
}

/// Levels of the headings by node: none skips one, as where a text without a title begins with 一、.
fn levels(nodes: &[Node], linked: &[bool]) -> BTreeMap<usize, u8> {
    let mut above: Vec<u8> = Vec::new();
    let mut levels = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if let (Tag::Heading(level), Some(true)) = (node.tag, linked.get(index)) {
            above.retain(|other| *other < level);
            above.push(level);
            levels.insert(index, above.len() as u8);
        }
    }
    levels
}

/// Puts a node, and every node above it, among its parent's kids once, in order of first use.
fn link(
    nodes: &[Node],
    ids: &[ObjectId],
    kids: &mut [Vec<Object>],
    linked: &mut [bool],
    node: usize,
) {
    let mut path = Vec::new();
    let mut at = node;
    while at != 0 && linked.get(at) == Some(&false) {
        path.push(at);
        at = nodes.get(at).map_or(0, |node| node.parent);
    }
    for at in path.into_iter().rev() {
        let parent = nodes.get(at).map_or(0, |node| node.parent);
        if let (Some(list), Some(id)) = (kids.get_mut(parent), ids.get(at)) {
            list.push(Object::Reference(*id));
        }
        if let Some(done) = linked.get_mut(at) {
            *done = true;
        }
    }
}
