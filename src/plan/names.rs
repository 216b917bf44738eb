//! What is listed by name: speakers, topics, publishers, sources.
//!
//! The order is the same in every language and on every machine: by the letters of the name in Unicode's order,
//! without case and without marks such as the dots of `Ä`, then with these, then by id.

use super::bodies;
use super::fold::{folded, letters};
use crate::archive::{Archive, PublisherKey, SourceKey, SpeakerKey, TopicKey};
use crate::status::Snapshot;

/// The speakers that have a page: those with a file, and those whom something published names.
pub(super) fn speakers(archive: &Archive, snapshot: &Snapshot) -> Vec<SpeakerKey> {
    let mut listed: Vec<bool> = archive.speakers.values().map(|speaker| speaker.declared).collect();
    for (speaker, _) in bodies::named_speakers(archive, snapshot) {
        listed[speaker.position()] = true;
    }
    let mut speakers: Vec<SpeakerKey> = archive.speakers.keys().filter(|speaker| listed[speaker.position()]).collect();
    speakers.sort_by_cached_key(|speaker| (by_name(&archive.speakers[*speaker].name), *speaker));
    speakers
}

/// The topics that a published article or claim has.
pub(super) fn topics(archive: &Archive, snapshot: &Snapshot) -> Vec<TopicKey> {
    let mut listed = vec![false; archive.topics.len()];
    let articles = archive.articles.iter().filter(|(key, _)| snapshot.article_exists(*key));
    let claims = archive.claims.iter().filter(|(key, _)| snapshot.claim_exists(*key));
    for topic in articles.flat_map(|(_, article)| &article.topics).chain(claims.flat_map(|(_, claim)| &claim.topics)) {
        listed[topic.position()] = true;
    }
    let mut topics: Vec<TopicKey> = archive.topics.keys().filter(|topic| listed[topic.position()]).collect();
    topics.sort_by_cached_key(|topic| (by_name(&archive.topics[*topic].name), *topic));
    topics
}

/// The publishers of published articles.
pub(super) fn publishers(archive: &Archive, snapshot: &Snapshot) -> Vec<PublisherKey> {
    let mut listed = vec![false; archive.publishers.len()];
    let articles = archive.articles.iter().filter(|(key, _)| snapshot.article_exists(*key));
    for publisher in articles.filter_map(|(_, article)| article.publisher) {
        listed[publisher.position()] = true;
    }
    let mut publishers: Vec<PublisherKey> = archive.publishers.keys().filter(|publisher| listed[publisher.position()]).collect();
    publishers.sort_by_cached_key(|publisher| (by_name(&archive.publishers[*publisher].name), *publisher));
    publishers
}

/// The sources of published articles: first what was retracted by the day, then by publisher (those without one last),
/// title, and the order recorded.
pub(super) fn sources(archive: &Archive, snapshot: &Snapshot) -> Vec<SourceKey> {
    let published = archive.sources.iter().filter(|(_, source)| snapshot.article_exists(source.article));
    let mut sources: Vec<SourceKey> = published.map(|(key, _)| key).collect();
    sources.sort_by_cached_key(|key| {
        let source = &archive.sources[*key];
        let publisher = source.publisher.as_deref().map(by_name);
        (snapshot.retraction(source).is_none(), publisher.is_none(), publisher, by_name(&source.title), *key)
    });
    sources
}

/// What a name is sorted by.
fn by_name(name: &str) -> (String, String) {
    (letters(name), folded(name))
}

#[cfg(test)]
mod tests {
    use super::by_name;

    #[test]
    fn names_stand_where_a_reader_looks_for_them() {
        for sorted in [
            vec!["Adler", "Arzt", "Ärzte", "Éluard", "Łukasz", "Omar", "øre", "Özil", "Zimmer"],
            vec!["Müll", "Muller", "Müller", "Mulligan"],
            vec!["Öffentlicher Nahverkehr", "Wohnungsbau"],
            vec!["강남", "김정은", "남북", "한국"],
        ] {
            let mut names = sorted.clone();
            names.reverse();
            names.sort_by_cached_key(|name| by_name(name));
            assert_eq!(names, sorted);
        }
    }
}
