//! Mistakes in an archive: values with a place, gathered in a log and shown all at once.
//!
//! In: what any stage saw. Out: the log, and its text, JSON or annotations.
//! A mistake never stops a stage; a failure of the machine is no mistake and never comes here.

mod code;
mod log;
mod message;
pub mod report;
pub mod suggest;

pub use code::{Code, Severity};
pub use log::{KEPT, Log};
pub use message::{Diagnostic, Note, repeated};
