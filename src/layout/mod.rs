//! Document → pages: every element at its place, Chinese set line by line.

mod pages;

pub use pages::*;
