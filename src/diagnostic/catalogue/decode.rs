//! Words of the diagnostics of `decode`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
