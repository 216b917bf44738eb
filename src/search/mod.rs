//! The index that readers' browsers search: what is to be found, cut into parts, each part made into files.
//!
//! In: the site of a day and the texts. Out: [`Part`]s, made one after the other so that one at a time is in memory; of a
//! part its [`Part::digest`], by which it is known again, and its files. The same site gives the same parts, and the same
//! part the same bytes.
//!
//! Nothing is read or written here, and no query is answered: that happens in the reader's browser.

#[cfg(feature = "search")]
mod engine;
mod parts;
mod records;
mod words;

pub use parts::{Part, directory, parts};
pub use records::{Record, records};
pub use words::{JOINER, segmented};

/// The indexing library broke down.
#[derive(Debug, thiserror::Error)]
#[error("the search index can't be made")]
pub struct SearchFailure {
    /// What the library said.
    #[from]
    source: Box<dyn std::error::Error + Send + Sync>,
}
