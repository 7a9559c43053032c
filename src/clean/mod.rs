//! Lines of a carrier → clean lines: code points, invisible characters, punctuation, page artefacts,
//! paragraph joins. Every change is a record with its rule and place.
//!
//! Law: cleaning cleaned text changes nothing.

mod artefacts;
mod characters;
mod dates;
mod draft;
mod furniture;
mod holds;
mod joins;
mod lines;
mod marks;
mod ornaments;
mod pua;
mod rows;
mod wrapping;

use crate::carrier::{self, Carried, Hints};
use crate::diagnostic::{Change, Diagnostic, Warned, left_out, small, watch};

use draft::{Draft, Log};
pub use lines::{Line, Lines, Sources};

/// Every rule by name, in the order they run, and whether it runs unless switched.
pub const RULES: &[(&str, bool)] = &[
    ("pua", true),
    ("invisible", true),
    ("spaces", true),
    ("radicals", true),
    ("nfc", true),
    ("presentation", true),
    ("full-width", true),
    ("ornaments", true),
    ("furniture", true),
    ("running-heads", true),
    ("page-numbers", true),
    ("number-brackets", true),
    ("brackets", true),
    ("marks", true),
    ("quotes", true),
    ("dashes", true),
    ("ordinals", true),
    ("inner-spaces", true),
    ("doubled", true),
    ("date-zeros", true),
    ("date-arabic", false),
    ("joins", true),
];

/// Characters of a line that may hold a whole document.
const WHOLE: usize = 150;
/// Most passes over a text; real ones need two or three. Nothing proves that no rule undoes what
/// another did, so that a text that needs more is told.
const PASSES: usize = 64;

/// Which rules run. All that are on by default run unless switched off by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanRules {
    /// Rules switched off by name.
    pub off: Vec<String>,
    /// Rules switched on that are off by default (`date-arabic`).
    pub on: Vec<String>,
}

impl CleanRules {
    /// Whether a rule runs.
    pub fn runs(&self, rule: &str) -> bool {
        let default = RULES.iter().any(|(name, on)| *name == rule && *on);
        let is = |list: &[String]| list.iter().any(|name| name == rule);
        (default || is(&self.on)) && !is(&self.off)
    }
}

/// Cleans the lines of a carrier.
pub fn clean(carried: Carried<'_>, rules: &CleanRules) -> Warned<Lines> {
    let mut log = Log::new(rules);
    (log.changes, log.left_out) = (carried.changes, carried.left_out);
    let told = log.left_out.len();
    watch::ask();
    let mut drafts = drafts(carried.lines);
    let rested = to_rest(&mut drafts, &mut log, PASSES);
    let mut diagnostics = odd_characters(&drafts);
    if !rested {
        diagnostics.push(Diagnostic::new("W-UNSETTLED").with(PASSES));
    }
    diagnostics.extend(left_out::tell(log.left_out.get(told..).unwrap_or_default()));
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    // in the place of the drafts, which are larger
    let mut hints = Vec::new();
    let mut lines: Vec<Line> =
        drafts.into_iter().map(|draft| finished(draft, &mut hints)).collect();
    lines.shrink_to_fit();
    let Log { mut changes, left_out, .. } = log;
    // sorting takes as much room again
    if !changes.is_sorted_by_key(Change::place) {
        changes.sort_by_key(|change| {
            watch::tick(1);
            change.place()
        });
    }
    let keep_furniture = !rules.runs("furniture");
    let source = carried.source;
    Warned { value: Lines { lines, hints, source, left_out, changes, keep_furniture }, diagnostics }
}

/// The lines as drafts. They may be as many as characters, so that the room of those that were taken
/// is given back on the way.
fn drafts(mut lines: Vec<carrier::Line<'_>>) -> Vec<Draft<'_>> {
    lines.reverse();
    let mut drafts = Vec::with_capacity(lines.len());
    while let Some(line) = lines.pop() {
        drafts.push(Draft::of(line));
        if lines.len() + lines.len() / 8 + 1024 < lines.capacity() {
            lines.shrink_to_fit();
        }
    }
    drafts
}

/// Runs the rules until they find nothing: what one leaves may be for another. Gives false where
/// they still did after so many passes.
fn to_rest(drafts: &mut Vec<Draft>, log: &mut Log, passes: usize) -> bool {
    for number in 0..passes {
        let before = state(drafts, log);
        pass(drafts, log);
        // the first pass saw the page, the second sees lines as they will be written
        if number > 0 && state(drafts, log) == before {
            return true;
        }
        drafts.iter_mut().for_each(Draft::settle);
        drafts.iter_mut().take(1).for_each(|first| first.blank_above = 0);
    }
    false
}

/// What tells whether a pass has changed anything: number of records, of lines, of indented ones.
fn state(drafts: &[Draft], log: &Log) -> (usize, usize, usize) {
    let indented = drafts.iter().filter(|draft| draft.indented).count();
    (log.changes.len(), drafts.len(), indented)
}

/// All rules once.
fn pass(drafts: &mut Vec<Draft>, log: &mut Log) {
    for draft in drafts.iter_mut().filter(|draft| !draft.done) {
        watch::tick(draft.len());
        characters::run(draft, log);
        ornaments::run(draft, log);
    }
    rows::strip(drafts);
    drop_empty(drafts);
    furniture::run(drafts, log);
    rows::strip(drafts);
    drop_empty(drafts);
    rows::join_marks(drafts, log);
    artefacts::page_numbers(drafts, log);
    rows::mark_csv(drafts);
    let total: usize = drafts.iter().map(Draft::len).sum();
    for draft in drafts.iter_mut() {
        watch::tick(1);
        draft.set_whole(draft.len() >= WHOLE && draft.len() * 5 >= total * 4);
        if !draft.done {
            draft.done = true;
            watch::tick(draft.len());
            marks::run(draft, log);
            dates::run(draft, log);
        }
    }
    joins::run(drafts, log);
    rows::strip(drafts);
    drop_empty(drafts);
}

/// Drops empty lines; the next line remembers how many stood above it.
fn drop_empty(drafts: &mut Vec<Draft>) {
    let (mut blank, mut page) = (0u16, false);
    drafts.retain_mut(|draft| {
        watch::tick(1);
        page |= draft.page_break_above;
        blank = blank.saturating_add(draft.blank_above);
        if draft.len() == 0 {
            blank = blank.saturating_add(1);
            return false;
        }
        draft.blank_above = std::mem::take(&mut blank);
        draft.page_break_above = std::mem::take(&mut page);
        true
    });
}

/// Private-use characters without a standard equivalent, and replacement characters.
fn odd_characters(drafts: &[Draft]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for draft in drafts.iter().filter(|draft| draft.may_hold(holds::PRIVATE)) {
        for (column, c) in draft.characters().enumerate() {
            if matches!(c, '\u{E000}'..='\u{F8FF}') {
                let code = format!("U+{:04X}", u32::from(c));
                let odd = Diagnostic::new("W-PRIVATE-USE").at(draft.line(), column + 1).with(code);
                diagnostics.push(odd);
            }
        }
    }
    diagnostics
}

#[expect(clippy::vec_box, reason = "hints lie in boxes already, and are moved as they are")]
fn finished(mut draft: Draft, hints: &mut Vec<Box<Hints>>) -> Line {
    let hint = draft.take_hints().map_or(0, |own| {
        hints.push(own);
        small(hints.len())
    });
    Line {
        hint,
        text: draft.text(),
        sources: Sources::new(draft.line(), draft.joined()),
        indented: draft.indented,
        blank_above: draft.blank_above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carrier;

    fn lines(text: &str, rules: &CleanRules) -> Lines {
        let chars: Vec<char> = text.chars().collect();
        clean(Carried::plain(&chars), rules).value
    }

    pub(super) fn cleaned(text: &str) -> Vec<String> {
        let lines = lines(text, &CleanRules::default());
        lines.lines.into_iter().map(|line| line.text.into()).collect()
    }

    /// The same of a text whose carrier is judged.
    pub(super) fn opened(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let carried = carrier::open(&chars, &carrier::CarrierOptions::default()).value;
        let lines = clean(carried, &CleanRules::default()).value;
        lines.lines.into_iter().map(|line| line.text.into()).collect()
    }

    #[test]
    fn a_paragraph_cut_by_the_page_is_one_again() {
        let first = "会议要求，各级各部门要提高认识，加强领导，确保各项任务按时完成，不断推动各项";
        let text = format!("{first}\n\n— 2 —\n\n工作再上新台阶。\n\n（二）强化保障。");
        assert_eq!(cleaned(&text), [format!("{first}工作再上新台阶。"), "（二）强化保障。".into()]);
    }

    #[test]
    fn a_text_that_does_not_come_to_rest_is_told_apart() {
        let chars: Vec<char> = "**(一)总体要求**,要认真落实".chars().collect();
        let rules = CleanRules::default();
        let mut log = Log::new(&rules);
        let lines = Carried::plain(&chars).lines;
        let mut drafts: Vec<Draft> = lines.into_iter().map(Draft::of).collect();
        assert!(!to_rest(&mut drafts, &mut log, 1));
        assert!(to_rest(&mut drafts, &mut log, PASSES));
    }

    #[test]
    fn title_lines_and_headings_are_not_joined() {
        let text = "某某市人民政府关于加强城市道路交通安全\n管理工作的通知\n\n一、总体要求\n各地要认真落实。";
        assert_eq!(cleaned(text).len(), 4);
    }

    #[test]
    fn brackets_change_in_pairs_and_the_space_after_an_ordinal_goes() {
        assert_eq!(cleaned("(一) 充分肯定（成绩)。"), ["（一）充分肯定（成绩）。"]);
        assert_eq!(cleaned("f(x) = 1 (a)"), ["f(x) = 1 (a)"]);
    }

    #[test]
    fn brackets_that_change_change_their_neighbours() {
        let deep = format!("甲{}a{}", "(".repeat(200), ")".repeat(200));
        assert_eq!(cleaned(&deep), [deep.replace('(', "（").replace(')', "）")]);
        let row = format!("{}(甲)", "(a)".repeat(200));
        assert_eq!(cleaned(&row), [row.replace('(', "（").replace(')', "）")]);
    }

    #[test]
    fn a_run_of_marks_has_one_width() {
        let marks = "?".repeat(300);
        assert_eq!(cleaned(&format!("{marks}一项")), [format!("{marks}一项")]);
        assert_eq!(cleaned(&format!("甲{marks}a")), [format!("甲{}a", "？".repeat(300))]);
    }

    #[test]
    fn rows_are_never_joined() {
        for row in [
            "1\t甲泵站改造，配套管网建设工程，监理检测\t107",
            "1,城东泵站改造扩建工程,市水务工程建设管理处,12500",
            "1|城东泵站改造扩建工程，配套管网|市水务工程建设管理处|12500",
        ] {
            let rows: Vec<String> = (0..12).map(|_| row.to_owned()).collect();
            assert_eq!(cleaned(&rows.join("\n")), rows);
        }
    }

    #[test]
    fn empty_cells_at_both_ends_are_cells() {
        let rows = ["序号\t任务\t备注", "1\t清淤\t", "\t补种\t", "\t2025年", "小计\t\t"];
        assert_eq!(cleaned(&rows.join("\n")), rows);
        assert_eq!(cleaned("\t各局要落实责任。\n1.\t甲"), ["各局要落实责任。", "1.甲"]);
    }

    #[test]
    fn the_fields_of_comma_separated_lines_keep_their_commas() {
        let rows = ["序号,项目,金额", "1,甲站,\"1,250\"", "2,乙站,", "合计,,1250"];
        assert_eq!(cleaned(&rows.join("\n")), rows);
        let prose =
            "各级各部门要提高认识,加强领导,落实责任\n并于3月底前,将情况报市局,逾期不报的予以通报。";
        assert!(!cleaned(prose).concat().contains(','));
    }

    #[test]
    fn a_tab_behind_the_mark_of_a_list_is_no_cell() {
        assert_eq!(
            cleaned("一、\t甲\n\n第一条\t乙。\n（1） \t丙\n•\t丁"),
            ["一、甲", "第一条　乙。", "（1）丙", "•丁"]
        );
        let rows = ["序号\t事项", "1.\t甲站", "2.\t乙站"];
        assert_eq!(cleaned(&rows.join("\n")), rows);
    }

    #[test]
    fn a_document_number_gets_its_brackets() {
        assert_eq!(cleaned("某政发[2021]5号"), ["某政发〔2021〕5号"]);
        assert_eq!(cleaned("（国科发高（2018）235号）"), ["（国科发高〔2018〕235号）"]);
    }

    #[test]
    fn decimals_and_times_keep_their_marks() {
        assert_eq!(cleaned("增长3.5%,其中8:30开会"), ["增长3.5%，其中8:30开会"]);
    }

    #[test]
    fn a_rule_can_be_switched_off() {
        let rules = CleanRules { off: vec!["brackets".into()], ..CleanRules::default() };
        assert_eq!(lines("(一)要求", &rules).lines[0].text, "(一)要求");
    }

    #[test]
    fn what_no_file_can_hold_goes_with_a_record_in_any_case() {
        let text = "甲\u{1}乙\u{FFFF}丙\u{200B}丁";
        let off = CleanRules { off: vec!["invisible".into()], ..CleanRules::default() };
        for (rules, want, records) in
            [(CleanRules::default(), "甲乙丙丁", 3), (off, "甲乙丙\u{200B}丁", 2)]
        {
            let lines = lines(text, &rules);
            assert_eq!((lines.lines[0].text.as_str(), lines.changes.len()), (want, records));
        }
    }
}
