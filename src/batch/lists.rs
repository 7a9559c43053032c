//! Lists of inputs: one name a line, in any encoding, or names ended by NUL, taken as they are.

use std::path::{Path, PathBuf};

use crate::decode::{self, DecodeOptions};
use crate::diagnostic::Diagnostic;

use super::files;

/// How the names of a list are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// One a line; a line may end in CRLF.
    Lines,
    /// NUL after each, as `find -print0` writes them.
    Nul,
}

/// Largest list, in bytes.
const MAX_SIZE: u64 = 1 << 30;

/// Reads a list; `-` is stdin. It may be a pipe: `--files0-from <(find …)`.
///
/// # Errors
/// A diagnostic for a list that cannot be read, is not text or holds no name.
pub fn read(list: &Path, parting: Parting) -> Result<Vec<PathBuf>, Diagnostic> {
    let bytes = files::read_any(list, MAX_SIZE)?;
    let names = match parting {
        Parting::Lines => lines(&bytes, &files::exists)?,
        Parting::Nul => names(&bytes, 0).into_iter().map(path).collect::<Result<_, _>>()?,
    };
    if names.is_empty() { Err(Diagnostic::new("E-LIST-EMPTY")) } else { Ok(names) }
}

/// The names of a text. A system's file names are bytes: where those of the list name a file, they
/// are meant, whatever they look like; otherwise the text that they are judged to be.
fn lines(bytes: &[u8], exists: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Diagnostic> {
    let with_nul = bytes.contains(&0);
    let nul = || Diagnostic::new("E-LIST-NUL");
    let decoded = match decode::decode_lossy(bytes, &DecodeOptions::default()) {
        Ok((decoded, _)) => decoded.value,
        Err(_) if with_nul => return Err(nul()),
        // names alone may be too little to be taken for text
        Err(decode::DecodeError::NotText(_)) if std::str::from_utf8(bytes).is_ok() => {
            return names(bytes, b'\n').into_iter().map(path).collect();
        }
        Err(error) => {
            let mut told = error.diagnostics().into_iter();
            return Err(told.next().unwrap_or_else(|| Diagnostic::new("E-LIST-EMPTY")));
        }
    };
    let wide = decoded.encoding.starts_with("utf-16") || decoded.encoding.starts_with("utf-32");
    if decoded.text.contains('\0') || with_nul && !wide {
        return Err(nul());
    }
    let told = names(decoded.text.as_bytes(), b'\n');
    let raw = names(bytes, b'\n');
    let mut found = Vec::with_capacity(told.len());
    for (number, told) in told.iter().enumerate() {
        let told = path(told)?;
        let same = if wide || raw.len() != found.capacity() { None } else { raw.get(number) };
        let as_it_is =
            same.and_then(|raw| path(raw).ok()).filter(|raw| *raw != told && exists(raw));
        found.push(as_it_is.unwrap_or(told));
    }
    Ok(found)
}

/// The names that are not empty, without the CR of a CRLF.
fn names(bytes: &[u8], separator: u8) -> Vec<&[u8]> {
    bytes
        .split(|byte| *byte == separator)
        .map(|name| match separator {
            b'\n' => name.strip_suffix(b"\r").unwrap_or(name),
            _ => name,
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere a name may be no path")]
fn path(name: &[u8]) -> Result<PathBuf, Diagnostic> {
    use std::os::unix::ffi::OsStrExt as _;
    Ok(std::ffi::OsStr::from_bytes(name).into())
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> Result<PathBuf, Diagnostic> {
    let name = std::str::from_utf8(name);
    name.map(PathBuf::from).map_err(|error| Diagnostic::new("E-READ").with(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "收文/关于召开会议的通知.txt\r\n\r\n收文/安全生产情况通报.txt\na b.txt";

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    fn read_lines(bytes: &[u8]) -> Vec<PathBuf> {
        lines(bytes, &|_| false).unwrap()
    }

    fn wanted() -> Vec<PathBuf> {
        paths(&["收文/关于召开会议的通知.txt", "收文/安全生产情况通报.txt", "a b.txt"])
    }

    #[test]
    fn a_list_is_read_in_any_encoding() {
        let marked = [b"\xEF\xBB\xBF", LIST.as_bytes()].concat();
        let gbk = encoding_rs::GB18030.encode(LIST).0.into_owned();
        let big5 = encoding_rs::BIG5.encode("會議通知.txt\n安全生產通報.txt\n公文處理辦法.txt").0;
        let wide: Vec<u8> = LIST.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide = [b"\xFF\xFE", wide.as_slice()].concat();
        for list in [LIST.as_bytes().to_vec(), marked, gbk, wide] {
            assert_eq!(read_lines(&list), wanted());
        }
        assert_eq!(read_lines(&big5).first(), Some(&PathBuf::from("會議通知.txt")));
    }

    #[cfg(unix)]
    #[test]
    fn the_bytes_of_a_file_that_is_there_are_its_name() {
        let gbk = encoding_rs::GB18030.encode(LIST).0.into_owned();
        let found = lines(&gbk, &|path| path.to_str().is_none()).unwrap();
        assert!(found[0].to_str().is_none() && found[1].to_str().is_none());
        assert_eq!(found[2], Path::new("a b.txt"));
    }

    #[test]
    fn nul_is_refused_with_its_own_words() {
        for list in [&b"a.txt\0b.txt\0"[..], b"\xFF\xFEa\0\0\0", "甲.txt\0乙.txt\0".as_bytes()] {
            let fault = lines(list, &|_| false).unwrap_err();
            assert_eq!(fault.code, "E-LIST-NUL", "{list:?}");
        }
    }

    #[test]
    fn names_alone_are_text_enough() {
        assert_eq!(read_lines(b"a"), paths(&["a"]));
        assert_eq!(read_lines(b"a\n\n~{<:Ky2;NpJ)~}.txt\n+AGE-.txt")[0], Path::new("a"));
        assert_eq!(names(b"a\nb\0c\0", 0), [&b"a\nb"[..], b"c"]);
    }
}
