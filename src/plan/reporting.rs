//! What later articles report on a claim (DESIGN, section 4).

use std::collections::BTreeMap;

use super::grouped::Grouped;
use crate::archive::{Archive, ArticleKey, ClaimKey, FollowUpKey};
use crate::status::Snapshot;

/// An article that reports on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaterArticle {
    /// The article.
    pub article: ArticleKey,
    /// What it says of the claim.
    pub sentence: Sentence,
}

/// The sentence in which an article reports on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// That of the text's first link to the claim: its position among the body's mentions.
    Mention(u32),
    /// The note of its follow-up: of several the first that has one, of none that has one the first.
    Note(FollowUpKey),
}

/// Every claim's later articles, oldest first.
///
/// An article reports on a claim if it follows it up or its text links to it, and if it is dated on the day of the claim's
/// own article or after it. The claim's own article is one of them only if it follows its claim up.
pub(super) fn later_articles(archive: &Archive, snapshot: &Snapshot) -> Grouped<ClaimKey, LaterArticle> {
    let mut pairs = Vec::new();
    for key in snapshot.articles() {
        let article = &archive.articles[key];
        let mut sentences: BTreeMap<ClaimKey, Sentence> = BTreeMap::new();
        // The last one written wins, so what counts most comes last.
        for with_note in [false, true] {
            for follow_up in article.follow_ups.iter().rev() {
                let entry = &archive.follow_ups[*follow_up];
                if entry.note.is_some() == with_note {
                    sentences.insert(entry.claim, Sentence::Note(*follow_up));
                }
            }
        }
        for (mention, link) in (0..).zip(&article.body.mentions) {
            let own = archive.claims[link.claim].article == key;
            if !own || sentences.contains_key(&link.claim) {
                sentences.insert(link.claim, Sentence::Mention(mention));
            }
        }
        for (claim, sentence) in sentences {
            let made_in = &archive.articles[archive.claims[claim].article];
            if snapshot.claim_exists(claim) && article.date >= made_in.date {
                pairs.push((claim, LaterArticle { article: key, sentence }));
            }
        }
    }
    Grouped::new(archive.claims.len(), &pairs)
}

/// Every claim with those that speak of it (`about`), in the order recorded.
pub(super) fn predictions(archive: &Archive, snapshot: &Snapshot) -> Grouped<ClaimKey, ClaimKey> {
    let mut pairs = Vec::new();
    for (key, _) in snapshot.claims() {
        let about = archive.claims[key].about.iter().copied().filter(|about| snapshot.claim_exists(*about));
        pairs.extend(about.map(|about| (about, key)));
    }
    Grouped::new(archive.claims.len(), &pairs)
}
