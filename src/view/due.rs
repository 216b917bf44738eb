//! Deadlines in words: for tables, for prose, for margins.
//!
//! In: a claim and what holds of it. Out: HTML in which each date is a `time` element.
//! What is to be kept up or left undone binds until a day; the rest is due by it.

use super::names::name_html;
use super::standpoint::View;
use crate::archive::{Claim, ClaimKey, ClaimKind, Due, Form};
use crate::date::{Edtf, Parts};
use crate::status::ClaimState;
use crate::theme::Html;

impl View<'_> {
    /// For a table: `<time …>Apr 2018</time>`, `no date`, `before the summit`.
    pub fn due_short(&self, claim: &Claim, state: &ClaimState) -> Html {
        match state.due.as_ref().map(|due| &due.written) {
            Some(Due::On(date)) if date.last_day().is_none() => self.word("due.open"),
            Some(Due::On(date)) => self.date(date).html_short.clone(),
            Some(Due::Before(other)) => self.beside_claim("due.before", *other),
            Some(Due::After(other)) => self.beside_claim("due.after", *other),
            None if binds(claim) => self.word("due.open"),
            None => self.word("due.none"),
        }
    }

    /// In full words: `in <time …>April 2018</time>`; with a moved deadline, both.
    pub fn due_long(&self, claim: &Claim, state: &ClaimState) -> Html {
        let in_force = self.due_in_force(claim, state);
        match (&claim.due, state.due.as_ref().and_then(|due| due.by)) {
            (Some(old), Some(_)) => {
                let old = self.old_due_words(old);
                self.strings.phrase("due.moved", &[("due", &in_force), ("old", &old)])
            }
            (Some(_) | None, _) => in_force,
        }
    }

    /// The deadline in force alone, in full words.
    pub fn due_in_force(&self, claim: &Claim, state: &ClaimState) -> Html {
        match &state.due {
            Some(due) => self.due_words(claim, &due.written),
            None => self.word(if binds(claim) { "due.open" } else { "due.none" }),
        }
    }

    /// A sentence for the margin: `Due in <time …>April 2018</time>.`
    pub fn due_note(&self, claim: &Claim, state: &ClaimState) -> Html {
        let filled = |key: &str, place: &str, words: &Html| self.strings.phrase(key, &[(place, words)]);
        match state.due.as_ref().map(|due| &due.written) {
            Some(Due::Before(other)) => filled("due.note_before", "claim", &name_html(&self.claim_name(*other))),
            Some(Due::After(other)) => filled("due.note_after", "claim", &name_html(&self.claim_name(*other))),
            Some(Due::On(date)) if binds(claim) => filled("due.note_binds", "when", &self.until(date)),
            Some(Due::On(date)) if date.last_day().is_none() => self.word("due.note_open"),
            Some(Due::On(date)) => filled("due.note", "when", &self.strings.when(date)),
            None if binds(claim) => self.word("due.note_open"),
            None => self.word("due.note_none"),
        }
    }

    /// What a deadline is called: `Due`; of what is to be kept up or left undone, `Binds`.
    pub fn due_label(&self, claim: &Claim) -> String {
        self.strings.text(if binds(claim) { "due.binds" } else { "due.label" }).to_owned()
    }

    fn due_words(&self, claim: &Claim, due: &Due) -> Html {
        match due {
            Due::On(date) if binds(claim) => self.until(date),
            Due::On(date) => self.strings.when(date),
            Due::Before(other) => self.beside_claim("due.before", *other),
            Due::After(other) => self.beside_claim("due.after", *other),
        }
    }

    /// A deadline that no longer holds; a date stands without its preposition.
    fn old_due_words(&self, due: &Due) -> Html {
        match due {
            Due::On(date) => self.date(date).html.clone(),
            Due::Before(other) => self.beside_claim("due.before", *other),
            Due::After(other) => self.beside_claim("due.after", *other),
        }
    }

    /// How long something binds: `until <time …>December 2018</time>`; an interval says it itself.
    fn until(&self, date: &Edtf) -> Html {
        let time = self.date(date).html.clone();
        match date.parts() {
            Parts::One(_) => self.strings.phrase("date.until", &[("date", &time)]),
            Parts::Between { from: _, to: _ } => time,
        }
    }

    fn beside_claim(&self, key: &str, other: ClaimKey) -> Html {
        self.strings.phrase(key, &[("claim", &name_html(&self.claim_name(other)))])
    }

    /// A word of the theme as HTML.
    pub fn word(&self, key: &str) -> Html {
        Html::text(self.strings.text(key))
    }
}

/// Whether a deadline says how long a claim binds, not by when it is due.
pub(super) fn binds(claim: &Claim) -> bool {
    match (claim.kind, claim.form) {
        (ClaimKind::Commitment, Form::Refrain | Form::Maintain) => true,
        (ClaimKind::Commitment, Form::Act | Form::Outcome) | (ClaimKind::Prediction | ClaimKind::Assertion, _) => false,
    }
}
