//! `gongwen fonts`: faces in use, what they cover, and the characters of texts that none has.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::batch::report::shown;
use crate::batch::{files, guard, resources};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::font::FontRole;
use crate::{Options, font};

use super::super::arguments::{Common, Fonts};
use super::super::messages::{Messages, visible};
use super::super::status::Status;
use super::put;

/// The folders of faces: those of the command, else the one that settings name, which lies beside
/// the house style where its path is not whole.
pub(super) fn folders(typed: &[PathBuf], options: &Options, common: &Common) -> Vec<PathBuf> {
    if !typed.is_empty() {
        return typed.to_vec();
    }
    let style = common.style();
    let beside = style.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let named = options.settings.get("font.dir").filter(|folder| !folder.is_empty());
    named.map(|folder| beside.join(folder)).into_iter().collect()
}

/// Runs the command.
pub(in crate::cli) fn run(
    arguments: &Fonts,
    common: &Common,
    options: &Options,
    messages: &Messages,
) -> Status {
    let (fonts, refused) = match resources::fonts(&folders(&arguments.font_dir, options, common)) {
        Ok(read) => read,
        Err(diagnostic) => return messages.usage(None, diagnostic),
    };
    messages.tell(None, &refused);
    let mut text = String::new();
    for role in FontRole::ALL {
        let faces: Vec<String> =
            fonts.of(role).map(|face| format!("{} ({})", face.name, face.coverage())).collect();
        text += &format!("{}\t{}\n", role.name(), faces.join(", "));
    }
    let mut status = Status::Done;
    for file in &arguments.files {
        let lacking = guard::caught(|| missing(file, common, options, &fonts));
        match lacking.unwrap_or_else(|panic| Err(vec![panic])) {
            Ok(lacking) => {
                for (character, (count, line)) in lacking {
                    let code = u32::from(character);
                    let name = visible(&shown(file));
                    text += &format!("{name}:{line}\tU+{code:04X}\t{character}\t{count}\n");
                    status = status.and(Status::Failed);
                }
            }
            Err(diagnostics) => {
                messages.tell(Some(file), &diagnostics);
                status = status.and(Status::Failed);
            }
        }
    }
    status.and(put(text.as_bytes(), messages))
}

/// Characters of a text's document that no face has: how often, and the line of the first.
fn missing(
    file: &Path,
    common: &Common,
    options: &Options,
    fonts: &font::Fonts,
) -> Result<BTreeMap<char, (usize, usize)>, Vec<Diagnostic>> {
    let one = |diagnostic| vec![diagnostic];
    let bytes = files::read(file, common.max_bytes()).map_err(one)?;
    let options = resources::beside(file, options).map_err(one)?;
    let read = crate::read(&bytes, &options).map_err(|error| error.diagnostics())?;
    Ok(lacking(&read.value.document, fonts))
}

fn lacking(document: &Document, fonts: &font::Fonts) -> BTreeMap<char, (usize, usize)> {
    let mut lacking = BTreeMap::new();
    for block in &document.blocks {
        for character in block.full_text().chars().filter(|c| !c.is_whitespace()) {
            if FontRole::ALL.iter().all(|role| !fonts.draws(*role, character)) {
                lacking.entry(character).or_insert((0, block.lines.0)).0 += 1;
            }
        }
    }
    lacking
}
