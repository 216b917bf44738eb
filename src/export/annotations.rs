//! Where the words of claims stand in their articles, as W3C Web Annotations.
//!
//! In: the site, and the bytes of an article's page. Out: an AnnotationCollection of one page, in the order recorded. Quote and
//! position speak of the same text: that of the element `#text`, white space folded, trimmed. It holds what stands in the
//! text beside the article's own words: numbers, notes in the margin.

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use super::page_text::{PageText, text_of};
use super::{address, json, license};
use crate::archive::{ArticleKey, ClaimKey};
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

/// `/data/annotations.json`. `html_of` gives the bytes of an article's page; where it gives none, there is no file.
pub(super) fn collection(site: &Site<'_>, html_of: &(dyn Fn(ArticleKey) -> Option<Vec<u8>> + Sync)) -> Option<String> {
    let archive = site.archive;
    let marked: Vec<ArticleKey> =
        site.lists.articles.iter().copied().filter(|article| !archive.articles[*article].claims.is_empty()).collect();
    let found: Vec<Option<Vec<Annotation>>> =
        marked.par_iter().map(|article| Some(of_article(site, *article, &text_of(&html_of(*article)?, anchors::TEXT)))).collect();
    let items: Vec<Annotation> = found.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
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

fn of_article(site: &Site<'_>, article: ArticleKey, text: &PageText) -> Vec<Annotation> {
    let letters: Vec<char> = text.text.chars().collect();
    site.archive.articles[article].claims.iter().filter_map(|claim| of_claim(site, article, *claim, text, &letters)).collect()
}

/// `None` where no words of the text are the claim's.
fn of_claim(site: &Site<'_>, article: ArticleKey, key: ClaimKey, text: &PageText, letters: &[char]) -> Option<Annotation> {
    let id = &site.archive.claims[key].id;
    let place = text.marks.get(id.as_str())?;
    let part = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    Some(Annotation {
        id: format!("{}#{id}", address::of(site, &Data::Annotations.address())),
        kind: "Annotation",
        motivation: "linking",
        created: site.archive.articles[article].date.to_string() + "T00:00:00Z",
        body: Body { id: address::of_page(site, &Page::Claim(key))?, kind: "Text", format: "text/html" },
        target: Target {
            source: address::of_page(site, &Page::Article(article))?,
            selector: [
                Selector::TextQuoteSelector {
                    exact: part(place.start, place.end),
                    prefix: part(place.start.saturating_sub(AROUND), place.start),
                    suffix: part(place.end, (place.end + AROUND).min(letters.len())),
                },
                Selector::TextPositionSelector { start: place.start, end: place.end },
            ],
        },
    })
}
