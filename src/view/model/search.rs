//! The search page.

use serde::Serialize;

use super::{Frame, Link, Mark, Row, Shared};

/// `search.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Search`.
    pub title: String,
    /// The list of the index's parts, as JSON; none where the archive is built without search.
    pub index_url: Option<String>,
    /// What results can be narrowed by.
    pub filters: Vec<SearchFilter>,
    /// All claims in the order of their text, for readers without scripts; none beyond 1,000.
    pub all: Vec<Shared<Row>>,
    /// The lists, where there are too many claims to list here.
    pub lists: Vec<Link>,
}

impl SearchPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "search.html";
}

/// What results can be narrowed by.
#[derive(Clone, Debug, Serialize)]
pub struct SearchFilter {
    /// `kind`, `status`, `speaker`, `topic` or `year`: the name in the index.
    pub id: String,
    /// `Speaker`.
    pub label: String,
    /// Its values.
    pub options: Vec<SearchOption>,
}

/// A value of a filter.
#[derive(Clone, Debug, Serialize)]
pub struct SearchOption {
    /// The value in the index, and its id: `kim-jong-un`.
    pub id: String,
    /// `Kim Jong Un`.
    pub label: String,
    /// Its mark, of a status.
    pub mark: Option<Shared<Mark>>,
    /// How many entries have it, as text.
    pub count: String,
}
