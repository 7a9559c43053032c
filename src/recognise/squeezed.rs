//! The characters of all lines without their white space, one behind the other: what is asked of
//! a line or a part of one borrows them. A line has no copy of its own, since there may be very
//! many.

use super::shape;
use crate::clean::Lines;
use crate::diagnostic::{small, watch};

/// The characters of lines, white space left out.
#[derive(Debug, Default)]
pub struct Squeezed {
    chars: Vec<char>,
    /// Where each line ends among them.
    ends: Vec<u32>,
}

impl Squeezed {
    /// Those of lines of text, in order.
    pub fn of<'a>(lines: impl ExactSizeIterator<Item = &'a str> + Clone) -> Self {
        let mut ends = Vec::with_capacity(lines.len());
        let mut chars = Vec::with_capacity(lines.clone().map(|line| line.chars().count()).sum());
        for line in lines {
            watch::tick(line.len());
            shape::squeeze_into(line, &mut chars);
            ends.push(small(chars.len()));
        }
        Self { chars, ends }
    }

    /// Those of cleaned lines.
    pub fn of_lines(lines: &Lines) -> Self {
        Self::of(lines.lines.iter().map(|line| line.text.as_str()))
    }

    /// Those of a line by its place.
    pub fn line(&self, at: usize) -> &[char] {
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let start = at.checked_sub(1).and_then(end).unwrap_or(0);
        end(at).and_then(|end| self.chars.get(start..end)).unwrap_or_default()
    }
}

/// A text's characters parted as the text is: those of what stands before a place of it in bytes,
/// and the rest.
pub fn part_at<'a>(text: &str, chars: &'a [char], at: usize) -> (&'a [char], &'a [char]) {
    let before = text.get(..at).unwrap_or(text);
    chars.split_at_checked(shape::count_solid(before)).unwrap_or((chars, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_its_own() {
        let squeezed = Squeezed::of(["甲 乙", "", "\t丙"].into_iter());
        assert_eq!(squeezed.line(0), ['甲', '乙']);
        assert!(squeezed.line(1).is_empty() && squeezed.line(3).is_empty());
        assert_eq!(squeezed.line(2), ['丙']);
    }

    #[test]
    fn a_part_of_a_text_has_its_part_of_them() {
        let text = " 甲 乙丙";
        let chars = shape::squeeze(text);
        assert_eq!(part_at(text, &chars, 5), (&['甲'][..], &['乙', '丙'][..]));
        assert_eq!(part_at(text, &chars, text.len()).0, chars);
    }
}
