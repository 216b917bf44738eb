//! Where the words of claims stand in their articles, as W3C Web Annotations.
//!
//! In: the bytes of articles' pages, and the site. Out: each page's [`MarkedPlace`]s, and of all of them an AnnotationCollection of one page, in the order recorded. Quote and
//! position speak of the same text: that of the element `#text`, white space folded, trimmed. It holds what stands in the
//! text beside the article's own words: numbers, notes in the margin.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use super::json::{Each, write_json};
use super::page_text::{PageText, text_of};
use super::{address, license};
use crate::archive::{Archive, ArticleKey, ClaimKey};
use crate::plan::{Data, Page, Site, anchors};

/// How many code points stand before and after the quote.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Collection<'a, I> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<String>,
    total: usize,
    first: AnnotationPage<'a, I>,
}

#[derive(Serialize)]
struct AnnotationPage<'a, I> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: &'a str,
    #[serde(rename = "startIndex")]
    start: usize,
    items: I,
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

/// The marked places of articles.
pub type AllPlaces = Vec<(ArticleKey, Arc<[MarkedPlace]>)>;

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

/// The places of every article that records a claim, in the order recorded. `places_of` gives those of one page; where it
/// gives none, there are none at all.
pub fn all_places(site: &Site<'_>, places_of: &(dyn Fn(ArticleKey) -> Option<Arc<[MarkedPlace]>> + Sync)) -> Option<AllPlaces> {
    let with_claims = site.lists.articles.par_iter().filter(|article| !site.archive.articles[**article].claims.is_empty());
    with_claims.map(|article| Some((*article, places_of(*article)?))).collect()
}

/// `/data/annotations.json`.
pub(super) fn collection(site: &Site<'_>, places: &AllPlaces, out: &mut dyn io::Write) -> io::Result<()> {
    let config = &site.archive.config;
    let items = || places.iter().flat_map(|(article, places)| places.iter().filter_map(|place| annotation(site, *article, place)));
    let id = address::of(site, &Data::Annotations.address());
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: &id,
        kind: "AnnotationCollection",
        label: &config.title,
        rights: config.license.as_deref().and_then(license::address),
        total: items().count(),
        first: AnnotationPage { id: format!("{id}#page-1"), kind: "AnnotationPage", part_of: &id, start: 0, items: Each(items) },
    };
    write_json(out, &collection)
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
