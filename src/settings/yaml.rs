//! The small part of YAML that front matter between `---` lines is written in: `key: value`, lists
//! `- a` or `[a, b]`, quotes, `|` blocks, comments. Keys in English or Chinese name elements.
//!
//! No YAML crate: the keys are those of an exporter, and of the rest nothing may be guessed.

use crate::Options;
use crate::diagnostic::Diagnostic;
use crate::recognise;
use crate::text::names;

use super::{Source, set};

/// Keys of site generators and crawlers: with one of them the lines are front matter too.
const OTHER: &[&str] = &[
    "tags",
    "tag",
    "标签",
    "categories",
    "category",
    "分类",
    "layout",
    "author",
    "作者",
    "slug",
    "draft",
    "description",
    "摘要",
    "summary",
    "lang",
    "language",
    "url",
    "link",
    "source",
    "来源",
    "keywords",
    "关键词",
    "id",
    "published",
    "updated",
    "date",
    "日期",
    "created",
    "permalink",
    "发布日期",
    "发布时间",
    "索引号",
    "网址",
];

/// Elements whose list is one line.
const ONE_LINE: &[&str] = &["main_recipients", "copy_to"];

/// `key: value` of a line: the key as it is compared, and the value.
fn entry(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let named = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    let fits = (1..=24).contains(&key.chars().count()) && key.chars().all(named);
    let parted = value.is_empty() || value.starts_with([' ', '\t']);
    (fits && parted && !key.starts_with([' ', '-'])).then(|| {
        let key = key.trim_ascii_end().to_lowercase().replace(['-', ' '], "_");
        (key, value.trim_ascii())
    })
}

/// The element that a key names.
fn element(key: &str) -> Option<&'static str> {
    let key = key.strip_prefix("meta.").unwrap_or(key);
    // an exporter's date is that of the export as often as not: it is no element here
    let own = recognise::element_names().find(|name| *name == key && *name != "date");
    own.or_else(|| names::element(key))
}

/// A line that opens front matter: a key that is known.
pub(super) fn opens(line: &str) -> bool {
    entry(line).is_some_and(|(key, _)| element(&key).is_some() || OTHER.contains(&&*key))
}

/// A key with what stands below it.
struct Entry {
    line: usize,
    key: String,
    value: Vec<String>,
}

/// Makes the settings of the lines between the fences; `first` is the number of the first.
/// Tells of keys that name no element.
///
/// # Errors
/// The first line that cannot be read, or a value that cannot be set.
pub(super) fn read(
    options: &mut Options,
    lines: &[&str],
    first: usize,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    let mut told = Vec::new();
    let entries = entries(lines, first)?;
    for Entry { line, key, value } in entries {
        let at = |fault: Diagnostic| fault.at(line, 1);
        if matches!(&*key, "date" | "日期") {
            // it fills a 成文日期 that the text lacks
            let given = &mut options.given.defaults;
            given.entry("signature_date".to_owned()).or_insert_with(|| date(&value.join("")));
        } else if let Some(element) = element(&key) {
            let value = value.join(if ONE_LINE.contains(&element) { "，" } else { "\n" });
            let value = if element.ends_with("_date") { date(&value) } else { value };
            set(options, &format!("meta.{element}"), &value, Source::FrontMatter).map_err(at)?;
        } else {
            told.push(at(Diagnostic::new("W-FRONT-MATTER-KEY").with(&key)));
        }
    }
    Ok(told)
}

/// Keys in order, each with the lines of its value.
fn entries(lines: &[&str], first: usize) -> Result<Vec<Entry>, Diagnostic> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut block = false;
    for (line, text) in (first..).zip(lines) {
        let unreadable =
            || Diagnostic::new("E-FRONT-MATTER-LINE").at(line, 1).with(text.trim_ascii_end());
        let solid = text.trim_ascii();
        let indented = text.starts_with([' ', '\t']);
        if solid.is_empty() || solid.starts_with('#') && !block {
            continue;
        }
        if let Some((key, value)) = entry(text.trim_ascii_end()) {
            block = matches!(value, "|" | ">" | "|-" | ">-");
            let value = if block { Vec::new() } else { values(value).ok_or_else(unreadable)? };
            entries.push(Entry { line, key, value });
            continue;
        }
        let last = entries.last_mut().ok_or_else(unreadable)?;
        match solid.strip_prefix('-').filter(|item| item.is_empty() || item.starts_with(' ')) {
            Some(item) if !block => {
                last.value.extend(values(item.trim_ascii()).ok_or_else(unreadable)?);
            }
            // what nests below a key that names no element goes with it
            _ if indented && (block || element(&last.key).is_none()) => {
                last.value.push(solid.to_owned());
            }
            _ => return Err(unreadable()),
        }
    }
    Ok(entries)
}

/// The values of one line: none, one, or those of `[a, b]`; none at all where a quote or a
/// bracket is not closed.
fn values(text: &str) -> Option<Vec<String>> {
    if text.is_empty() || matches!(text, "null" | "~") {
        return Some(Vec::new());
    }
    let Some(list) = text.strip_prefix('[') else { return Some(vec![unquoted(text)?]) };
    let list = list.strip_suffix(']')?;
    let items = list.split([',', '，']).map(str::trim_ascii).filter(|item| !item.is_empty());
    items.map(unquoted).collect()
}

/// A value without its quotes, or without the comment behind it.
fn unquoted(text: &str) -> Option<String> {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            let (inside, behind) = rest.rsplit_once(quote)?;
            let behind = behind.trim_ascii();
            return (behind.is_empty() || behind.starts_with('#')).then(|| {
                if quote == '"' { inside.replace("\\\"", "\"") } else { inside.replace("''", "'") }
            });
        }
    }
    Some(text.split(" #").next().unwrap_or_default().trim_ascii_end().to_owned())
}

/// 2026-03-03 → 2026年3月3日; anything else stays.
fn date(value: &str) -> String {
    let day = value.split(['T', ' ']).next().unwrap_or_default();
    let mut parts = day.split(['-', '/', '.']).map(str::parse::<u32>);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year @ 1900..)), Some(Ok(month @ 1..=12)), Some(Ok(day @ 1..=31)), None) => {
            format!("{year}年{month}月{day}日")
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> (Options, Vec<Diagnostic>) {
        let mut options = Options::default();
        let lines: Vec<&str> = text.lines().collect();
        let told = read(&mut options, &lines, 2).unwrap();
        (options, told)
    }

    #[test]
    fn keys_in_english_and_chinese_name_elements() {
        let text = "标题: \"关于甲的通知\"\ndoc-number: 甲〔2026〕1号 # 文号\n主送:\n  - 各局\n  - '各院'\nsignature_date: 2026-03-05\nattachments: [表一, \"表二\"]\n";
        let (options, told) = given(text);
        let elements = &options.given.elements;
        assert_eq!(elements["title"], "关于甲的通知");
        assert_eq!(elements["doc_number"], "甲〔2026〕1号");
        assert_eq!(elements["main_recipients"], "各局，各院");
        assert_eq!(elements["signature_date"], "2026年3月5日");
        assert_eq!(elements["attachments"], "表一\n表二");
        assert!(told.is_empty());
    }

    #[test]
    fn a_date_without_a_name_fills_only_what_the_text_lacks() {
        let (options, _) = given("date: 2026-03-05T10:00:00\n");
        assert_eq!(options.given.defaults["signature_date"], "2026年3月5日");
        assert!(options.given.elements.is_empty());
    }

    #[test]
    fn a_key_that_names_no_element_is_told_with_its_line() {
        let (_, told) = given("title: 甲\nextra:\n  weight: 3\n");
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].code, told[0].place.unwrap().line), ("W-FRONT-MATTER-KEY", 3));
    }

    #[test]
    fn what_cannot_be_read_is_an_error_at_its_line() {
        for text in ["title: 甲\n各局：", "title: \"甲", "title: 甲\n  乙", "- 甲"] {
            let lines: Vec<&str> = text.lines().collect();
            let fault = read(&mut Options::default(), &lines, 2).unwrap_err();
            assert_eq!(fault.code, "E-FRONT-MATTER-LINE", "{text}");
        }
    }

    #[test]
    fn only_a_known_key_opens_front_matter() {
        for line in ["title: 甲", "发文字号: 甲〔2026〕1号", "tags: [甲]"] {
            assert!(opens(line), "{line}");
        }
        for line in ["各局：", "时间: 三月", "会议要求: 甲", "title:甲", "**标题**: 甲"]
        {
            assert!(!opens(line), "{line}");
        }
    }
}
