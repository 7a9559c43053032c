//! Settings from TOML: a house style, `NAME.meta.toml`, front matter. Tables are the namespaces of
//! the keys; a list stands for lines of one element.

use toml::de::{DeTable, DeValue};

use crate::Options;
use crate::diagnostic::{Diagnostic, Place};
use crate::recognise;

use super::{Source, set};

/// A seal that a table `[seals]` names: OFFICE = FILE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSeal {
    /// The office.
    pub office: String,
    /// Its file, from the folder of the table's own.
    pub file: String,
    /// Where the table says so.
    pub place: Option<Place>,
}

/// Namespace of the seals.
const SEALS: &str = "seals.";

/// Makes every setting of a TOML text. Outside a house style an element's name alone means
/// `meta.NAME`. Gives the seals it names: their files are for the caller to read.
///
/// # Errors
/// The first fault, at its line and column: no TOML, a key or a value that is not known, a seal in
/// front matter, where a text could name any file.
pub fn read(
    options: &mut Options,
    text: &str,
    source: Source,
) -> Result<Vec<NamedSeal>, Diagnostic> {
    let table = DeTable::parse(text).map_err(|error| {
        let fault = Diagnostic::new("E-SETTING-TOML").with(error.message());
        at(fault, text, error.span().map_or(0, |span| span.start))
    })?;
    let mut found = Vec::new();
    flatten("", table.get_ref(), &mut found);
    // in the order of the text, so that the fault told is the first one
    found.sort_by_key(|(_, _, byte)| *byte);
    let mut seals = Vec::new();
    for (key, value, byte) in found {
        if let (Some(office), Some(file)) = (key.strip_prefix(SEALS), &value) {
            let place = at(Diagnostic::new("E-SEAL-PLACE").with(office), text, byte);
            if source == Source::FrontMatter {
                return Err(place);
            }
            let (office, file) = (office.to_owned(), file.clone());
            seals.push(NamedSeal { office, file, place: place.place });
            continue;
        }
        let bare = source != Source::Style && recognise::element_names().any(|name| name == key);
        let key = if bare { format!("meta.{key}") } else { key };
        let made = match value {
            Some(value) => set(options, &key, &value, source),
            None => Err(Diagnostic::new("E-SETTING-KIND").with(&key)),
        };
        made.map_err(|fault| at(fault, text, byte))?;
    }
    Ok(seals)
}

/// A line that begins as settings do: `key =` or `[table]`.
pub(super) fn opens(line: &str) -> bool {
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | ' ');
    let key = line
        .split_once('=')
        .map(|(key, _)| key)
        .or_else(|| line.strip_prefix('[').and_then(|table| table.strip_suffix(']')));
    key.is_some_and(|key| !key.is_empty() && key.chars().all(named))
}

/// Key, value (none for a kind of value that no setting takes) and place of each entry.
fn flatten(prefix: &str, table: &DeTable, found: &mut Vec<(String, Option<String>, usize)>) {
    for (key, value) in table.iter() {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            // namespaces are one deep; what nests deeper has no known key
            DeValue::Table(inner) if prefix.is_empty() => {
                flatten(&format!("{name}."), inner, found);
            }
            value => found.push((name, text_of(value), key.span().start)),
        }
    }
}

fn text_of(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Boolean(on) => Some(on.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Array(items) => {
            let lines: Option<Vec<String>> =
                items.iter().map(|item| text_of(item.get_ref())).collect();
            lines.map(|lines| lines.join("\n"))
        }
        DeValue::Table(_) => None,
    }
}

/// Puts a fault at the line and column of a byte of the text.
fn at(fault: Diagnostic, text: &str, byte: usize) -> Diagnostic {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    fault.at(line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_namespaces_and_lists_are_lines() {
        let mut options = Options::default();
        let text = "[meta]\nsignature = [\"甲局\", \"乙局\"]\n[clean]\njoins = false\n";
        read(&mut options, text, Source::Style).unwrap();
        assert_eq!(options.given.defaults["signature"], "甲局\n乙局");
        assert_eq!(options.clean.off, ["joins"]);
    }

    #[test]
    fn an_element_alone_is_meta_but_in_a_house_style() {
        let mut options = Options::default();
        read(&mut options, "title = \"关于甲的通知\"", Source::Meta).unwrap();
        assert_eq!(options.given.elements["title"], "关于甲的通知");
        assert!(read(&mut options, "title = \"关于甲的通知\"", Source::Style).is_err());
    }

    #[test]
    fn seals_are_named_and_none_in_front_matter() {
        let text = "[seals]\n\"甲 局\" = \"a.png\"\n乙.png = \"b.png\"\n";
        let text = text.replace("乙.png", "\"乙局\"");
        let seals = read(&mut Options::default(), &text, Source::Style).unwrap();
        let named: Vec<(&str, &str)> =
            seals.iter().map(|seal| (seal.office.as_str(), seal.file.as_str())).collect();
        assert_eq!(named, [("甲 局", "a.png"), ("乙局", "b.png")]);
        let refused = read(&mut Options::default(), &text, Source::FrontMatter).unwrap_err();
        assert_eq!(
            (refused.code, refused.place),
            ("E-SEAL-PLACE", Some(Place { line: 2, column: 1 }))
        );
    }

    #[test]
    fn a_fault_is_told_at_its_place() {
        let fault = |text| read(&mut Options::default(), text, Source::Meta).unwrap_err();
        let unknown = fault("[meta]\n  titel = \"甲\"");
        assert_eq!(unknown.place, Some(Place { line: 2, column: 3 }));
        assert_eq!(unknown.arguments, ["meta.titel", "meta.title"]);
        assert_eq!(fault("title = ").code, "E-SETTING-TOML");
        assert_eq!(fault("[meta.title]\na = 1").code, "E-SETTING-KIND");
    }
}
