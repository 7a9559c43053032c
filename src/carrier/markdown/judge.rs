//! Whether a text is Markdown: by what its lines hold, never by a sign that plain texts use too.
//!
//! One of these is enough: a heading, a fence, a row of dashes below a row of cells, two rows with a
//! pipe at both ends, a link or a picture with an address, words that `**` or `~~` or backticks set
//! off, two items of a list, a task, two quotes or one of a sentence, a comment, a note, `&nbsp;`.

use super::block::{Block, List};
use super::inline::{self, Known};
use super::tag::{self, Tag};
use super::{address, block, fence, table};
use crate::carrier::Line;
use crate::diagnostic::watch;
use crate::text::character::{is_han, is_space};

/// Fewest characters of a quote that stands alone; `> 政务公开` is a step of a page's path.
const QUOTE: usize = 12;

/// Counts of what one alone does not prove.
#[derive(Default)]
struct Weak {
    items: usize,
    headings: usize,
    note: bool,
}

/// The text holds marks that only Markdown has.
pub(in crate::carrier) fn is_markdown(lines: &[Line]) -> bool {
    let mut weak = Weak::default();
    let mut outer = false;
    let mut open = false;
    for line in lines {
        let chars = line.placed.chars();
        watch::tick(1 + chars.len());
        let lead = chars.iter().take_while(|c| is_space(**c)).count();
        let words = chars.get(lead..).unwrap_or_default();
        // bold that opens a line and closes at the end of the next
        let (opens, closes) = (half_bold(words, true), half_bold(words, false));
        if std::mem::replace(&mut open, opens) && closes && line.blank_above == 0 {
            return true;
        }
        let rows = begins(words, &mut weak, &mut outer);
        if rows || weak.items >= 2 || weak.headings >= 2 || inside(words, &mut weak) {
            return true;
        }
    }
    false
}

/// The only `**` of a line stands at one of its ends, beside a Chinese character.
fn half_bold(words: &[char], front: bool) -> bool {
    let inner = match words {
        ['*', '*', inner @ ..] if front => inner,
        [inner @ .., '*', '*'] if !front => inner,
        _ => return false,
    };
    let beside = if front { inner.first() } else { inner.last() };
    beside.is_some_and(|c| is_han(*c)) && !inner.windows(2).any(|pair| pair == ['*', '*'])
}

/// What a line begins with is evidence.
fn begins(words: &[char], weak: &mut Weak, outer: &mut bool) -> bool {
    let was_outer = std::mem::take(outer);
    match words.first() {
        Some('#') => {
            let Some((level, length)) = block::hashes(words) else { return false };
            let spaced = words.get(length - 1).is_some_and(|c| is_space(*c));
            weak.headings += 1;
            spaced || level > 1
        }
        Some('`' | '~') => fence::is_fence(words),
        Some('-' | '*' | '+') => {
            let item = block::is_bullet(words);
            weak.items += usize::from(item && words.first() != Some(&'+'));
            item && block::is_task(words.get(2..).unwrap_or_default())
        }
        Some('>') => {
            let words = words.get(1..).unwrap_or_default();
            let sentence = words.iter().any(|c| "。，；：".contains(*c));
            matches!(words, [' ', ..]) && (sentence || words.len() > QUOTE)
        }
        Some('|') => {
            *outer = table::is_outer(words);
            table::is_rule_row(words) || was_outer && *outer
        }
        Some(':') => words.contains(&'|') && table::is_rule_row(words),
        _ => false,
    }
}

/// What stands inside a line is evidence. Most lines hold none of these signs, and are but passed.
fn inside(words: &[char], weak: &mut Weak) -> bool {
    let mut signs = words.iter().filter(|c| matches!(c, '*' | '`' | '[' | '<' | '&' | '~'));
    if signs.next().is_none() {
        return words.first() == Some(&'-') && words.contains(&'|') && table::is_rule_row(words);
    }
    if block::note(words).is_some() {
        weak.note = true;
    }
    if block::definition(words).is_some_and(|(_, target)| address::is_web(target)) {
        return true;
    }
    if weak.note && words.windows(2).any(|pair| pair == ['[', '^']) && block::note(words).is_none()
    {
        return true;
    }
    let mut list = List::default();
    let block: Block = block::read(&Line::new(1, words), &mut list);
    let found = inline::read(words, block.start..block.end, &Known::default());
    let bold = found.bold.iter().any(|one| is_bold(words, one.start, one.end));
    let tags = found.tags.iter().any(|(_, tag)| matches!(tag, Tag::Begin(..)));
    bold || tags
        || !found.pictures.is_empty()
        || found.cuts.iter().any(|cut| is_mark(words, cut.at))
}

/// `**` round Chinese words; names with letters masked (由张**和李**) are none.
fn is_bold(words: &[char], from: usize, to: usize) -> bool {
    let stars = words.get(from) == Some(&'*');
    let before = from.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(to);
    let inner = words.get(from..to).unwrap_or_default();
    let masked =
        before.is_some_and(|c| is_han(*c)) && after.is_none_or(|c| !is_han(*c)) && inner.len() < 8;
    stars && !masked
}

/// A mark that no plain text has: struck words, code, a link, a comment, `&nbsp;`, `<br>`.
fn is_mark(words: &[char], at: usize) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    match rest {
        ['~', '~', ..] | ['`', ..] => true,
        ['&', 'n', 'b', 's', 'p', ..] => true,
        ['<', ..] => tag::read(rest).is_some_and(|(_, tag)| tag == Tag::Break),
        [']', '(', ..] => true,
        _ => false,
    }
}
