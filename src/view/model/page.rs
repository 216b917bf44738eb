//! Standing pages, the methodology, and the page for what is missing.

use serde::Serialize;

use super::{Frame, Html, Link, Mark, Piece, Shared, Term, TocEntry};

/// `page.html`.
#[derive(Clone, Debug, Serialize)]
pub struct StandingPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Its words.
    pub body: Vec<Piece>,
    /// Its headings.
    pub toc: Vec<TocEntry>,
}

impl StandingPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "page.html";
}

/// `missing.html`: `/404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct MissingPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `This page isn't here`.
    pub title: String,
    /// What may have happened, in a sentence.
    pub text: String,
    /// Ways on.
    pub ways: Vec<Link>,
}

impl MissingPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "missing.html";
}

/// `methodology.html`: how a status is reached, written from the archive's configuration.
#[derive(Clone, Debug, Serialize)]
pub struct MethodologyPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `How a status is reached`.
    pub title: String,
    /// The principle, in a sentence or two.
    pub lede: Option<String>,
    /// What each shape means.
    pub shapes: Vec<Shape>,
    /// The verdicts, a kind each; then the statuses that the program finds by rule.
    pub scales: Vec<Scale>,
    /// The rules, in order.
    pub rules: Vec<Html>,
    /// The words that may stand beside a status.
    pub flags: Vec<Shared<Term>>,
    /// The numbers that archive.yaml sets, a sentence each.
    pub thresholds: Vec<Html>,
    /// How anybody can tell that nothing was rewritten.
    pub verification: Option<Html>,
}

impl MethodologyPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "methodology.html";
}

/// A shape of the marks, with what it means.
#[derive(Clone, Debug, Serialize)]
pub struct Shape {
    /// Marks of that shape.
    pub marks: Vec<Shared<Mark>>,
    /// `Disc`.
    pub title: String,
    /// What it means, in a sentence.
    pub text: String,
}

/// The verdicts of a kind of claim.
#[derive(Clone, Debug, Serialize)]
pub struct Scale {
    /// `commitment`; `derived` for the statuses that are found by rule.
    pub kind: String,
    /// `Verdicts on commitments`.
    pub title: String,
    /// In the order of display.
    pub marks: Vec<Shared<Mark>>,
}
