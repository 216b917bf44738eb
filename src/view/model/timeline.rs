//! Claims and events in time.

use serde::Serialize;

use super::{Date, Frame, Html, Lane, Link, Mark, NavLink, Pager, Shared};

/// `timeline.html`: `/timeline.html`, `/timeline/YEAR.html` and `/timeline/YEAR/page-N.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Every claim, in time`.
    pub title: String,
    /// How to read the drawings, in a sentence or two.
    pub lede: Option<String>,
    /// The scale of all lanes; none where the lanes lie in the pages of years.
    pub axis: Option<Html>,
    /// Lanes by the article that made the claims, oldest first.
    pub occasions: Vec<Occasion>,
    /// Dated events, newest first.
    pub years: Vec<YearOfEvents>,
    /// The pages of years, where there are any.
    pub pages: Vec<NavLink>,
    /// The way to neighbouring pages.
    pub pager: Option<Pager>,
}

impl TimelinePage {
    /// Its template.
    pub const TEMPLATE: &'static str = "timeline.html";
}

/// Claims that one article made.
#[derive(Clone, Debug, Serialize)]
pub struct Occasion {
    /// The article.
    pub article: Link,
    /// When it was reported.
    pub date: Shared<Date>,
    /// The claims.
    pub lanes: Vec<Lane>,
}

/// Events of a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearOfEvents {
    /// `2022`; the section's id is `y2022`.
    pub year: String,
    /// Newest first.
    pub events: Vec<Event>,
}

/// Something that happened to a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// When.
    pub date: Shared<Date>,
    /// The same without its year: `12 Sep`.
    pub day: String,
    /// What happened, in the follow-up's words, to the article that says so.
    pub what: Link,
    /// The verdict; none for an event that changed nothing.
    pub mark: Option<Shared<Mark>>,
    /// The claim, to its page.
    pub claim: Link,
}
