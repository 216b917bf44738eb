//! Rows of claims, with their follow-ups.

use serde::Serialize;

use super::{VagueDate, id_of, slug};
use crate::archive::{Archive, ClaimKey, Due, FollowUpKey};
use crate::status::{ClaimState, Flags, FollowUpState, Snapshot};

/// A claim.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// commitment, prediction, assertion.
    pub kind: &'static str,
    /// act, outcome, refrain, maintain; null but for a commitment.
    pub form: Option<&'static str>,
    /// The editor's wording.
    pub text: &'a str,
    /// The same in short.
    pub short: &'a str,
    /// The words of the article.
    pub quote: Option<&'a str>,
    /// The speaker's id.
    pub speaker: &'a str,
    /// The ids of the chain, nearest to the speaker first.
    pub via: Vec<&'a str>,
    /// Whether the speaker has confirmed it: yes, no, denied, unknown.
    pub confirmed: &'static str,
    /// The slug of the article that records it.
    pub article: &'a str,
    /// The day of that article.
    pub recorded: String,
    /// When it was made, as written.
    pub made: Option<String>,
    /// The first day of that.
    pub made_first: Option<String>,
    /// The last day of that.
    pub made_last: Option<String>,
    /// The deadline in force as written, or `before:ID`, `after:ID`.
    pub due: Option<String>,
    /// The first day of that.
    pub due_first: Option<String>,
    /// The last day of that.
    pub due_last: Option<String>,
    /// The last day on which the deadline is not past: a vague date runs one unit longer, and `before:ID` as long as the
    /// other claim's. Null where no day is set.
    pub due_until: Option<String>,
    /// The status's id.
    pub status: &'a str,
    /// The first day of its present spell.
    pub since: String,
    /// The one standing verdict; null for none or several.
    pub verdict: Option<&'a str>,
    /// Every standing verdict.
    pub standing: Vec<StandingRow<'a>>,
    /// Whether the status is overdue.
    pub overdue: bool,
    /// hearsay, slipped, stale, unsupported, single-source.
    pub flags: Vec<&'static str>,
    /// Slugs.
    pub topics: Vec<&'a str>,
    /// Every follow-up, in the order in which they are read.
    pub follow_ups: Vec<FollowUpRow<'a>>,
}

/// A standing verdict.
#[derive(Clone, Debug, Serialize)]
pub struct StandingRow<'a> {
    /// The verdict.
    pub verdict: &'a str,
    /// The article that gives it.
    pub article: &'a str,
    /// The follow-up's id, where it has one.
    pub id: Option<&'a str>,
}

/// A follow-up.
#[derive(Clone, Debug, Serialize)]
pub struct FollowUpRow<'a> {
    /// The article that gives it.
    pub article: &'a str,
    /// Its id, where it has one.
    pub id: Option<&'a str>,
    /// The article's day.
    pub recorded: String,
    /// When it happened, as written.
    pub happened: Option<String>,
    /// The first day of that.
    pub happened_first: Option<String>,
    /// The last day of that.
    pub happened_last: Option<String>,
    /// The verdict; null for an event.
    pub verdict: Option<&'a str>,
    /// Whether another corrects it, so that it does not count.
    pub corrected: bool,
    /// What happened.
    pub note: Option<&'a str>,
    /// Ids of the article's sources.
    pub sources: Vec<&'a str>,
    /// Who judges; the article's authors where nobody is named.
    pub by: Vec<&'a str>,
    /// high, medium, low.
    pub confidence: Option<&'static str>,
    /// Why it was broken or only partly kept.
    pub reason: Option<&'static str>,
    /// What became of conditions: `ID:STATE`.
    pub conditions: Vec<String>,
    /// The deadline that its maker moved to, as written.
    pub due: Option<String>,
    /// The first day of that.
    pub due_first: Option<String>,
    /// The last day of that.
    pub due_last: Option<String>,
    /// Whether the speaker has now confirmed the claim: yes, no, denied, unknown.
    pub confirmed: Option<&'static str>,
    /// The follow-up that this one corrects: `SLUG` or `SLUG#ID`, as front matter names it.
    pub corrects: Option<String>,
    /// The one that it disputes.
    pub disputes: Option<String>,
    /// Those that it settles.
    pub settles: Vec<String>,
}

/// Every claim that exists, in the order recorded.
pub fn claim_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> impl Iterator<Item = ClaimRow<'a>> {
    snapshot.claims().map(|(key, state)| claim_row(archive, key, state))
}

/// One claim.
pub fn claim_row<'a>(archive: &'a Archive, key: ClaimKey, state: &'a ClaimState) -> ClaimRow<'a> {
    let claim = &archive.claims[key];
    let article = &archive.articles[claim.article];
    let made = VagueDate::of(&claim.made);
    let due = due_in_force(archive, state);
    let standing: Vec<StandingRow<'a>> = state
        .standing
        .iter()
        .filter_map(|key| {
            let follow_up = &archive.follow_ups[*key];
            Some(StandingRow {
                verdict: follow_up.verdict.as_ref()?.as_str(),
                article: slug(archive, follow_up.article),
                id: id_of(follow_up),
            })
        })
        .collect();
    let verdict = match standing.as_slice() {
        [only] => Some(only.verdict),
        [] | [_, _, ..] => None,
    };
    ClaimRow {
        id: claim.id.as_str(),
        kind: claim.kind.as_str(),
        form: (claim.kind == crate::archive::ClaimKind::Commitment).then(|| claim.form.as_str()),
        text: &claim.text,
        short: &claim.short,
        quote: claim.quote.as_ref().map(|quote| quote.exact.as_str()),
        speaker: archive.speakers[claim.speaker].id.as_str(),
        via: claim.via.iter().map(|relay| archive.speakers[relay.speaker].id.as_str()).collect(),
        confirmed: state.confirmed.as_str(),
        article: article.slug.as_str(),
        recorded: article.date.to_string(),
        made: made.written,
        made_first: made.first,
        made_last: made.last,
        due: due.written,
        due_first: due.first,
        due_last: due.last,
        due_until: state.due.as_ref().and_then(|due| due.past_after).map(|day| day.to_string()),
        status: state.status.id(),
        since: state.since.to_string(),
        verdict,
        standing,
        overdue: state.status.id() == "overdue",
        flags: flag_names(state.flags),
        topics: claim.topics.iter().map(|topic| archive.topics[*topic].slug.as_str()).collect(),
        follow_ups: state.follow_ups.iter().map(|of| follow_up_row(archive, of)).collect(),
    }
}

fn follow_up_row<'a>(archive: &'a Archive, of: &FollowUpState) -> FollowUpRow<'a> {
    let follow_up = &archive.follow_ups[of.key];
    let claim = &archive.claims[follow_up.claim];
    let article = &archive.articles[follow_up.article];
    let happened = VagueDate::of(&follow_up.happened);
    let due = VagueDate::maybe(follow_up.due.as_ref());
    let by = if follow_up.by.is_empty() { &article.authors } else { &follow_up.by };
    let name = |key: FollowUpKey| archive.follow_up_name(key);
    FollowUpRow {
        article: article.slug.as_str(),
        id: id_of(follow_up),
        recorded: article.date.to_string(),
        happened: happened.written,
        happened_first: happened.first,
        happened_last: happened.last,
        verdict: follow_up.verdict.as_ref().map(|verdict| verdict.as_str()),
        corrected: !of.active,
        note: follow_up.note.as_deref(),
        sources: follow_up.sources.iter().map(|source| archive.sources[*source].id.as_str()).collect(),
        by: by.iter().map(String::as_str).collect(),
        confidence: follow_up.confidence.map(|confidence| confidence.as_str()),
        reason: follow_up.reason.map(|reason| reason.as_str()),
        conditions: follow_up
            .conditions
            .iter()
            .filter_map(|(position, state)| Some(format!("{}:{}", claim.conditions.get(*position)?.id, state.as_str())))
            .collect(),
        due: due.written,
        due_first: due.first,
        due_last: due.last,
        confirmed: follow_up.confirmed.map(|confirmed| confirmed.as_str()),
        corrects: follow_up.corrects.map(name),
        disputes: follow_up.disputes.map(name),
        settles: follow_up.settles.iter().copied().map(name).collect(),
    }
}

pub(in crate::export) fn due_in_force(archive: &Archive, state: &ClaimState) -> VagueDate {
    match state.due.as_ref().map(|due| &due.written) {
        None => VagueDate::default(),
        Some(Due::On(date)) => VagueDate::of(date),
        Some(Due::Before(claim)) => VagueDate { written: Some(format!("before:{}", archive.claims[*claim].id)), first: None, last: None },
        Some(Due::After(claim)) => VagueDate { written: Some(format!("after:{}", archive.claims[*claim].id)), first: None, last: None },
    }
}

/// The words for what stands beside a status.
pub fn flag_names(flags: Flags) -> Vec<&'static str> {
    let Flags { hearsay, slipped, stale, unsupported, single_source } = flags;
    let named =
        [(hearsay, "hearsay"), (slipped, "slipped"), (stale, "stale"), (unsupported, "unsupported"), (single_source, "single-source")];
    named.into_iter().filter(|(set, _)| *set).map(|(_, name)| name).collect()
}
