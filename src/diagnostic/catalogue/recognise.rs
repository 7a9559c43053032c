//! Words of the diagnostics of `recognise`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
