//! Each carrier beside a reader of its format that somebody else wrote; the same document comes of a
//! text whatever carries it.

mod docx;
mod html;
mod markdown;
mod same;

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    [docx::trials(), html::trials(), markdown::trials(), same::trials()]
        .into_iter()
        .flatten()
        .collect()
}
