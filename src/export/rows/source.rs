//! Rows of sources.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{VagueDate, slug};
use crate::archive::{Archive, ClaimKey, CopyPlace, SourceKey};
use crate::plan::Address;
use crate::status::Snapshot;

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow<'a> {
    /// The slug of the article that lists it.
    pub article: &'a str,
    /// Its id there.
    pub id: &'a str,
    /// article, briefing, …
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its title.
    pub title: &'a str,
    /// Who wrote it.
    pub authors: Vec<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// When, as written.
    pub date: Option<String>,
    /// The first day of that.
    pub date_first: Option<String>,
    /// The last day of that.
    pub date_last: Option<String>,
    /// Where.
    pub url: Option<&'a str>,
    /// Addresses of copies, or paths below the site's root.
    pub copies: Vec<String>,
    /// BCP 47, where it is known.
    pub language: Option<&'a str>,
    /// primary, secondary, tertiary: of what it is used to prove.
    pub level: Option<&'static str>,
    /// independent, interested, party.
    pub interest: Option<&'static str>,
    /// When it was taken back, as written.
    pub retracted: Option<String>,
    /// Ids of the claims and follow-ups' claims that rest on it.
    pub used_in: Vec<&'a str>,
}

/// Every source of an article that exists, in the order recorded.
pub fn source_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> Vec<SourceRow<'a>> {
    let mut used: BTreeMap<SourceKey, Vec<ClaimKey>> = BTreeMap::new();
    for (key, state) in snapshot.claims() {
        let of_claim = archive.claims[key].sources.iter().map(|source| (*source, key));
        let of_follow_ups = state.follow_ups.iter().flat_map(|of| archive.follow_ups[of.key].sources.iter().map(|source| (*source, key)));
        for (source, claim) in of_claim.chain(of_follow_ups) {
            used.entry(source).or_default().push(claim);
        }
    }
    archive
        .sources
        .iter()
        .filter(|(_, source)| snapshot.article_exists(source.article))
        .map(|(key, source)| {
            let date = VagueDate::maybe(source.date.as_ref());
            let mut claims = used.remove(&key).unwrap_or_default();
            claims.sort();
            claims.dedup();
            SourceRow {
                article: slug(archive, source.article),
                id: source.id.as_str(),
                kind: source.kind.as_str(),
                title: &source.title,
                authors: source.authors.iter().map(String::as_str).collect(),
                publisher: source.publisher.as_deref(),
                date: date.written,
                date_first: date.first,
                date_last: date.last,
                url: source.url.as_deref(),
                copies: source
                    .copies
                    .iter()
                    .map(|copy| match &copy.place {
                        CopyPlace::Url(url) => url.clone(),
                        CopyPlace::File(file) => archive
                            .assets
                            .iter()
                            .find(|asset| asset.file == *file)
                            .map(|asset| Address::file(&asset.address).encoded())
                            .unwrap_or_default(),
                    })
                    .collect(),
                language: source.language.as_deref(),
                level: source.level.map(|level| level.as_str()),
                interest: source.interest.map(|interest| interest.as_str()),
                retracted: snapshot.retraction(source).map(|retraction| retraction.date.written().to_owned()),
                used_in: claims.into_iter().map(|claim| archive.claims[claim].id.as_str()).collect(),
            }
        })
        .collect()
}
