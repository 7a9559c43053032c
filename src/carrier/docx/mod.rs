//! DOCX: bytes come in; lines go out, one a paragraph or a row of a table, with hints of what
//! styles, numbering and tables told.
//!
//! What Word prints is what is read: numbers of lists become text, tracked changes are accepted,
//! fields show their results. What stands outside the text is left out with a record: deleted and
//! hidden text, comments, headers and footers, pictures.
//!
//! Law: all text that was found stands in the lines, or a record says what became of it. Linear in
//! what the package unpacks to, which is bounded.

mod fields;
mod formats;
mod numbering;
mod out;
mod package;
mod paragraph;
mod properties;
mod runs;
mod styles;
mod table;
mod tabs;
mod tag;
mod walk;
mod xml;

use std::collections::HashSet;
use std::io::BufRead;

use super::{Carried, CarrierError};
use crate::diagnostic::{Diagnostic, LeftOutKind, Warned};

use numbering::Numbering;
use out::Out;
use package::{Package, Relation};
use paragraph::Paragraph;
use styles::Styles;
use walk::{Context, Note, Sink, Walk};
use xml::{Tag, Token, Xml};

/// What a footnote's line begins with.
const NOTE: &str = "注：";

/// Whether the bytes are a DOCX (or DOCM, DOTX), be it damaged or behind a password.
pub fn is_docx(bytes: &[u8]) -> bool {
    package::is_docx(bytes)
}

/// Reads a DOCX. The source of what is given has a line for each paragraph and each row of a
/// table, so that places are places in it; notes, headers, footers and comments come behind.
///
/// # Errors
/// [`CarrierError`] for a package that is damaged, locked, or no document of Word, and for one that
/// unpacks to more than any document.
pub fn read(bytes: &[u8]) -> Result<Warned<Carried<'static>>, CarrierError> {
    let mut package = Package::open(bytes)?;
    let document = package.document()?;
    let relations = package.relations(&document)?;
    let mut context = Context::default();
    let named = |kind: &str| relations.iter().find(|own| own.kind == kind);
    if let Some(xml) = part(&mut package, named("styles"))? {
        context.styles = Styles::read(&mut { xml })?;
    }
    if let Some(xml) = part(&mut package, named("numbering"))? {
        context.numbering = Numbering::read(&mut { xml })?;
    }
    for (kind, end) in [("footnotes", false), ("endnotes", true)] {
        if let Some(xml) = part(&mut package, named(kind))? {
            notes(xml, end, &mut context)?;
        }
    }
    let mut out = Out::default();
    let xml = package.part(&document)?.ok_or(CarrierError::NoDocument)?;
    Walk::new(xml, &mut context).whole(&mut Sink::Out(&mut out))?;
    out.flush()?;
    let comments = match part(&mut package, named("comments"))? {
        Some(xml) => commented(xml, &mut context, &mut out)?,
        None => 0,
    };
    furniture(&mut package, &relations, &mut context, &mut out)?;
    tell(&context, comments, &mut out);
    out.finish()
}

/// A part that a relation names, where there is one.
fn part<'p>(
    package: &'p mut Package<'_>,
    relation: Option<&Relation>,
) -> Result<Option<Xml<impl BufRead + 'p>>, CarrierError> {
    match relation {
        Some(relation) => package.part(&relation.target),
        None => Ok(None),
    }
}

/// Reads footnotes or endnotes; what parts them from the text is none.
fn notes<R: BufRead>(xml: Xml<R>, end: bool, context: &mut Context) -> Result<(), CarrierError> {
    let mut found = Vec::new();
    let mut walk = Walk::new(xml, context);
    loop {
        match walk.xml.next()? {
            Token::Start(Tag::Footnote | Tag::Endnote) => {
                let [id, kind] = walk.xml.attributes(&["id", "type"]);
                let mut own = Vec::new();
                walk.blocks(&mut Sink::Kept(&mut own))?;
                own.retain(|paragraph| !paragraph.is_empty());
                if let Some(first) = own.first_mut()
                    && kind.is_none_or(|kind| kind == "normal")
                {
                    let blank = first.chars.iter().take_while(|c| c.is_whitespace()).count();
                    first.chars.drain(..blank);
                    first.kinds.drain(..blank);
                    first.prefix(NOTE);
                    found.push((Note { end, id: id.unwrap_or_default() }, own));
                }
            }
            Token::Eof => break,
            _ => {}
        }
    }
    context.notes.extend(found);
    Ok(())
}

/// Reads comments, which are left out. Gives how many there are.
fn commented<R: BufRead>(
    xml: Xml<R>,
    context: &mut Context,
    out: &mut Out,
) -> Result<usize, CarrierError> {
    let mut count = 0;
    let mut walk = Walk::new(xml, context);
    loop {
        match walk.xml.next()? {
            Token::Start(Tag::Comment) => {
                count += 1;
                let mut own = Vec::new();
                walk.blocks(&mut Sink::Kept(&mut own))?;
                let own = own.iter().filter(|paragraph| !paragraph.is_empty());
                for paragraph in own {
                    out.outside(paragraph, LeftOutKind::Markup)?;
                }
            }
            Token::Eof => return Ok(count),
            _ => {}
        }
    }
}

/// Headers and footers: page numbers are counted, other text is quoted, once.
fn furniture(
    package: &mut Package<'_>,
    relations: &[Relation],
    context: &mut Context,
    out: &mut Out,
) -> Result<(), CarrierError> {
    let mut seen = HashSet::new();
    let mut numbers = 0;
    let of = |own: &&Relation| matches!(own.kind.as_str(), "header" | "footer");
    for relation in relations.iter().filter(of) {
        let Some(xml) = package.part(&relation.target)? else { continue };
        let mut kept: Vec<Paragraph> = Vec::new();
        Walk::new(xml, context).whole(&mut Sink::Kept(&mut kept))?;
        for paragraph in kept.iter().filter(|paragraph| !paragraph.is_empty()) {
            let words = paragraph.kept();
            // a page number is no text: the program that shows the page computes it
            if paragraph.counts_pages && is_number(&words) {
                numbers += 1;
            } else if seen.insert(words) {
                out.outside(paragraph, LeftOutKind::Furniture)?;
            }
        }
    }
    if numbers > 0 {
        out.say(Diagnostic::new("N-DOCX-PAGE-NUMBERS").with(numbers));
    }
    Ok(())
}

/// What stands round a page number: — 1 —, 第1页 共2页.
fn is_number(words: &str) -> bool {
    let about =
        |c: char| c.is_whitespace() || "—-–－·.．/／第页共".contains(c) || c.is_ascii_digit();
    words.chars().all(about)
}

/// What was met on the way.
fn tell(context: &Context, comments: usize, out: &mut Out) {
    if context.inserted + context.deleted > 0 {
        let told = Diagnostic::new("N-DOCX-TRACKED");
        out.say(told.with(context.inserted).with(context.deleted));
    }
    let counts = [
        ("N-DOCX-COMMENTS", comments),
        ("N-DOCX-NOTES", context.noted),
        ("W-DOCX-CHUNK", context.chunks),
    ];
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        out.say(Diagnostic::new(code).with(count));
    }
}

#[cfg(test)]
mod tests;
