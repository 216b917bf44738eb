//! What a page says of its work to reference managers and to whoever shows a preview.
//!
//! In: the page. Out: `meta` elements in the names of Open Graph (its `article` vocabulary), of Highwire Press
//! (`citation_…`, as Google Scholar and Zotero read them) and of Dublin Core (`DC.…`, DCMI's HTML encoding of 2008).
//! Articles and claims are works that are cited; of other pages a preview is all. What two vocabularies call by the same
//! words stands in one element.

use super::standpoint::View;
use crate::archive::{ArticleKey, ClaimKey};
use crate::date::Day;
use crate::plan::Page;
use crate::theme::Html;

/// A work in the words of all three vocabularies.
struct Record<'a> {
    /// The page's title, as previews show it.
    heading: &'a str,
    title: &'a str,
    authors: &'a [String],
    publisher: &'a str,
    date: Day,
    language: &'a str,
    topics: Vec<&'a str>,
    /// The original, of which this is the archive's page.
    source: Option<&'a str>,
    rights: Option<&'a str>,
}

impl View<'_> {
    /// The page's own elements. `heading` is its title; without a `base_url` there are no previews.
    pub fn metadata(&self, heading: &str) -> Html {
        let mut elements = Elements::default();
        if self.canonical().is_some() {
            let is_article = matches!(self.page, Page::Article(_));
            elements.property("og:type", if is_article { "article" } else { "website" });
            elements.property("og:site_name", &self.archive().config.title);
        }
        match self.page {
            Page::Article(key) => self.push_article(&mut elements, heading, *key),
            Page::Claim(key) => self.push_claim(&mut elements, heading, *key),
            Page::Home
            | Page::Speaker { speaker: _, part: _ }
            | Page::Topic { topic: _, part: _ }
            | Page::Publisher { publisher: _, part: _ }
            | Page::Standing(_)
            | Page::Articles { part: _ }
            | Page::Claims { kind: _, part: _ }
            | Page::Speakers { part: _ }
            | Page::Topics { part: _ }
            | Page::Publishers { part: _ }
            | Page::Sources { part: _ }
            | Page::Changes { part: _ }
            | Page::Corrections { part: _ }
            | Page::Status
            | Page::StatusOf { status: _, part: _ }
            | Page::StatusOfKind { kind: _, part: _ }
            | Page::Overdue
            | Page::Timeline
            | Page::TimelineYear { year: _, part: _ }
            | Page::Methodology
            | Page::Search
            | Page::Missing
            | Page::Record
            | Page::Redirect { to: _ }
            | Page::Data(_)
            | Page::File(_)
            | Page::Asset(_) => {
                if let Some(url) = self.canonical() {
                    elements.property("og:title", heading);
                    elements.property("og:url", &url);
                }
            }
        }
        elements.finish()
    }

    fn push_article(&self, elements: &mut Elements, heading: &str, key: ArticleKey) {
        let archive = self.archive();
        let article = &archive.articles[key];
        if let Some(day) = self.snapshot().last_corrected(article) {
            elements.property("article:modified_time", &day.to_string());
        }
        let topics: Vec<&str> = article.topics.iter().map(|topic| archive.topics[*topic].name.as_str()).collect();
        self.push_record(
            elements,
            &Record {
                heading,
                title: &article.title,
                authors: &article.authors,
                publisher: article.publisher.map_or(&archive.config.title, |publisher| &archive.publishers[publisher].name),
                date: article.date,
                language: &article.language,
                topics,
                source: article.url.as_deref(),
                rights: None,
            },
        );
    }

    fn push_claim(&self, elements: &mut Elements, heading: &str, key: ClaimKey) {
        let archive = self.archive();
        let claim = &archive.claims[key];
        let article = &archive.articles[claim.article];
        self.push_record(
            elements,
            &Record {
                heading,
                title: &claim.text,
                authors: &archive.config.authors,
                publisher: &archive.config.title,
                date: article.date,
                language: &article.language,
                topics: claim.topics.iter().map(|topic| archive.topics[*topic].name.as_str()).collect(),
                source: None,
                rights: archive.config.license.as_deref(),
            },
        );
    }

    fn push_record(&self, elements: &mut Elements, record: &Record<'_>) {
        let Record { heading, title, authors, publisher, date, language, topics, source, rights } = record;
        let canonical = self.canonical();
        match &canonical {
            Some(_) if *heading == *title => elements.both("citation_title", "og:title", title),
            Some(_) => {
                elements.property("og:title", heading);
                elements.name("citation_title", title);
            }
            None => elements.name("citation_title", title),
        }
        for author in *authors {
            elements.name("citation_author", author);
        }
        elements.name("citation_publication_date", &date.to_string().replace('-', "/"));
        elements.name("citation_publisher", publisher);
        elements.name("citation_language", language);
        if let Some(url) = &canonical {
            elements.both("citation_public_url", "og:url", url);
        }
        elements.name("DC.title", title);
        for author in *authors {
            elements.name("DC.creator", author);
        }
        elements.name("DC.publisher", publisher);
        elements.both("DC.date", "article:published_time", &date.to_string());
        elements.name("DC.language", language);
        elements.name("DC.type", "Text");
        for topic in topics {
            elements.both("DC.subject", "article:tag", topic);
        }
        for (name, value) in [("DC.identifier", canonical.as_deref()), ("DC.source", *source), ("DC.rights", *rights)] {
            if let Some(value) = value {
                elements.name(name, value);
            }
        }
    }
}

/// `meta` elements, one a line.
#[derive(Default)]
struct Elements(Html);

impl Elements {
    fn name(&mut self, name: &'static str, content: &str) {
        self.push(&format!("name=\"{name}\""), content);
    }

    fn property(&mut self, property: &'static str, content: &str) {
        self.push(&format!("property=\"{property}\""), content);
    }

    /// The same said in two vocabularies.
    fn both(&mut self, name: &'static str, property: &'static str, content: &str) {
        self.push(&format!("name=\"{name}\" property=\"{property}\""), content);
    }

    fn push(&mut self, attributes: &str, content: &str) {
        self.0.push(&Html::trusted(format!("\n<meta {attributes} content=\"")));
        self.0.push(&Html::text(content));
        self.0.push(&Html::trusted("\">"));
    }

    fn finish(self) -> Html {
        self.0
    }
}
