//! The house itself: imports go one way, and every diagnostic has its words.

use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

use super::root;

/// Every rule of cleaning stands in its table, in order, with its default, and nothing else does.
fn cleaning_is_documented() -> Result<(), Failed> {
    let text = std::fs::read_to_string(root().join("docs/cleaning.md"))?;
    let told: Vec<(String, bool)> = text
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split(" | ");
            let name = cells.next()?.trim_end_matches('`').to_owned();
            Some((name, cells.next()? == "on"))
        })
        .collect();
    let rules: Vec<(String, bool)> =
        gongwen::clean::RULES.iter().map(|(name, on)| ((*name).to_owned(), *on)).collect();
    if told == rules { Ok(()) } else { Err(format!("docs/cleaning.md has {told:?}").into()) }
}

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("house: imports go one way", imports),
        Trial::test("house: every diagnostic has its words", words),
        Trial::test("house: every rule of cleaning is documented", cleaning_is_documented),
    ]
}

/// Which rooms a room may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("text", &["diagnostic"]),
    ("decode", &["text", "diagnostic"]),
    ("carrier", &["text", "diagnostic"]),
    ("clean", &["text", "carrier", "diagnostic"]),
    ("document", &["text", "diagnostic"]),
    ("recognise", &["text", "carrier", "clean", "document", "diagnostic"]),
    ("style", &["diagnostic"]),
    ("font", &["diagnostic"]),
    ("layout", &["text", "style", "font", "document", "diagnostic"]),
    ("write", &["text", "layout", "style", "font", "document", "diagnostic", "write"]),
    (
        "conserve",
        &["text", "decode", "clean", "document", "layout", "write", "diagnostic", "font", "style"],
    ),
    (
        "settings",
        &[
            "text",
            "carrier",
            "clean",
            "decode",
            "document",
            "recognise",
            "style",
            "font",
            "diagnostic",
            "lib",
        ],
    ),
    (
        "batch",
        &[
            "lib",
            "carrier",
            "font",
            "style",
            "diagnostic",
            "settings",
            "document",
            "decode",
            "batch",
        ],
    ),
    (
        "cli",
        &[
            "lib",
            "batch",
            "settings",
            "carrier",
            "clean",
            "decode",
            "document",
            "diagnostic",
            "font",
            "style",
        ],
    ),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

fn imports() -> Result<(), Failed> {
    let source = root().join("src");
    let rooms: Vec<&str> = MAY_USE.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for path in sources(&source) {
        let below = path.strip_prefix(&source)?.to_string_lossy().replace('\\', "/");
        let room = below.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else { continue };
        let text = std::fs::read_to_string(&path)?;
        // what a file's own tests use does not count
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in text.lines() {
            let Some(rest) = line.trim_ascii().strip_prefix("use crate::") else { continue };
            let first: String =
                rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            let used = if rooms.contains(&first.as_str()) { first.as_str() } else { "lib" };
            if used != room && !allowed.contains(&used) {
                wrong.push(format!("{below}: {line}"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn words() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let text = std::fs::read_to_string(&path)?;
        for piece in text.split('"') {
            let code = piece.len() > 3
                && ["E-", "W-", "N-"].iter().any(|start| piece.starts_with(start))
                && piece.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
            if code && gongwen::diagnostic::catalogue::find(piece).is_none() {
                wrong.push(format!("{piece} in {} has no words", path.display()));
            }
        }
    }
    for entry in gongwen::diagnostic::catalogue::all() {
        let all = [&entry.en, &entry.zh];
        if all.iter().any(|words| words.message.is_empty() || words.explanation.is_empty()) {
            wrong.push(format!("{} lacks words", entry.code));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
