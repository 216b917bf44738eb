//! A claim as one entry of a list: its words, its status, since when, and a line of who, when and by when.
//!
//! In: a claim. Out: a [`Row`]; a list that needs another line puts it in place.

use super::model::{Row, Shared, Term};
use super::names::name_html;
use super::standpoint::View;
use crate::archive::{Claim, ClaimKey, ClaimKind, Confirmed};
use crate::date::Day;
use crate::status::{ClaimState, Flags};
use crate::theme::Html;

/// What stands between the parts of a line.
pub(super) const BETWEEN: &str = " · ";

impl View<'_> {
    /// A claim in a list; `None` where it doesn't exist on the day.
    ///
    /// Beside the mark stands since when; the line says who, when made, by when due where that can be said.
    pub fn row(&self, key: ClaimKey) -> Option<Shared<Row>> {
        if let Some(row) = self.rows.borrow().get(&key) {
            return Some(row.clone());
        }
        let row = Shared::from(self.new_row(key)?);
        self.rows.borrow_mut().insert(key, row.clone());
        Some(row)
    }

    fn new_row(&self, key: ClaimKey) -> Option<Row> {
        let state = self.state(key)?;
        let claim = &self.archive().claims[key];
        let (lang, dir) = self.language_of(&self.archive().articles[claim.article].language);
        let made = self.date(&claim.made);
        let due = self.due_short(claim, state);
        let speaker = self.speaker(claim.speaker);
        let said = self.strings.phrase("row.made", &[("when", &self.when_short(&claim.made))]);
        let parts: Vec<Html> = [name_html(&speaker), said].into_iter().chain(self.due_line(claim, state)).collect();
        let line = Html::join(&parts, BETWEEN);
        let url = self.claim_url(key).unwrap_or_default();
        let words = Html::text(&claim.text);
        let link = match (&lang, &dir) {
            (Some(lang), Some(dir)) => words.linked_in(&url, lang, dir),
            (Some(_) | None, _) => words.linked(&url),
        };
        Some(Row {
            id: claim.id.to_string(),
            url,
            kind: claim.kind.as_str().to_owned(),
            kind_text: self.strings.text(&format!("kind.{}.one", claim.kind.as_str())).to_owned(),
            form: self.form(claim),
            text: claim.text.clone(),
            short: claim.short.clone(),
            lang,
            dir,
            link,
            speaker,
            relayed: claim.relayed().then(|| self.strings.text("relayed").to_owned()),
            mark: self.mark(claim.kind, state.status.id()),
            detail: state.detail.and_then(|follow_up| self.verdict_mark(follow_up)),
            since: Some(self.day(state.since)),
            beside: Some(self.strings.phrase("since", &[("date", &self.time_short(state.since))])),
            made,
            due,
            flags: self.flags(state),
            line,
        })
    }

    /// Claims in a list, in that order; those that don't exist on the day are left out.
    pub fn rows(&self, claims: &[ClaimKey]) -> Vec<Shared<Row>> {
        claims.iter().filter_map(|claim| self.row(*claim)).collect()
    }

    /// Beside the mark of what is to come: `by <time …>3 June 2030</time>`.
    pub fn by(&self, day: Day) -> Html {
        self.strings.phrase("by", &[("date", &self.time_short(day))])
    }

    /// A line for claims of several kinds: `Prediction by Yun Sun, <time …>Mar 2018</time>`.
    pub fn kind_line(&self, key: ClaimKey) -> Html {
        let claim = &self.archive().claims[key];
        let kind = Html::text(self.strings.text(&format!("kind.{}.one", claim.kind.as_str())));
        let who = self.strings.phrase("row.kind_by", &[("kind", &kind), ("speaker", &name_html(&self.speaker(claim.speaker)))]);
        Html::join(&[who, self.date(&claim.made).html_short.clone()], self.strings.text("list.middle"))
    }

    /// What a commitment binds to, in words: `to refrain`.
    pub fn form(&self, claim: &Claim) -> Option<String> {
        match claim.kind {
            ClaimKind::Commitment => Some(self.strings.text(&format!("form.{}", claim.form.as_str())).to_owned()),
            ClaimKind::Prediction | ClaimKind::Assertion => None,
        }
    }

    /// Whose claim it is, through whom it reached us, whether that is denied: `Kim Jong Un, relayed by Blue House`.
    pub fn who(&self, claim: &Claim, state: &ClaimState) -> String {
        let name = |speaker| self.archive().speakers[speaker].name.clone();
        let speaker = name(claim.speaker);
        let via: Vec<String> = claim.via.iter().map(|relay| name(relay.speaker)).collect();
        let relayed = || self.strings.with("note.relayed_by", &[("speaker", &speaker), ("via", &self.strings.list(&via))]);
        match (is_denied(state), claim.relayed()) {
            (false, false) => self.strings.with("note.public", &[("speaker", &speaker)]),
            (false, true) => relayed(),
            (true, false) => self.strings.with("note.denied", &[("who", &speaker)]),
            (true, true) => self.strings.with("note.denied", &[("who", &relayed())]),
        }
    }

    /// The words beside a status, those that hold.
    pub fn flags(&self, state: &ClaimState) -> Vec<Shared<Term>> {
        let Flags { hearsay, slipped, stale, unsupported, single_source } = state.flags;
        let all = [
            (is_denied(state), "denied"),
            (hearsay, "hearsay"),
            (slipped, "slipped"),
            (stale, "stale"),
            (unsupported, "unsupported"),
            (single_source, "single-source"),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, id)| self.term("flag", id)).collect()
    }
}

/// Whether the speaker denies the words.
pub(super) fn is_denied(state: &ClaimState) -> bool {
    state.confirmed == Confirmed::Denied
}
