//! The facts beside a claim's words: through whom it reached us, whether it was confirmed, to whom, on what it hangs.

use super::subject::Subject;
use crate::archive::{Addressee, Claim};
use crate::theme::Html;
use crate::view::model::{ChainLink, Condition, Name};
use crate::view::row::is_denied;
use crate::view::source::Citations;
use crate::view::standpoint::View;

impl View<'_> {
    /// Through whom it reached this archive: the speaker first, this archive last.
    pub(super) fn chain(&self, subject: Subject<'_>, citations: &mut Citations) -> Vec<ChainLink> {
        let claim = subject.claim;
        // Who denies the words is not said to have spoken: others say so.
        let spoke = if is_denied(subject.state) { "chain.spoke_denied" } else { "chain.spoke" };
        let spoke = self.strings.phrase(spoke, &[("when", &self.when_short(&claim.made))]);
        let mut chain = vec![ChainLink { name: self.speaker(claim.speaker), line: Some(spoke), sources: Vec::new() }];
        for relay in &claim.via {
            let mode = self.word(&format!("via.{}", relay.mode.as_str()));
            let line = match &relay.date {
                Some(date) => self.strings.phrase("chain.line", &[("mode", &mode), ("date", &self.date(date).html_short)]),
                None => mode,
            };
            let sources = relay.source.map(|source| citations.cite(self, source)).into_iter().collect();
            chain.push(ChainLink { name: self.speaker(relay.speaker), line: Some(line), sources });
        }
        let reported = self.time_short(self.archive().articles[claim.article].date);
        let line = self.strings.phrase("chain.line", &[("mode", &self.word("via.report")), ("date", &reported)]);
        let name = self.name(self.strings.text("chain.archive"), self.article_url(claim.article));
        chain.push(ChainLink { name, line: Some(line), sources: Vec::new() });
        chain
    }

    /// Whether the speaker has confirmed it; none for words in public.
    pub(super) fn confirmed(&self, subject: Subject<'_>) -> Option<String> {
        let said = subject.claim.relayed() || is_denied(subject.state);
        said.then(|| self.strings.text(&format!("confirmed.{}", subject.state.confirmed.as_str())).to_owned())
    }

    pub(super) fn addressees(&self, claim: &Claim) -> Vec<Name> {
        let name = |addressee: &Addressee| match addressee {
            Addressee::Speaker(speaker) => self.speaker(*speaker),
            Addressee::Words(words) => self.name(words, None),
        };
        claim.to.iter().map(name).collect()
    }

    /// What kind of claim it is: `Commitment to refrain`.
    pub(super) fn kind_of(&self, claim: &Claim) -> String {
        let form = self.form(claim).unwrap_or_default();
        self.strings.with(&format!("kind.{}.form", claim.kind.as_str()), &[("form", &form)])
    }

    /// Its provisos, each with what became of it.
    pub(super) fn conditions(&self, subject: Subject<'_>) -> Vec<Condition> {
        let Subject { claim, state, .. } = subject;
        let known = claim.conditions.iter().zip(&state.conditions);
        let condition = |(condition, known): (&crate::archive::Condition, &Option<_>)| Condition {
            kind: self.term("condition.kind", condition.kind.as_str()),
            text: condition.text.clone(),
            state: known.map(|(became, by): (crate::archive::ConditionState, _)| self.became(became, by)),
        };
        known.map(condition).collect()
    }

    fn became(&self, became: crate::archive::ConditionState, by: crate::archive::FollowUpKey) -> Html {
        self.strings.phrase(&format!("condition.state.{}", became.as_str()), &[("date", &self.follow_up_date(by))])
    }
}
