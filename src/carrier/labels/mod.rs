//! Exports of an office's system: lines that name their elements (`标题：…`, `文号：…`, `【主送】…`), in
//! any order, as a block or as a table between TABs at the head, and at the foot. They *give* the
//! elements; empty ones are absent; the text itself follows `正文：` or the block.
//!
//! A printed 公文 has labels of its own (抄送：, 附件：, 签发人：). So a block counts only where one of
//! its names stands in no printed document at such a place.

mod names;
mod read;

use super::{Carried, Label, Line};
use crate::diagnostic::{Change, Diagnostic, LeftOut, LeftOutKind, left_out, watch};

use names::{Field, is_none};
use read::{Entry, entries, whole_mark};

/// Name of the rule.
const RULE: &str = "labels";
/// Most lines of a title above the first field.
const TITLE_LINES: usize = 4;
/// Longest line of a title above the first field.
const TITLE: usize = 60;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Keep,
    /// So many characters at its start are a mark of the carrier.
    Cut(usize),
    /// Its value is set as an element, or it is empty.
    Given,
    /// It is data about the document.
    Data,
}

/// Takes the fields out of the lines. `sure`: the user says that there are some.
pub(super) fn take(carried: &mut Carried<'_>, sure: bool) -> Vec<Diagnostic> {
    let lines = &carried.lines;
    let mut found = Found { verdicts: vec![Verdict::Keep; lines.len()], labels: Vec::new() };
    let head = head(lines, sure, &mut found);
    if !marked(lines, &mut found) {
        foot(lines, head, &mut found);
    }
    let keeps = |verdict: &Verdict| *verdict == Verdict::Keep;
    // fields alone are no document, and one line may say anything
    let text =
        found.verdicts.iter().any(|verdict| matches!(verdict, Verdict::Keep | Verdict::Cut(_)));
    if !text || found.verdicts.iter().all(keeps) {
        return Vec::new();
    }
    if carried.carrier == super::Carrier::Text {
        carried.carrier = super::Carrier::Labels;
    }
    carried.labels.append(&mut found.labels);
    let told = carried.left_out.len();
    let mut blank = 0;
    let mut verdicts = found.verdicts.into_iter();
    let (changes, left) = (&mut carried.changes, &mut carried.left_out);
    carried.lines.retain_mut(|line| {
        watch::tick(1);
        line.blank_above = line.blank_above.max(std::mem::take(&mut blank));
        let kind = match verdicts.next().unwrap_or(Verdict::Keep) {
            Verdict::Keep => return true,
            Verdict::Cut(length) => {
                line.placed.edit(RULE, |walk| walk.cut(length), changes, |_, _| {});
                if !line.placed.chars().is_empty() {
                    return true;
                }
                blank = line.blank_above;
                return false;
            }
            Verdict::Given => LeftOutKind::Label,
            Verdict::Data => LeftOutKind::Furniture,
        };
        blank = line.blank_above;
        let (text, place) = (line.text(), line.placed.place(0));
        changes.push(Change::new(RULE, place, text.clone(), ""));
        let text = text.to_string();
        left.push(LeftOut { line: place.0, joined: Vec::new(), column: place.1, kind, text });
        false
    });
    left_out::tell(carried.left_out.get(told..).unwrap_or_default())
}

/// What was found in the lines.
struct Found {
    verdicts: Vec<Verdict>,
    labels: Vec<Label>,
}

impl Found {
    fn set(&mut self, at: usize, verdict: Verdict) {
        self.verdicts.get_mut(at).into_iter().for_each(|place| *place = verdict);
    }

    /// The element of a field; a value that names none is data.
    fn give(&mut self, at: usize, element: &'static str, value: &str, line: &Line) {
        if is_none(element, value) {
            return self.set(at, Verdict::Data);
        }
        self.set(at, Verdict::Given);
        if !value.is_empty() {
            let line = line.line as usize;
            self.labels.extend(read::labels(element, value, line));
        }
    }
}

/// The block at the head; gives the place behind it, none where there is none.
fn head(lines: &[Line], sure: bool, found: &mut Found) -> Option<usize> {
    let first = lines.iter().take(TITLE_LINES + 1).position(|line| entries(line).is_some())?;
    let titled = |line: &Line| {
        let chars = line.placed.chars();
        chars.len() <= TITLE && !chars.iter().any(|c| matches!(c, '。' | '：' | ':' | '；'))
    };
    if !lines.iter().take(first).all(titled) {
        return None;
    }
    let block = || {
        let rest = lines.iter().skip(first).inspect(|_| watch::tick(1));
        rest.map_while(entries)
    };
    let mut length = 0;
    let (mut strong, mut data, mut named) = (0, 0, 0);
    for row in block() {
        length += 1;
        let body = row.iter().any(|entry| matches!(entry.field, Field::Body));
        for entry in &row {
            match entry.field {
                Field::Element { strong: is, name } => {
                    strong += usize::from(is);
                    named += usize::from(name == "title");
                }
                Field::Body => strong += 1,
                Field::Data => data += 1,
            }
        }
        if body {
            break;
        }
    }
    // the title of an archive's page; the document below has its own
    if !sure && lines.get(first + length).is_some_and(read::is_archive) {
        return None;
    }
    // 主送 or 文号 alone above the text is enough; data alone wants a second line
    if !(sure || strong > 0 || data > 1) || (first > 0 && named > 0 && strong < 2 && !sure) {
        return None;
    }
    for (at, row) in (first..).zip(block().take(length)) {
        let Some(line) = lines.get(at) else { break };
        for entry in row {
            match entry.field {
                // a list on the next lines is read as the printed form is
                Field::Element { name: "attachments", .. } if entry.value.is_empty() => {
                    if listed(lines, at) {
                        return Some(at);
                    }
                    found.set(at, Verdict::Given);
                }
                Field::Element { name, .. } => found.give(at, name, &entry.value, line),
                Field::Body => found.set(at, Verdict::Cut(entry.before_value)),
                Field::Data => found.set(at, Verdict::Data),
            }
        }
    }
    Some(first + length)
}

/// The next line is the first of a list.
fn listed(lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| {
        matches!(next.placed.chars(), ['1' | '１' | '一' | '（' | '(', ..]) && next.blank_above == 0
    })
}

/// The fields at the foot: 落款, 日期, 附件 … behind the text. Without a block at the head, 落款 or the
/// like is wanted among them.
fn foot(lines: &[Line], head: Option<usize>, found: &mut Found) {
    let from = head.unwrap_or(0);
    let rest = lines.get(from..).unwrap_or_default();
    let field = |line: &&Line| -> Option<Entry> {
        watch::tick(1);
        let row = entries(line)?;
        let [entry] = <[Entry; 1]>::try_from(row).ok()?;
        let Field::Element { name, .. } = entry.field else { return None };
        let closing = matches!(name, "signature" | "signature_date" | "date" | "issuer");
        let full = !entry.value.is_empty();
        (full && (closing || head.is_some() && matches!(name, "attachments" | "copy_to")))
            .then_some(entry)
    };
    let block: Vec<Entry> = rest.iter().rev().map_while(|line| field(&line)).collect();
    let signed =
        |entry: &Entry| matches!(entry.field, Field::Element { name: "signature" | "issuer", .. });
    if block.is_empty() || !block.iter().any(signed) && head.is_none() {
        return;
    }
    for (up, entry) in block.into_iter().enumerate() {
        let at = lines.len() - 1 - up;
        let (Some(line), Field::Element { name, .. }) = (lines.get(at), entry.field) else {
            continue;
        };
        let name = if name == "issuer" { "signature" } else { name };
        found.give(at, name, &entry.value, line);
    }
}

/// Marks in brackets alone on their lines, （正文） or 【落款】, two of them at least: the marks go, and
/// what they mark stays in its place. Gives whether there are some.
fn marked(lines: &[Line], found: &mut Found) -> bool {
    let marks: Vec<(usize, usize)> = (0..)
        .zip(lines)
        .filter(|(at, _)| found.verdicts.get(*at) == Some(&Verdict::Keep))
        .filter_map(|(at, line)| Some((at, whole_mark(line)?)))
        .collect();
    if marks.len() < 2 {
        return false;
    }
    for (at, length) in marks {
        found.set(at, Verdict::Cut(length));
    }
    true
}

#[cfg(test)]
mod tests;
