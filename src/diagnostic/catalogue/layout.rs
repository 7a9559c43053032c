//! Words of the diagnostics of `layout`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
