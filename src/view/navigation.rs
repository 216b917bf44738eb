//! Where masthead and footer lead, found once for all pages.
//!
//! In: the site, the words. Out: [`Entry`]s. What the site doesn't have is left out.

use crate::archive::{Archive, ClaimKind};
use crate::plan::{Address, Page, Part, Site, site_path};
use crate::theme::Strings;

/// An entry of a navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub to: Destination,
}

/// Where an entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// A page of the site.
    Page(Page, Address),
    /// Another file of the site, and a place in it.
    File(Address, Option<String>),
    /// Elsewhere.
    Outside(String),
}

impl Destination {
    /// Where it leads in the site.
    pub(super) fn address(&self) -> Option<&Address> {
        match self {
            Destination::Page(_, address) | Destination::File(address, _) => Some(address),
            Destination::Outside(_) => None,
        }
    }
}

/// The masthead: the built-in entries, standing pages with `menu`, archive.yaml's own.
pub(super) fn masthead(site: &Site<'_>, strings: &Strings) -> Vec<Entry> {
    let own = Part::Own;
    let page = |key: &str, page: Page| page_entry(site, strings.text(key), page);
    let mut entries: Vec<Entry> = Vec::new();
    entries
        .extend(ClaimKind::ALL.iter().filter_map(|kind| page(&format!("nav.{}", kind.folder()), Page::Claims { kind: *kind, part: own })));
    let rest = [
        page("nav.articles", Page::Articles { part: own }),
        page("nav.speakers", Page::Speakers { part: own }),
        page("nav.status", Page::Status),
        page("nav.timeline", Page::Timeline),
        page("nav.changes", Page::Changes { part: own }),
        page("nav.search", Page::Search),
    ];
    entries.extend(rest.into_iter().flatten());
    for (key, standing) in site.archive.pages.iter() {
        entries.extend(standing.menu.as_deref().and_then(|word| page_entry(site, word, Page::Standing(key))));
    }
    for entry in &site.archive.config.menu {
        let to = match site_path(&entry.url) {
            None => Some(Destination::Outside(entry.url.clone())),
            Some((path, place)) => site.find(&path).map(|address| Destination::File(address, place)),
        };
        entries.extend(to.map(|to| Entry { text: entry.title.clone(), to }));
    }
    entries
}

/// The footer: what is about the archive as a whole.
pub(super) fn footer(site: &Site<'_>, strings: &Strings) -> Vec<Entry> {
    let own = Part::Own;
    let page = |key: &str, page: Page| page_entry(site, strings.text(key), page);
    let file = |key: &str, path: &str| file_entry(site, strings.text(key), path);
    let all = [
        page("nav.methodology", Page::Methodology),
        page("nav.corrections", Page::Corrections { part: own }),
        page("nav.sources", Page::Sources { part: own }),
        page("nav.topics", Page::Topics { part: own }),
        page("nav.publishers", Page::Publishers { part: own }),
        page("nav.overdue", Page::Overdue),
        file("nav.data", "data/datapackage.json"),
        file("nav.feeds", "feed.xml"),
        file("nav.calendar", "due.ics"),
    ];
    all.into_iter().flatten().collect()
}

fn page_entry(site: &Site<'_>, text: &str, page: Page) -> Option<Entry> {
    let address = site.address(&page)?.clone();
    Some(Entry { text: text.to_owned(), to: Destination::Page(page, address) })
}

fn file_entry(site: &Site<'_>, text: &str, path: &str) -> Option<Entry> {
    Some(Entry { text: text.to_owned(), to: Destination::File(site.find(path)?, None) })
}

/// The page of the navigation below which a page lies; `None` for one that lies below no other.
pub(super) fn section_of(page: &Page, archive: &Archive) -> Option<Page> {
    let own = Part::Own;
    match page {
        Page::Article(_) | Page::Articles { part: _ } => Some(Page::Articles { part: own }),
        Page::Claim(claim) => Some(Page::Claims { kind: archive.claims[*claim].kind, part: own }),
        Page::Claims { kind, part: _ } => Some(Page::Claims { kind: *kind, part: own }),
        Page::Speaker { speaker: _, part: _ } | Page::Speakers { part: _ } => Some(Page::Speakers { part: own }),
        Page::Topic { topic: _, part: _ } | Page::Topics { part: _ } => Some(Page::Topics { part: own }),
        Page::Publisher { publisher: _, part: _ } | Page::Publishers { part: _ } => Some(Page::Publishers { part: own }),
        Page::Sources { part: _ } => Some(Page::Sources { part: own }),
        Page::Changes { part: _ } => Some(Page::Changes { part: own }),
        Page::Corrections { part: _ } => Some(Page::Corrections { part: own }),
        Page::Status | Page::StatusOf { status: _, part: _ } | Page::StatusOfKind { kind: _, part: _ } => Some(Page::Status),
        Page::Timeline | Page::TimelineYear { year: _, part: _ } => Some(Page::Timeline),
        Page::Home
        | Page::Standing(_)
        | Page::Overdue
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
