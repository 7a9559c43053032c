//! Files named by options: faces of an office, seals, a house style, settings beside an input.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Options;
use crate::decode::{self, DecodeOptions};
use crate::diagnostic::Diagnostic;
use crate::font::Fonts;
use crate::settings::table::Table;
use crate::settings::{self, Source};
use crate::style::{Demand, Picture, Seal};

use super::files;
use super::report::shown;

/// Largest face, seal or settings file, in bytes.
const MAX_SIZE: u64 = 256 << 20;

/// Reads the faces of folders, before the embedded ones: every `.ttf`, `.otf` and `.ttc` of each,
/// in order of name. Beside them, a warning for each that cannot be used.
///
/// # Errors
/// A diagnostic for a folder that cannot be read or holds no font, and where none of the fonts can
/// be used.
pub fn fonts(folders: &[PathBuf]) -> Result<(Fonts, Vec<Diagnostic>), Diagnostic> {
    if folders.is_empty() {
        return Ok((Fonts::embedded(), Vec::new()));
    }
    let mut faces: Vec<(String, Arc<[u8]>)> = Vec::new();
    for folder in folders {
        let fault =
            |error: std::io::Error| Diagnostic::new("E-FONT-DIR").with(shown(folder)).with(error);
        let entries = std::fs::read_dir(folder).map_err(fault)?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(fault)?.path());
        }
        paths.retain(|path| is_face(path));
        paths.sort();
        if paths.is_empty() {
            let empty = Diagnostic::new("E-FONT-DIR").with(shown(folder));
            return Err(empty.with("no .ttf, .otf or .ttc file"));
        }
        for path in paths {
            let bytes = files::read(&path, MAX_SIZE).map_err(|fault| fault.in_file(&path))?;
            faces.push((path.display().to_string(), bytes.into()));
        }
    }
    let given = faces.len();
    let (fonts, refused) = Fonts::with_files(faces);
    if refused.len() == given {
        let folders: Vec<String> = folders.iter().map(|folder| shown(folder)).collect();
        let why =
            "no file is a font whose name tells what it is for (仿宋, 楷体, 黑体, 小标宋, 宋体)";
        return Err(Diagnostic::new("E-FONT-DIR").with(folders.join(", ")).with(why));
    }
    let refused = refused.into_iter().map(|name| Diagnostic::new("W-FONT-REFUSED").with(name));
    Ok((fonts, refused.collect()))
}

fn is_face(path: &Path) -> bool {
    let known = ["ttf", "otf", "ttc"];
    path.extension().is_some_and(|e| known.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// Reads the picture of a seal, whole.
///
/// # Errors
/// A diagnostic for a file that cannot be read, is no whole PNG or has too many pixels.
pub fn picture(path: &Path) -> Result<Arc<Picture>, Diagnostic> {
    let bytes = files::read(path, MAX_SIZE)?;
    let picture = Picture::decode(bytes).map_err(|error| Diagnostic::new("E-SEAL").with(error))?;
    Ok(Arc::new(picture))
}

/// Reads settings in TOML from a file, and the pictures of the seals it names.
///
/// # Errors
/// A diagnostic that names the file and the place in it.
pub fn settings(options: &mut Options, path: &Path, source: Source) -> Result<(), Diagnostic> {
    let mut read = || {
        let bytes = files::read(path, MAX_SIZE)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count();
            Diagnostic::new("E-SETTING-TOML").with("not UTF-8").at(line + 1, 1)
        })?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        settings::file::read(options, text, source)
    };
    let named = read().map_err(|fault| fault.in_file(path))?;
    // an order of seals on the command line is the whole word on them
    let ordered = options.style.seals.iter().any(|seal| seal.office.is_none());
    let mut given = std::mem::take(&mut options.style.seals);
    for seal in named.into_iter().filter(|_| !ordered) {
        let file = path.with_file_name(&seal.file);
        let picture = picture(&file).map_err(|fault| fault.in_file(&file))?;
        let demand = if source == Source::Style { Demand::Listed } else { Demand::Signs };
        add_seal(
            &mut given,
            Seal { office: Some(seal.office), file: shown(&file), picture, demand },
        );
    }
    options.style.seals = given;
    Ok(())
}

/// Adds a seal, in place of one that a house style lists for the same office; one that the command
/// or a nearer file gave stays.
pub fn add_seal(seals: &mut Vec<Seal>, seal: Seal) {
    match seals.iter_mut().find(|own| own.office == seal.office) {
        Some(own) if own.demand == Demand::Listed => *own = seal,
        Some(_) => {}
        None => seals.push(seal),
    }
}

/// `NAME.meta.toml` beside an input.
pub fn meta(input: &Path) -> PathBuf {
    input.with_extension("meta.toml")
}

/// Reads the table of metadata into the options.
///
/// # Errors
/// A diagnostic that names the file and the place in it.
pub fn table(options: &mut Options, path: &Path) -> Result<(), Diagnostic> {
    let read = || {
        let bytes = files::read(path, MAX_SIZE)?;
        let decoded = decode::decode(&bytes, &DecodeOptions::default()).map_err(|error| {
            let told = error.diagnostics().into_iter().next();
            told.unwrap_or_else(|| Diagnostic::new("E-TABLE").with(error))
        })?;
        Table::read(&decoded.value.text, path)
    };
    let table = read().map_err(|fault| fault.in_file(path))?;
    options.settings.table = Some(Arc::new(table));
    Ok(())
}

/// What there is to say about the table of metadata, now that the inputs are known.
///
/// # Errors
/// A row that names several inputs.
pub fn held_to_table<'a>(
    options: &Options,
    inputs: impl Iterator<Item = &'a Path>,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    options.settings.table.as_ref().map_or(Ok(Vec::new()), |table| table.held_to(inputs))
}

/// The options with what the table of metadata and `NAME.meta.toml` beside the input set, where
/// there are any.
///
/// # Errors
/// As [`fn@settings`].
pub fn beside<'a>(input: &Path, options: &'a Options) -> Result<Cow<'a, Options>, Diagnostic> {
    let path = meta(input);
    let mut options = Cow::Borrowed(options);
    if let Some(table) = options.settings.table.clone() {
        let options = options.to_mut();
        let doubt = table.apply(input, options)?;
        options.settings.doubts.extend(doubt);
    }
    if !files::is_stdio(input) && path.symlink_metadata().is_ok() {
        settings(options.to_mut(), &path, Source::Meta)?;
    }
    Ok(options)
}
