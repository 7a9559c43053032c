//! Geometry of hard-wrapped text: how wide a full line is, and whether indentation tells where
//! paragraphs begin. Widths are half-width cells, since Latin takes half the room of Han.

use super::draft::Draft;
use super::joins::terminal;
use crate::diagnostic::watch;

/// Lines narrower than this say nothing about the width of the page.
const NARROW: usize = 40;
/// Widest line of hard-wrapped text.
const WIDEST: usize = 92;
/// A line this much short of a full one may still be full: marks that must not begin a line.
const SLACK: usize = 6;

/// Widest indentation of a paragraph, in cells.
const INDENT: usize = 8;

/// How a hard-wrapped text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrapping {
    width: usize,
    /// Characters of a full line, for texts that were wrapped by counting them.
    length: usize,
    /// Paragraphs begin with an indented line, so that a full line that ends a sentence goes on
    /// where the next one is not indented.
    pub indents: bool,
}

impl Wrapping {
    /// Measures a text; none where it is not hard-wrapped. Indentation becomes relative to the
    /// left edge of its page.
    pub fn measure(lines: &mut [Draft]) -> Option<Self> {
        let cells = |line: &&Draft| {
            watch::tick(line.len());
            line.width()
        };
        // one paragraph on a line is wider than any page
        let long = lines.iter().filter(|line| cells(line) > WIDEST).count();
        if long * 20 >= lines.len() {
            return None;
        }
        let prose = |line: &&Draft| !line.has_gap() && cells(line) > NARROW / 2;
        let textual = lines.iter().filter(prose).count();
        let mut widths: Vec<usize> = lines
            .iter()
            .filter(prose)
            .filter(|line| !terminal(line) && line.width() > NARROW)
            .map(Draft::width)
            .collect();
        widths.sort_unstable();
        let median = *widths.get(widths.len() / 2)?;
        let full = widths.iter().filter(|width| width.abs_diff(median) <= SLACK).count();
        let mostly = full * 10 >= textual * 4 && textual >= 8;
        // no line is wide, and those that break off do so at one width
        let evenly = long == 0 && full >= 3 && full * 10 >= widths.len() * 6;
        let wrapped = median <= WIDEST && (mostly || evenly);
        if !wrapped {
            return None;
        }
        from_the_edge(lines, median);
        // the first line of a paragraph is narrower by its indentation
        let mut whole: Vec<usize> = lines
            .iter()
            .filter(|line| !line.has_gap() && !terminal(line) && cells(line) + SLACK >= median)
            .map(Draft::last_piece)
            .collect();
        whole.sort_unstable();
        let width = whole.get(whole.len() / 2).copied().unwrap_or(median);
        let mut lengths: Vec<usize> = lines
            .iter()
            .filter(|line| !line.has_gap() && !terminal(line) && cells(line) + SLACK >= median)
            .map(|line| line.len() + line.lead() / 2)
            .collect();
        lengths.sort_unstable();
        let length = lengths.get(lengths.len() / 2).copied().unwrap_or(median);
        let mut wrapping = Self { width, length, indents: false };
        wrapping.indents = wrapping.indentation_tells(lines);
        Some(wrapping)
    }

    /// The last source line of this one fills the page's width.
    pub fn full(&self, line: &Draft) -> bool {
        line.last_piece() + SLACK >= self.width || line.last_length() + 1 >= self.length
    }

    /// The last source line fills the page's width without doubt.
    pub fn brimful(&self, line: &Draft) -> bool {
        line.last_piece() + 2 >= self.width && line.last_piece() <= self.width + SLACK
            || line.last_length() + 1 >= self.length && line.last_length() <= self.length + 3
    }

    /// It stands in the middle or on the right of its page, as no paragraph begins.
    pub fn set_off(&self, line: &Draft) -> bool {
        line.joined().is_empty() && line.lead() > INDENT
    }

    /// After a short line that ends a sentence nearly every line is indented, after a full one
    /// that does not end one hardly any.
    fn indentation_tells(&self, lines: &[Draft]) -> bool {
        let (mut begun, mut begun_in, mut gone_on, mut gone_on_in) = (0, 0, 0, 0);
        for pair in lines.windows(2) {
            watch::tick(1);
            let [last, line] = pair else { continue };
            if last.has_gap() || line.has_gap() {
                continue;
            }
            let indented = usize::from(line.indented);
            if terminal(last) && !self.full(last) {
                begun += 1;
                begun_in += indented;
            } else if !terminal(last) && self.full(last) {
                gone_on += 1;
                gone_on_in += indented;
            }
        }
        let enough = begun >= 2 || begun == 1 && gone_on >= 4;
        enough && begun_in * 10 >= begun * 8 && gone_on_in * 10 <= gone_on * 2
    }
}

/// Indentation counted from the left edge of each page's text.
fn from_the_edge(lines: &mut [Draft], median: usize) {
    for page in lines.chunk_by_mut(|_, next| !next.page_break_above) {
        let edge = page
            .iter()
            .filter(|line| !line.has_gap() && line.width() + SLACK >= median)
            .map(Draft::lead)
            .min()
            .unwrap_or(0);
        if edge == 0 {
            continue;
        }
        for line in page {
            line.outdent(edge);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drafts(texts: &[&str]) -> Vec<Draft<'static>> {
        let draft = |(at, text): (usize, &&str)| {
            let mut draft = Draft::new(at + 1, text.chars().collect::<Vec<_>>());
            draft.strip(false);
            draft
        };
        texts.iter().enumerate().map(draft).collect()
    }

    #[test]
    fn a_page_set_off_from_the_edge_counts_from_its_own() {
        let full = "  各级各部门要切实加强组织领导健全工作机制明确工作责任强化";
        let start = "      会议要求各级各部门要切实加强组织领导健全工作机制明确";
        let mut lines =
            drafts(&[start, full, full, "  督查。", start, full, full, "  督查。", start, full]);
        let wrapping = Wrapping::measure(&mut lines).unwrap();
        assert!(wrapping.indents);
        let indented: Vec<bool> = lines.iter().take(3).map(|line| line.indented).collect();
        assert_eq!(indented, [true, false, false]);
    }

    #[test]
    fn paragraphs_of_one_line_are_not_wrapped() {
        let long = "会议要求，各级各部门要切实加强组织领导，健全工作机制，明确工作责任，强化督查落实，确保完成。";
        assert!(Wrapping::measure(&mut drafts(&[long; 12])).is_none());
    }
}
