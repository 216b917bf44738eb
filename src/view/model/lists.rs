//! Lists: articles, claims, names, changes, sources, corrections.

use serde::Serialize;

use super::{ArticleLine, Correction, Date, FollowUp, Frame, Group, Html, Link, Mark, Pager, Row, Shared, Source, Term};

/// `list.html`: every list of articles, claims or names. Of `years`, `rows` and `names`, one has entries.
#[derive(Clone, Debug, Serialize)]
pub struct ListPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Articles`, `Commitments`, `Speakers`, `Kept`.
    pub title: String,
    /// How much there is, in a sentence.
    pub lede: Option<String>,
    /// `articles`, `claims` or `names`.
    pub kind: String,
    /// The claims by status, above a list of claims.
    pub groups: Vec<Group>,
    /// Articles, newest first.
    pub years: Vec<YearOfArticles>,
    /// Claims.
    pub rows: Vec<Shared<Row>>,
    /// Speakers, topics or publishers in the order of name.
    pub names: Vec<NameLine>,
    /// To a feed.
    pub feed: Option<Link>,
    /// What is said where there is nothing: `No article yet.`
    pub empty: Option<String>,
    /// The way to neighbouring pages.
    pub pager: Option<Pager>,
}

impl ListPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "list.html";
}

/// Articles of a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearOfArticles {
    /// `2018`.
    pub year: String,
    /// Newest first.
    pub articles: Vec<ArticleLine>,
}

/// A speaker, topic or publisher in a list.
#[derive(Clone, Debug, Serialize)]
pub struct NameLine {
    /// Its name, to its page.
    pub name: Link,
    /// A speaker's office, a topic's description.
    pub line: Option<String>,
    /// `11 commitments, 2 predictions`.
    pub counts: Option<String>,
    /// Its claims by status; without rows.
    pub groups: Vec<Group>,
    /// The same in scale, as an `svg` element; bars of one page can be read against one another.
    pub bar: Option<Html>,
}

/// A change of status.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Stable for ever: `nk-summit-april-2018.2018-04-27`.
    pub id: String,
    /// When it was recorded.
    pub recorded: Shared<Date>,
    /// When it happened, where that was another day.
    pub happened: Option<Shared<Date>>,
    /// `new`, `judged`, `corrected`, `disputed`, `settled`, `day-passed`, `due-moved`, `condition-changed` or `replaced`, with its word.
    pub why: Shared<Term>,
    /// The status before; none for a new claim.
    pub from: Option<Shared<Mark>>,
    /// The status after.
    pub to: Shared<Mark>,
    /// The claim.
    pub row: Shared<Row>,
    /// The article that says so; none where only a day has passed.
    pub article: Option<Link>,
    /// Why, where, and when it happened: `Disputed in <a …>Was the condition ever met?</a>`.
    pub line: Html,
}

/// `changes.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Changes`.
    pub title: String,
    /// How many there are, in a sentence.
    pub lede: Option<String>,
    /// Newest first.
    pub months: Vec<Month>,
    /// To their feed.
    pub feed: Option<Link>,
    /// The way to neighbouring pages.
    pub pager: Option<Pager>,
}

impl ChangesPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "changes.html";
}

/// Changes of a month.
#[derive(Clone, Debug, Serialize)]
pub struct Month {
    /// The month: `September 2022`.
    pub date: Shared<Date>,
    /// Newest first.
    pub changes: Vec<Change>,
}

/// `sources.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Sources`.
    pub title: String,
    /// How many there are, in a sentence.
    pub lede: Option<String>,
    /// Those that were taken back.
    pub retracted: Vec<Source>,
    /// By publisher, in the order of name.
    pub publishers: Vec<PublisherSources>,
    /// The way to neighbouring pages.
    pub pager: Option<Pager>,
}

impl SourcesPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "sources.html";
}

/// Sources of a publisher.
#[derive(Clone, Debug, Serialize)]
pub struct PublisherSources {
    /// Who published them; none for those of which nobody says.
    pub name: Option<String>,
    /// In the order of title.
    pub sources: Vec<Source>,
}

/// `corrections.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionsPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Corrections`.
    pub title: String,
    /// How many there are, in a sentence.
    pub lede: Option<String>,
    /// Corrections of articles, newest first.
    pub rows: Vec<Correction>,
    /// Follow-ups that were corrected, newest first.
    pub corrected: Vec<CorrectedFollowUp>,
    /// The way to neighbouring pages.
    pub pager: Option<Pager>,
}

impl CorrectionsPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "corrections.html";
}

/// A follow-up that was corrected.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectedFollowUp {
    /// The claim.
    pub row: Shared<Row>,
    /// The follow-up; its links lead to the claim's page.
    pub follow_up: FollowUp,
}
