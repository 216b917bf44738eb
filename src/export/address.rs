//! Addresses as data names them: whole where the archive says where it lies, else relative to the site's root.

use crate::archive::FollowUpKey;
use crate::plan::{Address, Page, Site, anchors};

/// The address of a file of the site.
pub(super) fn of(site: &Site<'_>, address: &Address) -> String {
    match site.archive.config.base_url.as_deref() {
        Some(base_url) => address.absolute(base_url),
        None => address.encoded(),
    }
}

/// The address of a page; `None` where the site doesn't have it.
pub(super) fn of_page(site: &Site<'_>, page: &Page) -> Option<String> {
    site.address(page).map(|address| of(site, address))
}

/// The address of a place in a page, by its id; `None` where the site doesn't have the page.
pub(super) fn of_place(site: &Site<'_>, page: &Page, id: &str) -> Option<String> {
    let address = site.address(page)?;
    Some(of(site, address) + &address.href_to_place(address, id))
}

/// The address of a follow-up on its claim's page.
pub(super) fn of_follow_up(site: &Site<'_>, follow_up: FollowUpKey) -> Option<String> {
    let claim = site.archive.follow_ups[follow_up].claim;
    of_place(site, &Page::Claim(claim), &anchors::follow_up(site.archive, follow_up))
}
