//! The bytes of a PDF, object by object: each is printed as it comes and kept no longer. `lopdf`
//! has the types of objects; its own document holds all of them until the end, and puts them in
//! order in quadratic time.
//!
//! Objects that are many and alike, those of the structure, are gathered in object streams: they take
//! a tenth of their room there (ISO 32000-1, 7.5.7). All others lie open in the file.
//!
//! Law: time and memory are linear in what is written.

use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::pack::Packer;
use super::print::print;
use crate::diagnostic::watch;

/// A file being written.
pub(super) struct File {
    bytes: Vec<u8>,
    /// Where each object lies, by its number less one.
    places: Vec<Place>,
    /// Where the objects begin that lie in the file itself.
    starts: Vec<usize>,
    group: Group,
    packer: Packer,
}

/// Where an object lies.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere yet.
    Promised,
    /// In the file itself, by its place among the starts.
    Own(u32),
    /// In an object stream, by its place there.
    Within(u32, u16),
}

/// The next object stream.
#[derive(Default)]
struct Group {
    /// Numbers of its objects, and where each begins.
    index: Vec<(u32, usize)>,
    bytes: Vec<u8>,
}

/// Objects of an object stream: a reader unpacks all of them for one.
const GROUP: usize = 200;

impl File {
    /// An empty file that will have about so many bytes. Room that is not written takes no memory,
    /// and growing takes that of the old and the new.
    pub fn new(bytes: usize) -> Self {
        let mut out = Vec::with_capacity(bytes);
        // four bytes above 127 tell that the file is binary (ISO 32000-1, 7.5.2)
        out.extend(b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n");
        let (places, starts) = (Vec::new(), Vec::new());
        Self { bytes: out, places, starts, group: Group::default(), packer: Packer::new() }
    }

    /// The id of an object that comes later.
    pub fn promise(&mut self) -> ObjectId {
        self.places.push(Place::Promised);
        (self.places.len() as u32, 0)
    }

    /// Writes an object that was promised.
    pub fn put(&mut self, id: ObjectId, object: &Object) {
        watch::tick(1);
        self.begin(id);
        self.write(id, object);
    }

    /// Writes an object that was promised, no stream, into the next object stream.
    pub fn gather(&mut self, id: ObjectId, object: &Object) {
        watch::tick(1);
        self.group.index.push((id.0, self.group.bytes.len()));
        print(&mut self.group.bytes, object);
        self.group.bytes.push(b'\n');
        if self.group.index.len() == GROUP {
            self.end_group();
        }
    }

    /// Writes an object; gives its id.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.promise();
        self.put(id, &object.into());
        id
    }

    /// Writes a stream that repeats itself, packed fast.
    pub fn put_packed(&mut self, id: ObjectId, mut entries: Dictionary, content: &[u8]) {
        entries.set("Filter", "FlateDecode");
        let packed = self.packer.pack(content);
        self.put(id, &Object::Stream(Stream::new(entries, packed)));
    }

    /// An object begins here.
    fn begin(&mut self, id: ObjectId) {
        self.place(id.0, Place::Own(self.starts.len() as u32));
        self.starts.push(self.bytes.len());
    }

    fn write(&mut self, id: ObjectId, object: &Object) {
        let out = &mut self.bytes;
        // writing to memory does not fail
        let _ = writeln!(out, "{} {} obj", id.0, id.1);
        print(out, object);
        out.extend(b"\nendobj\n");
    }

    fn place(&mut self, number: u32, place: Place) {
        let at = (number as usize).checked_sub(1);
        if let Some(own) = at.and_then(|at| self.places.get_mut(at)) {
            *own = place;
        }
    }

    /// Writes the objects that wait for their object stream.
    fn end_group(&mut self) {
        let Group { index, bytes } = std::mem::take(&mut self.group);
        if index.is_empty() {
            return;
        }
        let id = self.promise();
        let mut content = Vec::with_capacity(bytes.len() + index.len() * 12);
        for (at, (number, start)) in (0..).zip(&index) {
            let _ = write!(content, "{number} {start} ");
            self.place(*number, Place::Within(id.0, at));
        }
        let first = content.len() as i64;
        content.extend(bytes);
        let count = index.len() as i64;
        let entries = dictionary! { "Type" => "ObjStm", "N" => count, "First" => first };
        self.put_packed(id, entries, &content);
    }

    /// Ends the file with its cross-reference stream (7.5.8), which holds the trailer.
    pub fn finish(mut self, mut trailer: Dictionary) -> Vec<u8> {
        self.end_group();
        let (id, start) = (self.promise(), self.bytes.len());
        self.begin(id);
        let mut table = self.packer.exact(&self.rows());
        while table.last() == Some(&b'\r') {
            // not to be taken for a part of the line end behind it: a number more, which names nothing
            self.promise();
            table = self.packer.exact(&self.rows());
        }
        trailer.set("Type", "XRef");
        trailer.set("Size", self.places.len() as i64 + 1);
        trailer.set("W", vec![1.into(), 5.into(), 2.into()]);
        trailer.set("Filter", "FlateDecode");
        self.write(id, &Object::Stream(Stream::new(trailer, table)));
        let mut out = self.bytes;
        let _ = write!(out, "startxref\n{start}\n%%EOF");
        out.shrink_to_fit();
        out
    }

    /// The rows of the cross-reference table: kind; offset, or object stream; generation, or place
    /// there.
    fn rows(&self) -> Vec<u8> {
        let mut rows = vec![0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
        for place in &self.places {
            let (kind, what, which) = match *place {
                Place::Promised => (0, 0, u16::MAX),
                Place::Own(at) => {
                    (1, self.starts.get(at as usize).copied().unwrap_or_default() as u64, 0)
                }
                Place::Within(stream, at) => (2, stream.into(), at),
            };
            let [_, _, _, what @ ..] = what.to_be_bytes();
            rows.push(kind);
            rows.extend(what);
            rows.extend(which.to_be_bytes());
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Document, Stream, dictionary};

    #[test]
    fn what_is_written_is_read_back() {
        let text = Object::string_literal("(a) \\ )(\r\n".to_owned());
        let list = vec![1.into(), Object::Null, true.into(), "a b#/".into(), 2.5.into(), text];
        let mut file = File::new(0);
        let promised = file.promise();
        let stream = file.add(Stream::new(dictionary! {}, b"endstream".to_vec()));
        file.put(promised, &Object::Array(list.clone()));
        let tree = dictionary! { "Type" => "Pages", "Kids" => Object::Array(vec![]), "Count" => 0 };
        let tree = file.add(tree);
        let root = file.add(dictionary! { "Type" => "Catalog", "Pages" => tree });
        let bytes = file.finish(dictionary! { "Root" => root });
        let read = Document::load_mem(&bytes).unwrap();
        assert_eq!(read.get_object(promised).unwrap(), &Object::Array(list));
        let stream = read.get_object(stream).unwrap().as_stream().unwrap();
        assert_eq!(stream.content, b"endstream");
        // with the cross-reference stream
        assert_eq!(read.trailer.get(b"Size").unwrap().as_i64().unwrap(), 6);
    }

    #[test]
    fn objects_of_many_object_streams_are_read_back() {
        let mut file = File::new(0);
        let tree = dictionary! { "Type" => "Pages", "Kids" => Object::Array(vec![]), "Count" => 0 };
        let tree = file.add(tree);
        let root = file.add(dictionary! { "Type" => "Catalog", "Pages" => tree });
        let kind = |number: i64| dictionary! { "S" => "P", "P" => root, "K" => number };
        let ids: Vec<ObjectId> = (0..1000).map(|_| file.promise()).collect();
        for (id, number) in ids.iter().zip(0..) {
            file.gather(*id, &kind(number).into());
        }
        let never = file.promise();
        let bytes = file.finish(dictionary! { "Root" => root });
        assert!(bytes.len() < 1000 * 20, "{}", bytes.len());
        let read = Document::load_mem(&bytes).unwrap();
        for (id, number) in ids.iter().zip(0..) {
            assert_eq!(read.get_dictionary(*id).unwrap(), &kind(number));
        }
        assert!(read.get_object(never).is_err());
    }

    /// Readers refuse a table that is shorter or longer than the file says.
    #[test]
    fn the_cross_reference_table_has_a_row_for_every_number_and_no_byte_more() {
        for count in 0..1500 {
            let mut file = File::new(0);
            let root = file.add(dictionary! { "Type" => "Catalog", "Number" => count });
            for _ in 0..count % 40 {
                file.promise();
            }
            let bytes = file.finish(dictionary! { "Root" => root });
            let read = Document::load_mem(&bytes).unwrap();
            let size = read.trailer.get(b"Size").unwrap().as_i64().unwrap();
            let start = memchr::memmem::rfind(&bytes, b">>stream\n").unwrap() + 9;
            let end = memchr::memmem::rfind(&bytes, b"\nendstream").unwrap();
            let mut table = Vec::new();
            let mut inflate = flate2::read::ZlibDecoder::new(&bytes[start..end]);
            std::io::Read::read_to_end(&mut inflate, &mut table).unwrap();
            assert_eq!(table.len() as i64, 8 * size, "{count}");
            assert_ne!(bytes[end - 1], b'\r', "{count}");
        }
    }
}
