//! Which of today's entries each earlier one is.
//!
//! In: an earlier record, today's names. Out: the record with today's names throughout, so that a thing that was renamed is
//! compared with itself, and for each of its entries what became of it.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{FollowUpRef, Record};
use super::same::folded;
use super::today::Today;
use crate::archive::{ArticleKey, ClaimKey, FollowUpKey, SourceKey};
use crate::id::Slug;
use crate::plan::Address;

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate<K> {
    /// It stands, under its name or under one that has the old one as alias.
    Stands(K),
    /// It stands under another name, and nothing leads there from the old one, which is this.
    Renamed(K, String),
    /// It is known, and left out: a draft, or dated later.
    LeftOut(K),
    /// It is not there.
    Gone,
}

impl<K: Copy> Fate<K> {
    /// The entry that it is today.
    pub(super) fn standing(&self) -> Option<K> {
        match self {
            Fate::Stands(key) | Fate::Renamed(key, _) => Some(*key),
            Fate::LeftOut(_) | Fate::Gone => None,
        }
    }
}

/// What became of each entry, in the record's order.
pub(super) struct Fates {
    pub(super) articles: Vec<Fate<ArticleKey>>,
    pub(super) claims: Vec<Fate<ClaimKey>>,
    pub(super) follow_ups: Vec<Fate<FollowUpKey>>,
    pub(super) sources: Vec<Fate<SourceKey>>,
}

/// Finds each entry and gives the record today's names.
pub(super) fn match_up(earlier: &mut Record, today: &Today<'_>) -> Fates {
    let articles = articles(earlier, today);
    let slugs = changed(earlier.articles.iter().map(|article| article.slug.as_str()), &articles, |key| today.slug(key));
    name_articles(earlier, &slugs);
    name_speakers(earlier, today);
    let claims = claims(earlier, today);
    let ids = changed(earlier.claims.iter().map(|claim| claim.id.as_str()), &claims, |key| today.claim_id(key));
    name_claims(earlier, &ids);
    let sources = sources(earlier, today);
    name_sources(earlier, &sources, today);
    let follow_ups = follow_ups(earlier, today);
    name_follow_ups(earlier, &follow_ups, today);
    Fates { articles, claims, follow_ups, sources }
}

/// Old names whose entries are called otherwise today.
fn changed<'a, K: Copy>(names: impl Iterator<Item = &'a str>, fates: &[Fate<K>], name: impl Fn(K) -> &'a str) -> BTreeMap<String, String> {
    let pairs = names.zip(fates).filter_map(|(old, fate)| Some((old, name(fate.standing()?))));
    pairs.filter(|(old, new)| old != new).map(|(old, new)| (old.to_owned(), new.to_owned())).collect()
}

/// Entries that nobody is matched with yet, by what they can be recognised by; each is given away once.
struct Unclaimed<N, K> {
    by: BTreeMap<N, K>,
}

impl<N: Ord, K: Copy + Ord> Unclaimed<N, K> {
    fn new(entries: impl Iterator<Item = (N, K)>) -> Unclaimed<N, K> {
        Unclaimed { by: entries.collect() }
    }

    fn take(&self, mark: &N, taken: &mut BTreeSet<K>) -> Option<K> {
        self.by.get(mark).copied().filter(|key| taken.insert(*key))
    }
}

/// An article without its old slug and without alias is recognised by its file, by title and date, or by a claim.
fn articles(earlier: &Record, today: &Today<'_>) -> Vec<Fate<ArticleKey>> {
    let old: BTreeSet<&str> = earlier.articles.iter().map(|article| article.slug.as_str()).collect();
    let new = || today.articles.iter().filter(|(slug, _)| !old.contains(*slug)).map(|(_, key)| *key);
    let about = |key: ArticleKey| &today.archive.articles[key];
    let by_file = Unclaimed::new(new().map(|key| (today.files.get(about(key).file).path.as_str(), key)));
    let by_title = Unclaimed::new(new().map(|key| ((about(key).title.as_str(), about(key).date.to_string()), key)));
    let by_claim = Unclaimed::new(new().flat_map(|key| about(key).claims.iter().map(move |claim| (today.claim_id(*claim), key))));
    let mut old_claims: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for claim in &earlier.claims {
        old_claims.entry(&claim.article).or_default().push(&claim.id);
    }
    let mut taken = BTreeSet::new();
    let fate = |article: &super::entries::RecordedArticle| {
        let slug = article.slug.as_str();
        let address = Slug::new(slug).ok().map(|slug| Address::article(&slug));
        let under_alias = || address.and_then(|address| today.article_once_at(&address));
        if let Some(key) = today.articles.get(slug).copied().or_else(under_alias) {
            return Fate::Stands(key);
        }
        if let Some(key) = today.articles_left_out.get(slug) {
            return Fate::LeftOut(*key);
        }
        let claims = old_claims.get(slug).map_or(&[][..], Vec::as_slice);
        let found = by_file
            .take(&article.file.as_str(), &mut taken)
            .or_else(|| by_title.take(&(article.title.as_str(), article.date.clone()), &mut taken))
            .or_else(|| claims.iter().find_map(|claim| by_claim.take(claim, &mut taken)));
        found.map_or(Fate::Gone, |key| Fate::Renamed(key, slug.to_owned()))
    };
    earlier.articles.iter().map(fate).collect()
}

fn name_articles(earlier: &mut Record, slugs: &BTreeMap<String, String>) {
    let name = |slug: &mut String| {
        if let Some(new) = slugs.get(slug) {
            slug.clone_from(new);
        }
    };
    earlier.articles.iter_mut().for_each(|article| name(&mut article.slug));
    earlier.claims.iter_mut().for_each(|claim| name(&mut claim.article));
    earlier.sources.iter_mut().for_each(|source| name(&mut source.article));
    for follow_up in &mut earlier.follow_ups {
        name(&mut follow_up.article);
        let named = follow_up.corrects.iter_mut().chain(&mut follow_up.disputes).chain(&mut follow_up.settles);
        named.for_each(|named| name(&mut named.article));
    }
}

fn name_speakers(earlier: &mut Record, today: &Today<'_>) {
    for claim in &mut earlier.claims {
        let via = claim.via.iter_mut().map(|relay| &mut relay.speaker);
        for id in via.chain([&mut claim.speaker]).chain(&mut claim.to) {
            if let Some(new) = today.speaker_once_called(id) {
                new.clone_into(id);
            }
        }
    }
}

/// A claim without its old id and without alias is recognised by its speaker and text.
fn claims(earlier: &Record, today: &Today<'_>) -> Vec<Fate<ClaimKey>> {
    let old: BTreeSet<&str> = earlier.claims.iter().map(|claim| claim.id.as_str()).collect();
    let by_words = Unclaimed::new(today.claims.iter().filter(|(id, _)| !old.contains(*id)).map(|(_, key)| {
        let claim = &today.archive.claims[*key];
        ((today.archive.speakers[claim.speaker].id.as_str(), folded(&claim.text)), *key)
    }));
    let mut taken = BTreeSet::new();
    let fate = |claim: &super::entries::RecordedClaim| {
        let id = claim.id.as_str();
        if let Some(key) = today.claims.get(id).copied().or_else(|| today.claim_once_called(id)) {
            return Fate::Stands(key);
        }
        if let Some(key) = today.claims_left_out.get(id) {
            return Fate::LeftOut(*key);
        }
        let found = by_words.take(&(claim.speaker.as_str(), folded(&claim.text)), &mut taken);
        found.map_or(Fate::Gone, |key| Fate::Renamed(key, id.to_owned()))
    };
    earlier.claims.iter().map(fate).collect()
}

fn name_claims(earlier: &mut Record, ids: &BTreeMap<String, String>) {
    let name = |id: &mut String| {
        if let Some(new) = ids.get(id) {
            id.clone_from(new);
        }
    };
    for claim in &mut earlier.claims {
        name(&mut claim.id);
        claim.replaces.iter_mut().for_each(name);
        if let Some((word, id)) = claim.due.as_ref().and_then(|due| due.split_once(':')) {
            claim.due = Some(format!("{word}:{}", ids.get(id).map_or(id, String::as_str)));
        }
    }
    earlier.follow_ups.iter_mut().for_each(|follow_up| name(&mut follow_up.claim));
}

/// A source without its old id is recognised by its address, else by its title, within its article.
fn sources(earlier: &Record, today: &Today<'_>) -> Vec<Fate<SourceKey>> {
    let old: BTreeSet<(&str, &str)> = earlier.sources.iter().map(|source| (source.article.as_str(), source.id.as_str())).collect();
    let new = || today.sources.iter().filter(|(name, _)| !old.contains(*name)).map(|((article, _), key)| (*article, *key));
    let about = |key: SourceKey| &today.archive.sources[key];
    let by_url = Unclaimed::new(new().filter_map(|(article, key)| Some(((article, about(key).url.as_deref()?), key))));
    let by_title = Unclaimed::new(new().map(|(article, key)| ((article, about(key).title.as_str()), key)));
    let mut taken = BTreeSet::new();
    let fate = |source: &super::entries::RecordedSource| {
        let article = source.article.as_str();
        if let Some(key) = today.sources.get(&(article, source.id.as_str())) {
            return Fate::Stands(*key);
        }
        let by_address = source.url.as_deref().and_then(|url| by_url.take(&(article, url), &mut taken));
        let found = by_address.or_else(|| by_title.take(&(article, source.title.as_str()), &mut taken));
        found.map_or(Fate::Gone, |key| Fate::Renamed(key, source.id.clone()))
    };
    earlier.sources.iter().map(fate).collect()
}

fn name_sources(earlier: &mut Record, fates: &[Fate<SourceKey>], today: &Today<'_>) {
    let mut new: BTreeMap<(String, String), String> = BTreeMap::new();
    for (source, fate) in earlier.sources.iter_mut().zip(fates) {
        if let Fate::Renamed(key, old) = fate {
            source.id = today.archive.sources[*key].id.to_string();
            new.insert((source.article.clone(), old.clone()), source.id.clone());
        }
    }
    if new.is_empty() {
        return;
    }
    let name = |article: &str, id: &mut String| {
        if let Some(new) = new.get(&(article.to_owned(), id.clone())) {
            id.clone_from(new);
        }
    };
    for claim in &mut earlier.claims {
        claim.via.iter_mut().filter_map(|relay| relay.source.as_mut()).for_each(|id| name(&claim.article, id));
    }
    for follow_up in &mut earlier.follow_ups {
        follow_up.sources.iter_mut().for_each(|id| name(&follow_up.article, id));
    }
}

/// A follow-up without its old id is recognised where it is the only one of its claim in its article that is new.
fn follow_ups(earlier: &Record, today: &Today<'_>) -> Vec<Fate<FollowUpKey>> {
    let names: Vec<(String, FollowUpRef)> = earlier
        .follow_ups
        .iter()
        .map(|follow_up| (follow_up.claim.clone(), FollowUpRef { article: follow_up.article.clone(), id: follow_up.id.clone() }))
        .collect();
    let old: BTreeSet<&(String, FollowUpRef)> = names.iter().collect();
    let mut unknown: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (claim, at) in names.iter().filter(|name| !today.follow_ups.contains_key(*name)) {
        *unknown.entry((claim, &at.article)).or_default() += 1;
    }
    let mut new: BTreeMap<(&str, &str), Vec<FollowUpKey>> = BTreeMap::new();
    for ((claim, at), key) in today.follow_ups.iter().filter(|(name, _)| !old.contains(*name)) {
        new.entry((claim, &at.article)).or_default().push(*key);
    }
    let fate = |name: &(String, FollowUpRef)| {
        if let Some(key) = today.follow_ups.get(name) {
            return Fate::Stands(*key);
        }
        let where_it_stood = (name.0.as_str(), name.1.article.as_str());
        match (unknown.get(&where_it_stood), new.get(&where_it_stood).map(Vec::as_slice)) {
            (Some(1), Some([only])) => Fate::Renamed(*only, name.1.to_string()),
            (Some(_) | None, Some(_) | None) => Fate::Gone,
        }
    };
    names.iter().map(fate).collect()
}

fn name_follow_ups(earlier: &mut Record, fates: &[Fate<FollowUpKey>], today: &Today<'_>) {
    let mut new: BTreeMap<(String, FollowUpRef), Option<String>> = BTreeMap::new();
    for (follow_up, fate) in earlier.follow_ups.iter_mut().zip(fates) {
        if let Fate::Renamed(key, _) = fate {
            let id = today.archive.follow_ups[*key].id.as_ref().map(ToString::to_string);
            let old = std::mem::replace(&mut follow_up.id, id.clone());
            new.insert((follow_up.claim.clone(), FollowUpRef { article: follow_up.article.clone(), id: old }), id);
        }
    }
    if new.is_empty() {
        return;
    }
    for follow_up in &mut earlier.follow_ups {
        for named in follow_up.corrects.iter_mut().chain(&mut follow_up.disputes).chain(&mut follow_up.settles) {
            if let Some(id) = new.get(&(follow_up.claim.clone(), named.clone())) {
                named.id.clone_from(id);
            }
        }
    }
}
