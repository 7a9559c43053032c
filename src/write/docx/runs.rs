//! Text → runs and paragraphs of `docx-rs`, with the hint that gives quotation marks and dashes
//! the Chinese face. A long text is several runs, made as they are printed.

use docx_rs::{BreakType, Paragraph, Run, RunFonts};
use unicode_normalization::char::is_combining_mark;

use super::long::LongParagraph;
use crate::document::Block;
use crate::write::escape::legal;

/// Most bytes of text in one run: no paragraph that a person wrote is as long.
const STRETCH: usize = 1 << 14;

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

/// Label and lines in one paragraph, broken by line breaks.
pub fn lines<'a>(
    into: Paragraph,
    label: &'a str,
    lines: impl Iterator<Item = &'a str> + 'a,
) -> LongParagraph<'a> {
    let mut lines = lines.peekable();
    // a label may stand alone
    let alone = (lines.peek().is_none() && !label.is_empty()).then_some("");
    let runs = lines.chain(alone).enumerate().flat_map(move |(line, text)| {
        stretches(text).enumerate().map(move |(n, text)| match (line, n) {
            (0, 0) if !label.is_empty() => run(&format!("{label}{text}")),
            (1.., 0) => broken(run(text)),
            _ => run(text),
        })
    });
    LongParagraph::new(into, runs)
}

/// A block's label and lines in one paragraph.
pub fn block_lines<'a>(into: Paragraph, block: &'a Block) -> LongParagraph<'a> {
    lines(into, block.label.as_deref().unwrap_or_default(), block.text.lines())
}

/// A block's lines, its label with the first; a label may stand alone.
pub fn labelled(block: &Block) -> impl Iterator<Item = (&str, &str)> {
    let mut label = block.label.as_deref().unwrap_or_default();
    let alone = (block.text.is_empty() && !label.is_empty()).then_some("");
    block.text.lines().chain(alone).map(move |line| (std::mem::take(&mut label), line))
}

/// Fields in one paragraph, with a TAB between each two.
pub fn fields<'a>(
    into: Paragraph,
    fields: impl Iterator<Item = &'a str> + 'a,
) -> LongParagraph<'a> {
    let mut fields = fields.enumerate().peekable();
    // none at all are an empty run
    let mut first = true;
    let runs = std::iter::from_fn(move || {
        if !std::mem::take(&mut first) {
            fields.peek()?;
        }
        let mut text = String::new();
        while text.len() < STRETCH
            && let Some((n, field)) = fields.next()
        {
            text.extend((n > 0).then_some('\t'));
            text.push_str(field);
        }
        Some(run(&text))
    });
    LongParagraph::new(into, runs)
}

/// A run with a line break before it.
fn broken(line: Run) -> Run {
    let mut broken = Run::new().add_break(BreakType::TextWrapping);
    broken.children.extend(line.children);
    broken.run_property = line.run_property;
    broken
}

/// A text in stretches of about [`STRETCH`] bytes: one where it is shorter.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        // marks stay with what they stand on
        let begins =
            |at: &usize| text.get(*at..).is_some_and(|rest| !rest.starts_with(is_combining_mark));
        let last = text.len().min(2 * STRETCH);
        let end = (STRETCH..last).find(begins).unwrap_or(last);
        let (stretch, further) = text.split_at_checked(end).unwrap_or((text, ""));
        rest = Some(further).filter(|further| !further.is_empty());
        Some(stretch)
    })
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

#[cfg(test)]
mod tests {
    use docx_rs::RunChild;

    use super::*;

    /// The texts of a paragraph's runs: its own, and those behind them.
    fn runs(paragraph: LongParagraph<'_>) -> (usize, Vec<String>) {
        let own = paragraph.own.children.iter().filter_map(|child| match child {
            docx_rs::ParagraphChild::Run(run) => Some(text(run)),
            _ => None,
        });
        let mut texts: Vec<String> = own.collect();
        let own = texts.len();
        texts.extend(paragraph.further.into_iter().flatten().map(|run| text(&run)));
        (own, texts)
    }

    fn text(run: &Run) -> String {
        let piece = |child: &RunChild| match child {
            RunChild::Text(text) => text.text.clone(),
            RunChild::Tab(_) => "\t".into(),
            RunChild::Break(_) => "\n".into(),
            other => panic!("{other:?}"),
        };
        run.children.iter().map(piece).collect()
    }

    #[test]
    fn lines_are_runs_behind_breaks_and_their_label_stands_with_the_first() {
        let of = |label, text: &'static str| runs(lines(paragraph("a"), label, text.lines())).1;
        assert_eq!(of("抄送：", "甲\n\n乙\t丙"), ["抄送：甲", "\n", "\n乙\t丙"]);
        assert_eq!(of("", "甲"), ["甲"]);
        assert_eq!(of("抄送：", ""), ["抄送："]);
        assert_eq!(of("", ""), [""; 0]);
    }

    #[test]
    fn a_long_text_is_many_runs_of_which_few_are_held() {
        let lines_of = |n| vec!["甲乙"; n].join("\n");
        let text = lines_of(1000);
        let (own, all) = runs(lines(paragraph("a"), "", text.lines()));
        assert_eq!((own, all.concat() == text), (2, true));
        let text = "甲乙".repeat(20_000);
        let (_, all) = runs(lines(paragraph("a"), "", text.lines()));
        assert_eq!((all.len(), all.concat() == text), (8, true));
        let text = vec!["甲乙"; 20_000].join("\t");
        let (_, all) = runs(fields(paragraph("a"), text.split('\t')));
        assert_eq!((all.len(), all.concat() == text), (9, true));
    }

    #[test]
    fn a_mark_is_not_parted_from_its_letter() {
        let text = format!("{}e\u{301}\u{302}末", "a".repeat(STRETCH - 1));
        let (_, all) = runs(lines(paragraph("a"), "", text.lines()));
        assert_eq!(all.last().map(String::as_str), Some("末"));
        let text = "\u{301}".repeat(STRETCH);
        assert_eq!(runs(lines(paragraph("a"), "", text.lines())).1.concat(), text);
    }

    #[test]
    fn few_fields_are_one_run() {
        let made = fields(paragraph("a"), ["甲", "", "乙"].into_iter());
        assert_eq!(runs(made), (1, vec!["甲\t\t乙".to_owned()]));
        assert_eq!(runs(fields(paragraph("a"), std::iter::empty())), (1, vec![String::new()]));
    }
}
