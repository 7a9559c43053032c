//! What the tests share: where things are, and how a failure is told.

pub mod batch;
pub mod called_off;
pub mod carriers;
pub mod commands;
pub mod encoders;
pub mod given;
pub mod golden;
pub mod house;
pub mod kept;
pub mod laws;
pub mod measure;
pub mod mistakes;
pub mod mutated;
pub mod recipes;
pub mod torn;

use std::path::{Path, PathBuf};

use gongwen::carrier::{Carrier, CarrierOptions, open};
use gongwen::clean::{CleanRules, Lines, clean};

/// The package's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of shared documents, where there is one.
pub fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("GONGWEN_SHARED").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| root().join("../shared"));
    folder.join("corpus").is_dir().then_some(folder)
}

/// Files of a folder with an extension, in order of name.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    found.sort();
    found
}

/// A file's name without its last extension.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Compares two texts; the difference is told by its first line.
pub fn same(what: &str, want: &str, got: &str) -> Result<(), libtest_mimic::Failed> {
    if want == got {
        return Ok(());
    }
    let lines = want.lines().zip(got.lines()).enumerate().find(|(_, (a, b))| a != b);
    let place = match lines {
        Some((number, (want, got))) => {
            format!("line {}:\n  want {want}\n  got  {got}", number + 1)
        }
        None => format!("{} lines wanted, {} got", want.lines().count(), got.lines().count()),
    };
    Err(format!("{what} differs at {place}\n--- whole ---\n{got}").into())
}

/// The cleaned lines of a decoded text, by its carrier as judged or given.
pub fn cleaned(text: &str, from: Option<Carrier>) -> Lines {
    let chars: Vec<char> = text.chars().collect();
    let carried = open(&chars, &CarrierOptions { from }).value;
    clean(carried, &CleanRules::default()).value
}
