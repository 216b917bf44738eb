//! Links to addresses of the site, and to places in what lies there: whether there is what they lead to.
//!
//! In: the site. Out: mistakes in the log. Links by id, to files and within a page lead somewhere already:
//! they were checked when the archive was put together, which knows of no address.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::absent;
use super::address::Address;
use super::anchors;
use super::bodies;
use super::menu::site_path;
use super::site::Site;
use crate::archive::LinkTarget;
use crate::diagnostic::{Code, Diagnostic, Log, suggest};
use crate::files::Span;

/// How many dead links are compared with every address for a suggestion: nobody reads more, and each takes a while.
const SUGGESTIONS: usize = 50;

/// Checks the links of every published text and of the menu.
pub(super) fn check(site: &Site<'_>, log: &mut Log) {
    let mut links = Links { site, absent: OnceCell::new(), ids: BTreeMap::new(), suggestions: SUGGESTIONS, log };
    for entry in &site.archive.config.menu {
        if let Some((path, place)) = site_path(&entry.url) {
            links.address(Code::BrokenLink, &path, place.as_deref(), entry.at);
        }
    }
    for body in bodies::published(site.archive, site.snapshot) {
        for link in &body.links {
            match &link.target {
                LinkTarget::Site(path, place) => {
                    let code = if link.is_image { Code::MissingImage } else { Code::BrokenLink };
                    links.address(code, path, place.as_deref(), bodies::place(body, &link.address));
                }
                LinkTarget::Claim(_)
                | LinkTarget::Article(..)
                | LinkTarget::Speaker(_)
                | LinkTarget::Source(_)
                | LinkTarget::Page(..)
                | LinkTarget::Asset(_)
                | LinkTarget::Here(_)
                | LinkTarget::Nowhere => {}
            }
        }
    }
}

struct Links<'s, 'l> {
    site: &'s Site<'s>,
    /// Made for the first link to what is not there: most sites have none.
    absent: OnceCell<BTreeSet<Address>>,
    /// The ids of the pages to whose places something links; `None`: whatever it has.
    ids: BTreeMap<Address, Option<BTreeSet<String>>>,
    suggestions: usize,
    log: &'l mut Log,
}

impl Links<'_, '_> {
    /// Reports with that code that nothing lies there.
    fn address(&mut self, code: Code, path: &str, place: Option<&str>, at: Span) {
        if let Some(address) = self.site.find(path) {
            if let Some(place) = place {
                self.place(address, place, at);
            }
            return;
        }
        let address = Address::of_path(path);
        let absent = self.absent.get_or_init(|| absent::addresses(self.site.archive));
        if absent.contains(&address) {
            return;
        }
        let mistake = Diagnostic::new(code, at, format!("nothing of the site lies at `/{}`", shown(path)));
        let near = self.nearest(&address);
        self.log.push(mistake.maybe_help(near.map(|near| format!("did you mean `/{near}`?"))));
    }

    fn place(&mut self, address: Address, place: &str, at: Span) {
        // `#` alone is the head of the page.
        if place.is_empty() {
            return;
        }
        let site = self.site;
        let ids = self.ids.entry(address.clone()).or_insert_with(|| site.pages.get(&address).and_then(|page| anchors::ids(site, page)));
        let Some(ids) = ids.as_ref().filter(|ids| !ids.contains(place)) else { return };
        let near = (self.suggestions > 0).then(|| suggest::nearest(place, ids.iter().map(String::as_str))).flatten();
        let help = near.map(|near| format!("did you mean `#{near}`?"));
        self.suggestions = self.suggestions.saturating_sub(1);
        self.log.push(Diagnostic::new(Code::BrokenAnchor, at, format!("`/{address}` has no place `#{}`", shown(place))).maybe_help(help));
    }

    /// The nearest address, as long as there are suggestions left.
    fn nearest(&mut self, address: &Address) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        suggest::nearest(address.as_str(), self.site.pages.keys().map(Address::as_str)).map(str::to_owned)
    }
}

/// As much of a decoded text as a mistake repeats, without what a terminal would obey.
fn shown(text: &str) -> String {
    text.chars().take(100).map(|letter| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}
