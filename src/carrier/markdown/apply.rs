//! Takes the marks of lines off: edits with their records, what is left out, hints.

use std::ops::Range;

use super::block::{Block, Kind};
use super::inline::{self, Cut, Found, Known};
use super::tag::Tag;
use super::{Opened, RULE, table};
use crate::carrier::{Align, Bold, Hints, Item, Line, Row};
use crate::diagnostic::{LeftOut, LeftOutKind, watch};
use crate::text::character::{is_han, is_space};

/// Words of a line that is one link and nothing but a button of its page.
const BUTTONS: &[&str] = &[
    "下载",
    "点击下载",
    "立即下载",
    "附件下载",
    "文件下载",
    "原文下载",
    "全文下载",
    "下载附件",
    "下载全文",
    "下载原文",
    "点此下载",
    "打印",
    "打印本页",
    "关闭",
    "关闭窗口",
    "返回",
    "返回首页",
    "返回顶部",
    "回到顶部",
    "首页",
    "分享",
    "收藏",
    "查看原文",
    "阅读原文",
    "原文链接",
    "上一篇",
    "下一篇",
];
/// Most tags that may lie within each other; deeper ones align nothing.
const DEEPEST: usize = 32;

/// The lines made so far.
#[derive(Debug)]
pub(super) struct Page<'a> {
    opened: Opened<'a>,
    /// Pictures and buttons stay.
    keep: bool,
    /// Tags that are open, and how each aligns.
    tags: Vec<(&'static str, Option<Align>)>,
    /// Empty lines and a page break above what comes next, from lines that went.
    above: (u16, bool),
}

impl<'a> Page<'a> {
    /// Nothing made yet.
    pub fn new(keep: bool) -> Self {
        Self { opened: Opened::default(), keep, tags: Vec::new(), above: (0, false) }
    }

    /// What was made; records in order of place.
    pub fn finish(mut self) -> Opened<'a> {
        self.opened.changes.sort_by_key(|change| (change.line, change.column));
        self.opened.left_out.sort_by_key(|left| (left.line, left.column));
        self.opened
    }

    /// Puts the lines of one paragraph, or a line that is no part of one.
    pub fn put(&mut self, unit: Vec<Line<'a>>, blocks: &[Block], known: &Known) {
        let words =
            |line: &Line, block: &Block| (block.start, block.end.min(line.placed.chars().len()));
        if let [block] = blocks {
            let Some(line) = unit.into_iter().next() else { return };
            match block.kind {
                Kind::Marks | Kind::Definition | Kind::RuleRow => self.leave(line, block),
                Kind::Verbatim => self.push(line),
                Kind::Row(..) => self.row(line, block, known),
                Kind::Text | Kind::Note => {
                    let (start, end) = words(&line, block);
                    let found = inline::read(line.placed.chars(), start..end, known);
                    self.line(line, block, found);
                }
            }
            return;
        }
        let mut flat: Vec<char> = Vec::new();
        let mut from: Vec<Range<usize>> = Vec::with_capacity(unit.len());
        for (line, block) in unit.iter().zip(blocks) {
            let (start, end) = words(line, block);
            let begin = flat.len();
            flat.extend(line.placed.chars().get(start..end).unwrap_or_default());
            from.push(begin..flat.len());
            flat.push('\n');
        }
        flat.pop();
        let all = inline::read(&flat, 0..flat.len(), known);
        let mut parts = split(all, &from);
        for ((line, block), part) in unit.into_iter().zip(blocks).zip(&mut parts) {
            part.shift(block.start);
            self.line(line, block, std::mem::take(part));
        }
    }

    /// A line that is nothing but marks.
    fn leave(&mut self, mut line: Line<'a>, block: &Block) {
        if block.kind != Kind::RuleRow {
            self.above.0 = self.above.0.max(line.blank_above.max(1));
        }
        self.above.1 |= line.page_break_above;
        self.drop(&mut line, LeftOutKind::Markup);
    }

    /// Records that a whole line goes.
    fn drop(&mut self, line: &mut Line, kind: LeftOutKind) {
        self.left_out(line, 0..line.placed.chars().len(), kind);
        let length = line.placed.chars().len();
        line.placed.edit(RULE, |walk| walk.cut(length), &mut self.opened.changes, |_, _| {});
    }

    fn left_out(&mut self, line: &Line, range: Range<usize>, kind: LeftOutKind) {
        let (number, column) = line.placed.place(range.start);
        let text = line.placed.chars().get(range).unwrap_or_default().iter().collect();
        let left = LeftOut { line: number, joined: Vec::new(), column, kind, text };
        self.opened.left_out.push(left);
    }

    fn row(&mut self, mut line: Line<'a>, block: &Block, known: &Known) {
        let mut found = Found::default();
        let chars = line.placed.chars();
        for (begin, end) in table::cells(chars, block.start, block.end, &mut found.cuts) {
            let mut cell = inline::read(chars, begin..end, known);
            for cut in &mut cell.cuts {
                // a cell is one line
                if std::mem::take(&mut cut.breaks) {
                    cut.new = " ".into();
                }
            }
            found.cuts.append(&mut cell.cuts);
            found.pictures.append(&mut cell.pictures);
        }
        found.cuts.retain(|cut| cut.length > 0);
        found.cuts.sort_by_key(|cut| cut.at);
        if let Kind::Row(table, head) = block.kind {
            line.hint().row = Some(Box::new(Row { table, head, spans: Vec::new() }));
        }
        self.line(line, block, found);
    }

    /// Takes the marks of a line off.
    fn line(&mut self, mut line: Line<'a>, block: &Block, mut found: Found) {
        let align = self.align(&line, &found);
        let chars = line.placed.chars();
        if self.keep {
            let kept = |cut: &Cut| !found.pictures.iter().any(|one| one.start == cut.at);
            found.cuts.retain(kept);
            found.pictures.clear();
        }
        let button = found.link.as_ref().is_some_and(|words| {
            let words: String = chars.get(words.clone()).unwrap_or_default().iter().collect();
            BUTTONS.contains(&words.as_str())
        });
        found.cuts.push(Cut::new(block.lead, block.start - block.lead, ""));
        found.cuts.push(Cut::new(block.end, chars.len().saturating_sub(block.end), ""));
        found.cuts.extend(block.inner.map(|(at, length)| Cut::new(at, length, "")));
        found.cuts.retain(|cut| cut.length > 0);
        found.cuts.sort_by_key(|cut| cut.at);
        let row = matches!(block.kind, Kind::Row(..));
        let bold = if row { Bold::No } else { bold(chars, block, &found) };
        let empty = !found.cuts.is_empty() && !row && is_empty(chars, &found.cuts);
        if empty || button && !self.keep {
            let told = button || !found.pictures.is_empty();
            let kind = if told { LeftOutKind::Furniture } else { LeftOutKind::Markup };
            self.above.0 = self.above.0.max(line.blank_above.max(1));
            self.above.1 |= line.page_break_above;
            return self.drop(&mut line, kind);
        }
        for picture in std::mem::take(&mut found.pictures) {
            self.left_out(&line, picture, LeftOutKind::Furniture);
        }
        let item = block.item.map(|(level, from, to)| {
            let mark = chars.get(from..to).unwrap_or_default().iter().collect::<String>();
            Box::new(Item { level, mark: mark.into() })
        });
        if block.heading > 0 || bold != Bold::No || item.is_some() || align.is_some() {
            let hint = line.hint();
            (hint.heading, hint.bold, hint.list, hint.align) = (block.heading, bold, item, align);
        }
        let mut breaks = Vec::new();
        let walk = |walk: &mut crate::text::edit::Editor| {
            for cut in &found.cuts {
                if cut.at < walk.place() {
                    continue;
                }
                walk.keep_to(cut.at);
                if cut.breaks {
                    breaks.push(walk.written());
                }
                walk.replace(cut.length, &cut.new);
            }
        };
        line.placed.edit(RULE, walk, &mut self.opened.changes, |_, _| {});
        self.split(line, &breaks, 0);
    }

    /// Puts a line that ends at some of its places. It is cut in halves, each of these again: to
    /// cut it copies it.
    fn split(&mut self, mut line: Line<'a>, breaks: &[usize], from: usize) {
        let middle = breaks.len() / 2;
        let Some(at) = breaks.get(middle) else { return self.push(line) };
        watch::tick(line.placed.chars().len());
        let placed = line.placed.split_off(at - from);
        let mut rest = Line { placed, line: line.line, ..Line::default() };
        if let Some(hints) = &line.hints {
            let bold = if hints.bold == Bold::Whole { Bold::Whole } else { Bold::No };
            rest.hints = Some(Box::new(Hints { bold, list: None, ..Hints::clone(hints) }));
        }
        self.split(line, breaks.get(..middle).unwrap_or_default(), from);
        self.split(rest, breaks.get(middle + 1..).unwrap_or_default(), *at);
    }

    /// Puts a line; an empty one is but counted.
    fn push(&mut self, mut line: Line<'a>) {
        let (blank, page) = std::mem::take(&mut self.above);
        line.blank_above = line.blank_above.max(blank);
        line.page_break_above |= page;
        if line.placed.chars().is_empty() {
            self.above = (line.blank_above, line.page_break_above);
            return;
        }
        self.opened.lines.push(line);
    }

    /// How the tags round a line align it.
    fn align(&mut self, line: &Line, found: &Found) -> Option<Align> {
        if line.blank_above > 0 {
            // nobody closes a paragraph
            self.tags.retain(|(name, _)| *name != "p");
        }
        let mut align = self.tags.iter().rev().find_map(|tag| tag.1);
        for (_, tag) in &found.tags {
            match tag {
                Tag::Begin(name, own)
                    if own.is_some() || matches!(*name, "div" | "center" | "p") =>
                {
                    align = own.or(align);
                    if self.tags.len() < DEEPEST {
                        self.tags.push((name, *own));
                    }
                }
                Tag::End(name) => {
                    if let Some(at) = self.tags.iter().rposition(|tag| tag.0 == *name) {
                        self.tags.truncate(at);
                    }
                }
                _ => {}
            }
        }
        align
    }

    /// Cuts comments out of a line. Gives false where nothing is left of it.
    pub fn cut(&mut self, line: &mut Line, ranges: Vec<Range<usize>>) -> bool {
        let chars = line.placed.chars();
        let told = |range: &Range<usize>| {
            let words = chars.get(range.clone()).unwrap_or_default();
            if words.iter().any(|c| is_han(*c)) {
                LeftOutKind::Furniture
            } else {
                LeftOutKind::Markup
            }
        };
        let kinds: Vec<LeftOutKind> = ranges.iter().map(told).collect();
        let cuts: Vec<Cut> = ranges.iter().map(|one| Cut::new(one.start, one.len(), "")).collect();
        if is_empty(chars, &cuts) {
            let words = kinds.contains(&LeftOutKind::Furniture);
            self.drop(line, if words { LeftOutKind::Furniture } else { LeftOutKind::Markup });
            return false;
        }
        for (range, kind) in ranges.iter().zip(kinds) {
            if kind == LeftOutKind::Furniture {
                self.left_out(line, range.clone(), kind);
            }
        }
        let walk = |walk: &mut crate::text::edit::Editor| {
            for cut in &cuts {
                walk.keep_to(cut.at);
                walk.cut(cut.length);
            }
        };
        line.placed.edit(RULE, walk, &mut self.opened.changes, |_, _| {});
        true
    }
}

/// Nothing but white space is left behind the cuts, which are in order.
fn is_empty(chars: &[char], cuts: &[Cut]) -> bool {
    let mut from = 0;
    let blank = |some: &[char]| some.iter().all(|c| is_space(*c));
    for cut in cuts {
        let kept = chars.get(from..cut.at.max(from)).unwrap_or_default();
        if !blank(kept) || !cut.new.chars().all(is_space) {
            return false;
        }
        from = from.max(cut.at + cut.length);
    }
    blank(chars.get(from..).unwrap_or_default())
}

/// Which of the characters that stay are bold; a number before them counts with them.
fn bold(chars: &[char], block: &Block, found: &Found) -> Bold {
    if found.bold.is_empty() {
        return Bold::No;
    }
    let mut spans = found.bold.clone();
    spans.sort_unstable_by_key(|span| span.start);
    let (mut spans, mut cuts) = (spans.iter().peekable(), found.cuts.iter().peekable());
    let numbered = block.item.map_or(0, |(_, _, to)| to);
    let (mut lead, mut count, mut all, mut end) = (None, 0, true, 0);
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        while let Some(span) = spans.next_if(|span| span.start <= at) {
            end = end.max(span.end);
        }
        if let Some(cut) = cuts.next_if(|cut| cut.at <= at) {
            if cut.at == at {
                count += cut.new.chars().count();
                at += cut.length;
            }
            continue;
        }
        // white space before the first word is none of it
        if count > 0 || !is_space(*c) {
            if at >= end && at >= numbered && !is_space(*c) {
                all = false;
                lead.get_or_insert(count);
            }
            count += 1;
        }
        at += 1;
    }
    match lead.map_or(0, |lead| lead) {
        _ if all && count > 0 => Bold::Whole,
        0 => Bold::No,
        // a number alone is no lead-in
        _ if !found.bold.iter().any(|span| span.start <= numbered.max(block.start) + 1) => Bold::No,
        lead => Bold::LeadIn(crate::diagnostic::small(lead)),
    }
}

/// Gives each line of a paragraph its own part of what was found in the whole.
fn split(all: Found, lines: &[Range<usize>]) -> Vec<Found> {
    let mut parts: Vec<Found> = lines.iter().map(|_| Found::default()).collect();
    let line_of = |at: usize| lines.partition_point(|line| line.end < at);
    // a range may reach over several lines, and each of them has a part of it
    let mut spread = |range: Range<usize>, put: &mut dyn FnMut(&mut Found, Range<usize>)| {
        for number in line_of(range.start)..lines.len() {
            let (Some(line), Some(part)) = (lines.get(number), parts.get_mut(number)) else {
                break;
            };
            if line.start >= range.end {
                break;
            }
            let own = range.start.max(line.start)..range.end.min(line.end);
            if own.start < own.end {
                put(part, own.start - line.start..own.end - line.start);
            }
        }
    };
    for cut in all.cuts {
        spread(cut.at..cut.at + cut.length, &mut |part, own| {
            part.cuts.push(Cut { at: own.start, length: own.len(), ..cut.clone() });
        });
    }
    for bold in all.bold {
        spread(bold, &mut |part, own| part.bold.push(own));
    }
    for picture in all.pictures {
        spread(picture, &mut |part, own| part.pictures.push(own));
    }
    for (at, tag) in all.tags {
        spread(at..at + 1, &mut |part, own| part.tags.push((own.start, tag.clone())));
    }
    parts
}

impl Found {
    /// Counts its places from further in front.
    fn shift(&mut self, by: usize) {
        self.cuts.iter_mut().for_each(|cut| cut.at += by);
        self.tags.iter_mut().for_each(|tag| tag.0 += by);
        for range in self.bold.iter_mut().chain(&mut self.pictures) {
            *range = range.start + by..range.end + by;
        }
    }
}
