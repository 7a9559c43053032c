//! The structure tree: what each piece of marked content is, for readers that do not see the page.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::layout::{Node, NodeId, Tag};

use super::Sheet;
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
pub(super) type Figures = BTreeMap<NodeId, (String, Option<String>)>;

/// What stands under a node.
#[derive(Clone, Copy)]
enum Kid {
    /// Another node.
    Node(NodeId),
    /// Marked content: page, and its id there.
    Content(u32, u32),
}

/// What is known of a node; nodes are many, and most have one kid.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The number of its object; none while nothing stands under it.
    object: Option<NonZeroU32>,
    /// Its first and last kid: their numbers from 1.
    first: Option<NonZeroU32>,
    last: Option<NonZeroU32>,
}

/// The tree while it grows: only nodes that something stands under are written.
struct Tree<'a> {
    nodes: &'a [Node],
    places: Vec<Place>,
    /// Kids of all nodes, each with the next of the same node.
    kids: Vec<(Kid, Option<NonZeroU32>)>,
    sheets: &'a [Sheet],
}

/// Writes the tree over the marked content of the pages. Gives the id of its root.
pub(super) fn add(
    file: &mut File,
    (nodes, figures): (&[Node], &Figures),
    sheets: &[Sheet],
) -> ObjectId {
    let root = file.promise();
    let places = vec![Place::default(); nodes.len()];
    let contents: usize = sheets.iter().map(|sheet| sheet.marked.len()).sum();
    let kids = Vec::with_capacity(contents + nodes.len());
    let mut tree = Tree { nodes, places, kids, sheets };
    let top = file.promise();
    if let Some(first) = tree.places.first_mut() {
        first.object = NonZeroU32::new(top.0);
    }
    for (page, sheet) in (0u32..).zip(sheets) {
        for (content, &node) in (0u32..).zip(&sheet.marked) {
            tree.link(file, node);
            tree.add_kid(node, Kid::Content(page, content));
        }
    }
    // cells without text still hold their place in the row
    for (index, node) in nodes.iter().enumerate() {
        if matches!(node.tag, Tag::Cell | Tag::HeadingCell) {
            tree.link(file, NodeId::new(index));
        }
    }
    tree.write(file, root, figures);
    let mut numbers = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let owners: Vec<Object> = sheet.marked.iter().map(|&node| tree.reference(node)).collect();
        numbers.push(Object::Integer(page as i64));
        let id = file.promise();
        file.gather(id, &Object::Array(owners));
        numbers.push(Object::Reference(id));
    }
    let parents = file.add(dictionary! { "Nums" => numbers });
    let whole = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(top)],
        "ParentTree" => parents,
        "ParentTreeNextKey" => sheets.len() as i64,
    };
    file.put(root, &Object::Dictionary(whole));
    root
}

impl Tree<'_> {
    fn reference(&self, node: NodeId) -> Object {
        self.id(node).map_or(Object::Null, Object::Reference)
    }

    fn id(&self, node: NodeId) -> Option<ObjectId> {
        let object = self.places.get(node.number()).and_then(|place| place.object);
        object.map(|number| (number.get(), 0))
    }

    /// Adds a kid behind the others.
    fn add_kid(&mut self, node: NodeId, kid: Kid) {
        self.kids.push((kid, None));
        let number = NonZeroU32::new(self.kids.len() as u32);
        let Some(place) = self.places.get_mut(node.number()) else { return };
        place.first = place.first.or(number);
        let before = std::mem::replace(&mut place.last, number);
        if let Some((_, next)) = before.and_then(|at| self.kids.get_mut(at.get() as usize - 1)) {
            *next = number;
        }
    }

    /// The kids of a node, in order.
    fn kids(&self, node: NodeId) -> impl Iterator<Item = Kid> + '_ {
        let mut at = self.places.get(node.number()).and_then(|place| place.first);
        std::iter::from_fn(move || {
            let (kid, next) = self.kids.get(at?.get() as usize - 1)?;
            at = *next;
            Some(*kid)
        })
    }

    /// Puts a node, and every node above it, among its parent's kids once, in order of first use.
    fn link(&mut self, file: &mut File, node: NodeId) {
        let parent =
            |at: NodeId| self.nodes.get(at.number()).map_or(NodeId::ROOT, |node| node.parent);
        let mut path = Vec::new();
        let mut at = node;
        while at.number() < self.nodes.len() && self.id(at).is_none() {
            path.push((at, parent(at)));
            at = parent(at);
        }
        for (at, parent) in path.into_iter().rev() {
            self.add_kid(parent, Kid::Node(at));
            if let Some(place) = self.places.get_mut(at.number()) {
                place.object = NonZeroU32::new(file.promise().0);
            }
        }
    }

    /// Writes every node in use.
    fn write(&self, file: &mut File, root: ObjectId, figures: &Figures) {
        let levels = self.levels();
        for (index, node) in self.nodes.iter().enumerate() {
            let own = NodeId::new(index);
            let Some(id) = self.id(own) else { continue };
            let parent = if index == 0 { root.into() } else { self.reference(node.parent) };
            let tag = match levels.get(&index) {
                Some(level) => Tag::Heading(*level),
                None => node.tag,
            };
            let mut element =
                dictionary! { "S" => Object::Name(name(tag).into_bytes()), "P" => parent };
            self.put_kids(own, &mut element);
            if node.tag == Tag::HeadingCell {
                element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
            }
            if let Some((alt, name)) = figures.get(&own) {
                element.set("Alt", lopdf::text_string(alt));
                if let Some(name) = name {
                    element.set("ActualText", lopdf::text_string(name));
                }
            }
            file.gather(id, &Object::Dictionary(element));
        }
    }

    /// Says what stands under a node, as short as may be: content of the page that its first content
    /// stands on by number alone (14.7.4.2).
    fn put_kids(&self, node: NodeId, element: &mut Dictionary) {
        let own = self.kids(node).find_map(|kid| match kid {
            Kid::Content(page, _) => Some(page),
            Kid::Node(_) => None,
        });
        let page = |page: u32| {
            self.sheets.get(page as usize).map_or(Object::Null, |sheet| Object::Reference(sheet.id))
        };
        if let Some(own) = own {
            element.set("Pg", page(own));
        }
        let mut kids: Vec<Object> = self
            .kids(node)
            .map(|kid| match kid {
                Kid::Node(node) => self.reference(node),
                Kid::Content(on, content) if own == Some(on) => Object::Integer(content.into()),
                Kid::Content(on, content) => Object::Dictionary(dictionary! {
                    "Type" => "MCR",
                    "Pg" => page(on),
                    "MCID" => i64::from(content),
                }),
            })
            .collect();
        match kids.len() {
            0 => {}
            1 => element.set("K", kids.remove(0)),
            _ => element.set("K", kids),
        }
    }

    /// Levels of the headings by node: none skips one, as where a text without a title begins
    /// with 一、.
    fn levels(&self) -> BTreeMap<usize, u8> {
        let mut above: Vec<u8> = Vec::new();
        let mut levels = BTreeMap::new();
        for (index, node) in self.nodes.iter().enumerate() {
            if let (Tag::Heading(level), true) = (node.tag, self.id(NodeId::new(index)).is_some()) {
                above.retain(|other| *other < level);
                above.push(level);
                levels.insert(index, above.len() as u8);
            }
        }
        levels
    }
}
