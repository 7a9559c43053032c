//! The table of `docs/gbt9704.md` and the tests belong together: every row names a test that there
//! is, or says why none; every test and every constant of the standard stands in a row.

use std::collections::BTreeSet;

use libtest_mimic::{Failed, Trial};

use super::super::root;
use super::Clause;

pub fn trials(groups: &[&'static [(&'static str, Clause)]]) -> Vec<Trial> {
    let tests: Vec<&'static str> = groups.iter().copied().flatten().map(|test| test.0).collect();
    vec![
        Trial::test("measure: every row of the table names its test", move || rows(&tests)),
        Trial::test("measure: every constant stands in the table", constants),
    ]
}

/// The cells of the table's rows.
fn table() -> Result<Vec<Vec<String>>, Failed> {
    let text = std::fs::read_to_string(root().join("docs/gbt9704.md"))?;
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| clause"));
    Ok(rows
        .map(|line| {
            line.trim_matches('|').split('|').map(|cell| cell.trim_ascii().to_owned()).collect()
        })
        .collect())
}

/// What stands between backquotes.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

fn rows(tests: &[&str]) -> Result<(), Failed> {
    let units: String = ["src/document", "src/layout", "src/style"]
        .iter()
        .flat_map(|folder| super::super::files(&root().join(folder), "rs"))
        .map(std::fs::read_to_string)
        .collect::<Result<_, _>>()?;
    let mut named = BTreeSet::new();
    let mut wrong = Vec::new();
    for row in table()? {
        let [clause, asks, _, test] = &row[..] else {
            wrong.push(format!("not four cells: {row:?}"));
            continue;
        };
        let mut count = 0;
        for name in quoted(test) {
            count += 1;
            named.insert(name.to_owned());
            let unit = units.contains(&format!("fn {name}()"));
            if !tests.contains(&name) && !unit {
                wrong.push(format!("{clause} {asks}: no such test: {name}"));
            }
        }
        let excused = ["custom", "option", "not supported", "printing"];
        if count == 0 && !excused.iter().any(|word| test.starts_with(word)) {
            wrong.push(format!("{clause} {asks}: no test"));
        }
    }
    wrong.extend(
        tests
            .iter()
            .filter(|name| !named.contains(**name))
            .map(|name| format!("in no row: {name}")),
    );
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn constants() -> Result<(), Failed> {
    let source = std::fs::read_to_string(root().join("src/style/gbt9704.rs"))?;
    let told: BTreeSet<String> = table()?
        .iter()
        .filter_map(|row| row.get(2))
        .flat_map(|cell| quoted(cell).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let known: BTreeSet<String> = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub const ")?.split([':', '(']).next())
        .map(|name| name.trim_start_matches("fn ").to_owned())
        .collect();
    let wrong: Vec<&String> = told.symmetric_difference(&known).collect();
    if wrong.is_empty() { Ok(()) } else { Err(format!("on one side only: {wrong:?}").into()) }
}
