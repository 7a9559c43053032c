//! A batch of sixty texts, six of them bad; its large sister is `tests/batch_large.py`.

use std::collections::BTreeMap;
use std::path::Path;

use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use super::commands::{folder, found, shell};
use super::{files, root, stem};

const GOOD: usize = 54;

pub fn trials() -> Vec<Trial> {
    let trial = Trial::test("batch: sixty files, six bad", sixty);
    vec![trial.with_ignored_flag(!cfg!(unix) || !found("mkfifo"))]
}

fn sixty() -> Result<(), Failed> {
    let folder = folder("batch of sixty")?;
    let input = folder.join("in");
    write_good(&input)?;
    let bad = write_bad(&input)?;
    shell("mkfifo in/坏-fifo.txt && ln -s nowhere in/坏-link.txt").current_dir(&folder).status()?;
    let done = shell("gongwen convert in -d out --report report --max-size 1")
        .current_dir(&folder)
        .output()?;
    if done.status.code() != Some(1) {
        return Err(format!("{}: {}", done.status, String::from_utf8_lossy(&done.stderr)).into());
    }
    let report = std::fs::read_to_string(folder.join("report"))?;
    let lines: Vec<Value> = report.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut told = BTreeMap::new();
    for line in &lines {
        if let Some(code) = line["error"]["code"].as_str() {
            told.insert(line["input"].as_str().unwrap_or_default(), code);
        }
        for output in line["outputs"].as_array().into_iter().flatten() {
            let path = folder.join(output["path"].as_str().unwrap_or_default());
            let hash = gongwen::batch::report::sha256(&std::fs::read(path)?);
            if output["sha256"] != hash {
                return Err(format!("not what the report says: {output}").into());
            }
        }
    }
    if told != bad {
        return Err(format!("failures wanted {bad:?}, got {told:?}").into());
    }
    let summary = lines.last().map(|line| line["summary"].clone()).unwrap_or_default();
    if (summary["ok"].as_u64(), summary["failed"].as_u64()) != (Some(GOOD as u64), Some(6)) {
        return Err(format!("summed up as {summary}").into());
    }
    let mut names: Vec<String> = std::fs::read_dir(folder.join("out"))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.retain(|name| name.ends_with(".docx") || name.ends_with(".pdf") || name.starts_with('.'));
    if names.len() != 2 * GOOD {
        return Err(format!("{} outputs: {names:?}", names.len()).into());
    }
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

/// The samples again and again, each time with another number and in another encoding.
fn write_good(input: &Path) -> Result<(), Failed> {
    std::fs::create_dir_all(input)?;
    let samples: Vec<_> = files(&root().join("samples"), "txt")
        .into_iter()
        .filter(|path| !stem(path).contains('.'))
        .collect();
    for number in 0..GOOD {
        let Some(sample) = samples.get(number % samples.len()) else { continue };
        let text =
            std::fs::read_to_string(sample)?.replace("2026年", &format!("{}年", 1950 + number));
        let bytes = match number % 3 {
            0 => text.into_bytes(),
            1 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            _ => [0xFF, 0xFE]
                .into_iter()
                .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
                .collect(),
        };
        std::fs::write(input.join(format!("{}-{number}.txt", stem(sample))), bytes)?;
    }
    Ok(())
}

/// What cannot be converted, with the code that it must be told with; two are made by the shell.
fn write_bad(input: &Path) -> Result<BTreeMap<&'static str, &'static str>, Failed> {
    let large = "公文\n".repeat(200_000);
    let contents: [(&str, &[u8]); 4] = [
        ("坏-image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("坏-spaces.txt", "\u{3000} \n\n".as_bytes()),
        ("坏-bytes.txt", b"\xE5\x85\xB3\xE4\xBA\x8E\xFF\xFF\xE9\x80\x9A\xE7\x9F\xA5"),
        ("坏-large.txt", large.as_bytes()),
    ];
    for (name, bytes) in contents {
        std::fs::write(input.join(name), bytes)?;
    }
    Ok(BTreeMap::from([
        ("in/坏-image.txt", "E-NOT-TEXT"),
        ("in/坏-spaces.txt", "E-EMPTY"),
        ("in/坏-bytes.txt", "E-BYTES"),
        ("in/坏-large.txt", "E-TOO-LARGE"),
        ("in/坏-fifo.txt", "E-NOT-A-FILE"),
        ("in/坏-link.txt", "E-MISSING"),
    ]))
}
