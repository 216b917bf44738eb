//! What a page says of its work to reference managers and to whoever shows a preview.
//!
//! In: the page. Out: `meta` elements in the names of Open Graph (its `article` vocabulary), of Highwire Press
//! (`citation_…`, as Google Scholar and Zotero read them) and of Dublin Core (`DC.…`, DCMI's HTML encoding of 2008).
//! Articles and claims are works that are cited; other pages say nothing here.

use super::standpoint::View;
use crate::archive::{ArticleKey, ClaimKey};
use crate::date::Day;
use crate::plan::Page;
use crate::theme::Html;

/// A work in the words of all three vocabularies.
struct Record<'a> {
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
    /// The page's own elements; empty on a page that is no work.
    pub fn metadata(&self) -> Html {
        match self.page {
            Page::Article(key) => self.article_metadata(*key),
            Page::Claim(key) => self.claim_metadata(*key),
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
            | Page::Asset(_) => Html::default(),
        }
    }

    fn article_metadata(&self, key: ArticleKey) -> Html {
        let archive = self.archive();
        let article = &archive.articles[key];
        let mut elements = Elements::default();
        if let Some(day) = self.snapshot().last_corrected(article) {
            elements.property("article:modified_time", &day.to_string());
        }
        let topics: Vec<&str> = article.topics.iter().map(|topic| archive.topics[*topic].name.as_str()).collect();
        self.push_record(
            &mut elements,
            &Record {
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
        elements.finish()
    }

    fn claim_metadata(&self, key: ClaimKey) -> Html {
        let archive = self.archive();
        let claim = &archive.claims[key];
        let article = &archive.articles[claim.article];
        let mut elements = Elements::default();
        self.push_record(
            &mut elements,
            &Record {
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
        elements.finish()
    }

    fn push_record(&self, elements: &mut Elements, record: &Record<'_>) {
        let Record { title, authors, publisher, date, language, topics, source, rights } = record;
        let canonical = self.canonical();
        elements.name("citation_title", title);
        for author in *authors {
            elements.name("citation_author", author);
        }
        elements.name("citation_publication_date", &date.to_string().replace('-', "/"));
        elements.name("citation_publisher", publisher);
        elements.name("citation_language", language);
        if let Some(url) = &canonical {
            elements.name("citation_public_url", url);
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
