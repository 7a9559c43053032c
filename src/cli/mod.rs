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
use std::io::ErrorKind;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use messages::Messages;
use status::Status;

use crate::batch::{guard, stdout};
use crate::diagnostic::Diagnostic;

/// Runs the program with its arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    guard::watch();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            if error.use_stderr() {
                // nobody is left to tell where stderr is closed
                let _ = error.print();
                return Status::Usage.into();
            }
            return show(&error).into();
        }
    };
    let messages = Messages::new(&arguments.common);
    // work on a document is guarded by itself; this is for all the rest
    let ended = guard::caught(|| execute(&arguments, &messages));
    ended.unwrap_or_else(|panic| messages.fail(panic)).into()
}

/// Shows the help or the version that was asked for.
fn show(help: &clap::Error) -> Status {
    let shown = stdout::lock().and_then(|_| help.print()).and_then(|()| stdout::write(&[]));
    match shown {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Closed,
        Err(error) => Messages::default().fail(Diagnostic::new("E-STDOUT").with(error)),
    }
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
