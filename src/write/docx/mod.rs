//! Writes DOCX.
