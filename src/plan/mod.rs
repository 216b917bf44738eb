//! Every page at its address, before any is rendered.
//!
//! In: the [`Archive`] and its [`Snapshot`] of a day. Out: the [`Site`]: which pages there are, what stands in which list,
//! what leads where. Clashing addresses and links to nowhere go to the [`Log`]; the site is made all the same.
//!
//! Nothing is rendered, read or written here, and no status is worked out.

mod absent;
mod address;
pub mod anchors;
mod bodies;
mod changes;
mod collisions;
mod data;
mod fold;
mod grouped;
mod links;
mod lists;
mod menu;
mod names;
mod page;
mod pages;
mod paging;
mod places;
mod redirects;
mod reporting;
mod site;
mod site_file;
mod sitemap;
mod timeline;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use address::Address;
pub use changes::{Change, Corrected, Wrong, changes_of};
pub use data::Data;
pub use grouped::{Group, Grouped};
pub use lists::Lists;
pub use menu::site_path;
pub use page::Page;
pub use paging::{Neighbours, Paging, Part};
pub use reporting::{LaterArticle, Sentence};
pub use site::Site;
pub use site_file::{Feed, SiteFile};
pub use sitemap::ListedPage;
pub use timeline::LANES;

use crate::archive::Archive;
use crate::diagnostic::Log;
use crate::status::Snapshot;
use collisions::Claimant;

/// The site of an archive as of the snapshot's day.
///
/// `other_files` are the addresses, from the root, of files that are no page: the theme's, and what other rooms put there.
/// An address belongs to the first that wants it: pages, copied files, other files, former addresses.
pub fn site<'a>(archive: &'a Archive, snapshot: &'a Snapshot, other_files: &[String], log: &mut Log) -> Site<'a> {
    let lists = Lists::new(archive, snapshot);
    let mut wanted: Vec<(Address, Claimant)> = Vec::new();
    for page in pages::every(archive, snapshot, &lists) {
        wanted.extend(page.address(archive).map(|address| (address, Claimant::Page(page))));
    }
    if let Some(base_url) = &archive.config.base_url {
        let pages = wanted.iter().filter_map(|(address, claimant)| claimant.page().map(|page| (address, page)));
        let files = sitemap::files(base_url, pages).into_iter();
        wanted.splice(0..0, files.map(|file| (file.address(archive), Claimant::Page(Page::File(file)))));
    }
    if archive.config.search {
        wanted.push((Address::search_folder(), Claimant::Index));
    }
    wanted.extend(other_files.iter().map(|path| (Address::file(path), Claimant::Other)));
    for former in redirects::every(archive, snapshot, &lists) {
        wanted.push((former.address, Claimant::Former { of: former.of, to: former.to }));
    }

    let settled = collisions::settle(archive, snapshot, wanted, log);
    let mut pages: Vec<(Address, Page)> = Vec::with_capacity(settled.len());
    let mut others = BTreeSet::new();
    for (address, claimant) in settled {
        match claimant {
            Claimant::Page(page) => pages.push((address, page)),
            Claimant::Former { of: _, to } => pages.push((address, Page::Redirect { to })),
            Claimant::Other => _ = others.insert(address),
            // Its files are made together, when all else is planned.
            Claimant::Index => {}
        }
    }
    let assets = archive.assets.iter().enumerate().map(|(index, asset)| (asset.file, index)).collect();
    let own = pages.iter().filter(|(_, page)| !matches!(page, Page::Redirect { to: _ }));
    let own: Vec<(Page, Address)> = own.map(|(address, page)| (page.clone(), address.clone())).collect();
    let (pages, addresses) = rayon::join(|| pages.into_iter().collect::<BTreeMap<_, _>>(), || own.into_iter().collect::<HashMap<_, _>>());
    let site = Site { archive, snapshot, pages, other_files: others, lists, addresses, assets };
    links::check(&site, log);
    site
}
