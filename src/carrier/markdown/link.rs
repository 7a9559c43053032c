//! Links and pictures: `[words](address)`, `[words][name]`, `![words](address)`.

use super::address;
use super::emphasis::Pairs;
use super::inline::{Cut, Found, Known};
use crate::text::character::is_space;

/// A link or a picture.
#[derive(Debug)]
pub(super) struct Link {
    /// Its opening bracket; of a picture, its `!`.
    open: usize,
    /// Its closing bracket.
    close: usize,
    /// Where its address begins and ends, if it stands in the words.
    target: (usize, usize),
    /// What the name of its address is defined as.
    named: Option<Vec<char>>,
    /// Where the whole ends.
    end: usize,
    picture: bool,
}

/// The link whose words stand between two brackets.
pub(super) fn read(chars: &[char], open: usize, close: usize, known: &Known) -> Option<Link> {
    let rest = chars.get(close + 1..).unwrap_or_default();
    let picture = open > 0 && chars.get(open - 1) == Some(&'!');
    let link = |target, named, end| {
        Some(Link { open: open - usize::from(picture), close, target, named, end, picture })
    };
    match rest.first() {
        Some('(') => {
            let (from, to, end) = address_in(rest)?;
            let behind = close + 1;
            link((behind + from, behind + to), None, behind + end)
        }
        Some('[') => {
            let length = rest.iter().take(200).position(|c| *c == ']')?;
            let name = rest.get(1..length)?;
            let own = chars.get(open + 1..close)?;
            let named = known.address(if name.is_empty() { own } else { name })?;
            link((close, close), Some(named.to_vec()), close + length + 2)
        }
        _ => {
            let named = known.address(chars.get(open + 1..close)?)?;
            link((close, close), Some(named.to_vec()), close + 1)
        }
    }
}

/// Begin and end of the address in `(address "title")`, and the end of the whole.
fn address_in(rest: &[char]) -> Option<(usize, usize, usize)> {
    let mut from = 1;
    while rest.get(from).is_some_and(|c| is_space(*c)) {
        from += 1;
    }
    let angled = rest.get(from) == Some(&'<');
    from += usize::from(angled);
    let mut depth = 0;
    let inner = rest.get(from..)?;
    let length = inner.iter().position(|c| match c {
        '>' if angled => true,
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth -= 1;
            depth < 0
        }
        // no address holds one of these
        '[' | ']' | '\n' | '<' => true,
        c => is_space(*c),
    })?;
    let to = from + length;
    if !address::is_address(inner.get(..length)?) {
        return None;
    }
    let mut at = to + usize::from(angled && rest.get(to) == Some(&'>'));
    while rest.get(at).is_some_and(|c| is_space(*c)) {
        at += 1;
    }
    if let Some(quote @ ('"' | '\'' | '“')) = rest.get(at) {
        let closing = if *quote == '“' { '”' } else { *quote };
        let title = rest.get(at + 1..)?;
        let length = title.iter().position(|c| *c == closing || matches!(c, '\n' | '[' | ']'))?;
        at += length + 2;
    }
    (rest.get(at) == Some(&')')).then_some((from, to, at + 1))
}

impl Link {
    /// Adds its marks to what goes; gives where it ends.
    pub fn put(self, chars: &[char], start: usize, found: &mut Found, pairs: &mut Pairs) -> usize {
        let Self { open, close, target: (from, to), ref named, end, picture } = self;
        if picture {
            while found.cuts.last().is_some_and(|cut| cut.at > open) {
                found.cuts.pop();
            }
            while found.pictures.last().is_some_and(|one| one.start > open) {
                found.pictures.pop();
            }
            while found.bold.last().is_some_and(|one| one.start > open) {
                found.bold.pop();
            }
            pairs.forget(open);
            found.cuts.push(Cut::new(open, end - open, ""));
            found.pictures.push(open..end);
            return end;
        }
        let words = chars.get(open + 1..close).unwrap_or_default();
        let inline = chars.get(from..to).unwrap_or_default();
        let address = named.as_deref().unwrap_or(inline);
        found.cuts.push(Cut::new(open, 1, ""));
        let before = chars.get(start..open).unwrap_or_default();
        if address::is_content(before, words, address) {
            if named.is_some() {
                let address: String = address.iter().collect();
                found.cuts.push(Cut::new(close, end - close, format!("（{address}）")));
            } else {
                found.cuts.push(Cut::new(close, from - close, "（"));
                found.cuts.push(Cut::new(to, end - to, "）"));
            }
        } else {
            found.cuts.push(Cut::new(close, end - close, ""));
        }
        if open == start && end == chars.len() {
            found.link = Some(open + 1..close);
        }
        end
    }
}
