//! What carries a text: the same document comes of it whatever that is.

pub mod docx;

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    docx::trials()
}
