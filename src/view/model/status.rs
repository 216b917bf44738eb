//! Claims by status: all of them, and those that are overdue or come due.

use serde::Serialize;

use super::{Drawing, Frame, Group, Html, Link};

/// `status.html`: `/status.html` and `/overdue.html`.
#[derive(Clone, Debug, Serialize)]
pub struct StatusPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Every claim by its status`.
    pub title: String,
    /// How many there are, in a sentence.
    pub lede: Option<String>,
    /// The claims, a status each; `/overdue.html` has two: what should have happened, what comes due.
    pub groups: Vec<Group>,
    /// Narrower lists, as links.
    pub filters: Vec<Filter>,
    /// Statuses over time.
    pub chart: Option<Drawing>,
    /// The claims of each speaker and on each topic, in bars that can be read against one another.
    pub names: Vec<NameBars>,
    /// What is said where there is nothing: `Nothing is overdue.`
    pub empty: Option<String>,
}

impl StatusPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "status.html";
}

/// Ways to narrow a list, by one property.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// `Speakers`.
    pub label: String,
    /// The lists.
    pub options: Vec<FilterOption>,
}

/// A narrower list.
#[derive(Clone, Debug, Serialize)]
pub struct FilterOption {
    /// `Kim Jong Un`.
    pub label: String,
    /// How many claims, as text.
    pub count: String,
    /// Where that list is.
    pub url: String,
    /// Whether it is the list of this page.
    pub current: bool,
}

/// The claims of several speakers, or on several topics, by status.
#[derive(Clone, Debug, Serialize)]
pub struct NameBars {
    /// `speaker` or `topic`.
    pub id: String,
    /// `By speaker`.
    pub title: String,
    /// Those with most claims, the most first.
    pub lines: Vec<NameBar>,
    /// To all of them, where there are more.
    pub more: Option<Link>,
}

/// The claims of a speaker, or on a topic, by status.
#[derive(Clone, Debug, Serialize)]
pub struct NameBar {
    /// The name, to its page.
    pub name: Link,
    /// How many claims, as text.
    pub count: String,
    /// All of them in scale, as an `svg` element that says the numbers in words.
    pub bar: Html,
}
