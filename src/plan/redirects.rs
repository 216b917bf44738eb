//! Former addresses of what the site has: each leads to where the page lies now.
//!
//! The alias of something left out as of the day leads nowhere and is no page.

use super::address::Address;
use super::lists::Lists;
use super::page::Page;
use super::paging::Part;
use crate::archive::Archive;
use crate::status::Snapshot;

/// A former address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Former {
    /// Where the page lay.
    pub(super) address: Address,
    /// The page.
    pub(super) of: Page,
    /// Where it lies now.
    pub(super) to: Address,
}

/// Every former address: the articles', the claims', the speakers', the standing pages'.
pub(super) fn every(archive: &Archive, snapshot: &Snapshot, lists: &Lists) -> Vec<Former> {
    let mut formers = Vec::new();
    let mut add = |address: Address, of: &Page| {
        formers.extend(of.address(archive).map(|to| Former { address, of: of.clone(), to }));
    };
    for key in &lists.articles {
        for alias in &archive.articles[*key].aliases {
            add(Address::former(alias), &Page::Article(*key));
        }
    }
    for key in &lists.claims {
        let claim = &archive.claims[*key];
        for id in &claim.aliases {
            add(Address::claim(claim.kind, id), &Page::Claim(*key));
        }
    }
    for speaker in lists.speakers.iter().copied() {
        for id in &archive.speakers[speaker].aliases {
            add(Address::speaker(id), &Page::Speaker { speaker, part: Part::Own });
        }
    }
    for (key, page) in archive.pages.iter().filter(|(_, page)| snapshot.page_exists(page)) {
        for alias in &page.aliases {
            add(Address::former(alias), &Page::Standing(key));
        }
    }
    formers
}
