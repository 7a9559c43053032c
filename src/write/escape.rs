//! Text as XML can hold it: the one way into every part of a DOCX and into the XMP packet.

/// Escapes for XML, dropping what XML 1.0 cannot hold.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|c| legal(*c)) {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A character XML 1.0 can hold.
pub(super) fn legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_dropped() {
        assert_eq!(escape("甲\u{7}\u{FFFE}\0<乙>&\"\u{1F600}"), "甲&lt;乙&gt;&amp;&quot;\u{1F600}");
    }
}
