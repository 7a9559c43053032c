//! Each carrier beside a reader of its format that somebody else wrote.

mod html;
mod markdown;

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    [html::trials(), markdown::trials()].into_iter().flatten().collect()
}
