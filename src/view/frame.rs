//! What stands around every page's own words: the masthead, the footer, the head.
//!
//! In: the [`Head`] of a page, and what the view has shown. Out: its [`Frame`]. Make it last: it holds the drawings that
//! were used. What the site doesn't have is not linked to.

use super::model::{AsOf, Feed, Frame, Link, NavLink, PageHead, Shared, Site};
use super::navigation::{Destination, Entry, section_of};
use super::standpoint::View;
use crate::export::{self, Step};
use crate::plan::{Address, Page};
use crate::theme::{Html, direction};

/// What a page says of itself as a whole.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// As the model names kinds: `claim`, `list`.
    pub kind: &'static str,
    /// Its own title, without the archive's name and the number of its page.
    pub title: String,
    /// One sentence.
    pub description: Option<String>,
    /// What lies above it, nearest last.
    pub crumbs: Vec<Crumb>,
}

/// A page that lies above another.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Which.
    pub page: Page,
    /// Its name, and the way to it.
    pub link: Link,
}

/// What the archive's name and navigation depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Surroundings {
    /// The page's folder: addresses are relative to it.
    folder: String,
    /// The page of the navigation below which it lies.
    section: Option<Page>,
    /// The page itself, where it is like no other: in the navigation, or shown at any address.
    own: Option<Address>,
}

impl View<'_> {
    /// All around a page.
    pub fn frame(&self, head: Head) -> Frame {
        let Head { kind, title, description, crumbs } = head;
        let json_ld = self.linked_data(&title, &crumbs);
        let title = self.paged_title(&title);
        let page = PageHead {
            kind: kind.to_owned(),
            metadata: self.metadata(&title),
            title,
            description,
            lang: self.language.to_owned(),
            dir: direction(self.language).to_owned(),
            root: self.root(),
            url: self.address.as_str().to_owned(),
            canonical: self.canonical(),
            feeds: self.feeds(),
            json_ld,
            crumbs: crumbs.into_iter().map(|crumb| crumb.link).collect(),
            marks: self.drawings(),
            hatch: self.hatch(),
        };
        Frame { site: self.surroundings(), as_of: self.as_of(), page }
    }

    /// The archive as this page names it; pages in one folder and section name it alike.
    fn surroundings(&self) -> Shared<Site> {
        let section = section_of(self.page, self.archive());
        let leads_here = |entry: &Entry| entry.to.address() == Some(self.address);
        let stands_alone = self.is_shown_anywhere() || self.edition.masthead.iter().chain(&self.edition.footer).any(leads_here);
        let key = Surroundings { folder: self.address.folder().to_owned(), section, own: stands_alone.then(|| self.address.clone()) };
        self.edition.sites.get(&key, || self.site_seen(key.section.as_ref()).into())
    }

    fn site_seen(&self, section: Option<&Page>) -> Site {
        let config = &self.archive().config;
        Site {
            title: config.title.clone(),
            tagline: config.description.clone(),
            lang: config.language.clone(),
            dir: direction(&config.language).to_owned(),
            url: self.href(&Address::home()),
            nav: self.links(&self.edition.masthead, section),
            footer: self.links(&self.edition.footer, section),
            methodology_url: self.href(&Address::methodology()),
            version: concat!("Afterword ", env!("CARGO_PKG_VERSION")).to_owned(),
            license: config.license.clone(),
            contact: config.contact.clone(),
            options: config.theme_options.clone(),
        }
    }

    /// A page that lies above this one; `None` where the site doesn't have it.
    pub fn crumb(&self, page: Page, words: &str) -> Option<Crumb> {
        let url = self.url(&page)?;
        Some(Crumb { page, link: self.link(words, url) })
    }

    fn linked_data(&self, title: &str, crumbs: &[Crumb]) -> Option<Html> {
        let trail: Vec<Step<'_>> = crumbs.iter().map(|crumb| Step { name: &crumb.link.text, page: crumb.page.clone() }).collect();
        let label = |kind, status: &str| self.status_word(kind, status);
        export::linked_data(self.site, self.page, title, &trail, &label).map(Html::trusted)
    }

    fn as_of(&self) -> Shared<AsOf> {
        self.edition.as_of.get_or_init(|| self.as_of_in_words().into()).clone()
    }

    fn as_of_in_words(&self) -> AsOf {
        let date = self.day(self.snapshot().as_of);
        let phrase = self.strings.phrase("as_of.date", &[("date", &date.html)]);
        let bold = Html::join(&[Html::trusted("<b>"), phrase, Html::trusted("</b>")], "");
        AsOf {
            record: self.strings.phrase("as_of.record", &[("as_of", &bold)]),
            rendered: self.strings.phrase("as_of.rendered", &[("date", &date.html)]),
            iso: date.iso.clone(),
            text: date.text.clone(),
        }
    }

    /// The page's absolute address; none on the page that is shown at any address.
    pub fn canonical(&self) -> Option<String> {
        let base_url = self.archive().config.base_url.as_deref()?;
        (*self.page != Page::Missing).then(|| self.address.absolute(base_url))
    }

    /// The archive's feeds, then that beside the page.
    fn feeds(&self) -> Vec<Feed> {
        let feed = |title: &str, url: Option<String>| url.map(|url| Feed { title: title.to_owned(), url });
        let own = self.own_feed().map(|link| Feed { title: link.text, url: link.url });
        let all = [
            feed(self.strings.text("feed.articles"), self.url_of_file("feed.xml")),
            feed(self.strings.text("feed.changes"), self.url_of_file("changes.xml")),
            own,
        ];
        all.into_iter().flatten().collect()
    }

    /// The feed of changes beside a claim's, speaker's or topic's page, where the archive asks for one.
    pub fn own_feed(&self) -> Option<Link> {
        let name = match self.page {
            Page::Claim(claim) => &self.archive().claims[*claim].short,
            Page::Speaker { speaker, part: _ } => &self.archive().speakers[*speaker].name,
            Page::Topic { topic, part: _ } => &self.archive().topics[*topic].name,
            Page::Home
            | Page::Article(_)
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
            | Page::Missing
            | Page::Record
            | Page::Data(_)
            | Page::File(_)
            | Page::Redirect { to: _ }
            | Page::Asset(_) => return None,
        };
        let own_page = super::pager::first_part(self.page);
        let address = self.site.address(&own_page)?.beside("xml");
        let url = self.url_of_file(address.as_str())?;
        Some(self.link(self.strings.with("feed.of", &[("name", name)]), url))
    }

    fn links(&self, entries: &[Entry], section: Option<&Page>) -> Vec<NavLink> {
        entries.iter().map(|entry| self.nav_link(entry, section)).collect()
    }

    fn nav_link(&self, entry: &Entry, section: Option<&Page>) -> NavLink {
        let (url, current) = match &entry.to {
            Destination::Page(page, address) => {
                let current = if address == self.address {
                    Some("page")
                } else if section == Some(page) {
                    Some("true")
                } else {
                    None
                };
                (self.href(address), current)
            }
            Destination::File(address, None) => (self.href(address), (address == self.address).then_some("page")),
            Destination::File(address, Some(place)) => (self.href_to_place(address, place), None),
            Destination::Outside(url) => (url.clone(), None),
        };
        NavLink { text: entry.text.clone(), url, current: current.map(str::to_owned) }
    }
}
