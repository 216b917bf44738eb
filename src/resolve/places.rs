//! Where the entries say what they say: for mistakes that are seen only when all is joined.
//!
//! Side tables of the archive's, in the same order. They end with this stage.

use crate::archive::{ClaimKey, FollowUpKey};
use crate::files::Span;

/// Of every article, claim and follow-up.
#[derive(Default)]
pub(super) struct Places {
    /// Whether the article's day could be read; if not, nothing can be said of what comes before and after it.
    pub(super) dated: Vec<bool>,
    pub(super) claims: Vec<ClaimPlaces>,
    pub(super) follow_ups: Vec<FollowUpPlaces>,
}

/// Of a claim.
pub(super) struct ClaimPlaces {
    /// Whether its kind could be read; if not, nobody knows its scale.
    pub(super) has_kind: bool,
    pub(super) form: Option<Span>,
    pub(super) made: Option<Span>,
    pub(super) due: Option<Span>,
    pub(super) about: Vec<(ClaimKey, Span)>,
    pub(super) precedents: Vec<(ClaimKey, Span)>,
    pub(super) replaces: Option<(ClaimKey, Span)>,
}

/// Of a follow-up.
pub(super) struct FollowUpPlaces {
    pub(super) date: Option<Span>,
    pub(super) verdict: Option<Span>,
    /// Whether it names sources, be they there or not.
    pub(super) names_sources: bool,
    pub(super) reason: Option<Span>,
    pub(super) due: Option<Span>,
    pub(super) corrects: Option<Span>,
    pub(super) disputes: Option<Span>,
    pub(super) settles: Vec<(FollowUpKey, Span)>,
    /// Whether every name under `settles` leads to a follow-up.
    pub(super) all_settles_found: bool,
}

impl Places {
    pub(super) fn claim(&self, key: ClaimKey) -> &ClaimPlaces {
        &self.claims[key.position()]
    }

    pub(super) fn follow_up(&self, key: FollowUpKey) -> &FollowUpPlaces {
        &self.follow_ups[key.position()]
    }
}
