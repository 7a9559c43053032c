//! Page numbers and running heads, dropped where the evidence is there: numbers that ascend,
//! heads that repeat.

use crate::diagnostic::Change;

use super::draft::{Draft, Log};
use super::{Dropped, DroppedKind};

/// Drops page-number lines whose numbers ascend.
pub(super) fn page_numbers(lines: &mut Vec<Draft>, dropped: &mut Vec<Dropped>, log: &mut Log) {
    if !log.runs("page-numbers") {
        return;
    }
    let found: Vec<(usize, Shape, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| page_number(&line.text()).map(|(s, n)| (index, s, n)))
        .collect();
    let dashed: Vec<_> = found.iter().filter(|(_, shape, _)| *shape == Shape::Dashed).collect();
    let bare: Vec<_> = found.iter().filter(|(_, shape, _)| *shape == Shape::Bare).collect();
    let ascending = |list: &[&(usize, Shape, u32)]| {
        list.windows(2).all(|pair| matches!(pair, [a, b] if a.2 < b.2))
    };
    let mut drop = Vec::new();
    if ascending(&dashed) {
        drop.extend(dashed.iter().map(|entry| entry.0));
    }
    // a bare number is a page number only in a row that counts through the file
    let in_row = bare.windows(2).all(|pair| matches!(pair, [a, b] if a.2 + 1 == b.2));
    if bare.len() >= 3 && in_row {
        drop.extend(bare.iter().map(|entry| entry.0));
    }
    drop_lines(lines, dropped, log, "page-numbers", DroppedKind::PageArtifact, &drop);
}

/// Drops lines by index, each with its record.
pub(super) fn drop_lines(
    lines: &mut Vec<Draft>,
    dropped: &mut Vec<Dropped>,
    log: &mut Log,
    rule: &'static str,
    kind: DroppedKind,
    indices: &[usize],
) {
    let mut index = 0;
    let mut carried = (0, false);
    lines.retain_mut(|line| {
        let go = indices.contains(&index);
        index += 1;
        if go {
            let text = line.text();
            let before = text.clone();
            log.changes.push(Change {
                rule,
                line: line.line,
                column: 1,
                before,
                after: String::new(),
            });
            dropped.push(Dropped { line: line.line, kind, text });
            carried.0 += line.blank_above.max(1);
            carried.1 |= line.page_break_above || kind == DroppedKind::PageArtifact;
        } else if carried.0 > 0 {
            line.blank_above = line.blank_above.max(carried.0);
            line.page_break_above |= carried.1;
            carried = (0, false);
        }
        !go
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Dashed,
    Bare,
}

/// `— 3 —`, `第3页`, `3/8` (dashed) or a bare number.
fn page_number(text: &str) -> Option<(Shape, u32)> {
    let solid: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}' | '\t')).collect();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '－' | '一' | '·' | '•');
    let inner = solid.trim_matches(dash);
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 3);
    if inner.len() < solid.len() && solid.starts_with(dash) && solid.ends_with(dash) {
        return Some((Shape::Dashed, number(inner)?));
    }
    if let Some(rest) = solid.strip_prefix('第')
        && let Some((first, tail)) = rest.split_once('页')
        && tail.chars().all(|c| c.is_ascii_digit() || "共页/，,".contains(c))
    {
        return Some((Shape::Dashed, number(first)?));
    }
    if let Some((first, last)) = solid.split_once('/') {
        return Some((Shape::Dashed, number(first).filter(|_| number(last).is_some())?));
    }
    Some((Shape::Bare, number(&solid)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shapes_of_page_numbers() {
        for text in ["— 3 —", "-3-", "一 3 一", "第3页", "第3页/共8页", "3/8"] {
            assert!(matches!(page_number(text), Some((Shape::Dashed, 3))), "{text}");
        }
        assert!(matches!(page_number("12"), Some((Shape::Bare, 12))));
        for text in ["第三条", "3.5亿元", "—", "2021/3/8", "000001"] {
            assert!(page_number(text).is_none(), "{text}");
        }
    }
}
