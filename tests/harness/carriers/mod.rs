//! Each carrier beside a reader of its format that somebody else wrote.

mod markdown;

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    markdown::trials()
}
