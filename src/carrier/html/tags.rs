//! What the tags of HTML are for.

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "xmp",
];

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Mark-up: nothing in them is text of the document.
const MARKUP: &[&str] =
    &["head", "script", "style", "template", "title", "xml", "iframe", "noembed", "noframes"];

/// What a page holds outside its text, and what was deleted: left out, and told.
const FURNITURE: &[&str] = &[
    "nav", "noscript", "button", "select", "datalist", "textarea", "svg", "object", "applet",
    "audio", "video", "canvas", "del",
];

/// What may stand in the head; anything else ends it.
const OF_HEAD: &[&str] = &[
    "base", "basefont", "link", "meta", "noscript", "script", "style", "template", "title", "xml",
];

/// An element that stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// An element without content.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Its content is mark-up.
pub(super) fn is_markup(name: &str) -> bool {
    MARKUP.contains(&name)
}

/// Its content is left out and told.
pub(super) fn is_furniture(name: &str) -> bool {
    FURNITURE.contains(&name)
}

/// It may stand in the head.
pub(super) fn is_of_head(name: &str) -> bool {
    // parts of Office's own, as `o:p`
    OF_HEAD.contains(&name) || name.contains(':')
}

/// Level of a heading, 0 for none.
pub(super) fn heading(name: &str) -> u8 {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => digit - b'0',
        _ => 0,
    }
}

/// Open elements that the start of another closes, and what stops the search for them.
pub(super) fn implied(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir", "td", "th", "table"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th", "table"]),
        "option" => (&["option"], &["select", "datalist", "td", "th", "table"]),
        "td" | "th" => (&["td", "th", "caption"], &["tr", "table"]),
        "tr" => (&["tr", "caption"], &["table", "thead", "tbody", "tfoot"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "caption"], &["table"]),
        _ => return None,
    })
}

/// What stops the search for the start of an end tag.
pub(super) fn scope(name: &str) -> &'static [&'static str] {
    match name {
        "table" | "html" | "body" => &[],
        "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "caption" => &["table"],
        _ => &["td", "th", "caption", "table"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_in_order() {
        assert!(BLOCKS.is_sorted());
        assert!(is_block("figcaption") && !is_block("span"));
        assert_eq!([heading("h3"), heading("hr"), heading("h7")], [3, 0, 0]);
    }
}
