//! The home page.

use serde::Serialize;

use super::{ArticleLine, Change, Family, Frame, Html, Link, Piece, Row, Shared};

/// `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// The archive's sentence about itself, or its name.
    pub title: String,
    /// How much there is: `18 commitments by 5 speakers, followed through later reporting.`
    pub lede: Option<String>,
    /// The words of `content/index.md`.
    pub body: Vec<Piece>,
    /// Every claim by its status, a kind each; kinds without claims are left out.
    pub states: Vec<KindState>,
    /// What changed lately, newest first.
    pub changes: Vec<Change>,
    /// To all changes: `All 48 changes`.
    pub changes_link: Option<Link>,
    /// To their feed.
    pub changes_feed: Option<Link>,
    /// What is overdue, latest first.
    pub overdue: Vec<Shared<Row>>,
    /// To all that is overdue, where the list is cut.
    pub overdue_link: Option<Link>,
    /// What falls due within twelve months, soonest first.
    pub due_next: Vec<Shared<Row>>,
    /// To all that falls due, where the list is cut.
    pub due_next_link: Option<Link>,
    /// The latest articles.
    pub articles: Vec<ArticleLine>,
    /// To all articles.
    pub articles_link: Option<Link>,
}

impl HomePage {
    /// Its template.
    pub const TEMPLATE: &'static str = "home.html";
}

/// Every claim of a kind by its status.
#[derive(Clone, Debug, Serialize)]
pub struct KindState {
    /// `commitment`.
    pub kind: String,
    /// `All commitments by status`.
    pub title: String,
    /// The four families; those without claims are left out.
    pub families: Vec<Family>,
    /// All groups in scale, as an `svg` element, where there are too many claims to draw each.
    pub bar: Option<Html>,
}
