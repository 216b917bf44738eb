//! The site before any page is rendered: every address, and what stands in which list.
//!
//! Plain data with look-ups. Whether a page exists as of the day is answered here and nowhere else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::address::Address;
use super::lists::Lists;
use super::page::Page;
use super::paging::Paging;
use crate::archive::{Archive, Asset};
use crate::files::FileId;
use crate::status::Snapshot;

/// All that rendering needs.
#[derive(Debug)]
pub struct Site<'a> {
    /// All that is known.
    pub archive: &'a Archive,
    /// What holds on the day.
    pub snapshot: &'a Snapshot,
    /// Every page and copied file, at its address.
    pub pages: BTreeMap<Address, Page>,
    /// The addresses of files that are no page: the theme's, and whatever else was handed in.
    pub other_files: BTreeSet<Address>,
    /// What stands in which list.
    pub lists: Lists,
    /// The other way round, of what lies at its own address.
    pub(super) addresses: HashMap<Page, Address>,
    /// The position of each copied file in [`Archive::assets`].
    pub(super) assets: BTreeMap<FileId, usize>,
}

impl Site<'_> {
    /// Where a page lies; `None` where the site does not have it, so that a link to it becomes its words.
    pub fn address(&self, page: &Page) -> Option<&Address> {
        self.addresses.get(page)
    }

    /// Where the file lies that a path from the site's root names; a folder's path names its `index.html`.
    ///
    /// The path is decoded and has no `/` before it. `None` where nothing lies there.
    pub fn find(&self, path: &str) -> Option<Address> {
        let address = Address::of_path(path);
        (self.pages.contains_key(&address) || self.other_files.contains(&address)).then_some(address)
    }

    /// A copied file by the file that it copies; `None` for a file that is not copied.
    pub fn asset(&self, file: FileId) -> Option<&Asset> {
        self.archive.assets.get(*self.assets.get(&file)?)
    }

    /// How the list that a page shows is cut into pages; `None` for a page that stands alone. See [`Lists::paging`].
    pub fn paging(&self, page: &Page) -> Option<Paging> {
        self.lists.paging(page, self.archive.config.paging)
    }
}
