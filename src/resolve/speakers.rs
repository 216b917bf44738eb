//! Speakers: those with a file, and those that are only named.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::body;
use super::index::Index;
use crate::archive::{Config, Speaker, SpeakerKey, Table};
use crate::diagnostic::suggest::Suggestions;
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{Span, Spanned};
use crate::id::SpeakerId;
use crate::parse::{ArticleFile, SpeakerFile, Unread};

/// Every speaker's id in order, and where ids and former ids are found. An id without a file is a warning, once.
pub(super) fn table(
    declared: &mut [SpeakerFile],
    articles: &[Arc<ArticleFile>],
    unread: &Unread,
    suggestions: &Suggestions,
    log: &mut Log,
) -> (Vec<SpeakerId>, BTreeMap<SpeakerId, SpeakerKey>) {
    let mut known: BTreeMap<SpeakerId, Span> = BTreeMap::new();
    for speaker in declared.iter() {
        let at = speaker.name.as_ref().map_or(Span::whole(speaker.file), |name| name.at);
        if let Some(first) = known.insert(speaker.id.clone(), at) {
            log.push(Diagnostic::new(Code::RepeatedId, at, format!("the speaker `{}` has two files", speaker.id)).note(first, "the other"));
        }
    }
    let mut former: BTreeMap<SpeakerId, (Span, SpeakerId)> = BTreeMap::new();
    for SpeakerFile { id, aliases, .. } in declared {
        aliases.retain(|alias| {
            let (first, message) = match (known.get(&alias.value), former.get(&alias.value)) {
                (Some(first), _) => (*first, format!("`{}` is the id of a speaker, and can't be a former one", alias.value)),
                (None, Some((first, _))) => (*first, format!("the former id `{}` stands twice", alias.value)),
                (None, None) => {
                    former.insert(alias.value.clone(), (alias.at, id.clone()));
                    return true;
                }
            };
            log.push(Diagnostic::new(Code::RepeatedId, alias.at, message).note(first, "first here"));
            false
        });
    }
    let mut undeclared: BTreeSet<SpeakerId> = BTreeSet::new();
    for named in articles.iter().flat_map(|article| named_in(article)) {
        if !known.contains_key(&named.value) && !former.contains_key(&named.value) && undeclared.insert(named.value.clone()) {
            if unread.speakers.contains(&named.value) {
                continue;
            }
            let near = suggestions.help(named.value.as_str(), known.keys().map(SpeakerId::as_str));
            let help = near.unwrap_or_else(|| format!("write content/speakers/{}.md", named.value));
            let message = format!("the speaker `{}` has no file in content/speakers", named.value);
            log.push(Diagnostic::new(Code::UndeclaredSpeaker, named.at, message).help(help));
        }
    }
    // A claim without a speaker was reported; it has one all the same, so that every key leads to one.
    let nameless = articles.iter().flat_map(|article| &article.claims).any(|claim| claim.speaker.is_none());
    undeclared.extend(nameless.then(SpeakerId::nobody));
    let all: BTreeSet<SpeakerId> = known.into_keys().chain(undeclared).collect();
    let mut keys: BTreeMap<SpeakerId, SpeakerKey> =
        all.iter().enumerate().map(|(position, id)| (id.clone(), SpeakerKey::at(position))).collect();
    for (alias, (_, id)) in former {
        if let Some(key) = keys.get(&id).copied() {
            keys.entry(alias).or_insert(key);
        }
    }
    (all.into_iter().collect(), keys)
}

/// Ids that must be speakers: a claim's own, and those of its chain.
fn named_in(article: &ArticleFile) -> impl Iterator<Item = &Spanned<SpeakerId>> {
    article.claims.iter().flat_map(|claim| claim.speaker.iter().chain(claim.via.iter().map(|relay| &relay.speaker)))
}

/// The table, with what the files say.
pub(super) fn with_bodies(
    ids: Vec<SpeakerId>,
    declared: Vec<SpeakerFile>,
    config: &Config,
    index: &Index,
    log: &mut Log,
) -> Table<SpeakerKey, Speaker> {
    let mut files: BTreeMap<SpeakerId, SpeakerFile> = declared.into_iter().map(|speaker| (speaker.id.clone(), speaker)).collect();
    let speakers = ids.into_iter().map(|id| match files.remove(&id) {
        None => Speaker {
            name: id.to_string(),
            id,
            kind: None,
            role: None,
            same_as: Vec::new(),
            aliases: Vec::new(),
            language: config.language.clone(),
            declared: false,
            body: None,
        },
        Some(SpeakerFile { file: _, id, name, kind, role, same_as, aliases, language, body }) => Speaker {
            name: name.map_or_else(|| id.to_string(), |name| name.value),
            id,
            kind,
            role,
            same_as,
            aliases: aliases.into_iter().map(|alias| alias.value).collect(),
            language: language.unwrap_or_else(|| config.language.clone()),
            declared: true,
            body: Some(body::resolve(&body, None, index, log)),
        },
    });
    Table::new(speakers)
}
