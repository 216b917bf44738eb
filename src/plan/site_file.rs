//! The files of a site that programs read: feeds, the calendar, the sitemap, words to robots and hosts.
//!
//! Plain data: which file it is and where it lies, not what stands in it. What every one but the words to robots and hosts
//! holds are whole addresses, so that a site without a `base_url` has none of those.

use super::address::Address;
use super::lists::Lists;
use crate::archive::{Archive, ClaimKey, FeedScope, SpeakerKey, TopicKey};

/// A file that programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SiteFile {
    /// A feed.
    Feed(Feed),
    /// What comes due, as a calendar.
    Calendar,
    /// The addresses of all pages, for search engines; where they are too many for one file, the list of those files.
    Sitemap,
    /// One of those files, from 1.
    SitemapPart(usize),
    /// What robots may read.
    Robots,
    /// That GitHub's Pages are to take every file as it is.
    NoJekyll,
}

/// A feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    /// Of articles and their corrections.
    Articles,
    /// Of every change of status.
    Changes,
    /// Of the changes of claims on a topic.
    Topic(TopicKey),
    /// Of the changes of a speaker's claims.
    Speaker(SpeakerKey),
    /// Of one claim's changes.
    Claim(ClaimKey),
}

impl SiteFile {
    /// Where it lies.
    pub fn address(self, archive: &Archive) -> Address {
        match self {
            SiteFile::Feed(feed) => feed.address(archive),
            SiteFile::Calendar => Address::file("due.ics"),
            SiteFile::Sitemap => Address::file("sitemap.xml"),
            SiteFile::SitemapPart(number) => Address::file(&format!("sitemap-{number}.xml")),
            SiteFile::Robots => Address::file("robots.txt"),
            SiteFile::NoJekyll => Address::file(".nojekyll"),
        }
    }
}

impl Feed {
    fn address(self, archive: &Archive) -> Address {
        match self {
            Feed::Articles => Address::file("feed.xml"),
            Feed::Changes => Address::changes().beside("xml"),
            Feed::Topic(topic) => Address::topic(&archive.topics[topic].slug).beside("xml"),
            Feed::Speaker(speaker) => Address::speaker(&archive.speakers[speaker].id).beside("xml"),
            Feed::Claim(claim) => Address::claim(archive.claims[claim].kind, &archive.claims[claim].id).beside("xml"),
        }
    }
}

/// Every one that the site has, the sitemap aside.
///
/// What an author put at the address of the words to robots or hosts stands there in place of ours: it says the same to the
/// same readers. A feed, calendar or sitemap is linked to and has to be what it is, so that there two files clash.
pub(super) fn every(archive: &Archive, lists: &Lists) -> Vec<SiteFile> {
    let given = |file: &SiteFile| {
        let address = file.address(archive);
        archive.assets.iter().any(|asset| asset.address == address.as_str())
    };
    let mut files: Vec<SiteFile> = [SiteFile::Robots, SiteFile::NoJekyll].into_iter().filter(|file| !given(file)).collect();
    if archive.config.base_url.is_none() {
        return files;
    }
    files.extend([SiteFile::Feed(Feed::Articles), SiteFile::Feed(Feed::Changes), SiteFile::Calendar]);
    let wanted = |scope: FeedScope| archive.config.feeds.per.contains(&scope);
    let mut add = |feed: Feed| files.push(SiteFile::Feed(feed));
    if wanted(FeedScope::Topic) {
        lists.topics.iter().copied().map(Feed::Topic).for_each(&mut add);
    }
    if wanted(FeedScope::Speaker) {
        lists.speakers.iter().copied().map(Feed::Speaker).for_each(&mut add);
    }
    if wanted(FeedScope::Claim) {
        lists.claims.iter().copied().map(Feed::Claim).for_each(&mut add);
    }
    files
}
