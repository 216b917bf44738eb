//! What a record holds of each entry: plain data, as `record.json` has it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::Day;

/// What a site published, as of a day: every article, claim, follow-up and source, sorted by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The day.
    pub as_of: Day,
    /// By slug.
    pub articles: Vec<RecordedArticle>,
    /// By id.
    pub claims: Vec<RecordedClaim>,
    /// By claim, article and id.
    pub follow_ups: Vec<RecordedFollowUp>,
    /// By article and id.
    pub sources: Vec<RecordedSource>,
}

/// An article: its dates, and the notes that say what was wrong in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedArticle {
    /// The last part of its address.
    pub slug: String,
    /// Where it lies below the archive's root.
    pub file: String,
    /// Its title.
    pub title: String,
    /// The day on which it was reported.
    pub date: String,
    /// When it entered the archive, as written, where that was later.
    pub added: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Former addresses from the site's root.
    pub aliases: Vec<String>,
    /// Its corrections, oldest first.
    pub corrections: Vec<RecordedCorrection>,
}

/// A note that something was wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedCorrection {
    /// As written.
    pub date: String,
    /// typo, clarification, correction, retraction.
    pub severity: String,
    /// What was wrong.
    pub note: String,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedClaim {
    /// Its id.
    pub id: String,
    /// The slug of the article that records it.
    pub article: String,
    /// commitment, prediction, assertion.
    pub kind: String,
    /// act, outcome, refrain, maintain; null but for a commitment.
    pub form: Option<String>,
    /// The editor's wording.
    pub text: String,
    /// The words of the article.
    pub quote: Option<String>,
    /// The speaker's id.
    pub speaker: String,
    /// The chain, nearest to the speaker first.
    pub via: Vec<RecordedRelay>,
    /// yes, no, denied, unknown, as the claim itself says it.
    pub confirmed: String,
    /// To whom: ids of speakers, or words.
    pub to: Vec<String>,
    /// When it was made, as written; null for the article's date.
    pub made: Option<String>,
    /// The claim's own deadline as written, or `before:ID`, `after:ID`.
    pub due: Option<String>,
    /// Its provisos, as written.
    pub conditions: Vec<RecordedCondition>,
    /// What would count.
    pub criteria: RecordedCriteria,
    /// Whether anybody could ever judge it.
    pub testable: bool,
    /// The id of the claim in whose place it stands.
    pub replaces: Option<String>,
    /// Former ids.
    pub aliases: Vec<String>,
}

/// A link of the chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedRelay {
    /// The speaker's id.
    pub speaker: String,
    /// How.
    pub mode: String,
    /// When, as written.
    pub date: Option<String>,
    /// The id of the article's source that shows it.
    pub source: Option<String>,
}

/// A proviso.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedCondition {
    /// Its id.
    pub id: String,
    /// if, while, unless.
    #[serde(rename = "type")]
    pub kind: String,
    /// In words.
    pub text: String,
}

/// What would count as what.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedCriteria {
    /// As kept, or true.
    pub kept_if: Option<String>,
    /// As partly so.
    pub partly_if: Option<String>,
    /// As broken, or false.
    pub broken_if: Option<String>,
}

/// A follow-up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedFollowUp {
    /// The claim's id.
    pub claim: String,
    /// The slug of the article that gives it.
    pub article: String,
    /// Its own id, where the article follows the claim twice.
    pub id: Option<String>,
    /// When it happened, as written; null for the article's date.
    pub happened: Option<String>,
    /// The verdict; null for an event.
    pub verdict: Option<String>,
    /// What happened.
    pub note: Option<String>,
    /// Ids of the article's sources.
    pub sources: Vec<String>,
    /// Who judges; nobody for the article's authors.
    pub by: Vec<String>,
    /// high, medium, low.
    pub confidence: Option<String>,
    /// Why it was not kept.
    pub reason: Option<String>,
    /// What became of the claim's conditions, by their ids.
    pub conditions: BTreeMap<String, String>,
    /// The deadline that its maker moved to, as written.
    pub due: Option<String>,
    /// Whether the speaker has now confirmed the claim.
    pub confirmed: Option<String>,
    /// The follow-up that was wrong.
    pub corrects: Option<FollowUpRef>,
    /// The follow-up that this one disagrees with.
    pub disputes: Option<FollowUpRef>,
    /// The follow-ups between which it decides.
    pub settles: Vec<FollowUpRef>,
}

/// Another follow-up of the same claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FollowUpRef {
    /// The slug of its article.
    pub article: String,
    /// Its id, where it has one.
    pub id: Option<String>,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordedSource {
    /// The slug of the article that lists it.
    pub article: String,
    /// Its id there.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as written.
    pub date: Option<String>,
    /// Where.
    pub url: Option<String>,
}

impl std::fmt::Display for FollowUpRef {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.id {
            None => formatter.write_str(&self.article),
            Some(id) => write!(formatter, "{}#{id}", self.article),
        }
    }
}
