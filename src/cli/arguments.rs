//! The arguments as typed, and the options they come to.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::decode::Encoding;
use crate::diagnostic::Diagnostic;
use crate::{Format, Options, settings};

/// Turns the text of Chinese official documents (公文) into DOCX and PDF set as GB/T 9704-2012 asks.
#[derive(Debug, Parser)]
#[command(name = "gongwen", version, max_term_width = 100, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Text of official documents → DOCX and PDF
    Convert(Convert),
    /// Bytes → UTF-8 text on stdout, nothing else changed
    Decode(Decode),
    /// Decoded and normalised text on stdout
    Clean(Text),
    /// The recognised document, as a tree or as JSON
    Inspect(Text),
    /// What a diagnostic means and what to do
    Explain(Explain),
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// The input encoding; without it, judged
    #[arg(long, global = true, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// Leave mojibake alone
    #[arg(long, global = true)]
    pub no_repair: bool,
    /// One setting: meta.ELEMENT, clean.RULE or page.KEY
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Language of messages
    #[arg(long, global = true, value_enum, env = "GONGWEN_LANG", default_value = "en")]
    pub lang: Lang,
    /// Errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Notes too
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    En,
    Zh,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Args)]
pub(super) struct Convert {
    /// Files, directories (every *.txt below), or - for stdin
    #[arg(required = true, value_name = "INPUT")]
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
    /// Replace outputs that exist
    #[arg(long)]
    pub overwrite: bool,
    /// Go on with undecodable bytes as U+FFFD, with a warning each
    #[arg(long)]
    pub allow_replaced: bool,
    /// Go on with characters that no face has, with a warning each
    #[arg(long)]
    pub allow_missing: bool,
    /// Exit status 3 where there were warnings
    #[arg(long)]
    pub fail_on_warnings: bool,
    /// Refuse larger inputs, in MiB
    #[arg(long, default_value_t = 64, value_name = "MIB")]
    pub max_size: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
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

#[derive(Debug, Args)]
pub(super) struct Decode {
    /// Undo mojibake where that is certain
    #[arg(long)]
    pub repair: bool,
    #[command(flatten)]
    pub text: Text,
}

#[derive(Debug, Args)]
pub(super) struct Text {
    /// Files, or - for stdin; several with --json
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// One JSON object a line for each file
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A code such as W-ENCODING-UNSURE
    pub code: String,
}

impl Common {
    /// The options that these arguments come to.
    pub fn options(&self) -> Result<Options, Diagnostic> {
        let mut options = Options::default();
        if let Some(label) = &self.encoding {
            let encoding = Encoding::from_label(label)
                .ok_or_else(|| Diagnostic::new("E-ENCODING-LABEL").with(label))?;
            options.decode.encoding = Some(encoding);
        }
        options.decode.repair = !self.no_repair;
        for setting in &self.set {
            settings::apply(&mut options, setting)?;
        }
        Ok(options)
    }

    /// Whether a stream to people is coloured.
    pub fn colour(&self, terminal: bool) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }

    pub fn colour_on_stdout(&self) -> bool {
        self.colour(std::io::stdout().is_terminal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
