//! What carries a text, held to readings of their own.

pub mod html;
