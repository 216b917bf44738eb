//! Which pages search engines are told of, and in how many files.
//!
//! In: pages at their addresses. Out: the listed ones, file by file, each with the day of the newest record that it shows.
//! A page whose words follow from many records, or from none that has a date, has no such day: a wrong one is worse.

use super::address::Address;
use super::page::Page;
use super::paging::Part;
use super::site::Site;
use super::site_file::SiteFile;
use crate::archive::{ArticleKey, ClaimKey};
use crate::date::Day;

/// The most addresses a file (sitemaps.org, "Sitemaps XML format").
const MOST: usize = 50_000;
/// The most bytes a file, less some for its first and last lines.
const LARGEST: usize = 50 * 1024 * 1024 - 1024;
/// The most bytes that one entry has beside its address.
const AROUND: usize = 100;

/// A page that is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPage<'a> {
    /// Where it lies.
    pub address: &'a Address,
    /// The day of the newest record that it shows.
    pub updated: Option<Day>,
}

/// The files that list those pages: the sitemap, and where one is too small, its parts.
pub(super) fn files<'a>(base_url: &str, pages: impl Iterator<Item = (&'a Address, &'a Page)>) -> Vec<SiteFile> {
    let mut listed: Vec<&Address> = pages.filter(|(_, page)| is_listed(page)).map(|(address, _)| address).collect();
    let parts = if listed.len() <= MOST && listed.iter().map(|address| largest_size(base_url, address)).sum::<usize>() <= LARGEST {
        1
    } else {
        listed.sort_unstable();
        cut(listed.iter().map(|address| size(base_url, address)), MOST, LARGEST).len()
    };
    let numbered = (parts > 1).then_some(1..=parts).into_iter().flatten().map(SiteFile::SitemapPart);
    std::iter::once(SiteFile::Sitemap).chain(numbered).collect()
}

impl Site<'_> {
    /// The listed pages, a list for each file; one, though it be empty, where one file is enough.
    pub fn sitemap(&self) -> Vec<Vec<ListedPage<'_>>> {
        let base_url = self.archive.config.base_url.as_deref().unwrap_or_default();
        let mut listed = self
            .pages
            .iter()
            .filter(|(_, page)| is_listed(page))
            .map(|(address, page)| ListedPage { address, updated: self.updated(page) })
            .collect::<Vec<_>>()
            .into_iter();
        let sizes = self.pages.iter().filter(|(_, page)| is_listed(page)).map(|(address, _)| size(base_url, address));
        cut(sizes, MOST, LARGEST).into_iter().map(|entries| listed.by_ref().take(entries).collect()).collect()
    }

    fn updated(&self, page: &Page) -> Option<Day> {
        let lists = &self.lists;
        let of_claims = |claims: &[ClaimKey]| claims.iter().filter_map(|claim| self.claim_updated(*claim)).max();
        let of_articles = |articles: &[ArticleKey]| articles.iter().map(|article| self.article_updated(*article)).max();
        match page {
            Page::Article(article) => Some(self.article_updated(*article)),
            Page::Claim(claim) => self.claim_updated(*claim),
            Page::Speaker { speaker, part: Part::Own } => of_claims(lists.claims_of_speaker.of(*speaker)),
            Page::Topic { topic, part: Part::Own } => {
                of_claims(lists.claims_on_topic.of(*topic)).max(of_articles(lists.articles_on_topic.of(*topic)))
            }
            Page::Publisher { publisher, part: Part::Own } => {
                of_claims(lists.claims_of_publisher.of(*publisher)).max(of_articles(lists.articles_of_publisher.of(*publisher)))
            }
            Page::Articles { part: Part::Own } => lists.articles.last().map(|article| self.archive.articles[*article].date),
            Page::Changes { part: Part::Own } => lists.changes.last().map(|change| change.day),
            Page::Corrections { part: Part::Own } => lists.corrections.last().map(|corrected| corrected.day),
            Page::Home
            | Page::Standing(_)
            | Page::Speaker { speaker: _, part: Part::Numbered(_) }
            | Page::Topic { topic: _, part: Part::Numbered(_) }
            | Page::Publisher { publisher: _, part: Part::Numbered(_) }
            | Page::Articles { part: Part::Numbered(_) }
            | Page::Claims { kind: _, part: _ }
            | Page::Speakers { part: _ }
            | Page::Topics { part: _ }
            | Page::Publishers { part: _ }
            | Page::Sources { part: _ }
            | Page::Changes { part: Part::Numbered(_) }
            | Page::Corrections { part: Part::Numbered(_) }
            | Page::Status
            | Page::StatusOf { status: _, part: _ }
            | Page::StatusOfKind { kind: _, part: _ }
            | Page::Overdue
            | Page::Timeline
            | Page::TimelineYear { year: _, part: _ }
            | Page::Methodology
            | Page::Search
            | Page::Missing
            | Page::Record
            | Page::Data(_)
            | Page::File(_)
            | Page::Redirect { to: _ }
            | Page::Asset(_) => None,
        }
    }

    /// Its status, or what is said of it, changed last.
    fn claim_updated(&self, claim: ClaimKey) -> Option<Day> {
        let state = self.snapshot.claim(claim)?;
        let reported = self.lists.later_articles.of(claim).iter().map(|later| self.archive.articles[later.article].date).max();
        Some(state.since).max(state.last_recorded).max(reported)
    }

    /// It was reported or corrected, or one of its claims changed.
    fn article_updated(&self, key: ArticleKey) -> Day {
        let article = &self.archive.articles[key];
        let corrected = self.snapshot.last_corrected(article).into_iter();
        let claims = article.claims.iter().filter_map(|claim| self.claim_updated(*claim));
        corrected.chain(claims).fold(article.date, Ord::max)
    }
}

/// Whether it is a page to be found: no copied file, no file for programs, no former address, not the page for what is missing.
fn is_listed(page: &Page) -> bool {
    match page {
        Page::Missing | Page::Record | Page::Data(_) | Page::File(_) | Page::Redirect { to: _ } | Page::Asset(_) => false,
        Page::Home
        | Page::Article(_)
        | Page::Claim(_)
        | Page::Speaker { speaker: _, part: _ }
        | Page::Topic { topic: _, part: _ }
        | Page::Publisher { publisher: _, part: _ }
        | Page::Standing(_)
        | Page::Articles { part: _ }
        | Page::Claims { kind: _, part: _ }
        | Page::Speakers { part: _ }
        | Page::Topics { part: _ }
        | Page::Publishers { part: _ }
        | Page::Sources { part: _ }
        | Page::Changes { part: _ }
        | Page::Corrections { part: _ }
        | Page::Status
        | Page::StatusOf { status: _, part: _ }
        | Page::StatusOfKind { kind: _, part: _ }
        | Page::Overdue
        | Page::Timeline
        | Page::TimelineYear { year: _, part: _ }
        | Page::Methodology
        | Page::Search => true,
    }
}

/// At most so many bytes: a letter of the base address may be written as one of XML's six-letter names.
fn size(base_url: &str, address: &Address) -> usize {
    base_url.len() * "&quot;".len() + address.encoded().len() + AROUND
}

/// At most so many bytes whatever letters the address has: each byte of it may be written as three.
fn largest_size(base_url: &str, address: &Address) -> usize {
    base_url.len() * "&quot;".len() + address.as_str().len() * "%20".len() + AROUND
}

/// How many entries of those sizes each file takes, in order: no more than `most`, and no more bytes than `largest` unless
/// one entry alone has more. One file at least.
fn cut(sizes: impl Iterator<Item = usize>, most: usize, largest: usize) -> Vec<usize> {
    let mut files = Vec::new();
    let (mut entries, mut bytes) = (0, 0);
    for size in sizes {
        if entries == most || (entries > 0 && bytes + size > largest) {
            files.push(entries);
            (entries, bytes) = (0, 0);
        }
        entries += 1;
        bytes += size;
    }
    files.push(entries);
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_so_many_entries_and_bytes() {
        for (sizes, expected) in [
            (&[][..], &[0][..]),
            (&[1], &[1]),
            (&[1, 1, 1], &[3]),
            (&[1, 1, 1, 1], &[3, 1]),
            (&[1, 1, 1, 1, 1, 1, 1], &[3, 3, 1]),
            (&[6, 4, 1], &[2, 1]),
            (&[6, 5, 5], &[1, 2]),
            (&[11, 1], &[1, 1]),
            (&[1, 11], &[1, 1]),
        ] {
            assert_eq!(cut(sizes.iter().copied(), 3, 10), expected, "{sizes:?}");
        }
    }
}
