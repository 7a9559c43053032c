//! The floor under all stages: what characters are, and how runs of them are read and edited.
//! Text comes in as characters; values and lengths go out. Nothing here knows a stage.

pub mod edit;
