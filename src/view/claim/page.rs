//! All of a claim's page, with its head and its place among other claims.

use super::subject::Subject;
use crate::archive::{Claim, ClaimKey, SourceType};
use crate::export::Work;
use crate::plan::{Page, Part, Sentence};
use crate::theme::Html;
use crate::view::frame::{Crumb, Head};
use crate::view::model::{CitePage, ClaimPage, LaterArticle, Link, Row, Shared};
use crate::view::names::name_html;
use crate::view::source::Citations;
use crate::view::standpoint::View;

impl<'a> View<'a> {
    /// The page of a claim; `None` where it doesn't exist on the day.
    pub fn claim_page(&self, key: ClaimKey) -> Option<ClaimPage> {
        let subject = Subject { key, claim: &self.archive().claims[key], state: self.state(key)? };
        let Subject { claim, state, .. } = subject;
        let mut citations = Citations::default();
        let verdict = self.verdict(subject, &mut citations);
        let readings = self.readings(claim, &mut citations);
        let chain = self.chain(subject, &mut citations);
        let history = self.history(subject, &mut citations);
        for source in &claim.sources {
            citations.include(self, *source);
        }
        let row = self.row(key)?;
        let cite = self.cite_claim(claim, &row);
        let title = self.claim_title(key, &row.mark.label);
        let description = self.strings.with("describe.claim", &[("status", &row.mark.label), ("date", &self.day(state.since).text)]);
        let page = ClaimPage {
            byline: self.claim_byline(claim),
            verdict,
            strip: self.strip(key),
            spells: self.spell_list(subject),
            reconstructed: self.reconstructed(subject),
            quote: self.quote(claim),
            words_line: self.words_line(claim),
            readings,
            criteria: self.criteria(claim),
            criteria_line: self.criteria_line(subject),
            chain,
            confirmed: self.confirmed(subject),
            to: self.addressees(claim),
            kind_line: self.kind_of(claim),
            due_label: self.due_label(claim),
            due: self.due_long(claim, state),
            conditions: self.conditions(subject),
            topics: claim.topics.iter().map(|topic| self.topic(*topic)).collect(),
            last_checked: state.last_recorded.map(|day| self.day(day)),
            history,
            later: self.later_articles(key),
            about: self.related(&claim.about),
            predictions: self.related(self.site.lists.predictions.of(key)),
            precedents: self.related(&claim.precedents),
            replaces: claim.replaces.and_then(|older| self.related_row(older)),
            replaced_by: state.replaced_by.and_then(|newer| self.related_row(newer)),
            sources: citations.list(self),
            cite,
            data: self.claim_data(),
            row,
            frame: self.frame(Head { kind: "claim", title, description: Some(description), crumbs: self.claim_crumbs(claim) }),
        };
        Some(page)
    }

    /// `No missile and no nuclear test during talks: Broken`, different on every page.
    pub fn claim_title(&self, key: ClaimKey, status: &str) -> String {
        let claim = &self.archive().claims[key];
        let words = claim.short.strip_suffix('.').unwrap_or(&claim.short);
        let title = self.strings.with("title.claim", &[("claim", words), ("status", status)]);
        if self.edition.shares_its_words(key) { format!("{title} ({})", claim.id) } else { title }
    }

    fn claim_crumbs(&self, claim: &Claim) -> Vec<Crumb> {
        let kind = Page::Claims { kind: claim.kind, part: Part::Own };
        let kind = self.crumb(kind, self.strings.text(&format!("kind.{}.many", claim.kind.as_str())));
        let speaker = self.speaker(claim.speaker);
        let page = Page::Speaker { speaker: claim.speaker, part: Part::Own };
        let link = |url| Link { text: speaker.text, url, lang: speaker.lang, dir: speaker.dir };
        kind.into_iter().chain(speaker.url.map(link).map(|link| Crumb { page, link })).collect()
    }

    /// The kind's page, the speaker, the form, how and when it reached us.
    fn claim_byline(&self, claim: &Claim) -> Vec<Html> {
        let kind = self.name(self.strings.text(&format!("kind.{}.many", claim.kind.as_str())), self.kind_url(claim.kind));
        let when = if claim.relayed() {
            let last = claim.via.iter().rev().find_map(|relay| relay.date.as_ref());
            let date = last.cloned().unwrap_or_else(|| self.archive().articles[claim.article].date.into());
            self.strings.phrase("claim.relayed_on", &[("when", &self.when(&date))])
        } else {
            self.strings.phrase("claim.made_on", &[("when", &self.when(&claim.made))])
        };
        let mut parts = vec![name_html(&kind), name_html(&self.speaker(claim.speaker))];
        parts.extend(self.form(claim).map(|form| Html::text(&form)));
        parts.push(when);
        parts
    }

    fn related(&self, claims: &[ClaimKey]) -> Vec<Shared<Row>> {
        claims.iter().filter_map(|claim| self.related_row(*claim)).collect()
    }

    /// A claim that has to do with this one: its line says what kind it is, and whose.
    fn related_row(&self, claim: ClaimKey) -> Option<Shared<Row>> {
        Some(Row { line: self.kind_line(claim), ..(*self.row(claim)?).clone() }.into())
    }

    /// Every later article that reports on it, newest first, each with its sentence.
    fn later_articles(&self, key: ClaimKey) -> Vec<LaterArticle> {
        let later = self.site.lists.later_articles.of(key).iter().rev();
        later
            .map(|report| {
                let article = &self.archive().articles[report.article];
                let context = match report.sentence {
                    Sentence::Mention(place) => article.body.mentions.get(place as usize).map(|mention| mention.sentence.clone()),
                    Sentence::Note(follow_up) => self.archive().follow_ups[follow_up].note.clone(),
                };
                LaterArticle { article: self.article_link(report.article), date: self.day(article.date), context }
            })
            .collect()
    }

    /// As the work of those who keep the archive.
    fn cite_claim(&self, claim: &Claim, row: &Row) -> CitePage {
        let archive = &self.archive().config.title;
        let article = &self.archive().articles[claim.article];
        let status = Html::text(&row.mark.label);
        let as_of = self.time(self.snapshot().as_of);
        let text = self.strings.phrase(
            "cite.claim",
            &[("archive", &Html::text(archive)), ("text", &Html::text(&claim.text)), ("status", &status), ("as_of", &as_of)],
        );
        let note = self.strings.with("cite.note", &[("status", &row.mark.label), ("date", &self.snapshot().as_of.to_string())]);
        let work = Work {
            id: claim.id.as_str().to_owned(),
            kind: SourceType::Webpage,
            title: &claim.text,
            authors: &self.archive().config.authors,
            publisher: Some(archive),
            date: Some(article.date.into()),
            accessed: None,
            language: Some(&article.language),
            url: None,
            note: Some(note),
        };
        self.cite(work, text)
    }

    /// The claims as data, and the feed of this one's changes, where the site has them.
    fn claim_data(&self) -> Vec<Link> {
        let json = self.url_of_file("data/claims.json").map(|url| self.link(self.strings.text("cite.data"), url));
        let feed = self.own_feed().map(|feed| self.link(self.strings.text("cite.feed"), feed.url));
        json.into_iter().chain(feed).collect()
    }
}
