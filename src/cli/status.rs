//! The exit status: what a script acts on.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// All done or rightly skipped.
    Done,
    /// Nobody reads stdout any more: a quiet end.
    Closed,
    /// Nothing failed, but there were warnings, under `--fail-on-warnings`.
    Warned,
    /// At least one input failed; the others are done.
    Failed,
    /// The command could not start.
    Usage,
}

impl Status {
    /// The number a shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done | Self::Closed => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Warned => 3,
        }
    }

    /// The graver of two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_outweighs_a_warning() {
        assert_eq!(Status::Warned.and(Status::Failed).code(), 1);
        assert_eq!(Status::Warned.and(Status::Done).code(), 3);
    }
}
