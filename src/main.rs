//! The `gongwen` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    gongwen::cli::run(std::env::args_os())
}
