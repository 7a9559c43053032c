//! Golden files: the cleaned text and the recognised tree of every sample, as text. Run with
//! `GONGWEN_ACCEPT=1` to accept what the program says now.

use libtest_mimic::{Failed, Trial};

use super::{files, root, same, stem};

pub fn trials() -> Vec<Trial> {
    files(&root().join("samples"), "txt")
        .into_iter()
        .map(|path| {
            let name = stem(&path);
            Trial::test(format!("golden: {name}"), move || check(&path, &name))
        })
        .collect()
}

fn check(path: &std::path::Path, name: &str) -> Result<(), Failed> {
    let bytes = std::fs::read(path)?;
    let read = gongwen::read(&bytes, &gongwen::Options::default())?;
    let document = &read.value.document;
    let mut got = read.value.lines.text();
    got += "\n== changes\n";
    for change in read.value.lines.changes.iter().chain(&document.changes) {
        got += &format!(
            "{}:{} {} {:?} -> {:?}\n",
            change.line, change.column, change.rule, change.before, change.after
        );
    }
    got += "\n== document\n";
    got += &format!("{} {:?} {:?}\n", document.kind.name(), document.issuer, document.date);
    for block in &document.blocks {
        let start: String = block.full_text().replace('\n', " / ").chars().take(40).collect();
        got += &format!("{:?} {} {:?} {start}\n", block.zone, block.role_name(), block.lines);
    }
    got += "\n== diagnostics\n";
    for diagnostic in &read.diagnostics {
        got += &format!("{} {:?}\n", diagnostic.code, diagnostic.place);
    }
    let golden = root().join("tests/golden").join(format!("{name}.txt"));
    if std::env::var_os("GONGWEN_ACCEPT").is_some() {
        std::fs::create_dir_all(root().join("tests/golden"))?;
        std::fs::write(&golden, &got)?;
        return Ok(());
    }
    let want = std::fs::read_to_string(&golden)?;
    same(name, &want, &got)
}
