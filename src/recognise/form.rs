//! The form in which an element stands in print: a given value comes in, label and text go out.
//!
//! People give what they know (`60`, `1`, `王五、赵六`); the standard says how it is printed
//! (共印60份, 000001, names one beside the other). Of what a text holds, only the names of 签发人
//! come here: they stand in rows, without the marks that part them in a line.

use super::shape;
use crate::diagnostic::Change;
use crate::document::{Block, Document, Role, Zone};
use crate::text::date::{Date, Form};
use crate::text::marker::Marker;

/// Why something is a 附件说明 whose items had signs for numbers.
pub const ITEMS: &str = "附件： above items of a list";
/// Digits of a 份号 (7.2.1).
const COPY_NUMBER_DIGITS: usize = 6;

/// Label and text of an element that was given as `value`; `label` is the usual one.
pub fn of(
    (role, zone): (Role, Zone),
    label: Option<&str>,
    value: &str,
) -> (Option<String>, String) {
    let lines: Vec<&str> =
        value.lines().filter(|line| !line.chars().all(shape::is_space)).collect();
    let value = lines.join(if takes_lines(role) { "\n" } else { " " });
    let (label, bare) = labelled(role, label, &value);
    (label, text(role, zone, bare))
}

/// Whether the lines of an element mean something; a date or a number is on one.
fn takes_lines(role: Role) -> bool {
    !matches!(
        role,
        Role::CopyNumber
            | Role::Secrecy
            | Role::Urgency
            | Role::IssueNumber
            | Role::DocNumber
            | Role::SignatureDate
            | Role::PrintOffice
            | Role::PrintDate
            | Role::Copies
    )
}

/// A value that brings its label does not get it twice; 抄报： given as 抄送 stays what it is.
fn labelled<'a>(role: Role, usual: Option<&str>, value: &'a str) -> (Option<String>, &'a str) {
    let own: &[&str] = match role {
        Role::CopyTo => &["抄送", "抄报", "抄发", "分送", "发送"],
        Role::MainRecipients => &["主送", "主送机关"],
        Role::Signer => &["签发人"],
        Role::AttachmentNote => &["附件"],
        Role::SubjectWords => &["主题词"],
        Role::CopyNumber => &["份号"],
        Role::Secrecy => &["密级"],
        Role::Urgency => &["紧急程度"],
        _ => &[],
    };
    let found = own.iter().find_map(|word| {
        let rest = value.strip_prefix(word)?.strip_prefix(['：', ':'])?;
        Some((word, rest.trim_start_matches([' ', '\u{3000}'])))
    });
    match (found, usual) {
        (Some((word, rest)), Some(_)) => (Some(format!("{word}：")), rest),
        (Some((_, rest)), None) => (None, rest),
        (None, usual) => (usual.map(str::to_owned), value),
    }
}

fn text(role: Role, zone: Zone, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    match role {
        Role::CopyTo => sentence(value),
        Role::MainRecipients if zone == Zone::Colophon => sentence(value),
        Role::MainRecipients if !value.ends_with(['：', ':']) => format!("{value}："),
        Role::SignatureDate => dated_text(value),
        Role::PrintDate => match dated_text(value) {
            date if date.ends_with("印发") => date,
            date => format!("{date}印发"),
        },
        Role::CopyNumber if is_number(value) => format!("{value:0>COPY_NUMBER_DIGITS$}"),
        Role::Copies => copies(value),
        Role::Note => value.lines().map(bracketed).collect::<Vec<_>>().join("\n"),
        Role::Signer => signers(value),
        Role::Secrecy => secrecy(value),
        Role::DocNumber => doc_number(value),
        Role::IssueNumber if is_number(value) => format!("第{value}期"),
        _ => value.to_owned(),
    }
}

/// A list in the 版记 ends in 。 (7.4.2).
fn sentence(value: &str) -> String {
    let closed = value.ends_with(['。', '.', '；', ';', '，', ',', '、']);
    if closed { value.to_owned() } else { format!("{value}。") }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Names one a line; what is no list of names stays as it is.
fn signers(value: &str) -> String {
    shape::listed_names(value).map_or_else(|| value.to_owned(), |names| names.join("\n"))
}

/// Gives the 签发人 of the header their form, and records it.
pub fn part_signers(document: &mut Document) {
    let header = |role, zone| role == Role::Signer && zone == Zone::Header;
    for block in document.blocks.iter_mut().filter(|block| header(block.role, block.zone)) {
        let after = signers(&block.text);
        if after != block.text {
            let before = std::mem::replace(&mut block.text, after.clone());
            let line = block.lines.0.max(1);
            document.changes.push(Change::new("signer-names", (line, 1), before, after));
        }
    }
}

/// The dates of the document as 7.3.5.4 asks, where the text has them in signs or set apart:
/// 2026-03-01 and 2026 年 3 月 1 日 are 2026年3月1日.
pub fn dates(document: &mut Document) {
    let dated = |role| matches!(role, Role::SignatureDate | Role::PrintDate);
    for block in document.blocks.iter_mut().filter(|block| dated(block.role)) {
        let after = dated_text(&block.text);
        if after != block.text {
            let before = std::mem::replace(&mut block.text, after.clone());
            let line = block.lines.0.max(1);
            document.rewritten_dates.push((after.clone(), before.clone()));
            document.changes.push(Change::new("date-form", (line, 1), before, after));
        }
    }
}

/// The names of a 附件说明 as 7.3.4 asks: numbered 1. 2. 3., without a mark behind them.
pub fn attachments(document: &mut Document) {
    let named = |block: &&mut Block| block.role == Role::AttachmentNote && block.label.is_some();
    for block in document.blocks.iter_mut().filter(named) {
        let lines = block.text.trim_start_matches('\n').split('\n');
        let after: Vec<String> = if block.reason == ITEMS && !own_numbers(&block.text) {
            let bare = |line: &str| line.trim_end_matches(['；', '。', ';']).to_owned();
            (1..).zip(lines).map(|(number, line)| format!("{number}.{}", bare(line))).collect()
        } else {
            lines.map(attachment).collect()
        };
        let after = after.join("\n");
        if after != block.text {
            let before = std::mem::replace(&mut block.text, after.clone());
            let line = block.lines.0.max(1);
            document.changes.push(Change::new("attachment-form", (line, 1), before, after));
        }
    }
}

/// 1、甲； is 1.甲.
fn attachment(line: &str) -> String {
    let chars = shape::squeeze(line);
    let Some(marker) = Marker::read(&chars).filter(|marker| shape::counts(marker.form)) else {
        return line.to_owned();
    };
    let name = shape::trim(without(line, marker.chars)).trim_end_matches(['；', '。', ';']);
    if name.is_empty() { line.to_owned() } else { format!("{}.{name}", marker.number) }
}

/// Its items bring labels of their own: 附件1：甲.
fn own_numbers(text: &str) -> bool {
    text.split('\n').any(|line| shape::attachment_label_len(&shape::squeeze(line)).is_some())
}

/// A line without so many characters at its start, white space not counted.
fn without(line: &str, chars: usize) -> &str {
    let mut solid = 0;
    line.trim_start_matches(|c| {
        solid += usize::from(!shape::is_space(c));
        solid <= chars
    })
}

/// 60, 60份 and 印60份 are 共印60份.
fn copies(value: &str) -> String {
    let bare = value.trim_start_matches('共').trim_start_matches('印').trim_end_matches('份');
    let counted =
        !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || shape::is_numeral(c));
    if counted { format!("共印{bare}份") } else { value.to_owned() }
}

/// 附注 stands in full-width brackets (7.3.6).
fn bracketed(line: &str) -> String {
    let inner = line.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    match inner {
        Some(inner) => format!("（{inner}）"),
        None => format!("（{line}）"),
    }
}

/// A star joins grade and term: 机密 1年, 机密*1年 and 机密1年 are 机密★1年 (7.2.2).
fn secrecy(value: &str) -> String {
    let grade = ["绝密", "机密", "秘密"].iter().find(|grade| value.starts_with(**grade));
    let Some(rest) = grade.and_then(|grade| value.strip_prefix(grade)) else {
        return value.to_owned();
    };
    let term = rest.trim_start_matches([' ', '\u{3000}', '*', '★', '☆']);
    let grade = value.strip_suffix(rest).unwrap_or_default();
    let starred = rest.starts_with(['*', '☆', '★']);
    let counted = term.starts_with(|c: char| c.is_ascii_digit() || shape::is_numeral(c));
    if !term.is_empty() && (counted || starred || term == "长期") {
        format!("{grade}★{term}")
    } else {
        value.to_owned()
    }
}

/// The year stands in 〔〕, the number without 第 and without zeros before it (7.2.5).
fn doc_number(value: &str) -> String {
    let pairs = [('[', ']'), ('［', '］'), ('(', ')'), ('（', '）'), ('【', '】'), ('〔', '〕')];
    let parts = pairs.iter().find_map(|(open, close)| {
        let (office, rest) = value.split_once(*open)?;
        let (year, number) = rest.split_once(*close)?;
        let year = year.trim_matches([' ', '\u{3000}']);
        (year.len() == 4 && is_number(year)).then_some((office, year, number))
    });
    let Some((office, year, number)) = parts else { return value.to_owned() };
    let office = office.trim_end_matches([' ', '\u{3000}']);
    let count = number
        .trim_matches([' ', '\u{3000}'])
        .trim_start_matches('第')
        .trim_start_matches([' ', '\u{3000}'])
        .trim_end_matches('号')
        .trim_end_matches([' ', '\u{3000}']);
    if !is_number(count) {
        return format!("{office}〔{year}〕{number}");
    }
    let count = match count.trim_start_matches('0') {
        "" => count,
        count => count,
    };
    format!("{office}〔{year}〕{count}号")
}

/// 2026-03-02, 2026/3/2 and 2026.3.2 are 2026年3月2日, and no gap stands within a date; every other
/// way of writing stays.
fn dated_text(value: &str) -> String {
    let solid = shape::squeeze(value);
    let bare = shape::without(&solid, "印发");
    let rest = if bare.len() < solid.len() { "印发" } else { "" };
    match Date::whole(bare) {
        Some(date) if date.form == Form::Signs => {
            date.standard().map_or_else(|| value.to_owned(), |date| date + rest)
        }
        Some(date) if date.form == Form::Arabic => solid.into_iter().collect(),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(role: Role, value: &str) -> String {
        of((role, Zone::Main), None, value).1
    }

    #[test]
    fn numbers_get_the_words_that_the_standard_puts_around_them() {
        for given in ["60", "60份", "印60份", "共印60份"] {
            assert_eq!(form(Role::Copies, given), "共印60份");
        }
        assert_eq!(form(Role::Copies, "若干"), "若干");
        assert_eq!(form(Role::CopyNumber, "1"), "000001");
        assert_eq!(form(Role::CopyNumber, "0000123"), "0000123");
        assert_eq!(form(Role::CopyNumber, "第1份"), "第1份");
        assert_eq!(form(Role::IssueNumber, "13"), "第13期");
    }

    #[test]
    fn a_note_stands_in_brackets_line_by_line() {
        assert_eq!(form(Role::Note, "此件公开发布"), "（此件公开发布）");
        assert_eq!(form(Role::Note, "(此件公开发布)"), "（此件公开发布）");
        assert_eq!(form(Role::Note, "甲\n（乙）\n"), "（甲）\n（乙）");
    }

    #[test]
    fn a_label_that_the_value_brings_is_not_doubled() {
        let label = |role, usual, value| of((role, Zone::Main), Some(usual), value);
        let want = (Some("签发人：".to_owned()), "王五\n赵六".to_owned());
        assert_eq!(label(Role::Signer, "签发人：", "签发人:王五、赵六"), want);
        let want = (Some("抄报：".to_owned()), "甲局。".to_owned());
        assert_eq!(label(Role::CopyTo, "抄送：", "抄报：甲局"), want);
        assert_eq!(form(Role::MainRecipients, "主送：各局"), "各局：");
    }

    #[test]
    fn names_of_a_text_are_parted_and_recorded() {
        let signer = |text: &str, zone| Block::new(Role::Signer, text).within(zone);
        let sentence = "由王五同志、赵六同志共同负责";
        let blocks = vec![
            signer("王五、赵六，李 七", Zone::Header),
            signer(sentence, Zone::Header),
            signer("局长　王五", Zone::Main),
        ];
        let mut document = Document { blocks, ..Document::default() };
        part_signers(&mut document);
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["王五\n赵六\n李七", sentence, "局长　王五"]);
        assert_eq!(document.changes[0].before, "王五、赵六，李 七");
        assert_eq!(document.changes.len(), 1);
    }

    #[test]
    fn items_of_an_attachment_note_have_one_form() {
        for (line, want) in [
            ("1、甲表；", "1.甲表"),
            ("（2） 乙 表", "2.乙 表"),
            ("三、丙表。", "3.丙表"),
            ("1.甲表", "1.甲表"),
            ("甲表", "甲表"),
        ] {
            assert_eq!(attachment(line), want);
        }
    }

    #[test]
    fn a_date_of_the_text_is_written_as_the_standard_asks() {
        for (text, want) in [
            ("2026 年 3 月 1 日", "2026年3月1日"),
            ("2026.3.1", "2026年3月1日"),
            ("2026年13月1日", "2026年13月1日"),
            ("2026-02-30", "2026-02-30"),
        ] {
            let blocks = vec![Block::new(Role::SignatureDate, text)];
            let mut document = Document { blocks, ..Document::default() };
            dates(&mut document);
            assert_eq!(document.blocks[0].text, want);
            assert_eq!(document.changes.len(), usize::from(text != want));
        }
    }

    #[test]
    fn grade_and_term_are_joined_by_a_star() {
        for given in ["机密1年", "机密 1年", "机密*1年", "机密★1年", "密级：机密★1年"]
        {
            assert_eq!(form(Role::Secrecy, given), "机密★1年");
        }
        assert_eq!(form(Role::Secrecy, "内部资料"), "内部资料");
        assert_eq!(form(Role::Secrecy, "绝密"), "绝密");
    }

    #[test]
    fn the_year_of_a_number_gets_its_brackets() {
        for given in ["甲〔2026〕5号", "甲[2026]第005号", "甲 (2026) 5 号", "甲【2026】5"]
        {
            assert_eq!(form(Role::DocNumber, given), "甲〔2026〕5号");
        }
        assert_eq!(form(Role::DocNumber, "第12号"), "第12号");
    }

    #[test]
    fn a_date_in_figures_is_written_as_公文_write_it() {
        assert_eq!(form(Role::SignatureDate, "2026-03-02"), "2026年3月2日");
        assert_eq!(form(Role::PrintDate, "2026/3/2"), "2026年3月2日印发");
        assert_eq!(form(Role::PrintDate, "2026年3月2日印发"), "2026年3月2日印发");
        assert_eq!(form(Role::SignatureDate, "2026-13-02"), "2026-13-02");
        assert_eq!(form(Role::SignatureDate, "二〇二六年三月"), "二〇二六年三月");
    }
}
