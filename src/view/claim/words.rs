//! The words of a claim: where they stand, and how they can be read.

use super::subject::sentences;
use crate::archive::{Claim, Mode};
use crate::plan::{Page, anchors};
use crate::theme::Html;
use crate::view::model::{Quote, Reading};
use crate::view::names::link_html;
use crate::view::source::Citations;
use crate::view::standpoint::View;

impl View<'_> {
    /// The words of the article that the claim is taken from, with their place in it.
    pub(super) fn quote(&self, claim: &Claim) -> Option<Quote> {
        let quote = claim.quote.as_ref()?;
        let (lang, dir) = self.language_of(&self.archive().articles[claim.article].language);
        let url = self.url_of_place(&Page::Article(claim.article), &anchors::claim(&claim.id))?;
        Some(Quote { text: quote.exact.clone(), lang, dir, url })
    }

    /// `As reported in <a …>…</a>, <time …>…</time>. The speaker’s own words are not on record.`
    pub(super) fn words_line(&self, claim: &Claim) -> Html {
        let article = match claim.quote {
            Some(_) => self.article_place(claim.article, &anchors::claim(&claim.id)),
            None => self.article_link(claim.article),
        };
        let date = self.time(self.archive().articles[claim.article].date);
        let mut said = vec![self.strings.phrase("claim.reported_in", &[("article", &link_html(&article)), ("date", &date)])];
        if claim.quote.is_none() {
            said.push(self.word("claim.no_quote"));
        }
        if !own_words(claim) {
            said.push(self.word("claim.no_own_words"));
        }
        sentences(said)
    }

    /// Rival readings, each with who reads it so.
    pub(super) fn readings(&self, claim: &Claim, citations: &mut Citations) -> Vec<Reading> {
        let readings = claim.readings.iter().map(|reading| Reading {
            text: reading.text.clone(),
            line: reading.source.map(|source| self.archive().sources[source].title.clone()),
            sources: reading.source.map(|source| citations.cite(self, source)).into_iter().collect(),
        });
        readings.collect()
    }
}

/// Whether the speaker's own words reached us: in public, or through links that quote or pass them on whole.
fn own_words(claim: &Claim) -> bool {
    claim.via.iter().all(|relay| match relay.mode {
        Mode::Direct | Mode::Quotation => true,
        Mode::Paraphrase | Mode::Summary | Mode::Translation | Mode::Report => false,
    })
}
