//! The status of a claim on one day.
//!
//! In: what holds on that day, as plain values. Out: the status, by rules 4 to 9; the first that applies decides.

use crate::archive::{Claim, ClaimKind, ConditionKind, ConditionState, FollowUpKey, Form, VerdictClass};
use crate::id::StatusId;

/// What the archive says of a claim: derived, never written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It may still come.
    Pending,
    /// It binds only when something else comes true first.
    Conditional,
    /// Its last day has passed, and nobody recorded a verdict.
    Overdue,
    /// Its last day has passed, and somebody should judge.
    AwaitingVerdict,
    /// Verdicts that differ stand.
    Contested,
    /// What it hung on failed.
    NotTriggered,
    /// It no longer binds.
    Lapsed,
    /// Another claim stands in its place.
    Superseded,
    /// Nobody could ever judge it.
    Unverifiable,
    /// A follow-up's verdict.
    Judged(StatusId),
}

impl Status {
    /// The id in addresses and data: a verdict's own, and of a status that an editor can also give, the same.
    pub fn id(&self) -> &str {
        match self {
            Status::Pending => "pending",
            Status::Conditional => "conditional",
            Status::Overdue => "overdue",
            Status::AwaitingVerdict => "awaiting-verdict",
            Status::Contested => "contested",
            Status::NotTriggered => "not-triggered",
            Status::Lapsed => "lapsed",
            Status::Superseded => "superseded",
            Status::Unverifiable => "unverifiable",
            Status::Judged(verdict) => verdict.as_str(),
        }
    }
}

/// What holds of a claim on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Findings<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// A verdict that stands, and its class.
    pub verdict: Option<(&'a StatusId, VerdictClass)>,
    /// Whether another one stands that differs.
    pub differ: bool,
    /// The state of each condition of the claim.
    pub conditions: &'a [Option<(ConditionState, FollowUpKey)>],
    /// Whether the last day of due has passed.
    pub past_due: bool,
    /// Whether another claim that exists replaces it.
    pub replaced: bool,
}

/// Rules 4 to 9.
pub(super) fn status(on: &Findings) -> Status {
    contested(on)
        .or_else(|| closed(on))
        .or_else(|| released(on))
        .or_else(|| replaced_or_unverifiable(on))
        .or_else(|| out_of_time(on))
        .unwrap_or_else(|| waiting(on))
}

/// Rule 4: verdicts that stand and differ.
fn contested(on: &Findings) -> Option<Status> {
    on.differ.then_some(Status::Contested)
}

/// Rule 5: one that is settled or void is the status.
fn closed(on: &Findings) -> Option<Status> {
    let (verdict, class) = on.verdict?;
    match class {
        VerdictClass::Settled | VerdictClass::Void => Some(Status::Judged(verdict.clone())),
        VerdictClass::Open => None,
    }
}

/// Rule 6: an `if` condition failed; else a `while` ceased, or never came to be, or an `unless` was met.
fn released(on: &Findings) -> Option<Status> {
    if on.conditions().any(|condition| matches!(condition, (ConditionKind::If, Some(ConditionState::Failed)))) {
        return Some(Status::NotTriggered);
    }
    let frees = |(kind, state): (ConditionKind, Option<ConditionState>)| match kind {
        ConditionKind::If => false,
        ConditionKind::While => matches!(state, Some(ConditionState::Ceased | ConditionState::Failed)),
        ConditionKind::Unless => state == Some(ConditionState::Met),
    };
    on.conditions().any(frees).then_some(Status::Lapsed)
}

/// Rule 7: another claim stands in its place; or nobody could judge it, and nobody did.
fn replaced_or_unverifiable(on: &Findings) -> Option<Status> {
    if on.replaced {
        return Some(Status::Superseded);
    }
    (!on.claim.testable && on.verdict.is_none()).then_some(Status::Unverifiable)
}

/// Rule 8: past the last day of due. What somebody had to do by then is overdue, unless it may never have bound;
/// what had to hold until then, or was foretold, awaits its verdict.
fn out_of_time(on: &Findings) -> Option<Status> {
    let overdue = match (on.claim.kind, on.claim.form) {
        (ClaimKind::Commitment, Form::Act | Form::Outcome) => !on.waits_for_a_condition(),
        (ClaimKind::Commitment, Form::Refrain | Form::Maintain) => false,
        (ClaimKind::Prediction | ClaimKind::Assertion, _) => false,
    };
    on.past_due.then_some(if overdue { Status::Overdue } else { Status::AwaitingVerdict })
}

/// Rule 9: an open verdict is the status; else it depends on whether an `if` condition is still to come true.
fn waiting(on: &Findings) -> Status {
    match on.verdict {
        Some((verdict, _)) => Status::Judged(verdict.clone()),
        None if on.waits_for_a_condition() => Status::Conditional,
        None => Status::Pending,
    }
}

impl Findings<'_> {
    fn conditions(&self) -> impl Iterator<Item = (ConditionKind, Option<ConditionState>)> {
        let states = self.conditions.iter().map(|state| state.map(|(state, _)| state));
        self.claim.conditions.iter().map(|condition| condition.kind).zip(states)
    }

    /// Whether an `if` condition hasn't come true yet. One that has ceased had.
    fn waits_for_a_condition(&self) -> bool {
        self.conditions().any(|(kind, state)| kind == ConditionKind::If && matches!(state, None | Some(ConditionState::Failed)))
    }
}
