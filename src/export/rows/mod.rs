//! Rows of claims, articles, speakers, sources and statuses: what `list` prints and the files under `/data/` are made of.

mod article;
mod claim;
mod source;
mod speaker;
mod spell;
mod topic;

pub use article::{ArticleRow, article_rows};
pub(in crate::export) use claim::due_in_force;
pub use claim::{ClaimRow, FollowUpRow, StandingRow, claim_row, claim_rows, flag_names};
pub use source::{SourceRow, source_rows};
pub use speaker::{SpeakerRow, speaker_rows};
pub use spell::{SpellRow, spell_rows, why_article};
pub use topic::{TopicRow, topic_rows};

use crate::archive::{Archive, ArticleKey, FollowUp};
use crate::date::Edtf;

/// A vague date in three fields: as written, and the first and last day that it can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VagueDate {
    /// As written.
    pub written: Option<String>,
    /// The first day.
    pub first: Option<String>,
    /// The last day.
    pub last: Option<String>,
}

impl VagueDate {
    fn of(date: &Edtf) -> VagueDate {
        VagueDate {
            written: Some(date.written().to_owned()),
            first: date.first_day().map(|day| day.to_string()),
            last: date.last_day().map(|day| day.to_string()),
        }
    }

    fn maybe(date: Option<&Edtf>) -> VagueDate {
        date.map(VagueDate::of).unwrap_or_default()
    }
}

fn slug(archive: &Archive, article: ArticleKey) -> &str {
    archive.articles[article].slug.as_str()
}

fn id_of(follow_up: &FollowUp) -> Option<&str> {
    follow_up.id.as_ref().map(|id| id.as_str())
}
