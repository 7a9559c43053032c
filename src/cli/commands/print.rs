//! What the program says of itself: settings, completions, manual page.

use clap::CommandFactory as _;

use crate::batch::report::shown;
use crate::batch::{files, resources};
use crate::diagnostic::Diagnostic;
use crate::{Options, clean_bytes, settings};

use super::super::arguments::{Arguments, Command, Common, Completions};
use super::super::messages::{Messages, visible};
use super::super::status::Status;
use super::put;

/// `--print-style`: every setting; with inputs, as it holds for each.
pub(in crate::cli) fn style(
    command: Option<&Command>,
    common: &Common,
    options: &Options,
    messages: &Messages,
) -> Status {
    let inputs = command.map(Command::inputs).unwrap_or_default();
    if inputs.is_empty() {
        return put(settings::print(options).as_bytes(), messages);
    }
    let mut status = Status::Done;
    for input in inputs {
        let one = |diagnostic| vec![diagnostic];
        let printed = files::read(input, common.max_bytes())
            .and_then(|bytes| Ok((bytes, resources::beside(input, options)?)))
            .map_err(one)
            .and_then(|(bytes, options)| {
                let cleaned = clean_bytes(&bytes, &options).map_err(|e| e.diagnostics())?;
                Ok(settings::print(&cleaned.value.options))
            });
        status = status.and(match printed {
            Ok(text) => put(format!("# {}\n{text}", visible(&shown(input))).as_bytes(), messages),
            Err(diagnostics) => {
                messages.tell(Some(input), &diagnostics);
                Status::Failed
            }
        });
    }
    status
}

/// `gongwen completions SHELL`.
pub(in crate::cli) fn completions(arguments: &Completions, messages: &Messages) -> Status {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "gongwen", &mut text);
    put(&text, messages)
}

/// What the manual page says beside the arguments.
const BESIDE: &str = r#".SH "EXIT STATUS"
.TP
0
all done or rightly skipped
.TP
1
at least one input failed; the others are done
.TP
2
the command could not start; nothing was written
.TP
3
nothing failed but there were warnings, under \fB\-\-fail\-on\-warnings\fR
.PP
A signal is raised again after temporary files are gone.
.SH ENVIRONMENT
.TP
GONGWEN_LANG
language of messages, en or zh
.TP
GONGWEN_STYLE
house style, as \fB\-\-style\fR
.TP
NO_COLOR
no colours, whatever the terminal
.TP
SOURCE_DATE_EPOCH
moment that the properties of files bear, in seconds since 1970; without it the document's own date
"#;

/// `gongwen man`: the manual page, every command after the program.
pub(in crate::cli) fn man(messages: &Messages) -> Status {
    let mut text = Vec::new();
    let mut program = Arguments::command();
    program.build();
    let commands: Vec<clap::Command> = program.get_subcommands().cloned().collect();
    let mut rendered = clap_mangen::Man::new(program).render(&mut text);
    text.extend(BESIDE.bytes());
    for command in commands {
        rendered = rendered.and_then(|()| clap_mangen::Man::new(command).render(&mut text));
    }
    match rendered {
        Ok(()) => put(&text, messages),
        Err(error) => messages.fail(Diagnostic::new("E-STDOUT").with(error)),
    }
}
