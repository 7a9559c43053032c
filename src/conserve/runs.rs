//! A finished part of a DOCX → the texts of its runs, read from its bytes and from nothing else.

use memchr::memmem;

/// Named characters of XML.
const NAMED: [(&str, &str); 5] =
    [("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"), ("amp;", "&")];

/// Hands on what stands between each `<w:t>` and its end.
pub fn each(part: &[u8], put: &mut dyn FnMut(&str)) {
    let Ok(mut rest) = std::str::from_utf8(part) else { return };
    let finder = memmem::Finder::new("<w:t");
    while let Some((_, tail)) =
        finder.find(rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        let tail = tail.get(4..).unwrap_or_default();
        rest = tail;
        // <w:tab/>, <w:tc> and others begin alike
        if tail.starts_with(['>', ' '])
            && let Some((attributes, tail)) = tail.split_once('>')
            && !attributes.ends_with('/')
        {
            let (text, tail) = tail.split_once('<').unwrap_or((tail, ""));
            plain(text, put);
            rest = tail;
        }
    }
}

/// The part's text is nothing, or a page number's field between its dashes (7.5).
pub fn is_page_number(part: &[u8]) -> bool {
    let mut text = String::new();
    each(part, &mut |piece| text.extend(piece.chars().filter(|c| !c.is_whitespace())));
    matches!(text.as_str(), "" | "—1—")
}

/// Text as it was before it was escaped, in pieces.
fn plain(text: &str, put: &mut dyn FnMut(&str)) {
    let mut pieces = text.split('&');
    pieces.next().into_iter().for_each(&mut *put);
    for piece in pieces {
        let named = NAMED.iter().find_map(|(name, of)| Some((*of, piece.strip_prefix(name)?)));
        let (character, rest) = named.unwrap_or(("&", piece));
        put(character);
        put(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> String {
        let mut text = String::new();
        each(xml.as_bytes(), &mut |piece| text.push_str(piece));
        text
    }

    #[test]
    fn runs_are_read_and_nothing_else() {
        let xml = "<w:tbl><w:tc w:t=\"甲\"><w:t xml:space=\"preserve\">乙 </w:t><w:tab/><w:t/>\
                   <w:instrText>PAGE</w:instrText><w:t>丙</w:t></w:tc></w:tbl>";
        assert_eq!(text(xml), "乙 丙");
    }

    #[test]
    fn what_was_escaped_is_itself_again() {
        assert_eq!(text("<w:t>&lt;甲&gt;&amp;lt;&quot;&apos;</w:t>"), "<甲>&lt;\"'");
    }

    #[test]
    fn a_page_number_is_told_from_text() {
        let footer = |text: &str| format!("<w:t>— </w:t><w:t>1</w:t><w:t> {text}</w:t>");
        assert!(is_page_number(footer("—").as_bytes()));
        assert!(is_page_number(b"<w:p/>"));
        assert!(!is_page_number(footer("甲—").as_bytes()));
    }
}
