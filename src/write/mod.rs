//! Documents and pages → bytes of a file format. Pure: no clock, no file, no environment.

pub mod docx;
pub mod pdf;
