//! A claim's follow-ups on the days on which they were recorded.
//!
//! In: a claim, how far one sees. Out: the [`Reading`] of any day, going forward.

use super::horizon::Horizon;
use super::order::named;
use super::reading::Reading;
use crate::archive::{Archive, ClaimKey, FollowUpKey};
use crate::date::Day;

/// The follow-ups of one claim, in the order of recording.
#[derive(Debug)]
pub(super) struct Record<'a> {
    archive: &'a Archive,
    claim: ClaimKey,
    follow_ups: Vec<(Day, FollowUpKey)>,
    /// The days, latest first, on which something is recorded that was named before: only then does the order
    /// of the others change, and what was read has to be read anew.
    turns: Vec<Day>,
    reading: Reading<'a>,
}

impl<'a> Record<'a> {
    /// All that exist by the horizon; none is read yet.
    pub(super) fn new(archive: &'a Archive, claim: ClaimKey, horizon: Horizon) -> Record<'a> {
        let recorded = |key: FollowUpKey| archive.articles[archive.follow_ups[key].article].date;
        let follow_ups: Vec<(Day, FollowUpKey)> = horizon.follow_ups(archive, claim).into_iter().map(|key| (recorded(key), key)).collect();
        let mut turns: Vec<Day> = follow_ups
            .iter()
            .flat_map(|(day, key)| named(&archive.follow_ups[*key]).map(recorded).filter(move |named| named > day))
            .collect();
        turns.sort_unstable_by(|a, b| b.cmp(a));
        turns.dedup();
        let reading = reading_before(turns.last(), archive, claim, &follow_ups);
        Record { archive, claim, follow_ups, turns, reading }
    }

    /// What is recorded by that day. Each day has to be later than the one before.
    pub(super) fn on(&mut self, day: Day) -> &mut Reading<'a> {
        if self.turns.last().is_some_and(|turn| *turn <= day) {
            while self.turns.pop_if(|turn| *turn <= day).is_some() {}
            self.reading = reading_before(self.turns.last(), self.archive, self.claim, &self.follow_ups);
        }
        self.reading.advance(day);
        &mut self.reading
    }

    /// What was recorded by the last day that was asked for.
    pub(super) fn last_read(&mut self) -> &mut Reading<'a> {
        &mut self.reading
    }

    /// The next day after that one on which something is recorded.
    pub(super) fn next_after(&self, day: Day) -> Option<Day> {
        let next = self.follow_ups.partition_point(|(recorded, _)| *recorded <= day);
        self.follow_ups.get(next).map(|(recorded, _)| *recorded)
    }

    /// The last day on which something is recorded.
    pub(super) fn last_day(&self) -> Option<Day> {
        self.follow_ups.last().map(|(recorded, _)| *recorded)
    }
}

/// Of what is recorded before the next turn: all, where there is none.
fn reading_before<'a>(turn: Option<&Day>, archive: &'a Archive, claim: ClaimKey, follow_ups: &[(Day, FollowUpKey)]) -> Reading<'a> {
    let end = turn.map_or(follow_ups.len(), |turn| follow_ups.partition_point(|(day, _)| day < turn));
    let keys: Vec<FollowUpKey> = follow_ups[..end].iter().map(|(_, key)| *key).collect();
    Reading::new(archive, claim, &keys)
}
