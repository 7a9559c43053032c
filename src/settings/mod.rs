//! Settings: where each came from, and which stage it is for.
