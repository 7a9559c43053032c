//! Which lines go: the phrase of each, where it stands (above the text, behind its end, in
//! between) and what stands beside it. Linear in the number of lines and characters.

use std::collections::HashSet;

use super::super::shape;
use super::data;
use super::phrase::{self, Phrase};
use super::words::{Kind, Value};
use crate::diagnostic::watch;
use crate::text::date::Date;
use crate::text::marker::Marker;

/// Lines above the text that are looked at.
const TOP: usize = 60;
/// Lines of other words above a line of data, at most.
const ABOVE: usize = 6;
/// Bytes of a line that may be one phrase.
const LONG: usize = 800;
/// Characters of a sentence among which a title may stand again.
const START: usize = 600;
/// Buttons that no title is followed by in a document.
const LONE: &[&str] = &["朗读", "播报", "全屏"];

/// A line as it is asked about.
pub struct Row<'a> {
    /// Its characters without white space; of a sentence only near the top, and its start.
    chars: &'a [char],
    phrase: Option<Phrase>,
    /// It is longer than any phrase, or ends as a sentence does.
    sentence: bool,
    /// It holds cells.
    cells: bool,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is of the document.
    Keep,
    /// It is furniture.
    LeaveOut,
    /// It may be furniture, and stays.
    Doubt,
}

impl<'a> Row<'a> {
    /// The line at a place by its text and its characters without white space.
    pub fn new(text: &str, chars: &'a [char], at: usize) -> Self {
        watch::tick(chars.len());
        let sentence = text.len() > LONG || text.ends_with('。');
        let mut row = Self { chars: &[], phrase: None, sentence, cells: false };
        if !sentence {
            row.chars = chars;
            row.phrase = phrase::read(text, chars);
            row.cells = text.contains('\t');
        } else if at < TOP {
            let start = text.chars().take(START).filter(|c| shape::is_solid(*c)).count();
            row.chars = chars.get(..start).unwrap_or(chars);
        }
        row
    }

    /// Nobody but the document says it: what stands above is no foot of a page.
    fn is_text(&self) -> bool {
        let chars = self.chars;
        self.sentence
            || self.phrase.is_none()
                && (chars.contains(&'。')
                    || chars.last().is_some_and(|c| shape::is_stop(*c) || "：:，".contains(*c))
                    || Date::at_end(chars).is_some()
                    || is_colophon(chars)
                    || shape::starts_with(chars, "附件")
                    || shape::unbracketed(chars).is_some()
                    || Marker::read(chars).is_some()
                    || shape::is_organ(chars)
                    || self.cells)
    }

    /// The text of the document begins here at the latest.
    fn opens_text(&self) -> bool {
        let chars = self.chars;
        self.sentence
            || self.phrase.is_none()
                && (chars.contains(&'。')
                    || chars.len() > 120
                    || matches!(chars.last(), Some('：' | ':' | '；'))
                    || self.cells
                    || Marker::read(chars).is_some_and(|marker| marker.level().is_some()))
    }
}

/// 抄送, 报, 送, 发 and 印发 of a 版记.
fn is_colophon(chars: &[char]) -> bool {
    const LABELS: &[&str] =
        &["抄送", "抄报", "抄发", "主送", "分送", "报送", "报：", "送：", "发：", "主题词", "共印"];
    LABELS.iter().any(|label| shape::starts_with(chars, label)) || shape::ends_with(chars, "印发")
}

/// The verdict on each row.
pub fn judge(rows: &[Row]) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Keep; rows.len()];
    if rows.iter().all(|row| row.phrase.is_none()) {
        return verdicts;
    }
    let head = rows.iter().take(TOP).position(Row::opens_text).unwrap_or(rows.len().min(TOP));
    let foot = rows.iter().rposition(Row::is_text).map_or(rows.len(), |last| last + 1).max(head);
    for zone in [0..head, head..foot, foot..rows.len()] {
        let place = if zone.end == head && zone.start == 0 && head > 0 {
            Place::Head
        } else if zone.start == foot {
            Place::Foot
        } else {
            Place::Text
        };
        let mut at = zone.start;
        while at < zone.end {
            let end = run_end(rows, at, zone.end);
            if end > at {
                run(rows, at..end, place, &mut verdicts);
            }
            at = end.max(at + 1);
        }
    }
    repeated(rows, head, &mut verdicts);
    verdicts
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Head,
    Text,
    Foot,
}

/// Where the phrases that follow one another from here end; values of names count among them.
fn run_end(rows: &[Row], from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        watch::tick(1);
        let Some(row) = rows.get(at) else { break };
        if row.phrase.is_none() && !is_value(rows, from, at) && !is_part(rows, from, at) {
            break;
        }
        at += 1;
    }
    at
}

/// The value of the name that ends the line above: 索引号： and 0001 below.
fn is_value(rows: &[Row], from: usize, at: usize) -> bool {
    let above = at.checked_sub(1).filter(|above| *above >= from).and_then(|above| rows.get(above));
    let (Some(above), Some(row)) = (above, rows.get(at)) else { return false };
    let Some(Phrase::Data(items)) = &above.phrase else { return false };
    let Some(item) = items.last().filter(|item| item.range.is_empty()) else { return false };
    let chars = row.chars;
    let limit = if item.value == Value::Code { 60 } else { 24 };
    // an organ above 关于… is the start of a title
    let titled = rows.get(at + 1).is_some_and(|next| shape::starts_with(next.chars, "关于"));
    !row.cells
        && !titled
        && !chars.is_empty()
        && chars.len() <= limit
        && data::fits(chars, item.value).is_some()
        && (item.value != Value::Words || words_fit(item.kind, chars))
}

/// A part of a path whose parts stand one a line: what a line > is followed by.
fn is_part(rows: &[Row], from: usize, at: usize) -> bool {
    let above = at.checked_sub(1).filter(|above| *above >= from).and_then(|above| rows.get(above));
    above.is_some_and(|above| Phrase::is_arrow(above.chars))
        && rows.get(at).is_some_and(|row| {
            (1..=12).contains(&row.chars.len()) && !shape::contains(row.chars, "关于")
        })
}

/// A few words may be the value of a name, and not the title of the document.
fn words_fit(kind: Kind, chars: &[char]) -> bool {
    let titled = shape::contains(chars, "关于")
        || super::super::kind::wenzhong_of(chars).is_some()
            && !shape::is_organ(chars)
            && chars.len() > 6;
    match kind {
        Kind::Element => shape::is_doc_number(chars),
        _ => !titled && (shape::is_organ(chars) || chars.len() <= 12),
    }
}

/// Judges phrases that follow one another.
fn run(rows: &[Row], range: std::ops::Range<usize>, place: Place, verdicts: &mut [Verdict]) {
    let run = rows.get(range.clone()).unwrap_or_default();
    let phrases = || run.iter().filter_map(|row| row.phrase.as_ref());
    let sure = phrases().any(|phrase| *phrase == Phrase::Sure);
    let beside = phrases().filter(|phrase| **phrase == Phrase::Page).count() > 1 || sure;
    let source = phrases().any(Phrase::tells_page);
    let archive = phrases().any(Phrase::tells_archive);
    let data = phrases().filter(|p| matches!(p, Phrase::Data(_)) && !p.tells_maker()).count();
    let weak = phrases().filter(|phrase| matches!(phrase, Phrase::Button)).count();
    let arrows = run.iter().filter(|row| Phrase::is_arrow(row.chars)).count();
    let first = place == Place::Head && above(verdicts, range.start) <= ABOVE;
    let proves = phrases().any(Phrase::proves) || arrows > 1 || timed(run);
    // what the place lets a run prove together
    let proven = match place {
        Place::Head => {
            let lone = |row: &Row| LONE.iter().any(|word| shape::starts_with(row.chars, word));
            proves
                || source && first
                || weak > 1
                || run.iter().any(|row| row.phrase == Some(Phrase::Button) && lone(row))
        }
        Place::Foot => proves || archive && data > 1 || weak > 2,
        Place::Text => sure,
    };
    let tables = run.iter().any(|row| row.cells) && beside_cells(rows, &range);
    let mut begun = false;
    for (row, at) in run.iter().zip(range) {
        watch::tick(1);
        let Some(phrase) = &row.phrase else {
            // a value goes with its name
            let above = at.checked_sub(1).and_then(|above| verdicts.get(above)).copied();
            set(verdicts, at, above.unwrap_or(Verdict::Keep));
            continue;
        };
        // 相关报道： with nothing below it
        let empty = place == Place::Foot
            && at + 1 == rows.len()
            && row.chars.last() == Some(&'：')
            && *phrase == Phrase::Button;
        let out = match phrase {
            _ if tables => false,
            Phrase::Sure => true,
            Phrase::Page => (place != Place::Text || beside) && title_stands_again(rows, row, at),
            Phrase::File => {
                (place == Place::Foot || place == Place::Head && proven || begun)
                    && !listed(rows, verdicts, at)
            }
            Phrase::Button | Phrase::Part => proven && place != Place::Text || empty,
            Phrase::Data(_) if phrase.tells_maker() => {
                place == Place::Foot && (begun || phrase.proves()) && !after_colophon(rows, at)
                    || place == Place::Head && (begun || phrase.proves()) && proven
            }
            Phrase::Data(items) => {
                proven
                    && (place != Place::Text || source)
                    && items.iter().all(|item| {
                        item.kind != Kind::Element
                            || place == Place::Head && again(rows, row, item, at)
                    })
            }
        };
        begun |= out && phrase.proves();
        let doubtful = !tables
            && match phrase {
                Phrase::Page => true,
                _ if place == Place::Text => false,
                Phrase::Data(_) => {
                    (phrase.tells_page() || phrase.tells_maker() || proven)
                        && !after_colophon(rows, at)
                }
                Phrase::Button => place == Place::Foot && row.chars.len() > 1,
                _ => false,
            };
        let verdict = match (out, doubtful) {
            (true, _) => Verdict::LeaveOut,
            (false, true) => Verdict::Doubt,
            (false, false) => Verdict::Keep,
        };
        set(verdicts, at, verdict);
    }
}

/// A value below its name proves the page: a time of day, an address.
fn timed(run: &[Row]) -> bool {
    run.windows(2).any(|pair| {
        let [Row { phrase: Some(Phrase::Data(items)), .. }, Row { phrase: None, chars, .. }] = pair
        else {
            return false;
        };
        let name = items.last().filter(|item| item.range.is_empty());
        name.is_some_and(|item| data::fits(chars, item.value) == Some(true))
    })
}

/// Lines above that are no furniture.
fn above(verdicts: &[Verdict], at: usize) -> usize {
    verdicts.iter().take(at).filter(|verdict| **verdict != Verdict::LeaveOut).count()
}

/// Rows of cells stand next to the run.
fn beside_cells(rows: &[Row], range: &std::ops::Range<usize>) -> bool {
    let cells = |at: usize| rows.get(at).is_some_and(|row| row.cells);
    let inside = rows.get(range.clone()).unwrap_or_default();
    range.start.checked_sub(1).is_some_and(cells)
        || cells(range.end)
        || inside.windows(2).any(|pair| pair.iter().all(|row| row.cells))
}

/// A 版记 stands in the lines above.
fn after_colophon(rows: &[Row], at: usize) -> bool {
    let from = at.saturating_sub(4);
    rows.get(from..at).unwrap_or_default().iter().any(|row| is_colophon(row.chars))
}

/// The file is an item of a 附件说明.
fn listed(rows: &[Row], verdicts: &[Verdict], at: usize) -> bool {
    let Some(above) = at.checked_sub(1) else { return false };
    let Some(row) = rows.get(above) else { return false };
    match row.phrase {
        None => shape::starts_with(row.chars, "附件"),
        Some(Phrase::File) => verdicts.get(above) != Some(&Verdict::LeaveOut),
        Some(_) => false,
    }
}

/// The value of an element stands in another line too.
fn again(rows: &[Row], row: &Row, item: &data::Item, at: usize) -> bool {
    let value = row.chars.get(item.range.clone()).unwrap_or_default();
    if !value.is_empty() {
        return stands(rows, value, at..at + 1);
    }
    let below = rows.get(at + 1).filter(|_| is_value(rows, at, at + 1));
    below.is_none_or(|below| stands(rows, below.chars, at..at + 2))
}

/// The title in which a path ends stands in a line of its own; other paths have none.
fn title_stands_again(rows: &[Row], row: &Row, at: usize) -> bool {
    phrase::title_in_path(row.chars).is_none_or(|title| at < TOP && stands(rows, title, at..at + 1))
}

/// The words stand in a line near the top, other than these.
fn stands(rows: &[Row], words: &[char], others: std::ops::Range<usize>) -> bool {
    let words: String = words.iter().collect();
    let near = rows.iter().enumerate().take(TOP);
    near.filter(|(at, row)| !others.contains(at) && row.phrase.is_none())
        .any(|(_, row)| shape::contains(row.chars, &words))
}

/// A title that a page prints above its data and again below: the first belongs to the page.
fn repeated(rows: &[Row], head: usize, verdicts: &mut [Verdict]) {
    let Some(last) = verdicts.iter().take(head).rposition(|v| *v == Verdict::LeaveOut) else {
        return;
    };
    let below: HashSet<&[char]> =
        rows.iter().take(head).skip(last + 1).map(|row| row.chars).collect();
    for at in 0..last {
        let Some(row) = rows.get(at) else { continue };
        if row.phrase.is_none() && row.chars.len() > 6 && below.contains(row.chars) {
            set(verdicts, at, Verdict::LeaveOut);
        }
    }
}

fn set(verdicts: &mut [Verdict], at: usize, verdict: Verdict) {
    if let Some(place) = verdicts.get_mut(at) {
        *place = verdict;
    }
}
