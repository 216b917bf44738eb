//! The order in which statuses are shown, and the four families that they belong to (READER, section 2, Home).
//!
//! In: the id of a status. Out: its family and its place. Knows scales, not claims.

use crate::archive::{ClaimKind, Scales, VerdictClass};
use crate::status::Status;

/// What statuses have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// A verdict with a rating.
    Judged,
    /// Verdicts that differ, or time that has run out.
    Disputed,
    /// It may still go either way.
    Open,
    /// Nothing is left to judge.
    Closed,
}

impl Family {
    /// In the order of display.
    pub const ALL: [Family; 4] = [Family::Judged, Family::Disputed, Family::Open, Family::Closed];

    /// Its key in the words of the theme, and in the stylesheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Family::Judged => "judged",
            Family::Disputed => "disputed",
            Family::Open => "open",
            Family::Closed => "closed",
        }
    }
}

/// Statuses that the program finds by rule, before and after those of the scales.
const DISPUTED: [Status; 3] = [Status::Contested, Status::Overdue, Status::AwaitingVerdict];
const CLOSED: [Status; 4] = [Status::NotTriggered, Status::Lapsed, Status::Superseded, Status::Unverifiable];

/// Every status that there can be, in the order of display: the judged ones as the scales have them, a kind after the other;
/// then contested, overdue and awaiting a verdict; the open ones between conditional and pending; the void ones.
/// What several kinds share comes once, with the first of them.
pub(super) fn statuses<'s>(scales: &'s Scales, kinds: &[ClaimKind]) -> Vec<(Family, ClaimKind, &'s str)> {
    let mut all: Vec<(Family, ClaimKind, &'s str)> = Vec::new();
    let mut add = |family: Family, kind: ClaimKind, id: &'s str| {
        if !all.iter().any(|(_, _, known)| *known == id) {
            all.push((family, kind, id));
        }
    };
    let first = kinds.first().copied().unwrap_or(ClaimKind::Commitment);
    let of_class = |class: VerdictClass| {
        kinds.iter().flat_map(move |kind| {
            let verdicts = scales.of(*kind).verdicts.iter().filter(move |verdict| verdict.class == class);
            verdicts.map(move |verdict| (*kind, verdict.id.as_str()))
        })
    };
    of_class(VerdictClass::Settled).for_each(|(kind, id)| add(Family::Judged, kind, id));
    DISPUTED.iter().for_each(|status| add(Family::Disputed, first, derived(status)));
    add(Family::Open, first, derived(&Status::Conditional));
    of_class(VerdictClass::Open).for_each(|(kind, id)| add(Family::Open, kind, id));
    add(Family::Open, first, derived(&Status::Pending));
    of_class(VerdictClass::Void).for_each(|(kind, id)| add(Family::Closed, kind, id));
    CLOSED.iter().for_each(|status| add(Family::Closed, first, derived(status)));
    all
}

/// The statuses that no verdict gives, in the order of display: what the methodology lists apart.
pub(super) fn by_rule() -> [&'static str; 9] {
    [
        Status::Contested,
        Status::Overdue,
        Status::AwaitingVerdict,
        Status::Conditional,
        Status::Pending,
        Status::NotTriggered,
        Status::Lapsed,
        Status::Superseded,
        Status::Unverifiable,
    ]
    .map(|status| derived(&status))
}

/// The id of a status that no verdict gives, for as long as the program runs.
fn derived(status: &Status) -> &'static str {
    match status {
        Status::Pending => "pending",
        Status::Conditional => "conditional",
        Status::Overdue => "overdue",
        Status::AwaitingVerdict => "awaiting-verdict",
        Status::Contested => "contested",
        Status::NotTriggered => "not-triggered",
        Status::Lapsed => "lapsed",
        Status::Superseded => "superseded",
        Status::Unverifiable => "unverifiable",
        Status::Judged(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_display() {
        let scales = Scales::default();
        let order = |kinds: &[ClaimKind]| {
            let ids: Vec<&str> = statuses(&scales, kinds).into_iter().map(|(_, _, id)| id).collect();
            ids.join(" ")
        };
        assert_eq!(
            order(&[ClaimKind::Commitment]),
            "kept kept-late partly-kept broken contested overdue awaiting-verdict conditional in-progress stalled holding pending \
             not-triggered lapsed withdrawn superseded unverifiable"
        );
        assert_eq!(
            order(&[ClaimKind::Assertion]),
            "accurate mostly-accurate mixed misleading inaccurate contested overdue awaiting-verdict conditional unproven pending \
             withdrawn unverifiable not-triggered lapsed superseded"
        );
        assert!(order(ClaimKind::ALL).starts_with("kept kept-late partly-kept broken came-true partly-true did-not-come-true accurate"));
    }

    #[test]
    fn what_the_program_finds_has_the_ids_of_the_status_room() {
        for status in DISPUTED.iter().chain(&CLOSED).chain(&[Status::Conditional, Status::Pending]) {
            assert_eq!(derived(status), status.id());
        }
    }
}
