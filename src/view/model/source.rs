//! Sources: what the reporting rests on; and how a page is cited itself.

use serde::Serialize;

use super::{Date, Html, Link, Shared, Term};

/// A source in a list of sources.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// Its number on the page, from 1: `4`. None in the list of all sources.
    pub n: Option<String>,
    /// Its id in the page: `source-blue-house-briefing`.
    pub id: String,
    /// The original.
    pub url: Option<String>,
    /// Its title.
    pub title: String,
    /// BCP 47 of the title, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
    /// What it is: `briefing`.
    pub kind: Shared<Term>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When.
    pub date: Option<Shared<Date>>,
    /// Authors, publisher and date in words: `Office of the President, <time …>6 March 2018</time>`.
    pub line: Option<Html>,
    /// `In Korean`, where the source's language differs from the page's.
    pub language: Option<String>,
    /// How near it is to what it is used to prove.
    pub level: Option<Shared<Term>>,
    /// What it has to gain.
    pub interest: Option<Shared<Term>>,
    /// Copies that last.
    pub copies: Vec<Copy>,
    /// It was taken back.
    pub retracted: Option<Retraction>,
    /// What robust links want on the link to the original.
    pub robust: Option<Robust>,
    /// Back to each place of the text that cites it; `text` says where: `Back to source 1 in the text`.
    pub backrefs: Vec<Link>,
    /// Where it is used, in the list of all sources.
    pub used_in: Vec<Link>,
}

/// A copy that lasts.
#[derive(Clone, Debug, Serialize)]
pub struct Copy {
    /// Where it lies.
    pub url: String,
    /// When it was made.
    pub date: Option<Shared<Date>>,
    /// Its hash in hex.
    pub sha256: Option<String>,
    /// The link's words: `Copy of <time …>6 Mar 2018</time>`.
    pub words: Html,
}

/// That a source was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct Retraction {
    /// When.
    pub date: Shared<Date>,
    /// Where that is said.
    pub url: Option<String>,
    /// `Retracted on <time …>…</time>`.
    pub words: Html,
}

/// The attributes of a robust link.
#[derive(Clone, Debug, Serialize)]
pub struct Robust {
    /// `data-originalurl`.
    pub original: String,
    /// `data-versionurl`.
    pub version: String,
    /// `data-versiondate`: `2018-03-06`.
    pub date: Option<String>,
}

/// The number of a source, in the text that rests on it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRef {
    /// `4`.
    pub n: String,
    /// To the source's place in the page: `#source-blue-house-briefing`.
    pub url: String,
    /// The number's own id, where a source leads back to it.
    pub id: Option<String>,
}

/// How to cite a page.
#[derive(Clone, Debug, Serialize)]
pub struct CitePage {
    /// A sentence, with the as-of date.
    pub text: Html,
    /// The page's own address, where the archive has a `base_url`.
    pub url: Option<String>,
    /// For BibTeX.
    pub bibtex: String,
    /// For reference managers.
    pub csl: String,
}
