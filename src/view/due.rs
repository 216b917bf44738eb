//! Deadlines in words: for tables, for prose, for margins.
//!
//! In: a claim and what holds of it. Out: HTML in which each date is a `time` element.
//! What is to be kept up or left undone binds until a day; the rest is due by it.

use super::follow_up::recorded;
use super::names::name_html;
use super::standpoint::View;
use crate::archive::{Claim, ClaimKey, ClaimKind, Due, FollowUpKey, Form};
use crate::date::{Edtf, Parts};
use crate::status::{ClaimState, FollowUpState};
use crate::theme::Html;

impl View<'_> {
    /// For a table: `<time …>Apr 2018</time>`, `until <time …>Apr 2018</time>`, `no date`, `before the summit`.
    pub fn due_short(&self, claim: &Claim, state: &ClaimState) -> Html {
        match state.due.as_ref().map(|due| &due.written) {
            Some(Due::On(date)) if date.last_day().is_none() => self.word("due.open"),
            Some(Due::On(date)) if binds(claim) => self.until(date, self.date(date).html_short.clone()),
            Some(Due::On(date)) => self.date(date).html_short.clone(),
            Some(Due::Before(other)) => self.beside_claim("due.before", *other),
            Some(Due::After(other)) => self.beside_claim("due.after", *other),
            None if binds(claim) => self.word("due.open"),
            None => self.word("due.none"),
        }
    }

    /// For the line of a list: `due: <time …>Apr 2018</time>`, `binds: open-ended`; none for an assertion that names no day.
    pub fn due_line(&self, claim: &Claim, state: &ClaimState) -> Option<Html> {
        match claim.kind {
            ClaimKind::Assertion if state.due.is_none() => return None,
            ClaimKind::Commitment | ClaimKind::Prediction | ClaimKind::Assertion => {}
        }
        let key = if binds(claim) { "due.line_binds" } else { "due.line" };
        Some(self.strings.phrase(key, &[("due", &self.due_short(claim, state))]))
    }

    /// Behind its label, in full words: `<time …>April 2018</time>`; with a moved deadline, both.
    pub fn due_long(&self, claim: &Claim, state: &ClaimState) -> Html {
        let in_force = match state.due.as_ref().map(|due| &due.written) {
            Some(Due::On(date)) if !binds(claim) => self.date(date).html.clone(),
            Some(Due::On(_) | Due::Before(_) | Due::After(_)) | None => self.due_in_force(claim, state),
        };
        let by = state.due.as_ref().and_then(|due| due.by);
        match by.and_then(|by| self.due_before(state, by)) {
            Some(old) => self.strings.phrase("due.moved", &[("due", &in_force), ("old", &old)]),
            None => in_force,
        }
    }

    /// The deadline that held until a follow-up set another; `None` where that was the first.
    ///
    /// As rule 8 has it: the claim's own counts from its article's day, those of follow-ups from the days they were recorded.
    pub fn due_before(&self, state: &ClaimState, by: FollowUpKey) -> Option<Html> {
        let archive = self.archive();
        let claim = &archive.claims[archive.follow_ups[by].claim];
        let set_one = state.follow_ups.iter().filter(|follow_up| follow_up.active || follow_up.key == by);
        let set_one = set_one.filter_map(|follow_up| Some((follow_up.key, archive.follow_ups[follow_up.key].due.as_ref()?)));
        let mut moved: Vec<(FollowUpKey, &Edtf)> = set_one.collect();
        moved.sort_by_key(|(key, _)| recorded(archive, *key));
        let before = moved.into_iter().take_while(|(key, _)| *key != by).last();
        let since = archive.articles[claim.article].date;
        let own = claim.due.as_ref().filter(|_| since <= recorded(archive, by));
        match (own, before) {
            (_, Some((key, due))) if own.is_none() || recorded(archive, key) >= since => Some(self.date(due).html.clone()),
            (own, _) => own.map(|own| self.old_due_words(own)),
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
            Some(Due::On(date)) if binds(claim) => filled("due.note_binds", "when", &self.until(date, self.date(date).html.clone())),
            Some(Due::On(date)) if date.last_day().is_none() => self.word("due.note_open"),
            Some(Due::On(date)) => filled("due.note", "when", &self.when(date)),
            None if binds(claim) => self.word("due.note_open"),
            None => self.word("due.note_none"),
        }
    }

    /// A sentence for what is out of time: that nobody judged it, or that no verdict on record ends it.
    pub fn without_verdict(&self, state: &ClaimState) -> Html {
        let judges = |follow_up: &FollowUpState| self.archive().follow_ups[follow_up.key].verdict.is_some();
        self.word(if state.follow_ups.iter().any(judges) { "due.no_final_verdict" } else { "due.no_verdict" })
    }

    /// What a deadline is called: `Due`; of what is to be kept up or left undone, `Binds`.
    pub fn due_label(&self, claim: &Claim) -> String {
        self.strings.text(if binds(claim) { "due.binds" } else { "due.label" }).to_owned()
    }

    fn due_words(&self, claim: &Claim, due: &Due) -> Html {
        match due {
            Due::On(date) if binds(claim) => self.until(date, self.date(date).html.clone()),
            Due::On(date) => self.when(date),
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
    fn until(&self, date: &Edtf, time: Html) -> Html {
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
