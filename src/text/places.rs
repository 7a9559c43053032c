//! Where the characters of a line stood in the source: runs of characters that
//! stood side by side, so that an untouched line needs one and an edit a few numbers.

use crate::diagnostic::{small, watch};
use crate::text::edit::Edit;

/// Source places of a line's characters.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Line and column of the run that begins at 0: most lines have no other.
    line: u32,
    column: u32,
    /// Those behind it, in order.
    more: Option<Box<Runs>>,
}

/// Runs behind the first.
#[derive(Clone, Debug, Default)]
struct Runs(Vec<Run>);

/// Characters from `from` on stood at `column`, `column + 1` … of a source line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Run {
    from: u32,
    line: u32,
    column: u32,
}

impl Run {
    fn column_at(self, index: u32) -> u32 {
        self.column.saturating_add(index.saturating_sub(self.from))
    }
}

impl Places {
    /// Those of a whole source line.
    pub fn new(line: usize) -> Self {
        Self::at(line, 1)
    }

    /// Those of what begins at a column of a source line.
    pub fn at(line: usize, column: usize) -> Self {
        Self { line: small(line), column: small(column), more: None }
    }

    /// Source line and column of a character by its index.
    pub fn place(&self, index: usize) -> (usize, usize) {
        let index = small(index);
        let run = self.run(self.more().partition_point(|run| run.from <= index));
        let run = run.unwrap_or_default();
        (run.line as usize, run.column_at(index) as usize)
    }

    /// Appends those of a line whose characters come behind `length` of this one.
    pub fn join(&mut self, length: usize, other: &Self) {
        let runs = std::iter::once(other.first()).chain(other.more().iter().copied());
        for run in runs {
            self.push(Run { from: run.from.saturating_add(small(length)), ..run });
        }
    }

    /// The same after edits. What was written stands where the characters stood that it replaced.
    pub fn after(&self, edits: &[Edit]) -> Self {
        let mut new = Self::default();
        let (mut at, mut from, mut to) = (0, 0, 0);
        for edit in edits {
            watch::tick(1);
            at = new.keep(self, at, from..edit.at, to);
            let run = self.run(at).unwrap_or_default();
            for k in 0..edit.written {
                let stood = edit.at + k.min(edit.length.saturating_sub(1));
                let from = edit.to + k;
                new.push(Run { from, line: run.line, column: run.column_at(stood) });
            }
            from = edit.at + edit.length;
            to = edit.to + edit.written;
        }
        new.keep(self, at, from..u32::MAX, to);
        new
    }

    /// Copies the runs of a range of old characters, which now begins at `to`. `at` is a run at
    /// or before it; gives the run that holds the end of the range.
    fn keep(&mut self, old: &Self, at: usize, range: std::ops::Range<u32>, to: u32) -> usize {
        let begins = |at: usize, before: u32| old.run(at).is_some_and(|run| run.from <= before);
        let mut at = at;
        while begins(at + 1, range.start) {
            at += 1;
        }
        let mut from = range.start;
        while from < range.end {
            let Some(run) = old.run(at) else { break };
            self.push(Run { from: to + (from - range.start), column: run.column_at(from), ..run });
            let Some(next) = old.run(at + 1).filter(|next| next.from <= range.end) else { break };
            from = next.from;
            at += 1;
        }
        at
    }

    /// Forgets those from an index on.
    pub fn truncate(&mut self, length: usize) {
        if let Some(more) = &mut self.more {
            let length = small(length);
            more.0.truncate(more.0.partition_point(|run| run.from < length));
            more.0.shrink_to_fit();
        }
        if self.more().is_empty() {
            self.more = None;
        }
    }

    /// The run that begins at 0.
    fn first(&self) -> Run {
        Run { from: 0, line: self.line, column: self.column }
    }

    /// The runs behind it.
    fn more(&self) -> &[Run] {
        self.more.as_ref().map_or(&[], |more| &more.0)
    }

    /// A run by its number.
    fn run(&self, at: usize) -> Option<Run> {
        match at.checked_sub(1) {
            None => Some(self.first()),
            Some(at) => self.more().get(at).copied(),
        }
    }

    /// Adds a run unless the last one goes on in it.
    fn push(&mut self, run: Run) {
        let last = self.more().last().copied().unwrap_or(self.first());
        if run.from == 0 {
            (self.line, self.column) = (run.line, run.column);
        } else if run.from == last.from {
            self.more.iter_mut().filter_map(|more| more.0.last_mut()).for_each(|last| *last = run);
        } else if (last.line, last.column_at(run.from)) != (run.line, run.column) {
            self.more.get_or_insert_default().0.push(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::edit::Editor;

    /// Places of all characters after a walk.
    fn columns(columns: &Places, text: &str, walk: impl FnOnce(&mut Editor)) -> (String, Places) {
        let old: Vec<char> = text.chars().collect();
        let mut editor = Editor::new(&old);
        walk(&mut editor);
        let edited = editor.finish().unwrap();
        (edited.chars.iter().collect(), columns.after(&edited.edits))
    }

    fn places(columns: &Places, length: usize) -> Vec<usize> {
        (0..length).map(|index| columns.place(index).1).collect()
    }

    #[test]
    fn what_was_written_stands_where_the_old_stood() {
        let (text, after) = columns(&Places::new(7), "甲  乙…丙--丁", |walk| {
            walk.keep(1);
            walk.cut(2);
            walk.keep(1);
            walk.replace(1, "……");
            walk.keep(1);
            walk.replace(2, "——");
        });
        assert_eq!(text, "甲乙……丙——丁");
        assert_eq!(places(&after, 8), [1, 4, 5, 5, 6, 7, 8, 9]);
        assert_eq!(after.place(3).0, 7);
        // and once more, over the runs that came of it
        let (text, after) = columns(&after, &text, |walk| {
            walk.cut(1);
            walk.keep(2);
            walk.replace(3, "。");
        });
        assert_eq!(text, "乙…。—丁");
        assert_eq!(places(&after, 5), [4, 5, 5, 8, 9]);
    }

    #[test]
    fn a_joined_line_keeps_its_own_places() {
        let mut joined = Places::new(1);
        joined.join(3, &Places::new(4));
        assert_eq!([joined.place(2), joined.place(3), joined.place(5)], [(1, 3), (4, 1), (4, 3)]);
    }
}
