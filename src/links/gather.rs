//! Every outside address of the archive, once, with all places in which it stands.
//!
//! In: the archive and its snapshot. Out: [`Outside`]s in the order of addresses. A place in a page (`#…`) is no part of
//! what is asked.

use std::collections::BTreeMap;

use crate::archive::{Archive, Body, Copy, CopyPlace, SourceKey};
use crate::files::{Files, Span};
use crate::markdown::{self, LinkKind, check_address};
use crate::status::Snapshot;

/// An outside address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Without a place in the page.
    pub url: String,
    /// Where it stands, in the order of the archive.
    pub uses: Vec<Use>,
    /// Copies of what lay there, by address.
    pub copies: Vec<String>,
}

/// Where an address stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The entry or link.
    pub at: Span,
    /// As what.
    pub role: Role,
}

/// As what an address stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The `url` of a source.
    Source(SourceKey),
    /// A copy of a source or an article.
    Copy,
    /// That a source was taken back.
    Notice,
    /// The `url` of an article.
    Original,
    /// A link in a text.
    Text,
    /// The same speaker elsewhere.
    SameAs,
    /// The navigation or contact of archive.yaml.
    Site,
}

impl Role {
    /// The word for people and programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Source(_) => "source",
            Role::Copy => "copy",
            Role::Notice => "notice",
            Role::Original => "article",
            Role::Text => "link",
            Role::SameAs => "same-as",
            Role::Site => "site",
        }
    }
}

#[derive(Default)]
struct Found(BTreeMap<String, Outside>);

impl Found {
    /// Notes an address of the web; any other is none of ours.
    fn add(&mut self, url: &str, at: Span, role: Role, copies: &[Copy]) {
        let url = url.trim().split('#').next().unwrap_or(url);
        if !matches!(check_address(url), Ok(markdown::Address::External(_))) {
            return;
        }
        let outside = self.0.entry(url.to_owned()).or_insert_with(|| Outside { url: url.to_owned(), uses: Vec::new(), copies: Vec::new() });
        outside.uses.push(Use { at, role });
        for copy in copies.iter().filter_map(address) {
            if !outside.copies.iter().any(|known| known == copy) {
                outside.copies.push(copy.to_owned());
            }
        }
    }

    fn add_copies(&mut self, copies: &[Copy], at: Span) {
        for copy in copies.iter().filter_map(address) {
            self.add(copy, at, Role::Copy, &[]);
        }
    }

    fn add_body(&mut self, body: &Body, files: &Files) {
        let text = &files.text(body.file())[body.span.range()];
        // What can't be parsed was reported when the archive was read.
        let Ok(outline) = markdown::outline(text) else { return };
        for link in outline.links.iter().filter(|link| link.kind != LinkKind::Definition) {
            let start = body.span.start as usize;
            let at = Span::new(body.file(), start + link.destination_range.start..start + link.destination_range.end);
            self.add(&link.destination, at, Role::Text, &[]);
        }
    }
}

/// Every outside address of what exists.
pub fn outside(archive: &Archive, snapshot: &Snapshot, files: &Files) -> Vec<Outside> {
    let mut found = Found::default();
    let config = &archive.config;
    if let Some(contact) = &config.contact
        && let Some(file) = files.find("archive.yaml")
    {
        found.add(contact, Span::whole(file), Role::Site, &[]);
    }
    for entry in &config.menu {
        found.add(&entry.url, entry.at, Role::Site, &[]);
    }
    for key in snapshot.articles() {
        let article = &archive.articles[key];
        if let Some(url) = &article.url {
            found.add(url, article.at, Role::Original, &article.archived);
        }
        found.add_copies(&article.archived, article.at);
        for key in &article.sources {
            let source = &archive.sources[*key];
            if let Some(url) = &source.url {
                found.add(url, source.at, Role::Source(*key), &source.copies);
            }
            found.add_copies(&source.copies, source.at);
            if let Some(notice) = source.retracted.as_ref().and_then(|retracted| retracted.notice.as_ref()) {
                found.add(notice, source.at, Role::Notice, &[]);
            }
        }
        found.add_body(&article.body, files);
    }
    for page in archive.pages.values().filter(|page| snapshot.page_exists(page)) {
        found.add_body(&page.body, files);
    }
    for speaker in archive.speakers.values() {
        if let Some(body) = &speaker.body {
            for url in &speaker.same_as {
                found.add(url, Span::whole(body.file()), Role::SameAs, &[]);
            }
            found.add_body(body, files);
        }
    }
    if let Some(home) = &archive.home {
        found.add_body(home, files);
    }
    found.0.into_values().collect()
}

fn address(copy: &Copy) -> Option<&str> {
    match &copy.place {
        CopyPlace::Url(url) => Some(url),
        CopyPlace::File(_) => None,
    }
}
