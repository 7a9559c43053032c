//! Text that is no document: JSON, tables of commas alone, programs, settings, XML, logs. No
//! element is read from it; each line stays a paragraph, and the text is told as not recognised.
//!
//! Only its signs are looked for, and most lines must bear one: words prove nothing, since data
//! may well hold titles and numbers of documents.

use super::shape::is_han;
use crate::clean::Lines;
use crate::diagnostic::watch;

/// Characters of a line that are looked at.
const HEAD: usize = 160;
/// Characters in which a date and a time stand.
const LOG: usize = 24;
/// Words that a line of a program begins with.
const WORDS: &[&str] = &[
    "import", "from", "def", "class", "fn", "use", "pub", "mod", "let", "const", "var", "int",
    "void", "char", "return", "if", "elif", "else", "for", "while", "switch", "case", "try",
    "except", "catch", "package", "func", "function", "public", "private", "static", "struct",
    "enum", "impl", "echo", "export", "select", "insert", "create", "update", "delete", "drop",
    "alter", "where", "values", "with",
];

/// Whether the lines are of such a text.
pub(super) fn is_foreign(lines: &Lines) -> bool {
    let (mut all, mut signs) = (0usize, 0usize);
    let mut fields: Option<usize> = None;
    let mut even = true;
    for line in &lines.lines {
        watch::tick(1 + line.text.len() / 8);
        all += 1;
        let row = commas(&line.text);
        even &= row.is_some() && (fields.is_none() || fields == row);
        fields = row;
        // no line of a program begins with a Chinese character
        if !line.text.chars().next().map(half).is_some_and(|c| c.is_ascii()) {
            continue;
        }
        // of those that begin with a figure a log alone is none of a document
        let figure = line.text.chars().next().is_some_and(|c| c.is_ascii_digit());
        let length = if figure { LOG } else { HEAD };
        let head: Vec<char> = line.text.chars().take(length).map(half).collect();
        let last = line.text.chars().next_back().map(half);
        signs += usize::from(is_code(&head, last));
    }
    // every line has as many fields: a table and nothing else
    (all >= 2 && even) || (all > 0 && signs * 5 >= all * 3)
}

/// Commas of a line without a sentence; none where there are none.
fn commas(line: &str) -> Option<usize> {
    let mut count = 0;
    let mut last = ' ';
    for c in line.chars() {
        match c {
            '。' | '；' | '！' | '？' => return None,
            ',' | '，' => count += 1,
            _ => {}
        }
        last = c;
    }
    (count > 0 && !matches!(last, '：' | ':' | '、')).then_some(count)
}

/// Marks as they were typed, before cleaning made them full-width.
fn half(c: char) -> char {
    match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '！' => '!',
        _ => c,
    }
}

fn is_code(head: &[char], last: Option<char>) -> bool {
    let latin = head.iter().any(char::is_ascii_alphabetic) && !head.iter().any(|c| is_han(*c));
    match head {
        // brackets, and what only data begins with
        [first, ..] if head.iter().all(|c| "{}[](),; ".contains(*c)) => "{}[](".contains(*first),
        ['{', rest @ ..] | ['[', rest @ ..]
            if matches!(last, Some('}' | ']' | ',')) && opens_value(rest) =>
        {
            true
        }
        ['"', ..] => is_key(head),
        // mark-up, comments
        ['<', c, ..] if c.is_ascii_alphabetic() || matches!(c, '/' | '?' | '!') => {
            head.contains(&'>') || last == Some('>')
        }
        ['/', '/' | '*', ..] | ['*', '/', ..] | ['#', '!', ..] | ['-', '-', ' ', ..] => true,
        ['#', rest @ ..] if rest.first().is_some_and(char::is_ascii_lowercase) => latin,
        // settings
        ['[', inner @ .., ']'] => {
            inner.iter().all(|c| c.is_ascii_alphanumeric() || "_.-: ".contains(*c))
        }
        _ => is_statement(head, last, latin) || is_log(head),
    }
}

/// What comes behind the bracket that opens a value: a key, a text, another value.
fn opens_value(rest: &[char]) -> bool {
    let rest: Vec<char> = rest.iter().copied().filter(|c| *c != ' ').take(2).collect();
    matches!(rest.as_slice(), ['"' | '{' | '[' | '\'', ..])
}

/// `"key":`
fn is_key(head: &[char]) -> bool {
    let Some(rest) = head.strip_prefix(&['"']) else { return false };
    let Some(end) = rest.iter().position(|c| *c == '"') else { return false };
    rest.iter().skip(end + 1).find(|c| **c != ' ') == Some(&':')
}

/// `name = …`, `name(…)`, a word of a language with Latin behind it, or Latin that ends in a mark
/// that no sentence ends in.
fn is_statement(head: &[char], last: Option<char>, latin: bool) -> bool {
    let name = head.iter().take_while(|c| c.is_ascii_alphanumeric() || "_.:$-".contains(**c));
    let name: String = name.collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$')) {
        return false;
    }
    let rest = head.get(name.len()..).unwrap_or_default();
    let mut behind = rest.iter().filter(|c| **c != ' ');
    let next = behind.next().copied();
    let ended = matches!(last, Some('{' | '}' | '(' | ')' | ';' | ',' | '[' | ']' | ':' | '\\'));
    let word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(&name));
    match next {
        Some('=') => true,
        Some('(') => rest.first() == Some(&'(') && ended,
        Some('!') => ended,
        _ => latin && ended || word && next.is_none_or(|c| c.is_ascii()) && (latin || ended),
    }
}

/// A date and a time with seconds.
fn is_log(head: &[char]) -> bool {
    let pattern = "dddd-dd-dd dd:dd:dd".chars();
    let head = head.strip_prefix(&['[']).unwrap_or(head);
    let fits = |(c, sign): (&char, char)| match sign {
        'd' => c.is_ascii_digit(),
        ' ' => matches!(c, ' ' | 'T'),
        '-' => matches!(c, '-' | '/' | '—' | '－'),
        _ => *c == sign,
    };
    head.len() > 19 && head.iter().zip(pattern).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carrier::Carried;
    use crate::clean::{CleanRules, clean};

    fn foreign(text: &str) -> bool {
        let chars: Vec<char> = text.chars().collect();
        is_foreign(&clean(Carried::plain(&chars), &CleanRules::default()).value)
    }

    #[test]
    fn data_and_programs_are_no_documents() {
        for text in [
            "{\"标题\": \"关于甲的通知\", \"正文\": \"各县：\\n请落实。\"}",
            "[\n  {\n    \"标题\": \"关于甲的通知\"\n  },\n  {\n    \"标题\": \"关于乙的函\"\n  }\n]",
            "标题,文号\n关于甲的通知,甲发〔2026〕1号\n关于乙的函,甲函〔2026〕2号",
            "import os\n\n\ndef main(path):\n    # 关于甲的通知\n    text = read(path)\n    print(text)\n\nmain(\"通知\")",
            "use std::fs;\n\n/// 关于甲的通知\nfn main() {\n    let text = \"通知\";\n    println!(\"{text}\");\n}",
            "#include <stdio.h>\n/* 通知 */\nint main(void) {\n    puts(\"关于甲的通知\");\n    return 0;\n}",
            "CREATE TABLE notice (\n  id INT,\n  title TEXT\n);\nINSERT INTO notice VALUES (1, '关于甲的通知');",
            "[server]\nport = 8080\nname = 关于甲的通知\n[log]\nlevel = info",
            "<?xml version=\"1.0\"?>\n<doc>\n<title>关于甲的通知</title>\n</doc>",
            "2026-03-01 12:00:01 INFO 启动\n2026-03-01 12:00:02 INFO 已发送关于甲的通知",
        ] {
            assert!(foreign(text), "{text}");
        }
    }

    #[test]
    fn documents_are_documents_whatever_they_quote() {
        for text in [
            "",
            "关于甲的通知",
            "关于甲的通知\n各县，各区：\n请落实，并报告。\n甲局\n2026年3月1日",
            "关于推广gongwen的通知\n各县：\n运行下列命令：\nimport os\nmain()\n甲局\n2026年3月1日",
            "Dear Sir,\nplease find the report below.\nYours,\nA. B.",
            "甲发〔2026〕1号\n关于A(B)项目的函\nA公司：\n《甲》收悉。",
        ] {
            assert!(!foreign(text), "{text}");
        }
    }
}
