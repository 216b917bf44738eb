//! Which pages there are as of the day, redirects aside.
//!
//! Clashes of addresses are not judged here.

use super::data::Data;
use super::lists::Lists;
use super::page::Page;
use super::paging::Part;
use super::site_file;
use crate::archive::{Archive, ClaimKind};
use crate::status::Snapshot;

/// Every page and copied file: first what every archive has, then what its entries give, the copied files last.
///
/// A list of claims of a kind exists where there is a claim of it, the page of a status where a claim has it,
/// that of a speaker, topic or publisher where [`Lists`] names it.
pub(super) fn every(archive: &Archive, snapshot: &Snapshot, lists: &Lists) -> Vec<Page> {
    let mut pages =
        vec![Page::Home, Page::Status, Page::Overdue, Page::Timeline, Page::Methodology, Page::Search, Page::Missing, Page::Record];
    pages.extend(Data::ALL.map(Page::Data));

    pages.extend(site_file::every(archive, lists).into_iter().map(Page::File));

    let mut list = |page: &dyn Fn(Part) -> Page| match lists.paging(&page(Part::Own), archive.config.paging) {
        Some(paging) => pages.extend(paging.parts().map(page)),
        None => pages.push(page(Part::Own)),
    };
    for year in lists.timeline_years.keys().copied() {
        list(&|part| Page::TimelineYear { year, part });
    }
    list(&|part| Page::Articles { part });
    for kind in ClaimKind::ALL.iter().copied().filter(|kind| !lists.claims_of_kind.of(*kind).is_empty()) {
        list(&|part| Page::Claims { kind, part });
        list(&|part| Page::StatusOfKind { kind, part });
    }
    for status in lists.claims_by_status.keys() {
        list(&|part| Page::StatusOf { status: status.clone(), part });
    }
    list(&|part| Page::Speakers { part });
    list(&|part| Page::Topics { part });
    list(&|part| Page::Publishers { part });
    list(&|part| Page::Sources { part });
    list(&|part| Page::Changes { part });
    list(&|part| Page::Corrections { part });
    for speaker in lists.speakers.iter().copied() {
        list(&|part| Page::Speaker { speaker, part });
    }
    for topic in lists.topics.iter().copied() {
        list(&|part| Page::Topic { topic, part });
    }
    for publisher in lists.publishers.iter().copied() {
        list(&|part| Page::Publisher { publisher, part });
    }

    pages.extend(lists.articles.iter().map(|article| Page::Article(*article)));
    pages.extend(lists.claims.iter().map(|claim| Page::Claim(*claim)));
    pages.extend(archive.pages.iter().filter(|(_, page)| snapshot.page_exists(page)).map(|(key, _)| Page::Standing(key)));
    pages.extend((0..archive.assets.len()).map(Page::Asset));
    pages
}
