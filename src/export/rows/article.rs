//! Rows of articles.

use std::collections::BTreeSet;

use serde::Serialize;

use super::VagueDate;
use crate::archive::{Archive, ArticleKey};
use crate::status::Snapshot;

/// An article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleRow<'a> {
    /// The last part of its address.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its day.
    pub date: String,
    /// When it entered the archive, as written.
    pub added: Option<String>,
    /// The first day of that.
    pub added_first: Option<String>,
    /// The last day of that.
    pub added_last: Option<String>,
    /// Whose reporting it is.
    pub publisher: Option<&'a str>,
    /// Who wrote it.
    pub authors: Vec<&'a str>,
    /// The original.
    pub url: Option<&'a str>,
    /// BCP 47.
    pub language: &'a str,
    /// Slugs.
    pub topics: Vec<&'a str>,
    /// Ids of the claims that it records.
    pub claims: Vec<&'a str>,
    /// Ids of the claims that it follows up, each once.
    pub follow_ups: Vec<&'a str>,
}

/// Every article that exists, in the order recorded.
pub fn article_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> impl Iterator<Item = ArticleRow<'a>> {
    snapshot.articles().map(|key| article_row(archive, snapshot, key))
}

fn article_row<'a>(archive: &'a Archive, snapshot: &Snapshot, key: ArticleKey) -> ArticleRow<'a> {
    let article = &archive.articles[key];
    let added = VagueDate::maybe(article.added.as_ref());
    let mut followed: Vec<&str> = article
        .follow_ups
        .iter()
        .filter(|key| snapshot.follow_up_exists(**key))
        .map(|key| archive.claims[archive.follow_ups[*key].claim].id.as_str())
        .collect();
    let mut seen = BTreeSet::new();
    followed.retain(|claim| seen.insert(*claim));
    ArticleRow {
        slug: article.slug.as_str(),
        title: &article.title,
        date: article.date.to_string(),
        added: added.written,
        added_first: added.first,
        added_last: added.last,
        publisher: article.publisher.map(|publisher| archive.publishers[publisher].name.as_str()),
        authors: article.authors.iter().map(String::as_str).collect(),
        url: article.url.as_deref(),
        language: &article.language,
        topics: article.topics.iter().map(|topic| archive.topics[*topic].slug.as_str()).collect(),
        claims: article.claims.iter().map(|claim| archive.claims[*claim].id.as_str()).collect(),
        follow_ups: followed,
    }
}
