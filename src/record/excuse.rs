//! Corrections that answer for what is no longer as it was published.
//!
//! A correction answers for changes in its article where it is new since the earlier site and dated on that site's as-of day
//! or later. For what is gone only one answers that takes all back: severity `retraction`.

use super::compare::Comparison;
use super::entries::RecordedCorrection;
use super::of_today;
use super::same::same;
use crate::archive::{ArticleKey, Correction, Gravity};
use crate::diagnostic::{Code, Diagnostic};

/// The mistake itself, or, where a correction answers for it, a note that points to the correction.
pub(super) fn of_change(mistake: Diagnostic, comparison: &Comparison<'_>, article: ArticleKey) -> Diagnostic {
    excused(mistake, new_correction(comparison, article, &|_| true))
}

/// The same for what is gone from an article that stands.
pub(super) fn of_loss(mistake: Diagnostic, comparison: &Comparison<'_>, article: ArticleKey) -> Diagnostic {
    excused(mistake, new_correction(comparison, article, &|correction| correction.severity == Gravity::Retraction))
}

/// A note is the same where date and words are.
pub(super) fn is_same_note(old: &RecordedCorrection, new: &RecordedCorrection) -> bool {
    old.date == new.date && same(&old.note, &new.note)
}

fn excused(mistake: Diagnostic, correction: Option<&Correction>) -> Diagnostic {
    let Some(correction) = correction else { return mistake };
    let Diagnostic { code: _, severity: _, at, message, notes, help: _ } = mistake;
    let answer = format!("the {} of {} answers for it", correction.severity.as_str(), correction.date);
    let mut note = Diagnostic::new(Code::RecordCorrected, at, message);
    note.notes = notes;
    note.note(correction.at, answer)
}

fn new_correction<'a>(comparison: &Comparison<'a>, article: ArticleKey, counts: &dyn Fn(&Correction) -> bool) -> Option<&'a Correction> {
    let today = comparison.today;
    let old = comparison.old_articles.get(today.slug(article));
    let is_old = |correction: &Correction| {
        let correction = of_today::correction(correction);
        old.is_some_and(|old| old.corrections.iter().any(|old| is_same_note(old, &correction)))
    };
    let in_time = |correction: &Correction| correction.date.last_day().is_none_or(|day| day >= comparison.earlier.as_of);
    let mut there = today.snapshot.corrections(&today.archive.articles[article]);
    there.find(|correction| counts(correction) && in_time(correction) && !is_old(correction))
}
