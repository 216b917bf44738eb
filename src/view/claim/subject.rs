//! What a claim's page is about.

use crate::archive::{Claim, ClaimKey, FollowUpKey};
use crate::status::{ClaimState, FollowUpState};
use crate::theme::Html;

/// A claim that exists on the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub key: ClaimKey,
    pub claim: &'a Claim,
    pub state: &'a ClaimState,
}

impl<'a> Subject<'a> {
    /// What holds of a follow-up of the claim.
    pub(super) fn follow_up(self, key: FollowUpKey) -> Option<&'a FollowUpState> {
        self.state.follow_ups.iter().find(|follow_up| follow_up.key == key)
    }
}

/// Sentences in a row.
pub(super) fn sentences(parts: impl IntoIterator<Item = Html>) -> Html {
    Html::join(&parts.into_iter().collect::<Vec<_>>(), " ")
}
