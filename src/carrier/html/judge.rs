//! Whether a text is HTML, by how it begins.

use super::tags;

/// Characters of a comment or a declaration before the first tag.
const HEAD: usize = 8192;
/// Characters behind a first block that are looked through for closing tags.
const BODY: usize = 1 << 16;

/// It begins, white space, comments and `<?xml …?>` aside, with `<!doctype html`, `<html` or
/// another tag that only a page has; or with a block whose closing tag comes behind, and ends with
/// a tag or has one on most of its lines. Markdown may begin with a block too, and goes on
/// without.
pub(in super::super) fn is_html(chars: &[char]) -> bool {
    let mut rest = start(chars);
    loop {
        let behind = if begins(rest, "<!--") {
            behind(rest, "-->")
        } else if begins(rest, "<?xml") {
            behind(rest, "?>")
        } else {
            break;
        };
        let Some(behind) = behind else { return false };
        rest = start(behind);
    }
    if begins(rest, "<!doctype html") {
        return true;
    }
    let Some(name) = opening(rest) else { return false };
    matches!(name.as_str(), "html" | "head" | "body" | "meta" | "title")
        || tags::is_block(&name) && is_marked(rest, &name)
}

fn start(chars: &[char]) -> &[char] {
    let blank = |c: &&char| c.is_whitespace() || **c == '\u{FEFF}';
    chars.get(chars.iter().take_while(blank).count()..).unwrap_or_default()
}

fn begins(chars: &[char], word: &str) -> bool {
    let mut own = chars.iter();
    word.chars().all(|c| own.next().is_some_and(|own| own.eq_ignore_ascii_case(&c)))
}

/// What comes behind the first such word, if that is near.
fn behind<'a>(chars: &'a [char], word: &str) -> Option<&'a [char]> {
    let word: Vec<char> = word.chars().collect();
    let near = chars.get(..HEAD).unwrap_or(chars);
    let at = near.windows(word.len()).position(|window| window == word)?;
    chars.get(at + word.len()..)
}

/// The name of the tag that the characters begin with.
fn opening(chars: &[char]) -> Option<String> {
    let inner = chars.strip_prefix(&['<'])?;
    let name: String = inner.iter().take(16).take_while(|c| c.is_ascii_alphanumeric()).collect();
    let after = inner.get(name.len())?;
    (matches!(after, '>' | '/') || after.is_whitespace()).then(|| name.to_ascii_lowercase())
}

/// The tag is closed, and the text is marked up to its end or all over.
fn is_marked(chars: &[char], name: &str) -> bool {
    let near = chars.get(..BODY).unwrap_or(chars);
    let closing = format!("</{name}");
    let mut places = near.iter().enumerate().filter(|(_, c)| **c == '<').map(|(at, _)| at);
    if !places.any(|at| begins(near.get(at..).unwrap_or_default(), &closing)) {
        return false;
    }
    let last = chars.iter().rev().find(|c| !c.is_whitespace());
    if last == Some(&'>') {
        return true;
    }
    let lines = near.split(|c| *c == '\n').filter(|line| !line.iter().all(|c| c.is_whitespace()));
    let (mut all, mut tagged) = (0, 0);
    for line in lines {
        all += 1;
        tagged += usize::from(line.contains(&'<') && line.contains(&'>'));
    }
    tagged * 3 >= all * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str) -> bool {
        is_html(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn pages_and_parts_of_pages_are_html() {
        for text in [
            "\u{FEFF}<!DOCTYPE html><html>",
            "<!-- saved -->\n<HTML lang=zh>\n甲",
            "<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<html xmlns=\"…\">",
            "<p>关于甲的通知</p>\n<p>各乡镇：</p>\n",
            "<div class=\"a\">甲</div>\n<p>乙</p>\n<p>丙",
            "<table><tr><td>甲</td></tr></table>",
        ] {
            assert!(judged(text), "{text}");
        }
    }

    #[test]
    fn text_that_holds_tags_is_none() {
        for text in [
            "",
            "<",
            "关于甲的通知\n<p>乙</p>",
            "<p>只有一个开头",
            "<div align=center>\n\n# 甲\n\n</div>\n\n各乡镇：\n\n请落实。\n\n- 乙\n- 丙\n",
            "<通知>甲</通知>",
            "<rss><item>甲</item></rss>",
            "<!-- 甲",
        ] {
            assert!(!judged(text), "{text}");
        }
    }
}
