//! What a line is by the marks it begins with: quote, heading, item of a list, rule, definition.

use super::address;
use crate::carrier::Line;
use crate::text::character::{is_han, is_space};

/// A line and the marks round its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub kind: Kind,
    /// Level of a heading; 0 for none.
    pub heading: u8,
    /// The item of a list it opens: depth, and where its mark stands.
    pub item: Option<(u8, usize, usize)>,
    /// Depth of quotes round it.
    pub quotes: usize,
    /// Where the marks before its words begin.
    pub lead: usize,
    /// Where its words begin.
    pub start: usize,
    /// Where its words end: a heading may be closed by `#`.
    pub end: usize,
    /// Further marks that stand among its words: begin and length.
    pub inner: Option<(usize, usize)>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    #[default]
    Text,
    /// Nothing but marks.
    Marks,
    /// A line of a block of code: nothing of it is a mark.
    Verbatim,
    /// The row of dashes in a table.
    RuleRow,
    /// A row of a table, by its number, and whether it is the head.
    Row(u32, bool),
    /// `[name]: address`.
    Definition,
    /// `[^name]: words`.
    Note,
}

impl Block {
    /// A paragraph's marks may close on the line below.
    pub fn goes_on(&self) -> bool {
        self.kind == Kind::Text && self.heading == 0
    }

    /// It may be the second line of a paragraph.
    pub fn continues(&self) -> bool {
        self.goes_on() && self.item.is_none() && self.quotes == 0
    }
}

/// Indents of the items that are open, from the outermost.
#[derive(Debug, Default)]
pub(super) struct List(Vec<usize>);

/// Deepest level of a list that is told apart.
const DEEPEST: usize = 9;

impl List {
    /// The depth of an item, from 1.
    fn depth(&mut self, indent: usize) -> u8 {
        while self.0.last().is_some_and(|open| *open >= indent) {
            self.0.pop();
        }
        if self.0.len() < DEEPEST {
            self.0.push(indent);
        }
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }
}

/// Reads the marks of a line.
pub(super) fn read(line: &Line, list: &mut List) -> Block {
    let chars = line.placed.chars();
    let end = chars.len() - chars.iter().rev().take_while(|c| is_space(**c)).count();
    let lead = blanks(chars, 0).min(end);
    let mut block = Block { lead, start: lead, end, ..Block::default() };
    marks(chars, &mut block, list);
    if block.item.is_none() && lead == 0 {
        list.0.clear();
    }
    let words = chars.get(block.start..end).unwrap_or_default();
    if is_rule(words) {
        block.kind = Kind::Marks;
        block.item = None;
    } else if block.heading > 0 {
        block.end = closed(chars, block.start, end);
    } else if block.item.is_none() && note(words).is_some() {
        block.kind = Kind::Note;
    } else if block.item.is_none() && definition(words).is_some() {
        block.kind = Kind::Definition;
    } else if words.is_empty() && block.quotes > 0 && end > lead {
        block.kind = Kind::Marks;
    }
    block
}

/// Passes the marks that a line begins with, however many.
fn marks(chars: &[char], block: &mut Block, list: &mut List) {
    loop {
        let at = block.start;
        let rest = chars.get(at..block.end).unwrap_or_default();
        if is_quote(rest) && block.item.is_none() && block.heading == 0 {
            block.quotes += 1;
            block.start = blanks(chars, at + 1).min(block.end);
        } else if block.heading == 0
            && let Some((level, length)) = hashes(rest)
        {
            block.heading = level;
            block.start = blanks(chars, at + length).min(block.end);
        } else if is_bullet(rest) && !(block.item.is_none() && is_rule(rest)) {
            let depth = block.item.map_or_else(|| list.depth(at), |item| item.0);
            block.item = Some((depth, at, at + 1));
            block.start = blanks(chars, at + 1).min(block.end);
            let words = chars.get(block.start..block.end).unwrap_or_default();
            block.start += task(words);
        } else {
            return inside(chars, block, list);
        }
    }
}

/// Marks behind what stays: the box of a numbered task, a bullet within bold.
fn inside(chars: &[char], block: &mut Block, list: &mut List) {
    let at = block.start;
    let rest = chars.get(at..block.end).unwrap_or_default();
    if let Some(length) = number(rest) {
        let depth = block.item.map_or_else(|| list.depth(at), |item| item.0);
        block.item = Some((depth, at, at + length));
        let from = blanks(chars, at + length);
        let boxed = task(chars.get(from..block.end).unwrap_or_default());
        block.inner = (boxed > 0).then_some((from, boxed));
        return;
    }
    let stars = rest.iter().take(4).take_while(|c| **c == '*').count();
    let words = rest.get(stars..).unwrap_or_default();
    if !(1..=3).contains(&stars) {
        return;
    }
    if let Some((level, length)) = hashes(words).filter(|_| block.heading == 0) {
        block.heading = level;
        block.inner = Some((at + stars, length));
    } else if is_bullet(words) && !matches!(words, ['*', ..]) {
        block.inner = Some((at + stars, 2));
    }
}

/// White space from a place on.
fn blanks(chars: &[char], from: usize) -> usize {
    from + chars.iter().skip(from).take_while(|c| is_space(**c)).count()
}

/// `>` of a quote; `>=90` and `>60` compare.
pub(super) fn is_quote(rest: &[char]) -> bool {
    matches!(rest, ['>', after @ ..] if !matches!(after.first(), Some('=' | '0'..='9')))
}

/// Level and length of the sign of a heading, its space included. A sign without a space stands
/// before a Chinese word, and no other `#` follows: `#话题#` is a tag.
pub(super) fn hashes(rest: &[char]) -> Option<(u8, usize)> {
    let count = rest.iter().take(7).take_while(|c| **c == '#').count();
    if !(1..=6).contains(&count) {
        return None;
    }
    let words = rest.get(count..).unwrap_or_default();
    let spaced = words.first().is_some_and(|c| is_space(*c)) && words.iter().any(|c| !is_space(*c));
    let opens = |c: &char| is_han(*c) || matches!(c, '（' | '《' | '【' | '“' | '*');
    let glued = words.first().is_some_and(opens) && !words.contains(&'#');
    let level = u8::try_from(count).ok()?;
    (spaced || glued).then_some((level, count + usize::from(spaced)))
}

/// A bullet with words behind it; `- 3 -` is a page number.
pub(super) fn is_bullet(rest: &[char]) -> bool {
    let ['-' | '*' | '+', space, words @ ..] = rest else { return false };
    let paged = matches!(words, [.., ' ' | '0'..='9', '-' | '*' | '+']);
    is_space(*space) && !paged && words.iter().any(|c| !is_space(*c))
}

/// Length of the box of a task with the white space behind it.
fn task(words: &[char]) -> usize {
    match words {
        ['[', ' ' | 'x' | 'X' | '\u{3000}', ']', space, ..] if is_space(*space) => blanks(words, 3),
        _ => 0,
    }
}

/// It begins with the box of a task.
pub(super) fn is_task(words: &[char]) -> bool {
    task(words) > 0
}

/// Length of `1.` or `1)` with a space behind it.
fn number(rest: &[char]) -> Option<usize> {
    let digits = rest.iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    let spaced = matches!(rest.get(digits..), Some(['.' | ')', ' ', _, ..]));
    ((1..=3).contains(&digits) && spaced).then_some(digits + 1)
}

/// Three or more of one sign, and white space: a rule.
fn is_rule(words: &[char]) -> bool {
    let Some(sign @ ('-' | '*' | '_')) = words.first() else { return false };
    let mut signs = words.iter().filter(|c| !is_space(**c));
    let count = signs.clone().take(3).count();
    count == 3 && signs.all(|c| c == sign)
}

/// Where the words of a heading end that `#` closes.
fn closed(chars: &[char], start: usize, end: usize) -> usize {
    let words = chars.get(start..end).unwrap_or_default();
    let hashes = words.iter().rev().take_while(|c| **c == '#').count();
    let before = words.len() - hashes;
    let spaced = before > 0 && words.get(before - 1).is_some_and(|c| is_space(*c));
    if hashes > 0 && spaced { start + before } else { end }
}

/// Length of `[^name]:`, and its name.
pub(super) fn note(words: &[char]) -> Option<(usize, &[char])> {
    let rest = words.strip_prefix(&['[', '^'])?;
    let length = rest.iter().take(32).position(|c| *c == ']')?;
    let after = rest.get(length + 1..)?;
    let named = length > 0 && matches!(after, [':' | '：', ..]);
    named.then_some((length + 4, rest.get(..length)?))
}

/// Name and address of `[name]: address`.
pub(super) fn definition(words: &[char]) -> Option<(&[char], &[char])> {
    let rest = words.strip_prefix(&['['])?;
    let length = rest.iter().take(200).position(|c| *c == ']')?;
    let (name, after) = (rest.get(..length)?, rest.get(length + 1..)?.strip_prefix(&[':'])?);
    let after = after.get(blanks(after, 0)..)?;
    let target = after.iter().position(|c| is_space(*c)).unwrap_or(after.len());
    let (target, title) = after.split_at_checked(target)?;
    let title = title.get(blanks(title, 0)..)?;
    let titled = title.is_empty() || matches!(title, ['"' | '\'' | '(', .., '"' | '\'' | ')']);
    (length > 0 && titled && address::is_address(target)).then_some((name, target))
}

/// `===` below a line of words makes that a heading. `---` there is a rule as well, and no sign of
/// a heading: people set it under any paragraph.
pub(super) fn underlines(lines: &[Line], blocks: &mut [Block]) {
    for at in 1..lines.len() {
        let Some(line) = lines.get(at).filter(|line| line.blank_above == 0) else { continue };
        let Some([above, below]) = blocks.get_mut(at - 1..=at) else { continue };
        let signs = line.placed.chars().get(below.start..below.end).unwrap_or_default();
        let underline = signs.len() >= 3 && signs.iter().all(|c| *c == '=');
        if underline && above.continues() && below.continues() && above.end > above.start {
            above.heading = 1;
            below.kind = Kind::Marks;
        }
    }
}
