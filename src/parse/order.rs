//! Dates of one article that contradict one another.
//!
//! In: what an article's file says. Out: warnings, each at the date that can't be. Vague dates contradict one another
//! only where no reading of them is in order. What joins files, such as follow-ups and their claims, is `resolve`'s.

use super::written::{ArticleFile, ClaimEntry, SourceEntry};
use crate::date::{Day, Edtf};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Spanned;

/// Looks at every date of the article but those of its follow-ups. Without a day of its own nothing is said.
pub(super) fn check(article: &ArticleFile, log: &mut Log) {
    let Some(reported) = &article.date else { return };
    let day = Edtf::from(reported.value);
    for claim in &article.claims {
        claim_dates(claim, &day, log);
    }
    let too_early = |what: &str, date: &Spanned<Edtf>| {
        date.value.surely_before(&day).then(|| {
            let message = format!("{what} {}, before the article was reported ({day})", date.value);
            Diagnostic::new(Code::DateOrder, date.at, message)
        })
    };
    let added = article.added.iter().filter_map(|added| too_early("this entered the archive", added));
    let corrected = article.corrections.iter().filter_map(|correction| too_early("the correction is dated", &correction.date));
    added.chain(corrected).for_each(|mistake| log.push(mistake));
    let last_known = last_known(article, reported.value);
    for source in &article.sources {
        source_dates(source, &last_known, log);
    }
}

/// The last day on which the archive may have changed the article: what it rests on may be as late.
fn last_known(article: &ArticleFile, reported: Day) -> Edtf {
    let later = article.added.iter().chain(article.corrections.iter().map(|correction| &correction.date));
    Edtf::from(later.filter_map(|date| date.value.last_day()).chain([reported]).max().unwrap_or(reported))
}

/// Made, then passed on from one to the next, then reported.
fn claim_dates(claim: &ClaimEntry, reported: &Edtf, log: &mut Log) {
    let mut before: Option<&Spanned<Edtf>> = None;
    let relayed = claim.via.iter().filter_map(|relay| relay.date.as_ref());
    for (happened, date) in claim.made.iter().map(|made| ("made", made)).chain(relayed.map(|date| ("passed on", date))) {
        if reported.surely_before(&date.value) {
            let message = format!("the claim was {happened} {}, after its article was reported ({reported})", date.value);
            log.push(Diagnostic::new(Code::AfterArticle, date.at, message));
        } else if let Some(earlier) = before.filter(|earlier| date.value.surely_before(&earlier.value)) {
            let message = format!("the claim was {happened} {}, earlier than the step before ({})", date.value, earlier.value);
            log.push(Diagnostic::new(Code::DateOrder, date.at, message).note(earlier.at, "this came before"));
        }
        before = Some(date);
    }
}

fn source_dates(source: &SourceEntry, last_known: &Edtf, log: &mut Log) {
    let Some(date) = &source.date else { return };
    if last_known.surely_before(&date.value) {
        let message = format!("the source `{}` is dated {}, after its article ({last_known})", source.id.value, date.value);
        log.push(Diagnostic::new(Code::AfterArticle, date.at, message));
    }
    let retracted = source.retracted.as_ref().map(|retracted| &retracted.date);
    if let Some(retracted) = retracted.filter(|retracted| retracted.value.surely_before(&date.value)) {
        let message = format!("the source was taken back {}, before it was published ({})", retracted.value, date.value);
        log.push(Diagnostic::new(Code::DateOrder, retracted.at, message).note(date.at, "published then"));
    }
}
