//! Which text can be given as an element: what a document cannot hold is refused at its key, where
//! the user can mend it, and never becomes a broken file.

use crate::diagnostic::Diagnostic;

/// Elements that have a fixed place on page 1: most characters a line, most lines. A longer
/// masthead would be drawn smaller than the text; more joint organs leave no room for the text.
const LIMITS: &[(&str, usize, usize)] = &[
    ("meta.masthead", 40, 12),
    ("meta.copy_number", 28, 1),
    ("meta.secrecy", 28, 1),
    ("meta.urgency", 28, 1),
    ("meta.doc_number", 28, 1),
    ("meta.signature_date", 28, 1),
];

/// Sees that a document can hold the value of an element.
///
/// # Errors
/// A diagnostic that names the character and its place in the value, or says what is too long.
pub(super) fn check(key: &str, value: &str) -> Result<(), Diagnostic> {
    if let Some((at, character)) = value.chars().enumerate().find(|(_, c)| !fits(*c)) {
        let code_point = format!("U+{:04X}", u32::from(character));
        return Err(Diagnostic::new("E-SETTING-CHARACTER").with(key).with(code_point).with(at + 1));
    }
    let lines = || value.lines().filter(|line| !line.chars().all(char::is_whitespace));
    if let Some((_, characters, most)) = LIMITS.iter().find(|(name, ..)| *name == key)
        && (lines().any(|line| line.chars().count() > *characters) || lines().count() > *most)
    {
        return Err(Diagnostic::new("E-SETTING-LONG").with(key).with(characters).with(most));
    }
    Ok(())
}

/// Not a control character (line ends and TAB aside), a character that Unicode sets apart for no
/// text, or one that is not seen: those that cleaning takes out of a text.
fn fits(c: char) -> bool {
    let code = u32::from(c);
    let nothing = code & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
    let unseen = matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
        | '\u{E0000}'..='\u{E0FFF}');
    matches!(c, '\n' | '\r' | '\t') || !(c.is_control() || nothing || unseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_no_document_holds_is_named_with_its_place() {
        for (character, name) in [
            ('\u{7}', "U+0007"),
            ('\u{0}', "U+0000"),
            ('\u{85}', "U+0085"),
            ('\u{FFFE}', "U+FFFE"),
            ('\u{1FFFF}', "U+1FFFF"),
            ('\u{FDD0}', "U+FDD0"),
            ('\u{202E}', "U+202E"),
        ] {
            let fault = check("meta.title", &format!("关于{character}甲")).unwrap_err();
            assert_eq!(fault.code, "E-SETTING-CHARACTER");
            assert_eq!(fault.arguments, ["meta.title", name, "3"]);
        }
        assert_eq!(check("meta.title", "关于甲\t乙\r\n丙\u{3000}𠮷的通知"), Ok(()));
    }

    #[test]
    fn what_has_a_fixed_place_is_no_paragraph() {
        assert_eq!(check("meta.secrecy", "机密\n1年").unwrap_err().code, "E-SETTING-LONG");
        assert_eq!(check("meta.masthead", "甲局文件"), Ok(()));
        assert_eq!(check("meta.masthead", &"甲".repeat(41)).unwrap_err().code, "E-SETTING-LONG");
        assert_eq!(check("meta.masthead", &"甲\n".repeat(13)).unwrap_err().code, "E-SETTING-LONG");
        assert_eq!(check("meta.title", &"甲".repeat(2000)), Ok(()));
    }
}
