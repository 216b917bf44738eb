//! An article's page, and articles in lists.

use serde::Serialize;

use super::{Change, CitePage, Copy, Date, Frame, Html, Link, Mark, Name, Row, Shared, Source, Term};

/// `article.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlePage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// Its title.
    pub title: String,
    /// BCP 47, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
    /// The parts of the line above the title: `Report`, the publisher.
    pub byline: Vec<Html>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// When it was reported.
    pub date: Shared<Date>,
    /// When it entered the archive, where that was later.
    pub added: Option<Shared<Date>>,
    /// The original.
    pub url: Option<String>,
    /// Copies of the original that last.
    pub copies: Vec<Copy>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whose reporting it is.
    pub publisher: Option<Name>,
    /// Where it was reported from.
    pub places: Vec<String>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// Its own claims, and what became of them.
    pub since: Vec<OwnClaim>,
    /// The claims that it reports on, with their status before and after.
    pub reports_on: Vec<Change>,
    /// Its words.
    pub body: Vec<Piece>,
    /// Its headings.
    pub toc: Vec<TocEntry>,
    /// What it rests on, numbered from 1.
    pub sources: Vec<Source>,
    /// What was wrong in it, oldest first.
    pub corrections: Vec<Correction>,
    /// Later articles that report on its claims, oldest first.
    pub later: Vec<LaterReport>,
    /// How to cite it.
    pub cite: CitePage,
    /// The front matter's `extra`, as written.
    pub extra: serde_json::Value,
}

impl ArticlePage {
    /// Its template.
    pub const TEMPLATE: &'static str = "article.html";
}

/// One of the article's own claims.
#[derive(Clone, Debug, Serialize)]
pub struct OwnClaim {
    /// Its number in the text, in the order of the text: `4`. None for a claim without marked words.
    pub n: Option<String>,
    /// The claim.
    pub row: Shared<Row>,
}

/// A piece of a text: HTML, then notes on it.
///
/// A theme prints `html`, then, where there are notes, `<div class="notes">` around one `note` component each.
/// The block that the notes belong to is open: `<div class="noted"><div>…</div>`; the next piece closes it.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// The HTML before the notes.
    pub html: Html,
    /// Notes on the block that `html` ends with.
    pub notes: Vec<Note>,
}

/// A note in the margin, on words that a claim is taken from.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The number in the text: `4`. The note's id in the page is `note-4`.
    pub n: String,
    /// The claim's id; its words have the id `claim-ID`.
    pub id: String,
    /// The note's name: `Claim 4`.
    pub label: String,
    /// The claim's page.
    pub claim_url: String,
    /// Its status.
    pub mark: Shared<Mark>,
    /// The first day of the present spell.
    pub since: Option<Shared<Date>>,
    /// What stands beside the mark: `since <time …>3 Jan 2020</time>`.
    pub beside: Option<Html>,
    /// `commitment`, `prediction` or `assertion`.
    pub kind: String,
    /// Whose claim it is, and through whom: `Kim Jong Un, relayed by Blue House`.
    pub who: String,
    /// Due date or condition: `Due in <time …>April 2018</time>.`
    pub line: Option<Html>,
    /// The words of the link: `What became of claim 4`.
    pub link_text: String,
}

/// An entry of a table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct TocEntry {
    /// The heading.
    pub text: String,
    /// `#those-who-doubt-it`.
    pub url: String,
    /// 2 to 6, as in the page.
    pub level: u8,
}

/// A dated note that something published was wrong.
#[derive(Clone, Debug, Serialize)]
pub struct Correction {
    /// The day of the note.
    pub date: Shared<Date>,
    /// How much it weighs.
    pub severity: Shared<Term>,
    /// What was wrong.
    pub note: Html,
    /// The corrected article, in the list of all corrections.
    pub article: Option<Link>,
}

/// A later article that reports on some of the article's claims.
#[derive(Clone, Debug, Serialize)]
pub struct LaterReport {
    /// When it was reported.
    pub date: Shared<Date>,
    /// The article.
    pub article: Link,
    /// The claims, in the order of the text.
    pub claims: Vec<LaterClaim>,
}

/// One of the article's claims, as a later article reports on it.
#[derive(Clone, Debug, Serialize)]
pub struct LaterClaim {
    /// The claim's number in the text: `Claim 4`; the claim's short text where it has none, without a full stop.
    pub label: String,
    /// The later article's verdict, as a word: the page has no drawing of it. None for an event.
    pub verdict: Option<Term>,
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleLine {
    /// Its title, to its page.
    pub article: Link,
    /// When it was reported.
    pub date: Shared<Date>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// What it holds: `5 claims, 2 follow-ups`.
    pub counts: Option<String>,
}
