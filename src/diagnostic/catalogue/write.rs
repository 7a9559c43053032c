//! Words of the diagnostics of `write`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
