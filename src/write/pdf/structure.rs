//! The structure tree: what each piece of marked content is, for readers that do not see the page.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId, dictionary};

use crate::layout::{Node, Tag};

use super::file::File;

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

/// What stands under a node, in order.
enum Kid {
    /// Another node.
    Node(usize),
    /// Marked content: page, and its id there.
    Content(u32, u32),
}

/// The tree while it grows: only nodes that something stands under are written.
struct Tree<'a> {
    nodes: &'a [Node],
    /// Ids of the nodes in use.
    ids: Vec<Option<ObjectId>>,
    kids: Vec<Vec<Kid>>,
}

/// Writes the tree. `marked` holds, page by page, the node of each marked-content id. Gives the id
/// of its root.
pub(super) fn add(
    file: &mut File,
    (nodes, figures): (&[Node], &Figures),
    pages: &[ObjectId],
    marked: &[Vec<usize>],
) -> ObjectId {
    let root = file.promise();
    let kids = nodes.iter().map(|_| Vec::new()).collect();
    let mut tree = Tree { nodes, ids: vec![None; nodes.len()], kids };
    let top = file.promise();
    if let Some(first) = tree.ids.first_mut() {
        *first = Some(top);
    }
    for (page, contents) in (0u32..).zip(marked) {
        for (content, &node) in (0u32..).zip(contents) {
            tree.link(file, node);
            if let Some(list) = tree.kids.get_mut(node) {
                add_kid(list, Kid::Content(page, content));
            }
        }
    }
    // cells without text still hold their place in the row
    for (index, node) in nodes.iter().enumerate() {
        if matches!(node.tag, Tag::Cell | Tag::HeadingCell) {
            tree.link(file, index);
        }
    }
    tree.write(file, root, pages, figures);
    let mut numbers = Vec::new();
    for (page, contents) in marked.iter().enumerate() {
        let owners: Vec<Object> = contents.iter().map(|&node| tree.reference(node)).collect();
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Reference(file.add(Object::Array(owners))));
    }
    let parents = file.add(dictionary! { "Nums" => numbers });
    let whole = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(top)],
        "ParentTree" => parents,
        "ParentTreeNextKey" => pages.len() as i64,
    };
    file.put(root, &Object::Dictionary(whole));
    root
}

/// Adds a kid; most nodes have but one.
fn add_kid(list: &mut Vec<Kid>, kid: Kid) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(kid);
}

impl Tree<'_> {
    fn reference(&self, node: usize) -> Object {
        self.ids.get(node).copied().flatten().map_or(Object::Null, Object::Reference)
    }

    fn linked(&self, node: usize) -> bool {
        self.ids.get(node).is_some_and(Option::is_some)
    }

    /// Puts a node, and every node above it, among its parent's kids once, in order of first use.
    fn link(&mut self, file: &mut File, node: usize) {
        let parent = |at: usize| self.nodes.get(at).map_or(0, |node| node.parent);
        let mut path = Vec::new();
        let mut at = node;
        while at < self.nodes.len() && !self.linked(at) {
            path.push((at, parent(at)));
            at = parent(at);
        }
        for (at, parent) in path.into_iter().rev() {
            if let Some(list) = self.kids.get_mut(parent) {
                add_kid(list, Kid::Node(at));
            }
            if let Some(id) = self.ids.get_mut(at) {
                *id = Some(file.promise());
            }
        }
    }

    /// Writes every node in use.
    fn write(&self, file: &mut File, root: ObjectId, pages: &[ObjectId], figures: &Figures) {
        let levels = self.levels();
        for (index, (node, kids)) in self.nodes.iter().zip(&self.kids).enumerate() {
            let Some(id) = self.ids.get(index).copied().flatten() else { continue };
            let parent = if index == 0 { root.into() } else { self.reference(node.parent) };
            let tag = match levels.get(&index) {
                Some(level) => Tag::Heading(*level),
                None => node.tag,
            };
            let kids: Vec<Object> = kids.iter().map(|kid| self.kid(kid, pages)).collect();
            let mut element = dictionary! {
                "Type" => "StructElem",
                "S" => Object::Name(name(tag).into_bytes()),
                "P" => parent,
                "K" => kids,
            };
            if node.tag == Tag::HeadingCell {
                element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
            }
            if let Some((alt, name)) = figures.get(&index) {
                element.set("Alt", lopdf::text_string(alt));
                if let Some(name) = name {
                    element.set("ActualText", lopdf::text_string(name));
                }
            }
            file.put(id, &Object::Dictionary(element));
        }
    }

    fn kid(&self, kid: &Kid, pages: &[ObjectId]) -> Object {
        match *kid {
            Kid::Node(node) => self.reference(node),
            Kid::Content(page, content) => {
                let page = pages.get(page as usize).copied();
                Object::Dictionary(dictionary! {
                    "Type" => "MCR",
                    "Pg" => page.map_or(Object::Null, Object::Reference),
                    "MCID" => i64::from(content),
                })
            }
        }
    }

    /// Levels of the headings by node: none skips one, as where a text without a title begins
    /// with 一、.
    fn levels(&self) -> BTreeMap<usize, u8> {
        let mut above: Vec<u8> = Vec::new();
        let mut levels = BTreeMap::new();
        for (index, node) in self.nodes.iter().enumerate() {
            if let (Tag::Heading(level), true) = (node.tag, self.linked(index)) {
                above.retain(|other| *other < level);
                above.push(level);
                levels.insert(index, above.len() as u8);
            }
        }
        levels
    }
}
