//! What stands in which list, worked out once for all pages.
//!
//! In: the archive and its state on a day. Out: keys, never copies, and only of what exists on that day.
//! Lists of articles and claims are in the order recorded: by the article's date, its slug, then as written.

use std::collections::BTreeMap;

use super::changes::{self, Change, Corrected};
use super::grouped::{Group, Grouped};
use super::names;
use super::page::Page;
use super::paging::Paging;
use super::reporting::{self, LaterArticle};
use super::timeline;
use crate::archive::{Archive, ArticleKey, Claim, ClaimKey, ClaimKind, PublisherKey, SourceKey, SpeakerKey, TopicKey, VerdictClass};
use crate::date::Day;
use crate::id::StatusId;
use crate::status::{ClaimState, Snapshot, Status};

/// Every list of the site.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Every article, oldest first.
    pub articles: Vec<ArticleKey>,
    /// Every claim, oldest first.
    pub claims: Vec<ClaimKey>,
    /// The claims of a kind.
    pub claims_of_kind: Grouped<ClaimKind, ClaimKey>,
    /// A speaker's own claims.
    pub claims_of_speaker: Grouped<SpeakerKey, ClaimKey>,
    /// The claims of others that a speaker passed on, each once.
    pub relayed_by_speaker: Grouped<SpeakerKey, ClaimKey>,
    /// The claims on a topic, their article's topics included.
    pub claims_on_topic: Grouped<TopicKey, ClaimKey>,
    /// The articles on a topic.
    pub articles_on_topic: Grouped<TopicKey, ArticleKey>,
    /// The claims in a publisher's articles.
    pub claims_of_publisher: Grouped<PublisherKey, ClaimKey>,
    /// A publisher's articles.
    pub articles_of_publisher: Grouped<PublisherKey, ArticleKey>,
    /// The claims by status; a status that no claim has is not there.
    pub claims_by_status: BTreeMap<StatusId, Vec<ClaimKey>>,
    /// The overdue claims, the longest overdue first.
    pub overdue: Vec<ClaimKey>,
    /// The open claims with a last day that has not passed, the next one due first.
    pub coming_due: Vec<ClaimKey>,
    /// The claims with a last day, passed or not, that are neither settled nor void, by that day.
    pub unsettled: Vec<ClaimKey>,
    /// The articles that report on a claim later on, oldest first.
    pub later_articles: Grouped<ClaimKey, LaterArticle>,
    /// The claims that speak of a claim.
    pub predictions: Grouped<ClaimKey, ClaimKey>,
    /// Every speaker that has a page, by name.
    pub speakers: Vec<SpeakerKey>,
    /// Every topic that has a page, by name.
    pub topics: Vec<TopicKey>,
    /// Every publisher that has a page, by name.
    pub publishers: Vec<PublisherKey>,
    /// Every source: what was retracted first, then by publisher and title.
    pub sources: Vec<SourceKey>,
    /// Every change of status, oldest first.
    pub changes: Vec<Change>,
    /// Every correction, oldest first.
    pub corrections: Vec<Corrected>,
    /// The claims by the year made, where they are too many for one timeline; else empty.
    pub timeline_years: BTreeMap<u16, Vec<ClaimKey>>,
}

impl Lists {
    /// The lists of an archive as of the snapshot's day.
    pub fn new(archive: &Archive, snapshot: &Snapshot) -> Lists {
        let articles: Vec<ArticleKey> = snapshot.articles().collect();
        let claims: Vec<ClaimKey> = snapshot.claims().map(|(claim, _)| claim).collect();
        let ((changes, sources), (claims_by_status, [overdue, coming_due, unsettled])) = rayon::join(
            || (changes::changes_of(snapshot, &claims), names::sources(archive, snapshot)),
            || {
                let overdue = due(snapshot, |state, _| state.status == Status::Overdue);
                let coming_due = due(snapshot, |state, day| day >= snapshot.as_of && open(archive, state));
                (by_status(snapshot), [overdue, coming_due, due(snapshot, |state, _| unsettled(archive, state))])
            },
        );
        let timeline_years = timeline::years(archive, &claims);
        let (topics, publishers) = (archive.topics.len(), archive.publishers.len());
        Lists {
            claims_of_kind: by(ClaimKind::ALL.len(), archive, &claims, |claim| [claim.kind]),
            claims_of_speaker: by(archive.speakers.len(), archive, &claims, |claim| [claim.speaker]),
            relayed_by_speaker: by(archive.speakers.len(), archive, &claims, relays),
            claims_on_topic: by(topics, archive, &claims, |claim| claim.topics.clone()),
            articles_on_topic: by_article(topics, &articles, |article| archive.articles[article].topics.clone()),
            claims_of_publisher: by(publishers, archive, &claims, |claim| archive.articles[claim.article].publisher),
            articles_of_publisher: by_article(publishers, &articles, |article| archive.articles[article].publisher),
            claims_by_status,
            overdue,
            coming_due,
            unsettled,
            later_articles: reporting::later_articles(archive, snapshot),
            predictions: reporting::predictions(archive, snapshot),
            speakers: names::speakers(archive, snapshot),
            topics: names::topics(archive, snapshot),
            publishers: names::publishers(archive, snapshot),
            sources,
            corrections: changes::corrections(archive, snapshot),
            articles,
            claims,
            changes,
            timeline_years,
        }
    }

    /// How the list that a page shows is cut into pages of `per_page`; `None` for a page that stands alone.
    ///
    /// A page of two lists (a speaker's claims and those that it relayed; the claims and the articles of a topic or publisher)
    /// goes by the longer one: of each list, page N shows that list's page N.
    pub fn paging(&self, page: &Page, per_page: usize) -> Option<Paging> {
        let recorded = |entries: usize| Some(Paging::recorded(entries, per_page));
        let two = |one: usize, other: usize| Some(Paging::recorded(one, per_page).longer(Paging::recorded(other, per_page)));
        let named = |entries: usize| Some(Paging::named(entries, per_page));
        match page {
            Page::Speaker { speaker, part: _ } => {
                two(self.claims_of_speaker.of(*speaker).len(), self.relayed_by_speaker.of(*speaker).len())
            }
            Page::Topic { topic, part: _ } => two(self.claims_on_topic.of(*topic).len(), self.articles_on_topic.of(*topic).len()),
            Page::Publisher { publisher, part: _ } => {
                two(self.claims_of_publisher.of(*publisher).len(), self.articles_of_publisher.of(*publisher).len())
            }
            Page::Articles { part: _ } => recorded(self.articles.len()),
            Page::Claims { kind, part: _ } | Page::StatusOfKind { kind, part: _ } => recorded(self.claims_of_kind.of(*kind).len()),
            Page::Speakers { part: _ } => named(self.speakers.len()),
            Page::Topics { part: _ } => named(self.topics.len()),
            Page::Publishers { part: _ } => named(self.publishers.len()),
            Page::Sources { part: _ } => named(self.sources.len()),
            Page::Changes { part: _ } => recorded(self.changes.len()),
            Page::Corrections { part: _ } => recorded(self.corrections.len()),
            Page::TimelineYear { year, part: _ } => {
                Some(Paging::recorded(self.timeline_years.get(year).map_or(0, Vec::len), timeline::LANES))
            }
            Page::StatusOf { status, part: _ } => recorded(self.claims_by_status.get(status).map_or(0, Vec::len)),
            Page::Home
            | Page::Article(_)
            | Page::Claim(_)
            | Page::Standing(_)
            | Page::Status
            | Page::Overdue
            | Page::Timeline
            | Page::Methodology
            | Page::Search
            | Page::Missing
            | Page::Record
            | Page::Data(_)
            | Page::File(_)
            | Page::Redirect { to: _ }
            | Page::Asset(_) => None,
        }
    }
}

fn by<G: Group, I: IntoIterator<Item = G>>(
    groups: usize,
    archive: &Archive,
    claims: &[ClaimKey],
    of: impl Fn(&Claim) -> I,
) -> Grouped<G, ClaimKey> {
    let pairs: Vec<(G, ClaimKey)> =
        claims.iter().flat_map(|key| of(&archive.claims[*key]).into_iter().map(|group| (group, *key))).collect();
    Grouped::new(groups, &pairs)
}

fn by_article<G: Group, I: IntoIterator<Item = G>>(
    groups: usize,
    articles: &[ArticleKey],
    of: impl Fn(ArticleKey) -> I,
) -> Grouped<G, ArticleKey> {
    let pairs: Vec<(G, ArticleKey)> = articles.iter().flat_map(|key| of(*key).into_iter().map(|group| (group, *key))).collect();
    Grouped::new(groups, &pairs)
}

fn relays(claim: &Claim) -> Vec<SpeakerKey> {
    let mut relays: Vec<SpeakerKey> = claim.via.iter().map(|relay| relay.speaker).collect();
    relays.sort_unstable();
    relays.dedup();
    relays
}

fn by_status(snapshot: &Snapshot) -> BTreeMap<StatusId, Vec<ClaimKey>> {
    let mut statuses: BTreeMap<&str, Vec<ClaimKey>> = BTreeMap::new();
    for (claim, state) in snapshot.claims() {
        statuses.entry(state.status.id()).or_default().push(claim);
    }
    // A derived status has an id as a verdict has: none is left out.
    statuses.into_iter().filter_map(|(id, claims)| Some((StatusId::new(id).ok()?, claims))).collect()
}

/// The claims that are `wanted` and have a last day, by that day, then in the order recorded.
fn due(snapshot: &Snapshot, wanted: impl Fn(&ClaimState, Day) -> bool) -> Vec<ClaimKey> {
    let dated = snapshot.claims().filter_map(|(claim, state)| {
        let day = state.due.as_ref()?.past_after?;
        wanted(state, day).then_some((day, claim))
    });
    let mut dated: Vec<(Day, ClaimKey)> = dated.collect();
    dated.sort_unstable();
    dated.into_iter().map(|(_, claim)| claim).collect()
}

/// Whether a claim may still go either way.
fn open(archive: &Archive, state: &ClaimState) -> bool {
    match &state.status {
        Status::Pending | Status::Conditional => true,
        Status::Judged(_) => state.standing.first().is_some_and(|follow_up| archive.verdict_class(*follow_up) == Some(VerdictClass::Open)),
        Status::Overdue
        | Status::AwaitingVerdict
        | Status::Contested
        | Status::NotTriggered
        | Status::Lapsed
        | Status::Superseded
        | Status::Unverifiable => false,
    }
}

/// Whether a verdict is still to come, or to be agreed on.
fn unsettled(archive: &Archive, state: &ClaimState) -> bool {
    match &state.status {
        Status::Overdue | Status::AwaitingVerdict | Status::Contested => true,
        Status::Pending
        | Status::Conditional
        | Status::Judged(_)
        | Status::NotTriggered
        | Status::Lapsed
        | Status::Superseded
        | Status::Unverifiable => open(archive, state),
    }
}
