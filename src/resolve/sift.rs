//! Entries that can't be joined are reported and taken out, so that every key leads to one that can.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::suggest::Suggestions;
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{Span, Spanned};
use crate::id::ClaimId;
use crate::parse::{ArticleFile, ClaimEntry, FollowUpEntry, SourceEntry, Unread};

/// Entries that were taken out, each with its article's position: what they name is still looked at.
#[derive(Default)]
pub(super) struct Dropped {
    pub(super) claims: Vec<(usize, ClaimEntry)>,
    pub(super) follow_ups: Vec<(usize, FollowUpEntry)>,
}

/// Claims whose id another has, sources and follow-ups whose id another of the article has.
pub(super) fn repeated(articles: &mut [Arc<ArticleFile>], log: &mut Log) -> Dropped {
    let mut dropped = Dropped::default();
    let mut claims: BTreeMap<ClaimId, Span> = BTreeMap::new();
    for (position, article) in articles.iter_mut().enumerate() {
        let is_repeated = |claim: &ClaimEntry| !once(&mut claims, &claim.id.value, claim.id.at, "the claim", log);
        let repeated = taken(article, |article| &article.claims, |article| &mut article.claims, is_repeated);
        dropped.claims.extend(repeated.into_iter().map(|claim| (position, claim)));
        let mut sources = BTreeMap::new();
        let is_repeated = |source: &SourceEntry| !once(&mut sources, &source.id.value, source.id.at, "the source", log);
        taken(article, |article| &article.sources, |article| &mut article.sources, is_repeated);
        let mut follow_ups: HashMap<_, Vec<_>> = HashMap::new();
        for follow_up in &article.follow_ups {
            follow_ups.entry(follow_up.claim.value.clone()).or_default().push(follow_up);
        }
        let mut spoiled: HashSet<Span> = HashSet::new();
        for same in follow_ups.values().filter(|same| same.len() > 1) {
            let mut ids = BTreeMap::new();
            let mut nameless: Vec<&Spanned<ClaimId>> = Vec::new();
            for follow_up in same {
                match &follow_up.id {
                    Some(id) => {
                        if !once(&mut ids, &id.value, id.at, "the follow-up", log) {
                            spoiled.insert(follow_up.claim.at);
                        }
                    }
                    None => nameless.push(&follow_up.claim),
                }
            }
            spoiled.extend(nameless.iter().map(|claim| claim.at));
            if let Some((first, others)) = nameless.split_first() {
                let message = format!("the article follows `{}` {} times: each follow-up needs an `id`", first.value, same.len());
                let mistake = Diagnostic::new(Code::MissingKey, first.at, message).help("others name it as SLUG#ID");
                log.push(others.iter().take(4).fold(mistake, |mistake, other| mistake.note(other.at, "this one has none either")));
            }
        }
        let is_spoiled = |follow_up: &FollowUpEntry| spoiled.contains(&follow_up.claim.at);
        let spoiled = taken(article, |article| &article.follow_ups, |article| &mut article.follow_ups, is_spoiled);
        dropped.follow_ups.extend(spoiled.into_iter().map(|follow_up| (position, follow_up)));
    }
    former_ids(articles, &claims, log);
    dropped
}

/// Takes those entries out of an article. One of which none is taken is not touched: whoever keeps it shares it further.
fn taken<T: Clone>(
    article: &mut Arc<ArticleFile>,
    entries: impl FnOnce(&ArticleFile) -> &Vec<T>,
    changed: impl FnOnce(&mut ArticleFile) -> &mut Vec<T>,
    is_taken: impl FnMut(&T) -> bool,
) -> Vec<T> {
    let marks: Vec<bool> = entries(article).iter().map(is_taken).collect();
    if !marks.contains(&true) {
        return Vec::new();
    }
    let mut marks = marks.into_iter();
    changed(Arc::make_mut(article)).extract_if(.., |_| marks.next().unwrap_or(false)).collect()
}

/// A former id of a claim can't be another's id, nor another's former one.
fn former_ids(articles: &mut [Arc<ArticleFile>], claims: &BTreeMap<ClaimId, Span>, log: &mut Log) {
    let mut former: BTreeMap<ClaimId, Span> = BTreeMap::new();
    let with_some = articles.iter_mut().filter(|article| article.claims.iter().any(|claim| !claim.aliases.is_empty()));
    for claim in with_some.flat_map(|article| &mut Arc::make_mut(article).claims) {
        claim.aliases.retain(|alias| match claims.get(&alias.value) {
            Some(first) => {
                let message = format!("`{}` is the id of a claim, and can't be a former one", alias.value);
                log.push(Diagnostic::new(Code::RepeatedId, alias.at, message).note(*first, "that claim"));
                false
            }
            None => once(&mut former, &alias.value, alias.at, "the former id", log),
        });
    }
}

/// Whether the id is new; if not, that it stands twice.
pub(super) fn once<I: Ord + Clone + std::fmt::Display>(known: &mut BTreeMap<I, Span>, id: &I, at: Span, what: &str, log: &mut Log) -> bool {
    match known.get(id) {
        Some(first) => {
            let mistake = Diagnostic::new(Code::RepeatedId, at, format!("{what} `{id}` stands twice"));
            log.push(mistake.note(*first, "first defined here"));
            false
        }
        None => {
            known.insert(id.clone(), at);
            true
        }
    }
}

/// Follow-ups of claims that nobody recorded.
pub(super) fn unknown_claims(
    articles: &mut [Arc<ArticleFile>],
    unread: &Unread,
    suggestions: &Suggestions,
    dropped: &mut Dropped,
    log: &mut Log,
) {
    let mut known: BTreeSet<ClaimId> = BTreeSet::new();
    for claim in articles.iter().flat_map(|article| &article.claims) {
        known.insert(claim.id.value.clone());
        known.extend(claim.aliases.iter().map(|alias| alias.value.clone()));
    }
    for (position, article) in articles.iter_mut().enumerate() {
        let is_unknown = |follow_up: &FollowUpEntry| !known.contains(&follow_up.claim.value);
        let unknown = taken(article, |article| &article.follow_ups, |article| &mut article.follow_ups, is_unknown);
        for follow_up in unknown {
            let Spanned { value: id, at } = &follow_up.claim;
            if !unread.claims.contains(id) {
                let help = suggestions.help(id.as_str(), known.iter().map(ClaimId::as_str));
                log.push(Diagnostic::new(Code::UnknownClaim, *at, format!("no claim has the id `{id}`")).maybe_help(help));
            }
            dropped.follow_ups.push((position, follow_up));
        }
    }
}
