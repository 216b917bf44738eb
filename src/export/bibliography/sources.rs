//! Every source of the archive as a work.
//!
//! A source is called `ARTICLE:ID`: ids of sources are unique in their article alone.

use std::io;

use serde::{Serialize, Serializer};

use super::{Work, bibtex, csl};
use crate::archive::{Archive, CopyPlace, Source};
use crate::export::json::{Each, write_json};
use crate::status::Snapshot;

/// `/data/sources.json`: an item for every source of an article that exists, in the order recorded.
pub fn csl_of_sources(archive: &Archive, snapshot: &Snapshot, out: &mut dyn io::Write) -> io::Result<()> {
    write_json(out, &Each(|| works(archive, snapshot).map(Item)))
}

/// `/data/sources.bib`: the same for BibTeX, a blank line between entries.
pub fn bibtex_of_sources(archive: &Archive, snapshot: &Snapshot, out: &mut dyn io::Write) -> io::Result<()> {
    for (number, work) in works(archive, snapshot).enumerate() {
        let before = if number == 0 { "" } else { "\n" };
        writeln!(out, "{before}{}", bibtex(&work))?;
    }
    Ok(())
}

/// A work that is written as CSL-JSON.
struct Item<'a>(Work<'a>);

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        csl(&self.0).serialize(serializer)
    }
}

fn works<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> impl Iterator<Item = Work<'a>> {
    archive.sources.values().filter(|source| snapshot.article_exists(source.article)).map(|source| work(archive, snapshot, source))
}

/// Of a source without an address, its first copy on the web is where it is.
fn work<'a>(archive: &'a Archive, snapshot: &Snapshot, source: &'a Source) -> Work<'a> {
    let copy = source.copies.iter().find_map(|copy| match &copy.place {
        CopyPlace::Url(url) => Some(url),
        CopyPlace::File(_) => None,
    });
    Work {
        id: format!("{}:{}", archive.articles[source.article].slug, source.id),
        kind: source.kind,
        title: &source.title,
        authors: &source.authors,
        publisher: source.publisher.as_deref(),
        date: source.date.clone(),
        accessed: source.accessed.clone(),
        language: source.language.as_deref(),
        url: source.url.as_ref().or(copy).cloned(),
        note: snapshot.retraction(source).map(|retraction| format!("Retracted: {}", retraction.date)),
    }
}
