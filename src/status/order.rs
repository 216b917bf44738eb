//! The order in which a claim's follow-ups are read.
//!
//! In: follow-ups of one claim. Out: the same as [`Entry`]s in reading order, those that they name as positions in it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::archive::{Archive, FollowUp, FollowUpKey, VerdictClass};
use crate::date::Day;
use crate::id::StatusId;

/// A follow-up as the rules see it.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// Which it is.
    pub key: FollowUpKey,
    /// What it says.
    pub follow_up: &'a FollowUp,
    /// The last day it happened; the day it was recorded where that is open.
    pub happened: Day,
    /// The day it was recorded: its article's.
    pub recorded: Day,
    /// The verdict it gives, and its class; `None` for an event, or where the scale has no such entry.
    pub verdict: Option<(&'a StatusId, VerdictClass)>,
    /// The position of the one it corrects: always an earlier one.
    pub corrects: Option<usize>,
    /// The position of the one it disputes.
    pub disputes: Option<usize>,
    /// Whether nothing that stood before can stand after it, whatever that was.
    pub replaces_all: bool,
}

impl<'a> Entry<'a> {
    fn new(archive: &'a Archive, key: FollowUpKey) -> Entry<'a> {
        let follow_up = &archive.follow_ups[key];
        let recorded = archive.articles[follow_up.article].date;
        let verdict = follow_up.verdict.as_ref().zip(archive.verdict_class(key));
        let happened = follow_up.happened.last_day().unwrap_or(recorded);
        Entry { key, follow_up, happened, recorded, verdict, corrects: None, disputes: None, replaces_all: false }
    }

    /// The two dates of rules 2 and 3: the last day it happened, and the day it was recorded.
    pub(super) fn dates(&self) -> (Day, Day) {
        (self.happened, self.recorded)
    }

    /// Whether it ends a dispute.
    pub(super) fn settles(&self) -> bool {
        !self.follow_up.settles.is_empty()
    }
}

/// Whatever a follow-up corrects, disputes or settles.
pub(super) fn named(follow_up: &FollowUp) -> impl Iterator<Item = FollowUpKey> {
    follow_up.corrects.iter().chain(&follow_up.disputes).chain(&follow_up.settles).copied()
}

/// Rule 2: by the last day it happened, then the day it was recorded, then the order of the table; but never before what
/// they correct, dispute or settle.
pub(super) fn reading_order<'a>(archive: &'a Archive, keys: &[FollowUpKey]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = keys.iter().map(|key| Entry::new(archive, *key)).collect();
    entries.sort_unstable_by_key(|entry| (entry.dates(), entry.key));
    if entries.iter().any(|entry| named(entry.follow_up).next().is_some()) {
        let ranks: BTreeMap<FollowUpKey, usize> = entries.iter().enumerate().map(|(rank, entry)| (entry.key, rank)).collect();
        let positions = after_what_they_name(&entries, &ranks);
        for (rank, entry) in entries.iter_mut().enumerate() {
            let position = |key: Option<FollowUpKey>| Some(positions[*ranks.get(&key?)?]);
            // In a circle one comes before what it corrects; that correction is dropped, so that rule 1 has an answer.
            entry.corrects = position(entry.follow_up.corrects).filter(|corrected| *corrected < positions[rank]);
            entry.disputes = position(entry.follow_up.disputes);
        }
        entries.sort_by_cached_key(|entry| ranks.get(&entry.key).map(|rank| positions[*rank]));
    }
    let mut dates = BTreeSet::new();
    for entry in entries.iter_mut().filter(|entry| entry.verdict.is_some()) {
        let first_of_its_dates = dates.insert(entry.dates());
        entry.replaces_all = entry.settles() || (entry.disputes.is_none() && first_of_its_dates);
    }
    entries
}

/// The position of each entry, given in the order of dates, when each has to wait for those that it names.
///
/// The earliest that waits for nobody is always the next. Where only circles are left, their earliest doesn't wait.
fn after_what_they_name(entries: &[Entry], ranks: &BTreeMap<FollowUpKey, usize>) -> Vec<usize> {
    let mut waits_for = vec![0_usize; entries.len()];
    let mut awaited_by = vec![Vec::new(); entries.len()];
    for (rank, entry) in entries.iter().enumerate() {
        for target in named(entry.follow_up).filter_map(|key| ranks.get(&key)).filter(|target| **target != rank) {
            waits_for[rank] += 1;
            awaited_by[*target].push(rank);
        }
    }
    let mut ready: BinaryHeap<Reverse<usize>> =
        waits_for.iter().enumerate().filter(|(_, count)| **count == 0).map(|(rank, _)| Reverse(rank)).collect();
    let mut positions: Vec<Option<usize>> = vec![None; entries.len()];
    let mut circles = 0..entries.len();
    let mut placed = 0;
    while let Some(rank) = ready.pop().map(|Reverse(rank)| rank).or_else(|| circles.find(|rank| positions[*rank].is_none())) {
        if positions[rank].is_some() {
            continue;
        }
        positions[rank] = Some(placed);
        placed += 1;
        for waiting in &awaited_by[rank] {
            waits_for[*waiting] -= 1;
            if waits_for[*waiting] == 0 {
                ready.push(Reverse(*waiting));
            }
        }
    }
    positions.into_iter().map(Option::unwrap_or_default).collect()
}
