//! The words of every diagnostic, in English and Chinese: a sentence that says what is the matter
//! and what to do, and a longer text for `gongwen explain CODE`.
//!
//! One table per stage. A test holds that every code in the source has an entry here.

mod batch;
mod carrier;
mod clean;
mod decode;
mod docx;
mod layout;
mod pipeline;
mod recognise;
mod settings;
mod write;

use super::Language;

/// One diagnostic's words.
#[derive(Debug)]
pub struct Entry {
    /// The stable code.
    pub code: &'static str,
    /// English words.
    pub en: Words,
    /// Chinese words.
    pub zh: Words,
}

/// The words in one language.
#[derive(Debug)]
pub struct Words {
    /// One sentence with `{0}`, `{1}` … for the arguments, saying what to do next.
    pub message: &'static str,
    /// What it means and what to do, for `gongwen explain`.
    pub explanation: &'static str,
}

impl Entry {
    /// The words in the given language.
    pub fn words(&self, language: Language) -> &Words {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }
}

/// Every entry, stage by stage.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [
        decode::ENTRIES,
        carrier::ENTRIES,
        docx::ENTRIES,
        clean::ENTRIES,
        recognise::ENTRIES,
        settings::ENTRIES,
        layout::ENTRIES,
        write::ENTRIES,
        batch::ENTRIES,
        pipeline::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

/// The entry of a code.
pub fn find(code: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.code == code)
}
