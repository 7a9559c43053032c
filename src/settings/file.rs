//! Settings from TOML: a house style, `NAME.meta.toml`, front matter. Tables are the namespaces of
//! the keys; a list stands for lines of one element.

use toml::de::{DeTable, DeValue};

use crate::Options;
use crate::diagnostic::Diagnostic;
use crate::recognise;

use super::{Source, set};

/// Makes every setting of a TOML text. Outside a house style an element's name alone means
/// `meta.NAME`.
///
/// # Errors
/// The first fault, at its line and column: no TOML, a key or a value that is not known.
pub fn read(options: &mut Options, text: &str, source: Source) -> Result<(), Diagnostic> {
    let table = DeTable::parse(text).map_err(|error| {
        let fault = Diagnostic::new("E-SETTING-TOML").with(error.message());
        at(fault, text, error.span().map_or(0, |span| span.start))
    })?;
    let mut found = Vec::new();
    flatten("", table.get_ref(), &mut found);
    // in the order of the text, so that the fault told is the first one
    found.sort_by_key(|(_, _, byte)| *byte);
    for (key, value, byte) in found {
        let bare = source != Source::Style && recognise::element_names().any(|name| name == key);
        let key = if bare { format!("meta.{key}") } else { key };
        let made = match value {
            Some(value) => set(options, &key, &value, source),
            None => Err(Diagnostic::new("E-SETTING-KIND").with(&key)),
        };
        made.map_err(|fault| at(fault, text, byte))?;
    }
    Ok(())
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
    use crate::diagnostic::Place;

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
    fn a_fault_is_told_at_its_place() {
        let fault = |text| read(&mut Options::default(), text, Source::Meta).unwrap_err();
        let unknown = fault("[meta]\n  titel = \"甲\"");
        assert_eq!(unknown.place, Some(Place { line: 2, column: 3 }));
        assert_eq!(unknown.arguments, ["meta.titel", "meta.title"]);
        assert_eq!(fault("title = ").code, "E-SETTING-TOML");
        assert_eq!(fault("[meta.title]\na = 1").code, "E-SETTING-KIND");
    }
}
