//! A claim's history: every spell of its status, every follow-up, and disputes as pairs.
//!
//! Nothing is left out: what was corrected stands struck through where it stood.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::Subject;
use crate::archive::{Archive, FollowUpKey};
use crate::date::Day;
use crate::plan::anchors;
use crate::status::{FollowUpState, Reconstruction, Status, reconstruction};
use crate::theme::Html;
use crate::view::date::between;
use crate::view::follow_up::recorded;
use crate::view::model::{Dispute, FollowUp, HistoryEntry, Spell};
use crate::view::source::Citations;
use crate::view::standpoint::View;

/// A time in which verdicts that differ stood beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Contest {
    from: Day,
    to: Option<Day>,
    /// In reading order.
    sides: Vec<FollowUpKey>,
}

impl View<'_> {
    /// Every status that it ever had, oldest first.
    pub(super) fn spell_list(&self, subject: Subject<'_>) -> Vec<Spell> {
        let Subject { key, claim, state } = subject;
        let listed = |(number, spell): (usize, &crate::status::Spell)| Spell {
            n: number.to_string(),
            mark: self.mark(claim.kind, spell.status.id()),
            from: self.day(spell.from),
            why: Some(self.why_line(key, spell)),
        };
        (1..).zip(&state.history).map(listed).collect()
    }

    /// That these days are those of articles which entered the archive later, where any did.
    pub(super) fn reconstructed(&self, subject: Subject<'_>) -> Option<Html> {
        let Reconstruction { articles, late, first, last } = reconstruction(self.archive(), subject.key, subject.state)?;
        let when = self.when(&between(first, last));
        let late = Html::text(&self.strings.number(late));
        Some(self.strings.plural_phrase("claim.reconstructed", articles, &[("late", &late), ("when", &when)]))
    }

    /// Follow-ups and disputes, newest first.
    pub(super) fn history(&self, subject: Subject<'_>, citations: &mut Citations) -> Vec<HistoryEntry> {
        let Subject { claim, state, .. } = subject;
        let states: BTreeMap<FollowUpKey, &FollowUpState> = state.follow_ups.iter().map(|state| (state.key, state)).collect();
        let mut contests = contests(self.archive(), subject);
        let mut shown: BTreeSet<FollowUpKey> = BTreeSet::new();
        let mut entries = Vec::new();
        let mut entry = |state: &FollowUpState, shown: &mut BTreeSet<FollowUpKey>| {
            // The first time that it is shown it has its id.
            let id = shown.insert(state.key).then(|| anchors::follow_up(self.archive(), state.key));
            let sources = citations.cite_all(self, &self.archive().follow_ups[state.key].sources);
            FollowUp { id, ..self.follow_up(state, sources) }
        };
        for follow_up in state.follow_ups.iter().rev() {
            let key = follow_up.key;
            while let Some(place) = contests.iter().rposition(|contest| contest.sides.last() == Some(&key)) {
                let contest = contests.remove(place);
                let sides = contest.sides.iter().rev().filter_map(|side| states.get(side));
                let sides: Vec<FollowUp> = sides.map(|side| entry(side, &mut shown)).collect();
                entries.push(HistoryEntry::Dispute(Dispute {
                    mark: self.mark(claim.kind, Status::Contested.id()),
                    from: self.day(contest.from),
                    to: contest.to.map(|day| self.day(day)),
                    line: self.dispute_line(&contest),
                    sides,
                }));
            }
            if !shown.contains(&key) {
                entries.push(HistoryEntry::FollowUp(entry(follow_up, &mut shown)));
            }
        }
        entries
    }

    fn dispute_line(&self, contest: &Contest) -> Html {
        let from = self.time(contest.from);
        match contest.to {
            Some(to) => {
                let to = self.time(to);
                self.strings.plural_phrase("dispute.lasted", contest.sides.len(), &[("from", &from), ("to", &to)])
            }
            None => self.strings.plural_phrase("dispute.lasts", contest.sides.len(), &[("from", &from)]),
        }
    }
}

/// The times in which verdicts differed, oldest first, with all that stood in each.
fn contests(archive: &Archive, subject: Subject<'_>) -> Vec<Contest> {
    let Subject { state, .. } = subject;
    let history = &state.history;
    let ends = history.iter().skip(1).map(|next| Some(next.from)).chain([None]);
    let contested = history.iter().zip(ends).filter(|(spell, _)| spell.status == Status::Contested);
    contested
        .map(|(spell, to)| {
            let mut sides: BTreeSet<FollowUpKey> = spell.standing.iter().copied().collect();
            if to.is_none() {
                sides.extend(&state.standing);
            }
            // One that joined later disputes one of those that stood.
            for follow_up in &state.follow_ups {
                let entry = &archive.follow_ups[follow_up.key];
                let day = recorded(archive, follow_up.key);
                let within = day > spell.from && to.is_none_or(|to| day < to);
                if within && entry.verdict.is_some() && entry.disputes.is_some_and(|other| sides.contains(&other)) {
                    sides.insert(follow_up.key);
                }
            }
            let sides = state.follow_ups.iter().map(|follow_up| follow_up.key).filter(|key| sides.contains(key)).collect();
            Contest { from: spell.from, to, sides }
        })
        .collect()
}
