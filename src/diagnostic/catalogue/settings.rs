//! Words of the diagnostics of `settings`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
