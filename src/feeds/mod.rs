//! What is new, what comes due and what lies where, for programs: Atom, iCalendar, sitemaps, words to robots.
//!
//! In: words, whole addresses and days that others chose. Out: the bytes of one file.
//! Never: a clock, a random name. What these formats can't hold (control characters) is left out; all else is escaped.

mod atom;
mod calendar;
mod sitemap;
mod text;

pub use atom::atom;
pub use calendar::calendar;
pub use sitemap::{robots, sitemap, sitemap_index};

use crate::date::Day;
use crate::theme::Html;

/// A feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its own whole address, which is its id too.
    pub url: String,
    /// The page that shows the same.
    pub page: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub description: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Who keeps the archive; at least one.
    pub authors: Vec<String>,
    /// The licence.
    pub rights: Option<String>,
    /// The program and its version.
    pub generator: (&'static str, &'static str),
    /// The day of its newest entry; where it has none, some day that stays.
    pub updated: Day,
    /// Newest first.
    pub entries: Vec<Entry>,
}

/// One thing that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for ever, and no other entry's.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it can be read: a whole address.
    pub url: String,
    /// The day on which it was recorded.
    pub recorded: Day,
    /// Who wrote it; of nobody, the feed's.
    pub authors: Vec<String>,
    /// Subjects.
    pub categories: Vec<String>,
    /// BCP 47, where it isn't the feed's.
    pub language: Option<String>,
    /// Its words. Every address in them is whole.
    pub content: Html,
}

/// A calendar of whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its title.
    pub title: String,
    /// One sentence.
    pub description: Option<String>,
    /// The program and its version.
    pub generator: (&'static str, &'static str),
    /// The day as of which it was made.
    pub as_of: Day,
    /// The next day first.
    pub events: Vec<Event>,
}

/// Something that falls on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for ever, and no other event's.
    pub id: String,
    /// The day.
    pub day: Day,
    /// A few words.
    pub title: String,
    /// Some lines.
    pub description: String,
    /// A whole address.
    pub url: String,
    /// Subjects.
    pub categories: Vec<String>,
}

/// A page that search engines are told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Its whole address.
    pub url: String,
    /// The day of the newest record that it shows.
    pub updated: Option<Day>,
}
