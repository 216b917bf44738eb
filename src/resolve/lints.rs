//! What is allowed and probably not meant.

use std::cell::LazyCell;

use super::places::Places;
use crate::archive::{Archive, ArticleKey, ClaimKey, ClaimKind, Due, FollowUp, Form, Interest, VerdictClass};
use crate::date::{Day, Edtf};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Span;

/// Looks at every follow-up, claim and source.
pub(super) fn check(archive: &Archive, places: &Places, log: &mut Log) {
    for (key, claim) in archive.claims.iter() {
        let dues = LazyCell::new(|| Dues::of(archive, key, places));
        for key in claim.follow_ups.iter().filter(|key| archive.verdict_class(**key) == Some(VerdictClass::Settled)) {
            let follow_up = &archive.follow_ups[*key];
            let at = places.follow_up(*key).verdict.unwrap_or(follow_up.at);
            if places.follow_up(*key).names_sources != follow_up.sources.is_empty() {
                evidence(archive, follow_up, at, log);
            }
            reason(archive, follow_up, at, log);
            lateness(archive, follow_up, &dues, at, log);
        }
        if claim.kind == ClaimKind::Prediction && claim.due.is_none() && claim.testable && claim.criteria.broken_if.is_none() {
            let message = format!("the prediction `{}` never comes due, and nothing says what would prove it wrong", claim.id);
            log.push(
                Diagnostic::new(Code::PredictionWithoutHorizon, claim.at, message).help("give it `due`, `criteria`, or `testable: false`"),
            );
        }
    }
    for article in archive.articles.keys() {
        copies(archive, article, log);
    }
}

fn evidence(archive: &Archive, follow_up: &FollowUp, at: Span, log: &mut Log) {
    let verdict = follow_up.verdict.as_ref().map_or("", |verdict| verdict.as_str());
    if follow_up.sources.is_empty() {
        let message = format!("the verdict `{verdict}` names no source");
        log.push(Diagnostic::new(Code::VerdictWithoutEvidence, at, message).help("give `sources`: readers judge by the evidence"));
    } else if follow_up.sources.iter().all(|source| archive.sources[*source].interest == Some(Interest::Party)) {
        let message = format!("the verdict `{verdict}` rests on parties to the claim alone");
        let mistake = follow_up.sources.iter().take(3).fold(Diagnostic::new(Code::PartiesOnly, at, message), |mistake, source| {
            mistake.note(archive.sources[*source].at, "this source is a party")
        });
        log.push(mistake.help("add a source that is not a party"));
    }
}

/// The worst verdict on a commitment, whatever it is called.
fn reason(archive: &Archive, follow_up: &FollowUp, at: Span, log: &mut Log) {
    let Some(verdict) = &follow_up.verdict else { return };
    let is_worst = archive.scale_of(follow_up.claim).find(verdict.as_str()).is_some_and(|entry| entry.rating == Some(1));
    if is_worst && archive.claims[follow_up.claim].kind == ClaimKind::Commitment && follow_up.reason.is_none() {
        let message = format!("the verdict `{verdict}` gives no reason");
        log.push(Diagnostic::new(Code::BrokenWithoutReason, at, message).help("give `reason`, or `reason: unknown`"));
    }
}

/// The deadlines of a claim: its own, then those that its follow-ups moved it to, with the day on which each was recorded.
struct Dues<'a> {
    list: Vec<(Day, &'a Edtf, Span)>,
}

impl<'a> Dues<'a> {
    fn of(archive: &'a Archive, key: ClaimKey, places: &Places) -> Dues<'a> {
        let claim = &archive.claims[key];
        let own = match &claim.due {
            Some(Due::On(due)) => Some((Day::MIN, due, places.claim(key).due.unwrap_or(claim.at))),
            Some(Due::Before(_) | Due::After(_)) | None => None,
        };
        let moved = claim.follow_ups.iter().filter_map(|key| {
            let follow_up = &archive.follow_ups[*key];
            let (due, at) = follow_up.due.as_ref().zip(places.follow_up(*key).due)?;
            Some((archive.articles[follow_up.article].date, due, at))
        });
        Dues { list: own.into_iter().chain(moved).collect() }
    }

    /// The one that was recorded last by that day.
    fn by(&self, day: Day) -> Option<(&'a Edtf, Span)> {
        let known = self.list.partition_point(|(recorded, _, _)| *recorded <= day);
        self.list[..known].last().map(|(_, due, at)| (*due, *at))
    }
}

/// Kept, but after the last day that was set when it was judged. What is refrained from or kept up is kept after its last day.
fn lateness(archive: &Archive, follow_up: &FollowUp, dues: &Dues<'_>, at: Span, log: &mut Log) {
    let is_done_by_then = match archive.claims[follow_up.claim].form {
        Form::Act | Form::Outcome => true,
        Form::Refrain | Form::Maintain => false,
    };
    if !is_done_by_then || follow_up.verdict.as_ref().is_none_or(|verdict| verdict.as_str() != "kept") {
        return;
    }
    let Some((due, due_at)) = dues.by(archive.articles[follow_up.article].date) else { return };
    if let (Some(last), Some(first)) = (due.overdue_after(), follow_up.happened.first_day())
        && last < first
    {
        let message = format!("`kept`, but it happened {} and was due by {last}", follow_up.happened);
        let help = archive.scale_of(follow_up.claim).find("kept-late").map(|_| "did you mean `kept-late`?".to_owned());
        log.push(Diagnostic::new(Code::KeptAfterDue, at, message).note(due_at, "the deadline").maybe_help(help));
    }
}

/// One warning an article: at its first source whose address may be gone tomorrow.
fn copies(archive: &Archive, article: ArticleKey, log: &mut Log) {
    let sources = archive.articles[article].sources.iter().map(|key| &archive.sources[*key]);
    let mut uncopied = sources.filter(|source| source.url.is_some() && source.copies.is_empty());
    let Some(first) = uncopied.next() else { return };
    let message = match uncopied.count() {
        0 => format!("the source `{}` has an address and no copy that lasts", first.id),
        1 => format!("the source `{}` and another have an address and no copy that lasts", first.id),
        others => format!("the source `{}` and {others} others have an address and no copy that lasts", first.id),
    };
    log.push(Diagnostic::new(Code::NoArchivedCopy, first.at, message).help("give `archived:` with the address or file of a copy"));
}
