//! The archive for machines: rows with stable names, the same for `list` and for the files under `/data/`.
//!
//! In: the archive and its snapshot, or the site, where addresses are named. Out: rows, and texts made of them. The names of
//! fields are promises.

mod address;
mod annotations;
mod between;
mod bibliography;
mod claim_review;
mod csv;
mod database;
mod files;
mod json;
mod license;
mod linked;
mod package;
mod page_text;
mod rows;
pub mod tables;
mod words;

pub use annotations::{AllPlaces, MarkedPlace, all_places, marked_places};
pub use between::{Between, MovedDeadline, NewArticle, NoticedError, RetractedSource, StatusChange, between};
pub use bibliography::{Csl, Work, bibtex, bibtex_of_sources, csl, csl_of_sources};
pub use claim_review::{ClaimReview, claim_reviews};
pub use csv::Cell;
pub use database::{DatabaseFailure, database};
pub use files::{Words, data};
pub use json::{inline_json, json, json_by_field};
pub use linked::{Step, linked_data};
pub use rows::{
    ArticleRow, ClaimRow, FollowUpRow, SourceRow, SpeakerRow, SpellRow, StandingRow, TopicRow, VagueDate, article_rows, claim_row,
    claim_rows, flag_names, source_rows, speaker_rows, spell_rows, topic_rows, why_article,
};
pub use words::plain;
