//! The files under `/data/`, each as its text.
//!
//! In: the site, and what only others know ([`Words`]). Out: the text of a file.

use std::sync::Arc;

use serde::Serialize;

use super::annotations::MarkedPlace;
use super::rows::{ArticleRow, ClaimRow, article_rows, claim_rows, spell_rows};
use super::{annotations, bibtex_of_sources, claim_review, csl_of_sources, json, package, tables};
use crate::archive::{ArticleKey, ClaimKind};
use crate::plan::{Data, Site};

/// The version of our own shapes.
const SCHEMA: u8 = 1;

/// What the files need of the pages.
pub struct Words<'w> {
    /// The word of a status, by the claim's kind and the status's id.
    pub label: &'w dyn Fn(ClaimKind, &str) -> String,
    /// Where the words of claims stand in an article's page; `None` where a mistake of the theme keeps that from being made.
    pub places: &'w (dyn Fn(ArticleKey) -> Option<Arc<[MarkedPlace]>> + Sync),
}

#[derive(Serialize)]
struct Claims<'a> {
    schema: u8,
    as_of: String,
    claims: Vec<ClaimRow<'a>>,
}

#[derive(Serialize)]
struct Articles<'a> {
    schema: u8,
    as_of: String,
    articles: Vec<ArticleRow<'a>>,
}

/// The text of a file; `None` where it takes a page that can't be made.
pub fn data(site: &Site<'_>, data: Data, words: &Words<'_>) -> Option<String> {
    let (archive, snapshot) = (site.archive, site.snapshot);
    let as_of = snapshot.as_of.to_string();
    Some(match data {
        Data::Package => package::package(site),
        Data::Claims => json(&Claims { schema: SCHEMA, as_of, claims: claim_rows(archive, snapshot) }),
        Data::ClaimsTable => tables::claims(&claim_rows(archive, snapshot)).csv(),
        Data::FollowUpsTable => tables::follow_ups(&claim_rows(archive, snapshot)).csv(),
        Data::StatusHistoryTable => tables::status_history(&spell_rows(archive, snapshot)).csv(),
        Data::Articles => json(&Articles { schema: SCHEMA, as_of, articles: article_rows(archive, snapshot) }),
        Data::Sources => csl_of_sources(archive, snapshot),
        Data::SourcesBibtex => bibtex_of_sources(archive, snapshot),
        Data::ClaimReviews => claim_review::feed(site, words.label),
        Data::Annotations => annotations::collection(site, words.places)?,
    })
}
