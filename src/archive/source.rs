//! Sources: what the reporting rests on, with copies that last.

use super::claim::words;
use super::key::ArticleKey;
use crate::date::Edtf;
use crate::files::{FileId, Span};
use crate::id::SourceId;

words! {
    /// What a source is.
    SourceType {
        /// In a newspaper or magazine.
        Article = "article",
        /// Told to reporters.
        Briefing = "briefing",
        /// On radio or television.
        Broadcast = "broadcast",
        /// A book.
        Book = "book",
        /// Figures.
        Dataset = "dataset",
        /// Any paper.
        Document = "document",
        /// Questions and answers.
        Interview = "interview",
        /// A law.
        Law = "law",
        /// A letter.
        Letter = "letter",
        /// On a social medium.
        Post = "post",
        /// A study or report.
        Report = "report",
        /// A speech.
        Speech = "speech",
        /// A statement.
        Statement = "statement",
        /// A treaty or declaration.
        Treaty = "treaty",
        /// A film.
        Video = "video",
        /// A page.
        Webpage = "webpage",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// How near a source is to what it is used to prove.
    Level {
        /// It saw or said it.
        Primary = "primary",
        /// It tells what another saw.
        Secondary = "secondary",
        /// It sums up what others tell.
        Tertiary = "tertiary",
    }
}

words! {
    /// What a source has to gain.
    Interest {
        /// Nothing.
        Independent = "independent",
        /// Something.
        Interested = "interested",
        /// It is one of the sides.
        Party = "party",
    }
}

/// What the reporting rests on.
#[derive(Clone, Debug)]
pub struct Source {
    /// The article that lists it.
    pub article: ArticleKey,
    /// Unique in the article.
    pub id: SourceId,
    /// Its place in the article's list, from 1: what a citation shows.
    pub number: usize,
    /// What it is.
    pub kind: SourceType,
    /// Its title; the address where none is given.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub url: Option<String>,
    /// Copies that last.
    pub copies: Vec<Copy>,
    /// When it was looked at.
    pub accessed: Option<Edtf>,
    /// BCP 47, where it is known.
    pub language: Option<String>,
    /// How near it is.
    pub level: Option<Level>,
    /// What it has to gain.
    pub interest: Option<Interest>,
    /// It was taken back.
    pub retracted: Option<Retraction>,
    /// Where its id stands.
    pub at: Span,
}

/// A copy that lasts.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Where it lies.
    pub place: CopyPlace,
    /// When it was made.
    pub date: Option<Edtf>,
    /// Its hash in hex, checked at every build where the copy is a file of the archive.
    pub sha256: Option<String>,
}

/// Where a copy lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyPlace {
    /// On the web.
    Url(String),
    /// A file beside the article, which is published with it.
    File(FileId),
}

/// That a source was taken back.
#[derive(Clone, Debug)]
pub struct Retraction {
    /// When.
    pub date: Edtf,
    /// Where that is said.
    pub notice: Option<String>,
}
