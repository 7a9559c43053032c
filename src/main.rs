//! The `gongwen` command.

use std::process::ExitCode;

/// Runs before the runtime puts `/dev/null` in place of a stdout that was closed.
#[cfg(unix)]
mod start {
    ctor::declarative::ctor! {
        #[ctor(unsafe)]
        fn look_at_stdout() {
            if rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err() {
                gongwen::batch::stdout::closed_at_start();
            }
        }
    }
}

fn main() -> ExitCode {
    gongwen::cli::run(std::env::args_os())
}
