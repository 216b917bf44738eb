//! What archive.yaml says, with its defaults.

use std::collections::BTreeMap;

use super::claim::words;
use super::scale::Scales;
use crate::date::Period;
use crate::diagnostic::{Code, Severity};
use crate::files::{Span, Spanned};
use crate::id::Slug;
use crate::markdown;

words! {
    /// What becomes of HTML in Markdown.
    RawHtml {
        /// It is shown as text.
        Escape = "escape",
        /// A harmless part of it is kept.
        Sanitise = "sanitise",
    }
}

words! {
    /// What has a feed of its own.
    FeedScope {
        /// Each topic.
        Topic = "topic",
        /// Each speaker.
        Speaker = "speaker",
        /// Each claim.
        Claim = "claim",
    }
}

impl RawHtml {
    /// As the reader of Markdown calls it.
    pub fn in_markdown(self) -> markdown::RawHtml {
        match self {
            RawHtml::Escape => markdown::RawHtml::Shown,
            RawHtml::Sanitise => markdown::RawHtml::Sanitised,
        }
    }
}

/// What archive.yaml says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The archive's name.
    pub title: String,
    /// One sentence.
    pub description: Option<String>,
    /// The site's address, with a `/` at its end.
    pub base_url: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Where that is said.
    pub language_at: Option<Span>,
    /// Who keeps the archive.
    pub authors: Vec<String>,
    /// Of the archive's own words and data.
    pub license: Option<String>,
    /// Where to report an error.
    pub contact: Option<String>,
    /// The theme's name.
    pub theme: String,
    /// Where it stands, if archive.yaml says it.
    pub theme_at: Option<Span>,
    /// A theme's own.
    pub theme_options: serde_json::Value,
    /// Entries of the navigation after the built-in ones.
    pub menu: Vec<MenuEntry>,
    /// Names and descriptions of topics.
    pub topics: BTreeMap<Slug, TopicConfig>,
    /// The scales of verdicts.
    pub scales: Scales,
    /// Entries a page of a list; at least 1.
    pub paging: usize,
    /// The feeds.
    pub feeds: Feeds,
    /// How long an open verdict is fresh.
    pub stale_after: Period,
    /// Whether there is a full-text search: it is wanted, and this program was compiled with it.
    pub search: bool,
    /// Whether the data is published as one SQLite file too.
    pub database: bool,
    /// What becomes of HTML in Markdown.
    pub raw_html: RawHtml,
    /// Changed weights of mistakes; `None`: not shown.
    pub lints: BTreeMap<Code, Option<Severity>>,
    /// Files that could run scripts and are copied all the same, as paths below the archive's root.
    pub allow_active_files: Vec<String>,
}

/// One entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Its words.
    pub title: String,
    /// A path from the site's root, or an outside address.
    pub url: String,
    /// Where the address stands.
    pub at: Span,
}

/// What archive.yaml says of a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicConfig {
    /// Its name.
    pub name: Option<Spanned<String>>,
    /// One sentence.
    pub description: Option<String>,
}

/// Which feeds there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// Entries a feed.
    pub entries: usize,
    /// What has one of its own.
    pub per: Vec<FeedScope>,
}
