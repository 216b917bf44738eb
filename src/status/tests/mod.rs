//! The rules, as tables. The notation is described in `notation`.

mod expectations;
mod facts;
mod history;
mod notation;
mod oracle;
mod properties;
mod rules;
mod snapshot;
mod verdicts;
