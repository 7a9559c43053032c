//! Numbers of an outline, 1 总则, 1.1 编制目的, 2.1.3: taken for numbers of headings only where they
//! count on, since a figure may begin any paragraph.

use super::piece::Piece;
use super::shape;
use crate::diagnostic::watch;
use crate::text::columns;
use crate::text::marker::{Form, Marker};

/// Longest heading without a point in its number.
const HEADING: usize = 30;
/// Units that make a figure of what looks like a number: 3.5亿元.
const UNITS: &str = "亿万千百元个倍米吨户亩人次分年月日时%％‰℃度级";

/// A number that may be one of an outline.
struct Candidate {
    at: usize,
    path: Vec<u32>,
    chars: usize,
    /// Written with a point after it, as the lists of any text are: 1.总则
    dotted: bool,
}

/// Gives the pieces of an outline their numbers.
pub fn mark(pieces: &mut [Piece]) {
    let mut found: Vec<Candidate> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        watch::tick(1 + piece.len() / 8);
        let Some(candidate) = candidate(piece, at) else { continue };
        let last = found.last().map_or(&[][..], |last| last.path.as_slice());
        if follows(&candidate.path, last) {
            found.push(candidate);
        }
    }
    let bare = found.iter().filter(|c| c.path.len() == 1 && !c.dotted).count();
    let deep = found.iter().filter(|c| c.path.len() > 1).count();
    if bare < 2 && deep < 2 {
        return;
    }
    // below 1. the outline goes on with the levels that follow it
    let below = if found.iter().any(|c| c.path.len() == 1 && c.dotted) { 2 } else { 0 };
    for candidate in found.iter().filter(|c| !c.dotted) {
        let Some(piece) = pieces.get_mut(candidate.at) else { continue };
        let depth = u8::try_from(candidate.path.len()).unwrap_or(4) + below;
        piece.marker = Some(Marker {
            form: Form::Outline(depth.min(4)),
            number: candidate.path.last().copied().unwrap_or(0),
            chars: candidate.chars,
        });
    }
}

/// The next number of the outline after `last`, on its level, a level below or any above.
fn follows(path: &[u32], last: &[u32]) -> bool {
    let Some((number, parents)) = path.split_last() else { return false };
    if last.is_empty() {
        return path.iter().all(|n| *n == 1);
    }
    let level = parents.len();
    let inside = last.get(..level).is_some_and(|head| head == parents);
    inside && *number == last.get(level).map_or(1, |n| n + 1)
}

fn candidate(piece: &Piece, at: usize) -> Option<Candidate> {
    if let Some(marker) = piece.marker {
        let dotted = marker.form == Form::Digit && piece.len() <= HEADING && !piece.has_stop();
        let path = vec![marker.number];
        return dotted.then_some(Candidate { at, path, chars: marker.chars, dotted });
    }
    if shape::is_contents_line(piece.text) {
        return None;
    }
    let mut path = Vec::new();
    let mut rest = piece.text;
    loop {
        let digits = rest.chars().take(3).take_while(char::is_ascii_digit).count();
        let (number, tail) = rest.split_at_checked(digits).filter(|_| digits > 0 && digits < 3)?;
        path.push(number.parse().ok().filter(|n| *n > 0)?);
        rest = tail;
        match rest.strip_prefix(['.', '．']) {
            Some(tail) if path.len() < 4 => rest = tail,
            _ => break,
        }
    }
    let chars = piece.text.chars().count() - rest.chars().count();
    let spaced = rest.starts_with(shape::SPACES);
    let body = shape::squeeze(rest);
    let first = body.first().copied()?;
    let fits = if path.len() == 1 {
        spaced
            && shape::is_han(first)
            && piece.len() <= HEADING
            && !piece.has_stop()
            && !body.iter().any(|c| "，、：:".contains(*c))
            && columns::count(rest) == 1
    } else {
        shape::is_han(first) && (spaced || !UNITS.contains(first))
    };
    fits.then_some(Candidate { at, path, chars, dotted: false })
}

#[cfg(test)]
mod tests {
    use super::super::piece::alone;
    use super::*;

    fn levels(texts: &[&str]) -> Vec<Option<u8>> {
        let mut pieces: Vec<Piece> = texts.iter().map(|text| alone(text)).collect();
        mark(&mut pieces);
        pieces.iter().map(|piece| piece.marker.and_then(Marker::level)).collect()
    }

    #[test]
    fn numbers_that_count_on_are_an_outline() {
        let texts = ["1 总则", "1.1 编制目的", "为了做好工作。", "1.2编制依据", "2 组织体系"];
        assert_eq!(levels(&texts), [Some(1), Some(2), None, Some(2), Some(1)]);
    }

    #[test]
    fn figures_and_rows_are_not() {
        assert_eq!(levels(&["3.5亿元用于修路。", "1.2亿元用于建桥。"]), [None, None]);
        assert_eq!(levels(&["5 甲村 张三", "3 乙村 李四"]), [None, None]);
        assert_eq!(levels(&["1 甲村", "说明如下。"]), [None, None]);
    }
}
