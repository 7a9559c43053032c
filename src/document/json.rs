//! The model as `inspect --json` prints it.
