//! The one integration test: the program and the library as users meet them.
#![expect(clippy::disallowed_methods, reason = "tests write archives and read what was built")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it can't go on")]

mod again;
mod architecture;
mod archive_yaml;
mod archives;
mod asked;
mod atomic;
mod authoring;
mod cli;
mod data;
mod database;
mod determinism;
mod documents;
mod example;
mod feeds;
mod fuzzed;
mod hostile;
mod links;
mod mistakes;
mod record;
mod schema;
mod search;
mod serve;
mod silent;
