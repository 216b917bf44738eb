//! Changes of status: what it was, what it is, why, and where that is reported.
//!
//! In: the beginning of a spell. Out: a [`Change`], with an id that stays the same for ever.

use super::date::is_day;
use super::model::{Change, Link};
use super::names::{link_html, name_html};
use super::row::BETWEEN;
use super::standpoint::View;
use crate::archive::ClaimKey;
use crate::date::Edtf;
use crate::export::why_article;
use crate::plan;
use crate::status::{Spell, Why};
use crate::theme::Html;

impl View<'_> {
    /// A change of status; `None` where the claim doesn't exist on the day.
    pub fn change(&self, change: plan::Change) -> Option<Change> {
        let row = self.row(change.claim)?;
        let position = change.spell as usize;
        let history = &self.state(change.claim)?.history;
        let spell = history.get(position)?;
        let kind = self.archive().claims[change.claim].kind;
        let before = position.checked_sub(1).and_then(|before| history.get(before));
        Some(Change {
            id: format!("{}.{}", row.id, spell.from),
            recorded: self.day(spell.from),
            happened: happened_elsewhen(spell).map(|happened| self.date(happened)),
            why: self.why_term(change.claim, spell.why).into(),
            from: before.map(|before| self.mark(kind, before.status.id())),
            to: self.mark(kind, spell.status.id()),
            article: self.why_article(change.claim, spell.why),
            line: self.why_line(change.claim, spell),
            row,
        })
    }

    /// Changes in that order.
    pub fn changes(&self, changes: &[plan::Change]) -> Vec<Change> {
        changes.iter().filter_map(|change| self.change(*change)).collect()
    }

    fn why_term(&self, claim: ClaimKey, why: Why) -> super::model::Term {
        let text = self.strings.text(&format!("change.{}.word", self.why_key(claim, why))).to_owned();
        super::model::Term { id: why.as_str().to_owned(), text, meaning: None }
    }

    /// The words of a reason: a first deadline is set, not moved.
    fn why_key(&self, claim: ClaimKey, why: Why) -> &'static str {
        match why {
            Why::DueMoved { by } if self.state(claim).is_some_and(|state| self.due_before(state, by).is_none()) => "due-set",
            Why::New
            | Why::Judged { by: _ }
            | Why::Corrected { by: _ }
            | Why::Disputed { by: _ }
            | Why::Settled { by: _ }
            | Why::DayPassed
            | Why::DueMoved { by: _ }
            | Why::ConditionChanged { by: _ }
            | Why::OtherMoved { claim: _ }
            | Why::Replaced { by: _ } => why.as_str(),
        }
    }

    /// Why a spell began, where that is reported, and when it happened: `Disputed in <a …>Was the condition ever met?</a>`.
    pub fn why_line(&self, claim: ClaimKey, spell: &Spell) -> Html {
        let why = self.why(claim, spell);
        match happened_elsewhen(spell) {
            Some(happened) => {
                let happened = self.strings.phrase("change.happened", &[("when", &self.when(happened))]);
                Html::join(&[why, happened], BETWEEN)
            }
            None => why,
        }
    }

    fn why(&self, claim: ClaimKey, spell: &Spell) -> Html {
        if let Why::OtherMoved { claim } = spell.why {
            return self.strings.phrase("change.due-moved.other", &[("claim", &name_html(&self.claim_name(claim)))]);
        }
        let article = self.why_article(claim, spell.why).map(|article| link_html(&article)).unwrap_or_default();
        self.strings.phrase(&format!("change.{}.line", self.why_key(claim, spell.why)), &[("article", &article)])
    }

    fn why_article(&self, claim: ClaimKey, why: Why) -> Option<Link> {
        why_article(self.archive(), claim, why).map(|article| self.article_link(article))
    }
}

/// When it happened, where that was not the day on which it was recorded.
fn happened_elsewhen(spell: &Spell) -> Option<&Edtf> {
    spell.happened.as_ref().filter(|happened| !is_day(happened, spell.from))
}
