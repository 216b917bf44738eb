//! Bytes to disk: the output folder is always the old site or the new one, whole.
//!
//! In: paths with bytes or with a file to copy, from any number of threads. Out: the folder with its
//! `manifest.json`, put in place by one exchange, and what that changed ([`Finished`]).
//!
//! Beside the output `NAME` lie, while a build runs, `.afterword-NAME.lock` and `.afterword-NAME.stage`; where
//! the disk can't exchange two folders, for a moment also `.afterword-NAME.old` and `.afterword-NAME.journal`.
//! A build that is killed at any instant leaves a whole site; what else it leaves, the next [`Stage::open`] or
//! [`heal`] sweeps.
//!
//! Apart from that, [`add`] puts one new file into an archive.
//!
//! Never: a change in a folder that this program did not write, a symbolic link followed in an output folder, a
//! page kept in memory, a result that depends on the number of threads.
#![expect(clippy::disallowed_methods, reason = "this room writes the disk")]

mod added;
mod cached;
mod digest;
mod exchange;
mod failure;
mod finish;
mod interrupt;
mod journal;
mod kept;
mod listing;
mod lock;
mod manifest;
mod old;
mod path;
mod place;
mod refusal;
mod remember;
mod stage;
mod verify;

pub use added::{AddFailure, add, new_file};
pub use cached::write_cached;
pub use digest::{Digest, Hasher};
pub use failure::{Refusal, WriteFailure};
pub use finish::{Finished, Published};
pub use interrupt::Interrupt;
pub use journal::heal;
pub use kept::{Folders, recall_folders, remember_folders};
pub use manifest::{Entry, EntryFault, EntryProblem, Header, Manifest, ManifestFault};
pub use path::{PathFault, SitePath};
pub use refusal::Surroundings;
pub use remember::{Memory, Remembered, recall, recall_statuses, remember, remember_statuses};
pub use stage::Stage;
pub use verify::{Difference, verify};

#[cfg(test)]
mod tests;
