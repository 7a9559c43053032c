//! 署名 and 成文日期 among the blocks of a zone: which are signed together, which belong to the title.

use super::{Block, Document, Role, Zone};

/// Names and dates under a text.
pub fn signs(role: Role) -> bool {
    matches!(role, Role::Signature | Role::SignatureDate | Role::Signer)
}

/// What stands with the title, above the text.
pub fn titles(role: Role) -> bool {
    matches!(role, Role::Title | Role::TitleNote | Role::DocNumber | Role::Author)
}

/// Whether names or a date, the first of `rest`, stand between title and text: they belong to the
/// title.
pub fn heads(before: Option<Role>, rest: &[&Block]) -> bool {
    let ends = |role| matches!(role, Role::Note | Role::AttachmentNote | Role::AttachmentMarker);
    before.is_some_and(|role| titles(role) || signs(role))
        && rest
            .iter()
            .find(|block| !signs(block.role) && !titles(block.role))
            .is_some_and(|block| !ends(block.role))
}

/// Number of blocks at the head of `rest` that are signed together: names, and the date that ends
/// them.
pub fn signing_run(rest: &[&Block]) -> usize {
    let names = rest
        .iter()
        .take_while(|block| signs(block.role) && block.role != Role::SignatureDate)
        .count();
    let dated = rest.get(names).is_some_and(|block| block.role == Role::SignatureDate);
    names + usize::from(dated)
}

/// The lines of names that are signed below the main text, in order, as the writers set them.
pub fn signatories(document: &Document) -> Vec<String> {
    let blocks: Vec<&Block> = document.zone(Zone::Main).collect();
    let (mut rest, mut before, mut lines) = (blocks.as_slice(), None, Vec::new());
    while let Some((block, mut after)) = rest.split_first() {
        if signs(block.role) && !heads(before, rest) {
            let (signed, below) = rest.split_at(signing_run(rest).clamp(1, rest.len()));
            let names = signed.iter().filter(|block| block.role != Role::SignatureDate);
            lines.extend(names.flat_map(|block| block.text.split('\n').map(str::to_owned)));
            after = below;
        }
        before = Some(block.role);
        rest = after;
    }
    lines
}

/// The names of 签发人, one a line.
pub fn signers(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|name| !name.is_empty())
}

/// `市　长　梁书民` is post and name; a text without a space is a post, or an organ's name, alone.
pub fn post_and_name(text: &str) -> (&str, &str) {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let parted = |text: &'_ str| -> Option<(usize, usize)> {
        text.char_indices().rev().find(|(_, c)| blank(*c)).map(|(at, c)| (at, at + c.len_utf8()))
    };
    let split = |from: usize, to: usize| {
        let post = text.get(..from).unwrap_or(text).trim_end_matches(blank);
        (post, text.get(to..).unwrap_or_default())
    };
    let Some((from, to)) = parted(text) else { return (text, "") };
    let (post, name) = split(from, to);
    // a name of two characters is often drawn apart
    if name.chars().count() == 1
        && let Some((from, to)) = parted(post)
        && post.get(to..).is_some_and(|given| given.chars().count() == 1)
    {
        return split(from, to);
    }
    (post, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_and_names_part_at_the_last_space() {
        assert_eq!(post_and_name("市长　梁书民"), ("市长", "梁书民"));
        assert_eq!(post_and_name("市　长　梁　民"), ("市　长", "梁　民"));
        assert_eq!(post_and_name("云岭市人民政府"), ("云岭市人民政府", ""));
    }
}
