//! The files under `/data/`.
//!
//! In: the site, and what only others know ([`Words`]). Out: a file, written piece by piece: of a large archive none is ever
//! whole in memory.

use std::io;

use serde::Serialize;

use super::annotations::AllPlaces;
use super::json::{Each, write_json};
use super::rows::{article_rows, claim_rows, spell_rows};
use super::{annotations, bibtex_of_sources, claim_review, csl_of_sources, package, tables};
use crate::archive::ClaimKind;
use crate::plan::{Data, Site};

/// The version of our own shapes.
const SCHEMA: u8 = 1;

/// What the files need of the pages.
pub struct Words<'w> {
    /// The word of a status, by the claim's kind and the status's id.
    pub label: &'w dyn Fn(ClaimKind, &str) -> String,
    /// Where the words of claims stand in the articles' pages. Only [`Data::Annotations`] asks.
    pub places: &'w AllPlaces,
}

#[derive(Serialize)]
struct Claims<C> {
    schema: u8,
    as_of: String,
    claims: C,
}

#[derive(Serialize)]
struct Articles<A> {
    schema: u8,
    as_of: String,
    articles: A,
}

/// Writes a file.
pub fn data(site: &Site<'_>, data: Data, words: &Words<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let (archive, snapshot) = (site.archive, site.snapshot);
    let as_of = snapshot.as_of.to_string();
    match data {
        Data::Package => out.write_all(package::package(site).as_bytes()),
        Data::Claims => write_json(out, &Claims { schema: SCHEMA, as_of, claims: Each(|| claim_rows(archive, snapshot)) }),
        Data::ClaimsTable => tables::claims(claim_rows(archive, snapshot)).write_csv(out),
        Data::FollowUpsTable => tables::follow_ups(claim_rows(archive, snapshot)).write_csv(out),
        Data::StatusHistoryTable => tables::status_history(spell_rows(archive, snapshot)).write_csv(out),
        Data::Articles => write_json(out, &Articles { schema: SCHEMA, as_of, articles: Each(|| article_rows(archive, snapshot)) }),
        Data::Sources => csl_of_sources(archive, snapshot, out),
        Data::SourcesBibtex => bibtex_of_sources(archive, snapshot, out),
        Data::ClaimReviews => claim_review::feed(site, words.label, out),
        Data::Annotations => annotations::collection(site, words.places, out),
    }
}
