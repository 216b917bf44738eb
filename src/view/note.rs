//! Notes in the margin of an article: what became of the words beside them.
//!
//! In: a claim of the article, and its number in the text. Out: a [`Note`].

use super::model::Note;
use super::standpoint::View;
use crate::archive::{Claim, ClaimKey, ClaimKind, Condition};
use crate::status::{ClaimState, Status};
use crate::theme::Html;

impl View<'_> {
    /// The note on a claim's words; `None` where the claim doesn't exist on the day.
    pub fn note(&self, number: usize, key: ClaimKey) -> Option<Note> {
        let state = self.state(key)?;
        let claim = &self.archive().claims[key];
        let number = number.to_string();
        Some(Note {
            label: self.strings.with("note.claim", &[("n", &number)]),
            link_text: self.strings.with(link_key(claim.kind), &[("n", &number)]),
            n: number,
            id: claim.id.to_string(),
            claim_url: self.claim_url(key).unwrap_or_default(),
            mark: self.mark(claim.kind, state.status.id()),
            since: Some(self.day(state.since)),
            beside: Some(self.strings.phrase("since", &[("date", &self.time_short(state.since))])),
            kind: claim.kind.as_str().to_owned(),
            who: self.who(claim, state),
            line: self.note_line(claim, state),
        })
    }

    /// The deadline; of a claim without one its provisos; of one that nobody could judge, that.
    fn note_line(&self, claim: &Claim, state: &ClaimState) -> Option<Html> {
        if state.status == Status::Unverifiable {
            return Some(self.word("verdict.unverifiable"));
        }
        if state.due.is_none() && !claim.conditions.is_empty() {
            let proviso = |condition: &Condition| {
                self.strings.phrase(&format!("condition.note.{}", condition.kind.as_str()), &[("text", &Html::text(&condition.text))])
            };
            return Some(Html::join(&claim.conditions.iter().map(proviso).collect::<Vec<_>>(), " "));
        }
        match claim.kind {
            ClaimKind::Assertion if state.due.is_none() => None,
            ClaimKind::Commitment | ClaimKind::Prediction | ClaimKind::Assertion => Some(self.due_note(claim, state)),
        }
    }
}

/// The words of the link to a claim's page.
fn link_key(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Commitment => "note.became",
        ClaimKind::Prediction => "note.prediction",
        ClaimKind::Assertion => "note.assertion",
    }
}
