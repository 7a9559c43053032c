//! Many inputs: what they are ([`inputs`]), where their outputs go ([`plan`]), the work on each
//! ([`worker`]) by several threads ([`pool`]), panics caught ([`guard`]), files written whole or not
//! at all ([`files`]), and the report of it ([`report`]), from which a later run can go on
//! ([`resume`]).

pub mod files;
pub mod guard;
pub mod inputs;
pub mod lists;
pub mod plan;
pub mod pool;
pub mod report;
pub mod resources;
pub mod resume;
pub mod signals;
pub mod worker;
