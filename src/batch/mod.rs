//! Many inputs: what they are, where their outputs go, and the work on each.

pub mod inputs;
pub mod plan;
pub mod worker;
