//! Every status that a claim ever had.
//!
//! In: a claim, how far one sees, the deadlines. Out: its spells, oldest first, and what holds on the last day.
//!
//! The status is asked for only on days on which something can change it. What is found for a day depends on nothing
//! that is recorded later, so that the history as of an earlier day is the beginning of it.

use super::due::{Deadlines, InForce};
use super::horizon::Horizon;
use super::reading::{Arrival, Reading};
use super::record::Record;
use super::rules::{Findings, Status, status};
use crate::archive::{Archive, ClaimKey, ConditionState, FollowUpKey};
use crate::date::{Day, Edtf};

/// A time during which the status stayed the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The first day; it lasts to the day before the next spell.
    pub from: Day,
    /// The status.
    pub status: Status,
    /// The verdicts that stood when it began, in reading order.
    pub standing: Vec<FollowUpKey>,
    /// Why it began.
    pub why: Why,
    /// When that happened: of the follow-up that `why` names; of a first spell's, of the verdict that it shows.
    pub happened: Option<Edtf>,
}

/// Why a spell began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The claim was recorded.
    New,
    /// A verdict.
    Judged {
        /// The follow-up.
        by: FollowUpKey,
    },
    /// A correction of an earlier follow-up.
    Corrected {
        /// The follow-up.
        by: FollowUpKey,
    },
    /// A verdict that stands beside the one it disputes.
    Disputed {
        /// The follow-up.
        by: FollowUpKey,
    },
    /// A verdict that ends a dispute.
    Settled {
        /// The follow-up.
        by: FollowUpKey,
    },
    /// The last day of due was the day before.
    DayPassed,
    /// Another deadline.
    DueMoved {
        /// The follow-up.
        by: FollowUpKey,
    },
    /// The claim before which it is due was recorded, judged, corrected or moved.
    OtherMoved {
        /// The other claim.
        claim: ClaimKey,
    },
    /// A condition came true, failed or ceased.
    ConditionChanged {
        /// The follow-up.
        by: FollowUpKey,
    },
    /// Another claim was recorded that stands in its place.
    Replaced {
        /// The other claim.
        by: ClaimKey,
    },
}

impl Why {
    /// The word in data and in the theme's keys. Of another claim that moved a deadline it is that of the deadline.
    pub fn as_str(self) -> &'static str {
        match self {
            Why::New => "new",
            Why::Judged { by: _ } => "judged",
            Why::Corrected { by: _ } => "corrected",
            Why::Disputed { by: _ } => "disputed",
            Why::Settled { by: _ } => "settled",
            Why::DayPassed => "day-passed",
            Why::DueMoved { by: _ } | Why::OtherMoved { claim: _ } => "due-moved",
            Why::ConditionChanged { by: _ } => "condition-changed",
            Why::Replaced { by: _ } => "replaced",
        }
    }

    /// The follow-up that brought it about.
    pub fn follow_up(self) -> Option<FollowUpKey> {
        match self {
            Why::Judged { by }
            | Why::Corrected { by }
            | Why::Disputed { by }
            | Why::Settled { by }
            | Why::DueMoved { by }
            | Why::ConditionChanged { by } => Some(by),
            Why::New | Why::DayPassed | Why::OtherMoved { .. } | Why::Replaced { .. } => None,
        }
    }
}

/// A claim's history, and what holds on its last day.
#[derive(Debug)]
pub(super) struct History<'a> {
    /// Oldest first; never empty.
    pub spells: Vec<Spell>,
    /// The status on the last day.
    pub status: Status,
    /// The deadline in force, and its last day.
    pub due: Option<(InForce<'a>, Option<Day>)>,
    /// The state of each condition.
    pub conditions: Vec<Option<(ConditionState, FollowUpKey)>>,
    /// What is recorded.
    pub record: Record<'a>,
}

/// One day on which the status can change.
struct Change<'r> {
    day: Day,
    status: &'r Status,
    conditions: &'r [Option<(ConditionState, FollowUpKey)>],
    due: Option<InForce<'r>>,
    past_after: Option<Day>,
    /// The claim before which it is due, if its last day changes on the day.
    other: Option<ClaimKey>,
    replaced: Option<(Day, ClaimKey)>,
}

/// The history of a claim from the day on which it was recorded, `since`.
///
/// `replaced`: the first claim that exists and stands in its place, and since when.
pub(super) fn history<'a>(
    archive: &'a Archive,
    claim_key: ClaimKey,
    since: Day,
    horizon: Horizon,
    deadlines: &Deadlines,
    replaced: Option<(Day, ClaimKey)>,
) -> History<'a> {
    let claim = &archive.claims[claim_key];
    let mut record = Record::new(archive, claim_key, horizon);
    let mut spells: Vec<Spell> = Vec::new();
    let mut day = since;
    loop {
        let reading = record.on(day);
        let due = InForce::on(claim.due.as_ref(), since, reading);
        let past_after = due.and_then(|due| due.past_after(deadlines, day));
        let conditions = reading.conditions();
        let status = status(&Findings {
            claim,
            verdict: reading.verdict(),
            differ: reading.differ(),
            conditions: &conditions,
            past_due: past_after.is_some_and(|last| day > last),
            replaced: replaced.is_some_and(|(from, _)| from <= day),
        });
        let named = due.and_then(InForce::before);
        let steps = named.and_then(|named| deadlines.before(named));
        if spells.last().is_none_or(|spell| spell.status.id() != status.id()) {
            let other = named.filter(|_| steps.is_some_and(|steps| steps.change_on(day)));
            let change = Change { day, status: &status, conditions: &conditions, due, past_after, other, replaced };
            let why = if spells.is_empty() { Why::New } else { change.why(reading) };
            let shown = why.follow_up().or_else(|| reading.last_standing().filter(|_| why == Why::New && judged(&status)));
            let happened = shown.map(|key| archive.follow_ups[key].happened.clone());
            spells.push(Spell { from: day, status: status.clone(), standing: reading.standing(), why, happened });
        }
        let next = [
            record.next_after(day),
            steps.and_then(|steps| steps.next_after(day)),
            past_after.map(Day::next),
            replaced.map(|(from, _)| from),
        ];
        match next.into_iter().flatten().filter(|next| *next > day).min() {
            Some(next) if next <= horizon.day => day = next,
            Some(_) | None => return History { spells, status, due: due.map(|due| (due, past_after)), conditions, record },
        }
    }
}

/// Whether a status is that of the verdicts that stand.
fn judged(status: &Status) -> bool {
    match status {
        Status::Judged(_) | Status::Contested => true,
        Status::Pending
        | Status::Conditional
        | Status::Overdue
        | Status::AwaitingVerdict
        | Status::NotTriggered
        | Status::Lapsed
        | Status::Superseded
        | Status::Unverifiable => false,
    }
}

impl Change<'_> {
    /// What, of all that is new on the day, explains the status best.
    fn why(&self, reading: &mut Reading) -> Why {
        let today = reading.today();
        let last = |fits: fn(&Arrival) -> bool| today.iter().rev().find(|arrival| fits(arrival)).map(|arrival| arrival.key);
        let is_today = |key: FollowUpKey| today.iter().any(|arrival| arrival.key == key);

        let corrected = last(|arrival| arrival.corrects).map(|by| Why::Corrected { by });
        let judged = last(|arrival| arrival.stands && arrival.settles)
            .map(|by| Why::Settled { by })
            .or_else(|| last(|arrival| arrival.stands && arrival.stands_beside).map(|by| Why::Disputed { by }))
            .or_else(|| last(|arrival| arrival.stands && arrival.corrects).map(|by| Why::Corrected { by }))
            .or_else(|| last(|arrival| arrival.stands).map(|by| Why::Judged { by }));
        let condition = self.conditions.iter().flatten().map(|(_, by)| *by).filter(|by| is_today(*by)).max();
        let condition = condition.map(|by| Why::ConditionChanged { by });
        let moved = self.due.and_then(InForce::by).filter(|by| is_today(*by)).map(|by| Why::DueMoved { by });
        let replaced = self.replaced.filter(|(from, _)| *from == self.day).map(|(_, by)| Why::Replaced { by });
        let passed = self.past_after.filter(|last| *last < self.day && last.next() == self.day).map(|_| Why::DayPassed);
        let other = self.other.map(|claim| Why::OtherMoved { claim });

        match self.status {
            Status::Judged(_) | Status::Contested => judged.or(corrected).or(condition).or(moved),
            Status::NotTriggered | Status::Lapsed => condition.or(corrected).or(judged),
            Status::Superseded => replaced.or(corrected).or(condition).or(judged),
            Status::Overdue | Status::AwaitingVerdict => passed.or(corrected).or(judged).or(condition).or(moved),
            Status::Pending | Status::Conditional | Status::Unverifiable => corrected.or(condition).or(moved),
        }
        .or(other)
        .unwrap_or(Why::DayPassed)
    }
}
