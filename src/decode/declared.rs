//! What a file says of its own encoding: `<meta charset=…>`, `<meta http-equiv=… content="…;
//! charset=…">`, `<?xml … encoding=…?>` near its start. It is evidence as a byte order mark is: a
//! page that was saved in another encoding keeps its old words.

use super::Encoding;

/// Bytes looked at, as a browser does, and some more for long heads.
const NEAR: usize = 4096;
/// Longest label.
const LONGEST: usize = 40;

/// The encoding that a file names, where it is one that can be read.
pub(super) fn find(bytes: &[u8]) -> Option<Encoding> {
    let near = bytes.get(..NEAR).unwrap_or(bytes);
    let starts = memchr::memchr_iter(b'<', near).filter_map(|at| near.get(at + 1..));
    starts.filter_map(label).find_map(Encoding::from_label)
}

/// The label in the tag that begins here.
fn label(tag: &[u8]) -> Option<&str> {
    let sign: &[u8] = if begins(tag, b"meta") {
        b"charset"
    } else if begins(tag, b"?xml") {
        b"encoding"
    } else {
        return None;
    };
    let inside = tag.get(..memchr::memchr(b'>', tag)?)?;
    let at = inside.windows(sign.len()).position(|word| word.eq_ignore_ascii_case(sign))?;
    let rest = inside.get(at + sign.len()..)?.trim_ascii_start().strip_prefix(b"=")?;
    let rest = rest.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'/');
    let length = rest.iter().position(end).unwrap_or(rest.len()).min(LONGEST);
    std::str::from_utf8(rest.get(..length)?).ok().filter(|label| !label.is_empty())
}

/// Begins with a word and what ends it.
fn begins(tag: &[u8], word: &[u8]) -> bool {
    tag.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word))
        && tag.get(word.len()).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_saying_it_is_read() {
        for text in [
            "<html><META charset=gb2312>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=GBK\">",
            "<meta charset = 'gb18030' />",
            "<?xml version=\"1.0\" encoding=\"GB2312\"?>",
            "<meta name=a><meta charset=nothing><meta charset=gbk>",
        ] {
            assert_eq!(find(text.as_bytes()), Some(Encoding::Gb18030), "{text}");
        }
        for text in [
            "charset=gbk",
            "<p charset=gbk>",
            "<meta charset=>",
            "<meta charset=gbk",
            "<metacharset=gbk>",
        ] {
            assert_eq!(find(text.as_bytes()), None, "{text}");
        }
        let late = format!("{}<meta charset=gbk>", " ".repeat(NEAR));
        assert_eq!(find(late.as_bytes()), None);
    }
}
