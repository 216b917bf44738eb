//! Every source of the archive as a work.
//!
//! A source is called `ARTICLE:ID`: ids of sources are unique in their article alone.

use super::{Work, bibtex, csl};
use crate::archive::{Archive, CopyPlace, Source};
use crate::export::json;
use crate::status::Snapshot;

/// `/data/sources.json`: an item for every source of an article that exists, in the order recorded.
pub fn csl_of_sources(archive: &Archive, snapshot: &Snapshot) -> String {
    let works = works(archive, snapshot);
    json(&works.iter().map(csl).collect::<Vec<_>>())
}

/// `/data/sources.bib`: the same for BibTeX, a blank line between entries.
pub fn bibtex_of_sources(archive: &Archive, snapshot: &Snapshot) -> String {
    let entries: Vec<String> = works(archive, snapshot).iter().map(|work| bibtex(work) + "\n").collect();
    entries.join("\n")
}

fn works<'a>(archive: &'a Archive, snapshot: &Snapshot) -> Vec<Work<'a>> {
    archive
        .sources
        .values()
        .filter(|source| snapshot.article_exists(source.article))
        .map(|source| work(archive, snapshot, source))
        .collect()
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
