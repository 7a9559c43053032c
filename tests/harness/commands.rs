//! Command tests: `tests/commands/*.md`. Under a heading, fenced blocks follow each other:
//! `file NAME` is an input (escapes `\xHH` give bytes), `console` holds `$ gongwen …` and the
//! expected stdout, `stderr` the expected words, `status` the exit status (0 where absent),
//! `files` the files that are there afterwards. Each runs in a folder of its own, by a shell where
//! there is one; elsewhere those that need no shell. A line `needs: TOOL …` under the heading names
//! other programs; where one is absent, the test shows as ignored.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Failed, Trial};

use super::{files, root, same, stem};

/// What only a shell understands.
const SHELL: [char; 8] = [';', '|', '&', '<', '>', '$', '\'', '"'];

#[derive(Debug, Default, Clone)]
struct Case {
    name: String,
    inputs: Vec<(String, Vec<u8>)>,
    steps: Vec<Step>,
    needs: Vec<String>,
}

#[derive(Debug, Default, Clone)]
struct Step {
    command: String,
    stdout: String,
    stderr: Option<String>,
    status: i32,
    files: Option<String>,
}

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for path in files(&root().join("tests/commands"), "md") {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for case in parse(&text) {
            let name = format!("command: {}: {}", stem(&path), case.name);
            let plain =
                |step: &Step| step.command.starts_with("gongwen ") && !step.command.contains(SHELL);
            let ignored = match cfg!(unix) {
                true => case.needs.iter().any(|tool| !found(tool)),
                false => !case.needs.is_empty() || !case.steps.iter().all(plain),
            };
            trials.push(Trial::test(name, move || run(&case)).with_ignored_flag(ignored));
        }
    }
    trials
}

fn parse(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
        }
        if let (Some(tools), Some(case)) = (line.strip_prefix("needs: "), cases.last_mut()) {
            case.needs = tools.split_whitespace().map(str::to_owned).collect();
        }
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text: String = body.iter().map(|line| format!("{line}\n")).collect();
        let Some(case) = cases.last_mut() else { continue };
        let step = case.steps.last_mut();
        match (kind.split_once(' '), kind, step) {
            (Some(("file", name)), _, _) => case.inputs.push((name.to_owned(), bytes(&text))),
            (_, "console", _) => {
                let (command, stdout) = text.split_once('\n').unwrap_or((&text, ""));
                let command = command.strip_prefix("$ ").unwrap_or(command).to_owned();
                case.steps.push(Step { command, stdout: stdout.to_owned(), ..Step::default() });
            }
            (_, "stderr", Some(step)) => step.stderr = Some(text),
            (_, "status", Some(step)) => step.status = text.trim_ascii().parse().unwrap_or(-1),
            (_, "files", Some(step)) => step.files = Some(text),
            _ => {}
        }
    }
    cases
}

/// Text with `\xHH` for bytes; a last line `\` takes its line end away.
fn bytes(text: &str) -> Vec<u8> {
    let text = text.strip_suffix("\\\n").unwrap_or(text);
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\x") {
        out.extend(before.as_bytes());
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.extend(code);
        rest = after.get(2..).unwrap_or_default();
    }
    out.extend(rest.as_bytes());
    out
}

fn run(case: &Case) -> Result<(), Failed> {
    let folder = folder(&case.name)?;
    for (name, content) in &case.inputs {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        std::fs::write(path, content)?;
    }
    let result = case.steps.iter().try_for_each(|step| run_step(step, &folder));
    std::fs::remove_dir_all(&folder)?;
    result
}

fn run_step(step: &Step, folder: &Path) -> Result<(), Failed> {
    let samples = root().join("samples");
    let line = step.command.replace("SAMPLES", &samples.to_string_lossy());
    let mut shell = shell(&line);
    for variable in ["GONGWEN_LANG", "GONGWEN_STYLE", "NO_COLOR", "SOURCE_DATE_EPOCH"] {
        shell.env_remove(variable);
    }
    let output = shell.current_dir(folder).output()?;
    let text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).replace(&*samples.to_string_lossy(), "SAMPLES");
        if cfg!(windows) { text.replace('\\', "/") } else { text }
    };
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    if output.status.code() != Some(step.status) {
        let told =
            format!("{} gave {:?}, wanted {}\n{stderr}", step.command, output.status, step.status);
        return Err(told.into());
    }
    same(&format!("stdout of {}", step.command), &step.stdout, &stdout)?;
    same(&format!("stderr of {}", step.command), step.stderr.as_deref().unwrap_or(""), &stderr)?;
    if let Some(files) = &step.files {
        let want: BTreeSet<&str> = files.lines().collect();
        let got = tree(folder, folder);
        let got: BTreeSet<&str> = got.iter().map(String::as_str).collect();
        if want != got {
            return Err(format!("files: wanted {want:?}, got {got:?}").into());
        }
    }
    Ok(())
}

/// A command line with `gongwen` on the path: by `sh`, or where there is none, cut at its spaces.
pub fn shell(line: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_gongwen"));
    if cfg!(unix) {
        let folder = program.parent().unwrap_or(Path::new("."));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(line)
            .env("PATH", std::env::join_paths(paths).unwrap_or(path.clone()));
        return command;
    }
    let mut command = Command::new(program);
    command.args(line.strip_prefix("gongwen").unwrap_or(line).split_whitespace());
    command
}

/// Whether a program is on the path.
pub fn found(tool: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
}

fn tree(folder: &Path, base: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            found.extend(tree(&path, base));
        } else {
            let below = path.strip_prefix(base).unwrap_or(&path);
            found.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
    found
}

/// A folder of a test's own, empty.
pub fn folder(name: &str) -> Result<PathBuf, Failed> {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(plain);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
