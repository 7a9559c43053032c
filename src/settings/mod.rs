//! Settings: `meta.…` gives elements, `clean.…` switches rules, `page.…` chooses how the page is
//! set. An unknown key is an error that names the nearest right one.

use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::style::{ColophonPage, SignatureCase};
use crate::{Options, clean, recognise};

/// The keys of `page.…` and what they take.
const PAGE: &[&str] = &["page.signature", "page.colophon"];

/// Applies one `KEY=VALUE`.
///
/// # Errors
/// A diagnostic for a key or value that is not known.
pub fn apply(options: &mut Options, setting: &str) -> Result<(), Diagnostic> {
    let (key, value) =
        setting.split_once('=').ok_or_else(|| Diagnostic::new("E-SETTING-FORM").with(setting))?;
    let bad = || Diagnostic::new("E-SETTING-VALUE").with(value).with(key);
    if let Some(element) = key.strip_prefix("meta.")
        && recognise::element_names().any(|name| name == element)
    {
        if element == "kind" && Kind::from_name(value).is_none() {
            return Err(bad());
        }
        options.given.elements.insert(element.to_owned(), value.to_owned());
        return Ok(());
    }
    if let Some(rule) = key.strip_prefix("clean.")
        && clean::RULES.iter().any(|(name, _)| *name == rule)
    {
        let (on, off) = (&mut options.clean.on, &mut options.clean.off);
        let (list, other) = match value {
            "on" | "true" => (on, off),
            "off" | "false" => (off, on),
            _ => return Err(bad()),
        };
        other.retain(|name| name != rule);
        list.push(rule.to_owned());
        return Ok(());
    }
    let style = &mut options.style;
    match (key, value) {
        ("page.signature", "sealed") => style.signature = Some(SignatureCase::Sealed),
        ("page.signature", "unsealed") => style.signature = Some(SignatureCase::Unsealed),
        ("page.signature", "stamp") => style.signature = Some(SignatureCase::Stamp),
        ("page.colophon", "last") => style.colophon = ColophonPage::Last,
        ("page.colophon", "even") => style.colophon = ColophonPage::Even,
        _ if PAGE.contains(&key) => return Err(bad()),
        _ => return Err(Diagnostic::new("E-SETTING-KEY").with(key).with(nearest(key))),
    }
    Ok(())
}

/// The known key that is most like a mistyped one.
fn nearest(key: &str) -> String {
    let known = recognise::element_names()
        .map(|name| format!("meta.{name}"))
        .chain(clean::RULES.iter().map(|(name, _)| format!("clean.{name}")))
        .chain(PAGE.iter().map(|name| (*name).to_owned()));
    known.min_by_key(|name| distance(name, key)).unwrap_or_default()
}

/// Edit distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut before = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            let cost = (before + usize::from(x != *y)).min(above + 1).min(left + 1);
            before = above;
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = cost;
            }
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_is_answered_with_the_right_one() {
        let error = apply(&mut Options::default(), "meta.singer=张三").unwrap_err();
        assert_eq!(error.arguments, ["meta.singer", "meta.signer"]);
    }

    #[test]
    fn rules_are_switched() {
        let mut options = Options::default();
        apply(&mut options, "clean.joins=off").unwrap();
        assert_eq!(options.clean.off, ["joins"]);
        assert!(apply(&mut options, "clean.joins=maybe").is_err());
    }
}
