//! Columns of a line: cells between TABs, or fields that stand apart by wide gaps, as text that
//! was aligned with spaces has them.

use super::character::{is_space, trim};

/// Half-width cells of a gap that parts columns.
const WIDE: usize = 2;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Its text, without white space at its ends.
    pub text: &'a str,
    /// Where it begins in the line, in bytes.
    pub at: usize,
    /// The gap before it, in half-width cells.
    pub gap: usize,
}

/// The cells of a row between TABs, without the white space around them.
pub fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t').map(trim)
}

/// Fields by wide gaps: a TAB, an ideographic space, or two spaces.
pub fn fields(line: &str) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    // where the field begins that was not closed yet, the gap before it, and where it ends
    let mut open: Option<(usize, usize, usize)> = None;
    let mut gap = 0;
    for (at, c) in line.char_indices() {
        if is_space(c) {
            gap += if c == ' ' { 1 } else { WIDE };
            continue;
        }
        let end = at + c.len_utf8();
        open = match open {
            Some((from, before, _)) if gap < WIDE => Some((from, before, end)),
            last => {
                fields.extend(last.and_then(|open| field(line, open)));
                Some((at, gap, end))
            }
        };
        gap = 0;
    }
    fields.extend(open.and_then(|open| field(line, open)));
    fields
}

fn field(line: &str, (at, gap, end): (usize, usize, usize)) -> Option<Field<'_>> {
    Some(Field { text: line.get(at..end)?, at, gap })
}

/// As [`fields`], but a name of two characters drawn apart, 张　三, is one field.
pub fn names(line: &str) -> Vec<Field<'_>> {
    let single = |field: &Field| field.text.chars().nth(1).is_none();
    let mut out: Vec<Field> = Vec::new();
    for field in fields(line) {
        match out.last_mut() {
            Some(last) if field.gap == WIDE && single(last) && single(&field) => {
                let end = field.at + field.text.len();
                last.text = line.get(last.at..end).unwrap_or(last.text);
            }
            _ => out.push(field),
        }
    }
    out
}

/// How many columns a line has.
pub fn count(line: &str) -> usize {
    let (mut count, mut gap) = (0, WIDE);
    for c in line.chars() {
        if is_space(c) {
            gap += if c == ' ' { 1 } else { WIDE };
        } else {
            count += usize::from(count == 0 || gap >= WIDE);
            gap = 0;
        }
    }
    count
}

/// It holds a gap or leaders of three cells or more: it is set in columns, not as prose.
pub fn has_gap(chars: &[char]) -> bool {
    let mut run = 0;
    chars.iter().any(|c| {
        run = match c {
            ' ' => run + 1,
            '\u{3000}' => run + 2,
            '\t' => 3,
            // leaders of a table of contents
            '.' | '…' | '·' => run + 1,
            _ => 0,
        };
        run >= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(fields: Vec<Field<'a>>) -> Vec<&'a str> {
        fields.into_iter().map(|field| field.text).collect()
    }

    #[test]
    fn fields_stand_apart_by_wide_gaps() {
        let line = "\u{3000}甲 乙  丙\u{3000}丁\t\t戊 ";
        assert_eq!(texts(fields(line)), ["甲 乙", "丙", "丁", "戊"]);
        assert_eq!(fields(line).iter().map(|field| field.gap).collect::<Vec<_>>(), [2, 2, 2, 4]);
        assert!(
            fields(line).iter().all(|field| line.get(field.at..).unwrap().starts_with(field.text))
        );
        for line in [line, "", "  ", "甲", "甲 乙", " 甲  乙", "甲\u{3000}"] {
            assert_eq!(count(line), fields(line).len(), "{line:?}");
        }
    }

    #[test]
    fn names_drawn_apart_are_one_field() {
        assert_eq!(texts(names("尤　权　　国务院副秘书长")), ["尤　权", "国务院副秘书长"]);
        assert_eq!(texts(names("曹　阳　方志远　陆　生")), ["曹　阳", "方志远", "陆　生"]);
        assert_eq!(texts(names("张　三　　李四  王五六")), ["张　三", "李四", "王五六"]);
        assert_eq!(texts(names("福田区        124.88   60.48")), ["福田区", "124.88", "60.48"]);
    }

    #[test]
    fn cells_stand_between_tabs() {
        assert_eq!(cells("\t甲 \t\t乙 丙").collect::<Vec<_>>(), ["", "甲", "", "乙 丙"]);
    }

    #[test]
    fn leaders_and_gaps_of_three_cells_are_columns() {
        for (line, is) in
            [("甲 乙", false), ("甲　 乙", true), ("甲\t乙", true), ("总则...3", true)]
        {
            assert_eq!(has_gap(&line.chars().collect::<Vec<_>>()), is, "{line}");
        }
    }
}
