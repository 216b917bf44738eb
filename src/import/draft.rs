//! Files as they will be written, in values.

use super::speaker::SpeakerDraft;
use crate::archive::ClaimKind;
use crate::date::{Day, Edtf};
use crate::id::{ClaimId, SpeakerId, StatusId};

/// A file.
#[derive(Clone, Debug)]
pub(super) enum Draft {
    Article(ArticleDraft),
    Speaker(SpeakerDraft),
}

#[derive(Clone, Debug)]
pub(super) struct ArticleDraft {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) day: Day,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) topics: Vec<String>,
    pub(super) claims: Vec<ClaimDraft>,
    pub(super) sources: Vec<SourceDraft>,
    pub(super) follow_ups: Vec<FollowUpDraft>,
    /// What the body shows: each claim once.
    pub(super) passages: Vec<Passage>,
    /// About how long its front matter is, in bytes.
    pub(super) size: usize,
}

#[derive(Clone, Debug)]
pub(super) struct ClaimDraft {
    pub(super) id: ClaimId,
    pub(super) kind: ClaimKind,
    pub(super) text: String,
    pub(super) speaker: SpeakerId,
    pub(super) made: Option<Edtf>,
    pub(super) due: Option<Edtf>,
    pub(super) topics: Vec<String>,
    pub(super) sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceDraft {
    pub(super) id: String,
    /// A word of the front matter.
    pub(super) kind: &'static str,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) date: Option<Edtf>,
    pub(super) url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FollowUpDraft {
    pub(super) claim: ClaimId,
    /// Where the article follows the claim more than once.
    pub(super) id: Option<String>,
    /// Where it is vaguer than the article's day.
    pub(super) date: Option<Edtf>,
    pub(super) verdict: Option<StatusId>,
    pub(super) note: Option<String>,
    pub(super) by: Option<String>,
}

/// A claim's words in a body.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) claim: ClaimId,
    pub(super) text: String,
    pub(super) note: Option<String>,
}
