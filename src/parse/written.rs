//! What the files say, as written: ids are not looked up, defaults are not filled in.
#![expect(missing_docs, reason = "each field is a key of the front matter, and records.rs says what it means")]

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::unread::Unread;
use crate::archive::{
    ClaimKind, ConditionKind, ConditionState, Confidence, Config, Confirmed, Form, Gravity, Interest, Level, Mode, Reason, SourceType,
    SpeakerKind,
};
use crate::date::{Day, Edtf};
use crate::files::{FileId, Span, Spanned};
use crate::id::{ClaimId, ConditionId, FollowUpId, Slug, SourceId, SpeakerId, StatusId};

/// Everything that was read, each list in the order of paths.
#[derive(Debug)]
pub struct Written {
    /// archive.yaml.
    pub config: ConfigFile,
    /// `content/articles/**/*.md`, in the order of files. Whoever keeps what was said shares them.
    pub articles: Vec<Arc<ArticleFile>>,
    /// `content/speakers/**/*.md`.
    pub speakers: Vec<SpeakerFile>,
    /// `content/pages/**/*.md`.
    pub pages: Vec<PageFile>,
    /// `content/index.md`.
    pub home: Option<PageFile>,
    /// What is copied.
    pub assets: Vec<FileId>,
    /// What could not be read.
    pub unread: Unread,
}

/// archive.yaml: its values need no other file.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// With defaults.
    pub config: Config,
    /// Whether all of it could be read: if not, nobody knows which verdicts and lints it would have.
    pub is_read: bool,
}

/// An article.
#[derive(Clone, Debug)]
pub struct ArticleFile {
    pub file: FileId,
    pub slug: Spanned<Slug>,
    pub title: String,
    /// `None` where it can't be read.
    pub date: Option<Spanned<Day>>,
    pub added: Option<Spanned<Edtf>>,
    pub publisher: Option<Spanned<String>>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    pub archived: Vec<CopyEntry>,
    pub language: Option<String>,
    pub summary: Option<String>,
    pub topics: Vec<Spanned<String>>,
    pub places: Vec<String>,
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
    pub claims: Vec<ClaimEntry>,
    pub sources: Vec<SourceEntry>,
    pub follow_ups: Vec<FollowUpEntry>,
    pub corrections: Vec<CorrectionEntry>,
    pub extra: serde_json::Value,
    pub body: BodyFile,
    /// Where the title stands.
    pub at: Span,
}

/// A body: what stands in it that concerns others.
#[derive(Clone, Debug)]
pub struct BodyFile {
    /// Where the text stands.
    pub span: Span,
    /// Every link and image, in order.
    pub links: Vec<LinkEntry>,
    /// Every heading, in order.
    pub headings: Vec<HeadingEntry>,
}

/// A link or image.
#[derive(Clone, Debug)]
pub struct LinkEntry {
    /// The whole link; bytes within the body.
    pub range: Range<usize>,
    /// The place of its address.
    pub at: Span,
    /// Its address, entities decoded.
    pub destination: String,
    /// Whether it is an image.
    pub image: bool,
    /// The sentence around it, for a `claim:` link.
    pub sentence: Option<String>,
}

/// A heading.
#[derive(Clone, Debug)]
pub struct HeadingEntry {
    pub level: u8,
    pub text: String,
    pub id: String,
}

/// A claim.
#[derive(Clone, Debug)]
pub struct ClaimEntry {
    pub id: Spanned<ClaimId>,
    /// `None` where it can't be read.
    pub kind: Option<ClaimKind>,
    pub form: Option<Spanned<Form>>,
    pub text: String,
    pub short: Option<String>,
    pub quote: Option<QuoteEntry>,
    pub speaker: Option<Spanned<SpeakerId>>,
    pub via: Vec<RelayEntry>,
    pub confirmed: Confirmed,
    pub to: Vec<Spanned<String>>,
    pub made: Option<Spanned<Edtf>>,
    pub due: Option<DueEntry>,
    pub conditions: Vec<ConditionEntry>,
    pub kept_if: Option<String>,
    pub partly_if: Option<String>,
    pub broken_if: Option<String>,
    pub testable: bool,
    pub readings: Vec<ReadingEntry>,
    pub sources: Vec<Spanned<SourceId>>,
    pub about: Vec<Spanned<ClaimId>>,
    pub precedents: Vec<Spanned<ClaimId>>,
    pub replaces: Option<Spanned<ClaimId>>,
    pub topics: Vec<Spanned<String>>,
    pub aliases: Vec<Spanned<ClaimId>>,
}

/// A quote, and where the text has it: bytes within the body, `None` where it was not found.
#[derive(Clone, Debug)]
pub struct QuoteEntry {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
    pub range: Option<Range<usize>>,
}

/// A link of the chain.
#[derive(Clone, Debug)]
pub struct RelayEntry {
    pub speaker: Spanned<SpeakerId>,
    pub mode: Mode,
    pub date: Option<Spanned<Edtf>>,
    pub source: Option<Spanned<SourceId>>,
}

/// A deadline.
#[derive(Clone, Debug)]
pub enum DueEntry {
    On(Spanned<Edtf>),
    Before(Spanned<ClaimId>),
    After(Spanned<ClaimId>),
}

impl DueEntry {
    /// Where the date or the claim stands.
    pub fn at(&self) -> Span {
        match self {
            DueEntry::On(date) => date.at,
            DueEntry::Before(claim) | DueEntry::After(claim) => claim.at,
        }
    }
}

/// A condition.
#[derive(Clone, Debug)]
pub struct ConditionEntry {
    pub id: Spanned<ConditionId>,
    pub kind: ConditionKind,
    pub text: String,
}

/// A reading.
#[derive(Clone, Debug)]
pub struct ReadingEntry {
    pub text: String,
    pub source: Option<Spanned<SourceId>>,
}

/// A source.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    pub id: Spanned<SourceId>,
    pub kind: SourceType,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub date: Option<Spanned<Edtf>>,
    pub url: Option<String>,
    pub copies: Vec<CopyEntry>,
    pub accessed: Option<Edtf>,
    pub language: Option<String>,
    pub level: Option<Level>,
    pub interest: Option<Interest>,
    pub retracted: Option<RetractionEntry>,
}

/// A copy.
#[derive(Clone, Debug)]
pub struct CopyEntry {
    pub place: CopyPlaceEntry,
    pub date: Option<Edtf>,
    pub sha256: Option<Spanned<String>>,
}

/// Where a copy lies.
#[derive(Clone, Debug)]
pub enum CopyPlaceEntry {
    Url(String),
    Path(Spanned<String>),
}

/// A retraction.
#[derive(Clone, Debug)]
pub struct RetractionEntry {
    pub date: Spanned<Edtf>,
    pub notice: Option<String>,
}

/// The name of a follow-up: the article's slug, and an id where it has several of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpName {
    pub article: Slug,
    pub id: Option<FollowUpId>,
}

impl fmt::Display for FollowUpName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(formatter, "{}#{id}", self.article),
            None => write!(formatter, "{}", self.article),
        }
    }
}

/// A follow-up.
#[derive(Clone, Debug)]
pub struct FollowUpEntry {
    pub claim: Spanned<ClaimId>,
    pub id: Option<Spanned<FollowUpId>>,
    pub date: Option<Spanned<Edtf>>,
    pub verdict: Option<Spanned<StatusId>>,
    pub note: Option<String>,
    pub sources: Vec<Spanned<SourceId>>,
    /// Whether it names some, be they ids or not.
    pub names_sources: bool,
    pub by: Vec<String>,
    pub confidence: Option<Confidence>,
    pub reason: Option<Spanned<Reason>>,
    pub conditions: Vec<(Spanned<ConditionId>, ConditionState)>,
    pub due: Option<Spanned<Edtf>>,
    pub confirmed: Option<Confirmed>,
    pub corrects: Option<Spanned<FollowUpName>>,
    pub disputes: Option<Spanned<FollowUpName>>,
    pub settles: Vec<Spanned<FollowUpName>>,
}

/// A correction.
#[derive(Clone, Debug)]
pub struct CorrectionEntry {
    pub date: Spanned<Edtf>,
    pub note: String,
    pub severity: Gravity,
    pub at: Span,
}

/// A speaker.
#[derive(Clone, Debug)]
pub struct SpeakerFile {
    pub file: FileId,
    pub id: SpeakerId,
    pub name: Option<Spanned<String>>,
    pub kind: Option<SpeakerKind>,
    pub role: Option<String>,
    pub same_as: Vec<String>,
    pub aliases: Vec<Spanned<SpeakerId>>,
    pub language: Option<String>,
    pub body: BodyFile,
}

/// A standing page, or the home page's words.
#[derive(Clone, Debug)]
pub struct PageFile {
    pub file: FileId,
    /// Its path below `content/pages`, without `.md`.
    pub address: String,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub language: String,
    /// Its word in the navigation; an empty one means its title.
    pub menu: Option<String>,
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
    pub body: BodyFile,
}
