//! Topics and publishers, which exist by being named. Names with the same slug are the same.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::archive::{Config, Publisher, PublisherKey, Table, Topic, TopicKey};
use crate::id::Slug;
use crate::parse::ArticleFile;

/// Every topic that an article or claim names, and where each name is found.
pub(super) fn topics(articles: &[Arc<ArticleFile>], config: &Config) -> (Table<TopicKey, Topic>, HashMap<String, TopicKey>) {
    let names = articles.iter().flat_map(|article| article.topics.iter().chain(article.claims.iter().flat_map(|claim| &claim.topics)));
    let (topics, keys) = grouped(names.map(|name| name.value.as_str()), TopicKey::at);
    let topics = topics.into_iter().map(|(slug, name)| {
        let said = config.topics.get(&slug);
        Topic {
            name: said.and_then(|said| said.name.as_ref()).map(|name| name.value.clone()).unwrap_or_else(|| name.to_owned()),
            description: said.and_then(|said| said.description.clone()),
            slug,
        }
    });
    (Table::new(topics), keys)
}

/// Every publisher that an article names, and where each name is found.
pub(super) fn publishers(articles: &[Arc<ArticleFile>]) -> (Table<PublisherKey, Publisher>, HashMap<String, PublisherKey>) {
    let names = articles.iter().filter_map(|article| article.publisher.as_ref()).map(|name| name.value.as_str());
    let (publishers, keys) = grouped(names, PublisherKey::at);
    (Table::new(publishers.into_iter().map(|(slug, name)| Publisher { slug, name: name.to_owned() })), keys)
}

/// Each slug with the first name that has it, in the order of slugs; and each name with its slug's key.
fn grouped<'a, K>(names: impl Iterator<Item = &'a str>, key: fn(usize) -> K) -> (BTreeMap<Slug, &'a str>, HashMap<String, K>) {
    let mut slugs: HashMap<&str, Option<Slug>> = HashMap::new();
    let mut groups: BTreeMap<Slug, &str> = BTreeMap::new();
    for name in names {
        slugs.entry(name).or_insert_with(|| {
            let slug = Slug::of(name)?;
            groups.entry(slug.clone()).or_insert(name);
            Some(slug)
        });
    }
    let positions: HashMap<&Slug, usize> = groups.keys().enumerate().map(|(position, slug)| (slug, position)).collect();
    let keys = slugs.into_iter().filter_map(|(name, slug)| Some((name.to_owned(), key(*positions.get(&slug?)?)))).collect();
    (groups, keys)
}
