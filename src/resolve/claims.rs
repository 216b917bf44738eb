//! Claims, with everything that they name found.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::index::Index;
use super::places::ClaimPlaces;
use super::sift::once;
use super::{each, reported};
use crate::archive::{
    Addressee, ArticleKey, Claim, ClaimKey, ClaimKind, Condition, Criteria, Due, FollowUpKey, Form, Quote, Reading, Relay, SourceKey,
    SpeakerKey, Table,
};
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Log, repeated};
use crate::files::{Span, Spanned};
use crate::id::{ClaimId, SourceId, SpeakerId};
use crate::parse::{ArticleFile, ClaimEntry, ConditionEntry, DueEntry, QuoteEntry};

/// The longest text that stands for a `short` as it is, in characters.
const SHORT: usize = 60;

/// Every claim, in the order of articles; each with the follow-ups that name it. And where each says what.
pub(super) fn table(articles: &[Arc<ArticleFile>], index: &Index, log: &mut Log) -> (Table<ClaimKey, Claim>, Vec<ClaimPlaces>) {
    let mut followed: Vec<Vec<FollowUpKey>> = vec![Vec::new(); articles.iter().map(|article| article.claims.len()).sum()];
    for (position, follow_up) in articles.iter().flat_map(|article| &article.follow_ups).enumerate() {
        if let Some(claim) = index.claims.get(&follow_up.claim.value) {
            followed[claim.position()].push(FollowUpKey::at(position));
        }
    }
    let mut places = Vec::with_capacity(followed.len());
    let claims = each(articles, index, log, of_article).into_iter().flatten().zip(followed).map(|((mut claim, place), followed)| {
        claim.follow_ups = followed;
        places.push(place);
        claim
    });
    (Table::new(claims), places)
}

/// The claims of one article, without the follow-ups that name them.
pub(super) fn of_article(file: &ArticleFile, article: ArticleKey, index: &Index, log: &mut Log) -> Vec<(Claim, ClaimPlaces)> {
    file.claims.iter().map(|entry| claim(entry, article, file, index, log)).collect()
}

/// One claim of an article. What it names and is not there goes to the log.
pub(super) fn claim(entry: &ClaimEntry, article: ArticleKey, file: &ArticleFile, index: &Index, log: &mut Log) -> (Claim, ClaimPlaces) {
    let ClaimEntry {
        id,
        kind,
        form,
        text,
        short,
        quote,
        speaker,
        via,
        confirmed,
        to,
        made,
        due,
        conditions,
        kept_if,
        partly_if,
        broken_if,
        testable,
        readings,
        sources,
        about,
        precedents,
        replaces,
        topics,
        aliases,
    } = entry;
    let about = claim_keys(about, id, "about", index, log);
    let precedents = claim_keys(precedents, id, "precedents", index, log);
    let replaces = replaces.as_ref().and_then(|claim| claim_keys(std::slice::from_ref(claim), id, "replaces", index, log).pop());
    let places = ClaimPlaces {
        has_kind: kind.is_some(),
        form: form.as_ref().map(|form| form.at),
        made: made.as_ref().map(|made| made.at),
        due: due.as_ref().map(DueEntry::at),
        about,
        precedents,
        replaces,
    };
    let keys = |references: &[(ClaimKey, Span)]| references.iter().map(|(key, _)| *key).collect();
    let mut all_topics = index.topic_keys(&file.topics);
    all_topics.extend(index.topic_keys(topics));
    all_topics.sort();
    all_topics.dedup();
    let claim = Claim {
        id: id.value.clone(),
        kind: kind.unwrap_or(ClaimKind::Commitment),
        form: form.as_ref().map_or(Form::Act, |form| form.value),
        article,
        text: text.clone(),
        short: short.clone().unwrap_or_else(|| shortened(text)),
        quote: quote.as_ref().and_then(found_quote),
        speaker: speaker.as_ref().map_or_else(|| speaker_key(&SpeakerId::nobody(), index), |speaker| speaker_key(&speaker.value, index)),
        via: via
            .iter()
            .map(|relay| Relay {
                speaker: speaker_key(&relay.speaker.value, index),
                mode: relay.mode,
                date: relay.date.as_ref().map(|date| date.value.clone()),
                source: relay.source.as_ref().and_then(|source| source_key(source, article, index, log)),
            })
            .collect(),
        confirmed: *confirmed,
        to: to.iter().map(|to| addressee(&to.value, index)).collect(),
        made: made.as_ref().map_or_else(|| Edtf::from(reported(file)), |made| made.value.clone()),
        due: due.as_ref().and_then(|due| deadline(due, id, index, log)),
        conditions: condition_list(conditions, log),
        criteria: Criteria { kept_if: kept_if.clone(), partly_if: partly_if.clone(), broken_if: broken_if.clone() },
        testable: *testable,
        readings: readings
            .iter()
            .map(|reading| Reading {
                text: reading.text.clone(),
                source: reading.source.as_ref().and_then(|source| source_key(source, article, index, log)),
            })
            .collect(),
        sources: source_keys(sources, article, index, log),
        about: keys(&places.about),
        precedents: keys(&places.precedents),
        replaces: places.replaces.map(|(key, _)| key),
        topics: all_topics,
        aliases: aliases.iter().map(|alias| alias.value.clone()).collect(),
        follow_ups: Vec::new(),
        at: id.at,
    };
    (claim, places)
}

/// The text, cut at a word where it is long.
fn shortened(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHORT - 1).collect();
    let end = cut.rfind(' ').filter(|end| *end > SHORT / 2).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ', '.']))
}

/// A quote that was not found has its mistake in the log already.
fn found_quote(entry: &QuoteEntry) -> Option<Quote> {
    let QuoteEntry { exact, prefix, suffix, range } = entry;
    Some(Quote { exact: exact.clone(), prefix: prefix.clone(), suffix: suffix.clone(), range: range.clone()? })
}

/// Every id that a claim's speaker or chain names is in the table, declared or not.
fn speaker_key(id: &SpeakerId, index: &Index) -> SpeakerKey {
    index.speakers.get(id).copied().unwrap_or_else(|| SpeakerKey::at(0))
}

fn addressee(text: &str, index: &Index) -> Addressee {
    let speaker = SpeakerId::new(text).ok().and_then(|id| index.speakers.get(&id).copied());
    speaker.map_or_else(|| Addressee::Words(text.to_owned()), Addressee::Speaker)
}

fn deadline(due: &DueEntry, own: &Spanned<ClaimId>, index: &Index, log: &mut Log) -> Option<Due> {
    let mut found = |claim| claim_keys(std::slice::from_ref(claim), own, "due", index, log).pop().map(|(key, _)| key);
    match due {
        DueEntry::On(date) => Some(Due::On(date.value.clone())),
        DueEntry::Before(claim) => found(claim).map(Due::Before),
        DueEntry::After(claim) => found(claim).map(Due::After),
    }
}

fn condition_list(entries: &[ConditionEntry], log: &mut Log) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    let mut known = BTreeMap::new();
    for ConditionEntry { id, kind, text } in entries {
        if once(&mut known, &id.value, id.at, "the condition", log) {
            conditions.push(Condition { id: id.value.clone(), kind: *kind, text: text.clone() });
        }
    }
    conditions
}

/// The sources of one article that those ids name.
pub(super) fn source_keys(ids: &[Spanned<SourceId>], article: ArticleKey, index: &Index, log: &mut Log) -> Vec<SourceKey> {
    let mut known: HashSet<SourceKey> = HashSet::new();
    ids.iter().filter_map(|id| source_key(id, article, index, log)).filter(|key| known.insert(*key)).collect()
}

fn source_key(id: &Spanned<SourceId>, article: ArticleKey, index: &Index, log: &mut Log) -> Option<SourceKey> {
    let known = &index.source_ids[article.position()];
    let key = known.get(&id.value).copied();
    if key.is_none() {
        let help = index.suggestions.help(id.value.as_str(), known.keys().map(SourceId::as_str));
        let mistake = Diagnostic::new(Code::UnknownSource, id.at, format!("the article lists no source `{}`", id.value));
        log.push(mistake.maybe_help(help.or_else(|| known.is_empty().then(|| "it lists none: add it under `sources`".to_owned()))));
    }
    key
}

/// The claims that those ids name, each once; never the claim itself.
fn claim_keys(ids: &[Spanned<ClaimId>], own: &Spanned<ClaimId>, key: &str, index: &Index, log: &mut Log) -> Vec<(ClaimKey, Span)> {
    let mut keys: Vec<(ClaimKey, Span)> = Vec::new();
    let mut known: HashSet<ClaimKey> = HashSet::new();
    for id in ids {
        match index.claims.get(&id.value).copied() {
            Some(found) if index.claims.get(&own.value) == Some(&found) => {
                log.push(Diagnostic::new(Code::Circle, id.at, format!("`{key}` of the claim `{}` names the claim itself", own.value)));
            }
            Some(found) => {
                if known.insert(found) {
                    keys.push((found, id.at));
                }
            }
            None => log.append(unknown_claim(id.value.as_str(), id.at, index)),
        }
    }
    keys
}

/// That no claim has the id; nothing where it stands in a file that could not be read.
pub(super) fn unknown_claim(id: &str, at: Span, index: &Index) -> Log {
    let mut log = Log::new();
    if !ClaimId::new(id).is_ok_and(|id| index.unread.claims.contains(&id)) {
        let help = index.suggestions.help(id, index.claims.keys().map(ClaimId::as_str));
        log.push(Diagnostic::new(Code::UnknownClaim, at, format!("no claim has the id `{}`", repeated(id))).maybe_help(help));
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shortened_at_a_word() {
        assert_eq!(shortened("Short enough."), "Short enough.");
        let short = shortened("The two Koreas' leaders will meet at the truce village of Panmunjom in April 2018.");
        assert_eq!(short, "The two Koreas' leaders will meet at the truce village of…");
        assert!(shortened(&"a".repeat(200)).chars().count() <= SHORT);
    }
}
