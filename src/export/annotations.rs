//! Where the words of claims stand in their articles, as W3C Web Annotations.
//!
//! In: the bytes of articles' pages, and the site. Out: each page's [`MarkedPlace`]s, and of all of them an AnnotationCollection of one page, in the order recorded. Quote and
//! position speak of the same text: that of the element `#text`, white space folded, trimmed. It holds what stands in the
//! text beside the article's own words: numbers, notes in the margin.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use super::page_text::{PageText, text_of};
use super::{address, json, license};
use crate::archive::{Archive, ArticleKey, ClaimKey};
use crate::plan::{Data, Page, Site, anchors};

/// How many code points stand before and after the quote.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<String>,
    total: usize,
    first: AnnotationPage<'a>,
}

#[derive(Serialize)]
struct AnnotationPage<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: &'a str,
    #[serde(rename = "startIndex")]
    start: usize,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    created: String,
    body: Body,
    target: Target,
}

#[derive(Serialize)]
struct Body {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    format: &'static str,
}

#[derive(Serialize)]
struct Target {
    source: String,
    selector: [Selector; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    TextPositionSelector { start: usize, end: usize },
}

/// Words of an article's page that are a claim's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPlace {
    claim: ClaimKey,
    exact: String,
    prefix: String,
    suffix: String,
    /// Code points of the text.
    place: Range<usize>,
}

/// Where the words of an article's claims stand in its page. A claim no words of which are in the text has no place.
pub fn marked_places(archive: &Archive, article: ArticleKey, html: &[u8]) -> Vec<MarkedPlace> {
    let PageText { text, marks } = text_of(html, anchors::TEXT);
    let letters: Vec<char> = text.chars().collect();
    let part = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    let places = archive.articles[article].claims.iter().filter_map(|claim| {
        let place = marks.get(archive.claims[*claim].id.as_str())?.clone();
        Some(MarkedPlace {
            claim: *claim,
            exact: part(place.start, place.end),
            prefix: part(place.start.saturating_sub(AROUND), place.start),
            suffix: part(place.end, (place.end + AROUND).min(letters.len())),
            place,
        })
    });
    places.collect()
}

/// `/data/annotations.json`. `places_of` gives the places of an article's page; where it gives none, there is no file.
pub(super) fn collection(site: &Site<'_>, places_of: &(dyn Fn(ArticleKey) -> Option<Arc<[MarkedPlace]>> + Sync)) -> Option<String> {
    let archive = site.archive;
    let articles: Vec<ArticleKey> =
        site.lists.articles.iter().copied().filter(|article| !archive.articles[*article].claims.is_empty()).collect();
    let found: Vec<Option<Arc<[MarkedPlace]>>> = articles.par_iter().map(|article| places_of(*article)).collect();
    let mut items = Vec::new();
    for (article, places) in articles.into_iter().zip(found) {
        items.extend(places?.iter().filter_map(|place| annotation(site, article, place)));
    }
    let id = address::of(site, &Data::Annotations.address());
    Some(json(&Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: &id,
        kind: "AnnotationCollection",
        label: &archive.config.title,
        rights: archive.config.license.as_deref().and_then(license::address),
        total: items.len(),
        first: AnnotationPage { id: format!("{id}#page-1"), kind: "AnnotationPage", part_of: &id, start: 0, items },
    }))
}

fn annotation(site: &Site<'_>, article: ArticleKey, marked: &MarkedPlace) -> Option<Annotation> {
    let MarkedPlace { claim, exact, prefix, suffix, place } = marked.clone();
    Some(Annotation {
        id: format!("{}#{}", address::of(site, &Data::Annotations.address()), site.archive.claims[claim].id),
        kind: "Annotation",
        motivation: "linking",
        created: site.archive.articles[article].date.to_string() + "T00:00:00Z",
        body: Body { id: address::of_page(site, &Page::Claim(claim))?, kind: "Text", format: "text/html" },
        target: Target {
            source: address::of_page(site, &Page::Article(article))?,
            selector: [
                Selector::TextQuoteSelector { exact, prefix, suffix },
                Selector::TextPositionSelector { start: place.start, end: place.end },
            ],
        },
    })
}
