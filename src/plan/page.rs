//! Every kind of page and file that a site has.
//!
//! Plain data: which page it is, not what stands on it.

use super::address::Address;
use super::data::Data;
use super::paging::Part;
use super::site_file::SiteFile;
use crate::archive::{Archive, ArticleKey, ClaimKey, ClaimKind, PageKey, PublisherKey, SpeakerKey, TopicKey};
use crate::id::StatusId;

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// What changed lately, what is due, the state of it all.
    Home,
    /// An article.
    Article(ArticleKey),
    /// A claim.
    Claim(ClaimKey),
    /// A speaker's record.
    Speaker {
        /// Whose.
        speaker: SpeakerKey,
        /// Which page of it.
        part: Part,
    },
    /// What is on record about a topic.
    Topic {
        /// Which.
        topic: TopicKey,
        /// Which page of it.
        part: Part,
    },
    /// What a publisher reported.
    Publisher {
        /// Which.
        publisher: PublisherKey,
        /// Which page of it.
        part: Part,
    },
    /// A page of `content/pages`.
    Standing(PageKey),
    /// The list of articles.
    Articles {
        /// Which page of it.
        part: Part,
    },
    /// The list of claims of a kind.
    Claims {
        /// Which kind.
        kind: ClaimKind,
        /// Which page of it.
        part: Part,
    },
    /// The list of speakers.
    Speakers {
        /// Which page of it.
        part: Part,
    },
    /// The list of topics.
    Topics {
        /// Which page of it.
        part: Part,
    },
    /// The list of publishers.
    Publishers {
        /// Which page of it.
        part: Part,
    },
    /// The list of sources.
    Sources {
        /// Which page of it.
        part: Part,
    },
    /// Every change of status.
    Changes {
        /// Which page of it.
        part: Part,
    },
    /// What was wrong.
    Corrections {
        /// Which page of it.
        part: Part,
    },
    /// Every claim by status.
    Status,
    /// The claims of one status.
    StatusOf {
        /// Which.
        status: StatusId,
        /// Which page of it.
        part: Part,
    },
    /// The claims of one kind by status.
    StatusOfKind {
        /// Which kind.
        kind: ClaimKind,
        /// Which page of it.
        part: Part,
    },
    /// What should have happened by now, and what comes due.
    Overdue,
    /// How it unfolded.
    Timeline,
    /// The lanes of the claims made in a year.
    TimelineYear {
        /// Which.
        year: u16,
        /// Which page of it.
        part: Part,
    },
    /// The scales and rules.
    Methodology,
    /// Where words can be looked for, and every claim for those who can't.
    Search,
    /// What a host shows where nothing lies.
    Missing,
    /// What the site published, for whoever compares later: `record.json`.
    Record,
    /// A file for machines.
    Data(Data),
    /// A file that programs read.
    File(SiteFile),
    /// A former address.
    Redirect {
        /// Where the page lies now.
        to: Address,
    },
    /// A file that is copied: its position in [`Archive::assets`].
    Asset(usize),
}

impl Page {
    /// Where the page lies, if the site has it; `None` for a redirect, which may lie anywhere.
    pub fn address(&self, archive: &Archive) -> Option<Address> {
        let (own, part) = match self {
            Page::Home => (Address::home(), Part::Own),
            Page::Article(article) => (Address::article(&archive.articles[*article].slug), Part::Own),
            Page::Claim(claim) => {
                let claim = &archive.claims[*claim];
                (Address::claim(claim.kind, &claim.id), Part::Own)
            }
            Page::Speaker { speaker, part } => (Address::speaker(&archive.speakers[*speaker].id), *part),
            Page::Topic { topic, part } => (Address::topic(&archive.topics[*topic].slug), *part),
            Page::Publisher { publisher, part } => (Address::publisher(&archive.publishers[*publisher].slug), *part),
            Page::Standing(page) => (Address::standing(&archive.pages[*page].address), Part::Own),
            Page::Articles { part } => (Address::articles(), *part),
            Page::Claims { kind, part } => (Address::claims(*kind), *part),
            Page::Speakers { part } => (Address::speakers(), *part),
            Page::Topics { part } => (Address::topics(), *part),
            Page::Publishers { part } => (Address::publishers(), *part),
            Page::Sources { part } => (Address::sources(), *part),
            Page::Changes { part } => (Address::changes(), *part),
            Page::Corrections { part } => (Address::corrections(), *part),
            Page::Status => (Address::status(), Part::Own),
            Page::StatusOf { status, part } => (Address::status_of(status.as_str()), *part),
            Page::StatusOfKind { kind, part } => (Address::status_of_kind(*kind), *part),
            Page::Overdue => (Address::overdue(), Part::Own),
            Page::Timeline => (Address::timeline(), Part::Own),
            Page::TimelineYear { year, part } => (Address::timeline_year(*year), *part),
            Page::Methodology => (Address::methodology(), Part::Own),
            Page::Search => (Address::search(), Part::Own),
            Page::Missing => (Address::missing(), Part::Own),
            Page::Record => (Address::record(), Part::Own),
            Page::Data(data) => (data.address(), Part::Own),
            Page::File(file) => (file.address(archive), Part::Own),
            Page::Redirect { to: _ } => return None,
            Page::Asset(asset) => (Address::file(&archive.assets.get(*asset)?.address), Part::Own),
        };
        Some(own.part(part))
    }
}
