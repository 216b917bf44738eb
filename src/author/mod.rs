//! What is written for authors: a new archive, a new article, a new speaker, a follow-up in an article that is there.
//!
//! In: an [`crate::archive::Archive`] and what the author named. Out: texts, and files in the archive's folder. A file is
//! never written over: a new one must be new, and a follow-up goes into its article by adding bytes and changing none. No
//! link is followed within the archive.
//!
//! Nothing here makes up what only an author knows: a verdict, a speaker, a source stand as comments to fill in.

mod answers;
mod blank;
mod folder;
mod free;
mod insertion;
mod starter;

pub use answers::{Answered, Noted, with_answers};
pub use blank::{Facts, NewArticle, NewSpeaker, article, article_path, facts, follow_up, follow_up_article, speaker};
pub use folder::{AuthorFailure, Root};
pub use free::{claim_id, follow_up_id, slugs};
pub use insertion::{Addition, Refusal, addition};
pub use starter::{Publishing, files as starter_files};
