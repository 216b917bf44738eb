//! The site as seen from one page: where everything lies from there, and what the page has shown so far.
//!
//! In: the [`Edition`], an address, its page. Out: a [`View`], on which the other files of this room hang their words.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};

use super::edition::Edition;
use super::model::{Row, Shared};
use crate::archive::{Archive, ArticleKey, ClaimKey, ClaimKind, PublisherKey, SpeakerKey, TopicKey};
use crate::files::Files;
use crate::plan::{Address, Page, Part, Site};
use crate::status::{ClaimState, Snapshot};
use crate::theme::{Strings, direction};

/// The site as seen from one page.
#[derive(Debug)]
pub struct View<'a> {
    /// What all pages share.
    pub edition: &'a Edition<'a>,
    /// Every page, and what stands in which list.
    pub site: &'a Site<'a>,
    /// The words of the page's language.
    pub strings: &'a Strings,
    /// The texts in which bodies lie.
    pub files: &'a Files,
    /// Where the page lies.
    pub address: &'a Address,
    /// Which page it is.
    pub page: &'a Page,
    /// BCP 47, of most of its words: what has another language says so.
    pub language: &'a str,
    /// The root's own path, on the one page that is shown at any address; its whole address in files that are read elsewhere.
    root: Option<String>,
    /// The drawings of marks that were asked for.
    drawings: RefCell<BTreeSet<&'static str>>,
    hatch: Cell<bool>,
    /// The claims that were shown: a page often shows one twice.
    pub(super) rows: RefCell<HashMap<ClaimKey, Shared<Row>>>,
}

impl<'a> View<'a> {
    /// The view from a page of the site, in the archive's language.
    pub fn new(edition: &'a Edition<'a>, address: &'a Address, page: &'a Page) -> View<'a> {
        View::in_language(edition, address, page, &edition.site.archive.config.language)
    }

    /// The view from a page whose own words are in that language (BCP 47).
    pub fn in_language(edition: &'a Edition<'a>, address: &'a Address, page: &'a Page, language: &'a str) -> View<'a> {
        let base_url = edition.site.archive.config.base_url.as_deref();
        View {
            edition,
            site: edition.site,
            strings: edition.strings,
            files: edition.files,
            address,
            page,
            language,
            root: base_url.and_then(|base_url| root_of(page, base_url)),
            drawings: RefCell::default(),
            hatch: Cell::new(false),
            rows: RefCell::default(),
        }
    }

    /// The same view with links that begin with the path or address of the site's root, wherever the page is shown.
    #[must_use]
    pub fn from_root(self, root: &str) -> View<'a> {
        View { root: Some(root.to_owned()), ..self }
    }

    /// All that is known.
    pub fn archive(&self) -> &'a Archive {
        self.site.archive
    }

    /// What holds on the day.
    pub fn snapshot(&self) -> &'a Snapshot {
        self.site.snapshot
    }

    /// What holds of a claim; `None` where it doesn't exist on the day.
    pub fn state(&self, claim: ClaimKey) -> Option<&'a ClaimState> {
        self.site.snapshot.claim(claim)
    }

    /// What leads to the site's root: nothing, `../` and so on; where relative links lead nowhere, the root's own path or address.
    pub fn root(&self) -> String {
        self.root.clone().unwrap_or_else(|| self.address.root_from())
    }

    /// Whether the page is the one that a host shows at any address, or a file that is read elsewhere.
    pub fn is_shown_anywhere(&self) -> bool {
        self.root.is_some()
    }

    /// The link from this page to a file of the site.
    pub fn href(&self, to: &Address) -> String {
        match &self.root {
            Some(root) => format!("{root}{}", to.encoded()),
            None => to.href_from(self.address),
        }
    }

    /// The link from this page to a place in a file of the site, by its id.
    pub fn href_to_place(&self, to: &Address, id: &str) -> String {
        match &self.root {
            Some(root) => format!("{root}{}{}", to.encoded(), to.href_to_place(to, id)),
            None => to.href_to_place(self.address, id),
        }
    }

    /// The link to a page; `None` where the site doesn't have it.
    pub fn url(&self, page: &Page) -> Option<String> {
        self.site.address(page).map(|address| self.href(address))
    }

    /// The link to a place in a page; `None` where the site doesn't have the page.
    pub fn url_of_place(&self, page: &Page, id: &str) -> Option<String> {
        self.site.address(page).map(|address| self.href_to_place(address, id))
    }

    /// The link to a file by its path from the root, such as `changes.xml`; `None` where nothing lies there.
    pub fn url_of_file(&self, path: &str) -> Option<String> {
        self.site.find(path).map(|address| self.href(&address))
    }

    /// The link to an article.
    pub fn article_url(&self, article: ArticleKey) -> Option<String> {
        self.url(&Page::Article(article))
    }

    /// The link to a claim.
    pub fn claim_url(&self, claim: ClaimKey) -> Option<String> {
        self.url(&Page::Claim(claim))
    }

    /// The link to a speaker.
    pub fn speaker_url(&self, speaker: SpeakerKey) -> Option<String> {
        self.url(&Page::Speaker { speaker, part: Part::Own })
    }

    /// The link to a topic.
    pub fn topic_url(&self, topic: TopicKey) -> Option<String> {
        self.url(&Page::Topic { topic, part: Part::Own })
    }

    /// The link to a publisher.
    pub fn publisher_url(&self, publisher: PublisherKey) -> Option<String> {
        self.url(&Page::Publisher { publisher, part: Part::Own })
    }

    /// The link to the list of a kind.
    pub fn kind_url(&self, kind: ClaimKind) -> Option<String> {
        self.url(&Page::Claims { kind, part: Part::Own })
    }

    /// Language and direction to be said of words in that language: none where they are the page's own.
    pub fn language_of(&self, language: &str) -> (Option<String>, Option<String>) {
        if language.eq_ignore_ascii_case(self.language) {
            (None, None)
        } else {
            (Some(language.to_owned()), Some(direction(language).to_owned()))
        }
    }

    /// Notes that the page shows a drawing of the sprite.
    pub fn use_drawing(&self, drawing: &'static str) {
        self.drawings.borrow_mut().insert(drawing);
    }

    /// Notes that a drawing on the page uses the pattern of lines.
    pub fn use_hatch(&self) {
        self.hatch.set(true);
    }

    /// The drawings that the page has used so far, in order.
    pub fn drawings(&self) -> Vec<String> {
        self.drawings.borrow().iter().map(|drawing| (*drawing).to_owned()).collect()
    }

    /// Whether a drawing on the page uses the pattern of lines.
    pub fn hatch(&self) -> bool {
        self.hatch.get()
    }
}

/// What every address begins with, on a page whose links can't be relative.
fn root_of(page: &Page, base_url: &str) -> Option<String> {
    match page {
        Page::Missing => Some(root_path(base_url)),
        Page::File(_) => Some(base_url.to_owned()),
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
        | Page::Search
        | Page::Record
        | Page::Data(_)
        | Page::Redirect { to: _ }
        | Page::Asset(_) => None,
    }
}

/// The path of an address with a scheme, `/` at its end.
fn root_path(base_url: &str) -> String {
    let host_and_path = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let path = host_and_path.split_once('/').map_or("", |(_, path)| path);
    let end = if path.is_empty() || path.ends_with('/') { "" } else { "/" };
    format!("/{path}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_site_on_its_host() {
        for (base_url, path) in [
            ("https://example.org/", "/"),
            ("https://example.org", "/"),
            ("https://example.org/archive/", "/archive/"),
            ("https://example.org/a/b", "/a/b/"),
        ] {
            assert_eq!(root_path(base_url), path, "{base_url}");
        }
    }
}
