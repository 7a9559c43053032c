//! Text → runs and paragraphs of `docx-rs`, with the hint that gives quotation marks and dashes
//! the Chinese face.

use docx_rs::{BreakType, Paragraph, Run, RunFonts};

use crate::write::escape::legal;

/// A paragraph of a style, empty.
pub fn paragraph(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

/// A run of text; TAB becomes a tab, other controls are dropped.
pub fn run(text: &str) -> Run {
    let mut run = Run::new();
    let clean: String = text.chars().filter(|c| legal(*c) && *c != '\n').collect();
    for (n, piece) in clean.split('\t').enumerate() {
        if n > 0 {
            run = run.add_tab();
        }
        if !piece.is_empty() {
            run = run.add_text(piece);
        }
    }
    if clean.chars().any(is_ambiguous) {
        run = run.fonts(RunFonts::new().hint("eastAsia"));
    }
    run
}

/// A run in a character style.
pub fn styled(text: &str, style: &str) -> Run {
    run(text).style(style)
}

/// Lines in one paragraph, broken by line breaks.
pub fn lines<'a>(mut into: Paragraph, texts: impl Iterator<Item = &'a str>) -> Paragraph {
    for (n, text) in texts.enumerate() {
        let mut line = run(text);
        if n > 0 {
            let mut broken = Run::new().add_break(BreakType::TextWrapping);
            broken.children.extend(line.children);
            broken.run_property = line.run_property;
            line = broken;
        }
        into = into.add_run(line);
    }
    into
}

/// Characters that Western and Chinese faces both have and draw differently.
fn is_ambiguous(character: char) -> bool {
    matches!(character,
        '·' | '×' | '÷' | '±' | '°' | '§' | '\u{2010}'..='\u{203B}' | '℃' | '№' | '\u{2160}'..='\u{217F}'
        | '\u{2190}'..='\u{21FF}' | '\u{2200}'..='\u{22FF}' | '\u{2460}'..='\u{27BF}' | 'α'..='ω' | 'Α'..='Ω')
}

/// Splits a text after `chars` characters.
pub fn split_chars(text: &str, chars: usize) -> (&str, &str) {
    let at = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}
