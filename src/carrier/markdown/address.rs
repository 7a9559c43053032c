//! Addresses of links: what is one, and when it belongs to the words.

use crate::text::character::is_space;

/// What an address begins with.
const BEGINS: &[&str] =
    &["http://", "https://", "ftp://", "mailto:", "www.", "./", "../", "/", "#", "data:"];
/// What points a reader of paper to a site.
const POINTS: &[&str] = &[
    "登录", "登陆", "登入", "访问", "打开", "进入", "浏览", "点击", "网址", "网站", "官网", "链接",
    "详见",
];
/// Characters before a link in which such a word counts.
const NEAR: usize = 12;

/// It is an address: by its scheme, or a file's name.
pub(super) fn is_address(chars: &[char]) -> bool {
    let begins = |begin: &&str| {
        let count = begin.chars().count();
        let head = chars.iter().take(count).map(char::to_ascii_lowercase);
        head.eq(begin.chars())
    };
    BEGINS.iter().any(begins) || is_file(chars)
}

/// It is an address of the web, or of mail.
pub(super) fn is_web(chars: &[char]) -> bool {
    let begins = |begin: &&str| chars.iter().take(begin.len()).copied().eq(begin.chars());
    ["http://", "https://", "www.", "mailto:"].iter().any(begins)
}

/// A name with an extension: images/1.png.
fn is_file(chars: &[char]) -> bool {
    let Some(dot) = chars.iter().rposition(|c| *c == '.') else { return false };
    let extension = chars.get(dot + 1..).unwrap_or_default();
    dot > 0
        && (2..=5).contains(&extension.len())
        && extension.iter().all(char::is_ascii_alphanumeric)
        && extension.iter().any(char::is_ascii_alphabetic)
}

/// Whether the address of a link stays behind its words, in brackets. It does where a reader of
/// paper needs it: an address of the web, a word before the link in its clause that points there
/// (登录、访问、网址 …), and words that are neither the address itself nor the title of a
/// document, whose address is that of a copy.
pub(super) fn is_content(before: &[char], words: &[char], target: &[char]) -> bool {
    let clause = before.iter().rev().take(NEAR).take_while(|c| !"。；，！？\n".contains(**c));
    let clause: String = clause.collect::<Vec<_>>().into_iter().rev().collect();
    let points = POINTS.iter().any(|word| clause.contains(word));
    let titled = words.contains(&'《') || words.contains(&'〔') || is_file(words);
    points && is_web(target) && !titled && !is_same(words, target)
}

/// The words are the address, with its scheme or without.
fn is_same(words: &[char], target: &[char]) -> bool {
    let bare = |chars: &[char]| -> String {
        let text: String = chars.iter().filter(|c| !is_space(**c)).collect();
        let text = text.to_ascii_lowercase();
        let rest = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
        let rest = rest.strip_prefix("mailto:").unwrap_or(rest);
        rest.trim_end_matches('/').trim_start_matches("www.").to_owned()
    };
    bare(words) == bare(target)
}
