//! The settled verdicts as schema.org's ClaimReview, in a DataFeed.
//!
//! A claim has reviews while its status is a settled verdict: one for each follow-up that gives it. An open, contested or
//! void state has no rating, and so no review. A review's address is the claim's page with `#` and the follow-up.

use std::io;

use serde::Serialize;

use super::json::{Each, write_json};
use super::{address, license};
use crate::archive::{Archive, Claim, ClaimKey, ClaimKind, FollowUpKey, Speaker, SpeakerKey, SpeakerKind, VerdictClass};
use crate::plan::{Data, Page, Part, Site};
use crate::status::Status;

/// Ratings run from 1, the worst, to 5, the best.
const WORST: u8 = 1;
const BEST: u8 = 5;

#[derive(Serialize)]
struct DataFeed<'a, I> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(rename = "dateModified")]
    as_of: String,
    #[serde(rename = "dataFeedElement")]
    items: I,
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dateCreated")]
    created: String,
    item: Vec<ClaimReview<'a>>,
}

impl<'a> Item<'a> {
    fn of(review: ClaimReview<'a>) -> Item<'a> {
        Item { kind: "DataFeedItem", created: review.recorded.clone(), item: vec![review] }
    }
}

/// A review of one claim, its fields in this order.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimReview<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    #[serde(rename = "datePublished")]
    recorded: String,
    #[serde(rename = "claimReviewed")]
    claim: &'a str,
    #[serde(rename = "reviewBody", skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    author: Vec<Named<'a>>,
    #[serde(rename = "itemReviewed")]
    reviewed: Reviewed<'a>,
    #[serde(rename = "reviewRating")]
    rating: Rating,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<&'a str>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Reviewed<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    text: &'a str,
    #[serde(rename = "datePublished")]
    made: String,
    author: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appearance: Option<Appearance<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Appearance<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    url: String,
    #[serde(rename = "datePublished")]
    date: String,
}

#[derive(Clone, Debug, Serialize)]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "ratingValue", skip_serializing_if = "Option::is_none")]
    value: Option<u8>,
    #[serde(rename = "bestRating", skip_serializing_if = "Option::is_none")]
    best: Option<u8>,
    #[serde(rename = "worstRating", skip_serializing_if = "Option::is_none")]
    worst: Option<u8>,
    #[serde(rename = "alternateName")]
    label: String,
}

/// `/data/claimreview.json`. `label` is the word of a status, by the claim's kind and the status's id.
pub(super) fn feed(site: &Site<'_>, label: &dyn Fn(ClaimKind, &str) -> String, out: &mut dyn io::Write) -> io::Result<()> {
    let config = &site.archive.config;
    let reviews = || site.lists.claims.iter().flat_map(|claim| claim_reviews(site, *claim, label));
    let feed = DataFeed {
        context: "https://schema.org",
        kind: "DataFeed",
        name: &config.title,
        url: address::of(site, &Data::ClaimReviews.address()),
        description: config.description.as_deref(),
        language: &config.language,
        license: config.license.as_deref().and_then(license::address),
        as_of: site.snapshot.as_of.to_string(),
        items: Each(|| reviews().map(Item::of)),
    };
    write_json(out, &feed)
}

/// The reviews of a claim; none but for a settled verdict.
pub fn claim_reviews<'a>(site: &Site<'a>, claim: ClaimKey, label: &dyn Fn(ClaimKind, &str) -> String) -> Vec<ClaimReview<'a>> {
    let Some(state) = site.snapshot.claim(claim) else { return Vec::new() };
    let Status::Judged(verdict) = &state.status else { return Vec::new() };
    let Some(verdict) = site.archive.scale_of(claim).find(verdict.as_str()) else { return Vec::new() };
    if verdict.class != VerdictClass::Settled {
        return Vec::new();
    }
    let rating = Rating {
        kind: "Rating",
        value: verdict.rating,
        best: verdict.rating.map(|_| BEST),
        worst: verdict.rating.map(|_| WORST),
        label: label(site.archive.claims[claim].kind, verdict.id.as_str()),
    };
    state.standing.iter().filter_map(|follow_up| review(site, claim, *follow_up, rating.clone())).collect()
}

fn review<'a>(site: &Site<'a>, key: ClaimKey, follow_up_key: FollowUpKey, rating: Rating) -> Option<ClaimReview<'a>> {
    let archive = site.archive;
    let (claim, follow_up) = (&archive.claims[key], &archive.follow_ups[follow_up_key]);
    let judged_in = &archive.articles[follow_up.article];
    Some(ClaimReview {
        kind: "ClaimReview",
        url: address::of_follow_up(site, follow_up_key)?,
        recorded: judged_in.date.to_string(),
        claim: &claim.text,
        note: follow_up.note.as_deref(),
        language: &judged_in.language,
        author: judges(archive, follow_up_key),
        reviewed: reviewed(site, key),
        rating,
    })
}

/// The claim itself.
pub(super) fn reviewed<'a>(site: &Site<'a>, key: ClaimKey) -> Reviewed<'a> {
    let claim = &site.archive.claims[key];
    let article = &site.archive.articles[claim.article];
    let appearance = address::of_page(site, &Page::Article(claim.article)).map(|url| Appearance {
        kind: "NewsArticle",
        headline: &article.title,
        url,
        date: article.date.to_string(),
    });
    Reviewed {
        kind: "Claim",
        url: address::of_page(site, &Page::Claim(key)),
        text: &claim.text,
        made: made(claim, article.date),
        author: speaker(site, claim.speaker),
        appearance,
    }
}

/// Who judges: whom the follow-up names, else its article's authors, else those who keep the archive, else the archive.
fn judges(archive: &Archive, key: FollowUpKey) -> Vec<Named<'_>> {
    let follow_up = &archive.follow_ups[key];
    let named = [&follow_up.by, &archive.articles[follow_up.article].authors, &archive.config.authors];
    let names: Vec<&str> = match named.into_iter().find(|names| !names.is_empty()) {
        Some(names) => names.iter().map(String::as_str).collect(),
        None => vec![&archive.config.title],
    };
    // Whether a byline is a person or a desk is not known; schema.org lets either be an organisation.
    names.into_iter().map(|name| Named { kind: "Organization", name, url: None, same_as: Vec::new() }).collect()
}

/// Whoever speaks.
pub(super) fn speaker<'a>(site: &Site<'a>, key: SpeakerKey) -> Named<'a> {
    let Speaker { name, kind, same_as, .. } = &site.archive.speakers[key];
    Named {
        kind: match kind {
            Some(SpeakerKind::Person) => "Person",
            Some(SpeakerKind::Organisation) | None => "Organization",
        },
        name,
        url: address::of_page(site, &Page::Speaker { speaker: key, part: Part::Own }),
        same_as: same_as.iter().map(String::as_str).collect(),
    }
}

/// schema.org takes no vague dates: the last day that the date can mean, which is never before it was made.
fn made(claim: &Claim, reported: crate::date::Day) -> String {
    claim.made.last_day().unwrap_or(reported).min(reported).to_string()
}
