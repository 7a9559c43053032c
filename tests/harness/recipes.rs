//! The recipes of both READMEs: every `sh` block is run as it stands, every `make` block by `make`,
//! in a folder with some 收文.

use std::path::Path;

use libtest_mimic::{Failed, Trial};

use super::commands::{folder, found, shell};
use super::root;

/// Programs that a recipe may call beside the shell's own.
const TOOLS: &[&str] = &["find", "xargs", "make", "parallel", "jq"];

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(root().join(readme)).unwrap_or_default();
        for (number, recipe) in recipes(&text).into_iter().enumerate() {
            let calls =
                |tool: &&&str| recipe.split(|c: char| !c.is_alphanumeric()).any(|w| w == **tool);
            let lacking = TOOLS.iter().filter(calls).any(|tool| !found(tool));
            let name = format!("recipe: {readme} {}", number + 1);
            let trial = Trial::test(name.clone(), move || run(&name, &recipe));
            trials.push(trial.with_ignored_flag(lacking || !cfg!(unix)));
        }
    }
    trials
}

fn recipes(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let kind = line.strip_prefix("```").unwrap_or_default();
        if kind == "sh" || kind == "make" {
            let body = lines.by_ref().take_while(|line| *line != "```");
            let body: String = body.map(|line| format!("{line}\n")).collect();
            let makefile = format!("cat > Makefile <<'END'\n{body}END\nmake\n");
            found.push(if kind == "make" { makefile } else { body });
        }
    }
    found
}

/// A recipe ends well, and every text has its PDF; one that converts nothing says something.
fn run(name: &str, recipe: &str) -> Result<(), Failed> {
    let folder = folder(name)?;
    let samples = root().join("samples");
    for (sample, place) in [("函.txt", "收文/函.txt"), ("通知.txt", "收文/甲局/通知 一.txt")]
    {
        let place = folder.join(place);
        std::fs::create_dir_all(place.parent().unwrap_or(&folder))?;
        std::fs::copy(samples.join(sample), place)?;
    }
    let output = shell(recipe).current_dir(&folder).output()?;
    let made = count(&folder, "pdf");
    std::fs::remove_dir_all(&folder)?;
    let words = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{} from\n{recipe}{words}", output.status).into());
    }
    // make's pattern takes the texts of the folder itself
    let wanted = match (recipe.contains("gongwen convert"), recipe.contains("Makefile")) {
        (true, true) => 1,
        (true, false) => 2,
        (false, _) => 0,
    };
    if made != wanted || (wanted == 0 && output.stdout.is_empty()) {
        return Err(format!("{made} PDFs of {wanted} came of\n{recipe}{words}").into());
    }
    Ok(())
}

fn count(folder: &Path, extension: &str) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .map(|path| match path.is_dir() {
            true => count(&path, extension),
            false => usize::from(path.extension().is_some_and(|e| e == extension)),
        })
        .sum()
}
