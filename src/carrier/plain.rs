//! Plain text: its physical lines.

use super::Line;
use crate::diagnostic::watch;

/// Lines as LF, CRLF, CR, NEL and the Unicode separators end them; a form feed ends one too.
/// Empty ones are but counted.
pub(super) fn lines(chars: &[char]) -> Vec<Line<'_>> {
    let is_end = |c: &char| {
        matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}')
    };
    let count = chars.iter().filter(|c| is_end(c)).count();
    let mut lines: Vec<Line> = Vec::with_capacity(count + 1);
    let (mut line, mut rest, mut page_break) = (1, chars, false);
    let mut blank = 0u16;
    loop {
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        watch::tick(1 + length);
        let (current, tail) = rest.split_at_checked(length).unwrap_or_default();
        if current.is_empty() {
            blank = blank.saturating_add(1);
        } else {
            let mut next = Line::new(line, current);
            next.page_break_above = std::mem::take(&mut page_break);
            next.blank_above = std::mem::take(&mut blank);
            lines.push(next);
        }
        let tail = match tail {
            ['\r', after @ ..] if after.first() == Some(&'\n') => after,
            _ => tail,
        };
        let Some((end, tail)) = tail.split_first() else { return lines };
        rest = tail;
        page_break |= *end == '\u{C}';
        // only what ends a line for an editor counts as one
        line += usize::from(matches!(end, '\n' | '\r'));
    }
}
