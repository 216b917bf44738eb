//! What changed, and what was wrong: each in the order of the day on which it was recorded.

use crate::archive::{Archive, ArticleKey, ClaimKey, FollowUpKey};
use crate::date::Day;
use crate::status::Snapshot;

/// The beginning of one spell of a claim's status, the first one ("new") included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The day from which the status holds.
    pub day: Day,
    /// Whose status.
    pub claim: ClaimKey,
    /// The spell's position in the claim's history; what it changed from is the one before.
    pub spell: u32,
}

/// Something published that was wrong, and is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Corrected {
    /// The day of the correction: its last, where it is vague, its first, where it has no end.
    pub day: Day,
    /// What was wrong.
    pub what: Wrong,
}

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// Something in an article.
    Article {
        /// The article.
        article: ArticleKey,
        /// Its position among [`Snapshot::corrections`] of the article: those that are there by the day.
        correction: u32,
    },
    /// A follow-up that an active later one corrects.
    FollowUp {
        /// The wrong one.
        follow_up: FollowUpKey,
        /// The one that corrects it.
        by: FollowUpKey,
    },
}

/// Every change of some claims, oldest first; a claim that doesn't exist on the day has none.
pub fn changes_of(snapshot: &Snapshot, claims: &[ClaimKey]) -> Vec<Change> {
    let mut changes = Vec::new();
    for claim in claims {
        let spells = snapshot.claim(*claim).into_iter().flat_map(|state| &state.history);
        changes.extend((0..).zip(spells).map(|(spell, began)| Change { day: began.from, claim: *claim, spell }));
    }
    changes.sort_unstable();
    changes
}

/// Every correction as of the day, oldest first: the articles' own, and the follow-ups that later ones correct.
pub(super) fn corrections(archive: &Archive, snapshot: &Snapshot) -> Vec<Corrected> {
    let mut corrected = Vec::new();
    for article in snapshot.articles() {
        for (correction, entry) in (0..).zip(snapshot.corrections(&archive.articles[article])) {
            let day = entry.date.last_day().or(entry.date.first_day()).unwrap_or(snapshot.as_of);
            corrected.push(Corrected { day, what: Wrong::Article { article, correction } });
        }
    }
    for (_, state) in snapshot.claims() {
        for follow_up in &state.follow_ups {
            if let Some(by) = follow_up.corrected_by {
                let day = archive.articles[archive.follow_ups[by].article].date;
                corrected.push(Corrected { day, what: Wrong::FollowUp { follow_up: follow_up.key, by } });
            }
        }
    }
    corrected.sort_unstable();
    corrected
}
