//! Words of the diagnostics of `clean`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
