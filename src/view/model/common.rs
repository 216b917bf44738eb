//! What every page has: the site around it, its head, and the small values that all the others are made of.

use serde::Serialize;

use super::{Html, Shared};

/// Everything around a page's own words. Flattened: templates say `site`, `as_of`, `page`.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The archive.
    pub site: Shared<Site>,
    /// The day as of which everything is said.
    pub as_of: Shared<AsOf>,
    /// This page.
    pub page: PageHead,
}

/// The archive, as every page names it.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// Its name: `The Korea Ledger`.
    pub title: String,
    /// What archive.yaml says of it in a sentence.
    pub tagline: Option<String>,
    /// BCP 47: `en`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The home page.
    pub url: String,
    /// The masthead's navigation, in order.
    pub nav: Vec<NavLink>,
    /// The footer's, in order: methodology, corrections, sources, topics, data, feeds, calendar.
    pub footer: Vec<NavLink>,
    /// The page that says how a status is reached.
    pub methodology_url: String,
    /// The program and its version: `Afterword 0.1.0`.
    pub version: String,
    /// The licence of the archive's own words: `CC-BY-4.0`.
    pub license: Option<String>,
    /// Where to report an error, as an address.
    pub contact: Option<String>,
    /// archive.yaml's `theme_options`, as written.
    pub options: serde_json::Value,
}

/// The as-of date with the two phrases that every page shows.
#[derive(Clone, Debug, Serialize)]
pub struct AsOf {
    /// `2025-09-01`.
    pub iso: String,
    /// `1 September 2025`.
    pub text: String,
    /// For the header, with the date in bold: `The record <b>as of <time …>1 September 2025</time></b>`.
    pub record: Html,
    /// For the footer: `Rendered as of <time …>1 September 2025</time>.`
    pub rendered: Html,
}

/// An entry of a navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    /// Its words: `Commitments`.
    pub text: String,
    /// Where it leads.
    pub url: String,
    /// For `aria-current`: `page` on that very page, `true` on the pages below it, else none.
    pub current: Option<String>,
}

/// What is said of the page as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct PageHead {
    /// The kind of page: `home`, `article`, `claim`, `speaker`, `topic`, `publisher`, `list`, `status`, `timeline`, `changes`,
    /// `sources`, `corrections`, `methodology`, `search`, `page` or `missing`.
    pub kind: String,
    /// Its own title, different on every page: `No missile and no nuclear test during talks: broken`.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: Option<String>,
    /// BCP 47, of most of its words.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// What leads from it to the site's root: nothing, `../`, `../../`; on the page for what is missing, the root's own path.
    pub root: String,
    /// Its address from the site's root: `commitments/nk-summit-april-2018.html`.
    pub url: String,
    /// Its absolute address, where the archive has a `base_url`.
    pub canonical: Option<String>,
    /// Feeds that follow it.
    pub feeds: Vec<Feed>,
    /// `meta` elements for previews and reference managers, each on a line of its own: the page's title and address, and of an
    /// article or claim who wrote it, when, whose.
    pub metadata: Html,
    /// JSON-LD, safe to stand in a `script` element.
    pub json_ld: Option<Html>,
    /// What lies above it, nearest last: Commitments, then the speaker.
    pub crumbs: Vec<Link>,
    /// The drawings of marks that it uses ([`super::Mark::drawing`]), each once, in order.
    pub marks: Vec<String>,
    /// Whether a drawing on it uses the pattern `#hatch`.
    pub hatch: bool,
}

/// A feed of the page.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// `Changes of status`.
    pub title: String,
    /// Where it lies.
    pub url: String,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub url: String,
    /// BCP 47, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
}

/// Words that lead somewhere, if there is a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The words: `Kim Jong Un`.
    pub text: String,
    /// Where they lead.
    pub url: Option<String>,
    /// BCP 47, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
}

/// A fixed word of the archive, with the id that it has in front matter and data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// `hearsay`, `primary`, `high`, `correction`.
    pub id: String,
    /// In the page's language: `hearsay`.
    pub text: String,
    /// What it means, in a sentence, where that is said.
    pub meaning: Option<String>,
}

/// The way to the neighbouring pages of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// Where we are: `Page 2 of 5`.
    pub text: String,
    /// The page with newer entries (of a list in the order of names: the one before).
    pub newer: Option<Link>,
    /// The page with older entries (of a list in the order of names: the one after).
    pub older: Option<Link>,
}
