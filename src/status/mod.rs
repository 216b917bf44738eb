//! What the archive says of every claim, as of a day.
//!
//! In: an [`Archive`], a [`Day`], whether drafts count. Out: a [`Snapshot`]: what exists by then, and every claim's
//! status, with every status it ever had. The rules are those of the methodology, each a small function with its number:
//! 1 in `counting`, 2 in `order`, 3 in `standing`, 4 to 9 in `rules`, the deadlines of 8 in `due`.
//!
//! Never: a verdict that no follow-up gives, a clock, a look at what is recorded later than the day.
//! Circles, which are mistakes elsewhere, get some answer here, always the same one.

mod counting;
mod due;
mod flags;
mod history;
mod horizon;
mod order;
mod reading;
mod reconstruction;
mod record;
mod rules;
mod settling;
mod snapshot;
mod standing;
#[cfg(test)]
mod tests;

pub use due::DueInForce;
pub use flags::Flags;
pub use history::{Spell, Why};
pub use horizon::Drafts;
pub use reconstruction::{Reconstruction, reconstruction};
pub use rules::Status;
pub use settling::{Effort, Settlement, settlements};
pub use snapshot::{ClaimState, FollowUpState, LeftOut, Snapshot};

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, ClaimKey, FollowUpKey};
use crate::date::Day;
use horizon::Horizon;
use reading::Reading;

/// The archive as it would have stood on a day.
pub fn as_of(archive: &Archive, day: Day, drafts: Drafts) -> Snapshot {
    Snapshot::new(archive, Horizon { day, drafts })
}

/// The verdicts of a claim that stand on a day, in reading order.
///
/// With `before`, what stands but for that follow-up and whatever names it, directly or through others: what a `settles`
/// recorded on that day has to name.
pub fn standing_on(archive: &Archive, claim: ClaimKey, day: Day, drafts: Drafts, before: Option<FollowUpKey>) -> Vec<FollowUpKey> {
    let mut keys = Horizon { day, drafts }.follow_ups(archive, claim);
    if let Some(before) = before {
        let because = read_because_of(archive, &keys, before);
        keys.retain(|key| !because.contains(key));
    }
    let mut reading = Reading::new(archive, claim, &keys);
    reading.advance(day);
    reading.standing()
}

/// A follow-up and all that correct, dispute or settle it, or one of those.
fn read_because_of(archive: &Archive, keys: &[FollowUpKey], first: FollowUpKey) -> BTreeSet<FollowUpKey> {
    let mut named_by: BTreeMap<FollowUpKey, Vec<FollowUpKey>> = BTreeMap::new();
    for key in keys {
        for named in order::named(&archive.follow_ups[*key]) {
            named_by.entry(named).or_default().push(*key);
        }
    }
    let mut because = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some(key) = open.pop() {
        let next = named_by.get(&key).map_or(&[][..], Vec::as_slice);
        open.extend(next.iter().filter(|key| because.insert(**key)));
    }
    because
}
