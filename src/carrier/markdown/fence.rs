//! Fences round code. What stands between two is code and keeps every sign; but a fence round the
//! whole document, or one that names Markdown, is a wrapper, and its text is read as any other.

use super::block::{Block, Kind};
use crate::carrier::Line;
use crate::diagnostic::watch;
use crate::text::character::{is_solid, is_space};

/// A line that is a fence.
struct Fence {
    line: usize,
    sign: char,
    length: usize,
    name: Name,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// No name: it may close another.
    Bare,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// Another language.
    Code,
}

/// Marks the lines of fences, and those between them that are code. Gives the fences round the
/// whole document, where there are such: what stands outside of them is no part of it.
pub(super) fn mark(lines: &[Line], blocks: &mut [Block]) -> Option<(usize, usize)> {
    let mut fences: Vec<Fence> = Vec::new();
    for (at, (line, block)) in lines.iter().zip(&*blocks).enumerate() {
        let words = line.placed.chars().get(block.start..block.end).unwrap_or_default();
        let read = read(words).filter(|_| block.heading == 0);
        fences.extend(read.map(|(sign, length, name)| Fence { line: at, sign, length, name }));
    }
    if fences.is_empty() {
        return None;
    }
    let mut wrapper = None;
    // longest bare fence from each on, so that a fence without an end is known at once
    let mut longest = vec![(0, 0); fences.len() + 1];
    for (at, fence) in fences.iter().enumerate().rev() {
        let mut most = longest.get(at + 1).copied().unwrap_or_default();
        if fence.name == Name::Bare {
            let side = if fence.sign == '`' { &mut most.0 } else { &mut most.1 };
            *side = fence.length.max(*side);
        }
        longest.iter_mut().skip(at).take(1).for_each(|own| *own = most);
    }
    let solid = solid_before(lines);
    let mut at = 0;
    while let Some(fence) = fences.get(at) {
        watch::tick(1);
        at += 1;
        let (ticks, waves) = longest.get(at).copied().unwrap_or_default();
        let ended = fence.length <= if fence.sign == '`' { ticks } else { waves };
        if fence.sign == '`' || ended {
            set(blocks, fence.line, Kind::Marks);
        }
        if !ended {
            continue;
        }
        let closes = |end: &&Fence| {
            end.name == Name::Bare && end.sign == fence.sign && end.length >= fence.length
        };
        let Some(length) = fences.iter().skip(at).position(|end| closes(&end)) else { continue };
        let Some(end) = fences.get(at + length) else { continue };
        // the fences and their names count on neither side
        let within = solid.get(end.line).unwrap_or(&0) - solid.get(fence.line + 1).unwrap_or(&0);
        let before = solid.get(fence.line).unwrap_or(&0);
        let behind = solid.last().unwrap_or(&0) - solid.get(end.line + 1).unwrap_or(&0);
        let outside = before + behind;
        if fence.name != Name::Code && within > outside * 3 {
            wrapper = Some((fence.line, end.line));
            continue;
        }
        if fence.name == Name::Markdown {
            continue;
        }
        set(blocks, end.line, Kind::Marks);
        (fence.line + 1..end.line).for_each(|line| set(blocks, line, Kind::Verbatim));
        at += length + 1;
    }
    wrapper
}

fn set(blocks: &mut [Block], at: usize, kind: Kind) {
    if let Some(block) = blocks.get_mut(at) {
        *block = Block { kind, end: block.end, ..Block::default() };
    }
}

/// Solid characters before each line, and of all.
fn solid_before(lines: &[Line]) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for line in lines {
        watch::tick(line.placed.chars().len());
        sum += line.placed.chars().iter().filter(|c| is_solid(**c)).count();
        sums.push(sum);
    }
    sums
}

/// Sign, length and name of a fence.
fn read(words: &[char]) -> Option<(char, usize, Name)> {
    let sign = *words.first().filter(|c| matches!(c, '`' | '~'))?;
    let length = words.iter().take_while(|c| **c == sign).count();
    let name = words.get(length..)?;
    let named = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '#');
    let name: String = name.iter().filter(|c| !is_space(**c)).collect();
    if length < 3 || !name.chars().all(|c| named(&c)) {
        return None;
    }
    let name = match name.to_ascii_lowercase().as_str() {
        "" => Name::Bare,
        "markdown" | "md" | "mkd" => Name::Markdown,
        "text" | "txt" | "plain" | "plaintext" => Name::Text,
        _ => Name::Code,
    };
    Some((sign, length, name))
}

/// It is a fence of backticks: evidence of Markdown.
pub(super) fn is_fence(words: &[char]) -> bool {
    read(words).is_some_and(|(sign, ..)| sign == '`')
}
