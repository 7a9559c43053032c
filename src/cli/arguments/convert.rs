//! Arguments of `convert`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::TypedValueParser as _;
use clap::{Args, ValueEnum};

use crate::Format;
use crate::batch::worker::Existing;

use super::When;

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("existing").args(["overwrite", "skip_existing", "update"])))]
pub(in crate::cli) struct Convert {
    /// Files, directories (every *.txt, *.md, *.html and *.htm below), or - for stdin
    #[arg(
        value_name = "INPUT",
        required_unless_present_any = ["files_from", "files0_from", "print_style"]
    )]
    pub inputs: Vec<PathBuf>,
    /// Formats; default both
    #[arg(short = 't', long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    pub to: Vec<To>,
    /// One input, one format; - is stdout
    #[arg(short, long, value_name = "FILE", conflicts_with = "out_dir")]
    pub output: Option<PathBuf>,
    /// Where outputs go; mirrors the tree below each input directory
    #[arg(short = 'd', long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,
    /// With --out-dir: paths below DIR keep their place; default for lists: the current folder
    #[arg(long, value_name = "DIR", requires = "out_dir")]
    pub base: Option<PathBuf>,
    /// Inputs from a list in any encoding, one a line; - is stdin
    #[arg(long, value_name = "FILE", conflicts_with = "files0_from")]
    pub files_from: Option<PathBuf>,
    /// Inputs from a list, each ended by NUL; - is stdin
    #[arg(long, value_name = "FILE")]
    pub files0_from: Option<PathBuf>,
    /// Files of a directory to take instead of these; repeatable
    #[arg(long, value_name = "PATTERN")]
    pub glob: Vec<String>,
    /// Replace outputs that exist
    #[arg(long)]
    pub overwrite: bool,
    /// Leave outputs that exist; an input with all of them is skipped
    #[arg(long)]
    pub skip_existing: bool,
    /// Render, compare, rewrite only what differs
    #[arg(long)]
    pub update: bool,
    /// Threads; default all cores
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Faces to prefer over the embedded ones; repeatable
    #[arg(long, value_name = "DIR")]
    pub font_dir: Vec<PathBuf>,
    /// Seal image over signature and date; repeatable. Without OFFICE one per signing office in
    /// order, for a single input
    #[arg(long, value_name = "[OFFICE=]FILE.png", value_parser = clap::builder::OsStringValueParser::new().map(SealFile::from))]
    pub seal: Vec<SealFile>,
    /// Go on with undecodable bytes as U+FFFD, with a warning each
    #[arg(long)]
    pub allow_replaced: bool,
    /// Go on with characters that no face has, with a warning each
    #[arg(long)]
    pub allow_missing: bool,
    /// Take no more inputs once one has failed
    #[arg(long)]
    pub fail_fast: bool,
    /// Exit status 3 where there were warnings
    #[arg(long)]
    pub fail_on_warnings: bool,
    /// Say what would be written, one INPUT, TAB, OUTPUT a line; write nothing
    #[arg(long, conflicts_with_all = ["report", "resume"])]
    pub dry_run: bool,
    /// Longest time for one input
    #[arg(long, value_name = "SECS", value_parser = seconds)]
    pub timeout: Option<Duration>,
    /// NDJSON: a line per input as it ends, then a summary; - is stdout; replaces only a report
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Skip what REPORT lists as done and unchanged; the rest as with --update
    #[arg(long, value_name = "REPORT")]
    pub resume: Option<PathBuf>,
    /// Make each rename durable before going on
    #[arg(long)]
    pub sync: bool,
    /// The bar, only on a terminal
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub progress: When,
}

/// A seal as the command names it. What stands before `=` is the office, but for a path: a file
/// `a=b.png` is `./a=b.png`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct SealFile {
    pub office: Option<String>,
    pub file: PathBuf,
}

impl From<OsString> for SealFile {
    fn from(argument: OsString) -> Self {
        let parts = argument.to_str().and_then(|text| text.split_once('='));
        match parts.filter(|(office, _)| !office.is_empty() && !office.contains(['/', '\\'])) {
            Some((office, file)) => Self { office: Some(office.to_owned()), file: file.into() },
            None => Self { office: None, file: argument.into() },
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum To {
    Docx,
    Pdf,
}

impl From<To> for Format {
    fn from(to: To) -> Self {
        match to {
            To::Docx => Self::Docx,
            To::Pdf => Self::Pdf,
        }
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "give a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

impl Convert {
    /// What becomes of an output that exists.
    pub fn existing(&self) -> Existing {
        if self.overwrite {
            Existing::Overwrite
        } else if self.skip_existing {
            Existing::Skip
        } else if self.update || self.resume.is_some() {
            Existing::Update
        } else {
            Existing::Fail
        }
    }

    /// The list of inputs, where one is given.
    pub fn list(&self) -> Option<&PathBuf> {
        self.files_from.as_ref().or(self.files0_from.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_stands_before_the_file_of_its_seal() {
        let seal = |text: &str| {
            let SealFile { office, file } = SealFile::from(OsString::from(text));
            (office, file.display().to_string())
        };
        assert_eq!(seal("甲局=a.png"), (Some("甲局".to_owned()), "a.png".to_owned()));
        assert_eq!(seal("甲局=a=b.png"), (Some("甲局".to_owned()), "a=b.png".to_owned()));
        for path in ["a.png", "./a=b.png", "=a.png"] {
            assert_eq!(seal(path), (None, path.to_owned()));
        }
    }
}
