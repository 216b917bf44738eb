//! Follow-ups, with the claims, verdicts, conditions and other follow-ups that they name.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::claims::source_keys;
use super::index::{Index, Keys};
use super::places::FollowUpPlaces;
use super::{each, reported};
use crate::archive::{ArticleKey, Claim, ClaimKey, ConditionState, FollowUp, FollowUpKey, Table};
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Log, suggest};
use crate::files::{Span, Spanned};
use crate::id::{ConditionId, Slug};
use crate::parse::{ArticleFile, FollowUpEntry, FollowUpName};

/// A follow-up and its id, where it has one.
type WithId = (FollowUpKey, Option<String>);

/// Where the follow-ups are that others name.
pub(super) struct Named {
    /// Those of one claim in one article, each with its id.
    of_claim: HashMap<(ArticleKey, ClaimKey), Vec<WithId>>,
    /// The article of every follow-up.
    articles: Vec<ArticleKey>,
}

impl Named {
    pub(super) fn new(articles: &[Arc<ArticleFile>], index: &Index) -> Named {
        let mut named = Named { of_claim: HashMap::new(), articles: Vec::new() };
        for (position, article) in articles.iter().enumerate() {
            for entry in &article.follow_ups {
                if let Some(claim) = index.claims.get(&entry.claim.value) {
                    let id = entry.id.as_ref().map(|id| id.value.to_string());
                    let there = named.of_claim.entry((ArticleKey::at(position), *claim)).or_default();
                    there.push((FollowUpKey::at(named.articles.len()), id));
                }
                named.articles.push(ArticleKey::at(position));
            }
        }
        named
    }
}

/// Every follow-up, in the order of articles, and where each says what.
pub(super) fn table(
    articles: &[Arc<ArticleFile>],
    keys: &Keys,
    index: &Index,
    named: &Named,
    claims: &Table<ClaimKey, Claim>,
    log: &mut Log,
) -> (Table<FollowUpKey, FollowUp>, Vec<FollowUpPlaces>) {
    let mut places = Vec::with_capacity(named.articles.len());
    let of_article = |file: &ArticleFile, article: ArticleKey, index: &Index, log: &mut Log| {
        of_article(file, article, keys.first_follow_up(article), index, named, claims, log)
    };
    let follow_ups = each(articles, index, log, of_article).into_iter().flatten().map(|(follow_up, place)| {
        places.push(place);
        follow_up
    });
    (Table::new(follow_ups), places)
}

/// The follow-ups of one article, of which the first has that key.
pub(super) fn of_article(
    file: &ArticleFile,
    article: ArticleKey,
    first: FollowUpKey,
    index: &Index,
    named: &Named,
    claims: &Table<ClaimKey, Claim>,
    log: &mut Log,
) -> Vec<(FollowUp, FollowUpPlaces)> {
    let entries = file.follow_ups.iter().enumerate();
    entries
        .map(|(number, entry)| {
            // An unknown claim was sifted out, so there is one.
            let claim = index.claims.get(&entry.claim.value).copied().unwrap_or_else(|| ClaimKey::at(0));
            let own = FollowUpKey::at(first.position() + number);
            let finder = Finder { claim, own, index, named, of_claim: &claims[claim].follow_ups };
            follow_up(entry, article, file, &claims[claim], &finder, log)
        })
        .collect()
}

fn follow_up(
    entry: &FollowUpEntry,
    article: ArticleKey,
    file: &ArticleFile,
    claim: &Claim,
    finder: &Finder<'_>,
    log: &mut Log,
) -> (FollowUp, FollowUpPlaces) {
    let FollowUpEntry {
        claim: claim_id,
        id,
        date,
        verdict,
        note,
        sources,
        names_sources,
        by,
        confidence,
        reason,
        conditions,
        due,
        confirmed,
        corrects,
        disputes,
        settles,
    } = entry;
    let settled = finder.find_all(settles, log);
    let places = FollowUpPlaces {
        date: date.as_ref().map(|date| date.at),
        verdict: verdict.as_ref().map(|verdict| verdict.at),
        names_sources: *names_sources,
        reason: reason.as_ref().map(|reason| reason.at),
        due: due.as_ref().map(|due| due.at),
        corrects: corrects.as_ref().map(|name| name.at),
        disputes: disputes.as_ref().map(|name| name.at),
        all_settles_found: settled.len() == settles.len(),
        settles: settled,
    };
    let follow_up = FollowUp {
        article,
        claim: finder.claim,
        id: id.as_ref().map(|id| id.value.clone()),
        happened: date.as_ref().map_or_else(|| Edtf::from(reported(file)), |date| date.value.clone()),
        verdict: verdict.as_ref().map(|verdict| verdict.value.clone()),
        note: note.clone(),
        sources: source_keys(sources, article, finder.index, log),
        by: if by.is_empty() { file.authors.clone() } else { by.clone() },
        confidence: *confidence,
        reason: reason.as_ref().map(|reason| reason.value),
        conditions: condition_states(conditions, claim, log),
        due: due.as_ref().map(|due| due.value.clone()),
        confirmed: *confirmed,
        corrects: corrects.as_ref().and_then(|name| finder.find(name, "corrects", log)),
        disputes: disputes.as_ref().and_then(|name| finder.find(name, "disputes", log)),
        settles: places.settles.iter().map(|(key, _)| *key).collect(),
        at: claim_id.at,
    };
    (follow_up, places)
}

fn condition_states(entries: &[(Spanned<ConditionId>, ConditionState)], claim: &Claim, log: &mut Log) -> Vec<(usize, ConditionState)> {
    let mut states = Vec::new();
    for (id, state) in entries {
        match claim.conditions.iter().position(|condition| condition.id == id.value) {
            Some(position) => states.push((position, *state)),
            None => {
                let known: Vec<&str> = claim.conditions.iter().map(|condition| condition.id.as_str()).collect();
                let help = match suggest::nearest(id.value.as_str(), known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if known.is_empty() => "it has none".to_owned(),
                    None => format!("it has {}", known.iter().take(20).copied().collect::<Vec<_>>().join(", ")),
                };
                let message = format!("the claim `{}` has no condition `{}`", claim.id, id.value);
                log.push(Diagnostic::new(Code::UnknownCondition, id.at, message).help(help).note(claim.at, "the claim"));
            }
        }
    }
    states
}

/// Finds the follow-ups of the same claim that others name.
struct Finder<'a> {
    claim: ClaimKey,
    own: FollowUpKey,
    index: &'a Index,
    named: &'a Named,
    /// The claim's follow-ups.
    of_claim: &'a [FollowUpKey],
}

impl Finder<'_> {
    fn find(&self, name: &Spanned<FollowUpName>, key: &str, log: &mut Log) -> Option<FollowUpKey> {
        let FollowUpName { article: slug, id } = &name.value;
        let Some(article) = self.index.articles.get(slug).copied() else {
            if !self.index.unread.articles.contains(slug) {
                let help = self.index.suggestions.help(slug.as_str(), self.index.articles.keys().map(Slug::as_str));
                log.push(Diagnostic::new(Code::UnknownArticle, name.at, format!("no article has the slug `{slug}`")).maybe_help(help));
            }
            return None;
        };
        let there: &[(FollowUpKey, Option<String>)] = self.named.of_claim.get(&(article, self.claim)).map_or(&[], Vec::as_slice);
        let wanted = id.as_ref().map(|id| id.as_str());
        let found = match (there, wanted) {
            ([], _) => {
                let message = format!("the article `{slug}` has no follow-up of this claim");
                let help = self.elsewhere();
                log.push(Diagnostic::new(Code::UnknownFollowUp, name.at, message).maybe_help(help));
                return None;
            }
            ([(only, _)], None) => *only,
            (several, None) => {
                let ids: Vec<String> = several.iter().take(10).map(|(_, id)| shown(slug, id.as_deref())).collect();
                let message = format!("the article `{slug}` follows this claim more than once");
                log.push(Diagnostic::new(Code::UnknownFollowUp, name.at, message).help(format!("name one of {}", ids.join(", "))));
                return None;
            }
            (several, Some(id)) => match several.iter().find(|(_, their)| their.as_deref() == Some(id)) {
                Some((found, _)) => *found,
                None => {
                    let message = format!("the article `{slug}` has no follow-up `{id}` of this claim");
                    let there: Vec<String> = several.iter().take(10).map(|(_, id)| shown(slug, id.as_deref())).collect();
                    log.push(Diagnostic::new(Code::UnknownFollowUp, name.at, message).help(format!("it has {}", there.join(", "))));
                    return None;
                }
            },
        };
        if found == self.own {
            log.push(Diagnostic::new(Code::Circle, name.at, format!("`{key}` names the follow-up itself")));
            return None;
        }
        Some(found)
    }

    /// Those that are named under `settles`, each once, with their places.
    fn find_all(&self, names: &[Spanned<FollowUpName>], log: &mut Log) -> Vec<(FollowUpKey, Span)> {
        let mut found: Vec<(FollowUpKey, Span)> = Vec::new();
        let mut known: HashMap<FollowUpKey, Span> = HashMap::new();
        for name in names {
            let Some(key) = self.find(name, "settles", log) else { continue };
            match known.get(&key) {
                Some(first) => {
                    let message = format!("`settles` names `{}` twice", name.value);
                    log.push(Diagnostic::new(Code::WrongSettles, name.at, message).note(*first, "first here"));
                }
                None => {
                    known.insert(key, name.at);
                    found.push((key, name.at));
                }
            }
        }
        found
    }

    /// The articles that do follow the claim, if there are few.
    fn elsewhere(&self) -> Option<String> {
        if self.of_claim.len() > 10 {
            return None;
        }
        let others = self.of_claim.iter().filter(|key| **key != self.own).map(|key| self.named.articles[key.position()]);
        let others: BTreeSet<&str> = others.map(|article| self.index.anchors[article.position()].slug.as_str()).collect();
        match others.len() {
            0 => Some("no other article follows this claim".to_owned()),
            _ => Some(format!("the claim is followed in {}", others.into_iter().collect::<Vec<_>>().join(", "))),
        }
    }
}

fn shown(slug: &Slug, id: Option<&str>) -> String {
    id.map_or_else(|| slug.to_string(), |id| format!("{slug}#{id}"))
}
