//! The arguments as typed, and the options they come to.

mod convert;
mod environment;

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::Options;
use crate::batch::resources;
use crate::carrier::Carrier;
use crate::decode::Encoding;
use crate::diagnostic::{Diagnostic, Language};
use crate::settings::{self, Source};

pub(super) use convert::{Convert, SealFile};

/// Turns the text of Chinese official documents (公文) into DOCX and PDF set as GB/T 9704-2012 asks.
#[derive(Debug, Parser)]
#[command(name = "gongwen", version, max_term_width = 100, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Text of official documents → DOCX and PDF
    Convert(Box<Convert>),
    /// Bytes → UTF-8 text on stdout, nothing else changed
    Decode(Decode),
    /// Decoded and normalised text on stdout
    Clean(Text),
    /// The recognised document, as a tree or as JSON
    Inspect(Text),
    /// Faces in use, coverage, and the characters of FILE that no face has
    Fonts(Fonts),
    /// What a diagnostic means and what to do
    Explain(Explain),
    /// Completions for a shell, on stdout
    Completions(Completions),
    /// The manual page, on stdout
    Man,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// The input encoding; without it, judged
    #[arg(long, global = true, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// What wraps the text; without it, judged by the content
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "CARRIER")]
    from: From,
    /// Leave mojibake alone
    #[arg(long, global = true)]
    pub no_repair: bool,
    /// House style and given metadata (or GONGWEN_STYLE); no file is looked for unasked
    #[arg(long, global = true, value_name = "FILE")]
    style: Option<PathBuf>,
    /// One setting: meta.ELEMENT, clean.RULE, page.KEY or font.KEY
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Metadata of the inputs: CSV, a column `file`, the others elements by name
    #[arg(long, global = true, value_name = "FILE")]
    pub meta_table: Option<PathBuf>,
    /// Print every setting, its value and where it came from
    #[arg(long, global = true)]
    pub print_style: bool,
    /// Refuse larger inputs, in MiB
    #[arg(long, global = true, default_value_t = 16, value_name = "MIB")]
    pub max_size: u64,
    /// Language of messages (or GONGWEN_LANG); default en
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
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

/// A carrier by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    Auto,
    Text,
    Markdown,
    Html,
    Labels,
    Docx,
}

impl From {
    /// The carrier; none where it is judged.
    fn carrier(self) -> Option<Carrier> {
        match self {
            Self::Auto => None,
            Self::Text => Some(Carrier::Text),
            Self::Markdown => Some(Carrier::Markdown),
            Self::Html => Some(Carrier::Html),
            Self::Labels => Some(Carrier::Labels),
            Self::Docx => Some(Carrier::Docx),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
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
    /// A file, or - for stdin; with --json also several, and directories (every text file below)
    #[arg(required_unless_present = "print_style", value_name = "FILE")]
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

#[derive(Debug, Args)]
pub(super) struct Fonts {
    /// Texts whose characters are looked for
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Faces to prefer over the embedded ones; repeatable
    #[arg(long, value_name = "DIR")]
    pub font_dir: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

impl Command {
    /// The inputs that are files, for the settings beside them.
    pub fn inputs(&self) -> &[PathBuf] {
        match self {
            Self::Convert(convert) => &convert.inputs,
            Self::Decode(decode) => &decode.text.files,
            Self::Clean(text) | Self::Inspect(text) => &text.files,
            Self::Fonts(fonts) => &fonts.files,
            Self::Explain(_) | Self::Completions(_) | Self::Man => &[],
        }
    }
}

impl Common {
    /// Language of messages.
    pub fn language(&self) -> Language {
        // a value that is none is told by `options`
        match self.lang.or_else(|| environment::language().ok().flatten()) {
            Some(Lang::Zh) => Language::Zh,
            Some(Lang::En) | None => Language::En,
        }
    }

    /// The house style, where there is one.
    pub fn style(&self) -> Option<PathBuf> {
        self.style.clone().or_else(environment::style)
    }

    /// Largest input, in bytes.
    pub fn max_bytes(&self) -> u64 {
        self.max_size.saturating_mul(1 << 20)
    }

    /// The options that these arguments come to.
    pub fn options(&self) -> Result<Options, Diagnostic> {
        let mut options = Options::default();
        environment::language()?;
        options.style.moment = environment::moment()?;
        if let Some(label) = &self.encoding {
            let encoding = Encoding::from_label(label)
                .ok_or_else(|| Diagnostic::new("E-ENCODING-LABEL").with(label))?;
            options.decode.encoding = Some(encoding);
        }
        options.decode.repair = !self.no_repair;
        options.carrier.from = self.from.carrier();
        if let Some(style) = self.style() {
            resources::settings(&mut options, &style, Source::Style)?;
        }
        for setting in &self.set {
            settings::apply(&mut options, setting)?;
        }
        if let Some(table) = &self.meta_table {
            resources::table(&mut options, table)?;
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
