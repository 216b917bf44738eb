//! Today's entries by their names: those that are published, and those that are known and left out.

use std::collections::BTreeMap;

use super::entries::FollowUpRef;
use super::of_today;
use crate::archive::{Archive, ArticleKey, ClaimKey, FollowUpKey, SourceKey, SpeakerKey};
use crate::files::Files;
use crate::plan::Address;
use crate::status::Snapshot;

/// A follow-up's name: its claim's id, and where it stands.
pub(super) type FollowUpName = (String, FollowUpRef);

/// Look-ups by name.
pub(super) struct Today<'a> {
    pub(super) archive: &'a Archive,
    pub(super) snapshot: &'a Snapshot,
    pub(super) files: &'a Files,
    pub(super) articles: BTreeMap<&'a str, ArticleKey>,
    pub(super) articles_left_out: BTreeMap<&'a str, ArticleKey>,
    pub(super) claims: BTreeMap<&'a str, ClaimKey>,
    pub(super) claims_left_out: BTreeMap<&'a str, ClaimKey>,
    pub(super) sources: BTreeMap<(&'a str, &'a str), SourceKey>,
    pub(super) follow_ups: BTreeMap<FollowUpName, FollowUpKey>,
    former_articles: BTreeMap<Address, ArticleKey>,
    former_claims: BTreeMap<&'a str, ClaimKey>,
    former_speakers: BTreeMap<&'a str, SpeakerKey>,
}

impl<'a> Today<'a> {
    pub(super) fn new(archive: &'a Archive, snapshot: &'a Snapshot, files: &'a Files) -> Today<'a> {
        let slug = |key: ArticleKey| archive.articles[key].slug.as_str();
        let (articles, articles_left_out): (Vec<_>, Vec<_>) =
            archive.articles.iter().map(|(key, article)| (article.slug.as_str(), key)).partition(|(_, key)| snapshot.article_exists(*key));
        let (claims, claims_left_out): (Vec<_>, Vec<_>) =
            archive.claims.iter().map(|(key, claim)| (claim.id.as_str(), key)).partition(|(_, key)| snapshot.claim_exists(*key));
        let aliases = |key: ArticleKey| archive.articles[key].aliases.iter().map(move |alias| (Address::former(alias), key));
        let former_ids = |key: ClaimKey| archive.claims[key].aliases.iter().map(move |id| (id.as_str(), key));
        Today {
            archive,
            snapshot,
            files,
            former_articles: articles.iter().flat_map(|(_, key)| aliases(*key)).collect(),
            former_claims: claims.iter().flat_map(|(_, key)| former_ids(*key)).collect(),
            former_speakers: archive
                .speakers
                .iter()
                .flat_map(|(key, speaker)| speaker.aliases.iter().map(move |id| (id.as_str(), key)))
                .collect(),
            articles: articles.into_iter().collect(),
            articles_left_out: articles_left_out.into_iter().collect(),
            claims: claims.into_iter().collect(),
            claims_left_out: claims_left_out.into_iter().collect(),
            sources: archive
                .sources
                .iter()
                .filter(|(_, source)| snapshot.article_exists(source.article))
                .map(|(key, source)| ((slug(source.article), source.id.as_str()), key))
                .collect(),
            follow_ups: archive
                .follow_ups
                .iter()
                .filter(|(key, _)| snapshot.follow_up_exists(*key))
                .map(|(key, follow_up)| ((archive.claims[follow_up.claim].id.to_string(), of_today::reference(archive, key)), key))
                .collect(),
        }
    }

    /// The article that an alias says lay at that address.
    pub(super) fn article_once_at(&self, address: &Address) -> Option<ArticleKey> {
        self.former_articles.get(address).copied()
    }

    /// The claim that says it once had that id.
    pub(super) fn claim_once_called(&self, id: &str) -> Option<ClaimKey> {
        self.former_claims.get(id).copied()
    }

    /// Today's id of the speaker who once had that one.
    pub(super) fn speaker_once_called(&self, id: &str) -> Option<&'a str> {
        self.former_speakers.get(id).map(|key| self.archive.speakers[*key].id.as_str())
    }

    pub(super) fn slug(&self, key: ArticleKey) -> &'a str {
        self.archive.articles[key].slug.as_str()
    }

    pub(super) fn claim_id(&self, key: ClaimKey) -> &'a str {
        self.archive.claims[key].id.as_str()
    }
}
