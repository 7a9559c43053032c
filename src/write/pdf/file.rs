//! The bytes of a PDF, object by object: each is printed as it comes and kept no longer. `lopdf`
//! has the types of objects; its own document holds all of them until the end, and puts them in
//! order in quadratic time.
//!
//! Law: time and memory are linear in what is written.

use std::io::Write as _;
use std::num::NonZeroUsize;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::diagnostic::watch;

/// A file being written.
pub(super) struct File {
    bytes: Vec<u8>,
    /// Where each object begins, by its number less one; none while it is only promised.
    offsets: Vec<Option<NonZeroUsize>>,
}

impl File {
    /// An empty file that will have about so many bytes. Room that is not written takes no memory,
    /// and growing takes that of the old and the new.
    pub fn new(bytes: usize) -> Self {
        let mut out = Vec::with_capacity(bytes);
        // four bytes above 127 tell that the file is binary (ISO 32000-1, 7.5.2)
        out.extend(b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n");
        Self { bytes: out, offsets: Vec::new() }
    }

    /// The id of an object that comes later.
    pub fn promise(&mut self) -> ObjectId {
        self.offsets.push(None);
        (self.offsets.len() as u32, 0)
    }

    /// Writes an object that was promised.
    pub fn put(&mut self, id: ObjectId, object: &Object) {
        let number = (id.0 as usize).checked_sub(1);
        if let Some(offset) = number.and_then(|number| self.offsets.get_mut(number)) {
            *offset = NonZeroUsize::new(self.bytes.len());
        }
        watch::tick(1);
        let out = &mut self.bytes;
        // writing to memory does not fail
        let _ = writeln!(out, "{} {} obj", id.0, id.1);
        print(out, object);
        out.extend(b"\nendobj\n");
    }

    /// Writes an object; gives its id.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.promise();
        self.put(id, &object.into());
        id
    }

    /// Ends the file: cross-reference table and trailer.
    pub fn finish(self, mut trailer: Dictionary) -> Vec<u8> {
        let Self { bytes: mut out, offsets } = self;
        let start = out.len();
        let size = offsets.len() + 1;
        let _ = write!(out, "xref\n0 {size}\n0000000000 65535 f \n");
        for offset in offsets {
            let _ = match offset {
                Some(offset) => writeln!(out, "{offset:010} 00000 n "),
                None => writeln!(out, "0000000000 65535 f "),
            };
        }
        trailer.set("Size", size as i64);
        out.extend(b"trailer\n");
        dictionary(&mut out, &trailer);
        let _ = write!(out, "\nstartxref\n{start}\n%%EOF");
        out.shrink_to_fit();
        out
    }
}

/// Prints an object (ISO 32000-1, 7.3).
fn print(out: &mut Vec<u8>, object: &Object) {
    let _ = match object {
        Object::Null => write!(out, "null"),
        Object::Boolean(value) => write!(out, "{value}"),
        Object::Integer(value) => write!(out, "{value}"),
        Object::Real(value) => write!(out, "{value}"),
        Object::Reference(id) => write!(out, "{} {} R", id.0, id.1),
        Object::Name(text) => return name(out, text),
        Object::String(text, format) => return string(out, text, *format),
        Object::Dictionary(entries) => return dictionary(out, entries),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 && !delimited(item) {
                    out.push(b' ');
                }
                print(out, item);
            }
            out.push(b']');
            return;
        }
        Object::Stream(stream) => {
            dictionary(out, &stream.dict);
            out.extend(b"stream\n");
            out.extend(&stream.content);
            write!(out, "\nendstream")
        }
    };
}

/// It begins with a mark that needs no blank before it.
fn delimited(object: &Object) -> bool {
    !matches!(
        object,
        Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_)
    )
}

fn name(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'/');
    for &byte in text {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn string(out: &mut Vec<u8>, text: &[u8], format: StringFormat) {
    if format == StringFormat::Hexadecimal {
        out.push(b'<');
        for byte in text {
            let _ = write!(out, "{byte:02X}");
        }
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in entries {
        name(out, key);
        if !delimited(value) {
            out.push(b' ');
        }
        print(out, value);
    }
    out.extend(b">>");
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
        assert_eq!(read.trailer.get(b"Size").unwrap().as_i64().unwrap(), 5);
    }
}
