//! The floor under all stages: what characters are, how numbers, dates, list markers and columns
//! are read, and how runs of characters are edited. One parser each. Characters come in; lengths,
//! places and values go out. Nothing here knows a stage.

pub mod character;
pub mod columns;
pub mod date;
pub mod edit;
pub mod kinsoku;
pub mod marker;
pub mod names;
pub mod numeral;
pub mod placed;
pub mod places;
