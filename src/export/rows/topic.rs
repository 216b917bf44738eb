//! Rows of topics.

use serde::Serialize;

use crate::archive::{Archive, TopicKey};
use crate::status::Snapshot;

/// A topic.
#[derive(Clone, Debug, Serialize)]
pub struct TopicRow<'a> {
    /// The last part of its address.
    pub slug: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What archive.yaml says of it.
    pub description: Option<&'a str>,
    /// How many articles are on it.
    pub articles: usize,
    /// How many claims are on it, their articles' topics included.
    pub claims: usize,
}

/// Every topic of an article or claim that exists, in the order of slugs.
pub fn topic_rows<'a>(archive: &'a Archive, snapshot: &Snapshot) -> Vec<TopicRow<'a>> {
    let (mut articles, mut claims) = (vec![0; archive.topics.len()], vec![0; archive.topics.len()]);
    let count = |counts: &mut Vec<usize>, topics: &[TopicKey]| topics.iter().for_each(|topic| counts[topic.position()] += 1);
    for key in snapshot.articles() {
        count(&mut articles, &archive.articles[key].topics);
    }
    for (key, _) in snapshot.claims() {
        count(&mut claims, &archive.claims[key].topics);
    }
    let counted = archive.topics.iter().map(|(key, topic)| TopicRow {
        slug: topic.slug.as_str(),
        name: &topic.name,
        description: topic.description.as_deref(),
        articles: articles[key.position()],
        claims: claims[key.position()],
    });
    counted.filter(|row| row.articles + row.claims > 0).collect()
}
