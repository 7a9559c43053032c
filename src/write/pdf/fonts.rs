//! Font dictionaries: Type 0 with identity CIDs, widths, and a ToUnicode map made from the text.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use crate::font::Outline;
use crate::layout::Letters;
use crate::write::WriteError;

use super::file::File;
use super::pack::packed;
use super::subset::Subset;

/// Writes a face; gives the id of its Type 0 dictionary.
pub(super) fn add(out: &mut File, subset: &Subset) -> Result<ObjectId, WriteError> {
    let name = subset.name();
    let program = subset.program()?;
    let cff = subset.face.outline == Outline::Cff;
    let mut file = Dictionary::new();
    if cff {
        file.set("Subtype", Object::Name(b"CIDFontType0C".to_vec()));
    } else {
        file.set("Length1", program.len() as i64);
    }
    file.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    let file = out.add(Stream::new(file, packed(&program)));
    let em = |value: f64| Object::Integer((value * 1000.0).round() as i64);
    let (ascent, descent) = (subset.face.ascent, subset.face.descent);
    let mut descriptor = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.clone().into_bytes()),
        "Flags" => 4,
        "FontBBox" => vec![em(-0.2), em(descent), em(1.2), em(ascent)],
        "ItalicAngle" => 0,
        "Ascent" => em(ascent),
        "Descent" => em(descent),
        "CapHeight" => em(0.7),
        "StemV" => 80,
    };
    descriptor.set(if cff { "FontFile3" } else { "FontFile2" }, file);
    let descriptor = out.add(descriptor);
    let mut descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => if cff { "CIDFontType0" } else { "CIDFontType2" },
        "BaseFont" => Object::Name(name.clone().into_bytes()),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 1000,
        "W" => widths(subset),
    };
    if !cff {
        descendant.set("CIDToGIDMap", "Identity");
    }
    let descendant = out.add(descendant);
    let map = to_unicode(subset);
    let filter = dictionary! { "Filter" => "FlateDecode" };
    let map = out.add(Stream::new(filter, packed(map.as_bytes())));
    Ok(out.add(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => Object::Name(name.into_bytes()),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => map,
    }))
}

/// Widths of the glyphs that are not one em wide.
fn widths(subset: &Subset) -> Object {
    let mut list = Vec::new();
    for (new, used) in (0u16..).zip(&subset.glyphs) {
        let width = used.advance * 1000.0;
        if (width - 1000.0).abs() > 0.01 {
            list.push(Object::Integer(i64::from(new)));
            list.push(Object::Array(vec![Object::Real(width as f32)]));
        }
    }
    Object::Array(list)
}

/// A CMap from glyph ids to the source's characters.
fn to_unicode(subset: &Subset) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << \
         /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS \
         def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<(u16, Letters)> = subset.shown().map(|(new, used)| (new, used.text)).collect();
    for part in entries.chunks(100) {
        map += &format!("{} beginbfchar\n", part.len());
        for (glyph, text) in part {
            map.push('<');
            hex(&mut map, *glyph);
            map += "> <";
            for character in text.chars() {
                character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| hex(&mut map, *unit));
            }
            map += ">\n";
        }
        map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend";
    map
}

fn hex(out: &mut String, value: u16) {
    let digits = [value >> 12, value >> 8, value >> 4, value];
    out.extend(digits.into_iter().filter_map(|d| char::from_digit(u32::from(d & 0xF), 16)));
}
