//! Every text that is published as of the day, and whom the archive names.
//!
//! What a draft or a later article says is no part of it.

use std::ops::Range;

use crate::archive::{Addressee, Archive, Body, LinkTarget, SpeakerKey};
use crate::files::Span;
use crate::status::Snapshot;

/// Every published body: the home page's, the articles', the standing pages', the speakers'.
pub(super) fn published<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> impl Iterator<Item = &'a Body> {
    let articles = archive.articles.iter().filter(|(key, _)| snapshot.article_exists(*key)).map(|(_, article)| &article.body);
    let pages = archive.pages.values().filter(|page| snapshot.page_exists(page)).map(|page| &page.body);
    let speakers = archive.speakers.values().filter_map(|speaker| speaker.body.as_ref());
    archive.home.iter().chain(articles).chain(pages).chain(speakers)
}

/// Where a range of a body stands in its file.
pub(super) fn place(body: &Body, range: &Range<usize>) -> Span {
    let start = body.span.start as usize;
    Span::new(body.file(), start + range.start..start + range.end)
}

/// Every speaker that something published names, and where: as whose claim, as a link of a chain, as addressee, in a text.
/// One that is named twice comes twice.
pub(super) fn named_speakers<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> impl Iterator<Item = (SpeakerKey, Span)> {
    let claims = archive.claims.iter().filter(|(key, _)| snapshot.claim_exists(*key));
    let in_claims = claims.flat_map(|(_, claim)| {
        let via = claim.via.iter().map(|relay| relay.speaker);
        let to = claim.to.iter().filter_map(|addressee| match addressee {
            Addressee::Speaker(speaker) => Some(*speaker),
            Addressee::Words(_) => None,
        });
        std::iter::once(claim.speaker).chain(via).chain(to).map(|speaker| (speaker, claim.at))
    });
    let in_texts = published(archive, snapshot).flat_map(|body| {
        body.links.iter().filter_map(|link| match &link.target {
            LinkTarget::Speaker(speaker) => Some((*speaker, place(body, &link.range))),
            LinkTarget::Claim(_)
            | LinkTarget::Article(..)
            | LinkTarget::Source(_)
            | LinkTarget::Page(..)
            | LinkTarget::Asset(_)
            | LinkTarget::Site(..)
            | LinkTarget::Here(_)
            | LinkTarget::Nowhere => None,
        })
    });
    in_claims.chain(in_texts)
}
