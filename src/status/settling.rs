//! What a settlement has to name.
//!
//! In: a claim. Out: for each of its follow-ups that settles, the verdicts that stood on the day it was recorded, but for
//! itself and whatever names it, directly or through others.
//!
//! A claim's follow-ups are read once, however many of them settle something. Only for several of one day, of which one
//! may be read because of another, is each asked for by itself, as long as that is affordable.

use super::horizon::{Drafts, Horizon};
use super::reading::Reading;
use super::standing_on;
use crate::archive::{Archive, ClaimKey, FollowUpKey};
use crate::date::Day;

/// How many follow-ups may be read again, of all claims together.
#[derive(Debug)]
pub struct Effort {
    left: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { left: 300_000 }
    }
}

/// A follow-up that settles, and what it has to name in reading order; `None` where that would cost too much.
pub type Settlement = (FollowUpKey, Option<Vec<FollowUpKey>>);

/// Every settlement of a claim, in the order of recording.
pub fn settlements(archive: &Archive, claim: ClaimKey, drafts: Drafts, effort: &mut Effort) -> Vec<Settlement> {
    let settles = |key: &FollowUpKey| !archive.follow_ups[*key].settles.is_empty();
    let recorded = |key: &FollowUpKey| archive.articles[archive.follow_ups[*key].article].date;
    if !archive.claims[claim].follow_ups.iter().any(settles) {
        return Vec::new();
    }
    let keys = Horizon { day: Day::MAX, drafts }.follow_ups(archive, claim);
    let mut reading = Reading::new(archive, claim, &keys);
    let mut found = Vec::new();
    for of_one_day in keys.chunk_by(|a, b| recorded(a) == recorded(b)) {
        for key in of_one_day.iter().filter(|key| settles(key)) {
            let day = recorded(key);
            let stood = match of_one_day {
                [_] if day > Day::MIN => {
                    reading.advance(day.previous());
                    Some(reading.standing())
                }
                _ => effort.left.checked_sub(keys.len()).map(|left| {
                    effort.left = left;
                    standing_on(archive, claim, day, drafts, Some(*key))
                }),
            };
            found.push((*key, stood));
        }
    }
    found
}
