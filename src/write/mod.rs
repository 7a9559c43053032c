//! Documents and pages → bytes of a file format. Pure: no clock, no file, no environment.

pub mod docx;
mod escape;
mod info;
pub mod pdf;

pub use info::Info;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// What went wrong, and where.
    #[error("{0}")]
    Write(String),
}

impl WriteError {
    /// An error with its words.
    pub fn write(words: impl Into<String>) -> Self {
        Self::Write(words.into())
    }
}
