//! The panel under a claim's title: what became of it, and who says so.
//!
//! Every status has its own words; what the program found by rule is said as such, never as a judgement.

use super::subject::{Subject, sentences};
use crate::archive::{Condition, ConditionKind, ConditionState, FollowUpKey, VerdictClass};
use crate::plan::{Page, anchors};
use crate::status::Status;
use crate::theme::Html;
use crate::view::date::is_day;
use crate::view::due::binds;
use crate::view::follow_up::recorded;
use crate::view::model::{Date, FollowUp, Shared, SourceRef, Verdict};
use crate::view::names::{link_html, name_html};
use crate::view::source::Citations;
use crate::view::standpoint::View;

/// What the panel says, before the marks are added.
struct Said {
    text: Html,
    sources: Vec<SourceRef>,
    /// Sentences after `Since …`.
    line: Vec<Html>,
    standing: Vec<FollowUp>,
    /// The follow-up that it rests on, where it names one.
    by: Option<FollowUpKey>,
}

impl Said {
    fn plain(text: Html) -> Said {
        Said { text, sources: Vec::new(), line: Vec::new(), standing: Vec::new(), by: None }
    }
}

impl View<'_> {
    pub(super) fn verdict(&self, subject: Subject<'_>, citations: &mut Citations) -> Verdict {
        let Subject { claim, state, .. } = subject;
        let Said { text, sources, line, standing, by } = self.said(subject, citations);
        let first_judged = self.first_judged(subject);
        let since = self.strings.phrase("verdict.since", &[("date", &self.time(state.since))]);
        let first = first_judged.as_ref().map(|date| self.strings.phrase("verdict.first", &[("date", &date.html)]));
        let checked = self.checked(subject, by).map(|date| self.strings.phrase("verdict.checked", &[("date", &date)]));
        Verdict {
            mark: self.mark(claim.kind, state.status.id()),
            text,
            sources,
            line: Some(sentences(std::iter::once(since).chain(line).chain(first).chain(checked))),
            warning: state.flags.unsupported.then(|| self.strings.text("verdict.unsupported").to_owned()),
            detail: state.detail.and_then(|follow_up| self.verdict_mark(follow_up)),
            standing,
            first_judged,
        }
    }

    fn said(&self, subject: Subject<'_>, citations: &mut Citations) -> Said {
        let Subject { state, .. } = subject;
        match &state.status {
            Status::Pending => Said::plain(self.pending(subject)),
            Status::Conditional => Said::plain(self.conditional(subject)),
            Status::Overdue | Status::AwaitingVerdict => Said::plain(self.out_of_time(subject)),
            Status::Contested => self.contested(subject, citations),
            Status::NotTriggered | Status::Lapsed => self.released(subject, citations),
            Status::Superseded => Said::plain(self.superseded(subject)),
            Status::Unverifiable => Said::plain(self.word("verdict.unverifiable")),
            Status::Judged(_) => self.judged(subject, citations),
        }
    }

    /// In the words of the verdict that stands; of several that agree, of the last.
    fn judged(&self, subject: Subject<'_>, citations: &mut Citations) -> Said {
        let Subject { claim, state, .. } = subject;
        let Some(key) = state.standing.last() else {
            return Said::plain(Html::text(&self.mark(claim.kind, state.status.id()).meaning));
        };
        let text = self.note_or(*key, || Html::text(&self.mark(claim.kind, state.status.id()).meaning));
        self.said_by(*key, text, citations)
    }

    /// What a follow-up reports, with its evidence and who recorded it.
    fn said_by(&self, key: FollowUpKey, text: Html, citations: &mut Citations) -> Said {
        let entry = &self.archive().follow_ups[key];
        let sources = citations.cite_all(self, &entry.sources);
        let day = recorded(self.archive(), key);
        let article = link_html(&self.article_link(entry.article));
        let recorded = if is_day(&entry.happened, day) {
            self.strings.phrase("follow_up.recorded", &[("date", &self.time(day)), ("article", &article)])
        } else {
            let when = self.when(&entry.happened);
            self.strings.phrase("verdict.happened", &[("when", &when), ("date", &self.time(day)), ("article", &article)])
        };
        let line = std::iter::once(recorded).chain(self.judgement(entry)).collect();
        Said { text, sources, line, standing: Vec::new(), by: Some(key) }
    }

    /// A follow-up's note, marked where it has another language than the page.
    fn note_or(&self, key: FollowUpKey, other: impl FnOnce() -> Html) -> Html {
        let entry = &self.archive().follow_ups[key];
        let Some(note) = &entry.note else { return other() };
        match self.language_of(&self.archive().articles[entry.article].language) {
            (Some(lang), Some(dir)) => Html::text(note).in_language(&lang, &dir),
            (Some(_) | None, _) => Html::text(note),
        }
    }

    fn pending(&self, subject: Subject<'_>) -> Html {
        let Subject { claim, state, .. } = subject;
        let nothing = self.word(if state.follow_ups.is_empty() { "verdict.nothing" } else { "verdict.no_verdict" });
        if state.due.is_some() { sentences([nothing, self.due_note(claim, state)]) } else { nothing }
    }

    fn conditional(&self, subject: Subject<'_>) -> Html {
        let key = if subject.state.follow_ups.is_empty() { "verdict.conditional" } else { "verdict.conditional_checked" };
        self.strings.phrase(key, &[("text", &sentences(waits_for(subject)))])
    }

    /// The day that has passed; and what has to come true first, where that may be why nobody judged.
    fn out_of_time(&self, subject: Subject<'_>) -> Html {
        let Subject { claim, state, .. } = subject;
        let passed = match (&state.due, binds(claim)) {
            (None, _) => self.word("due.was_open"),
            (Some(_), true) => self.strings.phrase("due.was_bound", &[("when", &self.due_in_force(claim, state))]),
            (Some(_), false) => self.strings.phrase("due.was", &[("when", &self.due_in_force(claim, state))]),
        };
        let waits_for = waits_for(subject);
        let binds_if =
            (!waits_for.is_empty()).then(|| self.strings.phrase("verdict.conditional_checked", &[("text", &sentences(waits_for))]));
        sentences([passed, self.without_verdict(state)].into_iter().chain(binds_if))
    }

    /// The verdicts that stand, of equal size.
    fn contested(&self, subject: Subject<'_>, citations: &mut Citations) -> Said {
        let standing = subject.state.standing.iter().filter_map(|key| {
            let state = subject.follow_up(*key)?;
            let sources = citations.cite_all(self, &self.archive().follow_ups[*key].sources);
            Some(self.follow_up(state, sources))
        });
        let standing = standing.collect();
        Said { standing, ..Said::plain(self.word("verdict.contested")) }
    }

    /// The condition that freed it, and the follow-up that says so.
    fn released(&self, subject: Subject<'_>, citations: &mut Citations) -> Said {
        let Subject { claim, state, .. } = subject;
        let never_bound = state.status == Status::NotTriggered;
        let known = claim.conditions.iter().zip(&state.conditions).filter_map(|(condition, known)| Some((condition, (*known)?)));
        let mut fitting = known.filter(|(condition, _)| (condition.kind == ConditionKind::If) == never_bound);
        let freed = fitting.find_map(|(condition, (became, by))| Some((condition, released_as(condition.kind, became)?, by)));
        match freed {
            Some((condition, key, by)) => self.said_by(by, self.strings.phrase(key, &[("text", &Html::text(&condition.text))]), citations),
            None => Said::plain(Html::text(&self.mark(claim.kind, state.status.id()).meaning)),
        }
    }

    fn superseded(&self, subject: Subject<'_>) -> Html {
        match subject.state.replaced_by {
            Some(newer) => self.strings.phrase("verdict.replaced", &[("claim", &name_html(&self.claim_name(newer)))]),
            None => Html::text(&self.mark(subject.claim.kind, subject.state.status.id()).meaning),
        }
    }

    /// The day from which it was first judged as it is now, where another status came between.
    fn first_judged(&self, subject: Subject<'_>) -> Option<Shared<Date>> {
        let Subject { state, .. } = subject;
        match &state.status {
            Status::Judged(_) => {
                let first = state.history.iter().find(|spell| spell.status.id() == state.status.id())?;
                (first.from < state.since).then(|| self.day(first.from))
            }
            Status::Pending
            | Status::Conditional
            | Status::Overdue
            | Status::AwaitingVerdict
            | Status::Contested
            | Status::NotTriggered
            | Status::Lapsed
            | Status::Superseded
            | Status::Unverifiable => None,
        }
    }

    /// The day of the last follow-up: of an open verdict always, else where the panel doesn't rest on that one.
    fn checked(&self, subject: Subject<'_>, by: Option<FollowUpKey>) -> Option<Html> {
        let Subject { key, state, .. } = subject;
        let last = state.last_recorded?;
        let open = by.and_then(|by| self.archive().verdict_class(by)) == Some(VerdictClass::Open);
        if !open && by.is_some_and(|by| recorded(self.archive(), by) == last) {
            return None;
        }
        let latest = state.follow_ups.iter().rev().find(|follow_up| recorded(self.archive(), follow_up.key) == last)?;
        let url = self.url_of_place(&Page::Claim(key), &anchors::follow_up(self.archive(), latest.key))?;
        Some(self.time(last).linked(&url))
    }
}

/// The texts of every `if` that has not come true.
fn waits_for(subject: Subject<'_>) -> Vec<Html> {
    let Subject { claim, state, .. } = subject;
    let is_open = |(condition, known): &(&Condition, &Option<(ConditionState, FollowUpKey)>)| {
        condition.kind == ConditionKind::If && known.is_none_or(|(state, _)| state == ConditionState::Failed)
    };
    let open = claim.conditions.iter().zip(&state.conditions).filter(is_open);
    open.map(|(condition, _)| Html::text(&condition.text)).collect()
}

/// The words for a condition that frees from a claim; `None` for one that doesn't.
fn released_as(kind: ConditionKind, became: ConditionState) -> Option<&'static str> {
    match (kind, became) {
        (ConditionKind::If | ConditionKind::While, ConditionState::Failed) => Some("verdict.failed"),
        (ConditionKind::While, ConditionState::Ceased) => Some("verdict.ceased"),
        (ConditionKind::Unless, ConditionState::Met) => Some("verdict.freed"),
        (ConditionKind::If, ConditionState::Met | ConditionState::Ceased)
        | (ConditionKind::While, ConditionState::Met)
        | (ConditionKind::Unless, ConditionState::Failed | ConditionState::Ceased) => None,
    }
}
