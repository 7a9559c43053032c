//! Arguments, commands, and everything that is printed.
//!
//! stdout carries data only; stderr carries words for people. The exit status is the contract of
//! `status::Status`.

mod arguments;
mod commands;
mod messages;
mod progress;
mod status;
mod tree;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use messages::Messages;
use status::Status;

use crate::diagnostic::Diagnostic;

/// Runs the program with its arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // a panic in one document is caught and told as its failure, not as a trace
    std::panic::set_hook(Box::new(|_| {}));
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let usage = error.use_stderr();
            // a closed pipe is no failure of --help
            let _ = error.print();
            return if usage { Status::Usage } else { Status::Done }.into();
        }
    };
    let messages = Messages::new(&arguments.common);
    let options = match arguments.common.options() {
        Ok(options) => options,
        Err(diagnostic) => {
            messages.tell(None, &[diagnostic]);
            return Status::Usage.into();
        }
    };
    let common = &arguments.common;
    if common.print_style {
        let command = arguments.command.as_ref();
        return commands::print::style(command, common, &options, &messages).into();
    }
    let Some(command) = &arguments.command else {
        return messages.usage(None, Diagnostic::new("E-NO-COMMAND")).into();
    };
    match command {
        Command::Convert(convert) => commands::convert::run(convert, common, options, &messages),
        Command::Decode(decode) => commands::decode::run(decode, common, options, &messages),
        Command::Clean(text) => commands::clean::run(text, common, &options, &messages),
        Command::Inspect(text) => commands::inspect::run(text, common, &options, &messages),
        Command::Fonts(fonts) => commands::fonts::run(fonts, common, &options, &messages),
        Command::Explain(explain) => commands::explain::run(explain, &messages),
        Command::Completions(shell) => commands::print::completions(shell),
        Command::Man => commands::print::man(),
    }
    .into()
}
