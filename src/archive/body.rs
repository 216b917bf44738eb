//! The words of an article, page or speaker's file, with what stands in them.

use std::ops::Range;

use super::key::{ArticleKey, ClaimKey, PageKey, SourceKey, SpeakerKey};
use crate::files::{FileId, Span};

/// Markdown and what its links lead to. Positions are bytes within the body's own text.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where the text stands: slice the file's text by it.
    pub span: Span,
    /// Every link and image that does not lead to a plain outside address, in order of place.
    pub links: Vec<BodyLink>,
    /// Every heading, in order, with its id.
    pub headings: Vec<BodyHeading>,
    /// Every claim that a `claim:` link names, once, with the sentence of the first such link.
    pub mentions: Vec<ClaimMention>,
}

/// A link or image whose address is made when its page is known.
#[derive(Clone, Debug)]
pub struct BodyLink {
    /// The whole link.
    pub range: Range<usize>,
    /// Its address.
    pub address: Range<usize>,
    /// Whether it is an image.
    pub is_image: bool,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A claim: its words are marked where it is the article's own.
    Claim(ClaimKey),
    /// An article, and a place in it.
    Article(ArticleKey, Option<String>),
    /// A speaker.
    Speaker(SpeakerKey),
    /// A source of the same article: a numbered citation.
    Source(SourceKey),
    /// A standing page, and a place in it.
    Page(PageKey, Option<String>),
    /// A file that is copied.
    Asset(FileId),
    /// An address of the site, from its root without the first `/`, and a place in it.
    Site(String, Option<String>),
    /// A place in the same page.
    Here(String),
    /// Nothing: the archive lets `broken-link` pass, and the words stay.
    Nowhere,
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyHeading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its plain text.
    pub text: String,
    /// Its id in the page.
    pub id: String,
}

/// A claim that the text links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimMention {
    /// The claim.
    pub claim: ClaimKey,
    /// The sentence around the first such link, as plain text.
    pub sentence: String,
}

impl Body {
    /// The file whose text it is.
    pub fn file(&self) -> FileId {
        self.span.file
    }
}
