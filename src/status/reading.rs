//! What a claim's follow-ups come to, day by day.
//!
//! In: follow-ups of one claim, then days, each later than the one before. Out: what counts, what stands, and which
//! conditions and deadline hold on that day.
//!
//! A day costs as much as what it changes: what is recorded is mostly read after all that was there before, and a
//! correction is followed only where somebody asks.

use std::collections::BTreeSet;
use std::ops::Range;

use super::counting::Counting;
use super::order::{Entry, reading_order};
use super::standing::Standing;
use crate::archive::{Archive, ClaimKey, ConditionState, Confirmed, FollowUpKey, VerdictClass};
use crate::date::{Day, Edtf};
use crate::id::StatusId;

/// A claim's follow-ups in reading order, and those of them that are recorded by a day.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    entries: Vec<Entry<'a>>,
    /// Positions in the order of recording.
    arrivals: Vec<usize>,
    recorded: usize,
    today: Range<usize>,
    counting: Counting,
    standing: Standing,
    // Of what is recorded, the positions of those that …
    verdicts: BTreeSet<usize>,
    settled: BTreeSet<usize>,
    conditions: Vec<BTreeSet<usize>>,
    dues: Vec<usize>,
}

/// A deadline that a follow-up sets.
#[derive(Clone, Copy, Debug)]
pub(super) struct MovedDue<'a> {
    /// The deadline.
    pub to: &'a Edtf,
    /// The follow-up.
    pub by: FollowUpKey,
    /// The day it was recorded.
    pub recorded: Day,
}

impl<'a> Reading<'a> {
    /// None of them is recorded yet.
    pub(super) fn new(archive: &'a Archive, claim: ClaimKey, keys: &[FollowUpKey]) -> Reading<'a> {
        let entries = reading_order(archive, keys);
        let mut arrivals: Vec<usize> = (0..entries.len()).collect();
        arrivals.sort_by_key(|position| entries[*position].recorded);
        Reading {
            arrivals,
            recorded: 0,
            today: 0..0,
            counting: Counting::new(entries.len()),
            standing: Standing::none(entries.len()),
            verdicts: BTreeSet::new(),
            settled: BTreeSet::new(),
            conditions: vec![BTreeSet::new(); archive.claims[claim].conditions.len()],
            dues: Vec::new(),
            entries,
        }
    }

    /// Takes in what is recorded up to that day.
    pub(super) fn advance(&mut self, day: Day) {
        let before = self.recorded;
        let recorded = |position: &usize| self.entries[*position].recorded;
        self.recorded += self.arrivals[before..].partition_point(|position| recorded(position) <= day);
        let new = &self.arrivals[before..self.recorded];
        self.today = before + new.partition_point(|position| recorded(position) < day)..self.recorded;

        let mut last = self.verdicts.last().copied();
        let mut only_adds = true;
        for index in before..self.recorded {
            let position = self.arrivals[index];
            only_adds &= self.entries[position].corrects.is_none();
            if self.entries[position].verdict.is_some() {
                only_adds &= last.is_none_or(|last| last < position);
                last = Some(position);
            }
            self.take_in(position);
        }
        if only_adds {
            for position in &self.arrivals[before..self.recorded] {
                if self.entries[*position].verdict.is_some() && self.counting.counts(*position) {
                    self.standing.read(&self.entries, *position);
                }
            }
        } else {
            self.read_again();
        }
    }

    fn take_in(&mut self, position: usize) {
        let entry = &self.entries[position];
        if let Some(corrected) = entry.corrects {
            self.counting.correct(corrected, position);
        }
        if let Some((_, class)) = entry.verdict {
            self.verdicts.insert(position);
            if class == VerdictClass::Settled {
                self.settled.insert(position);
            }
        }
        for (condition, _) in &entry.follow_up.conditions {
            if let Some(positions) = self.conditions.get_mut(*condition) {
                positions.insert(position);
            }
        }
        if entry.follow_up.due.is_some() {
            self.dues.push(position);
        }
    }

    /// From the last verdict that let none stand before it.
    fn read_again(&mut self) {
        let mut again = Vec::new();
        for position in self.verdicts.iter().rev() {
            if self.counting.counts(*position) {
                again.push(*position);
                if self.entries[*position].replaces_all {
                    break;
                }
            }
        }
        self.standing.clear();
        for position in again.into_iter().rev() {
            self.standing.read(&self.entries, position);
        }
    }

    /// The verdicts that stand, in reading order.
    pub(super) fn standing(&self) -> Vec<FollowUpKey> {
        self.standing.positions().iter().map(|position| self.entries[*position].key).collect()
    }

    /// What the last of the verdicts that stand says.
    pub(super) fn verdict(&self) -> Option<(&'a StatusId, VerdictClass)> {
        self.entries[*self.standing.positions().last()?].verdict
    }

    /// The last of the verdicts that stand.
    pub(super) fn last_standing(&self) -> Option<FollowUpKey> {
        self.standing.positions().last().map(|position| self.entries[*position].key)
    }

    /// Whether the verdicts that stand differ.
    pub(super) fn differ(&self) -> bool {
        self.standing.differ()
    }

    /// The state of each condition, and which follow-up says so: of those that count, the last in reading order.
    pub(super) fn conditions(&mut self) -> Vec<Option<(ConditionState, FollowUpKey)>> {
        let Reading { entries, conditions, counting, .. } = self;
        let state = |(index, positions): (usize, &BTreeSet<usize>)| {
            let entry = &entries[*positions.iter().rev().find(|position| counting.counts(**position))?];
            let (_, state) = entry.follow_up.conditions.iter().rev().find(|(condition, _)| *condition == index)?;
            Some((*state, entry.key))
        };
        conditions.iter().enumerate().map(state).collect()
    }

    /// The deadline that was recorded last, among those of follow-ups that count.
    pub(super) fn moved_due(&mut self) -> Option<MovedDue<'a>> {
        let position = self.dues.iter().rev().find(|position| self.counting.counts(**position))?;
        let entry = &self.entries[*position];
        entry.follow_up.due.as_ref().map(|to| MovedDue { to, by: entry.key, recorded: entry.recorded })
    }

    /// How many follow-ups that count set a deadline.
    pub(super) fn dues(&mut self) -> usize {
        self.dues.iter().filter(|position| self.counting.counts(**position)).count()
    }

    /// The last day on which the earliest settled verdict that counts happened.
    pub(super) fn first_settled(&mut self) -> Option<Day> {
        let position = self.settled.iter().find(|position| self.counting.counts(**position))?;
        Some(self.entries[*position].happened)
    }

    /// What the last follow-up in reading order that counts says of the speaker's confirmation.
    pub(super) fn confirmed(&mut self) -> Option<Confirmed> {
        let Reading { entries, counting, .. } = self;
        let mut said = (0..entries.len()).rev().filter(|position| entries[*position].follow_up.confirmed.is_some());
        entries[said.find(|position| counting.counts(*position))?].follow_up.confirmed
    }

    /// Those that were recorded on the day itself and count, in reading order.
    pub(super) fn today(&mut self) -> Vec<Arrival> {
        let Reading { entries, arrivals, today, counting, standing, .. } = self;
        let arrival = |position: &usize| Arrival {
            key: entries[*position].key,
            stands: standing.stands(*position),
            settles: entries[*position].settles(),
            stands_beside: entries[*position].disputes.is_some_and(|disputed| standing.stands(disputed)),
            corrects: entries[*position].corrects.is_some(),
        };
        arrivals[today.clone()].iter().filter(|position| counting.counts(**position)).map(arrival).collect()
    }

    /// Every follow-up in reading order with whether it counts, and if not, the first that corrects it.
    pub(super) fn follow_ups(&mut self) -> Vec<(FollowUpKey, Option<FollowUpKey>)> {
        let Reading { entries, counting, .. } = self;
        (0..entries.len()).map(|position| (entries[position].key, counting.corrected_by(position).map(|by| entries[by].key))).collect()
    }
}

/// A follow-up on the day it was recorded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival {
    /// Which it is.
    pub key: FollowUpKey,
    /// Whether its verdict stands.
    pub stands: bool,
    /// Whether it ends a dispute.
    pub settles: bool,
    /// Whether what it disputes stands.
    pub stands_beside: bool,
    /// Whether it corrects another.
    pub corrects: bool,
}
