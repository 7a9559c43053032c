//! Turns the text of a Chinese official document (公文) into DOCX and PDF set as GB/T 9704-2012
//! asks.
//!
//! ```text
//! bytes ─decode─▶ Decoded ─clean─▶ Lines ─recognise─▶ Document ─┬───────────▶ write::docx ─▶ bytes
//!                                                              └─layout─▶ Pages ─▶ write::pdf ─▶ bytes
//! ```

pub mod batch;
pub mod clean;
pub mod cli;
pub mod decode;
pub mod diagnostic;
pub mod document;
pub mod font;
pub mod layout;
pub mod recognise;
pub mod settings;
pub mod style;
pub mod write;
