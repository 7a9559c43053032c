//! Writes PDF.
