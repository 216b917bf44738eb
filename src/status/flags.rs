//! What stands beside a status.
//!
//! In: what holds of a claim, as plain values. Out: its flags.

use super::horizon::Horizon;
use crate::archive::{Archive, Claim, Confirmed, FollowUpKey, SourceKey};
use crate::date::{Day, Period};

/// What stands beside a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// It reached the article through somebody, and the speaker hasn't confirmed it.
    pub hearsay: bool,
    /// The deadline in force stands in place of an earlier one.
    pub slipped: bool,
    /// The status shown is an open verdict, and nobody has looked for long.
    pub stale: bool,
    /// Every source of what stands was taken back.
    pub unsupported: bool,
    /// The verdict rests on exactly one source.
    pub single_source: bool,
}

/// Whether a claim is hearsay while its confirmation is that.
pub(super) fn hearsay(claim: &Claim, confirmed: Confirmed) -> bool {
    claim.relayed()
        && match confirmed {
            Confirmed::Yes => false,
            Confirmed::No | Confirmed::Denied | Confirmed::Unknown => true,
        }
}

/// Whether nothing was recorded within that time before the day; a follow-up of the first day of that time was.
pub(super) fn stale(stale_after: Period, day: Day, last_recorded: Option<Day>) -> bool {
    last_recorded.is_some_and(|recorded| recorded < stale_after.before(day))
}

/// Whether the verdicts that stand name sources, and all of these were taken back by then.
pub(super) fn unsupported(archive: &Archive, horizon: Horizon, standing: &[FollowUpKey]) -> bool {
    let mut sources = sources(archive, standing).peekable();
    sources.peek().is_some() && sources.all(|source| horizon.retraction(&archive.sources[source]).is_some())
}

/// Whether one verdict stands, and names one source.
pub(super) fn single_source(archive: &Archive, standing: &[FollowUpKey]) -> bool {
    standing.len() == 1 && sources(archive, standing).count() == 1
}

fn sources(archive: &Archive, standing: &[FollowUpKey]) -> impl Iterator<Item = SourceKey> {
    standing.iter().flat_map(|key| &archive.follow_ups[*key].sources).copied()
}
