//! Many inputs: what they are ([`inputs`]), where their outputs go ([`plan`]), the work on each
//! ([`worker`]) by several threads ([`pool`]), panics caught ([`guard`]), files read whole
//! ([`files`]) and written whole or not at all ([`place`], by way of [`parts`]; what killed runs left goes: [`sweep`]), and the report of it
//! ([`report`], in its file [`report_file`]), from which a later run can resume ([`resume`]).

pub mod files;
pub mod guard;
pub mod identity;
pub mod inputs;
pub mod lists;
mod locks;
pub mod parts;
pub mod place;
pub mod plan;
pub mod pool;
pub mod report;
pub mod report_file;
pub mod resources;
pub mod resume;
pub mod signals;
pub mod stdout;
pub mod sweep;
pub mod worker;
