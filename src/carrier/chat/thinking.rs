//! Thinking blocks at the head of a text: `<think>…</think>`, `<details><summary>思考…</details>`.

use super::{Left, drop_front};
use crate::carrier::Line;
use crate::diagnostic::watch;
use crate::text::character::is_space;

/// Names of the tags.
const NAMES: &[&str] = &["think", "thinking", "thought", "reasoning"];
/// What the summary of a folded block says.
const SUMMARIES: &[&str] = &["思考", "推理", "thinking", "reasoning", "thought"];
/// Characters in which such a block begins.
const BEGIN: usize = 60;

/// Leaves out a block that opens the text and is closed.
pub(in crate::carrier) fn take(lines: &mut Vec<Line>, left: &mut Left) {
    let Some(name) = opens(lines) else { return };
    let tag: Vec<char> = format!("</{name}>").chars().collect();
    let end = lines.iter().enumerate().find_map(|(number, line)| {
        let chars = line.placed.chars();
        watch::tick(chars.len());
        let at = chars.windows(tag.len()).position(|some| is(some, &tag))?;
        Some((number, at + tag.len()))
    });
    let Some((last, length)) = end else { return };
    let all = lines.get(last).map_or(0, |line| line.placed.chars().len());
    for line in lines.iter_mut().take(last) {
        let length = line.placed.chars().len();
        drop_front(line, length, left);
    }
    let rest = lines.get(last).map(|line| line.placed.chars().get(length..).unwrap_or_default());
    let ended = rest.is_none_or(|rest| rest.iter().all(|c| is_space(*c)));
    if let Some(line) = lines.get_mut(last) {
        drop_front(line, if ended { all } else { length }, left);
    }
    lines.drain(..last + usize::from(ended));
}

fn is(some: &[char], tag: &[char]) -> bool {
    some.iter().map(char::to_ascii_lowercase).eq(tag.iter().copied())
}

/// The name of the block that the text begins with.
fn opens(lines: &[Line]) -> Option<&'static str> {
    let head = lines.iter().take(2).flat_map(|line| line.placed.chars().iter().take(BEGIN));
    let head: String = head.filter(|c| !is_space(**c)).map(char::to_ascii_lowercase).collect();
    let rest = head.strip_prefix('<')?;
    let named = |name: &&&str| rest.strip_prefix(**name).is_some_and(|rest| rest.starts_with('>'));
    if let Some(name) = NAMES.iter().find(named) {
        return Some(name);
    }
    let summary = head.strip_prefix("<details>").or_else(|| head.strip_prefix("<detailsopen>"));
    let summary = summary?.strip_prefix("<summary>")?;
    let words: String = summary.chars().take_while(|c| *c != '<').collect();
    SUMMARIES.iter().any(|word| words.contains(word)).then_some("details")
}
