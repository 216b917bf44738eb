//! One planned page → its bytes.
//!
//! In: an [`Edition`] (the site in the words of one language), the theme, an address. Out: [`Content`]; what is long and has no
//! template is printed piece by piece when it is asked for.
//! A mistake of a template, or a page that grew out of all bounds, goes to the log.
//!
//! Pure: pages are independent of one another, and of the order in which they are made.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::mem::discriminant;

use serde::Serialize;

use crate::archive::{Article, ArticleKey};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::export;
use crate::feeds;
use crate::files::FileId;
use crate::plan::{Address, Data, Page, SiteFile};
use crate::record;
use crate::theme::Theme;
use crate::themes;
use crate::view::{Edition, View};

/// The largest page of an article, in bytes, unless its file is long.
const LARGEST: usize = 5 * 1024 * 1024;
/// How many times as long as its file an article's page may be.
const GROWTH: usize = 50;

/// What lies at an address.
pub enum Content<'e> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What this prints.
    Printed(Printed<'e>),
    /// What a file of the archive holds.
    CopyOf(FileId),
}

/// Prints a long file. It fails only where what it is written to does.
pub type Printed<'e> = Box<dyn FnOnce(&mut dyn io::Write) -> io::Result<()> + 'e>;

impl fmt::Debug for Content<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Content::Bytes(bytes) => formatter.debug_tuple("Bytes").field(&bytes.len()).finish(),
            Content::Printed(_) => formatter.write_str("Printed"),
            Content::CopyOf(file) => formatter.debug_tuple("CopyOf").field(file).finish(),
        }
    }
}

/// The content of one address; `None` where a mistake of the theme keeps it from being made.
pub fn page<'e>(edition: &'e Edition<'_>, theme: &Theme, address: &'e Address, page: &'e Page, log: &mut Log) -> Option<Content<'e>> {
    let archive = edition.site.archive;
    let view = View::new(edition, address, page);
    let mut print = Print { edition, theme, log };
    let bytes = match page {
        Page::Home => print.with("home.html", &view.home_page())?,
        Page::Article(key) => {
            let bytes = print.with("article.html", &view.article_page(*key))?;
            check_size(edition, &archive.articles[*key], bytes.len(), print.log);
            if !archive.articles[*key].claims.is_empty() {
                edition.places(*key, || Some(export::marked_places(archive, *key, &bytes)));
            }
            bytes
        }
        Page::Claim(key) => print.with("claim.html", &view.claim_page(*key)?)?,
        Page::Speaker { speaker, part } => print.with("speaker.html", &view.speaker_page(*speaker, *part))?,
        Page::Topic { topic, part } => print.with("group.html", &view.topic_page(*topic, *part))?,
        Page::Publisher { publisher, part } => print.with("group.html", &view.publisher_page(*publisher, *part))?,
        Page::Standing(key) => {
            let view = View::in_language(edition, address, page, &archive.pages[*key].language);
            print.with("page.html", &view.standing_page(*key))?
        }
        Page::Articles { .. } => print.with("list.html", &view.articles_page())?,
        Page::Claims { kind, .. } => print.with("list.html", &view.claims_page(*kind))?,
        Page::Speakers { .. } => print.with("list.html", &view.speakers_page())?,
        Page::Topics { .. } => print.with("list.html", &view.topics_page())?,
        Page::Publishers { .. } => print.with("list.html", &view.publishers_page())?,
        Page::StatusOf { status, .. } => print.with("list.html", &view.status_of_page(status))?,
        Page::StatusOfKind { kind, .. } => print.with("list.html", &view.status_of_kind_page(*kind))?,
        Page::Sources { .. } => print.with("sources.html", &view.sources_page())?,
        Page::Changes { .. } => print.with("changes.html", &view.changes_page())?,
        Page::Corrections { .. } => print.with("corrections.html", &view.corrections_page())?,
        Page::Status => print.with("status.html", &view.status_page())?,
        Page::Overdue => print.with("status.html", &view.overdue_page())?,
        Page::Timeline => print.with("timeline.html", &view.timeline_page())?,
        Page::TimelineYear { year, part: _ } => print.with("timeline.html", &view.timeline_year_page(*year))?,
        Page::Methodology => print.with("methodology.html", &view.methodology_page())?,
        Page::Search => print.with("search.html", &view.search_page())?,
        Page::Missing => print.with("missing.html", &view.missing_page())?,
        Page::Record => {
            let (snapshot, files) = (edition.site.snapshot, edition.files);
            return Some(Content::Printed(Box::new(move |out| record::of(archive, snapshot, files).write_json(out))));
        }
        Page::Data(data) => {
            let places_of = |key| edition.places(key, || Some(export::marked_places(archive, key, &article_alone(edition, theme, key)?)));
            let places = match data {
                Data::Annotations => export::all_places(edition.site, &places_of)?,
                Data::Package
                | Data::Claims
                | Data::ClaimsTable
                | Data::FollowUpsTable
                | Data::StatusHistoryTable
                | Data::Articles
                | Data::Sources
                | Data::SourcesBibtex
                | Data::ClaimReviews => Vec::new(),
            };
            return Some(Content::Printed(Box::new(move |out| {
                let label = |kind, status: &str| view.status_word(kind, status);
                export::data(edition.site, *data, &export::Words { label: &label, places: &places }, out)
            })));
        }
        Page::File(file) => site_file(&view, *file),
        Page::Redirect { to } => view.redirect(to).into_bytes(),
        Page::Asset(index) => return Some(Content::CopyOf(archive.assets[*index].file)),
    };
    Some(Content::Bytes(bytes))
}

/// The page for what is missing as a server shows it, at whatever address: where the archive doesn't say at which path the
/// site lies, links lead from the server's root.
pub fn missing(edition: &Edition<'_>, theme: &Theme, address: &Address, page: &Page, log: &mut Log) -> Option<Vec<u8>> {
    let view = match &edition.site.archive.config.base_url {
        Some(_) => View::new(edition, address, page),
        None => View::new(edition, address, page).from_root("/"),
    };
    Print { edition, theme, log }.with("missing.html", &view.missing_page())
}

/// A file that programs read.
fn site_file(view: &View<'_>, file: SiteFile) -> Vec<u8> {
    match file {
        SiteFile::Feed(feed) => feeds::atom(&view.feed(feed)),
        SiteFile::Calendar => feeds::calendar(&view.due_calendar()),
        SiteFile::Sitemap => {
            let parts = view.site.sitemap();
            match parts.as_slice() {
                [only] => feeds::sitemap(&view.locations(only)),
                several => {
                    let address = |(number, _)| view.href(&SiteFile::SitemapPart(number).address(view.archive()));
                    feeds::sitemap_index(&(1..).zip(several).map(address).collect::<Vec<String>>())
                }
            }
        }
        SiteFile::SitemapPart(number) => {
            let parts = view.site.sitemap();
            let part = number.checked_sub(1).and_then(|part| parts.get(part)).map_or(&[][..], Vec::as_slice);
            feeds::sitemap(&view.locations(part))
        }
        SiteFile::Robots => feeds::robots(view.url(&Page::File(SiteFile::Sitemap)).as_deref()),
        SiteFile::NoJekyll => Vec::new(),
    }
}

/// Prints one page of each kind, so that a theme's mistakes are found before anything is written.
pub fn samples(edition: &Edition<'_>, theme: &Theme, log: &mut Log) {
    let mut seen = HashSet::new();
    // Files for machines have no template, and one needs every article's page.
    let templates = edition.site.pages.iter().filter(|(_, planned)| !matches!(planned, Page::Data(_) | Page::File(_) | Page::Record));
    for (address, planned) in templates {
        if seen.insert(discriminant(planned)) {
            page(edition, theme, address, planned, log);
        }
    }
}

/// The bytes of an article's page, of whose mistakes that page itself tells.
fn article_alone(edition: &Edition<'_>, theme: &Theme, key: ArticleKey) -> Option<Vec<u8>> {
    let planned = Page::Article(key);
    let address = edition.site.address(&planned)?;
    match page(edition, theme, address, &planned, &mut Log::new())? {
        Content::Bytes(bytes) => Some(bytes),
        Content::Printed(_) | Content::CopyOf(_) => None,
    }
}

struct Print<'a> {
    edition: &'a Edition<'a>,
    theme: &'a Theme,
    log: &'a mut Log,
}

impl Print<'_> {
    fn with(&mut self, template: &str, view: &impl Serialize) -> Option<Vec<u8>> {
        match self.theme.render(template, view) {
            Ok(bytes) => Some(bytes),
            Err(fault) => {
                self.log.push(themes::mistake(&fault, self.edition.files, &self.edition.site.archive.config));
                None
            }
        }
    }
}

/// A text can be written so that its page is many times as long (tables, references); that is bounded.
fn check_size(edition: &Edition<'_>, article: &Article, size: usize, log: &mut Log) {
    let most = LARGEST.max(GROWTH * edition.files.text(article.file).len());
    if size > most {
        let message = format!("the article's page would have {size} bytes, more than {most}");
        log.push(Diagnostic::new(Code::TooLarge, article.at, message));
    }
}
