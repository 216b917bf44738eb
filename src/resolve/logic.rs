//! What contradicts itself: dates in the wrong order, verdicts of another scale, settlements that leave one out.

use std::collections::HashSet;

use super::places::Places;
use crate::archive::{Archive, Claim, ClaimKey, ClaimKind, Due, FollowUp, FollowUpKey, Form};
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Log, suggest};
use crate::files::Span;
use crate::status::{self, Drafts, Effort};

/// So many follow-ups are named in a message.
const NAMED: usize = 10;

/// What is known beside the archive itself.
pub(super) struct Known<'a> {
    pub(super) places: &'a Places,
    /// Whether archive.yaml could be read, which may add to the scales.
    pub(super) scales: bool,
    /// Follow-ups that are in a circle, which was reported.
    pub(super) circles: HashSet<FollowUpKey>,
}

/// Looks at every claim and follow-up.
pub(super) fn check(archive: &Archive, known: &Known<'_>, log: &mut Log) {
    for (key, claim) in archive.claims.iter() {
        due_after_made(claim, known.places.claim(key).due, known.places.claim(key).made, log);
        useful_keys(claim, known.places.claim(key).form, log);
    }
    for (key, follow_up) in archive.follow_ups.iter() {
        dates(archive, key, follow_up, known, log);
        verdict(archive, key, follow_up, known, log);
        answered(archive, key, follow_up, known, log);
    }
    let mut effort = Effort::default();
    for claim in archive.claims.keys() {
        settlements(archive, claim, known, &mut effort, log);
    }
}

fn due_after_made(claim: &Claim, due_at: Option<Span>, made_at: Option<Span>, log: &mut Log) {
    if let Some(Due::On(due)) = &claim.due
        && due.surely_before(&claim.made)
    {
        let message = format!("the claim `{}` is due {due}, before it was made ({})", claim.id, claim.made);
        let mistake = Diagnostic::new(Code::DueBeforeMade, due_at.unwrap_or(claim.at), message);
        log.push(match made_at {
            Some(made) => mistake.note(made, "made then"),
            None => mistake.help("the day of its article counts where there is no `made`"),
        });
    }
}

fn useful_keys(claim: &Claim, form_at: Option<Span>, log: &mut Log) {
    if claim.form != Form::Act && claim.kind != ClaimKind::Commitment {
        let message = format!("`form: {}` says nothing of a claim of the kind {}", claim.form.as_str(), claim.kind.as_str());
        log.push(
            Diagnostic::new(Code::UnexpectedKey, form_at.unwrap_or(claim.at), message).help("`form` is for commitments: leave it out"),
        );
    }
}

fn dates(archive: &Archive, key: FollowUpKey, follow_up: &FollowUp, known: &Known<'_>, log: &mut Log) {
    let claim = &archive.claims[follow_up.claim];
    let places = known.places.follow_up(key);
    let dated = |article: crate::archive::ArticleKey| known.places.dated[article.position()];
    let made_at = known.places.claim(follow_up.claim).made.unwrap_or(claim.at);
    let at = places.date.unwrap_or(follow_up.at);
    let claim_is_dated = dated(claim.article) || known.places.claim(follow_up.claim).made.is_some();
    if claim_is_dated && (places.date.is_some() || dated(follow_up.article)) && follow_up.happened.surely_before(&claim.made) {
        let message = format!("this happened {}, before the claim `{}` was made ({})", follow_up.happened, claim.id, claim.made);
        log.push(Diagnostic::new(Code::BeforeClaim, at, message).note(made_at, "the claim was made then"));
    }
    let reported = Edtf::from(archive.articles[follow_up.article].date);
    if dated(follow_up.article) && reported.surely_before(&follow_up.happened) {
        let message = format!("this happened {}, after its article was reported ({reported})", follow_up.happened);
        log.push(Diagnostic::new(Code::AfterArticle, at, message));
    }
    if let Some(due) = follow_up.due.as_ref().filter(|due| claim_is_dated && due.surely_before(&claim.made)) {
        let message = format!("the deadline is moved to {due}, before the claim `{}` was made ({})", claim.id, claim.made);
        log.push(Diagnostic::new(Code::DueBeforeMade, places.due.unwrap_or(follow_up.at), message).note(made_at, "made then"));
    }
}

fn verdict(archive: &Archive, key: FollowUpKey, follow_up: &FollowUp, known: &Known<'_>, log: &mut Log) {
    let places = known.places.follow_up(key);
    let claim = &archive.claims[follow_up.claim];
    if !known.scales || !known.places.claim(follow_up.claim).has_kind {
        return;
    }
    let scale = archive.scale_of(follow_up.claim);
    let rating = match &follow_up.verdict {
        None => None,
        Some(verdict) => match scale.find(verdict.as_str()) {
            Some(entry) => entry.rating,
            None => {
                let words = scale.verdicts.iter().map(|entry| entry.id.as_str());
                let help = match suggest::nearest(verdict.as_str(), words.clone()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its scale has {}", words.collect::<Vec<_>>().join(", ")),
                };
                let message = format!("`{verdict}` is no verdict on {}", of_kind(claim.kind));
                let mistake = Diagnostic::new(Code::UnknownVerdict, places.verdict.unwrap_or(follow_up.at), message).help(help);
                log.push(mistake.note(claim.at, format!("the claim is {}", of_kind(claim.kind))));
                return;
            }
        },
    };
    let falls_short = rating.is_some_and(|rating| rating < 4);
    if let Some(at) = places.reason.filter(|_| follow_up.reason.is_some() && !falls_short) {
        let message = match &follow_up.verdict {
            Some(verdict) => format!("`reason` says why a claim was not kept, and `{verdict}` does not say that"),
            None => "`reason` says why a claim was not kept, and there is no verdict that says so".to_owned(),
        };
        log.push(Diagnostic::new(Code::UnexpectedReason, at, message).help("leave `reason` out"));
    }
}

fn of_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Commitment => "a commitment",
        ClaimKind::Prediction => "a prediction",
        ClaimKind::Assertion => "an assertion",
    }
}

/// What a follow-up corrects or disputes, settles or not, was recorded before it; and a dispute is one between verdicts.
fn answered(archive: &Archive, key: FollowUpKey, follow_up: &FollowUp, known: &Known<'_>, log: &mut Log) {
    let places = known.places.follow_up(key);
    let one = |word, target: Option<FollowUpKey>, at: Option<Span>| target.zip(at).map(|(target, at)| (word, target, at));
    let settled = places.settles.iter().map(|(target, at)| ("settles", *target, *at));
    let named = one("corrects", follow_up.corrects, places.corrects).into_iter();
    for (word, target, at) in named.chain(one("disputes", follow_up.disputes, places.disputes)).chain(settled) {
        if is_recorded_later(archive, key, target, known) && !(known.circles.contains(&key) && known.circles.contains(&target)) {
            let (own, theirs) = (recorded(archive, key), recorded(archive, target));
            let message = format!("`{word}` names `{}`, which was recorded later: {theirs}, after {own}", archive.follow_up_name(target));
            let mistake = Diagnostic::new(Code::RecordedLater, at, message).note(archive.follow_ups[target].at, "recorded here");
            log.push(mistake.help("the later follow-up says what it makes of the earlier one"));
        }
    }
    let Some((target, at)) = follow_up.disputes.zip(places.disputes) else { return };
    if archive.follow_ups[target].verdict.is_none() {
        let message = format!("`{}` is an event: it gives no verdict that could be disputed", archive.follow_up_name(target));
        let mistake = Diagnostic::new(Code::EmptyDispute, at, message).note(archive.follow_ups[target].at, "the event");
        log.push(mistake.help("if the event is wrong, write `corrects`"));
    } else if follow_up.verdict.is_none() {
        let message = "a dispute stands beside a verdict with a verdict of its own, and there is none";
        log.push(Diagnostic::new(Code::EmptyDispute, at, message).help("give `verdict`"));
    }
}

fn recorded(archive: &Archive, key: FollowUpKey) -> crate::date::Day {
    archive.articles[archive.follow_ups[key].article].date
}

fn is_recorded_later(archive: &Archive, own: FollowUpKey, target: FollowUpKey, known: &Known<'_>) -> bool {
    let dated = |key: FollowUpKey| known.places.dated[archive.follow_ups[key].article.position()];
    dated(own) && dated(target) && recorded(archive, own) < recorded(archive, target)
}

/// `settles` names all that stood on the day it was recorded, and nothing else.
fn settlements(archive: &Archive, claim: ClaimKey, known: &Known<'_>, effort: &mut Effort, log: &mut Log) {
    let of_claim = &archive.claims[claim].follow_ups;
    let is_draft = |key: &FollowUpKey| archive.articles[archive.follow_ups[*key].article].draft;
    let settles = |key: &&FollowUpKey| !archive.follow_ups[**key].settles.is_empty();
    let all_dated = of_claim.iter().all(|key| known.places.dated[archive.follow_ups[*key].article.position()]);
    if !all_dated || !known.scales || !known.places.claim(claim).has_kind {
        return;
    }
    for drafts in [Drafts::Leave, Drafts::Include] {
        // A draft's settlement is held against what it would settle; another one against what is published.
        let wanted = |key: &FollowUpKey| is_draft(key) == (drafts == Drafts::Include);
        if of_claim.iter().filter(settles).any(wanted) {
            for (key, stood) in status::settlements(archive, claim, drafts, effort) {
                if wanted(&key) && !known.circles.contains(&key) {
                    settled(archive, key, stood.as_deref(), known, log);
                }
            }
        }
    }
}

fn settled(archive: &Archive, key: FollowUpKey, stood: Option<&[FollowUpKey]>, known: &Known<'_>, log: &mut Log) {
    let (follow_up, places) = (&archive.follow_ups[key], known.places.follow_up(key));
    let (Some((_, first)), Some((_, last))) = (places.settles.first(), places.settles.last()) else { return };
    let all = first.to(*last);
    if follow_up.verdict.is_none() {
        let message = "`settles` ends a dispute with a verdict, and there is none";
        log.push(Diagnostic::new(Code::WrongSettles, all, message).help("give `verdict`"));
        return;
    }
    let day = recorded(archive, key);
    let Some(stood) = stood else {
        let message = format!(
            "too many follow-ups of the claim `{}` were recorded on {day} to tell what this settles",
            archive.claims[follow_up.claim].id
        );
        log.push(Diagnostic::new(Code::TooLarge, all, message));
        return;
    };
    let stood_set: HashSet<FollowUpKey> = stood.iter().copied().collect();
    let mut is_told = !places.all_settles_found;
    for (target, at) in &places.settles {
        if is_recorded_later(archive, key, *target, known) {
            is_told = true;
        } else if !stood_set.contains(target) {
            is_told = true;
            let name = archive.follow_up_name(*target);
            let message = match archive.follow_ups[*target].verdict {
                None => format!("`{name}` is an event: it gives no verdict that could be settled"),
                Some(_) => format!("the verdict of `{name}` did not stand on {day}"),
            };
            log.push(Diagnostic::new(Code::WrongSettles, *at, message).help(to_name(archive, stood)));
        }
    }
    let named: HashSet<FollowUpKey> = follow_up.settles.iter().copied().collect();
    let missing: Vec<FollowUpKey> = stood.iter().copied().filter(|key| !named.contains(key)).collect();
    // Whoever was told that a name is wrong was told what stood.
    if !missing.is_empty() && !is_told {
        let message = format!("`settles` leaves out what stood on {day}: {}", names(archive, &missing));
        let mistake = missing.iter().take(5).fold(Diagnostic::new(Code::WrongSettles, all, message), |mistake, key| {
            mistake.note(archive.follow_ups[*key].at, "this verdict stood")
        });
        log.push(mistake.help(to_name(archive, stood)));
    }
}

fn to_name(archive: &Archive, stood: &[FollowUpKey]) -> String {
    match stood {
        [] => "no verdict stood: leave `settles` out".to_owned(),
        _ => format!("name every verdict that stood: {}", names(archive, stood)),
    }
}

fn names(archive: &Archive, keys: &[FollowUpKey]) -> String {
    let shown: Vec<String> = keys.iter().take(NAMED).map(|key| archive.follow_up_name(*key)).collect();
    match keys.len().saturating_sub(NAMED) {
        0 => shown.join(", "),
        left => format!("{} and {left} more", shown.join(", ")),
    }
}
