//! What a site has published, so that nobody has to take our word that it was not rewritten.
//!
//! In: the archive as of a day. Out: the [`Record`] that every build leaves at `/record.json`: each article's dates and
//! corrections, each claim, follow-up and source in its words. And the other way round: an earlier record, which anybody may
//! have prepared, held against today's archive ([`compare`]); what is gone, changed without a correction, renamed without
//! an alias or dated back is a mistake in the log. docs/publishing-record.md says what counts.
//!
//! Never: a look at the disk, or a change of the archive.

mod back_dated;
mod compare;
mod doubt;
mod entries;
mod excuse;
mod gone;
mod json;
mod matching;
mod of_today;
mod same;
mod shown;
mod today;
mod words;

pub use compare::compare;
pub use entries::{
    FollowUpRef, Record, RecordedArticle, RecordedClaim, RecordedCondition, RecordedCorrection, RecordedCriteria, RecordedFollowUp,
    RecordedRelay, RecordedSource,
};
pub use json::{LARGEST, RecordFault};
pub use of_today::of;
