//! Arguments, commands, and everything that is printed.
//!
//! stdout carries data only; stderr carries words for people. The exit status is the contract of
//! `status::Status`.

mod arguments;
mod commands;
mod messages;
mod status;
mod tree;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use messages::Messages;
use status::Status;

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
    match &arguments.command {
        Command::Convert(convert) => commands::convert::run(convert, options, &messages),
        Command::Decode(decode) => commands::decode::run(decode, options, &messages),
        Command::Clean(clean) => commands::clean::run(clean, &options, &messages),
        Command::Inspect(inspect) => {
            commands::inspect::run(inspect, &options, &messages, common.colour_on_stdout())
        }
        Command::Explain(explain) => commands::explain::run(explain, &messages),
    }
    .into()
}
