//! Words of the diagnostics of `batch`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
