//! The deadline in force, and the last day it sets.
//!
//! In: claims with their follow-ups. Out: for each claim that another must come before, its last day as it changes with
//! what is recorded; and the last day of any deadline on any day.
//!
//! Chains of `before` are followed by a loop, from their end.

use std::collections::{BTreeMap, BTreeSet};

use super::horizon::Horizon;
use super::reading::{MovedDue, Reading};
use super::record::Record;
use crate::archive::{Archive, ClaimKey, Due, FollowUpKey};
use crate::date::Day;

/// The deadline that was recorded last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueInForce {
    /// As written. A claim that it names exists.
    pub written: Due,
    /// The last day on which the claim is not yet past it; `None` where it sets none.
    pub past_after: Option<Day>,
    /// The follow-up that set it; `None`: the claim did.
    pub by: Option<FollowUpKey>,
}

/// What is in force on a day, as it stands in the archive.
#[derive(Clone, Copy, Debug)]
pub(super) enum InForce<'a> {
    /// The claim's own.
    Own(&'a Due),
    /// A follow-up's.
    Moved(MovedDue<'a>),
}

impl<'a> InForce<'a> {
    /// Rule 8: the deadline in force is the last one recorded, by the claim's article or by a follow-up that counts.
    ///
    /// `since`: the day on which the claim was recorded.
    pub(super) fn on(own: Option<&'a Due>, since: Day, reading: &mut Reading<'a>) -> Option<InForce<'a>> {
        match (own, reading.moved_due()) {
            (Some(own), Some(moved)) if moved.recorded < since => Some(InForce::Own(own)),
            (_, Some(moved)) => Some(InForce::Moved(moved)),
            (own, None) => own.map(InForce::Own),
        }
    }

    /// The follow-up that set it.
    pub(super) fn by(self) -> Option<FollowUpKey> {
        match self {
            InForce::Own(_) => None,
            InForce::Moved(moved) => Some(moved.by),
        }
    }

    /// The claim before which it is due.
    pub(super) fn before(self) -> Option<ClaimKey> {
        match self {
            InForce::Own(Due::Before(claim)) => Some(*claim),
            InForce::Own(Due::On(_) | Due::After(_)) | InForce::Moved(_) => None,
        }
    }

    /// Rule 8: the last day of due. That of `before` is the other claim's; `after` has none.
    pub(super) fn past_after(self, deadlines: &Deadlines, day: Day) -> Option<Day> {
        match self {
            InForce::Own(Due::On(date)) => date.overdue_after(),
            InForce::Own(Due::Before(claim)) => deadlines.before(*claim)?.on(day),
            InForce::Own(Due::After(_)) => None,
            InForce::Moved(moved) => moved.to.overdue_after(),
        }
    }

    /// The same to be shown; `None` where it names a claim that doesn't exist yet, and so has no effect.
    pub(super) fn shown(self, archive: &Archive, horizon: Horizon, past_after: Option<Day>) -> Option<DueInForce> {
        let written = match self {
            InForce::Own(own) => own.clone(),
            InForce::Moved(moved) => Due::On(moved.to.clone()),
        };
        match written {
            Due::Before(claim) | Due::After(claim) => horizon.claim_since(archive, claim).map(|_| ())?,
            Due::On(_) => (),
        }
        Some(DueInForce { written, past_after, by: self.by() })
    }
}

/// A last day that changes with what is recorded: each holds from its day on, `None` for no last day.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps(Vec<(Day, Option<Day>)>);

impl Steps {
    /// The last day as it stands on a day.
    pub(super) fn on(&self, day: Day) -> Option<Day> {
        let started = self.0.partition_point(|(from, _)| *from <= day);
        self.0[..started].last()?.1
    }

    /// The next day after that one on which it changes.
    pub(super) fn next_after(&self, day: Day) -> Option<Day> {
        self.0.get(self.0.partition_point(|(from, _)| *from <= day)).map(|(from, _)| *from)
    }

    /// Whether it changes on that day.
    pub(super) fn change_on(&self, day: Day) -> bool {
        self.0.binary_search_by_key(&day, |(from, _)| *from).is_ok()
    }

    /// Goes on with that last day. Each day has to be later than the one before.
    fn go_on(&mut self, from: Day, last: Option<Day>) {
        if self.0.last().is_none_or(|(_, before)| *before != last) {
            self.0.push((from, last));
        }
    }
}

/// The last day for whatever is due before a claim, of all claims that something is due before.
#[derive(Debug, Default)]
pub(super) struct Deadlines(BTreeMap<ClaimKey, Steps>);

impl Deadlines {
    /// Of all claims that exist by the horizon.
    pub(super) fn of(archive: &Archive, horizon: Horizon) -> Deadlines {
        let before = |claim: ClaimKey| match archive.claims[claim].due {
            Some(Due::Before(named)) => horizon.claim_since(archive, named).map(|_| named),
            Some(Due::On(_) | Due::After(_)) | None => None,
        };
        let mut deadlines = Deadlines::default();
        let mut seen = BTreeSet::new();
        for claim in archive.claims.keys().filter_map(before) {
            let chain = std::iter::successors(Some(claim), |claim| before(*claim)).take_while(|claim| seen.insert(*claim));
            for claim in chain.collect::<Vec<_>>().into_iter().rev() {
                let steps = deadlines.steps(archive, horizon, claim);
                deadlines.0.insert(claim, steps);
            }
        }
        deadlines
    }

    /// Of that claim.
    pub(super) fn before(&self, claim: ClaimKey) -> Option<&Steps> {
        self.0.get(&claim)
    }

    /// Rule 8: the last day on which the earliest settled verdict of the claim that still counts happened; while there is
    /// none, the claim's own. A void verdict settles nothing.
    fn steps(&self, archive: &Archive, horizon: Horizon, claim: ClaimKey) -> Steps {
        let own = archive.claims[claim].due.as_ref();
        let mut steps = Steps::default();
        let mut record = Record::new(archive, claim, horizon);
        let since = horizon.claim_since(archive, claim);
        let mut next = since;
        while let (Some(since), Some(day)) = (since, next.filter(|day| *day <= horizon.day)) {
            let reading = record.on(day);
            let in_force = InForce::on(own, since, reading);
            let last = reading.first_settled().or_else(|| in_force?.past_after(self, day));
            steps.go_on(day, last);
            let named = in_force.and_then(InForce::before).and_then(|named| self.before(named));
            next = [record.next_after(day), named.and_then(|named| named.next_after(day))].into_iter().flatten().min();
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_day_holds_until_the_next_step() {
        let day = |text| Day::parse(text).unwrap();
        let mut steps = Steps::default();
        for (from, last) in [("2018-03-06", Some("2018-04-30")), ("2018-03-09", Some("2018-04-30")), ("2018-04-27", None)] {
            steps.go_on(day(from), last.map(day));
        }
        for (on, last, next) in [
            ("2018-03-05", None, Some("2018-03-06")),
            ("2018-03-06", Some("2018-04-30"), Some("2018-04-27")), // the step of 9 March changes nothing
            ("2018-04-26", Some("2018-04-30"), Some("2018-04-27")),
            ("2018-04-27", None, None),
        ] {
            assert_eq!((steps.on(day(on)), steps.next_after(day(on))), (last.map(day), next.map(day)), "{on}");
        }
    }
}
