//! Topics and publishers, which exist by being named. Names with the same slug are the same.

use std::collections::BTreeMap;

use crate::archive::{Config, Publisher, PublisherKey, Table, Topic, TopicKey};
use crate::id::Slug;
use crate::parse::ArticleFile;

/// Every topic that an article or claim names, and where its slug is found.
pub(super) fn topics(articles: &[ArticleFile], config: &Config) -> (Table<TopicKey, Topic>, BTreeMap<Slug, TopicKey>) {
    let mut names: BTreeMap<Slug, String> = BTreeMap::new();
    for article in articles {
        let of_claims = article.claims.iter().flat_map(|claim| &claim.topics);
        for name in article.topics.iter().chain(of_claims) {
            if let Some(slug) = Slug::of(&name.value) {
                names.entry(slug).or_insert_with(|| name.value.clone());
            }
        }
    }
    let keys = names.keys().enumerate().map(|(position, slug)| (slug.clone(), TopicKey::at(position))).collect();
    let topics = names
        .into_iter()
        .map(|(slug, name)| {
            let said = config.topics.get(&slug);
            Topic {
                name: said.and_then(|said| said.name.clone()).unwrap_or(name),
                description: said.and_then(|said| said.description.clone()),
                slug,
            }
        })
        .collect();
    (Table::new(topics), keys)
}

/// Every publisher that an article names, and where its slug is found.
pub(super) fn publishers(articles: &[ArticleFile]) -> (Table<PublisherKey, Publisher>, BTreeMap<Slug, PublisherKey>) {
    let mut names: BTreeMap<Slug, String> = BTreeMap::new();
    for name in articles.iter().filter_map(|article| article.publisher.as_ref()) {
        if let Some(slug) = Slug::of(name) {
            names.entry(slug).or_insert_with(|| name.clone());
        }
    }
    let keys = names.keys().enumerate().map(|(position, slug)| (slug.clone(), PublisherKey::at(position))).collect();
    (Table::new(names.into_iter().map(|(slug, name)| Publisher { slug, name }).collect()), keys)
}
