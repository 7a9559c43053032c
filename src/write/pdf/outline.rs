//! The outline: the headings as a tree of bookmarks.

use lopdf::{Dictionary, Object, ObjectId};

use crate::layout::OutlineEntry;

use super::Sheet;
use super::file::File;

/// Writes the outline; gives its root, none where there are no headings.
pub(super) fn add(file: &mut File, entries: &[OutlineEntry], sheets: &[Sheet]) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.promise();
    let own: Vec<ObjectId> = entries.iter().map(|_| file.promise()).collect();
    // the nearest entry above of a smaller level is the parent
    let mut open: Vec<usize> = Vec::new();
    let mut places: Vec<(Option<usize>, usize)> = Vec::with_capacity(entries.len());
    let mut tops: Vec<usize> = Vec::new();
    let mut kids: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    for (index, entry) in entries.iter().enumerate() {
        while open.last().and_then(|&at| entries.get(at)).is_some_and(|up| up.level >= entry.level)
        {
            open.pop();
        }
        let parent = open.last().copied();
        let siblings = parent.and_then(|at| kids.get_mut(at)).unwrap_or(&mut tops);
        places.push((parent, siblings.len()));
        siblings.push(index);
        open.push(index);
    }
    let children =
        |parent: Option<usize>| parent.map_or(&tops, |at| kids.get(at).unwrap_or(&tops)).as_slice();
    let reference = |index: usize| own.get(index).map_or(Object::Null, |id| Object::Reference(*id));
    let family = |dictionary: &mut Dictionary, list: &[usize]| {
        if let (Some(first), Some(last)) = (list.first(), list.last()) {
            dictionary.set("First", reference(*first));
            dictionary.set("Last", reference(*last));
            dictionary.set("Count", list.len() as i64);
        }
    };
    for (index, (entry, &(parent, place))) in entries.iter().zip(&places).enumerate() {
        let siblings = children(parent);
        let mut item = Dictionary::new();
        item.set("Title", lopdf::text_string(&entry.text));
        item.set("Parent", parent.map_or(Object::Reference(root), reference));
        if let Some(previous) = place.checked_sub(1).and_then(|at| siblings.get(at)) {
            item.set("Prev", reference(*previous));
        }
        if let Some(next) = siblings.get(place + 1) {
            item.set("Next", reference(*next));
        }
        family(&mut item, children(Some(index)));
        if let Some(sheet) = sheets.get(entry.page) {
            let top = Object::Real((sheet.height.0 - entry.y.0) as f32);
            let place = vec![
                Object::Reference(sheet.id),
                Object::Name(b"XYZ".to_vec()),
                Object::Null,
                top,
                Object::Null,
            ];
            item.set("Dest", Object::Array(place));
        }
        if let Some(id) = own.get(index) {
            file.put(*id, &Object::Dictionary(item));
        }
    }
    let mut top = Dictionary::new();
    top.set("Type", Object::Name(b"Outlines".to_vec()));
    family(&mut top, children(None));
    file.put(root, &Object::Dictionary(top));
    Some(root)
}
