//! Comments, `<!-- … -->`, on one line or over several: they go before anything else is read.

use super::apply::Page;
use crate::carrier::Line;
use crate::carrier::line::drop_lines;
use crate::diagnostic::watch;

const BEGIN: &[char] = &['<', '!', '-', '-'];
const END: &[char] = &['-', '-', '>'];

/// Cuts every comment that is closed.
pub(super) fn cut(lines: &mut Vec<Line>, page: &mut Page) {
    let find = |chars: &[char], sign: &[char], from: usize| {
        let rest = chars.get(from..)?;
        rest.windows(sign.len()).position(|some| some == sign).map(|at| from + at)
    };
    let ends = |line: &Line| find(line.placed.chars(), END, 0).is_some();
    let Some(last) = lines.iter().rposition(ends) else { return };
    let mut open = false;
    let mut gone = Vec::new();
    for (number, line) in lines.iter_mut().enumerate().take(last + 1) {
        let chars = line.placed.chars();
        watch::tick(chars.len());
        let (mut at, mut cuts) = (0, Vec::new());
        let mut from = 0;
        loop {
            if open {
                let end = find(chars, END, at).map(|end| end + END.len());
                cuts.push(from..end.unwrap_or(chars.len()));
                let Some(end) = end else { break };
                (open, at) = (false, end);
            }
            let Some(begin) = find(chars, BEGIN, at) else { break };
            (from, at) = (begin, begin + BEGIN.len());
            // one that nothing closes is text
            open = number < last || find(chars, END, at).is_some();
            if !open {
                break;
            }
        }
        if !cuts.is_empty() {
            let kept = page.cut(line, cuts);
            if !kept {
                gone.push(number);
            }
        }
    }
    drop_lines(lines, &gone, |_| {});
}
