//! Follow-ups: what happened, by whose judgement, and how it stands to others.
//!
//! In: a follow-up that exists, and the numbers of its sources. Out: a [`FollowUp`] without an id: whoever shows it first
//! on its claim's page gives it one.

use super::model::{FollowUp, Link, SourceRef};
use super::names::link_html;
use super::standpoint::View;
use crate::archive::{self, Archive, FollowUpKey};
use crate::date::Day;
use crate::plan::{Page, anchors};
use crate::status::FollowUpState;
use crate::theme::Html;

impl View<'_> {
    /// A follow-up, with its relations as links into its claim's page.
    pub fn follow_up(&self, state: &FollowUpState, sources: Vec<SourceRef>) -> FollowUp {
        let entry = &self.archive().follow_ups[state.key];
        let (lang, dir) = self.language_of(&self.archive().articles[entry.article].language);
        let relation = |key: &str, other: FollowUpKey| self.strings.phrase(key, &[("date", &self.recorded_date(other))]);
        let existing = |other: &FollowUpKey| self.snapshot().follow_up_exists(*other);
        FollowUp {
            id: None,
            happened: self.date(&entry.happened),
            recorded: self.day(recorded(self.archive(), state.key)),
            mark: self.verdict_mark(state.key),
            note: entry.note.as_deref().map(Html::text),
            lang,
            dir,
            by: (!entry.by.is_empty()).then(|| self.strings.list(&entry.by)),
            confidence: entry.confidence.map(|confidence| self.term("confidence", confidence.as_str())),
            reason: entry.reason.map(|reason| self.term("reason", reason.as_str())),
            article: self.article_link(entry.article),
            line: self.follow_up_line(state.key),
            sources,
            corrects: entry.corrects.filter(existing).map(|other| relation("follow_up.corrects", other)),
            corrected_by: state.corrected_by.map(|other| relation("follow_up.corrected_by", other)),
            disputes: entry.disputes.filter(existing).map(|other| relation("follow_up.disputes", other)),
            settles: self.settles(entry),
            events: self.events(state.key),
        }
    }

    /// When and where recorded, by whom, how sure, why: `Recorded <time …>…</time> in <a …>…</a>. By the desk, high confidence.`
    fn follow_up_line(&self, key: FollowUpKey) -> Html {
        let entry = &self.archive().follow_ups[key];
        let article = link_html(&self.article_link(entry.article));
        let mut sentences =
            vec![self.strings.phrase("follow_up.recorded", &[("date", &self.time(recorded(self.archive(), key))), ("article", &article)])];
        sentences.extend(self.judgement(entry));
        if changes_no_status(entry) {
            sentences.push(self.word("follow_up.no_verdict"));
        }
        Html::join(&sentences, " ")
    }

    /// By whom, how sure, and why: a sentence each, those of which something is known.
    pub fn judgement(&self, entry: &archive::FollowUp) -> Vec<Html> {
        let by = (!entry.by.is_empty()).then(|| Html::text(&self.strings.list(&entry.by)));
        let confidence = entry.confidence.map(|confidence| Html::text(&self.term("confidence", confidence.as_str()).text));
        let who = match (&entry.verdict, by, confidence) {
            (Some(_), Some(by), Some(confidence)) => {
                vec![self.strings.phrase("follow_up.by_confidence", &[("by", &by), ("confidence", &confidence)])]
            }
            (Some(_), Some(by), None) => vec![self.strings.phrase("follow_up.by", &[("by", &by)])],
            // Who reports an event judges nothing.
            (Some(_) | None, by, confidence) => {
                let by = by.map(|by| self.strings.phrase("follow_up.reported_by", &[("by", &by)]));
                let confidence = confidence.map(|confidence| self.strings.phrase("follow_up.confidence", &[("confidence", &confidence)]));
                by.into_iter().chain(confidence).collect()
            }
        };
        let reason = entry.reason.map(|reason| {
            let reason = Html::text(&self.term("reason", reason.as_str()).text);
            self.strings.phrase("follow_up.reason", &[("reason", &reason)])
        });
        who.into_iter().chain(reason).collect()
    }

    /// The day on which it happened, to its place on its claim's page.
    pub fn follow_up_date(&self, key: FollowUpKey) -> Html {
        let entry = &self.archive().follow_ups[key];
        let date = self.date(&entry.happened).html.clone();
        match self.url_of_place(&Page::Claim(entry.claim), &anchors::follow_up(self.archive(), key)) {
            Some(url) => date.linked(&url),
            None => date,
        }
    }

    /// The day on which it was recorded, to its place on its claim's page; where another of the claim's was recorded on
    /// that day, with its article, and of two in one article with the date on which it happened.
    fn recorded_date(&self, key: FollowUpKey) -> Html {
        let archive = self.archive();
        let entry = &archive.follow_ups[key];
        let day = recorded(archive, key);
        let all = self.state(entry.claim).into_iter().flat_map(|state| &state.follow_ups).map(|state| state.key);
        let alike: Vec<FollowUpKey> = all.filter(|other| *other != key && recorded(archive, *other) == day).collect();
        let title = self.article_link(entry.article);
        let title = link_html(&Link { url: String::new(), ..title });
        let happened = || Html::join(&[title.clone(), self.date(&entry.happened).html.clone()], self.strings.text("list.middle"));
        let named = |article: &Html| self.strings.phrase("follow_up.named", &[("date", &self.time(day)), ("article", article)]);
        let words = if alike.is_empty() {
            self.time(day)
        } else if alike.iter().any(|other| archive.follow_ups[*other].article == entry.article) {
            named(&happened())
        } else {
            named(&title)
        };
        match self.url_of_place(&Page::Claim(entry.claim), &anchors::follow_up(archive, key)) {
            Some(url) => words.linked(&url),
            None => words,
        }
    }

    fn settles(&self, entry: &archive::FollowUp) -> Option<Html> {
        let existing = entry.settles.iter().filter(|other| self.snapshot().follow_up_exists(**other));
        let dates: Vec<Html> = existing.map(|other| self.recorded_date(*other)).collect();
        let several = self.strings.list_html(&dates);
        (!dates.is_empty()).then(|| self.strings.plural_phrase("follow_up.settles", dates.len(), &[("dates", &several)]))
    }

    /// What else it says, a sentence each: conditions, a moved deadline, the speaker's confirmation.
    fn events(&self, key: FollowUpKey) -> Vec<Html> {
        let entry = &self.archive().follow_ups[key];
        let claim = &self.archive().claims[entry.claim];
        let conditions = entry.conditions.iter().filter_map(|(position, state)| {
            let text = Html::text(&claim.conditions.get(*position)?.text);
            Some(self.strings.phrase(&format!("follow_up.condition.{}", state.as_str()), &[("text", &text)]))
        });
        let due = entry.due.as_ref().map(|due| {
            let date = self.date(due).html.clone();
            match self.state(entry.claim).and_then(|state| self.due_before(state, key)) {
                Some(old) => self.strings.phrase("follow_up.due_moved", &[("date", &date), ("old", &old)]),
                None => self.strings.phrase("follow_up.due_set", &[("date", &date)]),
            }
        });
        let confirmed = entry.confirmed.map(|confirmed| self.word(&format!("follow_up.confirmed.{}", confirmed.as_str())));
        conditions.chain(due).chain(confirmed).collect()
    }
}

/// The day on which a follow-up was recorded: its article's.
pub(super) fn recorded(archive: &Archive, key: FollowUpKey) -> Day {
    archive.articles[archive.follow_ups[key].article].date
}

/// Whether a follow-up is a mere event: it judges nothing, corrects nothing, and moves neither deadline nor condition.
fn changes_no_status(entry: &archive::FollowUp) -> bool {
    entry.verdict.is_none() && entry.conditions.is_empty() && entry.due.is_none() && entry.corrects.is_none()
}
