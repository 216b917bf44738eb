//! An article's page: its words, and what became of them.
//!
//! In: an article that exists. Out: an [`ArticlePage`]. Its text is the archive's; around it stands what was recorded
//! later: the status of its claims, the articles that report on them, its corrections.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{MarkedWords, Words};
use super::frame::Head;
use super::model::{ArticlePage, Change, CitePage, LaterClaim, LaterReport, OwnClaim, Source, Term};
use super::names::name_html;
use super::standpoint::View;
use crate::archive::{Article, ArticleKey, ClaimKey, FollowUpKey, SourceKey, SourceType};
use crate::export::Work;
use crate::plan::{self, Page, Part};
use crate::theme::Html;

impl View<'_> {
    /// An article's page.
    pub fn article_page(&self, key: ArticleKey) -> ArticlePage {
        let article = &self.archive().articles[key];
        let Words { pieces, headings, citations, marked } = self.words_of_article(article);
        let claims = numbered(article, &marked);
        let (lang, dir) = self.language_of(&article.language);
        let publisher = article.publisher.map(|publisher| self.publisher(publisher));
        let byline = std::iter::once(self.word("article.report")).chain(publisher.as_ref().map(name_html));
        ArticlePage {
            title: article.title.clone(),
            lang,
            dir,
            byline: byline.collect(),
            summary: article.summary.clone(),
            date: self.day(article.date),
            added: article.added.as_ref().map(|added| self.date(added)),
            url: article.url.clone(),
            copies: self.copies(&article.archived),
            authors: article.authors.clone(),
            publisher,
            places: article.places.clone(),
            topics: article.topics.iter().map(|topic| self.topic(*topic)).collect(),
            since: self.own_claims(&claims),
            reports_on: self.reports_on(key, article),
            body: pieces,
            toc: headings,
            sources: self.cited_sources(article, citations),
            corrections: self.snapshot().corrections(article).map(|correction| self.correction(key, correction)).collect(),
            later: self.later_reports(key, &claims),
            cite: self.cite_article(article),
            extra: article.extra.clone(),
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(self.article_head(key)),
        }
    }

    fn article_head(&self, key: ArticleKey) -> Head {
        let article = &self.archive().articles[key];
        Head {
            kind: "article",
            title: self.article_title(key),
            description: article.summary.clone(),
            crumbs: self.crumb(Page::Articles { part: Part::Own }, self.strings.text("nav.articles")).into_iter().collect(),
        }
    }

    /// Its title, different on every page.
    fn article_title(&self, key: ArticleKey) -> String {
        let article = &self.archive().articles[key];
        if self.edition.shares_its_title(key) { format!("{} ({})", article.title, article.slug) } else { article.title.clone() }
    }

    /// As the work of whoever reported it; where nobody else is named, of this archive.
    fn cite_article(&self, article: &Article) -> CitePage {
        let publisher = match article.publisher {
            Some(publisher) => &self.archive().publishers[publisher].name,
            None => &self.archive().config.title,
        };
        let date = self.time(article.date);
        let as_of = self.time(self.snapshot().as_of);
        let authors = Html::text(&self.strings.list(&article.authors));
        let key = if article.authors.is_empty() { "cite.article_unsigned" } else { "cite.article" };
        let title = match self.language_of(&article.language) {
            (Some(lang), Some(dir)) => Html::text(&article.title).in_language(&lang, &dir),
            (Some(_) | None, _) => Html::text(&article.title),
        };
        let whose = Html::text(publisher);
        let places = [("authors", &authors), ("title", &title), ("publisher", &whose), ("date", &date), ("as_of", &as_of)];
        let work = Work {
            id: article.slug.as_str().to_owned(),
            kind: SourceType::Webpage,
            title: &article.title,
            authors: &article.authors,
            publisher: Some(publisher),
            date: Some(article.date.into()),
            accessed: None,
            language: Some(&article.language),
            url: None,
            note: None,
        };
        self.cite(work, self.strings.phrase(key, &places))
    }

    /// Its own claims with what became of them.
    fn own_claims(&self, claims: &[(Option<usize>, ClaimKey)]) -> Vec<OwnClaim> {
        let own = |(number, claim): &(Option<usize>, ClaimKey)| {
            Some(OwnClaim { n: number.map(|number| number.to_string()), row: self.row(*claim)? })
        };
        claims.iter().filter_map(own).collect()
    }

    /// The claims of other articles that it follows up, each once, with their status before and after.
    fn reports_on(&self, key: ArticleKey, article: &Article) -> Vec<Change> {
        let mut seen = BTreeSet::new();
        let claims = article.follow_ups.iter().map(|follow_up| self.archive().follow_ups[*follow_up].claim);
        let others = claims.filter(|claim| self.archive().claims[*claim].article != key && seen.insert(*claim));
        others.filter_map(|claim| self.change_by(key, claim)).collect()
    }

    /// What an article changed of a claim; where it changed nothing, the status before and after is the same.
    fn change_by(&self, article: ArticleKey, claim: ClaimKey) -> Option<Change> {
        let history = &self.state(claim)?.history;
        let reported = |follow_up: FollowUpKey| self.archive().follow_ups[follow_up].article == article;
        let changed = (0..).zip(history).filter(|(_, spell)| spell.why.follow_up().is_some_and(reported)).last();
        if let Some((spell, began)) = changed {
            return self.change(plan::Change { day: began.from, claim, spell });
        }
        let day = self.archive().articles[article].date;
        let spell = history.iter().rev().find(|spell| spell.from <= day)?;
        let mark = self.mark(self.archive().claims[claim].kind, spell.status.id());
        let row = self.row(claim)?;
        let word = |part: &str| self.strings.text(&format!("change.unchanged.{part}")).to_owned();
        Some(Change {
            id: format!("{}.{day}", row.id),
            recorded: self.day(day),
            happened: None,
            why: Term { id: "unchanged".to_owned(), text: word("word"), meaning: None }.into(),
            from: Some(mark.clone()),
            to: mark,
            article: Some(self.article_link(article)),
            line: Html::text(&word("line")),
            row,
        })
    }

    /// Its sources, each leading back to every place of the text that cites it.
    fn cited_sources(&self, article: &Article, mut citations: BTreeMap<SourceKey, Vec<String>>) -> Vec<Source> {
        let listed = |key: &SourceKey| {
            let number = self.archive().sources[*key].number;
            let back = self.strings.with("source.back", &[("n", &self.strings.number(number))]);
            let places = citations.remove(key).unwrap_or_default();
            let backrefs = places.into_iter().map(|id| self.link(back.clone(), format!("#{id}"))).collect();
            Source { backrefs, ..self.source(*key, Some(number)) }
        };
        article.sources.iter().map(listed).collect()
    }

    /// The later articles that report on its claims, oldest first.
    fn later_reports(&self, key: ArticleKey, claims: &[(Option<usize>, ClaimKey)]) -> Vec<LaterReport> {
        // An article's key is its place in the order of dates.
        let mut reports: BTreeMap<ArticleKey, Vec<LaterClaim>> = BTreeMap::new();
        for (number, claim) in claims {
            let verdicts = self.verdicts_by_article(*claim);
            let kind = self.archive().claims[*claim].kind;
            for later in self.site.lists.later_articles.of(*claim).iter().filter(|later| later.article != key) {
                reports.entry(later.article).or_default().push(LaterClaim {
                    label: match number {
                        Some(number) => self.strings.with("note.claim", &[("n", &number.to_string())]),
                        // A verdict follows: it is no sentence here.
                        None => self.archive().claims[*claim].short.trim_end_matches(['.', '。']).to_owned(),
                    },
                    verdict: verdicts.get(&later.article).and_then(|entry| {
                        let verdict = self.archive().follow_ups[*entry].verdict.as_ref()?;
                        Some(Term { id: verdict.to_string(), text: self.status_word(kind, verdict.as_str()), meaning: None })
                    }),
                });
            }
        }
        let report = |(article, claims): (ArticleKey, Vec<LaterClaim>)| LaterReport {
            date: self.day(self.archive().articles[article].date),
            article: self.article_link(article),
            claims,
        };
        reports.into_iter().map(report).collect()
    }

    /// The verdict that each article gives on a claim: the last one that counts.
    fn verdicts_by_article(&self, claim: ClaimKey) -> BTreeMap<ArticleKey, FollowUpKey> {
        let follow_ups = &self.archive().follow_ups;
        let counts = self.state(claim).into_iter().flat_map(|state| &state.follow_ups).filter(|state| state.active);
        let verdicts = counts.map(|state| state.key).filter(|key| follow_ups[*key].verdict.is_some());
        verdicts.map(|key| (follow_ups[key].article, key)).collect()
    }
}

/// An article's claims with their numbers: first those with marked words, in the order of the text; then the others, as written.
fn numbered(article: &Article, marked: &[MarkedWords]) -> Vec<(Option<usize>, ClaimKey)> {
    let with_words: BTreeSet<ClaimKey> = marked.iter().map(|words| words.claim).collect();
    let others = article.claims.iter().filter(|claim| !with_words.contains(claim)).map(|claim| (None, *claim));
    (1..).zip(marked).map(|(number, words)| (Some(number), words.claim)).chain(others).collect()
}
