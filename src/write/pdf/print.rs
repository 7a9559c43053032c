//! Objects of a PDF → their bytes (ISO 32000-1, 7.3).

use std::io::Write as _;

use lopdf::{Dictionary, Object, StringFormat};

/// Prints an object.
pub(super) fn print(out: &mut Vec<u8>, object: &Object) {
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
