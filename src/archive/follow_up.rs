//! Follow-ups: what a later article says became of a claim.

use super::claim::{Confirmed, words};
use super::key::{ArticleKey, ClaimKey, FollowUpKey, SourceKey};
use crate::date::Edtf;
use crate::files::Span;
use crate::id::{FollowUpId, StatusId};

words! {
    /// How sure the judgement is.
    Confidence {
        /// Very.
        High = "high",
        /// Fairly.
        Medium = "medium",
        /// Little.
        Low = "low",
    }
}

words! {
    /// Why a commitment was broken, or only partly kept.
    Reason {
        /// Other things came first.
        NoPriority = "no-priority",
        /// The speaker wanted something else.
        ChangedMind = "changed-mind",
        /// Somebody stood in the way.
        Blocked = "blocked",
        /// Too few were for it.
        NoMajority = "no-majority",
        /// Something happened.
        ExternalEvent = "external-event",
        /// There was no money.
        NoFunds = "no-funds",
        /// It had been done before.
        AlreadyDone = "already-done",
        /// It was harder than thought.
        Misjudged = "misjudged",
        /// What it hung on did not come.
        ConditionNotMet = "condition-not-met",
        /// Nobody can tell.
        Unknown = "unknown",
    }
}

words! {
    /// What became of a condition.
    ConditionState {
        /// It came true.
        Met = "met",
        /// It can no longer come true.
        Failed = "failed",
        /// It was so and is no longer.
        Ceased = "ceased",
    }
}

/// What an article says became of a claim. It was recorded on its article's date.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// The article that says so.
    pub article: ArticleKey,
    /// The claim.
    pub claim: ClaimKey,
    /// Only where one article follows one claim twice.
    pub id: Option<FollowUpId>,
    /// When it happened.
    pub happened: Edtf,
    /// The judgement, out of the kind's scale; `None` for an event.
    pub verdict: Option<StatusId>,
    /// What happened, in a sentence or two.
    pub note: Option<String>,
    /// The evidence.
    pub sources: Vec<SourceKey>,
    /// Who judges; the article's authors where nobody is named.
    pub by: Vec<String>,
    /// How sure the judgement is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub reason: Option<Reason>,
    /// What became of the claim's conditions, by their position in the claim.
    pub conditions: Vec<(usize, ConditionState)>,
    /// The deadline that its maker moved to.
    pub due: Option<Edtf>,
    /// The speaker has now confirmed or denied the claim.
    pub confirmed: Option<Confirmed>,
    /// That one was wrong.
    pub corrects: Option<FollowUpKey>,
    /// We disagree with that one.
    pub disputes: Option<FollowUpKey>,
    /// These disagreed, and this ends it.
    pub settles: Vec<FollowUpKey>,
    /// Where it stands: its claim's id.
    pub at: Span,
}
