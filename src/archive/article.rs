//! Articles, standing pages, corrections, and the files that are copied.

use super::body::Body;
use super::key::{ClaimKey, FollowUpKey, PublisherKey, SourceKey, TopicKey};
use super::source::Copy;
use crate::date::{Day, Edtf};
use crate::files::{FileId, Span};
use crate::id::Slug;

/// One Markdown file of reporting.
#[derive(Clone, Debug)]
pub struct Article {
    /// The last part of its address.
    pub slug: Slug,
    /// The file.
    pub file: FileId,
    /// Its title.
    pub title: String,
    /// The day on which it was reported.
    pub date: Day,
    /// The day on which it entered the archive, where that was later.
    pub added: Option<Edtf>,
    /// Whose reporting it is.
    pub publisher: Option<PublisherKey>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The original.
    pub url: Option<String>,
    /// Copies of the original that last.
    pub archived: Vec<Copy>,
    /// BCP 47.
    pub language: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// By slug, each once.
    pub topics: Vec<TopicKey>,
    /// As written.
    pub places: Vec<String>,
    /// Former addresses from the site's root, without the first `/`; one that ends in `/` is a folder's.
    pub aliases: Vec<String>,
    /// Left out unless drafts are asked for.
    pub draft: bool,
    /// Its claims, as written.
    pub claims: Vec<ClaimKey>,
    /// Its sources, as written.
    pub sources: Vec<SourceKey>,
    /// Its follow-ups, as written.
    pub follow_ups: Vec<FollowUpKey>,
    /// Its corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// Anything that a theme wants.
    pub extra: serde_json::Value,
    /// The words.
    pub body: Body,
    /// Where the front matter stands.
    pub at: Span,
}

impl Article {
    /// The day on which it entered the archive: the last that `added` can mean; without it, that of its date.
    pub fn entered(&self) -> Day {
        self.added.as_ref().and_then(|added| added.last_day().or(added.first_day())).unwrap_or(self.date)
    }
}

/// A dated note that something published was wrong.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The day of the note: its last, where it is vague.
    pub date: Edtf,
    /// What was wrong.
    pub note: String,
    /// How much it weighs.
    pub severity: Gravity,
    /// Where it stands.
    pub at: Span,
}

/// How much a correction weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Spelling.
    Typo,
    /// Something could be misunderstood.
    Clarification,
    /// Something was wrong.
    Correction,
    /// All of it was.
    Retraction,
}

impl Gravity {
    /// The word of the front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            Gravity::Typo => "typo",
            Gravity::Clarification => "clarification",
            Gravity::Correction => "correction",
            Gravity::Retraction => "retraction",
        }
    }
}

/// A page that is no article: `content/pages/**/*.md`.
#[derive(Clone, Debug)]
pub struct StandingPage {
    /// Its address without `.html`, from the site's root: the path below `content/pages`.
    pub address: String,
    /// Its title; the file's name where none is given.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Its word in the navigation.
    pub menu: Option<String>,
    /// Former addresses, as an article's.
    pub aliases: Vec<String>,
    /// Left out unless drafts are asked for.
    pub draft: bool,
    /// The words.
    pub body: Body,
}

/// A file that is copied.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The file.
    pub file: FileId,
    /// Its address from the site's root.
    pub address: String,
    /// Width and height in pixels, where it is an image whose header says so.
    pub size: Option<(u32, u32)>,
}
