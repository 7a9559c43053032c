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

use crate::batch::guard;
use crate::diagnostic::Diagnostic;

/// Runs the program with its arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    guard::watch();
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
    // work on a document is guarded by itself; this is for all the rest
    let ended = guard::caught(|| execute(&arguments, &messages));
    ended.unwrap_or_else(|panic| messages.fail(panic)).into()
}

fn execute(arguments: &Arguments, messages: &Messages) -> Status {
    let common = &arguments.common;
    let options = match common.options() {
        Ok(options) => options,
        Err(diagnostic) => return messages.usage(None, diagnostic),
    };
    if common.print_style {
        return commands::print::style(arguments.command.as_ref(), common, &options, messages);
    }
    match &arguments.command {
        Some(Command::Convert(convert)) => {
            commands::convert::run(convert, common, options, messages)
        }
        Some(Command::Decode(decode)) => commands::decode::run(decode, common, options, messages),
        Some(Command::Clean(text)) => commands::clean::run(text, common, &options, messages),
        Some(Command::Inspect(text)) => commands::inspect::run(text, common, &options, messages),
        Some(Command::Fonts(fonts)) => commands::fonts::run(fonts, common, &options, messages),
        Some(Command::Explain(explain)) => commands::explain::run(explain, messages),
        Some(Command::Completions(shell)) => commands::print::completions(shell, messages),
        Some(Command::Man) => commands::print::man(messages),
        None => messages.usage(None, Diagnostic::new("E-NO-COMMAND")),
    }
}
