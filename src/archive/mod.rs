//! The archive as known: every id found, every default filled in, every quote in its place.
//!
//! Plain data. No file is read here, nothing is written, nothing is derived from a day,
//! and no type says how it is published: a field can be renamed without a format changing.

mod article;
mod body;
mod claim;
mod config;
mod follow_up;
mod group;
mod key;
mod scale;
mod source;
mod speaker;

pub use article::{Article, Asset, Correction, Gravity, StandingPage};
pub use body::{Body, BodyHeading, BodyLink, ClaimMention, LinkTarget};
pub use claim::{Addressee, Claim, ClaimKind, Condition, ConditionKind, Confirmed, Criteria, Due, Form, Mode, Quote, Reading, Relay};
pub use config::{Config, FeedScope, Feeds, MenuEntry, RawHtml, TopicConfig};
pub use follow_up::{ConditionState, Confidence, FollowUp, Reason};
pub use group::{Publisher, Topic};
pub use key::{ArticleKey, ClaimKey, FollowUpKey, PageKey, PublisherKey, SourceKey, SpeakerKey, Table, TopicKey};
pub use scale::{Scale, Scales, Verdict, VerdictClass};
pub use source::{Copy, CopyPlace, Interest, Level, Retraction, Source, SourceType};
pub use speaker::{Speaker, SpeakerKind};

use crate::id::{ClaimId, Slug, SpeakerId};

/// All that is known, drafts and what is dated later included. A copy of it shares the entries.
#[derive(Clone, Debug)]
pub struct Archive {
    /// What archive.yaml says, with its defaults.
    pub config: Config,
    /// In the order of (date, slug).
    pub articles: Table<ArticleKey, Article>,
    /// In the order of their articles, then as written.
    pub claims: Table<ClaimKey, Claim>,
    /// In the order of ids; also those that nobody declared.
    pub speakers: Table<SpeakerKey, Speaker>,
    /// In the order of their articles, then as written.
    pub sources: Table<SourceKey, Source>,
    /// In the order of their articles, then as written.
    pub follow_ups: Table<FollowUpKey, FollowUp>,
    /// In the order of slugs.
    pub topics: Table<TopicKey, Topic>,
    /// In the order of slugs.
    pub publishers: Table<PublisherKey, Publisher>,
    /// In the order of addresses.
    pub pages: Table<PageKey, StandingPage>,
    /// The words of `content/index.md`.
    pub home: Option<Body>,
    /// Every file that is copied, in the order of addresses.
    pub assets: Vec<Asset>,
}

impl Archive {
    /// The claim of that id, by binary search in `claims_by_id`'s order.
    pub fn claim_by_id(&self, id: &ClaimId) -> Option<ClaimKey> {
        self.claims.iter().find(|(_, claim)| claim.id == *id || claim.aliases.contains(id)).map(|(key, _)| key)
    }

    /// The article of that slug.
    pub fn article_by_slug(&self, slug: &Slug) -> Option<ArticleKey> {
        self.articles.iter().find(|(_, article)| article.slug == *slug).map(|(key, _)| key)
    }

    /// The speaker of that id or former id.
    pub fn speaker_by_id(&self, id: &SpeakerId) -> Option<SpeakerKey> {
        self.speakers.iter().find(|(_, speaker)| speaker.id == *id || speaker.aliases.contains(id)).map(|(key, _)| key)
    }

    /// The scale that judges a claim.
    pub fn scale_of(&self, claim: ClaimKey) -> &Scale {
        self.config.scales.of(self.claims[claim].kind)
    }

    /// How a follow-up is named in front matter: its article's slug, with its id where it has one.
    pub fn follow_up_name(&self, follow_up: FollowUpKey) -> String {
        let FollowUp { article, id, .. } = &self.follow_ups[follow_up];
        let slug = &self.articles[*article].slug;
        id.as_ref().map_or_else(|| slug.to_string(), |id| format!("{slug}#{id}"))
    }

    /// The class of the verdict that a follow-up gives; `None` for an event.
    pub fn verdict_class(&self, follow_up: FollowUpKey) -> Option<VerdictClass> {
        let follow_up = &self.follow_ups[follow_up];
        let verdict = follow_up.verdict.as_ref()?;
        self.scale_of(follow_up.claim).find(verdict.as_str()).map(|verdict| verdict.class)
    }
}
